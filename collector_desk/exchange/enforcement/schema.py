"""Our own JSON Schema of the published model, made of the table of names, and what it says of a file.

The contract's own schema is not public; ours holds what its text, samples and diagrams state.
``resources/enforcement`` keeps it as files, which the tests compare with what is made here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from collector_desk.domain.enforcement.request import document, parties
from collector_desk.domain.enforcement.request.decision import Decision
from collector_desk.domain.enforcement.request.document import Request
from collector_desk.exchange.enforcement.names import NAMES, Name
from collector_desk.exchange.enforcement.numbers import AMOUNT, INTEREST_ORDERS, ORDERS
from collector_desk.exchange.enforcement.shape import Shape, shapes_of
from collector_desk.paths import resource

FILES = {
    Request: "enforcement/request-v2.schema.json",
    Decision: "enforcement/decision-v2.schema.json",
}
_TEXT = 4000  # characters, by the file of 2023
_NUMBER = {"type": "number", "minimum": 0, "multipleOf": 0.01}
_FOUR = "^[0-9]{4}$"
_COUNTRY = "^[A-Z]{2}$"
_PATTERNS = {
    (parties.HomeAddress, "postcode"): _FOUR,
    (parties.HomeAddress, "municipality"): _FOUR,
    (parties.UnknownAddress, "municipality"): _FOUR,
    (parties.ForeignAddress, "country"): _COUNTRY,
    (parties.Identity, "country"): _COUNTRY,
    (parties.Attachment, "uuid"): "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
    (parties.Payee, "kid"): "^[0-9]{1,24}[0-9-]$",
    (document.Amount, "currency"): "^[A-Z]{3}$",
}
_ONE_OF = {
    parties.Party: ("organisation", "person", "association"),
    parties.Address: ("home", "abroad", "unknown"),
    document.Basis: ("ordinary", "special"),
    document.SpecialBasis: ("message", "fine", "note", "electronic", "cheque"),
    document.Notice: ("channel", "other_channel"),
    document.Delivery: ("channel", "other_channel"),
    document.BearsInterest: ("statutory", "agreed"),
}
"""Where exactly one of several may be there."""

Json = dict[str, Any]


class SchemaFault(NamedTuple):
    """Where a file is not as the schema asks, by published path, and why in Bokmål."""

    path: str
    why: str


def schema_of(kind: type) -> Json:
    """The schema of ``Request`` or ``Decision``, draft 2020-12."""
    classes: dict[type, None] = {}
    _collect(kind, classes)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{kind.__name__}, model 2.0, as read in November 2026",
        "$ref": f"#/$defs/{kind.__name__}",
        "$defs": {each.__name__: _class(each) for each in classes},
    }


def schema_faults(kind: type, content: bytes) -> tuple[SchemaFault, ...]:
    """Everything in a file that our schema does not allow; none: it may be kept."""
    from collector_desk.exchange.enforcement.json_in import parsed

    return tuple(_faults(kind, parsed(content)))


def _faults(kind: type, tree: Any) -> Iterator[SchemaFault]:
    for error in _validator(kind).iter_errors(tree):
        at = _path(error.instance_path)
        if error.kind.name == "required":
            missing = error.kind.property
            yield SchemaFault(f"{at}.{missing}" if at else str(missing), "feltet må fylles ut")
        else:
            yield SchemaFault(at, _WHY.get(error.kind.name, "verdien har ikke rett form"))


_WHY = {
    "oneOf": "nøyaktig ett av valgene må fylles ut",
    "additionalProperties": "feltet finnes ikke i modellen",
    "enum": "verdien står ikke i kodelisten",
    "minItems": "listen er tom",
    "maxLength": "teksten er for lang",
}


@cache
def _validator(kind: type) -> Any:
    import jsonschema_rs  # late: fifteen megabytes that only who makes a request needs

    return jsonschema_rs.Draft202012Validator(json.loads(resource(FILES[kind]).read_text("utf-8")))


def _path(steps: list[str | int]) -> str:
    found = ""
    for step in steps:
        found += f"[{step}]" if isinstance(step, int) else f".{step}"
    return found.removeprefix(".")


def _collect(kind: type, classes: dict[type, None]) -> None:
    if kind in classes:
        return
    classes[kind] = None
    for shape in shapes_of(kind).values():
        if shape.nested:
            _collect(shape.kind, classes)


def _class(kind: type) -> Json:
    found = _empty()
    for field, name in NAMES[kind].items():
        _add(found, name, _field((kind, field), shapes_of(kind)[field], name))
    if choices := _ONE_OF.get(kind):
        found["oneOf"] = [{"required": [NAMES[kind][field].path[0]]} for field in choices]
    return found


def _empty() -> Json:
    return {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


def _add(into: Json, name: Name, value: Json) -> None:
    *outer, last = name.path
    for step in outer:
        into = into["properties"].setdefault(step, _empty())
    into["properties"][last] = value
    if name.required or (outer and last != "sluttdato"):
        into["required"].append(last)


def _field(place: tuple[type, str], shape: Shape, name: Name) -> Json:
    one = _one(place, shape.kind) if not shape.nested else _ref(shape.kind)
    if not shape.many:
        return one
    return {"type": "array", "items": one, **({"minItems": 1} if name.required else {})}


def _ref(kind: type) -> Json:
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _one(place: tuple[type, str], kind: type) -> Json:
    if place == AMOUNT or kind is Decimal:
        return dict(_NUMBER)
    if place in ORDERS | INTEREST_ORDERS:
        return {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": 99},
                {"type": "string", "pattern": "^[1-9][0-9]?$"},
            ]
        }
    if issubclass(kind, StrEnum):
        return {"enum": [each.value for each in kind]}
    if kind is bool:
        return {"type": "boolean"}
    if kind is date:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"}
    pattern = _PATTERNS.get(place)
    shown = {"type": "string", "minLength": 1, "maxLength": _TEXT}
    return {**shown, "pattern": pattern} if pattern else shown
