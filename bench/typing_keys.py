"""From key press to painted results, in the real search box against the real service."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bench.measure import Report, Result, Times
from bench.searching import questions
from bench.world import World
from collector_desk.client.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from collector_desk.ui.search.view import Palette

WORDS = 25
GOAL = 100.0
_KEPT: list[object] = []  # a window must not be swept away from another thread


def run(report: Report, world: World, desk: Desk) -> None:
    """Type names letter by letter; the clock runs from the last key to the painted answer."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    names = list(questions(world.db, seed=3).by_class["two full words"])[:WORDS]
    times = Times(tuple(_typed(app, desk, names)))
    report.add(
        Result(
            f"Search, {world.engine}",
            "key press to painted results in the window",
            times.text(),
            f"p95 <= {GOAL:g} ms",
            times.p95 <= GOAL,
        )
    )


def _typed(app: QApplication, desk: Desk, names: Sequence[str]) -> Iterator[float]:
    from PySide6.QtWidgets import QWidget

    from collector_desk.ui.commands import Commands
    from collector_desk.ui.desk_context import Context
    from collector_desk.ui.kept import MemoryStore
    from collector_desk.ui.search.view import Palette
    from collector_desk.ui.tasks import Tasks
    from collector_desk.ui.theme import Mode, Theme

    theme = Theme()
    theme.apply(app, Mode.LIGHT)
    signed = desk.session.show()
    tasks = Tasks()
    context = Context(desk, tasks, MemoryStore(), signed.user, signed.desk)
    window = QWidget()
    window.resize(1440, 900)
    window.show()
    palette = Palette(context, Commands(window, signed.user.may), window)
    palette.open_box(window, window)
    _KEPT.extend((theme, tasks, context, window, palette))
    for name in names:
        _type(app, palette, name[:-1])
        begin = time.perf_counter()
        _type(app, palette, name)
        palette.grab()
        yield (time.perf_counter() - begin) * 1000
    palette.close_box()
    tasks.close()


def _type(app: QApplication, palette: Palette, text: str) -> None:
    """Put letters in as the keys would, and let the answer come."""
    palette.edit.setText(text)
    palette.edit.textEdited.emit(text)
    while palette.presenter.asking:
        app.processEvents()
