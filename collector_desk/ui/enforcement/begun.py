"""Where the screen of a measure begins: the draft that is kept, a new one, or a change of a trekk."""

from __future__ import annotations

from typing import TypeAlias

from collector_desk.client.desk import Desk
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.errors.service import Unknown
from collector_desk.wire.measures import MeasureSheet, MeasureStart, Reckoned, StartMeasure

Shown: TypeAlias = "MeasureStart | MeasureSheet"


def begun(desk: Desk, debtor_id: int, kind: MeasureKind) -> Shown:
    """The draft that is kept for the debtor, or a new beginning; never a change of what runs."""
    for row in desk.measures.list().rows:
        same = row.debtor_id == debtor_id and row.kind_label == kind.label
        if same and row.stage is MeasureStage.DRAFT:
            return desk.measures.show(row.measure_id)
    return desk.measures.start(debtor_id, StartMeasure(kind=kind))


def debtor_of(desk: Desk, measure_id: int | None) -> int:
    """Whose measure it is, by the list of those that are not over. Raises Unknown."""
    for row in desk.measures.list().rows:
        if row.measure_id == measure_id:
            return row.debtor_id
    raise Unknown(what="measure", id=measure_id)


def new_rules(shown: Shown | None, found: Reckoned | None) -> bool:
    """Whether what is shown, or was reckoned last, is under the new rules."""
    known = shown.reckoned if isinstance(shown, MeasureSheet) else shown
    last = found or known
    return last is not None and last.regime is Regime.NEW
