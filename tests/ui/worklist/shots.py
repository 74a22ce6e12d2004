"""Draws the worklist on the practice desk in each theme: run it, and look.

python -m tests.ui.worklist.shots FOLDER
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from collector_desk import migrations
from collector_desk.client.connection import Connection
from collector_desk.client.desk import Desk
from collector_desk.domain.work import WorkKind
from collector_desk.service.database import SYSTEM, Database
from collector_desk.ui.desk_context import Context
from collector_desk.ui.kept import MemoryStore
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from collector_desk.ui.worklist.view import WorklistScreen
from tests.kit import PASSWORD, open_db, running
from tests.service.test_objections import Case
from tests.service.work_world import one_of_each, task

LOOKS = (("light", Mode.LIGHT, 100), ("dark", Mode.DARK, 100), ("large", Mode.LIGHT, 200))


def draw(folder: Path, db: Database) -> None:
    """One picture a look."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    tasks = Tasks()
    with running(db) as url:
        desk = Desk(Connection(url))
        desk.session.sign_in("kari", PASSWORD)
        signed = desk.session.show()
        for name, mode, scale in LOOKS:
            Theme.apply(app, mode, scale)
            context = Context(desk, tasks, MemoryStore(), signed.user, signed.desk)
            screen = WorklistScreen(context)
            screen.resize(QSize(1228, 780) * scale / 100)
            screen.show()
            while tasks.busy():
                QTest.qWait(20)
            QTest.qWait(50)
            screen.grab().save(str(folder / f"worklist-{name}.png"))
            screen.deleteLater()
    tasks.close()


def main() -> None:
    """A desk with one of everything, drawn."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as kept:
        url = f"sqlite:///{kept}/desk.db"
        migrations.upgrade(url)
        db = open_db(url)
        case = Case(db)
        one_of_each(case)
        with db.write(SYSTEM) as work:
            work.add(task(case.books.debtor_id, WorkKind.READY_STEP, "Klar for varsel om utlegg"))
        draw(folder, db)
        db.close()


if __name__ == "__main__":
    main()
