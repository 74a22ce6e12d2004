"""Every figure of a plan opened into its lines: what is paid, what is left, what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from collector_desk.domain import leaves
from collector_desk.domain.covering import Situation, rule_of
from collector_desk.domain.explain import Explanation
from collector_desk.domain.facts import Bucket
from collector_desk.domain.leaves import Leaf, LeafKind, Part
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan import Instalment, Plan
from collector_desk.domain.plan_run import ClaimRun, PlanClaim
from collector_desk.errors.ledger import LeavesDisagree

_NAMES = {
    Part.PRINCIPAL: "Hovedstol",
    Part.COSTS: "Kostnader",
    Part.FEES: "Gebyrer",
    Part.INTEREST: "Renter",
}
_KINDS = {
    Part.PRINCIPAL: LeafKind.PRINCIPAL,
    Part.COSTS: LeafKind.COSTS,
    Part.FEES: LeafKind.FEE,
    Part.INTEREST: LeafKind.INTEREST,
}
_AGREED = rule_of(Situation.PLAN)


def explain_paid(plan: Plan, number: int, part: Part = Part.TOTAL) -> Explanation:
    """What instalment ``number`` covers of ``part`` (or of everything), claim by claim."""
    each = plan.instalments[number - 1]
    found = [
        leaf
        for claim in plan.claims
        for one in _parts(part)
        for leaf in _payments(plan, claim, one, (each,))
    ]
    return _explained(plan, part, each, each.paid.of(part), found)


def explain_left(plan: Plan, number: int, part: Part = Part.TOTAL) -> Explanation:
    """What is left of ``part`` after instalment ``number``: opened, run up, and paid so far."""
    each = plan.instalments[number - 1]
    paid = plan.instalments[:number]
    found: list[Leaf] = []
    for claim in plan.claims:
        for one in _parts(part):
            found += _opening(plan, claim, one)
            if one is Part.INTEREST:
                found += _lines(plan, claim, paid)
            found += [_taken(leaf) for leaf in _payments(plan, claim, one, paid)]
    return _explained(plan, part, each, each.left.of(part), found)


def explain_cost(plan: Plan) -> Explanation:
    """What the plan costs beside paying now: the interest lines, less what ran before it."""
    found: list[Leaf] = []
    for claim in plan.claims:
        lines = _lines(plan, claim, plan.instalments)
        found += lines
        if lines and claim.accrued:
            found.append(_leaf(plan, claim, Part.INTEREST, -claim.accrued, "påløpt før avtalen"))
    return _explained(plan, Part.INTEREST, plan.last, plan.interest, found)


def _parts(part: Part) -> tuple[Part, ...]:
    return tuple(_NAMES) if part is Part.TOTAL else (part,)


def _opening(plan: Plan, claim: PlanClaim, part: Part) -> Iterator[Leaf]:
    """What was owed on the start day, apart from the interest line that is shown whole."""
    amount = claim.balance.of(part) - (claim.accrued if part is Part.INTEREST else 0)
    if amount:
        yield _leaf(plan, claim, part, amount, "før avtalen")


def _leaf(plan: Plan, claim: PlanClaim, part: Part, amount: Money, what: str) -> Leaf:
    start = plan.request.start
    return Leaf(
        kind=_KINDS[part],
        claim_id=claim.claim_id,
        bucket=Bucket(part.value),
        amount=amount,
        from_day=start,
        rule=claim.interest_rule if part is Part.INTEREST else "Kravet",
        source=f"saldo per {dotted(start)}",
        text=f"{_NAMES[part]} {what}",
    )


def _lines(plan: Plan, claim: PlanClaim, paid: Iterable[Instalment]) -> list[Leaf]:
    """The interest lines of a claim up to the last of ``paid``, each in full."""
    run = ClaimRun(claim, order=plan.request.order, table=plan.table)
    last = plan.request.start
    for each in paid:
        last = each.day
        for share in each.shares:
            if share.claim_id == claim.claim_id:
                run.pay(share.paid.total, each.day)
    return [
        leaves.of_line(
            line, basis="", claim_id=claim.claim_id, rule=claim.interest_rule, table=plan.table
        )
        for line in (*run.lines, *run.running(last))
    ]


def _payments(
    plan: Plan, claim: PlanClaim, part: Part, paid: Iterable[Instalment]
) -> Iterator[Leaf]:
    for each in paid:
        for share in each.shares:
            amount = share.paid.of(part)
            if share.claim_id == claim.claim_id and amount:
                text = f"Avdrag {each.number} {dotted(each.day)}: {_NAMES[part].lower()}"
                leaf = _leaf(plan, claim, part, amount, "")
                yield replace(
                    leaf,
                    kind=LeafKind.PAYMENT,
                    from_day=each.day,
                    rule=_AGREED,
                    source="avdragsplanen",
                    text=text,
                    provisional=each.provisional,
                )


def _taken(leaf: Leaf) -> Leaf:
    return replace(leaf, amount=-leaf.amount)


def _explained(
    plan: Plan, part: Part, each: Instalment, amount: Money, found: list[Leaf]
) -> Explanation:
    """Raises LeavesDisagree rather than show lines that do not add up."""
    if sum(leaf.amount for leaf in found) != amount:
        raise LeavesDisagree(claim=plan.claims[0].claim_id, amount=amount)
    return Explanation(part=part, on=each.day, amount=amount, leaves=tuple(found))
