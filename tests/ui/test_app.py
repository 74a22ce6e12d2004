"""The program as a whole: what it loads before it paints, and what a fault in it becomes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.errors import DeskError
from collector_desk.errors.fields import FieldEmpty
from collector_desk.service.database import Database
from collector_desk.ui.app import UserStore
from collector_desk.ui.kept import MemoryStore
from collector_desk.ui.messages import message
from tests.kit import add_user, open_db
from tests.ui.shell import desktop

PAINT = """
import sys
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
program.window.grab()
heavy = ("sqlalchemy", "fastapi", "uvicorn", "openpyxl", "alembic", "cryptography",
         "keyring", "pydantic", "requests")
print(sorted(name for name in (*heavy, "collector_desk.service", "collector_desk.models")
             if name in sys.modules))
program.end()
"""


def test_nothing_of_the_service_is_loaded_before_the_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PAINT],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "[]", done.stderr


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    opened = open_db(sqlite_url)
    add_user(opened)
    yield opened
    opened.close()


def test_a_fault_of_ours_becomes_a_sentence_with_a_number(
    qtbot: QtBot, db: Database, caplog: pytest.LogCaptureFixture, expect_log: object
) -> None:
    expect_log("ZeroDivisionError")  # type: ignore[operator]
    with desktop(qtbot, db) as desk:
        main = desk.sign_in()
        try:
            _ = 1 // 0
        except ZeroDivisionError as error:
            main.refused(error)
        number = caplog.records[-1].getMessage().split()[0]
        said = main.alert.accessibleName()
        assert number in said
        assert "division" not in said


def test_a_refusal_says_its_sentence_and_what_now(qapp: QApplication) -> None:
    said = message(FieldEmpty(field="Navn"))
    assert said.sentence == FieldEmpty(field="Navn").text()
    assert said.what_now == FieldEmpty(field="Navn").advice()
    assert said.code == FieldEmpty.code


class _English(QTranslator):
    """Translates one sentence, as a .qm file would."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return "Fill in {field}." if (context, text) == ("errors", FieldEmpty.sentence) else ""

    def isEmpty(self) -> bool:
        return False


def test_a_translated_sentence_keeps_its_values(qapp: QApplication) -> None:
    english = _English()
    qapp.installTranslator(english)
    try:
        assert message(FieldEmpty(field="Navn")).sentence == "Fill in Navn."
    finally:
        qapp.removeTranslator(english)


def test_every_refusal_can_be_said(qapp: QApplication) -> None:
    for code, kind in DeskError.by_code.items():
        assert message(kind()).code == code


def test_what_one_user_arranged_is_not_seen_by_another() -> None:
    shared = MemoryStore()
    UserStore(shared, 1).setValue("columns/x", "mine")
    assert UserStore(shared, 2).value("columns/x") is None
    assert UserStore(shared, 1).value("columns/x") == "mine"
    UserStore(shared, 1).remove("columns/x")
    assert UserStore(shared, 1).value("columns/x") is None
