"""The counter-deeds of asking a creditor unit, and of reminding it: while the letter waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from collector_desk.domain.objection import State
from collector_desk.domain.phrases import dotted
from collector_desk.errors.undo import QuestionLetterGone, UndoLetterGone, UndoMeanwhile
from collector_desk.models import LetterRow, Objection, UnitQuestion
from collector_desk.service import liable, unit_holds
from collector_desk.service.database import Work
from collector_desk.service.undo_past import WHY, Past, Way, unwritten
from collector_desk.service.undo_ways import letters_back

_Locked = TypeVar("_Locked", Objection, UnitQuestion)


def _asked(work: Work, past: Past) -> str:
    """The question is not asked, and what rested for it rests no longer.

    Raises:
        UndoKept: the unit has answered.
        UndoMeanwhile: the unit was reminded, or the debtor is another by now.
        QuestionLetterGone: the letter is handed over.
    """
    row = _open(work, past)
    _back(work, past, row.asked_on)
    row.withdrawn_on = work.clock.today()
    rested = unit_holds.runs(work, row)
    unit_holds.end(work, row, WHY)
    goes_on = " Kravet er ikke i bero for det lenger." if rested else ""
    return f"Spørsmålet til virksomheten trekkes før det går.{goes_on}"


def _asked_of_objection(work: Work, past: Past) -> str:
    """The objection stands as it did before the question. Raises as ``_asked``, and ``_with_unit``."""
    objection = _with_unit(work, past)
    said = _asked(work, past)
    before = State(past.own["before"])
    objection.state = before.value
    return f"{said} Innsigelsen står som før: {before.label.lower()}."


def _reminded(work: Work, past: Past) -> str:
    """The question stands with the deadline it had before the reminder. Raises as ``_asked``."""
    told = past.own
    row = _open(work, past)
    assert row.reminded_on is not None
    sent = _back(work, past, row.reminded_on)
    if row.document_id in {letter.document_id for letter in sent}:
        row.document_id = None  # it was the first that could go, and so no reminder
    row.reminders -= 1
    row.reminded_on = date.fromisoformat(told["reminded"]) if told["reminded"] else None
    row.deadline = date.fromisoformat(told["deadline"])
    return f"Purringen trekkes før den går. Fristen er {dotted(row.deadline)} som før."


def _reminded_of_objection(work: Work, past: Past) -> str:
    """As ``_reminded``, with the day to answer the debtor by. Raises also ``_with_unit``."""
    objection = _with_unit(work, past)
    said = _reminded(work, past)
    objection.answer_by = date.fromisoformat(past.own["answer_by"])
    return said


def _with_unit(work: Work, past: Past) -> Objection:
    """The objection, with its claim locked. Raises UndoKept: it has gone on."""
    row = _locked(work, Objection, past.own["objection"])
    if row.state != State.WITH_UNIT.value:
        raise past.kept()
    return row


def _open(work: Work, past: Past) -> UnitQuestion:
    """The question as the deed left it: unanswered, of the same debtor, and not reminded of since."""
    told = past.own
    row = _locked(work, UnitQuestion, told["question"])
    if row.answered_on is not None:
        raise past.kept()
    # Where the audit is of a version that did not keep what was before, there is no way back.
    if row.debtor_id not in past.debtors or row.reminders != told.get("reminders"):
        raise UndoMeanwhile
    return row


def _locked(work: Work, table: type[_Locked], number: int) -> _Locked:
    """A row as it stands now, with its claim locked before it."""
    liable.lock(work, work.get_one(table, number).claim_id)
    return work.get_one(table, number, with_for_update=True, populate_existing=True)


def _back(work: Work, past: Past, day: date) -> list[LetterRow]:
    unwritten(work, past, day)
    try:
        return letters_back(work, past)
    except UndoLetterGone as gone:
        raise QuestionLetterGone(**gone.params) from gone


WAYS: Mapping[str, Way] = {
    "objections.ask_unit": _asked_of_objection,
    "objections.remind_unit": _reminded_of_objection,
    "units.ask": _asked,
    "units.remind": _reminded,
}
