"""Calls in a line: the newest alone is made, and none passes one that is on its way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from collector_desk.client.line import Line


def test_what_is_overtaken_before_it_was_made_is_not_made() -> None:
    line, made = Line(), list[str]()

    def call(name: str) -> str:
        made.append(name)
        return name

    older = line.place(lambda: call("look"))
    newer = line.place(lambda: call("leave"))
    assert newer() == "leave"
    assert older() is None
    assert made == ["leave"]


def test_the_next_waits_for_the_one_that_is_being_made() -> None:
    line, made, began, through = Line(), list[str](), Event(), Event()

    def slow() -> str:
        began.set()
        assert through.wait(30)
        made.append("look")
        return "seen"

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(line.place(slow))
        assert began.wait(30)
        second = pool.submit(line.place(lambda: made.append("leave")))
        through.set()
        assert first.result(30) == "seen"
        second.result(30)
    assert made == ["look", "leave"]


def test_a_call_that_failed_leaves_the_line_free() -> None:
    line = Line()

    def fails() -> None:
        raise OSError

    failed = line.place(fails)
    try:
        failed()
    except OSError:
        assert line.place(lambda: "seen")() == "seen"
