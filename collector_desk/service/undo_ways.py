"""The counter-deeds of daily work: rows, tasks, calls, holds, mail, letters and proposals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from collector_desk.domain.enforcement.suit import SuitStage
from collector_desk.domain.objection import State
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.errors.undo import UndoMeanwhile
from collector_desk.models import (
    Approval,
    Call,
    Hold,
    Inquiry,
    InquiryDocument,
    LetterRow,
    Objection,
    SavedList,
    Suit,
    Task,
    WorkMark,
)
from collector_desk.service import (
    answering,
    approvals,
    forced_sale,
    heard,
    holding,
    judgment_served,
    letter_language,
    letter_withdraw,
    ready_letter,
    releasing,
    sent_back,
    suits,
    undo_hold,
)
from collector_desk.service.database import Work
from collector_desk.service.undo_past import WHY, Noted, Past, Way
from collector_desk.wire.holds import EndHold


def _put_off(work: Work, past: Past) -> str:
    mark, told = _mark(work, past), past.own
    if mark.put_off_until is None or mark.put_off_until.isoformat() != told["until"]:
        raise UndoMeanwhile
    before = told["before"]
    mark.put_off_until = date.fromisoformat(before) if before else None
    until = mark.put_off_until
    return f"Raden er utsatt til {dotted(until)} som før." if until else "Raden er i listen igjen."


def _assign(work: Work, past: Past) -> str:
    mark, told = _mark(work, past), past.own
    if mark.person_id != told["person"]:
        raise UndoMeanwhile
    mark.person_id = told["before"]
    return "Raden går tilbake til den som hadde den."


def _mark(work: Work, past: Past) -> WorkMark:
    told = past.own
    key = {"kind": told["kind"], "subject_id": told["subject"], "debtor_id": told["debtor"]}
    mark = work.get(WorkMark, key, with_for_update=True, populate_existing=True)
    if mark is None:
        raise UndoMeanwhile
    return mark


def _add_task(work: Work, past: Past) -> str:
    task = close(work, past.own["task"])
    return f"Oppgaven «{task.text}» lukkes."


def close(work: Work, task_id: int) -> Task:
    """Close a task that nobody has closed. Raises UndoMeanwhile: somebody has."""
    task = work.get_one(Task, task_id, with_for_update=True, populate_existing=True)
    if task.state != "open":
        raise UndoMeanwhile
    task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()
    return task


def _done(work: Work, past: Past) -> str:
    task = work.get_one(Task, past.own["task"], with_for_update=True, populate_existing=True)
    if task.state != "done" or task.done_by != work.who.name:
        raise UndoMeanwhile
    task.state, task.done_by, task.done_on = "open", "", None
    return f"Oppgaven «{task.text}» er åpen igjen."


def _save_list(work: Work, past: Past) -> str:
    row = _saved(work, past)
    if row.removed_on is not None:
        raise UndoMeanwhile
    row.removed_on, row.removed_by = work.clock.today(), work.who.name
    return f"Visningen «{row.name}» fjernes."


def _remove_list(work: Work, past: Past) -> str:
    """It is back, unless its owner has another of that name by now."""
    row = _saved(work, past)
    same = select(SavedList.id).where(
        SavedList.owner_id == row.owner_id,
        SavedList.name == row.name,
        SavedList.removed_on.is_(None),
    )
    if row.removed_on is None or work.scalar(same) is not None:
        raise UndoMeanwhile
    row.removed_on, row.removed_by = None, ""
    return f"Visningen «{row.name}» er tilbake."


def _saved(work: Work, past: Past) -> SavedList:
    return work.get_one(SavedList, past.own["list"], with_for_update=True, populate_existing=True)


def _call(work: Work, past: Past) -> str:
    """The call was taken and stays; what was to follow from it does not."""
    call = work.get_one(Call, past.own["call"])
    for hold_id in past.ids("holds.put", "hold"):
        _end(work, hold_id)
    for task_id in past.own["tasks"]:
        close(work, task_id)
    for inquiry_id in past.ids("inquiries.register", "inquiry"):
        _unasked(work, inquiry_id)
    text = f"Samtalen {dotted(call.called_on)} er trukket tilbake: den var registrert ved en feil."
    releasing.note(work, call.debtor_id, None, text)
    return (
        "Oppfølging, bero og henvendelse etter samtalen trekkes."
        " Notatet sier at den var feil registrert."
    )


def _unasked(work: Work, inquiry_id: int) -> None:
    row = work.get_one(Inquiry, inquiry_id, with_for_update=True, populate_existing=True)
    if row.state != "open":
        raise UndoMeanwhile
    answering.mistaken(work, row, "samtalen")


def _put(work: Work, past: Past) -> str:
    letters_back(work, past)  # what says that a measure rests
    reach = _end(work, past.own["hold"])
    return f"Bero oppheves: {reach}."


def _end(work: Work, hold_id: int) -> str:
    hold = work.get_one(Hold, hold_id, with_for_update=True, populate_existing=True)
    if hold.ended_on is not None:
        raise UndoMeanwhile
    return holding.end(work, hold_id, EndHold(version=hold.version, why=WHY)).reach


def _match(work: Work, past: Past) -> str:
    row = _inquiry(work, past)
    files = select(InquiryDocument).where(InquiryDocument.inquiry_id == row.id)
    if work.scalars(files.limit(1)).first() is not None:
        raise past.kept()
    if row.state != "open" or row.debtor_id not in past.debtors:
        raise UndoMeanwhile
    row.debtor_id = None
    for claim_id in past.own["others"]:
        heard.names(work, row, claim_id)
    return "Posten ligger i innkurven uten skyldner igjen."


def _handle(work: Work, past: Past) -> str:
    row = _inquiry(work, past)
    if row.state == "forwarded":
        raise past.kept()
    if row.state != "handled" or row.handled_by != work.who.name:
        raise UndoMeanwhile
    answering.give_back(work, row.id)
    return "Henvendelsen er åpen igjen."


def _inquiry(work: Work, past: Past) -> Inquiry:
    number = past.own["inquiry"]
    return work.get_one(Inquiry, number, with_for_update=True, populate_existing=True)


def _letters(work: Work, past: Past) -> str:
    rows = letters_back(work, past)
    if not rows:
        raise UndoMeanwhile
    ready_letter.taken_back(work, past.notes)
    fee = sum(note.details["fee"] for note in past.notes if note.deed == "letters.send")
    falls = f" Gebyret på {kroner(fee)} kr faller bort." if fee else ""
    return f"Brevet til {rows[0].recipient_name} trekkes før det går.{falls}"


def _again(work: Work, past: Past) -> str:
    told = _letters(work, past)
    for task in work.scalars(select(Task).where(Task.id.in_(past.own["tasks"]))).all():
        task.state, task.done_by, task.done_on = "open", "", None
    if past.own["hold"] is not None:
        hold = work.get_one(Hold, past.own["hold"])
        hold.ended_on, hold.ended_by = work.clock.today(), work.who.name
        hold.ended_why = WHY
    return told


def letters_back(work: Work, past: Past) -> list[LetterRow]:
    """Take back every letter of the deed, and what asks about one. Raises UndoLetterGone."""
    return of_notes_back(work, past.notes)


def of_notes_back(work: Work, notes: Sequence[Noted]) -> list[LetterRow]:
    """Take back the letters that were noted; of one that could not go, nobody is asked any more."""
    written = [int(note.details["letter"]) for note in notes if note.deed == "letters.send"]
    rows = letter_withdraw.withdraw(work, written, WHY)
    asked = [
        note.details["task"]
        for note in notes
        if note.deed == "letters.not_sent" and "task" in note.details
    ]
    for task in work.scalars(select(Task).where(Task.id.in_(asked), Task.state == "open")).all():
        close(work, task.id)
    return list(rows)


def _acknowledge(work: Work, past: Past) -> str:
    number = past.own["objection"]
    row = work.get_one(Objection, number, with_for_update=True, populate_existing=True)
    if row.state != State.ACKNOWLEDGED.value:
        raise UndoMeanwhile
    letters_back(work, past)
    row.state, row.acknowledged_on = State.RECEIVED.value, None
    return "Bekreftelsen trekkes, og innsigelsen står som mottatt."


def proposal(work: Work, past: Past) -> str:
    """Withdraw what the deed proposed; without a proposal the deed stands, and says why.

    An earlier proposal that it was instead of is asked about again: it came back, and still waits.
    """
    found = past.ids("approvals.propose", "approval")
    if not found:
        raise past.kept()
    titles = []
    for number in found:
        row = work.get_one(Approval, number, with_for_update=True, populate_existing=True)
        approvals.withdraw(work, number, version=row.version)
        titles.append(f"«{row.title}»")
    came_back(work, past)
    return f"Forslaget {' og '.join(titles)} trekkes fra godkjenning."


def came_back(work: Work, past: Past) -> None:
    """Ask again about the proposals that came back, and that the deed was instead of."""
    for note in past.notes:
        sent_back.ask_again(work, note.details.get("answered", ()))


def _complaint(work: Work, past: Past) -> str:
    """Put the complaints away that the deed made. Raises UndoMeanwhile: one is filed or gone."""
    numbers = []
    for number in past.ids("suits.make", "suit"):
        row = work.get_one(Suit, number, with_for_update=True, populate_existing=True)
        if row.stage != SuitStage.MADE.value:
            raise UndoMeanwhile
        numbers.append(suits.discard(work, number, version=row.version).number)
    return f"Klagen {' og '.join(numbers)} forkastes."


def _served(work: Work, past: Past) -> str:
    """Let the judgment be served on the day that stood before, or not known to be."""
    told = past.own
    (debtor_id,) = past.debtors
    rows = judgment_served.of_debtor(work, debtor_id, told["judgment"])
    served = [row.served_on and row.served_on.isoformat() for row in rows]
    if set(served) != {told["served"]} or rows[0].taken_back_on is not None:
        raise UndoMeanwhile
    before = date.fromisoformat(told["before"]) if told["before"] else None
    judgment_served.settle(work, rows, before)
    if before is None:
        return "Dagen dommen er forkynt, er ikke kjent lenger."
    return f"Dommen er forkynt {dotted(before)} som før."


def _sale(work: Work, past: Past) -> str:
    """Let tvangsdekning be requested on the day that stood before, or not be."""
    told = past.own
    now, before = (
        date.fromisoformat(told[name]) if told[name] else None for name in ("sale", "before")
    )
    if not forced_sale.back(work, told["measure"], now=now, before=before):
        raise UndoMeanwhile
    if before is None:
        return "Tvangsdekning står ikke som begjært lenger, og pantet faller bort på sin dag."
    return f"Tvangsdekning er begjært {dotted(before)} som før."


WAYS: Mapping[str, Way] = {
    "work.put_off": _put_off,
    "work.assign": _assign,
    "work.add_task": _add_task,
    "work.done": _done,
    "lists.save": _save_list,
    "lists.remove": _remove_list,
    "calls.log": _call,
    "holds.put": _put,
    "holds.end": undo_hold.put_again,
    "inquiries.match": _match,
    "inquiries.handle": _handle,
    "letters.send": _letters,
    "letters.again": _again,
    "debtors.language": letter_language.back,
    "objections.acknowledge": _acknowledge,
    "objections.decide": proposal,
    "refunds.propose": proposal,
    "reliefs.propose": proposal,
    "parties.pay_back": proposal,
    "judgments.served": _served,
    "measures.sale": _sale,
    "suits.make": _complaint,
}
