"""What a field of the document holds: its own type, and whether there are several of it."""

from __future__ import annotations

from dataclasses import is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints


class Shape(NamedTuple):
    """The type of one value, and whether the field holds many."""

    kind: type
    many: bool

    @property
    def nested(self) -> bool:
        """Whether the value is itself a class of the document."""
        return is_dataclass(self.kind)


@cache
def shapes_of(kind: type) -> dict[str, Shape]:
    """The shape of every field of a class of the document."""
    return {name: _shape(hint) for name, hint in get_type_hints(kind).items()}


def _shape(hint: Any) -> Shape:
    if get_origin(hint) in {Union, UnionType}:
        hint = next(each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is tuple:
        return Shape(get_args(hint)[0], many=True)
    return Shape(hint, many=False)
