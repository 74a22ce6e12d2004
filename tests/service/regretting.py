"""Taking one's own last deed back, as Ctrl+Z does."""

from __future__ import annotations

import pytest

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.errors import DeskError
from collector_desk.wire.undo import UndoOrder


def undo(desk: Desk) -> str:
    """Take it back; what that did, in words."""
    return desk.undo.last(UndoOrder(order=desk.undo.show().order), key=new_key()).sentence


def refused(desk: Desk, code: type[DeskError]) -> str:
    """Why it can be taken back no more, as it is shown beforehand and as it is refused."""
    shown = desk.undo.show()
    with pytest.raises(code):
        desk.undo.last(UndoOrder(order=shown.order), key=new_key())
    assert not shown.possible
    return shown.sentence
