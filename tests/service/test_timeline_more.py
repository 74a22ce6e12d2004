"""The timeline tells what the unit was asked and answered, and every letter that closed something."""

from __future__ import annotations

from base64 import b64encode
from datetime import date

import pytest

from collector_desk.domain.letter import LetterKind
from collector_desk.models import Debtor
from collector_desk.service import folder, timeline, unit_questions
from collector_desk.service.database import Database
from collector_desk.wire.debtors import Event
from collector_desk.wire.imports import FileIn
from collector_desk.wire.units import AskUnit, RemindUnit, UnitAnswer
from tests.kit import TODAY
from tests.service.mail import Mail

LATER = date(2026, 12, 8)


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def events(mail: Mail, *claims: int) -> list[Event]:
    """The timeline, of some claims where they are named."""
    with mail.db.read() as work:
        rows = folder.read(work, work.get_one(Debtor, mail.debtor_id))
        if claims:
            rows = rows.only(tuple(claim for claim in rows.claims if claim.id in claims))
        return list(timeline.events(rows, {}, known=None))


def told(mail: Mail, title: str, *claims: int) -> list[Event]:
    return [each for each in events(mail, *claims) if each.title == title]


def test_a_question_its_reminder_and_its_answer_stand_on_their_days(mail: Mail) -> None:
    with mail.db.write(mail.kari) as work:
        order = AskUnit(claim_id=mail.claim, text="Er plassen sagt opp?", hold=False)
        row = unit_questions.ask(work, mail.debtor_id, order)
    (asked,) = told(mail, "Virksomheten spurt")
    assert (asked.day, asked.claim_number, asked.kind) == (TODAY, mail.number(), "status")
    assert asked.text == "«Er plassen sagt opp?» · frist 07.12.2026"
    assert told(mail, "Virksomheten svarte") == []
    mail.books.today_is(LATER)
    mail.open_again()
    with mail.db.write(mail.kari) as work:
        row = unit_questions.remind(work, row.question_id, RemindUnit(version=row.version))
        paper = FileIn(name="Svar.pdf", content=b64encode(b"%PDF-1.7 ja").decode())
        answer = UnitAnswer(
            version=row.version, text="Ja, i juli.", answered_by="Bo By", document=paper
        )
        row = unit_questions.answered(work, row.question_id, answer)
    (reminded,) = told(mail, "Virksomheten purret")
    assert reminded.day == LATER
    (answered,) = told(mail, "Virksomheten svarte")
    assert (answered.day, answered.who, answered.text) == (LATER, "Bo By", "«Ja, i juli.»")
    assert row.answer_document == (answered.document_id, "Svar.pdf")


def test_a_letter_that_is_no_notice_is_told_once_with_its_paper(mail: Mail) -> None:
    mail.send(mail.order(LetterKind.STATEMENT))
    (waits,) = told(mail, "Brev venter på utsending")
    assert waits.text == f"{LetterKind.STATEMENT.label} · til Fager Lykt"
    mail.goes()
    (sent,) = told(mail, "Brev sendt")
    (letter,) = mail.letters()
    assert (sent.day, sent.claim_id, sent.document_id) == (TODAY, mail.claim, letter.document_id)


def test_a_notice_is_not_told_twice(mail: Mail) -> None:
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    mail.goes()
    (sent,) = told(mail, "Brev sendt")
    assert sent.key.startswith("letter:")


def test_of_some_claims_only_what_is_about_them_is_told(mail: Mail) -> None:
    other = mail.owes(20_000)
    with mail.db.write(mail.kari) as work:
        order = AskUnit(claim_id=other, text="Er fakturaen rett?", hold=False)
        unit_questions.ask(work, mail.debtor_id, order)
    mail.send(mail.order(LetterKind.STATEMENT, other))
    assert len(told(mail, "Virksomheten spurt", other)) == 1
    assert told(mail, "Virksomheten spurt", mail.claim) == []
    assert [each.kind for each in events(mail, mail.claim) if each.kind == "letter"] == []
