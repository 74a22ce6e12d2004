"""The report as a workbook that can be sent to the creditor unit."""

from __future__ import annotations

from pathlib import Path

from collector_desk.reports.look import Kind, Look
from collector_desk.reports.printing import Stamp, paper, table_view
from collector_desk.reports.workbook import Area, Book, Column, Value
from collector_desk.ui.imports.report_rows import ReportRow, rows
from collector_desk.wire.imports import ClaimReport

_SHEET = "Rapport"
_COLUMNS = (
    Column("line", "Linje", Kind.COUNT, 8),
    Column("reference", "Referanse", Kind.TEXT, 20),
    Column("debtor", "Skyldner", Kind.TEXT, 26),
    Column("kind", "Krav", Kind.TEXT, 20),
    Column("principal", "Hovedstol", Kind.KRONER, 14),
    Column("result", "Resultat", Kind.TEXT, 12),
    Column("field", "Felt", Kind.TEXT, 20),
    Column("fault", "Hva er galt", Kind.TEXT, 52),
    Column("advice", "Hva virksomheten kan gjøre", Kind.TEXT, 44),
)


def file_name(report: ClaimReport) -> str:
    """What the file is called until the user calls it something else."""
    return f"rapport-bunt-{report.batch_number or 'ukjent'}.xlsx"


def write(report: ClaimReport, path: Path, made: Stamp) -> Path:
    """Write the report. Belongs off the GUI thread. Raises what ``Book.save`` raises."""
    book = Book(title="Rapport om kravfil", creator=made.desk, made_at=made.made_at)
    page, listed = book.page(_SHEET), rows(report)
    area = Area(_SHEET, _COLUMNS, len(listed))
    page.put(1, 1, f"{report.creditor} · bunt {report.batch_number}", Kind.TEXT, Look.TITLE)
    page.put(2, 1, _summary(report), Kind.TEXT, Look.NOTE)
    page.height(1, 2)
    page.table(area, map(_values, listed), _on, empty="Filen har ingen krav.")
    paper(page.sheet, made, row=area.top)
    table_view(page.sheet, area, columns=2)
    return book.save(path)


def _on() -> None:
    """Nobody waits for the rows of one report."""


def _summary(report: ClaimReport) -> str:
    done = "tatt inn" if report.committed else "klare, ikke tatt inn ennå"
    return f"{report.name}: {report.count} krav, {report.accepted} {done}, {report.refused} avvist."


def _values(row: ReportRow) -> tuple[Value, ...]:
    return (
        row.line,
        row.reference,
        row.debtor,
        row.kind_label,
        row.principal,
        row.result.word,
        row.field,
        row.fault,
        row.advice,
    )
