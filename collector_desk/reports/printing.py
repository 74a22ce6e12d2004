"""How a sheet stands on paper: A4 across, a repeated header, and who printed what and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from collector_desk.reports.inert import in_header
from collector_desk.reports.look import DARK, FONT, MUTED, PRACTICE
from collector_desk.reports.workbook import Area
from collector_desk.wire.session import Desk, User

_BOLD = f"{FONT},Bold"
_REGULAR = f"{FONT},Regular"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What every printed page says of itself. Numbers, never a name of the debtor."""

    desk: str
    about: str  # «Skyldner 4711 · sak 2026-001234»
    made_by: str
    made_at: datetime
    printed: str  # «23.11.2026 kl. 10:14», or the day alone where the hour is not known
    practice: bool


def stamp(house: Desk, user: User, about: str, day: date) -> Stamp:
    """What a page says that a person at this desk wrote out on a day."""
    return Stamp(
        desk=house.name,
        about=about,
        made_by=user.name,
        made_at=datetime.combine(day, time(), UTC),
        printed=f"{day:%d.%m.%Y}",
        practice=house.practice,
    )


def paper(sheet: Worksheet, stamp: Stamp, *, row: int) -> None:
    """Set the page; ``row`` is the header that every page repeats."""
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(0.4, 0.4, 0.75, 0.7, header=0.35, footer=0.3)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = PRACTICE if stamp.practice else DARK
    sheet.print_title_rows = f"{row}:{row}"
    _heading(sheet, stamp)


def table_view(sheet: Worksheet, area: Area, *, columns: int) -> None:
    """Keep the header and the first ``columns`` in sight, and give the table its filters."""
    sheet.freeze_panes = f"{get_column_letter(columns + 1)}{area.first}"
    sheet.auto_filter.ref = area.box.replace("$", "")


def _heading(sheet: Worksheet, stamp: Stamp) -> None:
    # Excel refuses a header of more than 255 signs, commands included.
    head, foot = sheet.oddHeader, sheet.oddFooter
    assert isinstance(head, HeaderFooterItem)
    assert isinstance(foot, HeaderFooterItem)
    _say(head.left, in_header(stamp.desk, 40), _BOLD)
    if stamp.practice:
        _say(head.center, "ØVELSE – ikke et virkelig krav", _BOLD)
    _say(head.right, in_header(stamp.about, 60), _REGULAR)
    made_by = in_header(stamp.made_by, 40)
    _say(foot.left, f"Skrevet ut {stamp.printed} av {made_by}", _REGULAR)
    _say(foot.center, "&A", _REGULAR)
    _say(foot.right, "Side &P av &N", _REGULAR)


def _say(part: object, text: str, font: str) -> None:
    for name, value in (("text", text), ("font", font), ("size", 8), ("color", MUTED)):
        setattr(part, name, value)
