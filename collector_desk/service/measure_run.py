"""A measure that is decided: the day it took effect, and its end. The night's: measure_night."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.calendar import add_months
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.holds import Reason
from collector_desk.domain.limitation_steps import Outcome
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors.enforcement import MeasureDayWrong
from collector_desk.errors.requests import RequestNotMade
from collector_desk.models import Hold, Measure
from collector_desk.service import (
    asking,
    enforcement_book,
    forced_sale,
    gate,
    measure_amend,
    measure_letters,
    measures,
    order_stops,
    own_charges,
    own_limitation,
    request_less,
    request_limitation,
    trekk_issue,
    trekk_message,
)
from collector_desk.service.database import Work
from collector_desk.wire.measures import StopMeasure, ToldPayer

_TOLD = {
    MeasureKind.WITHHOLDING: "Trekkpliktig fikk pålegget",
    MeasureKind.ACCOUNT_LIEN: "Banken fikk melding, pantet har rettsvern",
}
_STOPPED = {
    MeasureKind.WITHHOLDING: "Opphør av utleggstrekk",
    MeasureKind.ACCOUNT_LIEN: "Erklæring om bortfall av utleggspant",
    MeasureKind.REQUEST: "Begjæringen er trukket",
}


def told(work: Work, measure_id: int, order: ToldPayer) -> Measure:
    """Enter the day the payer or the bank got it: from then it has effect.

    Raises:
        Unknown, NotOpened, OwnCase, Stale, MeasureWrongStage: as ``measures.propose``.
        MeasureDayWrong: before the decision, or a day to come.
        MeasureRests: it, or what it is for, was stilt i bero or stopped on that day.
        MessageNotMade: the namsmann cannot have a message that was not made.
        RequestNotMade: a request takes effect by being filed (``requests_out.filed``).
    """
    before = measure_amend.held(work, measure_id)
    row = measures.locked(work, measure_id, order.version)
    gate.opened(work, row.debtor_id)
    if row.kind == MeasureKind.REQUEST.value:
        raise RequestNotMade(number=row.number)
    measures.move(row, MeasureStage.IN_FORCE)
    for one in filter(None, (row, before)):
        order_stops.may_order(work, one, on=order.day)
    first = row.decided_on or order.day
    if not first <= order.day <= work.clock.today():
        raise MeasureDayWrong(first=first.isoformat())
    row.effect_on = order.day
    what = _TOLD[MeasureKind(row.kind)]
    if trekk_message.goes(row.kind, row.regime):
        trekk_issue.handed(work, row, order.day)
        what = "Namsmannen fikk beslutningen"
    work.flush()
    enforcement_book.enter(work, row, "told", f"{what} {dotted(order.day)}")
    own_limitation.in_force(work, row)
    measure_amend.took_over(work, row, order.day)
    note(work, row, "measures.told")
    return row


def stop(work: Work, measure_id: int, order: StopMeasure) -> Measure:
    """End a measure before its time, with the reason; it is entered in the book.

    The fees for one that was invalid fall away, at the notice and at the decision (ruling 7).

    Raises:
        Unknown, NotOpened, OwnCase, Stale, MeasureWrongStage: as ``measures.propose``.
    """
    row = measures.locked(work, measure_id, order.version)
    gate.opened(work, row.debtor_id)
    if order.invalid:
        own_charges.fall(work, row, order.why)
    stop_whole(work, row, order.why)
    return row


def stop_whole(work: Work, row: Measure, why: str) -> None:
    """End a locked measure before its time. Raises MeasureWrongStage."""
    end(work, row, MeasureStage.STOPPED, why)
    if row.kind == MeasureKind.REQUEST.value:
        request_limitation.close(work, row, work.clock.today(), Outcome.WITHDRAWN)
    note(work, row, "measures.stop")


def end(work: Work, row: Measure, stage: MeasureStage, why: str) -> None:
    """End a locked measure, and tell those who had it. Raises MeasureWrongStage.

    A lien that had effect may be registered: it is deleted within a month (panteloven § 5-14).
    """
    measures.move(row, stage)
    row.ended_on, row.ended_why = work.clock.today(), why[:300]
    work.flush()
    _rests_no_more(work, row)
    for change in measure_amend.lapse(work, row):
        end(work, change, MeasureStage.STOPPED, why)
    kind = MeasureKind(row.kind)
    if kind is not MeasureKind.REQUEST:
        entry = enforcement_book.enter(work, row, "ended", f"{_STOPPED[kind]}: {why}")
        work.flush()
        measure_letters.ended(work, row, entry)
        own_limitation.ended(work, row)
    if kind is MeasureKind.ACCOUNT_LIEN and row.effect_on is not None:
        ask_deletion(work, row)
    forced_sale.over(work, row)
    request_less.ask(work, row)


def _rests_no_more(work: Work, row: Measure) -> None:
    """End what it rested for until it was over: nobody ends that by hand."""
    query = select(Hold).where(
        Hold.measure_id == row.id,
        Hold.reason == Reason.NOTICE_LOST.value,
        Hold.ended_on.is_(None),
    )
    for hold in work.scalars(query):
        hold.ended_on, hold.ended_by = work.clock.today(), work.who.name
        hold.ended_why = f"{row.number} er over: {row.ended_why}"[:300]


def ask_deletion(work: Work, row: Measure) -> None:
    """Ask to have a registered lien deleted, by the day that the law gives."""
    today = work.clock.today()
    last = add_months(today, work.rates["deletion_months"].on(today).whole)
    text = f"{deletion(row)} senest {dotted(last)} (panteloven § 5-14)"
    asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text, due=last)


def deletion(row: Measure) -> str:
    """How the task about a registered lien begins."""
    return f"{row.number}: få pantet slettet der det er registrert,"


def note(work: Work, row: Measure, deed: str) -> None:
    """Note a deed on a measure in the audit."""
    details = {"measure": row.id, "number": row.number, "stage": row.stage, "why": row.ended_why}
    work.note(deed, stream=f"debtor:{row.debtor_id}", details=details)
