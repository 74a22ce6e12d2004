"""A version that the receiver refused: it is as never filed, and what its filing moved is taken back."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.errors.enforcement import MeasureDayWrong
from collector_desk.errors.requests import RequestEventLacks, RequestNotMade
from collector_desk.errors.service import Unknown
from collector_desk.exchange.enforcement.json_in import read_request
from collector_desk.models import Measure, RequestEvent, RequestVersion
from collector_desk.service import request_continued, request_limitation
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.wire.enforcement_requests import NewRequestEvent

_NOT_FILED = "Regnes som ikke levert: foreldelsen er ikke avbrutt. "
_FILED_LATER = "Foreldelsen er avbrutt først fra den neste som ble levert. "
BEFORE = ("", _NOT_FILED, _FILED_LATER)
"""What ``enter`` may give."""


def which(work: Work, row: Measure, order: NewRequestEvent) -> RequestVersion | None:
    """The version that was refused: as told, or the only one that can be meant; None: none was.

    Raises:
        RequestNotMade: there is none that may have been sent.
        RequestEventLacks: one was filed, a newer one was made, and nobody told which.
        Unknown: there is no such version, or it was refused before.
        MeasureDayWrong: it was filed on a later day.
    """
    if order.kind is not RequestEventKind.REFUSED:
        return None
    query = select(RequestVersion).where(
        RequestVersion.measure_id == row.id, RequestVersion.refused_on.is_(None)
    )
    made = {one.number: one for one in work.scalars(query.order_by(RequestVersion.number))}
    if not made:
        raise RequestNotMade(number=row.number)
    number, newest = order.refused_version, max(made)
    if number is None:
        if made[newest].filed_on is None and any(one.filed_on for one in made.values()):
            raise RequestEventLacks(event=order.kind.label, what="hvilken versjon det gjelder")
        number = newest
    if number not in made:
        raise Unknown(what="request_version", id=number)
    filed = made[number].filed_on
    if filed is not None and order.day < filed:
        raise MeasureDayWrong(first=filed.isoformat())
    return made[number]


def enter(work: Work, row: Measure, made: RequestVersion, day: date) -> str:
    """Let a version count as never filed; gives what that does, in words.

    Where the namsmann has no other, limitation was not interrupted and the measure waits to be
    sent: the next is the first to arrive, and is held to all that the first is. One that was made
    to change what he never had is not sent. Where a later one came, it counts from its own day.
    What was stopped meanwhile stays so.
    """
    made.refused_on = day
    work.flush()
    if made.filed_on is None:
        return ""
    first = request_continued.first_filed(work, row.id)
    if first is not None and first.number < made.number:
        request_continued.ask_again(work, row, made)
        return ""
    later = first.filed_on if first is not None else None
    request_limitation.refused(work, row, day, filed=made.filed_on, later=later)
    if later is not None:
        row.effect_on = later
        return _FILED_LATER
    if row.stage == MeasureStage.STOPPED.value:
        return _NOT_FILED
    row.stage, row.effect_on = MeasureStage.DECIDED.value, None
    _unsent(work, made, day)
    return _NOT_FILED


def came(work: Work, row: Measure, event: RequestEvent) -> None:
    """It was not refused after all: it is filed as it was entered, and so is what that moved."""
    query = select(RequestVersion).where(RequestVersion.measure_id == row.id)
    made = work.scalars(query.where(RequestVersion.number == event.refused_version)).one()
    if made.filed_on is None and _on_other_ground(work, made):
        return
    if made.filed_on is not None:  # it asked for it, where no later one did
        taken_up = request_continued.lines(work, row, read_request(made.source))
        request_continued.asked_for(work, row, taken_up)
    made.refused_on = None
    work.flush()
    first = request_continued.first_filed(work, row.id)
    if made.filed_on is None or first is not made:
        return
    # where it has effect, that is of a later one, or of itself where it was stopped before
    request_limitation.came(work, row, filed=made.filed_on, later=row.effect_on)
    row.effect_on = made.filed_on
    if row.stage == MeasureStage.STOPPED.value:
        return
    row.stage = MeasureStage.IN_FORCE.value
    _unsent(work, made, work.clock.today())


def _on_other_ground(work: Work, made: RequestVersion) -> bool:
    """Whether one before it was refused, or was not after all, since it was made: it is made anew."""
    query = select(RequestEvent.id).where(
        RequestEvent.measure_id == made.measure_id,
        RequestEvent.refused_version < made.number,
        or_(
            RequestEvent.made_at > made.made_at,
            RequestEvent.taken_back_on >= oslo_day(made.made_at),
        ),
    )
    return work.scalar(query.limit(1)) is not None


def _unsent(work: Work, made: RequestVersion, day: date) -> None:
    """A later one that waits to be sent was made on another ground: it is made anew."""
    query = select(RequestVersion).where(
        RequestVersion.measure_id == made.measure_id,
        RequestVersion.number > made.number,
        RequestVersion.filed_on.is_(None),
    )
    for later in work.scalars(query):
        later.refused_on = later.refused_on or day
