"""What came back on a request or in a complaint is kept with its paper, all of it or nothing."""

from __future__ import annotations

import base64

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.enforcement.suit import SuitEventKind, SuitStage
from collector_desk.errors.inquiries import FileRefused
from collector_desk.models import Audit, Document, RequestEvent, SuitEvent, Task
from collector_desk.service import debtors, request_events, requests_out
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import FileRequest, NewRequestEvent
from collector_desk.wire.imports import FileIn
from collector_desk.wire.measures import MeasureSheet
from tests.service.enforcing import TODAY
from tests.service.parties import PDF
from tests.service.requesting import Requesting
from tests.service.suing import Suing

BYTES = base64.b64decode(PDF.content)
PROGRAM = FileIn(name="brev.pdf", content=base64.b64encode(b"MZ\x90").decode())
SOON = TODAY.replace(day=30)


def filed(case: Requesting) -> MeasureSheet:
    """A request that the namsmann has."""
    case.answered()
    number = case.decided(case.request()).measure_id
    with case.db.write(case.kari) as work:
        requests_out.make(work, number, version=case.row(number).version)
    with case.db.write(case.kari) as work:
        order = FileRequest(version=case.row(number).version, day=TODAY, reference="NM-1")
        requests_out.filed(work, number, order)
    return case.sheet(number)


def comes(case: Requesting, sheet: MeasureSheet, paper: FileIn | None) -> None:
    """An invoice of the court fee, which asks for a task."""
    order = NewRequestEvent(
        version=sheet.version, kind=RequestEventKind.COURT_FEE, day=TODAY, deadline=SOON,
        amount=134_500, document=paper,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        request_events.register(work, sheet.measure_id, order)


def papers(case: Requesting, kind: str) -> list[Document]:
    with case.db.read() as work:
        return list(work.scalars(select(Document).where(Document.kind == kind)))


def noted(case: Requesting, deed: str) -> list[object]:
    with case.db.read() as work:
        rows = work.scalars(select(Audit).where(Audit.deed == deed))
        return [(row.details or {})["document"] for row in rows]


def test_an_answer_of_the_namsmann_is_kept_with_its_paper(db: Database) -> None:
    case = Requesting(db)
    comes(case, filed(case), PDF)
    (kept,) = papers(case, "request_event")
    assert (kept.debtor_id, kept.title, kept.day) == (case.debtor, "melding.pdf", TODAY)
    assert (kept.name, kept.content) == ("T-2026-000001-court_fee-2026-11-23.pdf", BYTES)
    sheet = case.sheet(1)
    assert [one.document_id for one in sheet.events] == [kept.id]
    assert noted(case, "requests.event") == [kept.id]
    with case.db.write(case.kari) as work:
        assert debtors.document(work, case.debtor, kept.id).content == BYTES
    comes(case, sheet, None)
    assert [one.document_id for one in case.sheet(1).events] == [kept.id, None]


def test_what_came_in_a_complaint_is_kept_with_its_paper(db: Database) -> None:
    case = Suing(db)
    row = case.comes(case.make_and_file(), SuitEventKind.MEETING, deadline=SOON, document=PDF)
    (kept,) = papers(case, "suit_event")
    assert (kept.debtor_id, kept.title, kept.day) == (case.debtor, "melding.pdf", TODAY)
    assert (kept.name, kept.content) == ("S-2026-000001-meeting-2026-11-23.pdf", BYTES)
    case.comes(row, SuitEventKind.NO_REPLY)
    (shown,) = case.shown().suits
    assert [one.document_id for one in shown.events] == [kept.id, None]
    assert noted(case, "suits.event") == [kept.id, None]


def test_a_paper_that_cannot_be_kept_leaves_nothing_of_the_answer(db: Database) -> None:
    case = Requesting(db)
    sheet = filed(case)
    with pytest.raises(FileRefused):
        comes(case, sheet, PROGRAM)
    assert case.sheet(1) == sheet
    nothing_of_it(case, "request_event", "requests.event")


def test_a_paper_that_cannot_be_kept_leaves_nothing_of_what_came(db: Database) -> None:
    case = Suing(db)
    row = case.make_and_file()
    with pytest.raises(FileRefused):
        case.comes(row, SuitEventKind.CLOSED, document=PROGRAM)
    assert case.shown().suits[0].stage is SuitStage.FILED
    nothing_of_it(case, "suit_event", "suits.event")


def nothing_of_it(case: Requesting, kind: str, deed: str) -> None:
    with case.db.read() as work:
        for table in (SuitEvent, RequestEvent, Task):
            assert list(work.scalars(select(table))) == []
    assert (papers(case, kind), noted(case, deed)) == ([], [])
