"""How many statements something costs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from collector_desk.service.database import Work


@contextmanager
def statements(work: Work) -> Iterator[list[str]]:
    """The statements that a database is asked meanwhile, as they are sent."""
    asked: list[str] = []
    engine = work.connection().engine

    def count(*told: object) -> None:
        asked.append(str(told[2]))

    event.listen(engine, "before_cursor_execute", count)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", count)
