"""What a column of a list shows: how a value of each kind is written, sorted and copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple, TypeAlias

from PySide6.QtCore import Qt

from collector_desk.ui import formats
from collector_desk.ui.tokens import Tone

Kind: TypeAlias = Literal[
    "text", "money", "date", "moment", "number", "kid", "identity", "account", "state"
]
"""Money is whole øre; a state is a ``Tag``; numbers of identity are text and stay so."""

Sortable: TypeAlias = "tuple[int, int | str]"

RIGHT_KINDS = frozenset({"money", "number"})
PROTECTED_KINDS = frozenset({"kid", "identity", "account"})


class Tag(NamedTuple):
    """A state: its word, and the tone that colours it."""

    tone: Tone
    word: str

    def __str__(self) -> str:
        return self.word


class Cell(NamedTuple):
    """What one cell shows: the main line, the grey line under it, and a tone or none."""

    text: str
    second: str = ""
    tone: Tone | None = None


@dataclass(frozen=True)
class Column:
    """One column of a list.

    ``key`` is the row's attribute (``debtor.name`` reaches inside), also the name its width is
    kept under; ``value`` reads it by a function instead. ``second`` names the attribute of the
    grey line below, ``second_value`` reads that. ``width`` is pixels at 100 percent; a column
    with ``stretch`` takes what is over. ``total`` sums the column in the sum row; ``strong`` is
    bold; ``zero_dash`` shows a dash for 0; ``hidden`` is off until the user chooses it.
    """

    key: str
    title: str
    kind: Kind = "text"
    width: int = 110
    align: Literal["left", "right", ""] = ""
    second: str = ""
    value: Callable[..., object] | None = None
    second_value: Callable[..., object] | None = None
    strong: bool = False
    stretch: bool = False
    total: bool = False
    zero_dash: bool = False
    hidden: bool = False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand right, all else left, unless ``align`` says otherwise."""
        right = self.align == "right" or (not self.align and self.kind in RIGHT_KINDS)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    @property
    def two_lines(self) -> bool:
        """Whether a cell has a grey line under the main one."""
        return bool(self.second or self.second_value)

    def read(self, row: object) -> object:
        """The value of this column in a row."""
        return self.value(row) if self.value else _reach(row, self.key)

    def cell(self, row: object) -> Cell:
        """What is shown of a row in this column."""
        value = self.read(row)
        second = self._second(row)
        if isinstance(value, Tag):
            return Cell(value.word, second, value.tone)
        if self.zero_dash and value == 0:
            return Cell(formats.EMPTY, second)
        return Cell(written(self.kind, value), second)

    def _second(self, row: object) -> str:
        if self.second_value:
            return str(self.second_value(row) or "")
        return str(_reach(row, self.second) or "") if self.second else ""


def _reach(row: object, key: str) -> object:
    found = row
    for name in key.split("."):
        if found is None:
            return None
        found = getattr(found, name)
    return found


def written(kind: Kind, value: object) -> str:
    """A value as it is read on screen; a dash for nothing."""
    if value is None or value == "":
        return formats.EMPTY
    if kind == "money" and isinstance(value, int):
        return formats.kroner(value)
    if kind == "number" and isinstance(value, int):
        return formats.grouped(value)
    if isinstance(value, datetime):
        return formats.day(value.date()) if kind == "date" else formats.moment(value)
    if isinstance(value, date):
        return formats.day(value)
    return _numbered(kind, str(value))


def _numbered(kind: Kind, text: str) -> str:
    if kind == "kid":
        return formats.kid(text)
    if kind == "account":
        return formats.account(text)
    return text


def copied(kind: Kind, value: object) -> str:
    """A value as a spreadsheet takes it: kroner with a comma and no spaces, numbers whole.

    >>> copied("money", -123450), copied("kid", "0011840260004")
    ('-1234,50', '0011840260004')
    """
    if value is None:
        return ""
    if kind == "money" and isinstance(value, int):
        whole, part = divmod(abs(value), 100)
        return f"{'-' if value < 0 else ''}{whole},{part:02d}"
    if kind in PROTECTED_KINDS or kind == "number":
        return str(value)
    return written(kind, value)


def sort_key(value: object) -> Sortable:
    """A key that puts nothing first, days and numbers by size, and words by the Norwegian alphabet.

    >>> sorted(["Ås", "Østby", "Ærlig", "aas", "Zygmunt"], key=sort_key)
    ['Zygmunt', 'Ærlig', 'Østby', 'Ås', 'aas']
    """
    if value is None or value == "":
        return (0, 0)
    if isinstance(value, datetime):
        return (1, int(value.timestamp() * 1_000_000))
    if isinstance(value, date):
        return (1, value.toordinal())
    if isinstance(value, int):
        return (1, value)
    return (2, str(value).casefold().replace("aa", "å").translate(_ALPHABET))


_ALPHABET = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
