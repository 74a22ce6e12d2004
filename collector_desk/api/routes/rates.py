"""The rates and rules the house works by."""

from __future__ import annotations

from collector_desk.api.deps import Called
from collector_desk.api.routing import DeskRouter
from collector_desk.service import rate_list
from collector_desk.wire.rates import RateTables

router = DeskRouter()


@router.deed("rates.list")
def list_rates(call: Called) -> RateTables:
    return rate_list.tables(call.house.db.rates)
