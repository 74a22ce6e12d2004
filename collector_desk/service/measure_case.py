"""The case of a withholding, as the law's arithmetic takes it, from what was filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from collector_desk.domain.enforcement.conditions import Facts
from collector_desk.domain.enforcement.withholding import Case, Findings, Other
from collector_desk.domain.money import Money
from collector_desk.service.database import Work
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.measures import MeasureTerms

_RANKS = "abcde"


def rank_of(work: Work, kind: str, day: date) -> str:
    """The class of a kind of claim by dekningsloven § 2-8, a to e."""
    return _RANKS[work.rates.keyed("claim_rank")[kind].on(day).whole - 1]


def case_of(
    work: Work, terms: MeasureTerms, facts: Facts, claims: Sequence[KeptClaim], debt: Money
) -> Case:
    """What may be withheld is reckoned from this; ``debt`` øre are owed on the claims."""
    return Case(
        form=terms.household.law(),
        day=facts.day,
        regime=facts.regime,
        # Claims of two classes in one trekk: the poorest class decides for them all.
        rank=max((rank_of(work, claim.kind, facts.day) for claim in claims), default=_RANKS[-1]),
        debt=debt,
        others=tuple(
            Other(
                title=other.title,
                rank=other.rank,
                amount=other.amount,
                since=other.since,
                document=other.document,
            )
            for other in terms.others
        ),
        self_employed=terms.self_employed,
        consents=terms.consents_to_more,
        findings=Findings(
            does_what_can=terms.class_e.does_what_can,
            favours_nobody=terms.class_e.favours_nobody,
        ),
    )
