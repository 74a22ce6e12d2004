"""What a complaint asked for is asked no more when it is over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.enforcement.suit import SuitEventKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.models import Audit, Release, Suit, Task
from collector_desk.service import release_undo, releasing, suit_asking
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.parties import NewRelease, UndoRelease
from tests.service.enforcing import TODAY
from tests.service.parties import PDF, WHY
from tests.service.suing import Suing

SOON = TODAY + timedelta(days=14)


@pytest.fixture
def case(db: Database) -> Suing:
    return Suing(db)


def met(case: Suing) -> Suit:
    """A complaint that is filed, with a fee to pay, a letter to answer, a meeting and less owed."""
    row = case.make_and_file()
    row = case.comes(row, SuitEventKind.COURT_FEE, amount=207_130, deadline=SOON)
    row = case.comes(row, SuitEventKind.COMPLETION, text="Mer om plassen", deadline=SOON)
    row = case.comes(row, SuitEventKind.MEETING, deadline=SOON)
    case.books.pays(case.claims[0], 100_000, TODAY)
    with case.db.write(SYSTEM) as work:
        suit_asking.ask_of_paid(work)
    assert [state for state, _ in asked(case)] == ["open"] * 4
    return row


def asked(case: Suing) -> list[tuple[str, str]]:
    with case.db.read() as work:
        rows = work.scalars(select(Task).where(Task.text.startswith("S-")).order_by(Task.id))
        return [(row.state, row.text) for row in rows]


def open_(case: Suing) -> list[str]:
    return [text for state, text in asked(case) if state == "open"]


FEE = "S-2026-000001: Betal gebyret innen 07.12.2026. 2\u00a0071,30 kr"


def test_a_judgment_leaves_only_the_fee_to_be_paid(case: Suing) -> None:
    row = met(case)
    case.judged(row, TODAY)
    assert open_(case) == [FEE]
    with case.db.read() as work:  # and the audit names what was closed
        (noted,) = work.scalars(select(Audit.details).where(Audit.deed == "suits.ended"))
        query = select(Task.id).where(Task.text.startswith("S-"), Task.state == "done")
        assert (noted or {})["tasks"] == list(work.scalars(query.order_by(Task.id)))


@pytest.mark.parametrize(
    "kind", [SuitEventKind.WITHDRAWN, SuitEventKind.CLOSED, SuitEventKind.DISMISSED]
)
def test_so_does_another_end_beside_what_it_asks_for_itself(
    case: Suing, kind: SuitEventKind
) -> None:
    case.comes(met(case), kind, text="Se brevet")
    fee, again = open_(case)
    assert (fee, again[:51]) == (FEE, "S-2026-000001: Ta ut stevning eller ny klage: forel")


def test_what_another_complaint_asks_for_stays(db: Database) -> None:
    case = Suing(db)
    first, second = case.claims
    one, other = case.filed(case.make(first)), case.filed(case.make(second))
    for row in (one, other):
        case.comes(row, SuitEventKind.COMPLETION, text="Mer om plassen", deadline=SOON)
    case.claims = (first,)
    case.judged(one, TODAY)
    assert [text[:13] for text in open_(case)] == [other.number]


def test_a_judgment_on_some_of_its_claims_ends_nothing(case: Suing) -> None:
    row = met(case)
    case.claims = case.claims[:1]
    case.judged(row, TODAY)
    assert len(open_(case)) == 4


GONE = "S-2026-000001: K-2026-000001 er falt bort. Trekk det i klagen hos Forliksrådet."
AGAIN = (
    "S-2026-000001: K-2026-000001 gjelder likevel. Avklar med Forliksrådet om kravet er trukket"
    " i klagen."
)


def let_out(case: Suing, *, asked_before: bool = False) -> Release:
    """The debtor is let out of the first claim of a filed complaint, and the board is to be told."""
    complaint = case.make_and_file()
    if asked_before:
        with case.db.write(SYSTEM) as work:
            suit_asking.heard(work, complaint.debtor_id, Event.CLAIM_GONE, case.claims[:1])
    order = NewRelease(
        claim_id=case.claims[0], ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF
    )
    with case.db.write(case.kari) as work:
        row = releasing.release(work, case.debtor, order)
    assert open_(case) == [GONE]
    return row


def owes_again(case: Suing, row: Release) -> None:
    with case.db.write(case.kari) as work:
        release_undo.undo(work, row.id, UndoRelease(version=row.version, why="feil person"))


def test_a_release_that_is_undone_asks_nobody_to_withdraw_the_claim(case: Suing) -> None:
    owes_again(case, let_out(case))
    assert asked(case) == [("done", GONE)]


def test_where_the_board_was_told_it_is_asked_what_it_has(case: Suing) -> None:
    row = let_out(case)
    with case.db.write(case.kari) as work:
        work.scalars(select(Task).where(Task.text == GONE)).one().state = "done"
    owes_again(case, row)
    assert open_(case) == [AGAIN]


def test_what_was_asked_before_the_release_is_asked_still(case: Suing) -> None:
    owes_again(case, let_out(case, asked_before=True))
    assert open_(case) == [GONE]
