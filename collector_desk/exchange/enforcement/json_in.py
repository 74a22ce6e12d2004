"""A request or decision read back from its published JSON, such as a version that was filed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn, TypeVar

from collector_desk.domain.enforcement.request.decision import Decision
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.errors.requests import RequestUnreadable
from collector_desk.exchange.enforcement.names import NAMES
from collector_desk.exchange.enforcement.numbers import AMOUNT, ore_of
from collector_desk.exchange.enforcement.shape import Shape, shapes_of

T = TypeVar("T", Request, Decision)


def read_request(content: bytes) -> Request:
    """A request from its file. Raises RequestUnreadable, naming the place.

    A name that the table of names does not hold is refused: nothing is dropped in silence.
    """
    return _read(Request, content)


def read_decision(content: bytes) -> Decision:
    """The municipality's decision from its file. Raises RequestUnreadable, naming the place."""
    return _read(Decision, content)


def parsed(content: bytes) -> Any:
    """JSON values of a file, every decimal number exact. Raises RequestUnreadable."""
    try:
        return json.loads(content.decode("utf-8"), parse_float=Decimal, parse_constant=_constant)
    except (ValueError, RecursionError) as trouble:
        raise RequestUnreadable(place="filen", why="den er ikke gyldig JSON i UTF-8") from trouble


def _read(kind: type[T], content: bytes) -> T:
    found = _object(kind, parsed(content), "")
    assert isinstance(found, kind)
    return found


def _object(kind: Any, tree: Any, at: str) -> Any:
    if not isinstance(tree, Mapping):
        _wrong(at, "skulle vært et objekt")
    names, shapes = NAMES[kind], shapes_of(kind)
    known = {name.path for name in names.values()}
    for path in _leaves(tree, {path[:-1] for path in known}):
        if path not in known:
            _wrong(_under(at, *path), "ukjent navn")
    found: dict[str, Any] = {}
    for field, name in names.items():
        value = _get(tree, name.path)
        if value is not None:
            found[field] = _field((kind, field), shapes[field], value, _under(at, *name.path))
    return kind(**found)


def _field(place: tuple[type, str], shape: Shape, value: Any, at: str) -> Any:
    if not shape.many:
        return _one(place, shape, value, at)
    if not isinstance(value, list):
        _wrong(at, "skulle vært en liste")
    return tuple(_one(place, shape, each, f"{at}[{n}]") for n, each in enumerate(value))


def _one(place: tuple[type, str], shape: Shape, value: Any, at: str) -> Any:
    if shape.nested:
        return _object(shape.kind, value, at)
    try:
        return _plain(place, shape.kind, value)
    except (ValueError, TypeError, ArithmeticError):
        _wrong(at, "verdien kan ikke leses")


def _plain(place: tuple[type, str], kind: type, value: Any) -> Any:
    if place == AMOUNT:
        return ore_of(_number(value))
    if kind is Decimal:
        return _number(value)
    if kind is date:
        return date.fromisoformat(value)
    if kind is int and isinstance(value, str):
        return int(value)
    if isinstance(value, bool) != (kind is bool):
        raise TypeError
    return kind(value) if isinstance(value, str) else _whole(kind, value)


def _whole(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError
    return value


def _number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError
    return Decimal(value)


def _get(tree: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        if not isinstance(tree, Mapping):
            return None
        tree = tree.get(step)
    return tree


def _leaves(tree: Mapping[str, Any], inner: set[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The paths of what stands in an object, those objects opened that only group names."""
    for key, value in tree.items():
        if (key,) in inner and isinstance(value, Mapping):
            yield from ((key, *below) for below in _leaves(value, set()))
        else:
            yield (key,)


def _under(at: str, *steps: str) -> str:
    return ".".join((at, *steps) if at else steps)


def _wrong(at: str, why: str) -> NoReturn:
    raise RequestUnreadable(place=at or "filen", why=why)


def _constant(_: str) -> NoReturn:
    raise ValueError
