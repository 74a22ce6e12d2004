"""The practice desk has work at every stage, all of it done by the real deeds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from collector_desk.domain.objection import State
from collector_desk.models import Audit, Debtor, Inquiry, LetterRow, Objection, Task
from collector_desk.service import (
    approval_sheet,
    gate,
    inquiry_rows,
    objection_list,
    objection_sheet,
)
from collector_desk.service.database import Database, Who, Work
from collector_desk.service.practice_desk import DAY
from collector_desk.service.verify import verify
from tests.service.practice_desks import filled
from tests.service.test_practice import signed_in


@pytest.fixture
def desk(database_url: str) -> Iterator[tuple[Database, Who]]:
    with filled(database_url, debtors=300) as db:
        yield db, signed_in(db)


def test_objections_wait_at_every_stage(desk: tuple[Database, Who]) -> None:
    db, kari = desk
    with db.read(kari) as work:
        states = {row.state for row in objection_list.listed(work).rows}
        assert states >= {State.ACKNOWLEDGED, State.WITH_UNIT, State.ANSWERED, State.PROPOSED}
        assert len(approval_sheet.listed(work).waiting) >= 1
        found = inquiry_rows.listed(work)
        assert len(found.rows) >= 4
        assert len(found.unmatched) == 2


def test_the_debtor_of_the_pictures_waits_to_be_decided(desk: tuple[Database, Who]) -> None:
    db, kari = desk
    with db.write(kari) as work:
        number = _lykts(work)
        gate.open_debtor(work, work.get_one(Objection, number).debtor_id, "innsigelse")
        sheet = objection_sheet.show(work, number)
    assert sheet.words.startswith("Jeg betalte 301 kr med kort")
    assert sheet.questions[0].view_label == "Trekker kravet tilbake"
    assert "objections.decide" in sheet.may
    assert sheet.parts[0].amount == 30_100


def _lykts(work: Work) -> int:
    query = select(Objection.id).join(Debtor, Debtor.id == Objection.debtor_id)
    return work.scalars(query.where(Debtor.name == "Lykt, Fager")).one()


def test_everything_is_noted_and_the_books_are_whole(desk: tuple[Database, Who]) -> None:
    db, _ = desk
    with db.read() as work:
        noted = work.scalars(select(Audit.deed).where(Audit.deed == "objections.register")).all()
        assert len(noted) == len(work.scalars(select(Objection.id)).all())
        assert work.scalars(select(Inquiry.id)).all()
        assert verify(work).whole


def test_every_letter_before_the_day_was_written_and_has_gone(desk: tuple[Database, Who]) -> None:
    db, _ = desk
    with db.read() as work:
        letters = work.scalars(select(LetterRow)).all()
        assert {row.kind for row in letters} >= {"plan", "deferral", "objection_acknowledgement"}
        for row in letters:
            gone = (row.state, row.sent_on) == ("sent", row.made_on)
            assert gone is (row.made_on < DAY), row.kind
        assert not [text for text in work.scalars(select(Task.text)) if "ingen mal" in text]
