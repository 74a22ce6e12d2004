"""«innkreving-krav» as JSON: the same fields, typed, and nothing that JSON lets slip through."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from collector_desk.errors.files import (
    ClaimsEncoding,
    ClaimsFormat,
    ClaimsJson,
    ClaimsJsonKey,
    ClaimsJsonNumber,
    ClaimsJsonShape,
    ClaimsTooMany,
)
from collector_desk.exchange.claims_layout import (
    AMOUNT_DIGITS,
    FORMAT,
    HEADER,
    LISTS,
    MAX_RECORDS,
    RECORDS,
    UTF8,
    WHOLE_CLAIM,
    Column,
    Shape,
)
from collector_desk.exchange.claims_rows import ClaimRows, FileRows, Row

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]
CLAIMS = "krav"
_TYPES: Mapping[Shape, type] = {
    Shape.TEXT: str,
    Shape.DAY: str,
    Shape.NUMBER: int,
    Shape.YES_NO: bool,
}


def read(data: bytes, *, name: str) -> FileRows:
    """The records of a JSON hand-over; the line of a record is its claim's number in the list.

    Raises a ``ClaimsRefusal`` for what is not JSON or not of this shape.
    """
    document = _object(_parse(data, name), name=name, field="filen")
    if document.get("format") != FORMAT:
        raise ClaimsFormat(file=name, line=1, field="format")
    listed = _list(document.get(CLAIMS), name=name, field=CLAIMS)
    fields = {key: value for key, value in document.items() if key != CLAIMS}
    header = _row(1, "", HEADER, fields)
    claims = [
        _claim(number, _object(item, name=name, field=f"{CLAIMS}[{number}]"), name)
        for number, item in enumerate(listed, 1)
    ]
    found = sum(claim.records for claim in claims)
    if found > MAX_RECORDS:
        raise ClaimsTooMany(file=name, found=found, limit=MAX_RECORDS)
    return FileRows(header, claims)


def _parse(data: bytes, name: str) -> Json:
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        raise ClaimsEncoding(file=name, line=line, field="tegnsett", expected=UTF8) from wrong

    def whole(digits: str) -> int:
        if len(digits.lstrip("-")) > AMOUNT_DIGITS:
            raise ClaimsJsonNumber(file=name, field="tall")
        return int(digits)

    def refuse(_: str) -> int:
        raise ClaimsJsonNumber(file=name, field="tall")

    def once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        seen: dict[str, Json] = {}
        for key, value in pairs:
            if key in seen:
                raise ClaimsJsonKey(file=name, field=_shown(key))
            seen[key] = value
        return seen

    try:
        parsed: Json = json.loads(
            text,
            parse_int=whole,
            parse_float=refuse,
            parse_constant=refuse,
            object_pairs_hook=once,
        )
    except json.JSONDecodeError as wrong:
        raise ClaimsJson(file=name, line=wrong.lineno, field=f"tegn {wrong.colno}") from wrong
    except RecursionError as wrong:
        raise ClaimsJsonShape(file=name, field="filen", expected="høyst fire nivåer") from wrong
    return parsed


def _claim(number: int, item: Mapping[str, Json], name: str) -> ClaimRows:
    lists = set(LISTS.values())
    fields = {key: value for key, value in item.items() if key not in lists}
    claim = ClaimRows(_row(number, "", WHOLE_CLAIM, fields))
    for letter, key in LISTS.items():
        listed = _list(item.get(key, ()), name=name, field=f"{CLAIMS}[{number}].{key}")
        for place, part in enumerate(listed, 1):
            at = f"{key}[{place}]"
            found = _object(part, name=name, field=f"{CLAIMS}[{number}].{at}")
            claim.parts[letter].append(_row(number, f"{at}.", RECORDS[letter], found))
    return claim


def _row(line: int, path: str, columns: tuple[Column, ...], item: Mapping[str, Json]) -> Row:
    by_name = {column.name: column for column in columns}
    row = Row(line, path, by_name, {})
    values: dict[str, str] = {}
    for key, value in item.items():
        column = by_name.get(key)
        if column is None:
            row.fault(_shown(key), "claims.unknown_field", "feltet finnes ikke", "Fjern feltet.")
        elif value is not None:
            values[key] = _as_text(row, column, value)
    row.values = values
    return row


def _as_text(row: Row, column: Column, value: Json) -> str:
    if type(value) is not _TYPES[column.shape]:
        return row.fault(
            column.name,
            "claims.type",
            f"feltet skal være {column.shape}",
            "Skriv tekst og datoer i anførselstegn, beløp som hele tall, ja/nei som true/false.",
        )
    if isinstance(value, bool):
        return "ja" if value else "nei"
    return str(value)


def _object(value: Json, *, name: str, field: str) -> Mapping[str, Json]:
    if not isinstance(value, dict):
        raise ClaimsJsonShape(file=name, field=field, expected="et objekt")
    return value


def _list(value: Json, *, name: str, field: str) -> Sequence[Json]:
    if not isinstance(value, list | tuple):
        raise ClaimsJsonShape(file=name, field=field, expected="en liste")
    return value


def _shown(key: str) -> str:
    """A key that may be anything, made fit for a sentence."""
    return "".join(c for c in key if c.isalnum() or c == "_")[:40] or "ukjent"
