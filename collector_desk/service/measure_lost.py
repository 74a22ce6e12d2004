"""Which letters of a measure did not come, or were never written, and may be written anew.

To the debtor that is the decision and the end; to the payer or the bank the order, its change and
its end: who has no order withholds nothing, and who never heard that it rests or is over goes on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from collector_desk.domain.delivery import LOST, To
from collector_desk.domain.enforcement.measure import APPROVED, OPEN, MeasureKind, MeasureStage
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_measure import Changed
from collector_desk.models import Debtor, Hold, LetterRow, Measure
from collector_desk.service import folder, letter_measures, measure_amend, stops
from collector_desk.service.database import Work
from collector_desk.wire.measures import Anew

_ORDERS = frozenset({LetterKind.WITHHOLDING_ORDER, LetterKind.LIEN_NOTICE})
_OTHERS = _ORDERS | {LetterKind.ORDER_CHANGED, LetterKind.ORDER_ENDED}
_STRANDS = (frozenset({Changed.RESTS, Changed.GOES_ON}), frozenset({Changed.FEWER}))
"""What is told of by itself: a later change in one takes nothing back of the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What may be written anew: its kind, and of a change what it tells.

    ``letters`` are those of it that did not come; none where it was never written.
    """

    kind: LetterKind
    what: Changed | None = None
    letters: tuple[LetterRow, ...] = ()

    @property
    def label(self) -> str:
        """What it is called, in Bokmål."""
        return self.kind.label if self.what is None else self.what.named(self.kind)

    @property
    def goes_to_other(self) -> bool:
        """Whether it goes to the payer or the bank."""
        return self.kind in _OTHERS


def found(work: Work, row: Measure) -> tuple[Lost, ...]:
    """What may be written anew today, in the order it is written."""
    return tuple(_found(work, row, _letters(work, row)))


def shown(work: Work, row: Measure) -> Anew | None:
    """What would be written anew, and to which address of the payer or the bank; None: nothing."""
    lost = found(work, row)
    if not lost:
        return None
    labels = tuple(one.label for one in lost)
    if not any(one.goes_to_other for one in lost):
        return Anew(letters=labels)
    to = letter_measures.other_of(work, row)
    return Anew(
        letters=labels, to=to.to, street=to.street, postcode=to.postcode, city=to.city
    )  # fmt: skip


def until(work: Work, row: Measure) -> date | None:
    """The first day a measure that rests today rests no more; None: until we say so."""
    ends = [hold.until for hold in _holds(work, row)]
    last = max((end for end in ends if end), default=None)
    return last if None not in ends else None


def _found(work: Work, row: Measure, letters: Sequence[LetterRow]) -> Iterator[Lost]:
    stage = MeasureStage(row.stage)
    if stage in APPROVED:
        for kind in letter_measures.kinds_of(row):
            gone = _of(letters, kind)
            if all(one.state in LOST for one in gone):
                yield Lost(kind=kind, letters=gone)
        for strand in _STRANDS:
            yield from _change(work, row, letters, strand)
    if stage not in OPEN:
        yield from _end(work, row, letters)


def _change(
    work: Work, row: Measure, letters: Sequence[LetterRow], strand: Collection[Changed]
) -> Iterator[Lost]:
    """What of a strand the payer or the bank does not know: a rest that is over is told no more."""
    changes = _of(letters, LetterKind.ORDER_CHANGED)
    told = [one for one in changes if one.content["what"] in strand]
    if told and not _lost(told):
        return
    what = Changed(told[-1].content["what"]) if told else Changed.RESTS
    if not told and not (what in strand and _withheld(row) and _knows(row, letters)):
        return
    if what is Changed.FEWER or _rests(work, row) is (what is Changed.RESTS):
        yield Lost(kind=LetterKind.ORDER_CHANGED, what=what, letters=_not_come(told))


def _end(work: Work, row: Measure, letters: Sequence[LetterRow]) -> Iterator[Lost]:
    """What was not told of the end; that a change took over, its own order told."""
    ours = row.kind != MeasureKind.REQUEST.value and letter_measures.tells_other(row)
    unheard = ours and _knows(row, letters) and not measure_amend.was_taken_over(work, row)
    for kind in (LetterKind.MEASURE_ENDED, LetterKind.ORDER_ENDED):
        told = _of(letters, kind)
        if _lost(told) or (kind is LetterKind.ORDER_ENDED and not told and unheard):
            yield Lost(kind=kind, letters=_not_come(told))


def _letters(work: Work, row: Measure) -> Sequence[LetterRow]:
    query = select(LetterRow).where(LetterRow.measure_id == row.id, LetterRow.with_id.is_(None))
    return work.scalars(query.order_by(LetterRow.id)).all()


def _of(letters: Sequence[LetterRow], kind: LetterKind) -> tuple[LetterRow, ...]:
    return tuple(one for one in letters if one.kind == kind.value)


def _lost(letters: Sequence[LetterRow]) -> bool:
    """Whether the newest of them did not come."""
    return bool(letters) and letters[-1].state in LOST


def _not_come(letters: Sequence[LetterRow]) -> tuple[LetterRow, ...]:
    return tuple(one for one in letters if one.state in LOST)


def _knows(row: Measure, letters: Sequence[LetterRow]) -> bool:
    """Whether the payer or the bank has the order, by letter or by other ways."""
    sent = [one for one in letters if To(one.recipient).is_outsider and one.state not in LOST]
    return row.effect_on is not None or bool(sent)


def _withheld(row: Measure) -> bool:
    """Whether a payer withholds by it: only a trekk in force is told that it rests."""
    in_force = row.stage == MeasureStage.IN_FORCE.value
    trekk = row.kind == MeasureKind.WITHHOLDING.value
    return in_force and trekk and letter_measures.tells_other(row)


def _rests(work: Work, row: Measure) -> bool:
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    return next(stops.of_measure(rows, row.id, (), work.clock.today()), None) is not None


def _holds(work: Work, row: Measure) -> Sequence[Hold]:
    today = work.clock.today()
    query = select(Hold).where(
        Hold.measure_id == row.id,
        Hold.ended_on.is_(None),
        (Hold.until.is_(None)) | (Hold.until > today),
    )
    return work.scalars(query).all()
