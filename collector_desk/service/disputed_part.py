"""What a dispute of part of a claim comes to: the part, with the interest that has run on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.ledger import fold
from collector_desk.domain.money import Money
from collector_desk.domain.rates import Rates
from collector_desk.models import Claim
from collector_desk.service import stops
from collector_desk.service.facts import fact_of, terms_of
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim


def of(rows: Folder, claim: KeptClaim, *, rates: Rates, on: date) -> Money:
    """Øre that the debtor's open objection disputes of a claim on a day; 0: nothing, or all of it."""
    found = stops.open_objection(rows, claim)
    if found is None or not found.stops or found.disputed is None:
        return 0
    facts = [fact_of(fact) for fact in rows.facts.get(claim.id, ())]
    return with_interest(claim, facts, found.disputed, rates=rates, on=on)


def with_interest(
    claim: Claim | KeptClaim, facts: Sequence[Fact], part: Money, *, rates: Rates, on: date
) -> Money:
    """What a part of the principal comes to on a day, by what is owed with it and without it."""
    first = min((f.value_date for f in facts if f.kind is FactKind.PRINCIPAL), default=None)
    if first is None:
        return part
    without = Fact(
        id=max(fact.id for fact in facts) + 1, claim_id=claim.id, kind=FactKind.CREDIT,
        amount=part, value_date=first, known_at=max(fact.known_at for fact in facts),
        rule="", source="",
    )  # fmt: skip
    whole, rest = (
        fold(terms_of(claim), told, on=on, rates=rates) for told in (facts, [*facts, without])
    )
    return whole.balance.total - max(0, rest.balance.total)
