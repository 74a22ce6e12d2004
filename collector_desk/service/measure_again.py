"""The letter of a measure's decision that did not come, or was not written, is written anew.

It is the same decision, told from today: the debtor's month to complain counts from this letter.
No fee follows it, whether or not the first one bore one (ruling 7: none on repetition).
"""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.delivery import LOST, Delivery
from collector_desk.domain.enforcement.measure import APPROVED, MeasureStage
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors.enforcement import MeasureTold, MeasureWrongStage
from collector_desk.models import BookEntry, LetterRow, Measure, Task
from collector_desk.service import (
    enforcement_book,
    gate,
    letter_keep,
    letter_measures,
    measure_letters,
    measures,
    trekk_issue,
    trekk_message,
)
from collector_desk.service.database import Work
from collector_desk.service.letter_money import NO_CHARGE


def write(work: Work, measure_id: int, *, version: int) -> Measure:
    """Write the decision to the debtor anew, with what is owed today and its days from today.

    Where the namsmann has no message yet for want of the letter, that is made too.

    Raises:
        Unknown, NotOpened, OwnCase, Stale: as ``measures.propose``.
        MeasureWrongStage, MeasureTold: as ``may_write``.
        and as ``letter_keep.issue``.
    """
    row = measures.locked(work, measure_id, version)
    gate.opened(work, row.debtor_id)
    may_write(work, row)
    kind = next(one for one in letter_measures.kinds_of(row) if one in letter_measures.DECISIONS)
    made = letter_measures.made_of(work, row, kind, _decision(work, row), charge=NO_CHARGE)
    written = letter_keep.issue(work, made)
    told = [f"{kind.label} til {one.recipient_name}" for one in written]
    if trekk_message.goes(row.kind, row.regime) and trekk_issue.newest(work, row.id) is None:
        told += measure_letters.message(work, row)
    today = work.clock.today()
    text = f"Skrevet på nytt {dotted(today)}: {'; '.join(told)}"
    enforcement_book.enter(work, row, "letters", text)
    details = {"measure": row.id, "number": row.number, "letter": written[0].id}
    details["tasks"] = _done(work, row, kind)
    work.note("measures.write_again", stream=f"debtor:{row.debtor_id}", details=details)
    return row


def may_write(work: Work, row: Measure) -> None:
    """Refuse to write a decision that does not stand, or that the debtor has or is to have.

    Raises MeasureWrongStage and MeasureTold.
    """
    stage = MeasureStage(row.stage)
    if stage not in APPROVED or not letter_measures.kinds_of(row):
        raise MeasureWrongStage(number=row.number, stage=stage.is_now)
    query = select(LetterRow.state).where(
        LetterRow.measure_id == row.id,
        LetterRow.kind.in_([kind.value for kind in letter_measures.DECISIONS]),
        LetterRow.with_id.is_(None),
        LetterRow.state.not_in(LOST),
    )
    state = work.scalar(query.order_by(LetterRow.id.desc()).limit(1))
    if state is not None:
        raise MeasureTold(number=row.number, state=Delivery(state).label.lower())


def _decision(work: Work, row: Measure) -> BookEntry:
    """The line of the book that the decision stands in."""
    query = select(BookEntry).where(BookEntry.measure_id == row.id, BookEntry.what == "decided")
    return work.scalars(query).one()


def _done(work: Work, row: Measure, kind: LetterKind) -> list[int]:
    """What was asked about the letter that did not go is done; an address is still looked for."""
    lost = select(LetterRow).where(
        LetterRow.measure_id == row.id, LetterRow.kind == kind.value, LetterRow.state.in_(LOST)
    )
    named = [
        f"{kind.label} {dotted(one.made_on)} til {one.recipient_name} "
        for one in work.scalars(lost)
    ]
    query = select(Task).where(
        Task.debtor_id == row.debtor_id,
        Task.kind == WorkKind.FOLLOW_UP.value,
        Task.state == "open",
    )
    begins = (*named, f"{kind.label} er ikke sendt, {row.number}:", f"{kind.label} er ikke sendt: ")
    tasks = [one for one in work.scalars(query.order_by(Task.id)) if one.text.startswith(begins)]
    for task in tasks:
        task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()
    return [task.id for task in tasks]
