"""Which letters of a measure did not come, or were never written, and may be written anew.

To the debtor that is the decision and the end; to the payer or the bank the order, its change and
its end: who has no order withholds nothing, and who never heard that it rests or is over goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select

from collector_desk.domain.delivery import LOST
from collector_desk.domain.enforcement.measure import APPROVED, OPEN, MeasureStage
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_measure import Changed
from collector_desk.models import Debtor, Hold, LetterRow, Measure
from collector_desk.service import folder, letter_measures, stops
from collector_desk.service.database import Work
from collector_desk.wire.measures import Anew

_OTHERS = frozenset(
    {
        LetterKind.WITHHOLDING_ORDER,
        LetterKind.LIEN_NOTICE,
        LetterKind.ORDER_CHANGED,
        LetterKind.ORDER_ENDED,
    }
)
_ENDS = (LetterKind.MEASURE_ENDED, LetterKind.ORDER_ENDED)


def kinds(work: Work, row: Measure) -> tuple[LetterKind, ...]:
    """What may be written anew today, in the order it is written."""
    return tuple(_kinds(row, stage=MeasureStage(row.stage), work=work))


def shown(work: Work, row: Measure) -> Anew | None:
    """What would be written anew, and to which address of the payer or the bank; None: nothing."""
    found = kinds(work, row)
    if not found:
        return None
    labels = tuple(kind.label for kind in found)
    if not _OTHERS.intersection(found):
        return Anew(letters=labels)
    to = letter_measures.other_of(work, row)
    return Anew(
        letters=labels, to=to.to, street=to.street, postcode=to.postcode, city=to.city
    )  # fmt: skip


def goes_to_other(kind: LetterKind) -> bool:
    """Whether a letter goes to the payer or the bank."""
    return kind in _OTHERS


def change_of(work: Work, row: Measure) -> tuple[Changed, date | None]:
    """What the lost letter of a change told the payer or the bank, and until when that is so now."""
    letter = _newest(_letters(work, row), LetterKind.ORDER_CHANGED)
    assert letter is not None  # it is lost
    ends = [hold.until for hold in _holds(work, row)]
    last = max((end for end in ends if end), default=None)
    return Changed(letter.content["what"]), last if None not in ends else None


def _kinds(row: Measure, *, stage: MeasureStage, work: Work) -> Iterator[LetterKind]:
    letters = _letters(work, row)
    if stage in APPROVED:
        for kind in letter_measures.kinds_of(row):
            found = [one for one in letters if one.kind == kind.value]
            if all(one.state in LOST for one in found):
                yield kind
        if _lost(letters, LetterKind.ORDER_CHANGED) and _still_so(work, row):
            yield LetterKind.ORDER_CHANGED
    if stage not in OPEN:
        yield from (kind for kind in _ENDS if _lost(letters, kind))


def _letters(work: Work, row: Measure) -> Sequence[LetterRow]:
    query = select(LetterRow).where(LetterRow.measure_id == row.id, LetterRow.with_id.is_(None))
    return work.scalars(query.order_by(LetterRow.id)).all()


def _newest(letters: Sequence[LetterRow], kind: LetterKind) -> LetterRow | None:
    return next((one for one in reversed(letters) if one.kind == kind.value), None)


def _lost(letters: Sequence[LetterRow], kind: LetterKind) -> bool:
    found = _newest(letters, kind)
    return found is not None and found.state in LOST


def _still_so(work: Work, row: Measure) -> bool:
    """Whether what the lost letter told is how it is: a rest that is over is told no more."""
    what, _ = change_of(work, row)
    if what is Changed.FEWER:
        return True
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    rests = next(stops.of_measure(rows, row.id, (), work.clock.today()), None) is not None
    return rests is (what is Changed.RESTS)


def _holds(work: Work, row: Measure) -> Sequence[Hold]:
    today = work.clock.today()
    query = select(Hold).where(
        Hold.measure_id == row.id,
        Hold.ended_on.is_(None),
        (Hold.until.is_(None)) | (Hold.until > today),
    )
    return work.scalars(query).all()
