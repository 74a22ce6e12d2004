"""What Kari enters about tvangsdekning in a lien, to be taken back by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.enforcement.account import SaleStep
from collector_desk.service.database import Database
from collector_desk.wire.liens import SaleOrder
from collector_desk.wire.measures import MeasureSheet
from tests.service.enforcing import Enforcement
from tests.service.test_lien_radar import charged, night

Act: TypeAlias = Callable[[Desk], object]
ASKED = date(2029, 8, 1)  # the lien has been asked about, and has not lapsed


def sold(desk: Desk, measure_id: int, step: SaleStep, day: date = ASKED) -> MeasureSheet:
    order = SaleOrder(version=desk.measures.show(measure_id).version, step=step, day=day)
    return desk.measures.sale(measure_id, order, key=new_key())


def _nothing(_desk: Desk) -> None:
    """Nothing is done before."""


def _asked_about(db: Database) -> int:
    case = Enforcement(db)
    sheet = charged(case)
    night(case, ASKED)
    return sheet.measure_id


def _requested(db: Database) -> tuple[Act, Act]:
    lien = _asked_about(db)
    return _nothing, lambda desk: sold(desk, lien, SaleStep.REQUESTED)


def _withdrawn(db: Database) -> tuple[Act, Act]:
    lien = _asked_about(db)
    return (
        lambda desk: sold(desk, lien, SaleStep.REQUESTED),
        lambda desk: sold(desk, lien, SaleStep.WITHDRAWN),
    )


SALES: Mapping[str, Mapping[str, Callable[[Database], tuple[Act, Act]]]] = {
    "measures.sale": {"requested": _requested, "withdrawn": _withdrawn}
}
