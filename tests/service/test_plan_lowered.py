"""A claim lowered while its plan runs: new sums, told by letter, and nothing asked for twice."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.objection import Outcome, UnitView
from collector_desk.domain.phrases import kroner
from collector_desk.domain.unit_message import UnitMessageKind
from collector_desk.models import LetterRow, Plan, PlanInstalment
from collector_desk.service import plan_monitor, unit_messages, unit_preview
from collector_desk.service.database import Database
from collector_desk.wire.units import CreditNote, TryUnitMessage
from tests.service.agreements import DUE, TODAY, Agreement
from tests.service.casework import answer, decide, objects
from tests.service.parties import PDF
from tests.service.test_plan_remade import plan_of, said, two
from tests.service.test_reliefs import granted, order

HOW = ["credit", "objection"]


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def lower(case: Agreement, how: str, amount: int, claim: int | None = None) -> None:
    """The unit sends a credit note, or an objection is met in part."""
    claim = claim or case.claim
    if how == "credit":
        order = CreditNote(claim_id=claim, amount=amount, day=DUE, text="for mye", document=PDF)
        with case.db.write(case.kari) as work:
            unit_messages.credit(work, case.debtor, order)
        return
    number = objects(case.db, case.kari, case.debtor, claim, disputed=amount)
    partly(case, number, amount)


def partly(case: Agreement, number: int, amount: int) -> None:
    answer(case.db, case.kari, number, UnitView.REDUCES, reduction=amount)
    decide(case.db, case.kari, number, Outcome.PARTLY_UPHELD, reduction=amount)


def owed(case: Agreement, day: date = TODAY) -> int:
    return case.books.statement(case.claim, day).balance.total


def overdue(case: Agreement, plan: int) -> int:
    with case.db.read(case.kari) as work:
        return plan_monitor.watched(work, work.get_one(Plan, plan)).overdue


def rows(case: Agreement, plan: int) -> list[PlanInstalment]:
    with case.db.read() as work:
        query = select(PlanInstalment).where(PlanInstalment.plan_id == plan)
        return list(work.scalars(query.order_by(PlanInstalment.number)))


def pays_the_rest(case: Agreement, plan: int) -> date:
    """Each instalment that is not over, on its day and with its sum; gives the last day."""
    with case.db.read() as work:
        day = work.clock.today()
    for row in rows(case, plan):
        if row.due >= day:
            day = row.due
            case.day(day)
            case.books.pays(case.claim, row.amount, day)
    case.day(day)
    return day


@pytest.mark.parametrize("how", HOW)
def test_the_instalments_come_to_what_is_left_to_the_last_krone(case: Agreement, how: str) -> None:
    plan = case.grant().plan_id
    _, before = plan_of(case, plan)
    lower(case, how, 300_000)
    state, now = plan_of(case, plan)
    assert state == "on_track"
    assert sum(before) - sum(now) > 300_000
    assert set(now[:-1]) == {120_000}
    assert 0 < now[-1] <= 120_000
    assert owed(case, pays_the_rest(case, plan)) == 0
    assert plan_of(case, plan) == ("completed", now)
    assert case.proved()


@pytest.mark.parametrize("how", HOW)
def test_the_debtor_has_the_new_sums_by_letter(case: Agreement, how: str) -> None:
    plan = case.grant().plan_id
    case.goes()
    lower(case, how, 300_000)
    with case.db.read() as work:
        query = select(LetterRow).where(LetterRow.kind == "plan").order_by(LetterRow.id)
        assert [row.state for row in work.scalars(query)] == ["sent", "waiting"]
    _, now = plan_of(case, plan)
    told = said(case, "plan")
    assert told.count("1 200,00") >= len(now) - 1
    assert f"{kroner(now[-1])}" in told


@pytest.mark.parametrize("how", HOW)
def test_a_confirmation_that_waits_with_the_old_sums_does_not_go(case: Agreement, how: str) -> None:
    case.grant()
    lower(case, how, 300_000)
    with case.db.read() as work:
        query = select(LetterRow).where(LetterRow.kind == "plan").order_by(LetterRow.id)
        assert [row.state for row in work.scalars(query)] == ["withdrawn", "waiting"]


@pytest.mark.parametrize("how", HOW)
def test_what_is_paid_stays_paid(case: Agreement, how: str) -> None:
    plan = case.grant().plan_id
    case.goes()
    case.day(date(2026, 12, 28))
    case.books.pays(case.claim, 120_000, date(2026, 12, 28))
    case.day(date(2027, 1, 4))
    lower(case, how, 300_000)
    sheet = case.sheet(plan)
    assert (sheet.rows[0].amount, sheet.rows[0].paid, sheet.overdue) == (120_000, 120_000, 0)
    assert owed(case, pays_the_rest(case, plan)) == 0
    assert plan_of(case, plan)[0] == "completed"


@pytest.mark.parametrize("how", HOW)
def test_what_is_overdue_is_asked_for_once(case: Agreement, how: str) -> None:
    plan = case.grant().plan_id
    case.day(date(2027, 1, 4))
    lower(case, how, 300_000)
    _, now = plan_of(case, plan)
    assert overdue(case, plan) == 120_000
    left = owed(case, date(2027, 1, 4))
    assert left < sum(now) < left + 40_000  # with the interest until then


@pytest.mark.parametrize("how", HOW)
def test_a_plan_of_which_nothing_is_left_is_over_and_that_is_told(
    case: Agreement, how: str
) -> None:
    plan = case.grant().plan_id
    case.goes()
    case.day(date(2026, 12, 28))
    case.books.pays(case.claim, 500_000, date(2026, 12, 28))
    case.day(date(2027, 1, 4))
    lower(case, how, 700_000)
    assert owed(case, date(2027, 1, 4)) <= 0
    assert plan_of(case, plan)[0] == "completed"
    assert case.letters().count("plan") == 1
    told = said(case, "free_letter")
    assert "det er ikke noe igjen å betale i den. Du skal ikke betale flere avdrag." in told
    assert [hold.plan_id for hold in case.holds() if hold.plan_id] == []
    assert case.tasks("plan_trouble") == []


@pytest.mark.parametrize("how", HOW)
def test_the_other_claims_of_the_plan_are_paid_on_as_agreed(case: Agreement, how: str) -> None:
    second, plan = two(case)
    lower(case, how, 400_000, second)
    state, now = plan_of(case, plan)
    left = owed(case) + case.books.statement(second, TODAY).balance.total
    assert state == "on_track"
    assert left < sum(now) < left + 50_000
    assert set(now[:-1]) == {200_000}


def test_nobody_is_late_with_what_was_disputed_when_it_fell_due(case: Agreement) -> None:
    """Ruling 18: while it is open the undisputed part goes on, and what falls later is asked later."""
    plan = case.grant().plan_id
    case.goes()
    number = objects(case.db, case.kari, case.debtor, case.claim, disputed=600_000)
    case.day(date(2026, 12, 28))
    with case.db.read(case.kari) as work:
        asked = plan_monitor.watched(work, work.get_one(Plan, plan)).instalments[0].agreed.amount
    assert 0 < asked < 120_000
    case.books.pays(case.claim, asked, date(2026, 12, 28))
    case.day(date(2027, 1, 4))
    partly(case, number, 300_000)
    assert plan_of(case, plan)[0] == "on_track"
    assert overdue(case, plan) == 0
    assert 0 < rows(case, plan)[0].amount <= asked
    assert owed(case, pays_the_rest(case, plan)) == 0


def test_a_dispute_that_goes_on_is_not_asked_for_twice(case: Agreement) -> None:
    second, plan = two(case)
    objects(case.db, case.kari, case.debtor, second, disputed=300_000)
    case.day(date(2027, 1, 4))
    lower(case, "credit", 300_000)
    _, now = plan_of(case, plan)
    today = date(2027, 1, 4)
    left = owed(case, today) + case.books.statement(second, today).balance.total
    assert left < sum(now) < left + 50_000


def test_where_every_day_is_over_the_rest_comes_by_instalments_as_agreed(case: Agreement) -> None:
    """All of it was disputed until after the last day: it is not owed at once."""
    plan = case.grant(count=3).plan_id
    case.goes()
    number = objects(case.db, case.kari, case.debtor, case.claim)
    case.day(date(2027, 4, 5))
    partly(case, number, 300_000)
    state, now = plan_of(case, plan)
    assert (state, overdue(case, plan), len(now)) == ("on_track", 0, 3)
    assert now[0] == now[1] > now[2]
    assert rows(case, plan)[0].due >= date(2027, 4, 5)
    assert owed(case, pays_the_rest(case, plan)) == 0


def test_an_objection_that_lowers_nothing_leaves_the_plan_as_it_was(case: Agreement) -> None:
    plan = case.grant().plan_id
    before = plan_of(case, plan)
    case.goes()
    number = objects(case.db, case.kari, case.debtor, case.claim, disputed=100_000)
    answer(case.db, case.kari, number, UnitView.UPHOLDS)
    decide(case.db, case.kari, number, Outcome.NOT_UPHELD)
    assert plan_of(case, plan) == before
    assert case.letters().count("plan") == 1


def test_a_wholly_upheld_objection_ends_a_plan_of_that_claim_alone(case: Agreement) -> None:
    plan = case.grant().plan_id
    case.goes()
    number = objects(case.db, case.kari, case.debtor, case.claim)
    answer(case.db, case.kari, number, UnitView.WITHDRAWS)
    decide(case.db, case.kari, number, Outcome.UPHELD)
    assert plan_of(case, plan) == ("completed", [])
    assert "A-2026-000001 er over" in said(case, "free_letter")


def test_who_registers_a_credit_note_is_told_what_becomes_of_the_plan(case: Agreement) -> None:
    case.grant()
    order = TryUnitMessage(
        kind=UnitMessageKind.CREDIT, claim_id=case.claim, amount=300_000, day=DUE
    )
    with case.db.read(case.kari) as work:
        found = unit_preview.preview(work, case.debtor, order)
    assert any(
        each.startswith("A-2026-000001 regnes på nytt for det som er igjen")
        for each in found.effects
    )


def test_what_is_waived_is_not_in_the_instalments(case: Agreement) -> None:
    plan = case.grant().plan_id
    _, before = plan_of(case, plan)
    waived = owed(case)
    granted(case, order(case))
    waived -= owed(case)
    state, now = plan_of(case, plan)
    assert state == "on_track"
    assert waived > 0
    assert sum(before) - sum(now) >= waived
    assert owed(case, pays_the_rest(case, plan)) == 0
