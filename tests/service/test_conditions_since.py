"""Every condition before coercion says since when it is so, where the house knows the day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete, update

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.condition_facts import Condition
from collector_desk.domain.enforcement.conditions import conditions
from collector_desk.domain.rates import Rates
from collector_desk.domain.status import Status
from collector_desk.models import (
    Debtor,
    DebtorStatement,
    DebtorStatus,
    Disqualification,
    Inquiry,
    Notice,
    Representative,
)
from collector_desk.models.base import Row
from collector_desk.service import basis_papers, folder, judgments, measure_facts
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.enforcement_requests import JudgmentBoard, JudgmentKind, NewJudgment
from collector_desk.wire.measures import MeasureTerms
from tests.service.books import receive
from tests.service.enforcing import ISSUED, TODAY, Enforcement
from tests.service.requesting import DEMANDED, Requesting
from tests.service.suing import Suing
from tests.service.test_basis_papers import Fined
from tests.service.test_withdrawing import withdrawn

EARLIER, LATER = date(2026, 11, 3), date(2026, 11, 9)
MOMENT = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)  # the third of November in Oslo


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def every(case: Enforcement, terms: MeasureTerms | None = None) -> list[Condition]:
    """What the checklist of Kari says today."""
    with case.db.read(case.kari) as work:
        rows = folder.read(work, work.get_one(Debtor, case.debtor))
        on = work.clock.today()
        return list(conditions(measure_facts.of(work, rows, terms or case.terms(), on=on)))


def told(case: Enforcement, code: str, terms: MeasureTerms | None = None) -> Condition:
    (found,) = [one for one in every(case, terms) if one.code == code]
    return found


def add(case: Enforcement, *rows: Row) -> None:
    with case.db.write(SYSTEM) as work:
        work.add_all(rows)


def inquiry(case: Enforcement, number: int, day: date, state: str = "open") -> Inquiry:
    return Inquiry(
        journal=f"J-2026-{number:06}", debtor_id=case.debtor, kind="question", channel="post",
        sender="debtor", received_on=day, text="Hva gjelder dette?", state=state,
        registered_at=MOMENT, registered_by="test",
    )  # fmt: skip


def status(case: Enforcement, kind: Status, day: date, to: date | None = None) -> DebtorStatus:
    return DebtorStatus(
        debtor_id=case.debtor, kind=kind.value, from_day=day, to_day=to, source="Folkeregisteret",
    )  # fmt: skip


def test_messages_nobody_handled_stand_since_the_eldest_came(case: Enforcement) -> None:
    add(case, inquiry(case, 1, LATER), inquiry(case, 2, EARLIER))
    add(case, inquiry(case, 3, date(2026, 10, 1), "handled"))
    found = told(case, "statement")
    assert (found.holds, found.since) == (False, EARLIER)
    assert found.detail == "2 henvendelser fra skyldneren er ikke behandlet. Siden 03.11.2026."


def test_one_message_is_told_as_one(case: Enforcement) -> None:
    add(case, inquiry(case, 1, LATER))
    assert told(case, "statement").detail.startswith("1 henvendelse fra skyldneren er")


def test_a_statement_stands_since_it_came_and_names_its_day_once(case: Enforcement) -> None:
    add(
        case,
        DebtorStatement(
            debtor_id=case.debtor, received_on=EARLIER, text="Jeg betaler i mai.", made_by="test",
            made_at=MOMENT,
        ),
    )  # fmt: skip
    found = told(case, "statement")
    assert (found.holds, found.since) == (True, EARLIER)
    assert found.detail == "03.11.2026: «Jeg betaler i mai.»"


def test_a_guardian_who_lacks_is_asked_for_since_one_was_needed(case: Enforcement) -> None:
    add(case, status(case, Status.GUARDIAN, EARLIER))
    found = told(case, "guardian")
    assert (found.holds, found.since) == (False, EARLIER)
    assert found.detail == "Vergen er ikke registrert. Siden 03.11.2026."
    add(case, Representative(
        debtor_id=case.debtor, role="guardian", name="Ro Verge", street="Gata 1", postcode="0150",
        city="Oslo", from_day=LATER, source="Statsforvalteren",
        added_by="test",
    ))  # fmt: skip
    found = told(case, "guardian")
    assert (found.holds, found.since) == (True, LATER)
    assert found.detail == "Ro Verge. Siden 09.11.2026."


@pytest.mark.parametrize("born", [date(2008, 11, 24), date(2010, 2, 28)])
def test_a_minor_is_told_with_the_day_of_age(case: Enforcement, born: date) -> None:
    with case.db.write(SYSTEM) as work:
        work.execute(update(Debtor).where(Debtor.id == case.debtor).values(birth_date=born))
    found = told(case, "minor")
    of_age = born.replace(year=born.year + 18)
    said = "Tvang mot en mindreårig er en sak for jurist, og gjøres ikke herfra."
    assert found.detail == f"{said} Myndig {of_age:%d.%m.%Y}."
    assert (found.since, found.who_clears) == (None, "jurist")
    (stop,) = [one for one in every(case) if one.code == "stops"]
    assert (stop.label, stop.who_clears) == ("Mindreårig", "jurist")
    assert told(case, "guardian").since is None  # the day is not known


def test_a_protected_address_is_told_since_its_first_day_that_runs(case: Enforcement) -> None:
    add(case, status(case, Status.CONFIDENTIAL, date(2025, 1, 1), EARLIER))
    add(case, status(case, Status.STRICTLY_CONFIDENTIAL, LATER))
    with case.db.write(SYSTEM) as work:
        debtor = work.get_one(Debtor, case.debtor)
        debtor.protection = "strictly_confidential"
    found = told(case, "protected")
    assert (found.holds, found.since) == (True, LATER)
    assert found.detail.endswith("Siden 09.11.2026.")


def test_who_is_disqualified_is_so_since_it_was_declared(case: Enforcement) -> None:
    assert told(case, "habilitet").detail == "Ingen tilknytning registrert."
    person = case.kari.person_id
    assert person is not None
    add(case, Disqualification(
        person_id=person, debtor_id=case.debtor, reason="nabo", declared_at=MOMENT
    ))  # fmt: skip
    found = told(case, "habilitet")
    assert (found.holds, found.since, found.who_clears) == (False, EARLIER, "leder")
    assert found.detail == "Du har meldt deg inhabil. Siden 03.11.2026."


def test_a_claim_is_withdrawn_since_its_batch_was(case: Enforcement) -> None:
    case.day(LATER)
    withdrawn(case.db, case.claims[0])
    case.books.today_is(TODAY)
    found = told(case, "withdrawn")
    assert (found.detail, found.since) == ("K-2026-000001. Siden 09.11.2026.", LATER)


def test_nothing_is_owed_since_the_last_of_it_was_paid(case: Enforcement) -> None:
    case.books.pays(case.claims[0], 100_000, EARLIER)
    case.books.pays(case.claims[0], 5_000_000, LATER)
    found = told(case, "owed")
    assert (found.detail, found.since) == ("K-2026-000001. Siden 09.11.2026.", LATER)


def test_what_lies_unplaced_lies_since_the_eldest_came(case: Enforcement) -> None:
    for day in (LATER, EARLIER):
        with case.db.write(SYSTEM) as work:
            receive(work, 970_000, day, text="K-2026-000001")
    found = told(case, "unplaced")
    assert (found.holds, found.since) == (False, EARLIER)


def test_a_fine_is_its_own_basis_since_it_was_issued(case: Enforcement) -> None:
    found = told(case, "basis")
    assert (found.holds, found.since) == (True, ISSUED)
    assert found.detail.endswith("Siden 01.06.2026.")


def test_a_message_is_a_basis_since_it_went_and_a_judgment_since_its_day(db: Database) -> None:
    case = Requesting(db)
    one = case.request(claim_ids=case.claims[:1])
    assert told(case, "basis", one).since == DEMANDED
    order = NewJudgment(
        claim_id=case.claims[0], what=JudgmentKind.JUDGMENT, board=JudgmentBoard.CONCILIATION,
        board_name="Oslo forliksråd", complained_on=date(2026, 9, 1), decided_on=EARLIER,
        served_on=EARLIER,
    )  # fmt: skip
    with db.write(case.kari) as work:
        judgments.register(work, case.debtor, order)
    assert told(case, "basis", one).since == EARLIER
    assert told(case, "basis", case.request()).since == EARLIER  # since then it is so of both
    (ripens,) = [each for each in every(case, one) if each.code == "stops"]
    assert (ripens.since, ripens.who_clears) == (EARLIER, "")  # time alone takes it away


def test_a_coercive_fine_has_its_basis_since_the_decision_that_is_kept(db: Database) -> None:
    case = Fined(db)
    one = case.fined().model_copy(update={"claim_ids": case.claims[:1]})
    assert told(case, "basis", one).since is None
    case.keeps(case.claims[0])
    with case.db.read() as work:
        (kept,) = basis_papers.of(work, case.debtor, case.claims[:1]).values()
    assert told(case, "basis", one).since == kept.day


@pytest.mark.parametrize(("more", "stale"), [(-1, False), (0, False), (1, True), (9, True)])
def test_an_answer_on_the_rules_tells_its_day_and_since_when_it_is_too_old(
    db: Database, more: int, *, stale: bool
) -> None:
    case = Requesting(db)
    fresh = Rates.shipped()["regime_answer_days"].on(TODAY).whole
    asked = TODAY - timedelta(days=fresh + more)
    case.answered(Regime.NEW, asked)
    found = told(case, "regime", case.request())
    assert found.holds is not stale
    assert found.since == (asked + timedelta(days=fresh + 1) if stale else asked)
    assert stale is ("svaret er for gammelt. Siden " in found.detail)


def test_a_message_that_may_contest_the_claims_stands_in_the_way_since_it_came(
    case: Enforcement,
) -> None:
    for number, day in ((1, LATER), (2, EARLIER)):
        row = inquiry(case, number, day)
        row.kind = "objection"
        add(case, row)
    (found,) = [one for one in every(case) if one.code == "stops"]
    assert found.since == EARLIER
    assert found.detail == "Stanser tvangsinnkreving. Siden 03.11.2026."


def test_what_is_barred_is_so_since_the_day_after_its_last_and_nobody_clears_it(
    case: Enforcement,
) -> None:
    last = told(case, "limitation").since
    assert last is not None
    case.day(last)
    assert told(case, "limitation").holds
    case.day(last + timedelta(days=1))
    barred, stop = told(case, "limitation"), told(case, "stops")
    first = last + timedelta(days=1)
    assert (barred.holds, barred.since) == (False, first)
    assert (stop.label, stop.since, stop.who_clears) == ("Kravet er foreldet", first, "")


def test_what_a_board_has_waits_since_it_was_filed_and_for_the_board(db: Database) -> None:
    case = Suing(db)
    case.make_and_file()
    (stop,) = [one for one in every(case, case.request()) if one.code == "stops"]
    assert (stop.since, stop.who_clears) == (TODAY, "Forliksrådet")


def test_a_notice_that_lacks_names_no_day_of_another(case: Enforcement) -> None:
    found = told(case, "notice")
    assert found.since is not None
    case.owes("parking_fine", 100_000)
    later = case.owes("parking_fine", 100_000)
    with case.db.write(SYSTEM) as work:
        work.execute(delete(Notice).where(Notice.claim_id == later))
    found = told(case, "notice", case.terms(claim_ids=(*case.claims, later)))
    assert (found.holds, found.since) == (False, None)
    assert "Siden" not in found.detail
