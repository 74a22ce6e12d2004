"""What a service that has run for a while has behind it: compiled statements, a settled heap.

Measured: a quarter of the time of a test with a database went into compiling the statements that
the test before it had compiled, and a sixth into looking through what nobody had made garbage.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from collector_desk.service import database

_STATEMENTS = 20_000  # all that the tests ever send, on both databases
_YOUNG = 20_000  # objects made until Python looks for rings of references
_HELD = 50  # times that it looked among the new until it looks through everything


class _Warm:
    """Engines that know what each other compiled; each still has its own connections."""

    def __init__(self) -> None:
        self._compiled: LRUCache[Any, Any] = LRUCache(_STATEMENTS)

    def engine(self, url: str, **options: Any) -> Engine:
        """An engine as ``create_engine`` makes it."""
        known = {"compiled_cache": self._compiled}
        return create_engine(url, execution_options=known, **options)


def _same(self: DefaultDialect, other: object) -> bool:
    """A statement is the same text for every server of one kind and version."""
    return type(self) is type(other) and self.server_version_info == getattr(
        other, "server_version_info", None
    )


def _kind(self: DefaultDialect) -> int:
    return hash(type(self))


@pytest.fixture(autouse=True, scope="session")
def warm_engines() -> Iterator[None]:
    """A statement is compiled once in a run, not once in each test."""
    with pytest.MonkeyPatch.context() as patch:
        for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
            patch.setattr(dialect, "__eq__", _same)
            patch.setattr(dialect, "__hash__", _kind)
        patch.setattr(database, "create_engine", _Warm().engine)
        yield


def pytest_configure() -> None:
    """What is read in to begin with stays: there is no garbage to look for."""
    gc.disable()


def pytest_collection_finish() -> None:
    """The tests and modules stay to the end, so they are never looked through again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, 10, _HELD)
    gc.enable()
