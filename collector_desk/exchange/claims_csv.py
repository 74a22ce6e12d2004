"""«innkreving-krav» as CSV: semicolons, one record a line, joint debtors on lines of their own."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field

from collector_desk.errors.files import (
    ClaimsCharacter,
    ClaimsColumnCount,
    ClaimsColumns,
    ClaimsEncoding,
    ClaimsFormat,
    ClaimsLine,
    ClaimsQuote,
    ClaimsRecord,
    ClaimsStray,
    ClaimsTooMany,
)
from collector_desk.exchange.claims_layout import (
    CLAIM,
    FORMAT,
    HEADER,
    LATIN1,
    MAX_LINE,
    MAX_RECORDS,
    OPTIONAL,
    RECORDS,
    UTF8,
    WHOLE_CLAIM,
    Column,
)
from collector_desk.exchange.claims_rows import ClaimRows, FileRows, Row

REFERENCE = "referanse"
_MARK = b"\xef\xbb\xbf"
_FORBIDDEN = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")


def read(data: bytes, *, name: str) -> FileRows:
    """The records of a CSV hand-over. Raises a ``ClaimsRefusal`` where its frame is broken."""
    lines = decode(data, name=name).rstrip("\r\n").split("\n")
    if len(lines) > MAX_RECORDS:
        raise ClaimsTooMany(file=name, found=len(lines), limit=MAX_RECORDS)
    reader = _Reader(name)
    header = reader.header(lines[0])
    names = len(RECORDS)
    for number, (letter, line) in enumerate(zip(RECORDS, lines[1 : names + 1], strict=False), 2):
        reader.names(letter, number, line)
    if len(lines) <= names:
        letter = tuple(RECORDS)[len(lines) - 1]
        raise ClaimsColumns(
            file=name, line=len(lines) + 1, field=f"#{letter}", expected=f"#{letter}"
        )
    for number, line in enumerate(lines[names + 1 :], names + 2):
        reader.record(number, line)
    return FileRows(header, reader.claims)


def decode(data: bytes, *, name: str) -> str:
    """The text: UTF-8 with or without a mark, or Latin-1 where the first line declares it."""
    first = data.split(b"\n", 1)[0].rstrip(b"\r")
    latin = first.endswith(b";" + LATIN1.encode())
    try:
        text = data.removeprefix(_MARK).decode("utf-8")
    except UnicodeDecodeError as wrong:
        if not latin or data.startswith(_MARK):
            line = data.count(b"\n", 0, wrong.start) + 1
            raise ClaimsEncoding(file=name, line=line, field="tegnsett", expected=UTF8) from wrong
        text = data.decode("latin-1")
    else:
        if latin and not data.isascii():
            raise ClaimsEncoding(file=name, line=1, field="tegnsett", expected=LATIN1)
    if found := _FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise ClaimsCharacter(file=name, line=line, field="tegnsett", found=ord(found[0]))
    return text


@dataclass(slots=True)
class _Reader:
    file: str
    claims: list[ClaimRows] = field(default_factory=list)
    layout: dict[str, tuple[Column, ...]] = field(default_factory=lambda: dict(RECORDS))

    def header(self, line: str) -> Row:
        cells = self._cells(1, line)
        if cells[:2] != ["H", FORMAT]:
            raise ClaimsFormat(file=self.file, line=1, field="format")
        self._check_count(1, cells, expected=len(HEADER) + 1)
        return _row(1, HEADER, cells[1:])

    def names(self, letter: str, number: int, line: str) -> None:
        """Refuse a line of column names that is not the published one, with or without OPTIONAL."""
        cells = self._cells(number, line)
        if letter == "K" and OPTIONAL[0].name in cells:
            self.layout["K"] = WHOLE_CLAIM
        expected = [f"#{letter}", *self._names(letter)]
        for place, (cell, name) in enumerate(zip(cells, expected, strict=False)):
            if cell != name:
                shown = f"kolonne {place + 1}"
                raise ClaimsColumns(file=self.file, line=number, field=shown, expected=name)
        self._check_count(number, cells, expected=len(expected))

    def record(self, number: int, line: str) -> None:
        cells = self._cells(number, line)
        letter = cells[0]
        if letter not in RECORDS:
            raise ClaimsRecord(file=self.file, line=number, field="linjetype")
        self._check_count(number, cells, expected=len(self._names(letter)) + 1)
        if letter == "K":
            self.claims.append(ClaimRows(_row(number, self.layout["K"], cells[1:])))
            return
        claim = self.claims[-1] if self.claims else None
        if claim is None or claim.claim.values[REFERENCE] != cells[1]:
            raise ClaimsStray(file=self.file, line=number, field=REFERENCE)
        claim.parts[letter].append(_row(number, RECORDS[letter], cells[2:]))

    def _names(self, letter: str) -> list[str]:
        names = [column.name for column in self.layout[letter]]
        return names if letter == "K" else [REFERENCE, *names]

    def _cells(self, number: int, line: str) -> list[str]:
        if len(line) > MAX_LINE:
            raise ClaimsLine(file=self.file, line=number, field="linjen", limit=MAX_LINE)
        line = line.removesuffix("\r")
        if '"' not in line:
            return line.split(";")
        try:
            return next(csv.reader([line], delimiter=";", strict=True))
        except csv.Error as wrong:
            raise ClaimsQuote(file=self.file, line=number, field="linjen") from wrong

    def _check_count(self, number: int, cells: list[str], *, expected: int) -> None:
        if len(cells) != expected:
            raise ClaimsColumnCount(
                file=self.file, line=number, field="linjen", found=len(cells), expected=expected
            )


def _row(line: int, columns: tuple[Column, ...], cells: list[str]) -> Row:
    values = dict(zip((column.name for column in columns), cells, strict=True))
    known = WHOLE_CLAIM if columns is CLAIM else columns
    return Row(line, "", {column.name: column for column in known}, values)
