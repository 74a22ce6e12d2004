"""Which letters of a measure did not come, or were never written, and may be written anew.

To the debtor that is the decision, its change and its end; to the payer or the bank the order, and
the same: who has no order withholds nothing, and who never heard that it rests or is over goes on.
An order waits for what stops it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from collector_desk.domain.delivery import LOST, To
from collector_desk.domain.enforcement.measure import APPROVED, OPEN, MeasureKind, MeasureStage
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_measure import Changed
from collector_desk.domain.status import Stop
from collector_desk.models import Debtor, Hold, LetterClaim, LetterRow, Measure
from collector_desk.service import (
    folder,
    letter_measures,
    measure_amend,
    measures,
    order_stops,
    stops,
)
from collector_desk.service.database import Work
from collector_desk.wire.measures import Anew

_OTHERS = order_stops.ORDERS | {LetterKind.ORDER_CHANGED, LetterKind.ORDER_ENDED}


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
    labels, stop = tuple(one.label for one in lost), waits(work, row)
    lien = row.kind == MeasureKind.ACCOUNT_LIEN.value
    what = "Meldingen til banken" if lien else "Pålegget"
    why = f"{what} skrives ikke nå: {stop.reason}." if stop else ""
    if not any(one.goes_to_other for one in lost):
        return Anew(letters=labels, waits=why)
    to = letter_measures.other_of(work, row)
    return Anew(
        letters=labels, waits=why, to=to.to, street=to.street, postcode=to.postcode, city=to.city
    )  # fmt: skip


def waits(work: Work, row: Measure) -> Stop | None:
    """What an order that did not come, or was not written, waits for."""
    letters = _letters(work, row)
    kinds = order_stops.ORDERS.intersection(letter_measures.kinds_of(row))
    lost = any(not _heard(_of(letters, kind)) for kind in kinds)
    return order_stops.of(work, row) if MeasureStage(row.stage) in APPROVED and lost else None


def not_come(work: Work, row: Measure, kind: LetterKind) -> tuple[LetterRow, ...]:
    """The letters of a kind that did not come."""
    return _not_come(_of(_letters(work, row), kind))


def rests(work: Work, row: Measure) -> bool:
    """Whether it rests itself today: what stops its debtor or its claims rests none in force."""
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    return next(stops.of_measure(rows, row.id, (), work.clock.today()), None) is not None


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
            if not _heard(gone) and (kind not in order_stops.ORDERS or _goes(work, row)):
                yield Lost(kind=kind, letters=gone)
        for kind in (LetterKind.ORDER_CHANGED, LetterKind.MEASURE_CHANGED):
            yield from _changes(work, row, letters, kind)
    if stage not in OPEN:
        yield from _end(work, row, letters)


def _changes(
    work: Work, row: Measure, letters: Sequence[LetterRow], kind: LetterKind
) -> Iterator[Lost]:
    """What those who have it did not hear of its changes: how it is now, and nothing that is over."""
    other = kind is LetterKind.ORDER_CHANGED
    if row.kind == MeasureKind.REQUEST.value or (other and not _ours(row)):
        return
    if not _knows(row, letters, other=other):
        return
    told, orders = _of(letters, kind), _of(letters, *order_stops.ORDERS) if other else ()
    fewer = tuple(one for one in told if one.content["what"] == Changed.FEWER)
    of_rest = tuple(one for one in told if one not in fewer)
    if _withheld(row) and (what := _rest_unheard(work, row, orders, of_rest)):
        yield Lost(kind=kind, what=what, letters=_not_come(of_rest))
    base = orders if other else _of(letters, *letter_measures.DECISIONS)
    if _thinks_it_has_more(work, row, (*base, *fewer)) or (not _heard(base) and _lost(fewer)):
        yield Lost(kind=kind, what=Changed.FEWER, letters=_not_come(fewer))


def _rest_unheard(
    work: Work, row: Measure, orders: Sequence[LetterRow], told: Sequence[LetterRow]
) -> Changed | None:
    """Whether it rests or goes on, where that is not what was heard; None: it is."""
    resting, thinks = rests(work, row), _thinks_it_rests((*orders, *told), work.clock.today())
    if not resting:
        return Changed.GOES_ON if thinks else None
    of_this = _lost(told) and told[-1].content["what"] == Changed.RESTS
    return Changed.RESTS if of_this or not thinks else None


def _thinks_it_rests(letters: Sequence[LetterRow], today: date) -> bool:
    """Whether the newest that came says that it rests, and still does today."""
    last = next(iter(_heard(letters)), None)
    if last is None or last.content.get("what") != Changed.RESTS:
        return False
    until = last.content["until"]  # as it is printed
    return not until or today < date(*map(int, reversed(until.split("."))))


def _thinks_it_has_more(work: Work, row: Measure, letters: Sequence[LetterRow]) -> bool:
    """Whether the newest that came is about a claim that has fallen out since."""
    heard = _heard(letters)
    if not heard:
        return False
    about = select(LetterClaim.claim_id).where(LetterClaim.letter_id == heard[0].id)
    return not set(work.scalars(about)) <= set(measures.claims_of(work, row))


def _heard(letters: Sequence[LetterRow]) -> list[LetterRow]:
    """Those that came or may still go, the newest first."""
    came = [one for one in letters if one.state not in LOST]
    return sorted(came, key=lambda one: one.id, reverse=True)


def _end(work: Work, row: Measure, letters: Sequence[LetterRow]) -> Iterator[Lost]:
    """What was not told of the end; that a change took over, its own order told."""
    unheard = (
        _ours(row)
        and _knows(row, letters, other=True)
        and not measure_amend.was_taken_over(work, row)
    )
    for kind in (LetterKind.MEASURE_ENDED, LetterKind.ORDER_ENDED):
        told = _of(letters, kind)
        if _lost(told) or (kind is LetterKind.ORDER_ENDED and not told and unheard):
            yield Lost(kind=kind, letters=_not_come(told))


def _goes(work: Work, row: Measure) -> bool:
    """Whether an order that is written today goes."""
    return order_stops.of(work, row) is None


def _ours(row: Measure) -> bool:
    """Whether we tell a payer or a bank of it."""
    return row.kind != MeasureKind.REQUEST.value and letter_measures.tells_other(row)


def _letters(work: Work, row: Measure) -> Sequence[LetterRow]:
    query = select(LetterRow).where(LetterRow.measure_id == row.id, LetterRow.with_id.is_(None))
    return work.scalars(query.order_by(LetterRow.id)).all()


def _of(letters: Sequence[LetterRow], *kinds: LetterKind) -> tuple[LetterRow, ...]:
    return tuple(one for one in letters if LetterKind(one.kind) in kinds)


def _lost(letters: Sequence[LetterRow]) -> bool:
    """Whether the newest of them did not come."""
    return bool(letters) and letters[-1].state in LOST


def _not_come(letters: Sequence[LetterRow]) -> tuple[LetterRow, ...]:
    return tuple(one for one in letters if one.state in LOST)


def _knows(row: Measure, letters: Sequence[LetterRow], *, other: bool) -> bool:
    """Whether the payer or the bank has the order, or the debtor the decision; or by other ways."""
    sent = [one for one in _heard(letters) if To(one.recipient).is_outsider is other]
    return row.effect_on is not None or bool(sent)


def _withheld(row: Measure) -> bool:
    """Whether somebody withholds by it: only a trekk in force is told that it rests."""
    in_force = row.stage == MeasureStage.IN_FORCE.value
    return in_force and row.kind == MeasureKind.WITHHOLDING.value


def _holds(work: Work, row: Measure) -> Sequence[Hold]:
    today = work.clock.today()
    query = select(Hold).where(
        Hold.measure_id == row.id,
        Hold.ended_on.is_(None),
        (Hold.until.is_(None)) | (Hold.until > today),
    )
    return work.scalars(query).all()
