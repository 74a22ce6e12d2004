"""The rates and rules of the house as the window sees them: one method per deed."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire import rates


class HouseRates(Area):
    """Every dated table, and a new row of one put before a second person."""

    def list(self) -> rates.RateTables:
        return self._to.call("rates.list", rates.RateTables)

    def preview(self, order: rates.RateProposal) -> rates.RateRehearsal:
        return self._to.call("rates.preview", rates.RateRehearsal, order, long=True)

    def propose(self, order: rates.RateProposal, *, key: str) -> rates.RateProposed:
        return self._to.call("rates.propose", rates.RateProposed, order, key=key, long=True)
