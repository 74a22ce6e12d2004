"""The letters of a measure that did not come, or were not written, are written anew.

It is the same decision, told from today: the debtor's month to complain counts from this letter.
No fee follows it, whether or not the first one bore one (ruling 7: none on repetition).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import select

from collector_desk.domain.delivery import LOST, Delivery
from collector_desk.domain.enforcement.measure import APPROVED, MeasureStage
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_measure import Changed
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors.enforcement import MeasureTold, MeasureWrongStage
from collector_desk.models import BookEntry, LetterRow, Measure, Task
from collector_desk.service import (
    enforcement_book,
    gate,
    letter_keep,
    letter_measures,
    measure_changes,
    measure_letters,
    measure_lost,
    measures,
    trekk_issue,
    trekk_message,
)
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made
from collector_desk.service.letter_money import NO_CHARGE
from collector_desk.service.letter_recipients import Address, outsider
from collector_desk.service.measure_lost import Lost
from collector_desk.wire.measures import WriteAnew


def write(work: Work, measure_id: int, order: WriteAnew) -> Measure:
    """Write what did not come anew, with what is owed today and its days from today.

    What goes to the payer or the bank goes to the address of the order, where it names one. Where
    the namsmann has no message yet for want of the letter, that is made too.

    Raises:
        Unknown, NotOpened, OwnCase, Stale: as ``measures.propose``.
        MeasureWrongStage, MeasureTold: as ``may_write``.
        and as ``letter_keep.issue``.
    """
    row = measures.locked(work, measure_id, order.version)
    gate.opened(work, row.debtor_id)
    may_write(work, row)
    lost = measure_lost.found(work, row)
    tasks = _done(work, row, lost)
    made = [(one, _made(work, row, one, order)) for one in lost]  # each can be written, or none is
    written = [
        (one.label, letter) for one, each in made for letter in letter_keep.issue(work, each)
    ]
    told = [f"{label} til {letter.recipient_name}" for label, letter in written]
    if trekk_message.goes(row.kind, row.regime) and trekk_issue.newest(work, row.id) is None:
        told += measure_letters.message(work, row)
    today = work.clock.today()
    text = f"Skrevet på nytt {dotted(today)}: {'; '.join(told)}"
    enforcement_book.enter(work, row, "letters", text)
    details = {"measure": row.id, "number": row.number, "letter": written[0][1].id, "tasks": tasks}
    work.note("measures.write_again", stream=f"debtor:{row.debtor_id}", details=details)
    return row


def may_write(work: Work, row: Measure) -> None:
    """Refuse to write what does not stand, or what its receivers have or are to have.

    Raises MeasureWrongStage and MeasureTold.
    """
    if measure_lost.found(work, row):
        return
    query = select(LetterRow.state).where(
        LetterRow.measure_id == row.id,
        LetterRow.kind.in_([kind.value for kind in letter_measures.DECISIONS]),
        LetterRow.with_id.is_(None),
        LetterRow.state.not_in(LOST),
    )
    state = work.scalar(query.order_by(LetterRow.id.desc()).limit(1))
    stage = MeasureStage(row.stage)
    if state is None or stage not in APPROVED:
        raise MeasureWrongStage(number=row.number, stage=stage.is_now)
    raise MeasureTold(number=row.number, state=Delivery(state).label.lower())


def _made(work: Work, row: Measure, lost: Lost, order: WriteAnew) -> Made:
    """One of the letters, as it is today."""
    if lost.what is not None:
        until = measure_lost.until(work, row) if lost.what is Changed.RESTS else None
        made = measure_changes.to_other(work, row, lost.what, until)
    else:
        over = row.ended_on is not None
        entry = _entry(work, row, "ended" if over else "decided")
        made = letter_measures.made_of(work, row, lost.kind, entry, charge=NO_CHARGE)
    if made.to is None or made.debtor is None or not order.street:
        return made
    at = Address(street=order.street, postcode=order.postcode, city=order.city, country="NO")
    return replace(made, to=outsider(made.debtor, made.to.to, made.to.name, at), refusal=None)


def _entry(work: Work, row: Measure, what: str) -> BookEntry:
    """The line of the book that the decision, or the end, stands in."""
    query = select(BookEntry).where(BookEntry.measure_id == row.id, BookEntry.what == what)
    return work.scalars(query).one()


def _done(work: Work, row: Measure, lost: Collection[Lost]) -> list[int]:
    """What was asked about the letters that did not go is done; a debtor is still looked for."""
    begins = [
        f"{LetterKind(letter.kind).label} {dotted(letter.made_on)} til {letter.recipient_name} "
        for one in lost
        for letter in one.letters
    ]
    for label in {label for one in lost for label in (one.label, one.kind.label)}:
        begins += [f"{label} er ikke sendt, {row.number}:", f"{label} er ikke sendt: "]
    labels = tuple(one.kind.label for one in lost if one.goes_to_other)
    query = select(Task).where(
        Task.debtor_id == row.debtor_id,
        Task.kind.in_([WorkKind.FOLLOW_UP.value, WorkKind.RETURNED_POST.value]),
        Task.state == "open",
    )
    tasks = [
        one
        for one in work.scalars(query.order_by(Task.id))
        if one.text.startswith(tuple(begins))
        and (one.kind == WorkKind.FOLLOW_UP.value or one.text.startswith(labels))
    ]
    for task in tasks:
        task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()
    return [task.id for task in tasks]
