"""A question to a creditor unit is taken back while its letter waits: it was never asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.domain.objection import Ground, Outcome, State, UnitView
from collector_desk.domain.work import WorkKind
from collector_desk.errors.service import Unknown
from collector_desk.errors.undo import QuestionLetterGone, UndoKept, UndoMeanwhile
from collector_desk.models import (
    ClaimDebtor,
    Debtor,
    Document,
    Hold,
    LetterRow,
    Objection,
    UnitQuestion,
)
from collector_desk.service import (
    folder,
    holding,
    objections,
    timeline_more,
    unit_holds,
    unit_questions,
    worklist,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.objections import Answer, Decide
from collector_desk.wire.units import RemindUnit, UnitAnswer
from collector_desk.wire.work import AskWork
from tests.kit import running
from tests.service.agreements import TODAY, Agreement
from tests.service.casework import REASONS, answer
from tests.service.mail import leaves, text_of
from tests.service.regretting import refused, undo
from tests.service.undo_questions import (
    QUESTIONS,
    UNREADABLE,
    asks,
    asks_of_claim,
    objected,
    reminds,
    reminds_of_claim,
)
from tests.service.undo_world import signed, stands

LATER = TODAY + timedelta(days=40)


@pytest.fixture
def url(db: Database) -> Iterator[str]:
    with running(db) as address:
        yield address


def told(case: Agreement) -> list[str]:
    """What the debtor's timeline says of questions."""
    with case.db.read() as work:
        rows = folder.read(work, work.get_one(Debtor, case.debtor))
        return [event.title for event in timeline_more.questions(rows)]


def silent(case: Agreement) -> list[int]:
    """The questions that the worklist says are not answered."""
    with case.db.read(case.kari) as work:
        found = worklist.listed(work, AskWork(scope="all", kinds=(WorkKind.UNIT_SILENT,)))
    return [row.subject_id for row in found.rows]


def at_rest(db: Database) -> list[int]:
    """For whom the claim rests, once for each hold."""
    with db.read() as work:
        return sorted(work.scalars(select(Hold.debtor_id).where(Hold.ended_on.is_(None))))


def test_it_is_kept_as_taken_back_and_told_of_nowhere(db: Database, url: str) -> None:
    case, number = objected(db)
    desk = signed(url)
    asks(desk, case, number)
    assert told(case) == ["Virksomheten spurt"]
    assert undo(desk) == (
        "Spørsmålet til virksomheten trekkes før det går. Innsigelsen står som før: mottatt."
    )
    sheet = desk.objections.show(number)
    assert (sheet.state, sheet.questions) == (State.RECEIVED.value, ())
    assert not [mark for mark in sheet.marks if "virksomhet" in mark.text]
    assert told(case) == []
    with db.read() as work:
        row = work.scalars(select(UnitQuestion)).one()
        assert row.withdrawn_on == TODAY
        assert work.get_one(Document, row.document_id or 0).content
    case.day(LATER)
    assert silent(case) == []


def test_of_a_claim_it_is_in_no_list_and_can_be_asked_anew(db: Database, url: str) -> None:
    case, desk = Agreement(db), signed(url)
    first = asks_of_claim(desk, case)
    assert undo(desk) == (
        "Spørsmålet til virksomheten trekkes før det går. Kravet er ikke i bero for det lenger."
    )
    assert desk.units.questions(case.debtor).rows == ()
    assert told(case) == []
    again = asks_of_claim(desk, case)
    assert again.question_id != first.question_id
    case.day(LATER)
    assert silent(case) == [again.question_id]


def test_nobody_answers_or_reminds_of_what_was_taken_back(db: Database, url: str) -> None:
    case, desk = Agreement(db), signed(url)
    row = asks_of_claim(desk, case)
    undo(desk)
    order = UnitAnswer(version=row.version + 1, text="Ja.")
    with db.write(case.per) as work, pytest.raises(Unknown):
        unit_questions.answered(work, row.question_id, order)
    with db.write(case.per) as work, pytest.raises(Unknown):
        unit_questions.remind(work, row.question_id, RemindUnit(version=order.version))


def test_a_decision_rests_on_the_answer_before_it(db: Database, url: str) -> None:
    case, number = objected(db)
    answer(db, case.kari, number, UnitView.UPHOLDS)
    desk = signed(url)
    asks(desk, case, number)
    undo(desk)
    with db.read() as work:
        version = work.get_one(Objection, number).version
    order = Decide(version=version, outcome=Outcome.NOT_UPHELD, ground=Ground.PAID, reasons=REASONS)
    desk.objections.decide(number, order, key=new_key())
    with db.read() as work:
        query = select(Document.content).join(LetterRow, LetterRow.document_id == Document.id)
        pdf = work.scalars(query.where(LetterRow.kind == "objection_decision")).one()
    assert f"svarte {TODAY:%d.%m.%Y}: opprettholder kravet" in text_of(pdf or b"")


@pytest.mark.parametrize("deed", sorted(QUESTIONS))
def test_once_the_letter_has_gone_it_says_so(db: Database, url: str, deed: str) -> None:
    first, act = next(iter(QUESTIONS[deed].values()))(db)
    desk = signed(url)
    first(desk)
    act(desk)
    leaves(db)
    before = stands(db)
    assert "kan ikke trekkes (sendt)" in refused(desk, QuestionLetterGone)
    assert desk.undo.show().instead == "Ring virksomheten, og registrer svaret."
    assert stands(db) == before


@pytest.mark.parametrize("deed", ["objections.ask_unit", "units.ask"])
def test_asked_in_other_words_it_is_taken_back_on_its_own_day_alone(
    db: Database, url: str, deed: str
) -> None:
    case, number = objected(db) if deed == "objections.ask_unit" else (Agreement(db), 0)
    desk = signed(url)
    if number:
        asks(desk, case, number, UNREADABLE)
    else:
        asks_of_claim(desk, case, text=UNREADABLE)
    assert desk.undo.show().possible
    case.day(TODAY + timedelta(days=1))
    refused(desk, UndoMeanwhile)


def test_it_stands_once_the_unit_has_answered(db: Database, url: str) -> None:
    case, number = objected(db)
    desk = signed(url)
    asks(desk, case, number)
    with db.write(case.per) as work:
        version = work.get_one(Objection, number).version
        order = Answer(version=version, view=UnitView.UPHOLDS, text="Kravet er riktig.")
        objections.answered(work, number, order)
    assert "Virksomheten har svart" in refused(desk, UndoKept)


def test_of_a_claim_it_stands_once_the_unit_has_answered(db: Database, url: str) -> None:
    case, desk = Agreement(db), signed(url)
    row = asks_of_claim(desk, case)
    with db.write(case.per) as work:
        order = UnitAnswer(version=row.version, text="Ja.")
        unit_questions.answered(work, row.question_id, order)
    assert refused(desk, UndoKept) == "Virksomheten har svart på spørsmålet."


def test_it_stands_once_a_colleague_has_reminded_of_it(db: Database, url: str) -> None:
    case, number = objected(db)
    desk = signed(url)
    asks(desk, case, number)
    with db.write(case.per) as work:
        objections.remind_unit(work, number, work.get_one(Objection, number).version)
    refused(desk, UndoMeanwhile)


def test_two_reminders_of_one_day_are_told_apart(db: Database, url: str) -> None:
    case, desk = Agreement(db), signed(url)
    asks_of_claim(desk, case)
    reminds_of_claim(desk, case)
    with db.read(case.per) as work:
        (asked,) = unit_questions.listed(work, case.debtor).rows
    with db.write(case.per) as work:
        unit_questions.remind(work, asked.question_id, RemindUnit(version=asked.version))
    refused(desk, UndoMeanwhile)


def test_reminders_and_then_the_question_are_taken_back_one_by_one(db: Database, url: str) -> None:
    case, number = objected(db)
    desk = signed(url)
    before = stands(db)
    asks(desk, case, number)
    asked = stands(db)
    case.day(TODAY + timedelta(days=20))
    reminds(desk, case, number)
    reminds(desk, case, number)
    undo(desk)
    assert undo(desk) == "Purringen trekkes før den går. Fristen er 07.12.2026 som før."
    assert stands(db) == asked
    undo(desk)
    assert stands(db) == before


def _shared(case: Agreement) -> int:
    """Somebody else owes the claim too, who is shielded from Kari."""
    with case.db.write(SYSTEM) as work:
        first = work.get_one(ClaimDebtor, (case.claim, case.debtor))
        other = Debtor(
            kind="person", name="Vik, Sol", search_name="vik sol",
            protection="strictly_confidential",
        )  # fmt: skip
        work.add(other)
        work.flush()
        work.add(
            ClaimDebtor(
                claim_id=case.claim, debtor_id=other.id, case_id=first.case_id, role="parent"
            )
        )
        return other.id


def test_what_rested_for_all_who_owe_it_rests_for_nobody(db: Database, url: str) -> None:
    case = Agreement(db)
    other, desk = _shared(case), signed(url)
    asks_of_claim(desk, case)
    assert at_rest(db) == [case.debtor, other]
    undo(desk)
    assert at_rest(db) == []
    with db.read() as work:
        assert set(work.scalars(select(Hold.ended_why))) == {"Angret av den som gjorde det"}
        assert not unit_holds.waits(work, case.claim)


def test_what_rests_for_another_question_goes_on_resting(db: Database, url: str) -> None:
    case = Agreement(db)
    other, desk = _shared(case), signed(url)
    asks_of_claim(desk, case)
    with db.write(SYSTEM) as work:
        theirs = UnitQuestion(
            claim_id=case.claim, debtor_id=other, asked_on=TODAY, asked_by="Per", text="?",
            deadline=TODAY + timedelta(days=14),
        )  # fmt: skip
        work.add(theirs)
        work.flush()
        unit_holds.put(work, theirs)
    undo(desk)
    assert at_rest(db) == [case.debtor, other]


def test_a_rest_that_was_ended_does_not_come_back_for_it(db: Database, url: str) -> None:
    case, desk = Agreement(db), signed(url)
    asks_of_claim(desk, case)
    with db.read() as work:
        hold = work.scalars(select(Hold)).one()
    with db.write(case.per) as work:
        holding.close(work, work.get_one(Hold, hold.id), "de svarte muntlig")
    assert undo(desk) == "Spørsmålet til virksomheten trekkes før det går."
    with db.write(case.per) as work:
        assert holding.again(work, work.get_one(Hold, hold.id)) is None
