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
from collector_desk.ui.tour.guide import Guide, StepFailed
from collector_desk.wire.approvals import Approve
from collector_desk.wire.enforcement_requests import FileRequest, NewRequestEvent
from collector_desk.wire.holds import NewHold
from collector_desk.wire.measures import MakeVersion, MeasureSheet, MeasureStep, ToldPayer

_REQUEST, _LIEN = MeasureKind.REQUEST, MeasureKind.ACCOUNT_LIEN
_RUNS = MeasureStage.IN_FORCE
_HELD, _CODE = timedelta(days=14), "MANGLER_KRAV"
_WHY = "Svaret gjaldt en annen begjæring."
_SAID = "Jeg skylder ikke for november: barnet hadde sluttet."


def of_answers(guide: Guide) -> dict[str, Callable[[], object]]:
    """A request with its answers, a lien and a judgment, by the name of each picture."""
    _notified(guide, _approved(guide, _LIEN))
    _answered(guide, _approved(guide, _REQUEST))
    return {
        "request-kept-back": partial(coercion.opened, guide, _REQUEST, _RUNS, texts.PROPOSAL),
        "box-request-contested": partial(_contested, guide),
        "box-request-back": partial(_taken_back, guide),
        "box-measure-sale": partial(_opened, guide, _LIEN, SaleBox),
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


def _answered(guide: Guide, request: MeasureSheet) -> None:
    """One version was refused, the next one was filed, and the third may not go: it is held."""
    desk, today = guide.main.context.desk, guide.main.context.house.today
    number, now = request.measure_id, _filed(guide, request, "NM-26-0411")
    refused = NewRequestEvent(
        version=now.version, kind=RequestEventKind.REFUSED, day=today, code=_CODE, refused_version=1
    )
    now = _filed(guide, desk.requests.event(number, refused, key=new_key()), "NM-26-0412")
    desk.requests.make(number, MakeVersion(version=now.version), key=new_key())
    held = NewHold(reason=Reason.EXAMINATION, until=today + _HELD, text="Plassen undersøkes.")
    desk.holds.put(request.debtor_id, held, key=new_key())


def _filed(guide: Guide, sheet: MeasureSheet, reference: str) -> MeasureSheet:
    """A version is made, and filed today."""
    requests, today = guide.main.context.desk.requests, guide.main.context.house.today
    made = requests.make(sheet.measure_id, MakeVersion(version=sheet.version), key=new_key())
    order = FileRequest(version=made.version, day=today, reference=reference)
    return requests.filed(sheet.measure_id, order, key=new_key())


def _opened(guide: Guide, kind: MeasureKind, box: Callable[..., Box]) -> Box:
    """A box over what runs of a kind."""
    screen = coercion.opened(guide, kind, _RUNS, texts.PROPOSAL)
    assert screen.presenter.sheet is not None
    made = box(screen, guide.main.context, screen.presenter.sheet)
    made.open()
    return made


def _contested(guide: Guide) -> None:
    """The debtor disputes all claims but one."""
    box = _opened(guide, _REQUEST, EventBox)
    assert isinstance(box, EventBox)
    box.kind.set_value(RequestEventKind.CONTESTED.value)
    box.text.set_value(_SAID)
    next(iter(box.of.boxes.values())).setChecked(False)


def _taken_back(guide: Guide) -> None:
    """The refusal was entered by mistake."""
    box = _opened(guide, _REQUEST, TakeBackBox)
    assert isinstance(box, TakeBackBox)
    box.reason.set_text(_WHY)
