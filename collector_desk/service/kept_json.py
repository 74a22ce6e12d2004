"""The rows of a list that a database gave as JSON, as the values they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar, get_type_hints

R = TypeVar("R", bound=tuple[Any, ...])


def rows(kind: type[R], text: str | None) -> list[R]:
    """The values of one list; an empty one comes as nothing at all from PostgreSQL."""
    found = json.loads(text) if text else []
    turns = _turns(kind)
    for row in found:
        for place, turn in turns:
            if row[place] is not None:
                row[place] = turn(row[place])
    return list(map(kind._make, found))  # type: ignore[attr-defined]


@cache
def _turns(kind: type) -> Sequence[tuple[int, Callable[[str], object]]]:
    """Which fields of a row are not what JSON gives, and what makes them so."""
    hints = list(get_type_hints(kind).values())
    return [(place, _TURN[hint]) for place, hint in enumerate(hints) if hint in _TURN]


def _moment(text: str) -> datetime:
    """SQLite keeps no zone: its moments are UTC. PostgreSQL writes the zone of the session."""
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


_TURN: Mapping[Any, Callable[[str], object]] = {
    date: date.fromisoformat,
    date | None: date.fromisoformat,
    datetime: _moment,
}
