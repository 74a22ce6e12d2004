"""The case summary as an Excel workbook that reckons itself and says whether it agrees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from collector_desk.errors.reports import ReportCancelled
from collector_desk.reports import claims, interest, leaves, lists, overview, postings
from collector_desk.reports.layout import (
    AS_OF,
    CLAIMS,
    DOCUMENTS,
    INTEREST,
    OVERVIEW,
    POSTINGS,
    TIMELINE,
    Layout,
    place,
)
from collector_desk.reports.look import Kind, Look
from collector_desk.reports.printing import Stamp, paper, table_view
from collector_desk.reports.workbook import Area, Book, Page
from collector_desk.wire.reports import CaseSummary

_OSLO = ZoneInfo("Europe/Oslo")
SHEETS = (OVERVIEW, CLAIMS, POSTINGS, INTEREST, TIMELINE, DOCUMENTS)
_NOTES = {
    CLAIMS: "Hvert tall er en formel over posteringene og rentelinjene. Kroner.",
    POSTINGS: "Hver postering flytter et beløp fra én konto til en annen og endres aldri. Kroner.",
    INTEREST: "Enkel rente, faktiske dager, 365/366 etter kalenderår, hver linje avrundet til "
    "nærmeste øre (forsinkelsesrenteloven §§ 2 og 3). Beige celler er inndata.",
    TIMELINE: "Det som har hendt i saken, i den rekkefølgen det gjelder fra.",
    DOCUMENTS: "Dokumentene i saken. SHA-256 viser nøyaktig hvilket dokument som menes.",
}


def _never() -> bool:
    return False


def _silent(done: int, total: int) -> None:  # noqa: ARG001 - nobody watches
    return


def write(
    summary: CaseSummary,
    path: Path,
    *,
    cancelled: Callable[[], bool] = _never,
    progress: Callable[[int, int], None] = _silent,
) -> Path:
    """Write ``summary`` to ``path`` and return it. Belongs off the GUI thread.

    ``cancelled`` is asked before each row; ``progress`` hears of rows done and in all, about a
    hundred times. Raises ReportCancelled, ReportInputWrong, or what ``Book.save`` raises; then
    nothing is left behind and a file that stood at ``path`` is untouched.
    """
    layout = place(summary)
    book = Book(title="Saksoversikt", creator=summary.desk, made_at=summary.made_at)
    tick = _ticker(_rows(summary, layout), cancelled, progress)
    _fill(book, summary, layout, tick)
    return book.save(path)


def _rows(summary: CaseSummary, layout: Layout) -> int:
    placed = (
        layout.claims,
        layout.leaves,
        layout.postings,
        layout.accounts,
        layout.lines,
        layout.moves,
    )
    more = (layout.rates, layout.work, layout.service)
    listed = len(summary.timeline) + len(summary.documents)
    return sum(area.count for area in (*placed, *more)) + listed


def _ticker(
    total: int, cancelled: Callable[[], bool], progress: Callable[[int, int], None]
) -> Callable[[], None]:
    done, stride = 0, max(total // 100, 1)

    def tick() -> None:
        nonlocal done
        if cancelled():
            raise ReportCancelled
        done += 1
        if done % stride == 0 or done == total:
            progress(done, total)

    return tick


def _fill(book: Book, summary: CaseSummary, layout: Layout, tick: Callable[[], None]) -> None:
    stamp = _stamp(summary)
    first, second, third, fourth, fifth, sixth = map(book.page, SHEETS)
    overview.fill(first, summary, layout, tick)
    paper(first.sheet, stamp, row=layout.service.top)
    claims.fill(second, summary, layout, tick)
    leaves.fill(second, summary, layout, tick)
    _finish(second, stamp, *_with_leaves(layout), columns=2)
    postings.fill(third, summary, layout, tick)
    _finish(third, stamp, layout.postings, layout.accounts, columns=2)
    interest.fill(fourth, summary, layout, tick)
    _finish(fourth, stamp, layout.lines, layout.moves, layout.rates, columns=2)
    _finish(fifth, stamp, lists.timeline(fifth, summary, tick), columns=1)
    _finish(sixth, stamp, lists.documents(sixth, summary, tick), columns=1)
    book.name("Kontroll", overview.CHECK)
    book.name("PerDato", AS_OF)


def _with_leaves(layout: Layout) -> tuple[Area, ...]:
    return (layout.claims, layout.leaves) if layout.leaves.count else (layout.claims,)


def _stamp(summary: CaseSummary) -> Stamp:
    cases = sorted({claim.case_number for claim in summary.claims})
    about = f"Skyldner {summary.debtor_id}"
    if cases:
        more = f" og {len(cases) - 1} til" if len(cases) > 1 else ""
        about = f"{about} · sak {cases[0]}{more}"
    return Stamp(
        desk=summary.desk,
        about=about,
        made_by=summary.made_by,
        made_at=summary.made_at,
        printed=f"{summary.made_at.astimezone(_OSLO):%d.%m.%Y kl. %H:%M}",
        practice=summary.practice,
    )


def _finish(page: Page, stamp: Stamp, *areas: Area, columns: int) -> None:
    """Title, page, frozen header and filters; each table prints on pages of its own."""
    sheet = page.sheet
    page.put(1, 1, sheet.title, Kind.TEXT, Look.TITLE)
    page.put(2, 1, _NOTES[sheet.title], Kind.TEXT, Look.NOTE)
    page.height(1, 2)
    paper(sheet, stamp, row=areas[0].top)
    table_view(sheet, areas[0], columns=columns)
    if len(areas) > 1:
        sheet.print_area = [area.printed for area in areas]
