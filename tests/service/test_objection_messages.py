"""Objections that rest on a message of the inbox, and the scans that come with them."""

from __future__ import annotations

import base64
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import select

from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.objection import Ground
from collector_desk.domain.phrases import dotted
from collector_desk.errors.inquiries import FileRefused, InquiryClosed
from collector_desk.errors.service import Unknown
from collector_desk.models import Document, Inquiry, InquiryClaim
from collector_desk.service import inquiries, inquiry_rows, objection_sheet
from collector_desk.service.database import Database
from collector_desk.wire.imports import FileIn
from collector_desk.wire.inquiries import InquiryRow, Mail, Register
from collector_desk.wire.objections import NewObjection, ObjectionSheet
from tests.service.casework import objects
from tests.service.test_objections import DUE, FEE_ON, Case

PDF = base64.b64encode(b"%PDF-1.7 brev").decode()


@pytest.fixture
def case(db: Database) -> Case:
    return Case(db)


def waits(case: Case, *claims: int, **more: Any) -> InquiryRow:
    """A scanned letter that objects, in the inbox; it names claims where there are any."""
    order = Register(
        kind=InquiryKind.OBJECTION, channel=Channel.EMAIL, text="Dette er betalt.",
        received_on=date(2026, 11, 19), files=(FileIn(name="Brev.pdf", content=PDF),), **more,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        row = inquiries.register(work, case.books.debtor_id, order)
        work.add_all(InquiryClaim(inquiry_id=row.inquiry_id, claim_id=one) for one in claims)
    return row


def sheet_of(case: Case, number: int) -> ObjectionSheet:
    with case.db.read(case.kari) as work:
        return objection_sheet.show(work, number)


def inbox(case: Case) -> int:
    with case.db.read(case.kari) as work:
        return len(inquiry_rows.listed(work).rows)


def test_an_objection_rests_on_its_message_of_the_inbox_with_the_scan(case: Case) -> None:
    letter = waits(case)
    scan = (FileIn(name="Kvittering.pdf", content=PDF),)
    number = case.objects(inquiry_id=letter.inquiry_id, files=scan)
    found = sheet_of(case, number)
    assert [title for _, title in found.documents] == ["Brev.pdf", "Kvittering.pdf"]
    assert found.words == "Dette er betalt.", "the debtor's words, not those of the register"
    assert (found.received_on, found.channel) == (date(2026, 11, 19), Channel.EMAIL.label)
    with case.db.read() as work:
        row = work.scalars(select(Inquiry)).one()
        assert (row.state, row.outcome, row.handled_by) == (
            "handled", "registrert som innsigelse", "Kari Nordmann",
        )  # fmt: skip
        names = work.scalars(select(Document.name)).all()
        assert len(set(names)) == 2
    assert inbox(case) == 0


def test_a_message_waits_until_an_objection_stands_on_all_that_it_names(case: Case) -> None:
    other = case.books.claim(10_000, due=DUE)
    letter = waits(case, case.claim, other)
    case.objects(inquiry_id=letter.inquiry_id)
    assert inbox(case) == 1
    second = objects(case.db, case.kari, case.books.debtor_id, other, inquiry_id=letter.inquiry_id)
    assert inbox(case) == 0
    assert [title for _, title in sheet_of(case, second).documents] == ["Brev.pdf"]


def test_a_message_answered_already_or_another_debtors_carries_no_objection(case: Case) -> None:
    letter = waits(case)
    case.objects(inquiry_id=letter.inquiry_id)
    other = case.books.claim(10_000, due=DUE)
    with pytest.raises(InquiryClosed):
        objects(case.db, case.kari, case.books.debtor_id, other, inquiry_id=letter.inquiry_id)
    with case.db.write(case.kari) as work:
        order = Mail(kind=InquiryKind.OBJECTION, text="Dette er betalt.")
        nobody = inquiries.register_mail(work, order).inquiry_id
    with pytest.raises(Unknown):
        objects(case.db, case.kari, case.books.debtor_id, other, inquiry_id=nobody)


def test_the_scan_of_an_objection_on_paper_shows_where_it_is_decided(case: Case) -> None:
    number = case.objects(files=(FileIn(name="Innsigelse.pdf", content=PDF),))
    assert [title for _, title in sheet_of(case, number).documents] == ["Innsigelse.pdf"]
    with pytest.raises(FileRefused):
        objects(
            case.db, case.kari, case.books.debtor_id, case.books.claim(100, due=DUE),
            files=(FileIn(name="Innsigelse.pdf", content=base64.b64encode(b"MZ").decode()),),
        )  # fmt: skip


def test_an_objection_is_put_in_words_or_rests_on_a_message() -> None:
    with pytest.raises(ValidationError):
        NewObjection(claim_id=1, ground=Ground.PAID, text="  a ")
    assert NewObjection(claim_id=1, ground=Ground.PAID, inquiry_id=7).text == ""


def test_the_decision_screen_names_each_fee_with_its_day_and_adds_up(db: Database) -> None:
    case = Case(db)
    number = case.objects()
    with db.write(case.kari) as work:
        parts = objection_sheet.show(work, number).parts
    (fee,) = (part for part in parts if part.label.startswith("Gebyr"))
    assert fee.amount == 3_800
    assert dotted(FEE_ON) in fee.label
    assert sum(part.amount for part in parts) == case.total()
