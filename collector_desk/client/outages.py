"""Outages, as the window sees them: one method per deed, named as the deed."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire import outages as wire


class Outages(Area):
    """The days on which debtors could not reach us."""

    def list(self) -> wire.Outages:
        return self._to.call("outages.list", wire.Outages)

    def register(self, order: wire.NewOutage, *, key: str) -> wire.OutageLine:
        return self._to.call("outages.register", wire.OutageLine, order, key=key)

    def end(self, outage_id: int, order: wire.EndOutage, *, key: str) -> wire.OutageLine:
        return self._to.call("outages.end", wire.OutageLine, order, key=key, outage_id=outage_id)

    def withdraw(self, outage_id: int, order: wire.WithdrawOutage, *, key: str) -> wire.OutageLine:
        return self._to.call(
            "outages.withdraw", wire.OutageLine, order, key=key, outage_id=outage_id
        )
