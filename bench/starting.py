"""Start-up: our window to its first paint, beside a bare window of the same library."""

from __future__ import annotations

import os
import subprocess
import sys
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
    """A fresh process each time, by turns."""
    ours, bare = side_by_side([_start(_OURS)] * TURNS, [_start(_BARE)] * TURNS)
    ratio = ours.p50 / bare.p50
    report.add(
        Result(
            "Start-up",
            "sign-in window painted, beside a bare painted window",
            f"{ours.text()} against {bare.text()}: {ratio:.2f}x",
            "<= 1.3x",
            ratio <= 1.3,
            "our own modules, five font files and the style sheet are read before the first paint",
        )
    )


def _start(code: str) -> Callable[[], object]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code]
    return lambda: subprocess.run(command, env=environment, check=True, capture_output=True)
