"""The walk through enforcement: the list, a withholding with its figures, its approval, stand-ins."""

from __future__ import annotations

from collector_desk.domain.approval import Subject
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.ui.approvals.view import ApprovalsScreen
from collector_desk.ui.enforcement import texts
from collector_desk.ui.enforcement.listing import MeasuresScreen
from collector_desk.ui.enforcement.view import MeasureScreen
from collector_desk.ui.history import Place
from collector_desk.ui.tour.guide import Guide, StepFailed
from collector_desk.ui.users.stand_ins import StandInsBox
from collector_desk.ui.users.view import UsersScreen


def measures(guide: Guide) -> MeasuresScreen:
    """The list of the measures that are not over. Raises StepFailed where none is in it."""
    guide.main.go(Place("measures"))
    screen = guide.main.tabs.current()
    assert isinstance(screen, MeasuresScreen)
    guide.until("tiltakene", lambda: screen.presenter.loaded)
    guide.settle("tiltakene")
    if not screen.presenter.rows:
        raise StepFailed(step="tiltakene")
    return screen


def draft(guide: Guide, kind: MeasureKind, step: int = texts.RECKONING) -> MeasureScreen:
    """The draft of a kind of measure, on a step, with what it comes to. Raises StepFailed."""
    return opened(guide, kind, MeasureStage.DRAFT, step)


def opened(guide: Guide, kind: MeasureKind, stage: MeasureStage, step: int) -> MeasureScreen:
    """The first measure of a kind at a stage, on a step. Raises StepFailed where there is none."""
    rows = measures(guide).presenter.rows
    wanted = (row for row in rows if (row.kind_label, row.stage) == (kind.label, stage))
    if (row := next(wanted, None)) is None:
        raise StepFailed(step=kind.label)
    guide.main.go(Place("measure", row.measure_id))
    screen = guide.main.tabs.current()
    assert isinstance(screen, MeasureScreen)
    guide.until(kind.label, lambda: screen.presenter.found is not None)
    guide.until(kind.label, lambda: not screen.presenter.reckoning)
    screen.go(step)
    guide.settle(kind.label)
    return screen


def approval(guide: Guide) -> ApprovalsScreen:
    """The measure that waits for a second person. Raises StepFailed where none does."""
    guide.main.go(Place("approvals"))
    screen = guide.main.tabs.current()
    assert isinstance(screen, ApprovalsScreen)
    guide.until("til godkjenning", lambda: screen.presenter.loaded)
    guide.settle("til godkjenning")
    waiting = (each.row for each in screen.presenter.shown)
    row = next((row for row in waiting if row.subject is Subject.MEASURE), None)
    if row is None:
        raise StepFailed(step="til godkjenning")
    screen.table.select_key(row.approval_id)
    guide.until("til godkjenning", lambda: screen.presenter.sheet is not None)
    guide.press("Return", screen.table)  # where both have no room, the proposal takes the place
    guide.settle("til godkjenning")
    return screen


def stand_ins(guide: Guide) -> StandInsBox:
    """Who decides in a supervisor's place, as the administrator sees it; closed by who opened it."""
    guide.main.go(Place("users"))
    screen = guide.main.tabs.current()
    assert isinstance(screen, UsersScreen)
    guide.settle("brukere")
    box = StandInsBox(screen, guide.main.context, screen.presenter.users)
    box.open()
    guide.settle("stedfortredere")
    return box
