"""Questions to a creditor unit about a claim that nobody has objected to, and its answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_content import UnitQuestion as UnitQuestionLetter
from collector_desk.domain.letter_parts import Head
from collector_desk.domain.objection import CLOSED
from collector_desk.domain.phrases import dotted
from collector_desk.errors.objections import AskedAlready
from collector_desk.errors.service import Stale, Unknown
from collector_desk.errors.units import AskFromObjection, RecalledAlready, UnitHasAnswered
from collector_desk.models import Claim, CreditorUnit, Debtor, Objection, UnitQuestion
from collector_desk.service import (
    answer_papers,
    gate,
    letter_keep,
    liable,
    objections,
    unit_asked,
    unit_holds,
    unit_messages,
)
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made
from collector_desk.service.letter_money import called
from collector_desk.wire.units import (
    AskUnit,
    RemindUnit,
    UnitAnswer,
    UnitQuestionRow,
    UnitQuestions,
)


def listed(work: Work, debtor_id: int) -> UnitQuestions:
    """What the units were asked of this debtor outside objections, the newest first."""
    gate.opened(work, debtor_id)
    query = select(UnitQuestion).where(
        UnitQuestion.debtor_id == debtor_id,
        UnitQuestion.objection_id.is_(None),
        unit_asked.stands(),
    )
    found = work.scalars(query.order_by(UnitQuestion.id.desc()))
    return UnitQuestions(rows=tuple(_row(work, one) for one in found))


def ask(work: Work, debtor_id: int, order: AskUnit) -> UnitQuestionRow:
    """Ask the claim's unit by letter, with a deadline.

    The claim rests meanwhile where the order says so, for everybody who owes it.

    Raises:
        Unknown, NotOpened, OwnCase, RecalledAlready.
        AskFromObjection: an objection to the claim is open, and the question is about that.
        AskedAlready: a question is open.
    """
    gate.opened(work, debtor_id)
    claim = objections.claim_of(work, debtor_id, order.claim_id)
    liable.lock(work, claim.id)
    today = work.clock.today()
    unit_messages.check(work, claim, today, RecalledAlready)
    _refuse_second(work, debtor_id, claim)
    row = UnitQuestion(
        claim_id=claim.id,
        debtor_id=debtor_id,
        asked_on=today,
        asked_by=work.who.name,
        text=order.text,
        deadline=unit_asked.answer_by(work),
    )
    work.add(row)
    work.flush()
    _note(work, row, "units.ask", reminders=row.reminders)
    if order.hold:
        unit_holds.put(work, row)
    _send(work, row, unanswered=None)
    return _row(work, row)


def remind(work: Work, question_id: int, order: RemindUnit) -> UnitQuestionRow:
    """Send the question again, marked «Purring», with a new deadline.

    Raises:
        Unknown, Stale, NotOpened, OwnCase.
        UnitHasAnswered: it is answered.
    """
    row = _open(work, question_id, order.version)
    _note(work, row, "units.remind", **unit_asked.again(work, row))
    _send(work, row, unanswered=row.asked_on if row.document_id is not None else None)
    return _row(work, row)


def answered(work: Work, question_id: int, order: UnitAnswer) -> UnitQuestionRow:
    """Register the unit's answer, with its day and words; what rested for it rests no longer.

    Raises:
        Unknown, Stale, NotOpened, OwnCase, UnitHasAnswered.
        BadInput: a day to come, or before the unit was asked.
        FileNotReadable, FileRefused: as ``attachments.kept``.
    """
    row = _open(work, question_id, order.version)
    day = answer_papers.answered_on(work, row, order.answered_on)
    row.answered_on, row.answered_by, row.answer = day, order.answered_by, order.text
    answer_papers.keep(work, row, order.document)
    unit_holds.end(work, row, f"Virksomheten svarte {dotted(day)}.")
    _note(work, row, "units.answered")
    return _row(work, row)


def _refuse_second(work: Work, debtor_id: int, claim: Claim) -> None:
    open_objection = select(Objection.id).where(
        Objection.claim_id == claim.id, Objection.state.not_in(CLOSED)
    )
    if work.scalar(open_objection.limit(1)) is not None:
        raise AskFromObjection(claim=claim.number)
    earlier = work.scalar(
        select(UnitQuestion).where(
            UnitQuestion.claim_id == claim.id,
            UnitQuestion.debtor_id == debtor_id,
            UnitQuestion.objection_id.is_(None),
            unit_asked.unanswered(),
        )
    )
    if earlier is not None:
        raise AskedAlready(asked=earlier.asked_on.isoformat())


def _open(work: Work, question_id: int, version: int) -> UnitQuestion:
    found = work.get(UnitQuestion, question_id)
    if found is None or found.objection_id is not None or found.withdrawn_on is not None:
        raise Unknown(what="unit_question", id=question_id)
    gate.opened(work, found.debtor_id)
    row = work.get_one(UnitQuestion, question_id, with_for_update=True, populate_existing=True)
    if row.answered_on is not None:
        raise UnitHasAnswered(day=row.answered_on.isoformat())
    if row.version != version:
        raise Stale
    return row


def _send(work: Work, row: UnitQuestion, *, unanswered: date | None) -> None:
    sent = letter_keep.issue_or_task(work, _letter(work, row, unanswered))
    if sent and row.document_id is None:
        row.document_id = sent[0].document_id


def _letter(work: Work, row: UnitQuestion, unanswered: date | None) -> Made:
    claim, rests = work.get_one(Claim, row.claim_id), unit_holds.runs(work, row)

    def build(head: Head) -> Content:
        return UnitQuestionLetter(
            head=head,
            claims=(called(claim),),
            questions=tuple(_lines(row.text)),
            answer_by=row.deadline,
            stops=rests,
            asked=unanswered,
        )

    made = Made(
        kind=LetterKind.UNIT_QUESTION,
        debtor=work.get_one(Debtor, row.debtor_id),
        claims=(claim,),
        build=build,
        lawful_from=work.clock.today(),
    )
    return replace(made, unit=work.get_one(CreditorUnit, claim.creditor_unit_id))


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def _note(work: Work, row: UnitQuestion, deed: str, **more: object) -> None:
    details = {"question": row.id, "claim": row.claim_id} | more
    work.note(deed, stream=f"debtor:{row.debtor_id}", details=details)


def _row(work: Work, row: UnitQuestion) -> UnitQuestionRow:
    work.flush()
    claim = work.get_one(Claim, row.claim_id)
    return UnitQuestionRow(
        question_id=row.id,
        version=row.version,
        claim_id=claim.id,
        claim_number=claim.number,
        unit=work.get_one(CreditorUnit, claim.creditor_unit_id).name,
        text=row.text,
        asked_on=row.asked_on,
        deadline=row.deadline,
        reminded_on=row.reminded_on,
        answered_on=row.answered_on,
        answered_by=row.answered_by,
        answer=row.answer,
        answer_document=answer_papers.of(work, row),
        rests=unit_holds.runs(work, row),
        sent=row.document_id is not None,
    )
