"""A process that is killed in the middle of what it does, and leaves the rest to the database."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import typst
from sqlalchemy import Engine, event

from collector_desk.paths import resource

_TYPESETTER = """
import pickle, sys, typst
fonts, how, name, args, more = pickle.load(sys.stdin.buffer)
found = typst.Fonts(
    include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
)
compiler = typst.Compiler(**{**how, "font_paths": found})
sys.stdout.buffer.write(pickle.dumps(getattr(compiler, name)(*args, **more)))
"""


def killed(do: Callable[[], object], *, at: int) -> None:
    """Do it in a child that is killed before its statement number ``at``, or where it ends.

    The caller gives every connection back first: a child must not inherit one.
    """
    child = os.fork()
    if not child:
        _live(do, at)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, status


def die() -> None:
    """The end of this process, without a word."""
    os.kill(os.getpid(), signal.SIGKILL)


def _live(do: Callable[[], object], at: int) -> None:
    left = at

    def counts(*_about: Any) -> None:
        nonlocal left
        left -= 1
        if not left:
            die()

    try:
        vars(typst)["Compiler"] = _Elsewhere
        event.listen(Engine, "before_cursor_execute", counts)
        do()
    finally:
        die()  # whether it was done, refused or broken: nothing of the tests runs on


class _Elsewhere:
    """The same typesetter in a process of its own: its threads do not follow into a child."""

    def __init__(self, **how: Any) -> None:
        self.how = {key: value for key, value in how.items() if key != "font_paths"}

    def compile(self, **more: Any) -> Any:
        return self._asked("compile", (), more)

    def query(self, what: str, **more: Any) -> Any:
        return self._asked("query", (what,), more)

    def _asked(self, name: str, args: tuple[Any, ...], more: dict[str, Any]) -> Any:
        order = pickle.dumps((str(resource("fonts")), self.how, name, args, more))
        done = subprocess.run(
            [sys.executable, "-c", _TYPESETTER], input=order, capture_output=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stderr.decode())
        return pickle.loads(done.stdout)
