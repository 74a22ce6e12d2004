"""Who owes what, as the window sees it: one method per deed, named as the deed."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire import parties


class PartiesOf(Area):
    """Debtors let out of claims, put back, and joined by others."""

    def show(self, debtor_id: int) -> parties.Parties:
        return self._to.call("parties.show", parties.Parties, debtor_id=debtor_id)

    def release(self, debtor_id: int, order: parties.NewRelease, *, key: str) -> parties.ReleaseRow:
        return self._to.call(
            "parties.release", parties.ReleaseRow, order, key=key, debtor_id=debtor_id
        )

    def undo_release(
        self, release_id: int, order: parties.UndoRelease, *, key: str
    ) -> parties.ReleaseRow:
        return self._to.call(
            "parties.undo_release", parties.ReleaseRow, order, key=key, release_id=release_id
        )

    def pay_back(self, returned_id: int, order: parties.PayBack, *, key: str) -> parties.ReleaseRow:
        return self._to.call(
            "parties.pay_back", parties.ReleaseRow, order, key=key, returned_id=returned_id
        )

    def join(self, debtor_id: int, order: parties.NewJoint, *, key: str) -> parties.Parties:
        return self._to.call("parties.join", parties.Parties, order, key=key, debtor_id=debtor_id)
