"""The case of a withholding, as the law's arithmetic takes it, from what was filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from collector_desk.domain.enforcement.condition_facts import Facts
from collector_desk.domain.enforcement.withholding import LAST_RANK, Case, Findings, Other
from collector_desk.domain.money import Money
from collector_desk.service.database import Work
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.measures import MeasureTerms, PayerKind

_RANKS = "abcde"


def rank_of(work: Work, kind: str, day: date) -> str:
    """The class of a kind of claim by dekningsloven § 2-8, a to e."""
    return _RANKS[work.rates.keyed("claim_rank")[kind].on(day).whole - 1]


def poorest_rank(work: Work, claims: Sequence[KeptClaim], day: date) -> str:
    """Of claims of several classes in one trekk the poorest decides for them all."""
    return max((rank_of(work, claim.kind, day) for claim in claims), default=LAST_RANK)


def unconfirmed_ranks(work: Work, day: date) -> str:
    """What is not confirmed of the classes of claims; empty where nothing is."""
    ranked = work.rates.keyed("claim_rank").on(day).values()
    return " ".join(sorted({rate.note for rate in ranked if not rate.confirmed}))


def _typed(terms: MeasureTerms, facts: Facts) -> Iterator[Other]:
    """What was filled in, but a trekk of ours by the old rules, which its number is the name of.

    That is counted by itself while it takes anything, and in its place the change that took over.
    What somebody else takes may rest on a paper about ours, or be named by what it goes before.
    """
    for other in terms.others:
        if not _ours(other.title, facts.own_numbers):
            yield Other(
                title=other.title,
                rank=other.rank,
                amount=other.amount,
                since=other.since,
                document=other.document,
            )


def _ours(title: str, numbers: Iterable[str]) -> bool:
    """Whether a name is one of these numbers, alone or after «Oslo kommune», and nothing more.

    >>> _ours("Oslo kommune, t-2026-000012", ["T-2026-000012"])
    True
    >>> _ours("Oslo kommune T-2026-000012", ["T-2026-000012"])
    True
    >>> _ours("Skatteetaten, går foran T-2026-000012", ["T-2026-000012"])
    False
    """
    named = "".join(title.casefold().split())
    ours = {number.casefold() for number in numbers}
    return any(named.removeprefix(before) in ours for before in ("oslokommune,", "oslokommune"))


def case_of(terms: MeasureTerms, facts: Facts, debt: Money) -> Case:
    """What may be withheld is reckoned from this; ``debt`` øre are owed on the claims."""
    return Case(
        form=terms.household.law(),
        day=facts.day,
        regime=facts.regime,
        rank=facts.rank,
        debt=debt,
        others=(*_typed(terms, facts), *facts.trekk),
        self_employed=terms.self_employed,
        consents=terms.consents_to_more,
        benefit=terms.payer.kind is PayerKind.NAV,
        findings=Findings(
            does_what_can=terms.class_e.does_what_can,
            favours_nobody=terms.class_e.favours_nobody,
        ),
    )
