"""A claim as it would stand with other facts, and its amounts before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from collector_desk.domain.facts import Fact
from collector_desk.domain.ledger import fold
from collector_desk.domain.standing import standing
from collector_desk.domain.statement import Balance
from collector_desk.models import Claim
from collector_desk.service.database import Work
from collector_desk.service.facts import facts_of, terms_of
from collector_desk.wire.objections import Line


def facts(work: Work, claim: Claim) -> Sequence[Fact]:
    """The facts that count: neither reversed nor reversals."""
    return standing(facts_of(work, [claim.id]).get(claim.id, ()))


def balance(work: Work, claim: Claim, known: Iterable[Fact]) -> Balance:
    """What the claim would be today, were these its facts."""
    return fold(terms_of(claim), known, on=work.clock.today(), rates=work.rates).balance


def lines(before: Balance, after: Balance) -> tuple[Line, ...]:
    """What is left in all, and by its parts, before and after."""
    return (
        Line(label="Rest på kravet", before=before.total, after=after.total),
        Line(label="Hovedstol", before=before.principal, after=after.principal),
        Line(label="Forsinkelsesrente", before=before.interest, after=after.interest),
        Line(
            label="Gebyr og kostnader",
            before=before.fees + before.costs,
            after=after.fees + after.costs,
        ),
    )
