"""The sheets Tidslinje and Dokumenter: what happened, and what is kept."""

from __future__ import annotations

from collections.abc import Callable

from collector_desk.reports.layout import DOCUMENT_COLUMNS, DOCUMENTS, EVENT_COLUMNS, TIMELINE
from collector_desk.reports.words import event
from collector_desk.reports.workbook import Area, Page, Value
from collector_desk.wire.debtors import DocumentRow, Event
from collector_desk.wire.reports import CaseSummary


def timeline(page: Page, summary: CaseSummary, tick: Callable[[], None]) -> Area:
    """Write the events in the order they come."""
    area = Area(TIMELINE, EVENT_COLUMNS, len(summary.timeline))
    page.table(area, map(_event, summary.timeline), tick, empty="Ingen hendelser.")
    return area


def documents(page: Page, summary: CaseSummary, tick: Callable[[], None]) -> Area:
    """Write the register of documents, with the digest that proves which one is meant."""
    area = Area(DOCUMENTS, DOCUMENT_COLUMNS, len(summary.documents))
    page.table(area, map(_document, summary.documents), tick, empty="Ingen dokumenter.")
    return area


def _event(row: Event) -> tuple[Value, ...]:
    return (
        row.day,
        row.at,
        event(row.kind),
        row.title,
        row.text,
        row.claim_number,
        row.amount,
        row.who,
    )


def _document(row: DocumentRow) -> tuple[Value, ...]:
    kept = "ja" if row.kept else "nei"
    return (row.day, row.title, row.kind, row.name, kept, row.sha256)
