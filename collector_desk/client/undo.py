"""Taking back the last deed as the window sees it: one method per deed, named as the deed."""

from __future__ import annotations

from collector_desk.client.area import Area
from collector_desk.wire import undo


class Undoing(Area):
    """What was done last, and taking it back."""

    def show(self) -> undo.UndoShown:
        return self._to.call("undo.show", undo.UndoShown)

    def last(self, order: undo.UndoOrder, *, key: str) -> undo.Undone:
        return self._to.call("undo.last", undo.Undone, order, key=key)
