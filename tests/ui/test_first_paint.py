"""The sign-in window is painted before anything heavy is read."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

_PAINTED = """
import json, sys
from PySide6.QtWidgets import QApplication
import collector_desk.__main__
from collector_desk.ui.app import Program
from collector_desk.ui.kept import MemoryStore


class Nowhere:
    name, practice = "test", False

    def close(self):
        pass


app = QApplication([])
program = Program(app, Nowhere(), MemoryStore())
program.window.show()
assert not program.window.grab().isNull()
print(json.dumps(sorted(sys.modules)))
program.end()
"""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The modules of a process whose sign-in window has just been painted."""
    ended = subprocess.run(
        [sys.executable, "-c", _PAINTED], capture_output=True, check=True, text=True
    )
    return set(json.loads(ended.stdout))


@pytest.mark.parametrize(
    "heavy",
    [
        "requests",
        "pydantic",
        "openpyxl",
        "keyring",
        "sqlalchemy",
        "fastapi",
        "uvicorn",
        "alembic",
        "holidays",
        "cryptography",
        "subprocess",
        "zoneinfo",
    ],
)
def test_no_library_is_read_before_the_first_paint(loaded: set[str], heavy: str) -> None:
    assert heavy not in loaded


@pytest.mark.parametrize(
    "module",
    [
        "collector_desk.ui.main_window",
        "collector_desk.ui.table",
        "collector_desk.ui.cells",
        "collector_desk.ui.overlays",
        "collector_desk.client.desk",
        "collector_desk.wire.session",
        "collector_desk.domain.money",
    ],
)
def test_no_screen_behind_sign_in_is_read_before_the_first_paint(
    loaded: set[str], module: str
) -> None:
    assert module not in loaded
