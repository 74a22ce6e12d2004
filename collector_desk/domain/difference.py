"""What changed between two statements of a claim, and because of which facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.ledger import Balance, Statement, fold
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.errors.ledger import WrongClaim


class Cause(StrEnum):
    """Why a balance is not what it was."""

    TERMS = "terms"  # other terms, or other rates
    FACT = "fact"  # a fact became known (or, going back in time, was not known yet)
    TIME = "time"  # days passed: interest ran, and facts known already took effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step from the old balance to the new. ``fact`` is set where a fact is the cause."""

    cause: Cause
    fact: Fact | None
    text: str
    before: Balance
    after: Balance

    @property
    def by(self) -> Balance:
        """What the step changed, in øre by bucket."""
        return self.after - self.before


def difference(then: Statement, now: Statement) -> tuple[Change, ...]:
    """The steps from one statement of a claim to another; their changes add up.

    First other terms or rates, then each fact that one of the two did not know, in the order
    they became known (all on the old day), then the days between. Steps that move no øre are
    left out. Raises WrongClaim where the statements are of two claims.
    """
    if then.terms.claim_id != now.terms.claim_id:
        raise WrongClaim(found=then.terms.claim_id, wanted=now.terms.claim_id)
    changes = []
    before = then.balance
    for cause, fact, text, after in _steps(then, now):
        if after != before:
            changes.append(Change(cause=cause, fact=fact, text=text, before=before, after=after))
        before = after
    return tuple(changes)


_Step = tuple[Cause, Fact | None, str, Balance]

_NAMES = {
    FactKind.PRINCIPAL: "hovedstol",
    FactKind.FEE: "gebyr",
    FactKind.SURCHARGE: "forhøyelse av gebyret",
    FactKind.COSTS: "kostnader",
    FactKind.PAYMENT: "innbetaling",
    FactKind.PAYBACK: "tilbakebetaling",
    FactKind.CREDIT: "nedsettelse fra virksomheten",
    FactKind.WAIVER: "ettergivelse",
    FactKind.REVERSAL: "reversering",
}


def _steps(then: Statement, now: Statement) -> Iterator[_Step]:
    facts = {fact.id: fact for fact in then.facts}
    if then.terms != now.terms or then.rates is not now.rates:
        text = "Vilkår eller satser er endret"
        yield Cause.TERMS, None, text, _balance(now, facts, on=then.on)
    known = {fact.id: fact for fact in now.facts}
    told = facts | known
    for fact in reversed(_as_known(facts, lacking=known)):
        del facts[fact.id]
        yield (
            Cause.FACT,
            fact,
            f"Ikke kjent: {_named(fact, told)}",
            _balance(now, facts, on=then.on),
        )
    for fact in _as_known(known, lacking=facts):
        facts[fact.id] = fact
        yield Cause.FACT, fact, f"Ny: {_named(fact, told)}", _balance(now, facts, on=then.on)
    text = f"Tiden fra {dotted(then.on)} til {dotted(now.on)}"
    yield Cause.TIME, None, text, now.balance


def _as_known(facts: Mapping[int, Fact], *, lacking: Mapping[int, Fact]) -> list[Fact]:
    """The facts that the other side lacks, in the order they became known."""
    found = [fact for number, fact in facts.items() if number not in lacking]
    return sorted(found, key=lambda fact: (fact.known_at, fact.id))


def _balance(now: Statement, facts: Mapping[int, Fact], *, on: date) -> Balance:
    return fold(now.terms, facts.values(), on=on, rates=now.rates).balance


def _named(fact: Fact, told: Mapping[int, Fact]) -> str:
    name = _NAMES[fact.kind]
    if fact.kind is FactKind.REVERSAL:
        undone = told.get(fact.reverses or 0)
        return f"{name} av {_named(undone, told)}" if undone else name
    return f"{name} {kroner(fact.amount)} kr, {dotted(fact.value_date)}"
