"""What a proposed value would move, as a workbook to be read before it is approved."""

from __future__ import annotations

from pathlib import Path

from collector_desk.reports.look import Kind, Look
from collector_desk.reports.printing import Stamp, paper, table_view
from collector_desk.reports.workbook import Area, Book, Column, Formula, Page, Value
from collector_desk.ui.rates import texts
from collector_desk.wire.rates import RateCase, RateMoved, RateRehearsal

MOVED, CASES = "Flytter seg", "Saker"
_MOVED = (
    Column("what", "Hva", Kind.TEXT, 30),
    Column("kind", "Slags sak", Kind.TEXT, 26),
    Column("count", "Saker", Kind.COUNT, 10),
    Column("before", "Før", Kind.KRONER, 18),
    Column("after", "Etter", Kind.KRONER, 18),
    Column("change", "Endring", Kind.KRONER, 18),
)
_CASES = (
    Column("number", "Sak", Kind.TEXT, 20),
    Column("kind", "Slags sak", Kind.TEXT, 26),
    Column("what", "Hva", Kind.TEXT, 30),
    Column("before", "Før", Kind.TEXT, 34),
    Column("after", "Etter", Kind.TEXT, 34),
)


def file_name(table: str, found: RateRehearsal) -> str:
    """What the file is called until the user calls it something else."""
    return f"prøvd-sats-{table}-{found.on.isoformat()}.xlsx"


def write(found: RateRehearsal, path: Path, made: Stamp, proposed: str) -> Path:
    """Write what was found of the values ``proposed``. Belongs off the GUI thread.

    Raises what ``Book.save`` raises.
    """
    book = Book(title=f"Prøvd sats: {made.about}", creator=made.desk, made_at=made.made_at)
    moved, cases = Area(MOVED, _MOVED, len(found.groups)), Area(CASES, _CASES, len(found.cases))
    page = _page(book, moved, made, f"{proposed} {texts.moves(found, None, busy=False)}")
    rows = (_moved(at, row, moved) for at, row in enumerate(found.groups, moved.first))
    page.table(moved, rows, _on, empty="Ingen løpende saker flytter seg.")
    if found.groups:
        page.put(moved.last + 2, 1, texts.stands(found), Kind.TEXT, Look.NOTE)
    page = _page(book, cases, made, f"De første tallene som flytter seg: {len(found.cases)}.")
    page.table(cases, map(_case, found.cases), _on, empty="Ingen saker kan vises én for én.")
    return book.save(path)


def _page(book: Book, area: Area, made: Stamp, note: str) -> Page:
    page = book.page(area.sheet)
    page.put(1, 1, made.about, Kind.TEXT, Look.TITLE)
    page.put(2, 1, note, Kind.TEXT, Look.NOTE)
    page.height(1, 2)
    paper(page.sheet, made, row=area.top)
    table_view(page.sheet, area, columns=1)
    return page


def _on() -> None:
    """Nobody waits for the rows of one rehearsal."""


def _moved(at: int, row: RateMoved, area: Area) -> tuple[Value, ...]:
    """Kroner where it is money; a day or a count is told by the cases."""
    if row.before == row.after:
        return (row.what, row.kind, row.count, None, None, None)
    change = Formula(f"=ROUND({area.at('after', at)}-{area.at('before', at)},2)")
    return (row.what, row.kind, row.count, row.before, row.after, change)


def _case(row: RateCase) -> tuple[Value, ...]:
    return (row.number, row.kind, row.what, row.before, row.after)
