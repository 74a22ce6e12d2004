"""What a leader sees of enforcement that runs: answers, what is kept or taken back, a forced sale."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from collector_desk.client.connection import new_key
from collector_desk.domain.approval import Subject
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.holds import Reason
from collector_desk.ui.casework.box import Box
from collector_desk.ui.enforcement import texts
from collector_desk.ui.enforcement.request_boxes import EventBox
from collector_desk.ui.enforcement.sale_box import SaleBox
from collector_desk.ui.enforcement.take_back_box import TakeBackBox
from collector_desk.ui.tour import coercion, courts, steps
from collector_desk.ui.tour.guide import Guide, StepFailed, in_sight
from collector_desk.wire.approvals import Approve
from collector_desk.wire.enforcement_requests import FileRequest, NewRequestEvent
from collector_desk.wire.holds import EndHold, NewHold
from collector_desk.wire.measures import MakeVersion, MeasureSheet, MeasureStep, ToldPayer

_REQUEST, _LIEN = MeasureKind.REQUEST, MeasureKind.ACCOUNT_LIEN
_DECIDED, _RUNS = MeasureStage.DECIDED, MeasureStage.IN_FORCE
_HELD, _CODE = timedelta(days=14), "MANGLER_KRAV"
_WHY = "Svaret gjaldt en annen begjæring."
_SAID = "Barnet sluttet etter den første måneden."


def of_answers(guide: Guide) -> dict[str, Callable[[], object]]:
    """A request with its answers, a lien and a judgment, by the name of each picture."""
    _notified(guide, _approved(guide, _LIEN))
    request = _approved(guide, _REQUEST)
    _made(guide, request.measure_id)
    _filed(guide, request.measure_id, "NM-26-0411")
    _refused(guide, request.measure_id)
    return {
        "request-kept-back": partial(_kept_back, guide, request),
        "box-request-contested": partial(_contested, guide, request.measure_id),
        "box-request-back": partial(_taken_back, guide),
        "box-measure-sale": partial(_opened, guide, _LIEN, _RUNS, SaleBox),
        "box-judgment-back": courts.judged(guide),
    }


def _approved(guide: Guide, kind: MeasureKind) -> MeasureSheet:
    """The draft of a kind, proposed by the caseworker and approved by the leader at the window."""
    leader, author = guide.main.context.desk, guide.colleague(steps.USER, steps.PASSWORD)
    rows = leader.measures.list().rows
    wanted = (kind.label, MeasureStage.DRAFT)
    row = next((row for row in rows if (row.kind_label, row.stage) == wanted), None)
    if row is None:
        raise StepFailed(step=kind.label)
    for desk in (leader, author):
        desk.debtors.open(row.debtor_id, reason="tiltaket")
    step = MeasureStep(version=author.measures.show(row.measure_id).version)
    author.measures.propose(row.measure_id, step, key=new_key())
    (number,) = (
        one.approval_id
        for one in leader.approvals.list().waiting
        if one.subject is Subject.MEASURE and one.debtor_id == row.debtor_id
    )
    shown = leader.approvals.show(number)
    leader.session.confirm(steps.PASSWORD)
    order = Approve(version=shown.version, digest=shown.digest)
    leader.approvals.approve(number, order, key=new_key())
    return leader.measures.show(row.measure_id)


def _notified(guide: Guide, lien: MeasureSheet) -> None:
    """The bank was told of the lien today."""
    desk, today = guide.main.context.desk, guide.main.context.house.today
    order = ToldPayer(version=lien.version, day=today)
    desk.measures.told(lien.measure_id, order, key=new_key())


def _filed(guide: Guide, number: int, reference: str) -> MeasureSheet:
    """The newest version of a request is filed today."""
    desk, today = guide.main.context.desk, guide.main.context.house.today
    order = FileRequest(version=desk.measures.show(number).version, day=today, reference=reference)
    return desk.requests.filed(number, order, key=new_key())


def _refused(guide: Guide, number: int) -> None:
    """The receiver refuses the newest version, so that the next one is the first again."""
    desk, today = guide.main.context.desk, guide.main.context.house.today
    now = desk.measures.show(number)
    order = NewRequestEvent(
        version=now.version, kind=RequestEventKind.REFUSED, day=today, code=_CODE,
        refused_version=now.versions[-1].number,
    )  # fmt: skip
    desk.requests.event(number, order, key=new_key())


def _made(guide: Guide, number: int) -> MeasureSheet:
    """A version is made, for the receiver to get."""
    desk = guide.main.context.desk
    order = MakeVersion(version=desk.measures.show(number).version)
    return desk.requests.make(number, order, key=new_key())


def _kept_back(guide: Guide, request: MeasureSheet) -> Callable[[], object]:
    """A version that may not go, as the debtor is held; the hold is ended afterwards."""
    desk, today = guide.main.context.desk, guide.main.context.house.today
    _made(guide, request.measure_id)
    order = NewHold(reason=Reason.EXAMINATION, until=today + _HELD, text="Plassen undersøkes.")
    hold = desk.holds.put(request.debtor_id, order, key=new_key())
    screen = coercion.opened(guide, _REQUEST, _DECIDED, texts.PROPOSAL)
    in_sight(screen.form.versions)

    def ended() -> None:
        end = EndHold(version=hold.version, why="Plassen er undersøkt.")
        desk.holds.end(hold.hold_id, end, key=new_key())

    return ended


def _opened(guide: Guide, kind: MeasureKind, stage: MeasureStage, box: Callable[..., Box]) -> Box:
    """A box over what has come so far of a kind."""
    screen = coercion.opened(guide, kind, stage, texts.PROPOSAL)
    assert screen.presenter.sheet is not None
    made = box(screen, guide.main.context, screen.presenter.sheet)
    made.open()
    return made


def _contested(guide: Guide, number: int) -> Callable[[], object]:
    """The debtor disputes all claims but one, of the version that is filed now; refused afterwards."""
    _filed(guide, number, "NM-26-0412")
    box = _opened(guide, _REQUEST, _RUNS, EventBox)
    assert isinstance(box, EventBox)
    box.kind.set_value(RequestEventKind.CONTESTED.value)
    box.text.set_value(_SAID)
    next(iter(box.of.boxes.values())).setChecked(False)
    return partial(_refused, guide, number)


def _taken_back(guide: Guide) -> None:
    """The refusal was entered by mistake."""
    box = _opened(guide, _REQUEST, _DECIDED, TakeBackBox)
    assert isinstance(box, TakeBackBox)
    guide.type(_WHY, box.reason.edit)
