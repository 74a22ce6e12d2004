"""One claim that falls out of a plan leaves it running for the rest, with new sums (ruling 21)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.errors import DeskError
from collector_desk.models import (
    Claim,
    Document,
    LetterRow,
    PaymentState,
    Plan,
    PlanClaim,
    PlanInstalment,
    Release,
)
from collector_desk.service import (
    booking,
    letters,
    plan_monitor,
    release_undo,
    releasing,
    unit_messages,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.letters import Write
from collector_desk.wire.parties import NewRelease, UndoRelease
from collector_desk.wire.units import Recall
from tests.service.agreements import FIRST, TODAY, Agreement
from tests.service.books import receive, tell
from tests.service.mail import text_of
from tests.service.parties import PDF, WHY

OUT = ["recall", "release"]


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def two(case: Agreement) -> tuple[int, int]:
    """A plan of 2 000 kr a month for the claim of 10 000 and one of 5 000: the second, the plan."""
    second = case.books.claim(500_000, due=date(2026, 9, 1), interest_from=None)
    plan = case.grant(claim_ids=(case.claim, second), amount=200_000).plan_id
    case.goes()
    return second, plan


def falls_out(case: Agreement, how: str, claim: int) -> int:
    """The unit takes a claim back, or its debtor is let out of it: then the release."""
    with case.db.write(case.kari) as work:
        if how == "recall":
            order = Recall(claim_id=claim, text="feil krav", document=PDF)
            unit_messages.recall(work, case.debtor, order)
            return 0
        release = NewRelease(
            claim_id=claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF
        )
        return releasing.release(work, case.debtor, release).id


def plan_of(case: Agreement, plan_id: int) -> tuple[str, list[int]]:
    """Its state, and the sums of its instalments."""
    with case.db.read() as work:
        rows = select(PlanInstalment.amount).where(PlanInstalment.plan_id == plan_id)
        found = work.scalars(rows.order_by(PlanInstalment.number)).all()
        return work.get_one(Plan, plan_id).state, list(found)


def said(case: Agreement, kind: str) -> str:
    """The text of the last letter of a kind."""
    with case.db.read() as work:
        row = work.scalars(
            select(LetterRow).where(LetterRow.kind == kind).order_by(LetterRow.id.desc())
        ).first()
        assert row is not None
        assert row.document_id is not None
        kept = work.get_one(Document, row.document_id).content
        assert kept is not None
        return " ".join(text_of(kept).split())


@pytest.mark.parametrize("how", OUT)
def test_the_plan_goes_on_for_what_is_left_with_new_sums(case: Agreement, how: str) -> None:
    second, plan = two(case)
    _, before = plan_of(case, plan)
    falls_out(case, how, second)
    state, now = plan_of(case, plan)
    assert state == "on_track"
    assert len(now) < len(before)
    owed = case.books.statement(case.claim, TODAY).balance.total
    assert owed < sum(now) < owed + 50_000  # with the interest until then
    assert set(now[:-1]) == {200_000}
    assert [hold.claim_id for hold in case.holds()] == [case.claim]
    with case.db.read() as work:
        assert work.scalars(select(PlanClaim.claim_id)).all() == [case.claim]
    asked = Write(kind=LetterKind.COLLECTION_NOTICE, claim_ids=(case.claim,))
    with case.db.write(case.kari) as work, pytest.raises(DeskError):
        letters.send(work, case.debtor, asked)


@pytest.mark.parametrize("how", OUT)
def test_the_debtor_is_told_in_writing_with_every_date_and_sum(case: Agreement, how: str) -> None:
    second, plan = two(case)
    falls_out(case, how, second)
    _, now = plan_of(case, plan)
    assert "A-2026-000001 går videre for det som er igjen i den" in said(case, "free_letter")
    told = said(case, "plan")
    assert told.count("2 000,00") >= len(now) - 1
    with case.db.read() as work:
        assert work.get_one(Claim, second).number not in told
        rows = work.scalars(select(LetterRow).where(LetterRow.kind == "plan")).all()
    assert [row.state for row in rows][-1] == "waiting"


@pytest.mark.parametrize("how", OUT)
def test_what_was_paid_stays_paid_whichever_claim_it_was_on(case: Agreement, how: str) -> None:
    second, plan = two(case)
    case.day(date(2026, 12, 28))
    case.books.pays(second, 200_000, date(2026, 12, 28))
    case.day(date(2027, 1, 4))
    falls_out(case, how, second)
    state, now = plan_of(case, plan)
    assert state == "on_track"
    assert now[0] == 200_000
    sheet = case.sheet(plan)
    assert sheet.rows[0].paid == 200_000
    assert sheet.overdue == 0
    case.day(date(2027, 1, 26))
    case.books.pays(case.claim, 200_000, date(2027, 1, 25))
    case.day(date(2027, 1, 27))
    assert case.sheet(plan).rows[1].paid == 200_000
    assert plan_of(case, plan)[0] == "on_track"


@pytest.mark.parametrize("how", OUT)
def test_money_that_waited_to_be_placed_meets_an_instalment_when_it_is(
    case: Agreement, how: str
) -> None:
    second, plan = two(case)
    paid = date(2026, 12, 28)
    case.day(paid)
    with case.db.write(SYSTEM) as work:
        number = receive(work, 200_000, paid)
    case.day(date(2027, 1, 4))
    falls_out(case, how, second)
    assert case.sheet(plan).overdue == 200_000
    case.day(date(2027, 1, 5))
    with case.db.write(SYSTEM) as work:
        tell(work, case.claim, FactKind.PAYMENT, 200_000, paid, payment_id=number)
        work.get_one(PaymentState, number).unplaced -= 200_000
        booking.book(work, [case.claim])
    case.day(date(2027, 1, 6))
    sheet = case.sheet(plan)
    assert (sheet.stage.value, sheet.overdue, sheet.rows[0].paid) == ("on_track", 0, 200_000)


@pytest.mark.parametrize("how", OUT)
def test_what_is_overdue_stays_so_and_is_asked_for_once(case: Agreement, how: str) -> None:
    second, plan = two(case)
    case.day(date(2027, 1, 6))
    case.notice(plan)
    case.goes()
    falls_out(case, how, second)
    state, now = plan_of(case, plan)
    assert state == "broken"  # the notice told of other sums: it takes a new one
    with case.db.read(case.kari) as work:
        row = work.get_one(Plan, plan)
        assert (row.noticed_on, row.notice_deadline) == (None, None)
        assert plan_monitor.watched(work, row).overdue == 200_000
    owed = case.books.statement(case.claim, date(2027, 1, 6)).balance.total
    assert owed < sum(now) < owed + 50_000
    case.day(date(2027, 2, 20))
    assert plan_of(case, plan)[0] == "broken"


@pytest.mark.parametrize("how", OUT)
def test_where_the_rest_is_paid_the_plan_is_over_in_true_words(case: Agreement, how: str) -> None:
    second, plan = two(case)
    owed = case.books.statement(case.claim, TODAY).balance.total
    case.books.pays(case.claim, owed, TODAY)
    falls_out(case, how, second)
    with case.db.read() as work:
        row = work.get_one(Plan, plan)
        assert (row.state, row.ended_why) == ("completed", "Alt i avtalen er betalt.")
    assert "A-2026-000001 er over: det er ikke noe igjen i den" in said(case, "free_letter")
    assert case.holds() == []


def test_a_plan_of_nothing_else_ends(case: Agreement) -> None:
    plan = case.grant().plan_id
    case.goes()
    falls_out(case, "recall", case.claim)
    assert plan_of(case, plan)[0] == "ended"
    assert "A-2026-000001 er over: ingen krav er igjen i den" in said(case, "free_letter")


def test_a_claim_that_comes_back_is_in_the_plan_again_with_the_sums_it_had(case: Agreement) -> None:
    second, plan = two(case)
    before = plan_of(case, plan)
    number = falls_out(case, "release", second)
    assert plan_of(case, plan) != before
    with case.db.write(case.kari) as work:
        version = work.get_one(Release, number).version
        release_undo.undo(work, number, UndoRelease(version=version, why="feil person valgt"))
    assert plan_of(case, plan) == before
    assert sorted(hold.claim_id or 0 for hold in case.holds()) == sorted((case.claim, second))
    assert said(case, "plan").count("2 000,00") >= len(before[1]) - 1


def test_the_night_does_nothing_more(case: Agreement) -> None:
    second, plan = two(case)
    falls_out(case, "recall", second)
    before = plan_of(case, plan)
    case.day(TODAY + timedelta(days=3))
    assert plan_of(case, plan) == before
    assert case.sheet(plan).rows[0].day >= FIRST
