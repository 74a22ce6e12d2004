"""What the decision of an objection adds to the facts of the claim: imagined first, then posted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.objection import Outcome
from collector_desk.domain.objection_effects import Effects
from collector_desk.models import Claim, FactRow, Objection
from collector_desk.service import booking, placed
from collector_desk.service.database import Work

_RULE = "inkassoloven § 17, avgjort innsigelse"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Added:
    kind: FactKind
    amount: Money
    day: date
    rule: str


def imagined(work: Work, claim: Claim, facts: Sequence[Fact], found: Effects) -> list[Fact]:
    """The facts a decision would add, with numbers after all that are there."""
    top, at = max((fact.id for fact in facts), default=0), work.clock.now()
    undone = [
        Fact(
            id=top + place, claim_id=claim.id, kind=FactKind.REVERSAL, amount=0,
            value_date=work.clock.today(), known_at=at, rule=_RULE, source="", reverses=number,
        )
        for place, number in enumerate(found.undone, start=1)
    ]  # fmt: skip
    added = [
        Fact(
            id=top + len(undone) + place, claim_id=claim.id, kind=one.kind, amount=one.amount,
            value_date=one.day, known_at=at, rule=one.rule, source="",
        )
        for place, one in enumerate(_added(found), start=1)
    ]  # fmt: skip
    return undone + added


def post(work: Work, row: Objection, claim: Claim, found: Effects) -> None:
    """The money follows the decision by counter-facts only."""
    source = f"innsigelse {row.id}, {Outcome(row.outcome).label.lower()}"
    reason = row.reasons[:300]
    undone = [work.get_one(FactRow, number) for number in found.undone]
    placed.reverse(work, undone, rule=_RULE, source=source, reason=reason)
    added = [
        FactRow(
            claim_id=claim.id, kind=one.kind.value, amount=one.amount, value_date=one.day,
            known_at=work.clock.now(), rule=one.rule, source=source, made_by=work.who.name,
            reason=reason,
        )
        for one in _added(found)
    ]  # fmt: skip
    work.add_all(added)
    if undone or added:
        booking.book(work, [claim.id])


def _added(found: Effects) -> Iterator[_Added]:
    if found.credit and found.credit_from:
        yield _Added(kind=FactKind.CREDIT, amount=found.credit, day=found.credit_from, rule=_RULE)
    if (rise := found.surcharge) is not None:
        yield _Added(kind=FactKind.SURCHARGE, amount=rise.amount, day=rise.day, rule=rise.rule)
