"""What was copied at the desk leaves the clipboard; what others copied stays."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.ui import clipboard
from collector_desk.ui.clipboard import ClipboardWatch

SHORT_MS = 60

_LEFT_BEHIND = """
from PySide6.QtWidgets import QApplication
from collector_desk.ui.app import Program
from collector_desk.ui import clipboard
from collector_desk.ui.kept import MemoryStore


class Nowhere:
    name, practice = "test", False

    def close(self):
        pass


app = QApplication([])
program = Program(app, Nowhere(), MemoryStore())
clipboard.put_text("01810112345")
program.end()
"""


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[ClipboardWatch]:
    home = QObject()
    made = ClipboardWatch(home, keep_ms=SHORT_MS)
    yield made
    made.end()


def test_a_copy_of_ours_is_gone_when_its_time_is_out(
    watch: ClipboardWatch, qapp: QApplication, qtbot: QtBot
) -> None:
    clipboard.put_text("01810112345")
    assert qapp.clipboard().text() == "01810112345"
    qtbot.waitUntil(lambda: not qapp.clipboard().text())


def test_a_copy_of_somebody_else_in_the_meantime_is_left_alone(
    watch: ClipboardWatch, qapp: QApplication, qtbot: QtBot
) -> None:
    clipboard.put_text("01810112345")
    theirs = QMimeData()
    theirs.setText("Handleliste")
    qapp.clipboard().setMimeData(theirs)
    qtbot.wait(2 * SHORT_MS)
    assert qapp.clipboard().text() == "Handleliste"


def test_what_was_copied_here_is_cleared_when_asked_for(
    watch: ClipboardWatch, qapp: QApplication
) -> None:
    clipboard.put_text("01810112345")
    clipboard.forget()
    assert qapp.clipboard().text() == ""


def test_no_history_of_the_system_is_asked_to_keep_it(qapp: QApplication) -> None:
    clipboard.put_text("01810112345")
    assert qapp.clipboard().mimeData().data("x-kde-passwordManagerHint") == b"secret"


def test_a_program_that_ends_with_a_copy_ends_well(qapp: QApplication) -> None:
    """A copy left there is ended by Qt when Python is gone, and the process dies of it."""
    ended = subprocess.run([sys.executable, "-c", _LEFT_BEHIND], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
