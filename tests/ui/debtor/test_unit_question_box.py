"""A unit is asked, reminded and answers, by the keys, on the real service."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.models import Document, Hold, LetterRow, UnitQuestion
from collector_desk.ui.casework.unit_question import UnitQuestionBox
from collector_desk.ui.debtor.view import DebtorScreen
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import write
from tests.ui.debtor.looking import look
from tests.ui.debtor.test_boxes import open_box, send


def opened(own: Bench, screen: DebtorScreen) -> UnitQuestionBox:
    box = cast("UnitQuestionBox", open_box(own, screen, Qt.Key.Key_Y))
    own.settle()
    return box


def question(own: Bench) -> UnitQuestion:
    with own.db.read() as work:
        return work.scalars(select(UnitQuestion)).one()


def holds(own: Bench) -> list[bool]:
    """Whether each hold still runs."""
    with own.db.read() as work:
        return [row.ended_on is None for row in work.scalars(select(Hold).order_by(Hold.id))]


def letters(own: Bench) -> list[str]:
    with own.db.read() as work:
        return [row.kind for row in work.scalars(select(LetterRow).order_by(LetterRow.id))]


def test_a_question_is_sent_reminded_and_answered(
    own: Bench, own_screen: DebtorScreen, tmp_path: Path
) -> None:
    box = opened(own, own_screen)
    send(own)
    assert "Skriv hva du spør om" in box.why.text()
    box.text.edit.setFocus()
    write("Er plassen sagt opp?")
    look(box, "unit-question-new")
    send(own)
    assert question(own).text == "Er plassen sagt opp?"
    assert holds(own) == [True]
    assert "er spurt, med frist" in own.toasts[-1]

    box = opened(own, own_screen)
    assert "Er plassen sagt opp?" in box.told.text()
    box.what.set_value("remind")
    assert box.do.text() == "Send purringen"
    send(own)
    assert question(own).reminded_on is not None
    assert letters(own) == ["unit_question"] * 2

    box = opened(own, own_screen)
    box.what.set_value("answer")
    box.text.edit.setFocus()
    write("Ja, fra 1. august.")
    box.by.edit.setFocus()
    write("Bo By")
    paper = tmp_path / "svar.pdf"
    paper.write_bytes(b"%PDF-1.7 svar")
    box.files.add([paper])
    look(box, "unit-question-answer")
    send(own)
    kept = question(own)
    assert (kept.answer, kept.answered_by) == ("Ja, fra 1. august.", "Bo By")
    assert holds(own) == [False]
    with own.db.read() as work:
        assert work.get_one(Document, kept.answer_document_id).title == "svar.pdf"

    box = opened(own, own_screen)
    box.which.set_value(str(kept.id))
    assert "Spørsmålet er besvart" in box.why_not()
    assert "Ja, fra 1. august." in box.told.text()
