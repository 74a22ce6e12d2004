"""What a creditor unit's message would do, told before it is registered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.objection_effects import surcharge_left
from collector_desk.domain.phrases import kroner
from collector_desk.domain.statement import Balance
from collector_desk.domain.unit_message import UnitMessageKind, charged_though_paid
from collector_desk.errors.payments import ClaimIsWithdrawn
from collector_desk.errors.units import RecalledAlready
from collector_desk.models import Claim
from collector_desk.service import (
    before_after,
    gate,
    liable,
    objections,
    plan_lowered,
    receipt,
    resting,
    unit_messages,
)
from collector_desk.service.database import Work
from collector_desk.wire.units import TryUnitMessage, UnitPreview

_LATER = 2**62  # a number that no fact has: of one that is not told yet


def preview(work: Work, debtor_id: int, order: TryUnitMessage) -> UnitPreview:
    """Amounts before and after, and what follows; nothing is kept. Raises as the message would."""
    gate.opened(work, debtor_id)
    claim = objections.claim_of(work, debtor_id, order.claim_id)
    kind, day = order.kind, order.day or work.clock.today()
    refusal = ClaimIsWithdrawn if kind is UnitMessageKind.PAID else RecalledAlready
    unit_messages.check(work, claim, day, refusal)
    known = before_after.facts(work, claim)
    before = before_after.balance(work, claim, known)
    then = _facts(work, claim, known, order, day)
    after = before_after.balance(work, claim, then)
    follows = [*_follows(work, claim, order, before, after)]
    if kind is UnitMessageKind.PAID and order.amount:
        plans = plan_lowered.standing(work, [claim])
        fallen = len(then) <= len(known)
        follows += plan_lowered.effects(plans if fallen else plan_lowered.earlier_money(plans, day))
    return UnitPreview(lines=before_after.lines(before, after), effects=tuple(follows))


def _facts(
    work: Work, claim: Claim, known: Sequence[Fact], order: TryUnitMessage, day: date
) -> Sequence[Fact]:
    if order.kind is UnitMessageKind.RECALL:
        return ()
    if not order.amount:
        return known
    if order.kind is UnitMessageKind.CREDIT:
        unit_messages.check_credit(work, claim, order.amount)
        note = _fact(work, claim, FactKind.CREDIT, order.amount, day)
        return _without_needless(tuple(_lowered((*known, note))), since=day)
    receipt.refuse(work, claim, day)
    paid = (*known, _fact(work, claim, FactKind.PAYMENT, order.amount, day))
    return _without_needless(paid, since=day)


def _without_needless(facts: Sequence[Fact], *, since: date) -> Sequence[Fact]:
    """The facts but those that were added when the claim was paid already."""
    wrong = charged_though_paid(facts, since=since)
    return [fact for fact in facts if fact not in wrong]


def _fact(work: Work, claim: Claim, kind: FactKind, amount: int, day: date) -> Fact:
    return Fact(
        id=_LATER, claim_id=claim.id, kind=kind, amount=amount, value_date=day,
        known_at=work.clock.now(), rule="virksomhetens melding", source="forhåndsvisning",
    )  # fmt: skip


def _lowered(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The surcharge as it would be, where one is left; every other fact as it is."""
    for fact in facts:
        if fact.kind is not FactKind.SURCHARGE:
            yield fact
        elif (now := surcharge_left(facts, fact)) is not None:
            yield replace(fact, amount=now.amount)


def _follows(
    work: Work, claim: Claim, order: TryUnitMessage, before: Balance, after: Balance
) -> Iterator[str]:
    too_much = max(0, after.credit) - max(0, before.credit)
    if order.kind is UnitMessageKind.RECALL:
        yield "Hele kravet faller bort. Det som er betalt til oss, går tilbake til betaleren."
        for one in liable.all_of(work, claim.id):
            yield from resting.effects(work, one.debtor_id, claim)
        yield "Alle som skylder kravet, får brev om det, med virksomhetens ord."
    elif order.kind is UnitMessageKind.CREDIT:
        yield "Rentene regnes på nytt fra dagen nedsettelsen gjelder fra."
        if too_much > 0:
            yield f"{kroner(too_much)} kr er betalt for mye og foreslås betalt tilbake."
        if after.total < before.total:
            yield from plan_lowered.effects(plan_lowered.standing(work, [claim]))
        yield "Alle som skylder kravet, får brev om det, med virksomhetens ord."
    elif too_much > 0:
        yield f"{kroner(too_much)} kr er for mye. Du får en oppgave om det."
