"""The walk through enforcement: the list, a withholding with its figures, its approval, stand-ins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from collector_desk.domain.approval import Subject
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.ui.approvals.view import ApprovalsScreen
from collector_desk.ui.casework.box import Box
from collector_desk.ui.desk_context import Context
from collector_desk.ui.enforcement import texts
from collector_desk.ui.enforcement.boxes import StopBox, ToldBox
from collector_desk.ui.enforcement.details import PayerFields
from collector_desk.ui.enforcement.household import FeeRow
from collector_desk.ui.enforcement.listing import MeasuresScreen
from collector_desk.ui.enforcement.request_boxes import EventBox, FiledBox
from collector_desk.ui.enforcement.view import MeasureScreen
from collector_desk.ui.history import Place
from collector_desk.ui.tour.guide import Guide, StepFailed, in_sight
from collector_desk.ui.users.stand_ins import StandInsBox
from collector_desk.ui.users.view import UsersScreen
from collector_desk.wire.household import Income
from collector_desk.wire.measures import MeasureSheet

_FEE = 1_200_000  # øre a month


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


def boxes(guide: Guide) -> dict[str, Callable[[], object]]:
    """What is entered about a measure, and a change of a trekk, by the name of each picture."""
    trekk, request = MeasureKind.WITHHOLDING, MeasureKind.REQUEST
    runs, begun = MeasureStage.IN_FORCE, MeasureStage.DRAFT
    on_sheet: dict[str, tuple[MeasureKind, MeasureStage, Callable[..., Box]]] = {
        "box-measure-told": (trekk, runs, ToldBox),
        "box-measure-stop": (trekk, runs, StopBox),
        "box-request-filed": (request, begun, FiledBox),
        "box-request-event": (request, begun, EventBox),
    }
    return {
        **{name: partial(_box, guide, *which) for name, which in on_sheet.items()},
        "box-measure-statement": lambda: draft(guide, trekk, texts.NOTICE).register_statement(),
        "box-measure-regime": lambda: draft(guide, trekk, texts.KRAV).register_answer(),
        "amend": partial(_amended, guide),
        "fees": partial(_fees, guide),
    }


def _box(
    guide: Guide,
    kind: MeasureKind,
    stage: MeasureStage,
    made: Callable[[QWidget, Context, MeasureSheet], Box],
) -> None:
    screen = opened(guide, kind, stage, texts.PROPOSAL)
    assert screen.presenter.sheet is not None
    made(screen, guide.main.context, screen.presenter.sheet).open()


def _amended(guide: Guide) -> Callable[[], object]:
    """A change of the trekk that runs, on the step of its size; thrown away afterwards."""
    opened(guide, MeasureKind.WITHHOLDING, MeasureStage.IN_FORCE, texts.PROPOSAL).amend_it()

    def change() -> MeasureScreen | None:
        now = guide.main.tabs.current()
        terms = now.presenter.terms if isinstance(now, MeasureScreen) else None
        return now if isinstance(now, MeasureScreen) and terms and terms.amends else None

    guide.until("endring av trekket", change)
    screen = change()
    assert screen is not None
    guide.until("endring av trekket", lambda: screen.presenter.found is not None)
    screen.go(texts.RECKONING)
    return screen.presenter.discard


def _fees(guide: Guide) -> Callable[[], object]:
    """A fee of the debtor's own business is marked, beside the wage; taken out again afterwards."""
    screen = draft(guide, MeasureKind.WITHHOLDING)
    form, payer = screen.form, screen.form.details
    row = form.household.incomes.new_row()
    assert isinstance(row, FeeRow)
    row.show_value(Income(text="Oppdrag", gross=_FEE, document="faktura 17", fee=True))
    assert isinstance(payer, PayerFields)
    payer.fees.setChecked(True)
    guide.settle("vederlag")
    guide.until("vederlag", lambda: not screen.presenter.reckoning)
    in_sight(row)

    def out() -> None:
        payer.fees.setChecked(False)
        row.drop.click()
        guide.settle("vederlag")

    return out
