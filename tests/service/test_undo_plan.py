"""A plan that is taken back: what the debtor said stands, and money or the namsmann hinder it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.enforcement.suit import Board, SuitStage
from collector_desk.domain.inquiry import CallOutcome, Channel, InquiryKind, Sender
from collector_desk.errors.undo import UndoMeanwhile, UndoPlanMoney
from collector_desk.models import ClaimDebtor, LimitationEvent, Suit, SuitClaim, Task
from collector_desk.service import last_days
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.inquiries import NewCall, Register
from collector_desk.wire.plans import NewPlan
from tests.kit import running
from tests.service.agreements import DUE, TODAY, Agreement
from tests.service.regretting import refused, undo
from tests.service.undo_world import signed, stands

EARLIER = TODAY - timedelta(days=4)
STAYS = " Skyldneren har erkjent gjelden: foreldelsen er fortsatt avbrutt {day} (foreldelsesloven § 14)."


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


@pytest.fixture
def desk(db: Database, case: Agreement) -> Iterator[Desk]:
    with running(db) as address:
        yield signed(address)


def grant(desk: Desk, case: Agreement, *, asked: int | None = None, on: date | None = None) -> None:
    order = NewPlan(terms=case.terms(), inquiry_id=asked, requested_on=on)
    desk.plans.grant(case.debtor, order, key=new_key())


def last_day(case: Agreement) -> date | None:
    with case.db.read() as work:
        return work.get_one(ClaimDebtor, (case.claim, case.debtor)).last_day


def wrote(desk: Desk, case: Agreement, kind: InquiryKind) -> int:
    order = Register(
        kind=kind, channel=Channel.POST, sender=Sender.DEBTOR, text="Kan jeg dele opp?"
    )
    return desk.inquiries.register(case.debtor, order, key=new_key()).inquiry_id


def called(desk: Desk, case: Agreement, outcome: CallOutcome, *, about: int | None = None) -> None:
    promised = outcome is CallOutcome.PROMISED
    order = NewCall(
        caller=Sender.DEBTOR, controls=3, outcome=outcome, text="Vil dele opp.", claim_id=about,
        promised=10_000 if promised else None,
        promised_by=TODAY + timedelta(days=5) if promised else None,
    )  # fmt: skip
    desk.calls.log(case.debtor, order, key=new_key())


def test_what_nobody_asked_for_interrupts_nothing_once_it_is_taken_back(
    case: Agreement, desk: Desk
) -> None:
    wrote(desk, case, InquiryKind.QUESTION)
    called(desk, case, CallOutcome.INFORMED)
    before = last_day(case)
    grant(desk, case)
    assert case.interrupted() == [("acknowledgement", TODAY)]
    assert "§ 14" not in undo(desk)
    assert (case.interrupted(), last_day(case)) == ([], before)


@pytest.mark.parametrize("how", ["in the inbox", "not tied to it", "on the phone", "earlier"])
def test_what_the_debtor_asked_for_acknowledges_the_debt_without_the_plan_too(
    case: Agreement, desk: Desk, how: str
) -> None:
    asked, day = None, TODAY
    if how == "on the phone":
        called(desk, case, CallOutcome.WANTS_PLAN)
    elif how == "earlier":
        day = EARLIER
    else:
        number = wrote(desk, case, InquiryKind.PLAN)
        asked = number if how == "in the inbox" else None
    grant(desk, case, asked=asked, on=day)
    after = last_day(case)
    assert undo(desk).endswith(STAYS.format(day=f"{day:%d.%m.%Y}"))
    assert (case.interrupted(), last_day(case)) == ([("acknowledgement", day)], after)
    assert stands(case.db)["plans"] == []
    assert case.proved()


@pytest.mark.parametrize("outcome", [CallOutcome.WANTS_PLAN, CallOutcome.PROMISED])
def test_a_call_that_was_taken_back_acknowledges_nothing(
    case: Agreement, desk: Desk, outcome: CallOutcome
) -> None:
    before = last_day(case)
    called(desk, case, outcome)
    undo(desk)
    grant(desk, case)
    assert "§ 14" not in undo(desk)
    assert (case.interrupted(), last_day(case)) == ([], before)


@pytest.mark.parametrize("outcome", [CallOutcome.WANTS_PLAN, CallOutcome.PROMISED])
def test_what_was_said_of_another_claim_does_not_acknowledge_this_one(
    case: Agreement, desk: Desk, outcome: CallOutcome
) -> None:
    other = case.books.claim(500_000, due=DUE, interest_from=DUE)
    case.opened()
    before = last_day(case)
    called(desk, case, outcome, about=other)
    grant(desk, case)
    assert "§ 14" not in undo(desk)
    assert (case.interrupted(), last_day(case)) == ([], before)


@pytest.mark.parametrize("outcome", [CallOutcome.WANTS_PLAN, CallOutcome.PROMISED])
def test_what_was_said_of_the_claim_itself_acknowledges_it(
    case: Agreement, desk: Desk, outcome: CallOutcome
) -> None:
    called(desk, case, outcome, about=case.claim)
    grant(desk, case)
    assert undo(desk).endswith(STAYS.format(day=f"{TODAY:%d.%m.%Y}"))
    assert case.interrupted() == [("acknowledgement", TODAY)]


def test_a_request_that_is_granted_anew_is_one_acknowledgement(case: Agreement, desk: Desk) -> None:
    asked = wrote(desk, case, InquiryKind.PLAN)
    for _ in range(2):
        grant(desk, case, asked=asked)
        undo(desk)
    grant(desk, case, asked=asked)
    assert case.interrupted() == [("acknowledgement", TODAY)]


@pytest.mark.parametrize("way", ["came", "was taken back by the bank"])
def test_money_since_the_plan_was_made_keeps_it(case: Agreement, desk: Desk, way: str) -> None:
    case.books.pays(case.claim, 50_000, TODAY)
    grant(desk, case)
    if way == "came":
        case.books.pays(case.claim, 120_000, TODAY)
    else:
        case.books.pays_back(case.claim, 50_000, TODAY)
    before = stands(case.db)
    told = "Det er kommet eller flyttet penger på kravene siden A-2026-000001 ble inngått."
    assert refused(desk, UndoPlanMoney) == told
    assert stands(case.db) == before


def test_money_from_before_the_plan_does_not_keep_it(case: Agreement, desk: Desk) -> None:
    case.books.pays(case.claim, 50_000, TODAY)
    grant(desk, case)
    undo(desk)
    assert stands(case.db)["plans"] == []


def filed(case: Agreement) -> None:
    """A request for attachment waits at the namsmann."""
    with case.db.write(SYSTEM) as work:
        work.add(
            LimitationEvent(
                claim_id=case.claim, debtor_id=case.debtor, step="enforcement_request",
                day=date(2026, 11, 1), source="begjæring",
            )
        )  # fmt: skip
        work.flush()
        last_days.keep(work, [case.claim])


def test_the_namsmann_is_not_asked_to_wait_for_a_plan_that_is_taken_back(
    case: Agreement, desk: Desk
) -> None:
    filed(case)
    before = stands(case.db)
    grant(desk, case)
    assert any("begjæringen om utlegg" in text for text in case.tasks("follow_up"))
    undo(desk)
    assert stands(case.db) == before


def test_a_plan_stands_once_the_namsmann_has_been_asked_to_wait(
    case: Agreement, desk: Desk
) -> None:
    filed(case)
    grant(desk, case)
    with case.db.write(SYSTEM) as work:
        task = work.scalars(select(Task).where(Task.text.contains("begjæringen"))).one()
        task.state, task.done_by, task.done_on = "done", "Per Leder", TODAY
    before = stands(case.db)
    refused(desk, UndoMeanwhile)
    assert stands(case.db) == before


def complained(case: Agreement) -> None:
    """The board has a complaint of the claim."""
    with case.db.write(SYSTEM) as work:
        row = Suit(
            number="S-2026-000001", debtor_id=case.debtor, board=Board.CONCILIATION.value,
            stage=SuitStage.FILED.value, facts="Ikke betalt.", content=b"", digest="",
            attachments=[], made_on=TODAY, filed_on=TODAY, made_by="test",
            made_at=work.clock.now(),
        )  # fmt: skip
        work.add(row)
        work.flush()
        about = {"suit_id": row.id, "claim_id": case.claim}
        work.add(SuitClaim(**about, principal=1, costs=0, interest=0))


def about_the_board(case: Agreement) -> list[Task]:
    with case.db.read() as work:
        query = select(Task).where(Task.text.startswith("S-2026-000001: det er inngått avtale"))
        return list(work.scalars(query.order_by(Task.id)))


def test_a_plan_that_never_was_asks_no_board_to_let_the_case_rest(
    case: Agreement, desk: Desk
) -> None:
    complained(case)
    grant(desk, case)
    assert [task.state for task in about_the_board(case)] == ["open"]
    undo(desk)
    assert [task.state for task in about_the_board(case)] == ["done"]


def test_a_plan_that_the_board_was_told_of_stands(case: Agreement, desk: Desk) -> None:
    complained(case)
    grant(desk, case)
    with case.db.write(SYSTEM) as work:
        (task,) = about_the_board(case)
        work.get_one(Task, task.id).state = "done"
    refused(desk, UndoMeanwhile)
