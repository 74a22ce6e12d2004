"""A unit is asked about a claim nobody objected to: by letter, reminded, and the claim rests."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from collector_desk.domain.handover import HandedRole
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.work import WorkKind
from collector_desk.errors import DeskError
from collector_desk.errors.inquiries import FileRefused
from collector_desk.errors.objections import AskedAlready
from collector_desk.errors.service import BadInput, Stale, Unknown
from collector_desk.errors.units import AskFromObjection, RecalledAlready, UnitHasAnswered
from collector_desk.models import Audit, Debtor, Document, Hold, Release
from collector_desk.service import (
    holding,
    letters,
    objections,
    release_undo,
    releasing,
    unit_questions,
    worklist,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.holds import EndHold, NewHold
from collector_desk.wire.imports import FileIn
from collector_desk.wire.objections import Ask
from collector_desk.wire.parties import NewJoint, NewRelease, UndoRelease
from collector_desk.wire.units import AskUnit, RemindUnit, UnitAnswer, UnitQuestionRow
from collector_desk.wire.work import AskWork
from tests.kit import TODAY
from tests.service.casework import objects
from tests.service.mail import Mail
from tests.service.parties import PDF, WHY, neighbour, shares

ASKED = "Var barnet i barnehagen i august?\nEr plassen sagt opp?"
LATER = date(2026, 12, 8)


@pytest.fixture
def mail(db: Database) -> Mail:
    return Mail(db)


def ask(mail: Mail, *, hold: bool = True, of: int | None = None) -> UnitQuestionRow:
    with mail.db.write(mail.kari) as work:
        order = AskUnit(claim_id=mail.claim, text=ASKED, hold=hold)
        return unit_questions.ask(work, of or mail.debtor_id, order)


def at_rest(mail: Mail) -> list[int]:
    """For whom the claim rests, once for each hold."""
    return sorted(hold.debtor_id for hold in mail.rows(Hold) if hold.ended_on is None)


def answer(mail: Mail, asked: UnitQuestionRow, day: date | None = None) -> UnitQuestionRow:
    order = UnitAnswer(
        version=asked.version, text="Ja, til 31. august.", answered_by="Bo By", answered_on=day
    )
    with mail.db.write(mail.kari) as work:
        return unit_questions.answered(work, asked.question_id, order)


def test_the_unit_gets_a_letter_and_the_claim_rests_until_it_answers(mail: Mail) -> None:
    asked = ask(mail)
    (letter,) = mail.letters()
    words = mail.text(letter)
    for said in (
        "Spørsmål om et krav", "1. Var barnet i barnehagen i august?", "2. Er plassen sagt opp?",
        "07.12.2026", "Spørsmålet gjelder ikke en innsigelse.", "Innkrevingen er stilt i bero",
        "internpost", mail.number(),
    ):  # fmt: skip
        assert said in words
    assert "Innsigelsen" not in words
    assert (letter.recipient, letter.objection_id) == ("unit", None)
    (hold,) = mail.rows(Hold)
    assert (hold.reason, hold.claim_id, hold.until) == (
        Reason.WITH_UNIT.value, mail.claim, TODAY + timedelta(days=60),
    )  # fmt: skip
    with pytest.raises(DeskError, match="irksomheten er spurt"):
        mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    told = answer(mail, asked)
    assert (told.answer, told.answered_by, told.answered_on, told.rests) == (
        "Ja, til 31. august.", "Bo By", TODAY, False,
    )  # fmt: skip
    (hold,) = mail.rows(Hold)
    assert (hold.ended_on, hold.ended_why) == (TODAY, "Virksomheten svarte 23.11.2026.")
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))
    names = [row.deed for row in mail.rows(Audit)]
    assert {"units.ask", "units.answered", "holds.put", "holds.end"} <= set(names)


def test_it_rests_for_everybody_who_owes_it_until_the_answer(mail: Mail) -> None:
    other = neighbour(mail)
    shares(mail, other)
    asked = ask(mail)
    assert at_rest(mail) == [mail.debtor_id, other]
    with pytest.raises(DeskError, match="irksomheten er spurt"), mail.db.write(mail.kari) as work:
        letters.send(work, other, mail.order(LetterKind.COLLECTION_NOTICE))
    answer(mail, asked)
    assert at_rest(mail) == []
    deeds = Counter((row.deed, row.stream) for row in mail.rows(Audit))
    for debtor_id in (mail.debtor_id, other):
        assert deeds["holds.put", f"debtor:{debtor_id}"] == 1
        assert deeds["holds.end", f"debtor:{debtor_id}"] == 1


def test_who_could_not_be_opened_rests_and_goes_on_like_the_others(mail: Mail) -> None:
    """The claim is doubted for all: also for one who is shielded from who asks."""
    other = neighbour(mail)
    shares(mail, other)
    with mail.db.write(SYSTEM) as work:
        work.get_one(Debtor, other).protection = "strictly_confidential"
    mail.kari = replace(mail.kari, clearance=False)
    with pytest.raises(Unknown):
        ask(mail, of=other)
    asked = ask(mail)
    assert at_rest(mail) == [mail.debtor_id, other]
    answer(mail, asked)
    assert at_rest(mail) == []


def test_one_answer_ends_nothing_that_another_question_waits_for(mail: Mail) -> None:
    other = neighbour(mail)
    shares(mail, other)
    mine, theirs = ask(mail), ask(mail, of=other)
    assert at_rest(mail) == [mail.debtor_id, mail.debtor_id, other, other]
    answer(mail, mine)
    assert at_rest(mail) == [mail.debtor_id, other]
    with mail.db.read(mail.kari) as work:
        assert [row.rests for row in unit_questions.listed(work, other).rows] == [True]
    answer(mail, theirs)
    assert at_rest(mail) == []


def comes_on(mail: Mail, other: int) -> None:
    order = NewJoint(
        claim_id=mail.claim, debtor_id=other, role=HandedRole.OWNER, reasons=WHY, document=PDF
    )
    with mail.db.write(mail.kari) as work:
        releasing.join(work, mail.debtor_id, order)


def takes_over(mail: Mail, other: int) -> Release:
    order = NewRelease(
        claim_id=mail.claim, ground=ReleaseGround.WRONG_DEBTOR, successor_id=other, reasons=WHY,
        document=PDF,
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        return releasing.release(work, mail.debtor_id, order)


def test_it_rests_for_who_is_put_on_the_claim_meanwhile_too(mail: Mail) -> None:
    other = neighbour(mail)
    asked = ask(mail)
    comes_on(mail, other)
    assert at_rest(mail) == [mail.debtor_id, other]
    assert len({hold.until for hold in mail.rows(Hold)}) == 1
    with pytest.raises(DeskError, match="irksomheten er spurt"), mail.db.write(mail.kari) as work:
        letters.send(work, other, mail.order(LetterKind.COLLECTION_NOTICE))
    answer(mail, asked)
    assert at_rest(mail) == []


def test_it_rests_for_the_right_debtor_who_takes_the_place_of_the_only_one(mail: Mail) -> None:
    other = neighbour(mail)
    asked = ask(mail)
    row = takes_over(mail, other)
    assert at_rest(mail) == [other]
    with mail.db.write(mail.kari) as work:
        order = UndoRelease(version=row.version, why="feil person valgt")
        release_undo.undo(work, row.id, order)
    assert at_rest(mail) == [mail.debtor_id]
    answer(mail, asked)
    assert at_rest(mail) == []


@pytest.mark.parametrize("why", ["answered", "without a hold", "ended by hand", "by hand"])
def test_who_is_put_on_gets_no_rest_that_no_question_gives(mail: Mail, why: str) -> None:
    other = neighbour(mail)
    if why == "by hand":
        until = TODAY + timedelta(days=30)
        order = NewHold(reason=Reason.WITH_UNIT, until=until, claim_id=mail.claim)
        with mail.db.write(mail.kari) as work:
            holding.put(work, mail.debtor_id, order)
    else:
        asked = ask(mail, hold=why != "without a hold")
        if why == "answered":
            answer(mail, asked)
        for hold in mail.rows(Hold) if why == "ended by hand" else ():
            with mail.db.write(mail.kari) as work:
                holding.end(work, hold.id, EndHold(version=hold.version, why="de svarte muntlig"))
    comes_on(mail, other)
    assert other not in at_rest(mail)


def test_what_was_put_i_bero_by_hand_is_not_ended_by_the_answer(mail: Mail) -> None:
    order = NewHold(
        reason=Reason.WITH_UNIT, until=TODAY + timedelta(days=30), claim_id=mail.claim,
        text="ringte etaten",
    )  # fmt: skip
    with mail.db.write(mail.kari) as work:
        by_hand = holding.put(work, mail.debtor_id, order)
    answer(mail, ask(mail))
    left = [hold.id for hold in mail.rows(Hold) if hold.ended_on is None]
    assert left == [by_hand.hold_id]


def test_a_question_that_lets_collection_go_on_ends_nothing(mail: Mail) -> None:
    other = neighbour(mail)
    shares(mail, other)
    ask(mail)
    answer(mail, ask(mail, hold=False, of=other))
    assert at_rest(mail) == [mail.debtor_id, other]


def test_rest_that_was_ended_does_not_come_back_once_the_unit_has_answered(mail: Mail) -> None:
    asked = ask(mail)
    (hold,) = mail.rows(Hold)
    with mail.db.write(mail.kari) as work:
        holding.end(work, hold.id, EndHold(version=hold.version, why="de svarte muntlig"))
    with mail.db.write(mail.kari) as work:
        again = holding.again(work, work.get_one(Hold, hold.id))
        assert again is not None
        assert again.unit_question_id == asked.question_id
    answer(mail, asked)
    assert at_rest(mail) == []
    with mail.db.write(mail.kari) as work:
        assert holding.again(work, work.get_one(Hold, hold.id)) is None


def test_the_paper_it_was_answered_on_is_kept_with_the_debtor(mail: Mail) -> None:
    asked = ask(mail)
    paper = FileIn(name="Svar fra etaten.pdf", content=b64encode(b"%PDF-1.7 ja").decode())
    order = UnitAnswer(version=asked.version, text="Ja.", document=paper)
    bad = order.model_copy(update={"document": paper.model_copy(update={"content": "TVo="})})
    with pytest.raises(FileRefused), mail.db.write(mail.kari) as work:
        unit_questions.answered(work, asked.question_id, bad)
    with mail.db.write(mail.kari) as work:
        told = unit_questions.answered(work, asked.question_id, order)
    assert told.answer_document is not None
    number, title = told.answer_document
    assert title == "Svar fra etaten.pdf"
    with mail.db.read() as work:
        kept = work.get_one(Document, number)
        assert (kept.debtor_id, kept.claim_id, kept.content, kept.day) == (
            mail.debtor_id, mail.claim, b"%PDF-1.7 ja", TODAY,
        )  # fmt: skip


def test_collection_goes_on_where_the_question_does_not_doubt_the_claim(mail: Mail) -> None:
    asked = ask(mail, hold=False)
    assert not asked.rests
    assert "Innkrevingen går som vanlig så lenge." in mail.text(mail.letters()[0])
    mail.send(mail.order(LetterKind.COLLECTION_NOTICE))


def test_a_silent_unit_comes_in_the_worklist_and_is_reminded_by_letter(mail: Mail) -> None:
    asked = ask(mail)
    mail.books.today_is(LATER)
    mail.open_again()
    with mail.db.read(mail.kari) as work:
        found = worklist.listed(work, AskWork(scope="all", kinds=(WorkKind.UNIT_SILENT,)))
        assert [row.subject_id for row in found.rows] == [asked.question_id]
    with mail.db.write(mail.kari) as work:
        order = RemindUnit(version=asked.version)
        again = unit_questions.remind(work, asked.question_id, order)
    assert (again.reminded_on, again.deadline) == (LATER, date(2026, 12, 22))
    words = mail.text(mail.letters()[-1])
    assert "Purring: spørsmål om et krav" in words
    assert "Vi spurte dere om dette 23.11.2026" in words
    with mail.db.write(mail.kari) as work, pytest.raises(Stale):
        unit_questions.remind(work, asked.question_id, order)


def test_a_second_question_waits_for_the_first_answer(mail: Mail) -> None:
    asked = ask(mail)
    with pytest.raises(AskedAlready):
        ask(mail)
    told = answer(mail, asked)
    with pytest.raises(UnitHasAnswered):
        answer(mail, told)
    ask(mail)
    with mail.db.read(mail.kari) as work:
        rows = unit_questions.listed(work, mail.debtor_id).rows
    assert [row.answer for row in rows] == ["", "Ja, til 31. august."]


def test_what_is_objected_to_is_asked_from_the_objection(mail: Mail) -> None:
    number = objects(mail.db, mail.kari, mail.debtor_id, mail.claim)
    with pytest.raises(AskFromObjection):
        ask(mail)
    with mail.db.write(mail.kari) as work:
        question = objections.ask_unit(work, number, Ask(version=1, text="Stemmer dette?")).id
    with mail.db.write(mail.kari) as work, pytest.raises(Unknown):
        unit_questions.remind(work, question, RemindUnit(version=1))


def test_a_claim_that_is_taken_back_is_not_asked_about(mail: Mail) -> None:
    with mail.db.write(mail.kari) as work:
        objections.claim_of(work, mail.debtor_id, mail.claim).state = "withdrawn"
    with pytest.raises(RecalledAlready):
        ask(mail)


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), TODAY + timedelta(days=1)])
def test_an_answer_comes_after_the_question_and_not_in_days_to_come(mail: Mail, day: date) -> None:
    asked = ask(mail)
    with pytest.raises(BadInput):
        answer(mail, asked, day)
