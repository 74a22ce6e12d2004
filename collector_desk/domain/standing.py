"""Which facts count: known by then, told once, and not reversed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.errors.ledger import BrokenFact, WrongClaim


def known_facts(claim_id: int, facts: Iterable[Fact], known: datetime | None) -> tuple[Fact, ...]:
    """The facts known at ``known`` (None: all), each once.

    Raises WrongClaim for a fact of another claim, and BrokenFact for one without a positive
    amount, without what its kind needs, or told twice in different words.
    """
    told: dict[int, Fact] = {}
    for fact in facts:
        if known is not None and fact.known_at > known:
            continue
        if fact.claim_id != claim_id:
            raise WrongClaim(found=fact.claim_id, wanted=claim_id)
        _check(fact)
        first = told.setdefault(fact.id, fact)
        if first is not fact and first != fact:
            raise BrokenFact(claim=claim_id, what="den samme hendelsen er lagret på to måter")
    return tuple(told.values())


def _check(fact: Fact) -> None:
    if fact.kind is FactKind.REVERSAL:
        # An id follows arrival, so that what is reversed came before; this rules out circles.
        if fact.reverses is None or fact.reverses >= fact.id:
            raise BrokenFact(
                claim=fact.claim_id, what="reverseringen peker ikke på en tidligere hendelse"
            )
    elif fact.amount <= 0:
        raise BrokenFact(claim=fact.claim_id, what="beløpet er ikke over null")
    elif fact.kind is FactKind.WAIVER and fact.bucket is None:
        raise BrokenFact(claim=fact.claim_id, what="det står ikke hva som er ettergitt")


def standing(facts: Sequence[Fact]) -> list[Fact]:
    """The facts that no standing reversal takes away; reversals themselves left out.

    A reversal of a reversal lets the first fact stand again.
    """
    reversals = [fact for fact in facts if fact.kind is FactKind.REVERSAL]
    if not reversals:
        return list(facts)
    gone: set[int] = set()
    for reversal in sorted(reversals, key=lambda fact: fact.id, reverse=True):
        if reversal.id not in gone and reversal.reverses is not None:
            gone.add(reversal.reverses)
    return [fact for fact in facts if fact.id not in gone and fact.kind is not FactKind.REVERSAL]
