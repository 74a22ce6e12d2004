"""What a creditor unit tells later of a claim, and what it is asked."""

from __future__ import annotations

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import unit_messages, unit_preview, unit_questions
from collector_desk.wire.units import (
    AskUnit,
    CreditNote,
    PaidToUnit,
    Recall,
    RemindUnit,
    TryUnitMessage,
    UnitAnswer,
    UnitMessageRow,
    UnitPreview,
    UnitQuestionRow,
    UnitQuestions,
)

router = DeskRouter()


@router.deed("units.preview")
def preview(debtor_id: Key, order: TryUnitMessage, call: Called) -> UnitPreview:
    with call.read() as work:
        return unit_preview.preview(work, debtor_id, order)


@router.deed("units.credit")
def credit(debtor_id: Key, order: CreditNote, call: Called) -> UnitMessageRow:
    return call.once(UnitMessageRow, lambda work: unit_messages.credit(work, debtor_id, order))


@router.deed("units.paid")
def paid(debtor_id: Key, order: PaidToUnit, call: Called) -> UnitMessageRow:
    return call.once(UnitMessageRow, lambda work: unit_messages.paid(work, debtor_id, order))


@router.deed("units.recall")
def recall(debtor_id: Key, order: Recall, call: Called) -> UnitMessageRow:
    return call.once(UnitMessageRow, lambda work: unit_messages.recall(work, debtor_id, order))


@router.deed("units.questions")
def questions(debtor_id: Key, call: Called) -> UnitQuestions:
    with call.read() as work:
        return unit_questions.listed(work, debtor_id)


@router.deed("units.ask")
def ask(debtor_id: Key, order: AskUnit, call: Called) -> UnitQuestionRow:
    return call.once(UnitQuestionRow, lambda work: unit_questions.ask(work, debtor_id, order))


@router.deed("units.remind")
def remind(question_id: Key, order: RemindUnit, call: Called) -> UnitQuestionRow:
    return call.once(UnitQuestionRow, lambda work: unit_questions.remind(work, question_id, order))


@router.deed("units.answered")
def answered(question_id: Key, order: UnitAnswer, call: Called) -> UnitQuestionRow:
    return call.once(
        UnitQuestionRow, lambda work: unit_questions.answered(work, question_id, order)
    )
