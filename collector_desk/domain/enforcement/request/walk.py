"""Ways through a request: every value with its path, every party, every line."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from collector_desk.domain.enforcement.request.document import Basis, Line, Request
from collector_desk.domain.enforcement.request.parties import Attorney, Party
from collector_desk.domain.enforcement.request.values import LineKind

T = TypeVar("T")


class Found(NamedTuple):
    """A value somewhere in the request, and the line it belongs to."""

    path: str
    value: Any
    claim: str


def every(request: Hashable, kind: type[T]) -> Iterator[tuple[str, T, str]]:
    """Each value of ``kind`` in the request: path, value, and the reference of its line."""
    for path, value, claim in _parts(request):
        if isinstance(value, kind):
            yield path, value, claim


def lines(request: Request, *kinds: LineKind) -> Iterator[tuple[str, Line]]:
    """Path and line; those of ``kinds`` only where some are given."""
    for at, line in enumerate(request.lines):
        if not kinds or line.kind in kinds:
            yield f"lines[{at}]", line


def bases(request: Request) -> Iterator[tuple[str, Basis]]:
    """Path and basis."""
    for at, basis in enumerate(request.bases):
        yield f"bases[{at}]", basis


def creditors(request: Request) -> Iterator[tuple[str, Party]]:
    """Path and party of each creditor."""
    for at, creditor in enumerate(request.creditors):
        yield f"creditors[{at}].party", creditor.party


def debtors(request: Request) -> Iterator[tuple[str, Party]]:
    """Path and party of each debtor."""
    for at, debtor in enumerate(request.debtors):
        yield f"debtors[{at}].party", debtor.party


def attorneys(request: Request) -> Iterator[tuple[str, Attorney]]:
    """Path and attorney of whoever has one."""
    for path, value, _ in every(request, Attorney):
        yield path, value


def by_reference(request: Request) -> dict[str, Line]:
    """The lines by reference; of two that share one, the first."""
    found: dict[str, Line] = {}
    for line in request.lines:
        found.setdefault(line.reference, line)
    return found


def interest_of(request: Request, principal: str) -> list[tuple[str, Line]]:
    """The interest lines of one line, by the day they begin; those without one are left out."""
    found = [
        (path, line)
        for path, line in lines(request, LineKind.INTEREST)
        if line.related == (principal,) and line.interest and line.interest.start
    ]
    return sorted(found, key=lambda each: str(each[1].interest and each[1].interest.start))


@lru_cache(maxsize=8)
def _parts(request: Hashable) -> tuple[Found, ...]:
    """All the parts of one request, which two dozen checks go through while somebody types."""
    return tuple(_walk("", request, ""))


def _walk(path: str, value: Any, claim: str) -> Iterator[Found]:
    if isinstance(value, Line):
        claim = value.reference
    if is_dataclass(value) and not isinstance(value, type):
        if path:
            yield Found(path, value, claim)
        for each in fields(value):
            below = f"{path}.{each.name}" if path else each.name
            yield from _walk(below, getattr(value, each.name), claim)
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from _walk(f"{path}[{at}]", one, claim)
