"""What a status would do to the measures of a debtor, told before it is registered (ruling 21)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from sqlalchemy import select

from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.enforcement.events import cell
from collector_desk.domain.enforcement.measure import APPROVED, MeasureKind, MeasureStage
from collector_desk.domain.phrases import not_confirmed
from collector_desk.domain.status import STATUSES, Reach, Status, arose_on
from collector_desk.models import Claim, Measure
from collector_desk.service import measure_events, measure_expected, measures
from collector_desk.service.database import Work
from collector_desk.wire.statuses import StatusEffect

EVENTS: Mapping[Status, Event] = MappingProxyType(
    {
        Status.DECEASED: Event.DEATH,
        Status.BANKRUPTCY: Event.BANKRUPTCY,
        Status.DEBT_SETTLEMENT: Event.DEBT_SETTLEMENT,
        Status.CONFIDENTIAL: Event.PROTECTED,
        Status.STRICTLY_CONFIDENTIAL: Event.PROTECTED,
        Status.MINOR: Event.MINOR,
    }
)
"""What a status is to the measures of the debtor."""


def effects(work: Work, debtor_id: int) -> Iterator[StatusEffect]:
    """For each status that is an event, a sentence for each measure that it could touch."""
    running = [
        (row, arose)
        for row in measure_events.of(work, debtor_id, None)
        if (arose := _arose(work, row)) is not None
    ]
    for kind, event in EVENTS.items():
        every = STATUSES[kind].reach is Reach.EVERY
        for row, arose in running:
            yield StatusEffect(kind=kind, text=_said(event, row), after=None if every else arose)


def _said(event: Event, row: Measure) -> str:
    """What happens to a measure, and what of that is not confirmed where it is approved."""
    rule = cell(event, MeasureKind(row.kind), MeasureStage(row.stage))
    unsure = rule.unconfirmed if MeasureStage(row.stage) in APPROVED else ""
    told = [f"{measure_expected.effect(event, row)}.", not_confirmed([unsure] if unsure else [])]
    return " ".join(filter(None, told))


def _arose(work: Work, row: Measure) -> date | None:
    """The day the oldest open claim of a measure arose; None where none is open."""
    query = select(Claim).where(Claim.id.in_(measures.claims_of(work, row)), Claim.state == "open")
    return min(
        (
            arose_on(invoiced=claim.invoice_date, limitation_start=claim.limitation_start)
            for claim in work.scalars(query)
        ),
        default=None,
    )
