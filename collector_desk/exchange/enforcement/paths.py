"""Where a field of the document stands in the published JSON, and which of them are not confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

from collector_desk.domain.enforcement.request.decision import Decision
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.exchange.enforcement.names import NAMES
from collector_desk.exchange.enforcement.shape import shapes_of

_STEP = re.compile(r"(?P<field>[a-z_]+)(?P<index>\[[0-9]+\])?")


def published(path: str, kind: type = Request) -> str:
    """A path in the words of ``document`` by the published names; empty stays empty.

    KeyError for a field that is not in the document.

    >>> published("lines[3].due")
    'kravTilInnkreving[3].kravforfall.forfallsdato'
    """
    found: list[str] = []
    for step in _STEP.finditer(path):
        name = NAMES[kind][step["field"]]
        found.append(".".join(name.path) + (step["index"] or ""))
        kind = shapes_of(kind)[step["field"]].kind
    return ".".join(found)


def unconfirmed(document: Request | Decision) -> tuple[str, ...]:
    """The published paths this document uses whose names are not settled, each once."""
    return tuple(dict.fromkeys(_unsure(document, "")))


def _unsure(value: Any, at: str) -> Iterator[str]:
    for field, name in NAMES[type(value)].items():
        found = getattr(value, field)
        if found is None or found in ("", ()):
            continue
        path = ".".join((at, *name.path) if at else name.path)
        if name.unconfirmed:
            yield path
        for each in found if isinstance(found, tuple) else (found,):
            if is_dataclass(each):
                yield from _unsure(each, path)
