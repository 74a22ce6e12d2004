"""Measures of enforcement: reckoned, kept, proposed, in force, stopped, and what they rest on."""

from __future__ import annotations

from collections.abc import Callable

from collector_desk.api.deps import Call, Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.models import Measure
from collector_desk.service import (
    basis_papers,
    debtor_statements,
    forced_sale,
    judgment_served,
    judgment_taken_back,
    judgments,
    measure_again,
    measure_amend,
    measure_run,
    measure_sheet,
    measures,
    regime_look_up,
    request_events,
    request_sheet,
    request_taken_back,
    requests_out,
)
from collector_desk.service.database import Work
from collector_desk.wire.debtors import DocumentBytes
from collector_desk.wire.enforcement_requests import (
    FileRequest,
    JudgmentServed,
    NewBasisPaper,
    NewJudgment,
    NewRequestEvent,
    TakeBackEvent,
    TakeBackJudgment,
)
from collector_desk.wire.liens import SaleOrder
from collector_desk.wire.measures import (
    AskRegime,
    LookedUp,
    MakeVersion,
    Measures,
    MeasureSheet,
    MeasureStart,
    MeasureStep,
    MeasureTerms,
    NewRegimeAnswer,
    NewStatement,
    Reckoned,
    Registered,
    SaveMeasure,
    StartMeasure,
    StopMeasure,
    ToldPayer,
    WriteAnew,
)

router = DeskRouter()


@router.deed("measures.list")
def listed(call: Called) -> Measures:
    with call.read() as work:
        return measure_sheet.listed(work)


@router.deed("measures.start")
def start(debtor_id: Key, order: StartMeasure, call: Called) -> MeasureStart:
    with call.read() as work:
        return measure_sheet.start(work, debtor_id, order.kind)


@router.deed("measures.preview")
def preview(debtor_id: Key, order: MeasureTerms, call: Called) -> Reckoned:
    with call.read() as work:
        return measures.preview(work, debtor_id, order)


@router.deed("measures.save")
def save(debtor_id: Key, order: SaveMeasure, call: Called) -> MeasureSheet:
    return _done(call, lambda work: measures.save(work, debtor_id, order))


@router.deed("measures.show")
def show(measure_id: Key, call: Called) -> MeasureSheet:
    with call.read() as work:
        return measure_sheet.show(work, measure_id)


@router.deed("measures.propose")
def propose(measure_id: Key, order: MeasureStep, call: Called) -> MeasureSheet:
    return _done(call, lambda work: measures.propose(work, measure_id, version=order.version))


@router.deed("measures.discard")
def discard(measure_id: Key, order: MeasureStep, call: Called) -> MeasureSheet:
    return _done(call, lambda work: measures.discard(work, measure_id, version=order.version))


@router.deed("measures.told")
def told(measure_id: Key, order: ToldPayer, call: Called) -> MeasureSheet:
    return _done(call, lambda work: measure_run.told(work, measure_id, order))


@router.deed("measures.stop")
def stop(measure_id: Key, order: StopMeasure, call: Called) -> MeasureSheet:
    return _done(call, lambda work: measure_run.stop(work, measure_id, order))


@router.deed("measures.sale")
def sold(measure_id: Key, order: SaleOrder, call: Called) -> MeasureSheet:
    return _done(call, lambda work: forced_sale.enter(work, measure_id, order))


@router.deed("measures.amend")
def amend(measure_id: Key, order: MeasureStep, call: Called) -> MeasureSheet:
    return _done(call, lambda work: measure_amend.amend(work, measure_id, version=order.version))


@router.deed("measures.write_again")
def write_again(measure_id: Key, order: WriteAnew, call: Called) -> MeasureSheet:
    return _done(call, lambda work: measure_again.write(work, measure_id, order))


@router.deed("requests.make")
def made(measure_id: Key, order: MakeVersion, call: Called) -> MeasureSheet:
    return _done(
        call,
        lambda work: requests_out.make(work, measure_id, version=order.version, seen=order.seen),
    )


@router.deed("requests.open")
def version(measure_id: Key, number: Key, call: Called) -> DocumentBytes:
    with call.write() as work:
        return request_sheet.opened(work, measure_id, number)


@router.deed("requests.filed")
def filed(measure_id: Key, order: FileRequest, call: Called) -> MeasureSheet:
    return _done(call, lambda work: requests_out.filed(work, measure_id, order))


@router.deed("requests.event")
def came_back(measure_id: Key, order: NewRequestEvent, call: Called) -> MeasureSheet:
    return _done(call, lambda work: request_events.register(work, measure_id, order))


@router.deed("requests.take_back")
def taken_back(measure_id: Key, order: TakeBackEvent, call: Called) -> MeasureSheet:
    return _done(call, lambda work: request_taken_back.take_back(work, measure_id, order))


@router.deed("judgments.register")
def judged(debtor_id: Key, order: NewJudgment, call: Called) -> Registered:
    return call.once(
        Registered, lambda work: Registered(number=judgments.register(work, debtor_id, order).id)
    )


@router.deed("judgments.served")
def served(debtor_id: Key, order: JudgmentServed, call: Called) -> Registered:
    return call.once(
        Registered, lambda work: Registered(number=judgment_served.enter(work, debtor_id, order).id)
    )


@router.deed("judgments.take_back")
def judgment_back(debtor_id: Key, order: TakeBackJudgment, call: Called) -> Registered:
    return call.once(
        Registered,
        lambda work: Registered(number=judgment_taken_back.take_back(work, debtor_id, order).id),
    )


@router.deed("bases.register")
def based(debtor_id: Key, order: NewBasisPaper, call: Called) -> Registered:
    return call.once(
        Registered, lambda work: Registered(number=basis_papers.register(work, debtor_id, order).id)
    )


@router.deed("statements.register")
def said(debtor_id: Key, order: NewStatement, call: Called) -> Registered:
    return call.once(
        Registered,
        lambda work: Registered(number=debtor_statements.said(work, debtor_id, order).id),
    )


@router.deed("regimes.ask")
def looked_up(debtor_id: Key, order: AskRegime, call: Called) -> LookedUp:
    return regime_look_up.ask(call.house.db, call.who, debtor_id, order.question)


@router.deed("regimes.register")
def answered(debtor_id: Key, order: NewRegimeAnswer, call: Called) -> Registered:
    return call.once(
        Registered,
        lambda work: Registered(number=debtor_statements.answered(work, debtor_id, order).id),
    )


def _done(call: Call, do: Callable[[Work], Measure]) -> MeasureSheet:
    """Carry an order out once, and show the measure as it stands after it."""

    def step(work: Work) -> MeasureSheet:
        row = do(work)
        work.flush()
        return measure_sheet.show(work, row.id)

    return call.once(MeasureSheet, step)
