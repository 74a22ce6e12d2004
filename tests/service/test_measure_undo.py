"""Ctrl+Z of a hold on a trekk in force: nobody hears of what was taken back before it was told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.holds import Reason
from collector_desk.errors.undo import UndoHoldPassed, UndoLetterGone
from collector_desk.models import Debtor
from collector_desk.service import folder, stops
from collector_desk.service.database import Database
from collector_desk.service.undo import FELL
from collector_desk.wire.deferrals import NewDeferral
from collector_desk.wire.holds import EndHold, HoldRow, NewHold
from collector_desk.wire.measures import MeasureSheet
from collector_desk.wire.undo import UndoOrder
from tests.kit import running
from tests.service.enforcing import TODAY, Enforcement
from tests.service.mail import leaves
from tests.service.test_measure_changes import MINE, THEIRS, UNTIL, in_force, rows
from tests.service.undo_world import signed


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


@pytest.fixture
def desk(db: Database, case: Enforcement) -> Iterator[Desk]:
    with running(db) as address:
        yield signed(address)


def put(desk: Desk, case: Enforcement, sheet: MeasureSheet) -> HoldRow:
    order = NewHold(reason=Reason.SAYS_PAID, until=UNTIL, measure_id=sheet.measure_id)
    return desk.holds.put(case.debtor, order, key=new_key())


def end(desk: Desk, hold: HoldRow) -> None:
    order = EndHold(version=hold.version, why="Betalingen kom ikke.")
    desk.holds.end(hold.hold_id, order, key=new_key())


def undo(desk: Desk) -> None:
    desk.undo.last(UndoOrder(order=desk.undo.show().order), key=new_key())


def said(case: Enforcement) -> list[list[tuple[str, str]]]:
    """What the debtor and the payer were told, and what became of the letters."""
    return [
        [(one.content["what"], one.state) for one in rows(case, kind)] for kind in (MINE, THEIRS)
    ]


def rests(case: Enforcement, sheet: MeasureSheet) -> bool:
    with case.db.read() as work:
        rows_of = folder.read(work, work.get_one(Debtor, case.debtor))
        return any(True for _ in stops.of_measure(rows_of, sheet.measure_id, (), TODAY))


def test_a_hold_that_is_taken_back_before_its_letters_went_leaves_none(
    desk: Desk, case: Enforcement
) -> None:
    sheet = in_force(case)
    put(desk, case, sheet)
    undo(desk)
    assert said(case) == [[("rests", "withdrawn")]] * 2
    assert not rests(case, sheet)


def test_after_its_letters_went_it_is_ended_and_not_undone(desk: Desk, case: Enforcement) -> None:
    sheet = in_force(case)
    put(desk, case, sheet)
    leaves(case.db)
    with pytest.raises(UndoLetterGone):
        undo(desk)
    assert rests(case, sheet)


def test_the_end_of_a_hold_is_taken_back_with_its_own_letters(
    desk: Desk, case: Enforcement
) -> None:
    sheet = in_force(case)
    hold = put(desk, case, sheet)
    leaves(case.db)
    end(desk, hold)
    undo(desk)
    assert said(case) == [[("rests", "sent"), ("goes_on", "withdrawn")]] * 2
    assert rests(case, sheet)


def test_once_the_payer_has_heard_that_it_goes_on_the_end_stands(
    desk: Desk, case: Enforcement
) -> None:
    sheet = in_force(case)
    hold = put(desk, case, sheet)
    end(desk, hold)
    hold = put(desk, case, sheet)
    leaves(case.db)
    end(desk, hold)
    leaves(case.db)
    with pytest.raises(UndoHoldPassed):
        undo(desk)
    assert not rests(case, sheet)


def test_a_proposal_that_fell_away_is_not_put_back_and_that_is_said(
    desk: Desk, case: Enforcement
) -> None:
    case.propose(case.save())
    order = NewDeferral(
        claim_ids=case.claims,
        until=TODAY + timedelta(days=10),
        reason=DeferralReason.AWAITS_MONEY,
        text="Venter på lønn.",
    )
    desk.deferrals.grant(case.debtor, order, key=new_key())
    assert case.proposal().state == "void"
    shown = desk.undo.show()
    done = desk.undo.last(UndoOrder(order=shown.order), key=new_key())
    assert shown.sentence.endswith(FELL)
    assert done.sentence == shown.sentence
    assert case.proposal().state == "void"
