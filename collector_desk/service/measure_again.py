"""The letters of a measure that did not come, or were not written, are written anew.

It is the same decision, told from today: the debtor's month to complain counts from this letter.
No fee follows it, whether or not the first one bore one (ruling 7: none on repetition).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from collector_desk.domain.delivery import LOST, Delivery
from collector_desk.domain.enforcement.measure import APPROVED, MeasureStage
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_measure import Changed
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors import DeskError
from collector_desk.errors.enforcement import MeasureTold, MeasureWrongStage
from collector_desk.models import BookEntry, LetterRow, Measure
from collector_desk.service import (
    asking,
    enforcement_book,
    gate,
    letter_keep,
    letter_measures,
    measure_changes,
    measure_letters,
    measure_lost,
    measure_tasks,
    measures,
    order_stops,
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

    What goes to the payer or the bank goes to the address of the order, where it names one. What
    cannot be written keeps none of the others back: a task says why. Where the namsmann has no
    message yet for want of the letter, that is made too.

    Raises:
        Unknown, NotOpened, OwnCase, Stale: as ``measures.propose``.
        MeasureWrongStage, MeasureTold, MeasureRests: as ``may_write``.
        and as ``letter_keep.issue``, where none can be written.
    """
    row = measures.locked(work, measure_id, order.version)
    gate.opened(work, row.debtor_id)
    may_write(work, row)
    written, unwritten = _written(work, row, order)
    told = [
        f"{lost.label} til {letter.recipient_name}"
        for lost, letters in written
        for letter in letters
    ]
    if trekk_message.goes(row.kind, row.regime) and trekk_issue.newest(work, row.id) is None:
        told += measure_letters.message(work, row)
    text = f"Skrevet på nytt {dotted(work.clock.today())}: {'; '.join(told)}"
    enforcement_book.enter(work, row, "letters", text)
    tasks = _done(work, row, [lost for lost, _ in written])
    for lost, why in unwritten:
        text = f"{measure_tasks.unsent(row, lost.label)}{why.text()}"
        asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)
    details = {
        "measure": row.id, "number": row.number, "letter": written[0][1][0].id, "tasks": tasks,
        "unwritten": [lost.label for lost, _ in unwritten],
    }  # fmt: skip
    work.note("measures.write_again", stream=f"debtor:{row.debtor_id}", details=details)
    return row


def _written(
    work: Work, row: Measure, order: WriteAnew
) -> tuple[Sequence[tuple[Lost, Sequence[LetterRow]]], Sequence[tuple[Lost, DeskError]]]:
    """What was written, and what could not be and why; raises the first where nothing was."""
    written: list[tuple[Lost, Sequence[LetterRow]]] = []
    unwritten: list[tuple[Lost, DeskError]] = []
    for lost in measure_lost.found(work, row):
        try:
            written.append((lost, letter_keep.issue(work, _made(work, row, lost, order))))
        except DeskError as why:
            unwritten.append((lost, why))
    if not written:
        raise unwritten[0][1]
    return written, unwritten


def may_write(work: Work, row: Measure) -> None:
    """Refuse to write what does not stand, or what its receivers have or are to have.

    Raises MeasureWrongStage, MeasureTold, and MeasureRests of an order that something stops.
    """
    if measure_lost.found(work, row):
        return
    if measure_lost.waits(work, row) is not None:
        order_stops.may_order(work, row)
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
        to = measure_changes.to_other if lost.goes_to_other else measure_changes.to_debtor
        made = to(work, row, lost.what, until)
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


def _done(work: Work, row: Measure, lost: Sequence[Lost]) -> list[int]:
    """What was asked about the letters that did not go is done.

    An order written today says for which claims it is, and that it runs.
    """
    labels = {label for one in lost for label in (one.label, one.kind.label)}
    letters = [letter for one in lost for letter in one.letters]
    if any(one.kind in order_stops.ORDERS for one in lost):
        labels |= {LetterKind.ORDER_CHANGED.label}
        labels |= {what.named(LetterKind.ORDER_CHANGED) for what in Changed}
        letters += measure_lost.not_come(work, row, LetterKind.ORDER_CHANGED)
    return measure_tasks.done(work, row, labels, letters)
