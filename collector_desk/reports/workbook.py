"""The one writer of workbooks: it alone decides what type a cell has."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Final, Protocol, cast
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from collector_desk.errors.reports import (
    ReportDiskFull,
    ReportFolderMissing,
    ReportLocked,
    ReportNotWritten,
)
from collector_desk.reports.inert import inert
from collector_desk.reports.look import Kind, Look, style

_OSLO: Final = ZoneInfo("Europe/Oslo")
LINE_HEIGHT: Final = 12.5  # points
TALLEST: Final = 400.0  # Excel allows 409
_LOOKED_AT: Final = 4000  # signs; no row is higher than TALLEST anyway
_FIRST_DAY: Final = date(1900, 3, 1)  # before it, spreadsheets disagree about the calendar
_LOCKED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EISDIR, errno.EROFS, errno.EBUSY})
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of the program's own making; never holds text from outside."""

    text: str


Value = str | int | Decimal | date | datetime | Formula | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its key in formulas, its title, its kind and its width in signs."""

    key: str
    title: str
    kind: Kind
    width: float
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True)
class Area:
    """Where a table stands: known before a cell is written, so that formulas can name it."""

    sheet: str
    columns: tuple[Column, ...]
    count: int
    top: int = 4  # the header's row
    left: int = 1

    @property
    def first(self) -> int:
        """The first row under the header."""
        return self.top + 1

    @property
    def last(self) -> int:
        """The last row; the same as the first where the table is empty."""
        return self.top + max(self.count, 1)

    @property
    def right(self) -> int:
        """The number of the last column."""
        return self.left + len(self.columns) - 1

    def letter(self, key: str) -> str:
        """The letter of the column ``key``."""
        place = next(at for at, column in enumerate(self.columns) if column.key == key)
        return get_column_letter(self.left + place)

    def whole(self, key: str) -> str:
        """All rows of a column, with the sheet: ``Krav!$F$5:$F$24``."""
        letter = self.letter(key)
        return f"{self.sheet}!${letter}${self.first}:${letter}${self.last}"

    def at(self, key: str, row: int) -> str:
        """One cell on its own sheet, for formulas in the same row: ``$F7``."""
        return f"${self.letter(key)}{row}"

    def far(self, key: str, row: int) -> str:
        """One cell seen from another sheet: ``Krav!$F$7``."""
        return f"{self.sheet}!${self.letter(key)}${row}"

    @property
    def printed(self) -> str:
        """What goes on paper: the title lines, the table and its sums."""
        begin, end = get_column_letter(self.left), get_column_letter(self.right)
        return f"{begin}1:{end}{self.last + 1}"

    @property
    def box(self) -> str:
        """Header and rows, without the sheet: ``$A$4:$K$24``."""
        begin, end = get_column_letter(self.left), get_column_letter(self.right)
        return f"${begin}${self.top}:${end}${self.last}"


class _Styled(Protocol):
    """openpyxl's own way for many cells to share one style."""

    _style: StyleArray


class Book:
    """A workbook under construction."""

    def __init__(self, *, title: str, creator: str, made_at: datetime) -> None:
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._styles: dict[tuple[Kind, Look], StyleArray] = {}
        about = self._book.properties
        about.title, about.creator, about.lastModifiedBy = title, inert(creator), inert(creator)
        about.created = made_at.astimezone(UTC).replace(tzinfo=None)
        self._book.calculation.fullCalcOnLoad = True

    def page(self, name: str) -> Page:
        """A new sheet, to the right of those that are there."""
        sheet = self._book.create_sheet(name)
        assert isinstance(sheet, Worksheet)
        return Page(sheet, self._styles)

    def name(self, name: str, cell: str) -> None:
        """Give the cell ``Sheet!$A$1`` a name that people can jump to."""
        self._book.defined_names[name] = DefinedName(name, attr_text=cell)

    def save(self, path: Path) -> Path:
        """Write the workbook beside ``path`` and put it in its place in one step.

        Raises ReportFolderMissing, ReportLocked, ReportDiskFull or ReportNotWritten; whatever
        stood at ``path`` is then untouched and nothing is left beside it.
        """
        beside = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
        try:
            if not path.parent.is_dir():
                raise ReportFolderMissing(folder=str(path.parent), path=str(path))
            whole = BytesIO()
            self._book.save(whole)
            _write(beside, whole.getvalue())
            os.replace(beside, path)  # noqa: PTH105 - the name says what it does on every system
        except OSError as failure:
            raise _refusal(failure, path) from failure
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        return path


class Page:
    """One sheet of a book. Cells get their type here and nowhere else."""

    def __init__(self, sheet: Worksheet, styles: dict[tuple[Kind, Look], StyleArray]) -> None:
        self.sheet = sheet
        self._styles = styles

    def put(self, row: int, column: int, value: Value, kind: Kind, look: Look) -> None:
        """Write one cell. Text is text whatever it looks like; kroner come as whole øre."""
        cell = self.sheet.cell(row, column)
        assert isinstance(cell, Cell)
        cast("_Styled", cell)._style = self._style(cell, kind, look)  # noqa: SLF001
        if value is None:
            return
        if isinstance(value, Formula):
            cell.value = value.text
        elif isinstance(value, str):
            cell.value = inert(value)
            cell.data_type = "s"
        elif isinstance(value, date):
            _put_day(cell, value)
        elif kind in {Kind.KRONER, Kind.CHECK}:
            cell.value = Decimal(value).scaleb(-2)
        else:
            cell.value = value

    def table(
        self, area: Area, rows: Iterable[Sequence[Value]], tick: Callable[[], None], empty: str = ""
    ) -> None:
        """Write a header and its rows; ``tick`` is called after each row and may raise.

        ``empty`` is what a table without rows says instead.
        """
        for at, column in enumerate(area.columns, area.left):
            self.put(area.top, at, column.title, column.kind, Look.HEADER)
            self.sheet.column_dimensions[get_column_letter(at)].width = column.width
        self.height(
            area.top, max(lines_needed(column.title, column.width) for column in area.columns)
        )
        for row, values in enumerate(rows, area.first):
            lines = 1
            for at, (column, value) in enumerate(zip(area.columns, values, strict=True), area.left):
                self.put(row, at, value, column.kind, column.look)
                if isinstance(value, str) and column.kind is Kind.TEXT:
                    lines = max(lines, lines_needed(value, column.width))
            self.height(row, lines)
            tick()
        if not area.count:
            self.put(area.first, area.left, empty, Kind.TEXT, Look.NOTE)

    def sums(self, area: Area, keys: Container[str]) -> None:
        """Write the line of sums under a table."""
        row = area.last + 1
        for at, column in enumerate(area.columns, area.left):
            value: Value = None
            if column.key in keys:
                letter = area.letter(column.key)
                value = Formula(f"=ROUND(SUM({letter}{area.first}:{letter}{area.last}),2)")
            self.put(row, at, value, column.kind, Look.TOTAL)
        first = next(at for at, column in enumerate(area.columns) if column.kind is Kind.TEXT)
        self.put(row, area.left + first, "Sum", Kind.TEXT, Look.TOTAL)

    def section(self, area: Area, title: str) -> None:
        """Put a title over a table that stands beside another."""
        self.put(area.top - 1, area.left, title, Kind.TEXT, Look.SECTION)
        self.height(area.top - 1, 2)

    def height(self, row: int, lines: int) -> None:
        """Make a row as high as its text: no program does it by itself for every file."""
        wanted = min(lines * LINE_HEIGHT + 3, TALLEST)
        known = self.sheet.row_dimensions[row].height or 0
        self.sheet.row_dimensions[row].height = max(wanted, known)

    def _style(self, cell: Cell, kind: Kind, look: Look) -> StyleArray:
        known = self._styles.get((kind, look))
        if known is not None:
            return known
        wanted = style(kind, look)
        cell.font, cell.alignment = wanted.font, wanted.alignment
        cell.number_format = wanted.number_format
        if wanted.fill:
            cell.fill = wanted.fill
        if wanted.border:
            cell.border = wanted.border
        cell.quotePrefix = wanted.quoted
        made = cast("_Styled", cell)._style  # noqa: SLF001
        self._styles[kind, look] = made
        return made


def lines_needed(text: str, width: float) -> int:
    """How many lines ``text`` takes in a column of ``width``, reckoned with wide letters.

    >>> lines_needed("Barnehage", 16), lines_needed("Barnehage – foreldrebetaling", 16)
    (1, 2)
    """
    room = max(int(width * 1.15) - 1, 1)
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(_wrapped(part, room) for part in text[:_LOOKED_AT].split("\n"))


def _wrapped(text: str, room: int) -> int:
    lines, used = 1, 0
    for word in text.split(" "):
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0
        used += len(word) + (used > 0)
        lines, used = lines + max(used - 1, 0) // room, used and (used - 1) % room + 1
    return lines


def fitted(columns: tuple[Column, ...], biggest: Mapping[str, int]) -> tuple[Column, ...]:
    """``columns``, each wide enough for its ``biggest`` øre: else its cells show only ####."""
    return tuple(
        replace(column, width=max(column.width, len(f"{biggest[column.key] / 100:,.2f}") + 1.5))
        if column.key in biggest
        else column
        for column in columns
    )


def _put_day(cell: Cell, value: date) -> None:
    if isinstance(value, datetime):
        value = value.astimezone(_OSLO).replace(tzinfo=None)
    day = value.date() if isinstance(value, datetime) else value
    if day < _FIRST_DAY:
        cell.value = f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
        cell.data_type = "s"
        return
    cell.value = value


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _refusal(failure: OSError, path: Path) -> Exception:
    if failure.errno in _LOCKED:
        return ReportLocked(path=str(path))
    if failure.errno in _FULL:
        return ReportDiskFull(path=str(path))
    if failure.errno == errno.ENOENT:
        return ReportFolderMissing(folder=str(path.parent), path=str(path))
    return ReportNotWritten(path=str(path), number=failure.errno or 0)
