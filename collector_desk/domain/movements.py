"""What each fact did to the buckets of a claim: the trace that a fold leaves behind."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from collector_desk.domain.facts import Bucket, Fact
from collector_desk.domain.money import Money


class Move(StrEnum):
    """How an amount moved. Each has its sign on what is owed and on the credit (til gode)."""

    DUE = "due"  # a bucket became owed
    LOWERED = "lowered"  # the creditor unit lowered the principal
    FREED = "freed"  # money that had covered lowered principal became credit
    WAIVED = "waived"
    COVERED = "covered"  # a payment covered a bucket
    SURPLUS = "surplus"  # a payment went beyond all that was owed
    OFFSET = "offset"  # credit covered a bucket
    RETURNED = "returned"  # a payback uncovered a bucket
    TAKEN = "taken"  # a payback took credit
    BEYOND = "beyond"  # of one debtor: what the estate they inherited did not hold (never posted)


class Effect(NamedTuple):
    """The sign with which a move changes what is owed, what is paid of it, and the credit."""

    owed: int
    paid: int
    credit: int


EFFECTS = {
    Move.DUE: Effect(owed=1, paid=0, credit=0),
    Move.LOWERED: Effect(owed=-1, paid=0, credit=0),
    Move.FREED: Effect(owed=1, paid=-1, credit=1),
    Move.WAIVED: Effect(owed=-1, paid=0, credit=0),
    Move.COVERED: Effect(owed=-1, paid=1, credit=0),
    Move.SURPLUS: Effect(owed=0, paid=0, credit=1),
    Move.OFFSET: Effect(owed=-1, paid=1, credit=-1),
    Move.RETURNED: Effect(owed=1, paid=-1, credit=0),
    Move.TAKEN: Effect(owed=0, paid=0, credit=-1),
    Move.BEYOND: Effect(owed=-1, paid=0, credit=0),
}


class Movement(NamedTuple):
    """``amount`` øre > 0 moved on ``day`` because of ``fact``.

    For OFFSET the fact is the one that the credit came from. ``bucket`` is None where only
    the credit moved.
    """

    move: Move
    day: date
    bucket: Bucket | None
    amount: Money
    fact: Fact

    @property
    def effect(self) -> Effect:
        """The signed changes, in øre."""
        owed, paid, credit = EFFECTS[self.move]
        return Effect(owed * self.amount, paid * self.amount, credit * self.amount)


class Cut(NamedTuple):
    """The day on which money met interest within a line, and the line's amount up to it.

    The part of a running line that money has covered must stand in the books, and no more.
    """

    line_from: date
    day: date
    amount: Money
