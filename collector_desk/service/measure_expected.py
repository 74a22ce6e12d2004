"""What an event would do to a debtor's measures, told before it happens (ruling 21)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from collector_desk.domain.enforcement.event_rows import Event, Happens
from collector_desk.domain.enforcement.events import cell
from collector_desk.domain.enforcement.measure import APPROVED, MeasureKind, MeasureStage
from collector_desk.models import Measure
from collector_desk.service import forced_sale, measure_events
from collector_desk.service.database import Work

_WORDS: Mapping[Happens, str] = MappingProxyType(
    {
        Happens.GOES_ON: "fortsetter som før",
        Happens.RESTS: "stilles i bero",
        Happens.PUT_BACK: "forslaget faller, og utkastet venter",
        Happens.LOSES: "utkastet mister kravet",
        Happens.FIRST: "forslaget må avgjøres eller trekkes først",
        Happens.STOPPED: "stanses for disse kravene",
        Happens.GIVEN_UP: "pantet slettes for disse kravene",
        Happens.ASKED: "fortsetter til noen har avgjort det. Du får en oppgave",
    }
)


def effects(
    work: Work, debtor_id: int, event: Event, claim_ids: Collection[int] | None
) -> Iterator[str]:
    """A sentence for each measure of the claims, as ``measure_events.happened`` would treat it."""
    for row in measure_events.of(work, debtor_id, claim_ids):
        yield effect(event, row)


def effect(event: Event, row: Measure) -> str:
    """What an event would do to one measure that is not over."""
    kind, stage = MeasureKind(row.kind), MeasureStage(row.stage)
    happens = cell(event, kind, stage).happens
    waits = happens is Happens.RESTS and stage not in APPROVED
    words = "utkastet venter" if waits else _WORDS[happens]
    if forced_sale.waits(row, event):
        words += ", og tvangsdekningen skal vente. Du får en oppgave"
    return f"{kind.label} {row.number} {stage.is_now.removeprefix('er ')}: {words}"
