"""The notice before the municipality's own utlegg: what the gate of a measure reads of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain.rates import Rates
from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.models import RegimeAnswer
from collector_desk.service import possible
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.measures import MeasureCondition
from tests.service.enforcing import Enforcement, noticed


@pytest.fixture
def case(db: Database) -> Enforcement:
    """Fines whose notices went in October; the rates of 2027 are those of practice."""
    db.rates = Rates.practice()
    return Enforcement(db)


def notice(case: Enforcement) -> MeasureCondition:
    return next(one for one in case.save().reckoned.conditions if one.code == "notice")


def sends(case: Enforcement, day: date, days: int) -> None:
    """A newer notice of each fine, which gave so many days."""
    for claim in case.claims:
        noticed(case.db, case.debtor, claim, sent=day, ends=day + timedelta(days=days))


def trekk(case: Enforcement, since: date) -> None:
    with case.db.write(SYSTEM) as work:
        work.add(
            RegimeAnswer(
                debtor_id=case.debtor, answer="new", one_trekk_since=since, asked_on=since,
                source="oppslag", made_by="Prøve", made_at=work.clock.now(),
            )
        )  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "days", "on", "said"),
    [
        # Old rules: two weeks are enough, but a week for the post and 14 days more must go.
        (date(2026, 12, 1), 14, date(2026, 12, 15), "fristen løper til 15.12.2026"),
        (date(2026, 12, 1), 14, date(2026, 12, 22), "kom fram løper til 22.12.2026"),
        (date(2026, 12, 1), 14, date(2026, 12, 23), ""),
        # New rules: two weeks are not, whenever they were given.
        (date(2026, 12, 1), 14, date(2027, 1, 4), "ga 14 dager, og 21 kreves"),
        # A notice of two weeks sent after 16 December is none (ruling 2); three weeks go on.
        (date(2026, 12, 17), 14, date(2026, 12, 31), "ga 14 dager, og 21 kreves"),
        (date(2026, 12, 10), 21, date(2026, 12, 31), "fristen løper til 31.12.2026"),
        (date(2026, 12, 10), 21, date(2027, 1, 4), ""),
        # § 7-10: two months after the deadline, 31 December.
        (date(2026, 12, 10), 21, date(2027, 2, 28), ""),
        (date(2026, 12, 10), 21, date(2027, 3, 1), "falt bort 28.02.2027 (§ 7-10)"),
    ],
)
def test_the_gate_reads_the_notice_by_the_rules_of_the_day(
    case: Enforcement, sent: date, days: int, on: date, said: str
) -> None:
    sends(case, sent, days)
    case.day(on)
    found = notice(case)
    assert (found.holds, said in found.detail) == (not said, True)
    section = "§§ 4-18, 7-6 og 7-10" if on.year == 2026 else "§§ 2-15, 7-6 og 7-10"
    assert section in found.source
    assert "kommet fram" in found.unconfirmed
    if said:
        with pytest.raises(MeasureGateClosed):
            case.propose(case.save())


def test_what_is_wrong_with_the_notices_is_said_once_for_all_claims_with_the_way_out(
    case: Enforcement,
) -> None:
    sends(case, date(2026, 12, 10), 21)
    case.day(date(2027, 3, 1))
    first, second = "K-2026-000001", "K-2026-000002"
    said = f"{first}, {second}: varselet falt bort 28.02.2027 (§ 7-10). Send et nytt."
    assert notice(case).detail == said


def test_a_one_trekk_brings_the_new_rules_to_the_notice_of_its_debtor(case: Enforcement) -> None:
    case.day(date(2026, 12, 23))
    sends(case, date(2026, 12, 1), 14)
    assert notice(case).holds
    trekk(case, date(2026, 12, 20))
    found = notice(case)
    assert (found.holds, "21 kreves" in found.detail) == (False, True)


def test_what_can_be_done_now_calls_the_notice_by_its_name_in_both_years(
    case: Enforcement,
) -> None:
    for day in (date(2026, 12, 31), date(2027, 1, 4)):
        case.day(day)
        with case.db.read(case.kari) as work:
            found = possible.deeds(work, case.debtor, case.claims[0])
        deed = next(one for one in found.deeds if one.name == "step.enforcement_notice")
        assert (deed.label, deed.lawful) == ("Varsel om utlegg", True)
        assert "falt bort 22.12.2026: send nytt" in deed.reason
        assert "§ 7-10" in deed.reason
        assert ("Ikke bekreftet" in deed.reason) == (day.year == 2026)
