"""Tvangsdekning in an account lien: requested the lien does not lapse, and what stops it is told.

That it is carried out is seen by the money: what is covered ends as everything that is paid.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from collector_desk.domain.enforcement.account import SaleStep, forced_sale_from
from collector_desk.domain.enforcement.event_rows import SALE, Event, Happens
from collector_desk.domain.enforcement.events import TABLE
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors.enforcement import (
    MeasureDayWrong,
    MeasureWrongStage,
    SaleDayWrong,
    SaleKnown,
    SaleNotKnown,
    SaleNotOfLien,
)
from collector_desk.models import Measure, Task
from collector_desk.service import (
    asking,
    attachments,
    enforcement_book,
    gate,
    measures,
    order_stops,
)
from collector_desk.service.database import Work
from collector_desk.wire.liens import SaleOrder, SaleShown


def enter(work: Work, measure_id: int, order: SaleOrder) -> Measure:
    """Enter that tvangsdekning was requested, or that the request is over without it.

    Requested in time the lien does not lapse any more (panteloven § 5-13). What is withdrawn,
    dismissed or registered by mistake lets it lapse on its day again; where that is over, tonight.

    Raises:
        Unknown, NotOpened, OwnCase, Stale: as ``measures.propose``.
        SaleNotOfLien, MeasureWrongStage: as ``may_enter``.
        SaleKnown, SaleNotKnown: it is requested already; or nothing is that could be over.
        SaleDayWrong, MeasureDayWrong: the day cannot be.
        MeasureRests: something stopped it on the day it was requested (ruling 21).
        FileNotReadable, FileRefused: of the paper.
    """
    row = measures.locked(work, measure_id, order.version)
    gate.opened(work, row.debtor_id)
    _of_lien(row)
    before, asked = row.sale_on, order.step is SaleStep.REQUESTED
    if asked:
        _may_be_requested(work, row, order.day)
    else:
        _may_be_over(work, row, order.day)
    paper = _paper(work, row, order)
    settle(work, row, order.day if asked else None, f"{order.step.label} {dotted(order.day)}")
    details = {
        "measure": row.id, "number": row.number, "step": order.step.value, "sale": _iso(row.sale_on),
        "day": order.day.isoformat(), "before": _iso(before), "document": paper,
    }  # fmt: skip
    work.note("measures.sale", stream=f"debtor:{row.debtor_id}", details=details)
    return row


def settle(work: Work, row: Measure, day: date | None, words: str) -> None:
    """Let tvangsdekning be requested on a day, or not be; the book and the task of the lapse follow."""
    row.sale_on = day
    if day is not None:
        asking.done_all(work, row.debtor_id, lapses(row))
    elif row.ends_on is not None and work.clock.today() <= row.ends_on:
        _asked_again(work, row)
    work.flush()
    enforcement_book.enter(work, row, "sale", words)


def back(work: Work, measure_id: int, *, now: date | None, before: date | None) -> bool:
    """Put back what stood ``before``; whether it could: nothing was done with it since."""
    row = measures.locked(work, measure_id)
    if row.stage != MeasureStage.IN_FORCE.value or row.sale_on != now:
        return False
    told = "Tvangsdekning er ikke begjært" if before is None else "Tvangsdekning er begjært"
    day = "" if before is None else f" {dotted(before)}"
    settle(work, row, before, f"{told}{day}: det som ble ført sist, er tatt tilbake")
    return True


def may_enter(work: Work, row: Measure) -> None:
    """Refuse where nothing about tvangsdekning can be entered today.

    Raises:
        SaleNotOfLien, MeasureWrongStage: it is no lien in force.
        SaleDayWrong: it is too early.
    """
    _of_lien(row)
    if row.sale_on is None:
        _must_be_a_day(work, row, work.clock.today())


def shown(work: Work, row: Measure) -> SaleShown | None:
    """From when tvangsdekning may be requested in a lien in force, and when it was."""
    if row.kind != MeasureKind.ACCOUNT_LIEN.value or row.effect_on is None:
        return None
    return SaleShown(from_day=_first(work, row), requested_on=row.sale_on)


def lapses(row: Measure) -> str:
    """How the task begins that asks what becomes of a lien before it lapses."""
    return f"{row.number}: pantet faller bort "


def runs(row: Measure) -> bool:
    """Whether tvangsdekning is requested in a lien that stands."""
    return row.stage == MeasureStage.IN_FORCE.value and row.sale_on is not None


def waits(row: Measure, event: Event) -> bool:
    """Whether an event lets tvangsdekning wait that was requested in a lien."""
    return runs(row) and TABLE[event, SALE, MeasureStage.IN_FORCE].happens is Happens.RESTS


def heard(work: Work, row: Measure, event: Event) -> None:
    """Ask to have it wait where an event lets it rest; the lien stands (ruling 21)."""
    if waits(row, event):
        asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, asks(row, event))


def asks(row: Measure, event: Event) -> str:
    """What is asked of a person where tvangsdekning is to wait."""
    rule = TABLE[event, SALE, MeasureStage.IN_FORCE]
    what = "be namsmannen la tvangsdekningen vente, og få kvittering"
    return f"{row.number}: {rule.words}: {what} ({rule.source})"


def over(work: Work, row: Measure) -> None:
    """The lien is over: ask to withdraw the request, unless it was carried out."""
    if row.sale_on is None:
        return
    text = (
        f"{row.number}: pantet er over. Trekk begjæringen om tvangsdekning {dotted(row.sale_on)}"
        " hos namsmannen, hvis den ikke er gjennomført"
    )
    asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)


def _of_lien(row: Measure) -> None:
    if row.kind != MeasureKind.ACCOUNT_LIEN.value:
        raise SaleNotOfLien(number=row.number)
    if row.stage != MeasureStage.IN_FORCE.value:
        raise MeasureWrongStage(number=row.number, stage=MeasureStage(row.stage).is_now)


def _may_be_requested(work: Work, row: Measure, day: date) -> None:
    if row.sale_on is not None:
        raise SaleKnown(number=row.number, day=row.sale_on.isoformat())
    _must_be_a_day(work, row, day)
    order_stops.may_be_sold(work, row, on=day)


def _must_be_a_day(work: Work, row: Measure, day: date) -> None:
    first, last = _first(work, row), row.ends_on
    assert last is not None
    if not first <= day < last or day > work.clock.today():
        raise SaleDayWrong(number=row.number, first=first.isoformat(), last=last.isoformat())


def _may_be_over(work: Work, row: Measure, day: date) -> None:
    if row.sale_on is None:
        raise SaleNotKnown(number=row.number)
    if not row.sale_on <= day <= work.clock.today():
        raise MeasureDayWrong(first=row.sale_on.isoformat())


def _first(work: Work, row: Measure) -> date:
    """The day tvangsdekning may be requested from, by the day of the decision (ruling 27)."""
    assert row.decided_on is not None
    return forced_sale_from(row.decided_on, work.rates)


def _asked_again(work: Work, row: Measure) -> None:
    """Ask again what becomes of the lien, where it was asked: it lapses after all."""
    query = select(Task).where(
        Task.debtor_id == row.debtor_id,
        Task.text.startswith(lapses(row), autoescape=True),
        Task.state == "done",
    )
    for task in work.scalars(query.order_by(Task.id)):
        task.state, task.done_by, task.done_on = "open", "", None


def _paper(work: Work, row: Measure, order: SaleOrder) -> int | None:
    if order.document is None:
        return None
    name = f"{row.number}-tvangsdekning-{order.step.value}-{order.day.isoformat()}"
    return attachments.kept(
        work, order.document, debtor_id=row.debtor_id, kind="forced_sale", day=order.day, name=name
    ).id


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
