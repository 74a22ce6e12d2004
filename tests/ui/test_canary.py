"""The dead bird: a PySide6 that takes references from True kills the desk within a day."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class Ringer(QObject):
    """A signal as every presenter has."""

    rang = Signal(int)


def test_a_hundred_emits_leave_the_references_of_true_unchanged() -> None:
    """6.12.0 on Python 3.11 loses one per emit: about 590 of them abort the process."""
    ringer = Ringer()
    before = sys.getrefcount(True)
    for count in range(100):
        ringer.rang.emit(count)
    lost = before - sys.getrefcount(True)
    assert abs(lost) < 20
