"""Every krone explained: an amount, the leaves it is made of, and the same in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from collector_desk.domain.leaves import Leaf, LeafKind, Part
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner, percent
from collector_desk.domain.statement import Statement
from collector_desk.errors.ledger import LeavesDisagree

__all__ = [
    "Explanation",
    "Leaf",
    "LeafKind",
    "Part",
    "explain",
    "for_caseworker",
    "for_debtor",
    "join",
]

_TITLES = {
    Part.PRINCIPAL: "Hovedstol",
    Part.COSTS: "Kostnader",
    Part.FEES: "Gebyrer",
    Part.INTEREST: "Renter",
    Part.CREDIT: "Til gode",
    Part.TOTAL: "Å betale",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """``amount`` øre on the day ``on``, and the leaves that add up to it."""

    part: Part
    on: date
    amount: Money
    leaves: tuple[Leaf, ...]

    @property
    def provisional(self) -> bool:
        """Whether some of it rests on a rate that is not announced yet (ruling 33)."""
        return any(leaf.provisional for leaf in self.leaves)


def explain(statement: Statement, part: Part) -> Explanation:
    """What makes up one part of a claim's balance.

    Raises LeavesDisagree rather than show leaves that do not add up.
    """
    amount, leaves = statement.balance.of(part), statement.leaves_of(part)
    if sum(leaf.amount for leaf in leaves) != amount:
        raise LeavesDisagree(claim=statement.terms.claim_id, amount=amount)
    return Explanation(part=part, on=statement.on, amount=amount, leaves=leaves)


def join(explanations: Sequence[Explanation]) -> Explanation:
    """Several claims' explanations of the same part and day as one, e.g. a debtor's total.

    Raises ValueError where they differ in part or day, or where there are none.
    """
    ((part, on),) = {(one.part, one.on) for one in explanations}
    return Explanation(
        part=part,
        on=on,
        amount=sum(one.amount for one in explanations),
        leaves=tuple(leaf for one in explanations for leaf in one.leaves),
    )


def for_caseworker(explanation: Explanation, names: Mapping[int, str] | None = None) -> str:
    """The explanation with rule, source and working of each leaf.

    ``names`` are what the claims are called, by claim id.
    """
    return "\n".join(_text(explanation, names or {}, _worked))


def for_debtor(explanation: Explanation, names: Mapping[int, str] | None = None) -> str:
    """The explanation in plain words, with the legal basis and without internal sources."""
    return "\n".join(_text(explanation, names or {}, _plain))


def _text(
    explanation: Explanation, names: Mapping[int, str], line: Callable[[Leaf], str]
) -> Iterator[str]:
    yield f"{_TITLES[explanation.part]} per {dotted(explanation.on)}"
    groups = [list(group) for _, group in groupby(explanation.leaves, key=_claim)]
    for number, leaves in enumerate(groups, start=1):
        if len(groups) > 1:
            yield names.get(leaves[0].claim_id, f"Krav nr. {number}")
        for leaf in leaves:
            yield line(leaf)
        if len(groups) > 1:
            yield f"Sum for kravet: {kroner(sum(leaf.amount for leaf in leaves))} kr"
    owing = " (til gode)" if explanation.amount < 0 else ""
    yield f"Sum: {kroner(explanation.amount)} kr{owing}"
    if explanation.provisional:
        yield "Rentesatsen for en del av tiden er ikke kunngjort. Beløpet er foreløpig."


def _claim(leaf: Leaf) -> int:
    return leaf.claim_id


def _plain(leaf: Leaf) -> str:
    return f"{leaf.text}{_terms(leaf)}: {kroner(leaf.amount)} kr ({_law(leaf)})"


def _law(leaf: Leaf) -> str:
    return f"{leaf.rule}; {leaf.basis}" if leaf.basis else leaf.rule


def _terms(leaf: Leaf) -> str:
    if leaf.rate is None or leaf.base is None:
        return ""
    days = "1 dag" if leaf.days == 1 else f"{leaf.days} dager"
    early = "foreløpig sats " if leaf.provisional else ""
    return f", {days} med {early}{percent(leaf.rate)} i året av {kroner(leaf.base)} kr"


def _worked(leaf: Leaf) -> str:
    parts = [f"{leaf.text}: {kroner(leaf.amount)} kr"]
    if leaf.formula:
        parts.append(leaf.formula)
    if leaf.provisional:
        parts.append("foreløpig sats")
    return " | ".join((*parts, _law(leaf), leaf.source))
