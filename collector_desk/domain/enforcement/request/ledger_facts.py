"""What a claim's statement in the ledger says, as the parts of a request: original, paid, lowered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from collector_desk.domain.enforcement.request.case_facts import ClaimFacts, Lowered, Paid, Part
from collector_desk.domain.enforcement.request.values import Rank
from collector_desk.domain.facts import Bucket
from collector_desk.domain.money import Money
from collector_desk.domain.movements import Move, Movement
from collector_desk.domain.statement import Statement

_PAID = frozenset({Move.COVERED, Move.OFFSET})
_UNPAID = frozenset({Move.RETURNED, Move.FREED})
_LOWERED = frozenset({Move.LOWERED, Move.WAIVED})


def claim_facts(
    statement: Statement, *, number: str, text: str, due: date, rank: Rank
) -> ClaimFacts:
    """Principal and interest of a claim as the ledger has them on the filing day.

    ``statement`` is of that day. What remains on the lines made of this is the statement's
    principal and interest to the øre.
    """
    return ClaimFacts(
        number=number,
        text=text,
        due=due,
        rank=rank,
        principal=part_of(statement, Bucket.PRINCIPAL),
        interest_from=statement.terms.interest_from,
        interest=part_of(statement, Bucket.INTEREST),
        steps=steps_of(statement),
    )


def part_of(statement: Statement, bucket: Bucket) -> Part:
    """One bucket of a claim: what became due, what was paid of it and by how much it was lowered.

    Money that was taken back, or freed when the principal was lowered, is taken off the latest
    payments: what remains on the line is what the ledger has.
    """
    moves = _moves(statement, bucket)
    paid = [Paid(day=each.day, amount=each.amount) for each in moves if each.move in _PAID]
    back = sum(each.amount for each in moves if each.move in _UNPAID)
    return Part(
        original=sum(each.amount for each in moves if each.move is Move.DUE),
        paid=_less(paid, back),
        lowered=tuple(
            Lowered(day=each.day, amount=each.amount, why=each.fact.rule)
            for each in moves
            if each.move in _LOWERED
        ),
    )


def steps_of(statement: Statement) -> tuple[tuple[date, Money], ...]:
    """The days on which the unpaid principal changed, each with the new principal in øre."""
    left, steps = 0, {}
    for each in _moves(statement, Bucket.PRINCIPAL):
        left += each.effect.owed
        steps[each.day] = left
    return tuple(steps.items())


def _moves(statement: Statement, bucket: Bucket) -> list[Movement]:
    found: Iterable[Movement] = (each for each in statement.movements if each.bucket is bucket)
    return sorted(found, key=lambda each: each.day)


def _less(paid: list[Paid], back: Money) -> tuple[Paid, ...]:
    """The payments, less what went back of them, the latest first."""
    kept: list[Paid] = []
    for each in reversed(paid):
        gone = min(back, each.amount)
        back -= gone
        if gone < each.amount:
            kept.append(Paid(day=each.day, amount=each.amount - gone))
    return tuple(reversed(kept))
