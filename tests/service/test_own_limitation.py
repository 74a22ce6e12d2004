"""What own notices and measures do to limitation: worked dates (ruling 8, foreldelsesloven)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.limitation import Limitation
from collector_desk.domain.rates import Rates
from collector_desk.models import Claim, ClaimDebtor, LimitationEvent, Measure
from collector_desk.service import last_days, letter_returns, measure_run
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.verify import verify
from collector_desk.wire.letters import Returned
from collector_desk.wire.measures import StopMeasure, ToldPayer
from tests.service.enforcing import Enforcement, noticed
from tests.service.mail import Mail

JANUARY = date(2027, 1, 4)
ORDINARY = date(2029, 9, 3)  # three years from 1 September 2026, which ends on a Saturday


@pytest.fixture
def mail(db: Database) -> Mail:
    """A parking fine due 1 September 2026; the rates of 2027 are those of practice."""
    db.rates = Rates.practice()
    return Mail(db, kind="parking_fine")


@pytest.fixture
def case(db: Database) -> Enforcement:
    """Two fines due 22 June 2026, and therefore alive until 22 June 2029."""
    db.rates = Rates.practice()
    return Enforcement(db)


def sends(mail: Mail, day: date) -> None:
    """«Varsel om utlegg» is written and leaves the house on a day."""
    mail.books.today_is(day)
    mail.open_again()
    mail.send(mail.order(LetterKind.OWN_NOTICE))
    mail.goes()


def last_day(db: Database, claim: int) -> date | None:
    with db.read() as work:
        return work.scalar(select(ClaimDebtor.last_day).where(ClaimDebtor.claim_id == claim))


def limitation(db: Database, claim: int, on: date) -> Limitation:
    with db.read() as work:
        query = select(LimitationEvent).where(LimitationEvent.claim_id == claim)
        steps = list(work.scalars(query.order_by(LimitationEvent.id)))
        return last_days.limitation_of(work.get_one(Claim, claim), steps, today=on)


def steps(db: Database, claim: int) -> list[tuple[str, date, str | None]]:
    with db.read() as work:
        query = select(LimitationEvent).where(LimitationEvent.claim_id == claim)
        found = work.scalars(query.order_by(LimitationEvent.id))
        return [(step.step, step.day, step.regime) for step in found]


def proved(db: Database) -> bool:
    with db.read() as work:
        return verify(work).whole


def test_a_notice_under_the_new_rules_gives_ten_years_from_the_day_it_went(mail: Mail) -> None:
    assert last_day(mail.db, mail.claim) == ORDINARY
    sends(mail, JANUARY)
    assert steps(mail.db, mail.claim) == [("own_notice", JANUARY, "new")]
    assert last_day(mail.db, mail.claim) == date(2037, 1, 5)  # 4 January 2037 is a Sunday
    found = limitation(mail.db, mail.claim, JANUARY)
    assert found.rule == "§ 17 nr. 4 og § 21 nr. 4"
    assert "tre år" in found.later_interest
    assert mail.proved()


def test_a_notice_interrupts_nothing_before_it_has_left_the_house(mail: Mail) -> None:
    mail.books.today_is(JANUARY)
    mail.open_again()
    mail.send(mail.order(LetterKind.OWN_NOTICE))
    assert (steps(mail.db, mail.claim), last_day(mail.db, mail.claim)) == ([], ORDINARY)


def test_a_notice_that_came_back_has_interrupted_nothing(mail: Mail) -> None:
    sends(mail, JANUARY)
    (row,) = mail.letters()
    with mail.db.write(mail.kari) as work:
        letter_returns.returned(work, row.id, Returned(version=row.version, text="Ukjent"))
    assert (steps(mail.db, mail.claim), last_day(mail.db, mail.claim)) == ([], ORDINARY)
    assert mail.proved()


def test_a_notice_under_the_old_rules_is_entered_and_moves_nothing(mail: Mail) -> None:
    sends(mail, date(2026, 12, 31))
    assert steps(mail.db, mail.claim) == [("own_notice", date(2026, 12, 31), "old")]
    assert last_day(mail.db, mail.claim) == ORDINARY
    (note,) = (
        each
        for each in limitation(mail.db, mail.claim, JANUARY).unconfirmed
        if "tidligere" in each and "§ 17" in each
    )
    assert "avbryter ikke etter tidligere regelverk" in note


def test_a_notice_to_who_has_a_one_trekk_interrupts_before_the_year_end(mail: Mail) -> None:
    mail.trekk(date(2026, 11, 1))
    sends(mail, date(2026, 11, 25))
    assert last_day(mail.db, mail.claim) == date(2036, 11, 25)


def told(case: Enforcement, measure_id: int, day: date) -> None:
    with case.db.write(case.kari) as work:
        version = work.get_one(Measure, measure_id).version
        measure_run.told(work, measure_id, ToldPayer(version=version, day=day))


def stops(case: Enforcement, measure_id: int) -> None:
    with case.db.write(case.kari) as work:
        version = work.get_one(Measure, measure_id).version
        why = "Arbeidsforholdet er avsluttet"
        measure_run.stop(work, measure_id, StopMeasure(version=version, why=why))


def test_an_old_rule_decision_is_entered_for_each_claim_and_moves_nothing(
    case: Enforcement,
) -> None:
    sheet = case.decided()
    told(case, sheet.measure_id, date(2026, 11, 23))
    for claim in case.claims:
        assert steps(case.db, claim) == [("own_decision", date(2026, 11, 23), "old")]
        assert last_day(case.db, claim) == date(2029, 6, 22)
    assert proved(case.db)


def renewed(case: Enforcement, day: date) -> None:
    """January, after a notice that went in December and gave three weeks."""
    for claim in case.claims:
        noticed(case.db, case.debtor, claim, sent=date(2026, 12, 10), ends=date(2026, 12, 31))
    case.day(day)


def test_a_new_rule_trekk_after_an_old_notice_gives_ten_years_and_a_year_when_it_ends(
    case: Enforcement,
) -> None:
    renewed(case, JANUARY)
    sheet = case.decided()
    (claim, _) = case.claims
    assert steps(case.db, claim) == [("own_decision", JANUARY, "new")]
    assert last_day(case.db, claim) == date(2037, 1, 5)
    case.day(date(2027, 1, 11))
    told(case, sheet.measure_id, date(2027, 1, 8))
    assert steps(case.db, claim)[1:] == [("withholding", date(2027, 1, 8), "new")]
    assert last_day(case.db, claim) == date(2037, 1, 8)  # § 21 no. 1
    assert limitation(case.db, claim, JANUARY).rule == "§ 21 nr. 1"
    case.day(date(2036, 12, 30))  # ten years on, the trekk is ended
    stops(case, sheet.measure_id)
    assert last_day(case.db, claim) == date(2037, 12, 30)  # a year more, § 22 no. 4
    assert proved(case.db)


def test_where_the_notice_has_interrupted_the_decision_adds_nothing(case: Enforcement) -> None:
    renewed(case, JANUARY)
    (claim, other) = case.claims
    with case.db.write(SYSTEM) as work:
        work.add(
            LimitationEvent(
                claim_id=claim, debtor_id=case.debtor, step="own_notice", regime="new",
                day=date(2026, 12, 10), source="eget varsel om utlegg, brev 1",
            )
        )  # fmt: skip
        last_days.keep(work, [claim])
    case.decided()
    assert [step for step, _, _ in steps(case.db, claim)] == ["own_notice"]
    assert last_day(case.db, claim) == date(2036, 12, 10)  # from the notice, not the decision
    assert [step for step, _, _ in steps(case.db, other)] == ["own_decision"]


def test_a_decision_that_never_took_effect_is_as_if_undone(case: Enforcement) -> None:
    renewed(case, JANUARY)
    sheet = case.decided()
    stops(case, sheet.measure_id)
    for claim in case.claims:
        assert steps(case.db, claim) == []
        assert last_day(case.db, claim) == date(2029, 6, 22)
    assert proved(case.db)


def test_a_lien_stands_whatever_becomes_of_the_claim_and_moves_no_day(case: Enforcement) -> None:
    sheet = case.decided(case.lien())
    told(case, sheet.measure_id, date(2026, 11, 23))
    (claim, _) = case.claims
    assert [step for step, _, _ in steps(case.db, claim)] == ["own_decision", "lien"]
    assert last_day(case.db, claim) == date(2029, 6, 22)
    line = limitation(case.db, claim, JANUARY).lines[-1]
    assert (line.rule, line.effective) == ("§ 27", False)
    assert "består selv om kravet foreldes" in line.text
