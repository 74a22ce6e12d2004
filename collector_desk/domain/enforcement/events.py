"""What happens to a measure when something happens to its claims or its debtor (ruling 21).

Event × measure × stage is a table, and every cell is written. It speaks of the claims that the
event touches: a measure for others too goes on for those. ``service.measure_events`` obeys it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from collector_desk.domain.enforcement.event_rows import ROWS, SALE, Event, Happens, Thing
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage

Column: TypeAlias = tuple[Thing, MeasureStage]
_STAGES = (
    MeasureStage.DRAFT,
    MeasureStage.WAITING,
    MeasureStage.DECIDED,
    MeasureStage.IN_FORCE,
)
COLUMNS: tuple[Column, ...] = (
    *((thing, stage) for thing in Thing if thing is not SALE for stage in _STAGES),
    (SALE, MeasureStage.IN_FORCE),
)
"""The things that run, at each stage; a forced sale is only ever waited with or asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What happens, by which source, and what a task then says or asks.

    ``words`` is what has happened, in Bokmål after «for». ``task`` is asked of a person of what is
    approved; empty: nothing besides what the deed itself asks. ``part`` is asked instead where it
    goes on for other claims. ``unconfirmed`` is what the legal department has not answered.
    """

    happens: Happens
    source: str
    words: str
    task: str = ""
    part: str = ""
    unconfirmed: str = ""


def cell(event: Event, kind: MeasureKind, stage: MeasureStage) -> Cell:
    """What an event does to a measure of a kind at a stage.

    Raises KeyError where the measure is over: nothing happens to it any more.
    """
    return TABLE[event, Thing(kind.value), stage]


def _cells() -> Mapping[tuple[Event, Thing, MeasureStage], Cell]:
    found = {}
    for event, row in ROWS.items():
        for thing, stage in COLUMNS:
            early = {MeasureStage.DRAFT: row.draft, MeasureStage.WAITING: row.waiting}
            of = {
                Thing.WITHHOLDING: row.trekk, Thing.ACCOUNT_LIEN: row.lien,
                Thing.REQUEST: row.request, SALE: (row.sale, row.sale),
            }[thing]  # fmt: skip
            late = {MeasureStage.DECIDED: of[0], MeasureStage.IN_FORCE: of[1]}
            found[event, thing, stage] = Cell(
                happens=(early | late)[stage],
                source=row.sources.get(thing, row.source),
                words=row.words,
                task=row.task(thing, stage) if stage in late else "",
                part=row.part(thing, stage) if stage in late else "",
                unconfirmed=row.unsure.get(thing, ""),
            )
    return found


TABLE: Mapping[tuple[Event, Thing, MeasureStage], Cell] = MappingProxyType(_cells())
"""Every cell of ruling 21."""
