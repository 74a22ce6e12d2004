"""Calls off the GUI thread: none lost, none to the dead, none out of order."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from collector_desk.errors.calls import CallCancelled
from collector_desk.ui.tasks import Call, Tasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def _never(error: BaseException) -> None:
    raise AssertionError(error)


def _refuse() -> None:
    raise ValueError("nei")


def _wait(seconds: float, answer: str) -> str:
    time.sleep(seconds)
    return answer


def test_an_answer_arrives_on_the_thread_that_asked(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[tuple[int, bool]] = []
    here = threading.current_thread()

    def done(answer: int) -> None:
        seen.append((answer, threading.current_thread() is here))

    tasks.run(lambda: 41 + 1, done, _never)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, True)]


def test_a_failure_goes_to_failed_and_nowhere_else(tasks: Tasks, qtbot: QtBot) -> None:
    failures: list[BaseException] = []
    answers: list[object] = []
    tasks.run(_refuse, answers.append, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ValueError)
    assert answers == []


def test_of_thousands_of_calls_none_is_lost_and_none_comes_twice(
    tasks: Tasks, qtbot: QtBot
) -> None:
    got: list[int] = []
    for number in range(4_000):
        tasks.run(partial(int, str(number)), got.append, _never)
    qtbot.waitUntil(lambda: tasks.busy() == 0, timeout=20_000)
    assert sorted(got) == list(range(4_000))


def test_owners_that_die_meanwhile_get_nothing_and_the_living_get_all(
    tasks: Tasks, qtbot: QtBot
) -> None:
    chance = random.Random(7)
    alive: dict[int, QObject] = {}
    got: list[int] = []
    late: list[int] = []

    def done(owner: QObject, number: int, _: object) -> None:
        (got if shiboken6.isValid(owner) else late).append(number)

    for number in range(1_500):
        owner = QObject()
        alive[number] = owner
        tasks.run(partial(str, number), partial(done, owner, number), _never, owner)
        if chance.random() < 0.5:
            shiboken6.delete(alive.pop(number))
    qtbot.waitUntil(lambda: tasks.busy() == 0, timeout=20_000)
    assert late == []
    assert sorted(got) == sorted(alive)


def test_an_older_answer_never_overwrites_a_newer_one(tasks: Tasks, qtbot: QtBot) -> None:
    shown: list[str] = []
    owner = QObject()
    for delay, text in ((0.15, "l"), (0.08, "ly"), (0.01, "lyk")):
        tasks.run(partial(_wait, delay, text), shown.append, _never, owner, replaces="search")
    qtbot.wait(250)
    assert shown == ["lyk"]


def test_a_line_of_searches_shows_them_in_order_and_ends_with_the_last(
    tasks: Tasks, qtbot: QtBot
) -> None:
    shown: list[int] = []
    owner = QObject()
    for number in range(600):
        tasks.run(partial(int, str(number)), shown.append, _never, owner, replaces="search")
        if number % 40 == 0:
            qtbot.wait(1)
    qtbot.waitUntil(lambda: tasks.busy() == 0)
    assert shown == sorted(shown)
    assert shown[-1] == 599


def test_two_owners_do_not_replace_each_other(tasks: Tasks, qtbot: QtBot) -> None:
    shown: list[str] = []
    one, other = QObject(), QObject()
    tasks.run(lambda: "one", shown.append, _never, one, replaces="load")
    tasks.run(lambda: "other", shown.append, _never, other, replaces="load")
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert set(shown) == {"one", "other"}


def test_cancelling_tells_failed_once_and_drops_the_answer(tasks: Tasks, qtbot: QtBot) -> None:
    failures: list[BaseException] = []
    answers: list[str] = []
    call = tasks.run(partial(_wait, 0.05, "late"), answers.append, failures.append)
    assert call.running()
    call.cancel()
    call.cancel()
    qtbot.wait(100)
    assert [type(error) for error in failures] == [CallCancelled]
    assert answers == []
    assert not call.running()


def test_progress_is_told_after_a_second_and_cancelling_offered_after_three(
    tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector_desk.ui.tasks.SLOW_AFTER_MS", 100)
    monkeypatch.setattr("collector_desk.ui.tasks.CANCELLABLE_AFTER_MS", 300)
    told: list[str] = []

    def note(word: str) -> Callable[[Call], None]:
        return lambda call: told.append(f"{word} {call.title}")

    tasks.slow.connect(note("slow"))
    tasks.cancellable.connect(note("cancellable"))
    tasks.ended.connect(note("ended"))
    tasks.run(lambda: "fast", lambda _: told.append("done fast"), _never, title="fast")
    tasks.run(partial(_wait, 0.6, ""), lambda _: told.append("done"), _never, title="import")
    qtbot.waitUntil(lambda: tasks.busy() == 0)
    assert told == ["done fast", "slow import", "cancellable import", "ended import", "done"]


def test_after_close_nothing_is_delivered_and_nothing_started(qtbot: QtBot) -> None:
    tasks = Tasks()
    answers: list[object] = []
    tasks.run(partial(_wait, 0.05, "late"), answers.append, answers.append)
    tasks.close()
    call = tasks.run(lambda: "never", answers.append, answers.append)
    qtbot.wait(20)
    assert answers == []
    assert not call.running()
