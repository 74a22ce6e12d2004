"""How the money of one trekk is shared among the claims in it: by rank, then as the rules say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from collector_desk.domain.claim import Regime
from collector_desk.domain.money import Money, split_by


@dataclass(frozen=True, slots=True, kw_only=True)
class InTrekk:
    """A claim in a trekk, øre: its rank by dekningsloven § 2-8, its size at the decision, what is owed."""

    claim_id: int
    rank: str
    size: Money
    owed: Money


def shared(amount: Money, claims: Sequence[InTrekk], regime: Regime) -> Mapping[int, Money]:
    """Øre that each claim gets of money that came by the trekk, never more than it owes.

    The better rank first (dekningsloven § 2-8). Within a rank the new rules share by size; under
    the old rules the creditor chooses, and it is the claim that stands first in ``claims``.
    """
    given: Counter[int] = Counter()
    for _, ranked in groupby(sorted(claims, key=lambda one: one.rank), key=lambda one: one.rank):
        found = list(ranked)
        left = min(amount - given.total(), sum(one.owed for one in found))
        if regime is Regime.NEW:
            given.update(_by_size(left, found))
            continue
        for one in found:
            given[one.claim_id] = min(one.owed, left)
            left -= given[one.claim_id]
    return {number: part for number, part in given.items() if part}


def _by_size(amount: Money, claims: Sequence[InTrekk]) -> Mapping[int, Money]:
    """By the size at the decision, interest and fees in it (dekningsloven § 2-8, new rules).

    What a claim no longer owes is shared among the others in the same way.
    """
    given: Counter[int] = Counter()
    left = amount
    while left > 0:
        going = [one for one in claims if given[one.claim_id] < one.owed]
        weights = [one.size for one in going]
        parts = split_by(left, weights if any(weights) else [1] * len(going))
        for one, part in zip(going, parts, strict=True):
            given[one.claim_id] += min(part, one.owed - given[one.claim_id])
        left = amount - given.total()
    return given
