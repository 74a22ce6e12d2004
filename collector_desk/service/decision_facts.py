"""What the decision of an objection does to its claim: facts, imagined first, and until when it rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from collector_desk.domain import objection as law
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.holds import Reason
from collector_desk.domain.ledger import Statement
from collector_desk.domain.money import Money
from collector_desk.domain.notices import posting_day
from collector_desk.domain.objection import Outcome
from collector_desk.domain.objection_effects import Effects
from collector_desk.domain.towards import WHOLE, Towards, fold_towards
from collector_desk.models import Claim, FactRow, Hold, Objection
from collector_desk.service import booking, placed
from collector_desk.service.database import Work
from collector_desk.service.facts import terms_of

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
    source = _source(row)
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


def without(row: Objection, facts: Sequence[Fact]) -> list[Fact]:
    """The facts of the claim as they would be had the objection not been decided."""
    return [fact for fact in facts if fact.source != _source(row)]


def folded(work: Work, claim: Claim, facts: Sequence[Fact], towards: Towards = WHOLE) -> Statement:
    """The claim as these facts make it today, for all its debtors or for one."""
    today = work.clock.today()
    return fold_towards(terms_of(claim), list(facts), towards, on=today, rates=work.rates)


def new_deadline(work: Work, claim: Claim, outcome: Outcome) -> date | None:
    """The last day to pay where the letter that tells is written today; None where none is given."""
    today = work.clock.today()
    return law.new_deadline(
        ClaimKind(claim.kind), outcome, sent=posting_day(today, rates=work.rates),
        days=work.rates["rejection_deadline_days"].on(today).whole,
        answer_days=work.rates["sanction_answer_days"].on(today).whole,
    )  # fmt: skip


def rest(work: Work, row: Objection, last_day: date) -> Hold:
    """The claim rests until the new deadline; with no end before the letter that tells has gone."""
    return Hold(
        debtor_id=row.debtor_id,
        claim_id=row.claim_id,
        reason=Reason.NEW_DEADLINE.value,
        text=f"Ny frist etter {Outcome(row.outcome).label.lower()}",
        owner_id=work.who.person_id,
        from_day=work.clock.today(),
        review_on=last_day,
        until=None,
        objection_id=row.id,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )


def _source(row: Objection) -> str:
    return f"innsigelse {row.id}, {Outcome(row.outcome).label.lower()}"
