"""A request as the published JSON: UTF-8, NFC, amounts from whole øre without binary floats."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from collector_desk.domain.enforcement.request.decision import Decision
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.settings import RequestSettings
from collector_desk.exchange.enforcement.names import NAMES
from collector_desk.exchange.enforcement.numbers import written


def json_of(document: Request | Decision, settings: RequestSettings) -> bytes:
    """The document as a file. What is empty is left out: an absent yes or no is not no."""
    return f"{_text(tree_of(document, settings), '')}\n".encode()


def tree_of(value: Any, settings: RequestSettings) -> dict[str, Any]:
    """The document as JSON values by published names; amounts and rates are Decimal."""
    tree: dict[str, Any] = {}
    kind = type(value)
    for field, name in NAMES[kind].items():
        found = getattr(value, field)
        if found is None or found in ("", ()):
            continue
        inside = tree
        for step in name.path[:-1]:
            inside = inside.setdefault(step, {})
        inside[name.path[-1]] = _value((kind, field), found, settings)
    return tree


def _value(place: tuple[type, str], value: Any, settings: RequestSettings) -> Any:
    if isinstance(value, tuple):
        return [_value(place, each, settings) for each in value]
    if is_dataclass(value):
        return tree_of(value, settings)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.value if isinstance(value, StrEnum) else value)
    return written(place, value, settings)


def _text(value: Any, indent: str) -> str:
    """JSON by hand, for ``json`` writes a decimal number only through a binary one."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Mapping):
        return _block(
            "{}", (f"{_plain(key)}: {_text(value[key], indent + '  ')}" for key in value), indent
        )
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _block("[]", (_text(each, indent + "  ") for each in value), indent)
    return _plain(value)


def _block(marks: str, rows: Iterator[str], indent: str) -> str:
    inner = f",\n{indent}  ".join(rows)
    return f"{marks[0]}\n{indent}  {inner}\n{indent}{marks[1]}" if inner else marks


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
