"""How the workbook looks: colours, type and number formats of every kind of cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

FONT = "Arial"  # on every machine that opens the file, in the same widths
DARK = "2A2859"
BEIGE = "F8F0DD"
HAIRLINE = "CCCCCC"
MUTED = "5C5B7E"
PRACTICE = "F9C66B"
GOOD = "C7FDE9"
BAD = "FFDFDC"
WHITE = "FFFFFF"


class Kind(StrEnum):
    """What a cell holds, and with that how it is typed and aligned."""

    TEXT = "text"
    KRONER = "kroner"  # whole øre in, kroner out
    DAY = "day"
    MOMENT = "moment"
    COUNT = "count"
    RATE = "rate"  # percent per year as a number, 12.25
    WHOLE = "whole"  # a big whole number of the working columns
    CHECK = "check"  # kroner that must be zero


class Look(StrEnum):
    """What a cell is for."""

    BODY = "body"
    INPUT = "input"
    TOTAL = "total"
    STRONG = "strong"  # the column a reader looks for
    PLAIN = "plain"  # a line of text that may run on over its neighbours
    HEADER = "header"
    TITLE = "title"
    NOTE = "note"
    LABEL = "label"
    FIGURE = "figure"
    BANNER = "banner"
    SECTION = "section"
    WORKING = "working"


FORMATS = {
    Kind.TEXT: "@",
    Kind.KRONER: "#,##0.00",
    Kind.DAY: "dd.mm.yyyy",
    Kind.MOMENT: "dd.mm.yyyy hh:mm",
    Kind.COUNT: "0",
    Kind.RATE: "0.00",
    Kind.WHOLE: "#,##0",
    Kind.CHECK: (
        '"Kontroll: "#,##0.00" – stemmer ikke";"Kontroll: "\\-#,##0.00" – stemmer ikke";'
        '"Kontroll: "0.00" – stemmer"'
    ),
}

_RIGHT = frozenset({Kind.KRONER, Kind.COUNT, Kind.RATE, Kind.WHOLE})
_FILLS = {
    Look.INPUT: BEIGE,
    Look.LABEL: BEIGE,
    Look.HEADER: DARK,
    Look.BANNER: PRACTICE,
}
_FONTS = {
    Look.HEADER: Font(name=FONT, size=9, bold=True, color=WHITE),
    Look.TITLE: Font(name=FONT, size=16, bold=True, color=DARK),
    Look.NOTE: Font(name=FONT, size=9, color=MUTED),
    Look.LABEL: Font(name=FONT, size=9, bold=True, color=DARK),
    Look.FIGURE: Font(name=FONT, size=16, bold=True, color=DARK),
    Look.STRONG: Font(name=FONT, size=9, bold=True, color=DARK),
    Look.TOTAL: Font(name=FONT, size=9, bold=True, color=DARK),
    Look.BANNER: Font(name=FONT, size=11, bold=True, color=DARK),
    Look.SECTION: Font(name=FONT, size=11, bold=True, color=DARK),
    Look.WORKING: Font(name=FONT, size=8, color=MUTED),
}
_PLAIN = Font(name=FONT, size=9, color=DARK)
_LINED = frozenset({Look.BODY, Look.STRONG, Look.INPUT, Look.LABEL, Look.WORKING})
_RUNS_ON = frozenset(
    {Look.SECTION, Look.TITLE, Look.NOTE, Look.FIGURE, Look.PLAIN, Look.BANNER, Look.TOTAL}
)

_AT_THE_EDGE = frozenset({Look.TITLE, Look.NOTE, Look.SECTION})


@dataclass(frozen=True, slots=True)
class Style:
    """One combination of kind and look, as openpyxl wants it."""

    font: Font
    fill: PatternFill | None
    border: Border | None
    alignment: Alignment
    number_format: str
    quoted: bool


def style(kind: Kind, look: Look) -> Style:
    """How a cell of ``kind`` looks where it is used as ``look``.

    Text is quoted: whoever edits the cell keeps a text that begins with ``=`` as text.
    """
    fill = _FILLS.get(look)
    return Style(
        font=_FONTS.get(look, _PLAIN),
        fill=PatternFill("solid", start_color=fill, end_color=fill) if fill else None,
        border=_border(look),
        alignment=_alignment(kind, look),
        number_format="@" if look is Look.HEADER else FORMATS[kind],
        quoted=kind is Kind.TEXT,
    )


def _border(look: Look) -> Border | None:
    if look in _LINED:
        return Border(bottom=Side(style="hair", color=HAIRLINE))
    if look is Look.TOTAL:
        return Border(top=Side(style="medium", color=DARK))
    return None


def _alignment(kind: Kind, look: Look) -> Alignment:
    right = kind in _RIGHT
    # Text beside a figure needs a gap; what runs on from the edge of the sheet needs none.
    indent = 0 if right or look in _AT_THE_EDGE else 1
    return Alignment(
        horizontal="right" if right else "left",
        vertical="center" if look in {Look.HEADER, Look.BANNER} else "top",
        wrap_text=look is Look.HEADER or (kind is Kind.TEXT and look not in _RUNS_ON),
        indent=indent,
    )
