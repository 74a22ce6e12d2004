"""What Qt made is taken apart on the GUI thread, whoever makes objects meanwhile."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from collector_desk.service.memory import unsearched
from collector_desk.ui.garbage import GarbageWatch
from collector_desk.ui.tasks import Tasks

MANY = 200_000


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Python looks for rings by itself, as in the program before the watch is made."""
    gc.enable()
    yield
    gc.disable()


class _Ring(QWidget):
    """A widget that holds itself, and tells where it was let go."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self.me, self.told = self, told

    def __del__(self) -> None:
        self.told.append(threading.current_thread().name)


@contextmanager
def _watching(parent: QObject) -> Iterator[GarbageWatch]:
    watch = GarbageWatch(parent)
    try:
        yield watch
    finally:
        watch.end()


def _busy() -> int:
    """What a worker does with an answer: many objects, each of which may begin a search."""
    return len([[{"number": number}] for number in range(MANY)])


def _work(qtbot: QtBot, tasks: Tasks) -> None:
    answers: list[int] = []
    tasks.run(_busy, answers.append, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: answers == [MANY])


def test_a_dead_widget_waits_for_the_gui_thread(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[str] = []
    with _watching(tasks) as watch:
        _Ring(told)
        _work(qtbot, tasks)
        assert told == []
        kept = [[number] for number in range(MANY)]
        watch.look()
    assert kept
    assert told == ["MainThread"]


def test_the_watch_leaves_it_as_it_was(qtbot: QtBot) -> None:
    parent = QObject()
    watch = GarbageWatch(parent)
    assert not gc.isenabled()
    with unsearched():
        pass
    assert not gc.isenabled(), "an import in the same program does not begin it again"
    watch.end()
    assert gc.isenabled()


def test_old_rings_are_found_too(qtbot: QtBot) -> None:
    parent, told = QObject(), list[str]()
    limits = gc.get_threshold()
    with _watching(parent) as watch:
        ring = _Ring(told)
        gc.collect(0)  # alive, and so of the middle age from now
        del ring
        gc.set_threshold(1, 1, 1)
        try:
            for _ in range(8):
                watch.look()
        finally:
            gc.set_threshold(*limits)
    assert told == ["MainThread"]
