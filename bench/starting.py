"""Start-up: our window to its first paint, beside a bare window of the same library.

Both start from byte code, as an installed program does, wherever the measuring machine keeps it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable

from bench.measure import Report, Result, side_by_side

TURNS = 9
_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1440, 900)
window.show()
window.grab()
QTimer.singleShot(0, app.quit)
app.exec()
"""
_OURS = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import collector_desk.__main__
from collector_desk.ui.app import Program
from collector_desk.ui.kept import MemoryStore


class Nowhere:
    name, practice = "bench", False

    def close(self):
        pass


app = QApplication([])
program = Program(app, Nowhere(), MemoryStore())
program.window.show()
program.window.grab()
QTimer.singleShot(0, app.quit)
app.exec()
program.end()
"""


def run(report: Report) -> None:
    """A fresh process each time, by turns, after one of each that is not counted."""
    with tempfile.TemporaryDirectory(prefix="collector-desk-bytecode-") as folder:
        one, other = _start(_OURS, folder), _start(_BARE, folder)
        one()
        other()
        ours, bare = side_by_side([one] * TURNS, [other] * TURNS)
    ratio = ours.p50 / bare.p50
    report.add(
        Result(
            "Start-up",
            "sign-in window painted, beside a bare painted window",
            f"{ours.text()} against {bare.text()}: {ratio:.2f}x",
            "<= 1.3x",
            ratio <= 1.3,
            "the enumerations of Qt that any real page touches are made by PySide6 at first use, and"
            " it reads the source of each module that is imported",
        )
    )


def _start(code: str, folder: str) -> Callable[[], object]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code]
    return lambda: subprocess.run(command, env=environment, check=True, capture_output=True)
