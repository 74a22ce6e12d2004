"""How money with the KID of a claim in a payment plan is shared among the claims of that plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.objection import CLOSED
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.domain.towards import WHOLE, Towards, fold_towards
from collector_desk.models import Claim, ClaimDebtor, Objection, Plan, PlanClaim
from collector_desk.service import numbers, own_fees, placed, plan_returns, receipt
from collector_desk.service.database import Work
from collector_desk.service.facts import facts_of, order_of, terms_of
from collector_desk.service.keys import chunks

NOT_PLACED = "innbetalingen den gjelder, er ikke plassert på et krav"


@dataclass(frozen=True, slots=True)
class Part:
    """Øre > 0 of a payment that a claim gets, and the rule it is placed by."""

    claim_id: int
    amount: Money
    rule: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What money that the bank took back leaves, and why not all of it is taken from a claim."""

    parts: tuple[Part, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A plan as far as money that comes looks at it: it runs to ``ended``, that day included."""

    number: str
    debtor_id: int
    agreed: date
    ended: date | None
    covering: str
    claims: tuple[int, ...]  # the oldest first

    def runs(self, day: date) -> bool:
        """Whether it ran on this day; money that is told of late counts as it would have then."""
        return self.agreed <= day and (self.ended is None or day <= self.ended)


class Shares:
    """The plans of some claims, with what their claims owe as money is laid on them in turn.

    Money first covers the claim whose KID it has, for that is what the payer said; what goes
    beyond it covers the plan's other claims, the oldest first, as the plan reckoned (ruling 16).
    It covers no claim that somebody who owes the first does not owe, for nobody can tell which of
    them paid; none that is withdrawn, disputed or barred; and none that may not receive it.
    """

    def __init__(self, work: Work, claim_ids: Collection[int]) -> None:
        self._work = work
        self._plans = _plans(work, claim_ids)
        every = {number for plans in self._plans.values() for one in plans for number in one.claims}
        rows = work.scalars(select(Claim).where(Claim.id.in_(every))) if every else ()
        self._claims = {claim.id: claim for claim in rows}
        self._facts = defaultdict(list, facts_of(work, sorted(every)))
        self._owers, self._last = _owers(work, every)
        self._joint = sorted(one for one in every if len(self._owers[one]) > 1)
        self._left_out: dict[int, Mapping[int, Towards]] = {}
        self._disputed = _disputed(work, every)
        self._holds = receipt.holds(work, every)
        self._gone: Counter[tuple[str, Money]] = Counter()
        self._came: dict[tuple[str, Money], list[tuple[Part, ...]]] = defaultdict(list)

    def plan(self, claim_id: int, day: date) -> Agreed | None:
        """The plan that a claim was in on a day: the newest, for one may begin as another ends."""
        running = [one for one in self._plans.get(claim_id, ()) if one.runs(day)]
        return running[-1] if running else None

    def of(self, claim_id: int, amount: Money, day: date, rule: str) -> tuple[Part, ...]:
        """The parts of money with this claim's KID; none where no plan has the claim.

        What goes beyond the plan stands to credit on the claim itself. Where that is withdrawn,
        it gets nothing, and the rest is left out.
        """
        plan = self.plan(claim_id, day)
        if plan is None or amount <= 0:
            return ()
        itself = self._claims[claim_id].state == "open"
        others = [one for one in plan.claims if self._takes(one, claim_id, day)]
        onward = f"{rule}, videre i avtale {plan.number}"
        shares: dict[int, Money] = {}
        left = amount
        for one in [claim_id, *others] if itself else others:
            shares[one] = min(left, self._owed(one, plan, day))
            left -= shares[one]
        if itself:
            shares[claim_id] += left
        parts = tuple(
            Part(one, share, rule if one == claim_id else onward)
            for one, share in shares.items()
            if share
        )
        self._lay(parts, plan, day)
        self._came[self._claims[claim_id].kid, amount].append(parts)
        return parts

    def of_plan(self, number: str, amount: Money, day: date, rule: str) -> tuple[Part, ...]:
        """The parts of money with the plan's own KID: its claims in turn, the oldest first.

        It covers none that is withdrawn, disputed, barred or may not receive it; what goes beyond
        the plan stands to credit on the last that got something. None where the plan did not run
        that day, or none of its claims takes money.
        """
        plan = self._numbered(number)
        if plan is None or not plan.runs(day) or amount <= 0:
            return ()
        open_ones = [one for one in plan.claims if self._receives(one, day)]
        shares: dict[int, Money] = {}
        left = amount
        for one in open_ones:
            shares[one] = min(left, self._owed(one, plan, day))
            left -= shares[one]
        if open_ones:
            last = max((n for n, one in enumerate(open_ones) if shares[one]), default=0)
            shares[open_ones[last]] += left
        parts = tuple(Part(one, share, rule) for one, share in shares.items() if share)
        if parts:
            self._lay(parts, plan, day)
            self._came[numbers.plan_kid(number), amount].append(parts)
        return parts

    def _numbered(self, number: str) -> Agreed | None:
        every = (one for plans in self._plans.values() for one in plans)
        return next((one for one in every if one.number == number), None)

    def taken_back(self, claim_id: int, kid: str, amount: Money, rule: str) -> Taken:
        """Money the bank takes back leaves the claims its payment is on, wherever that is now.

        Nothing is known where no plan has had the claim, or no such payment came.
        """
        members = {number for one in self._plans.get(claim_id, ()) for number in one.claims}
        if not members or amount <= 0:
            return Taken()
        if came := self._came[kid, amount]:  # it came by the same file
            return Taken(tuple(replace(part, rule=rule) for part in came.pop()))
        payment = plan_returns.payment_of(
            self._work, members, kid, amount, earlier=self._gone[kid, amount]
        )
        if payment is None:
            return Taken()
        self._gone[kid, amount] += 1
        parts = tuple(
            Part(fact.claim_id, fact.amount, rule)
            for fact in placed.of_payment(self._work, payment)
            if fact.kind == FactKind.PAYMENT.value
        )
        whole = sum(part.amount for part in parts) == amount
        return Taken(parts, "" if whole else NOT_PLACED)

    def _takes(self, claim_id: int, first: int, day: date) -> bool:
        """Whether a claim of the plan takes what another did not need."""
        return (
            claim_id != first
            and self._owers[first] <= self._owers[claim_id]
            and self._receives(claim_id, day)
        )

    def _receives(self, claim_id: int, day: date) -> bool:
        """Whether a claim of a plan may take money that was not paid for it by name."""
        return (
            self._claims[claim_id].state == "open"
            and claim_id not in self._disputed
            and day <= (self._last.get(claim_id) or date.max)
            and not any(hold.runs(day) for hold in self._holds.get(claim_id, ()))
        )

    def _owed(self, claim_id: int, plan: Agreed, day: date) -> Money:
        """What the plan's debtor owed of it on the value date, but no more than it owes now."""
        terms, facts = terms_of(self._claims[claim_id]), self._facts[claim_id]
        days, left_out = {day, max(day, self._work.clock.today())}, self._towards(claim_id, plan)
        every = (fold_towards(terms, facts, left_out, on=on, rates=self._work.rates) for on in days)
        return max(0, min(one.balance.total for one in every))

    def _towards(self, claim_id: int, plan: Agreed) -> Towards:
        """What the plan's debtor does not answer for, where others owe the claim too."""
        if claim_id not in self._joint:
            return WHOLE
        if plan.debtor_id not in self._left_out:
            found = own_fees.towards(self._work, plan.debtor_id, self._joint)
            self._left_out[plan.debtor_id] = found
        return self._left_out[plan.debtor_id][claim_id]

    def _lay(self, parts: Collection[Part], plan: Agreed, day: date) -> None:
        """Reckon with what is placed: the next payment of the file finds it there."""
        for part in parts:
            facts = self._facts[part.claim_id]
            facts.append(
                Fact(
                    id=max((fact.id for fact in facts), default=0) + 1,
                    claim_id=part.claim_id,
                    kind=FactKind.PAYMENT,
                    amount=part.amount,
                    value_date=day,
                    known_at=self._work.clock.now(),
                    rule=part.rule,
                    source="",
                    order=order_of(plan.covering or None),
                )
            )


def _plans(work: Work, claim_ids: Collection[int]) -> dict[int, list[Agreed]]:
    """Every plan that was agreed for one of these claims, by claim, the oldest plan first."""
    ids: set[int] = set()
    for some in chunks(sorted(claim_ids)):
        ids.update(work.scalars(select(PlanClaim.plan_id).where(PlanClaim.claim_id.in_(some))))
    found: dict[int, list[Agreed]] = defaultdict(list)
    for plan in _agreed(work, ids):
        for claim_id in plan.claims:
            found[claim_id].append(plan)
    return found


def _agreed(work: Work, plan_ids: Collection[int]) -> Iterator[Agreed]:
    for some in chunks(sorted(plan_ids)):
        members: dict[int, list[int]] = defaultdict(list)
        rows = work.execute(
            select(PlanClaim.plan_id, PlanClaim.claim_id)
            .join(Claim, Claim.id == PlanClaim.claim_id)
            .where(PlanClaim.plan_id.in_(some))
            .order_by(Claim.due_date, Claim.id)
        )
        for plan_id, claim_id in rows:
            members[plan_id].append(claim_id)
        query = select(Plan).where(
            Plan.id.in_(some),
            Plan.agreed_on.is_not(None),
            Plan.state != PlanStage.LAPSED.value,  # taken back: it never was agreed
        )
        for plan in work.scalars(query.order_by(Plan.id)):
            assert plan.agreed_on is not None  # the query asks for it
            claims = tuple(members[plan.id])
            yield Agreed(
                plan.number, plan.debtor_id, plan.agreed_on, plan.ended_on, plan.covering, claims
            )


def _owers(
    work: Work, claim_ids: Collection[int]
) -> tuple[dict[int, set[int]], dict[int, date | None]]:
    """Who owes each claim, and its last day towards any of them; None where one has none."""
    owers: dict[int, set[int]] = defaultdict(set)
    last: dict[int, date | None] = {}
    for some in chunks(sorted(claim_ids)):
        query = select(ClaimDebtor.claim_id, ClaimDebtor.debtor_id)
        for claim_id, debtor_id in work.execute(query.where(ClaimDebtor.claim_id.in_(some))):
            owers[claim_id].add(debtor_id)
        latest = select(ClaimDebtor.claim_id, func.max(ClaimDebtor.last_day))
        grouped = latest.where(ClaimDebtor.claim_id.in_(some)).group_by(ClaimDebtor.claim_id)
        last.update(dict(work.execute(grouped).all()))
    return owers, last


def _disputed(work: Work, claim_ids: Collection[int]) -> set[int]:
    found: set[int] = set()
    for some in chunks(sorted(claim_ids)):
        query = select(Objection.claim_id).where(
            Objection.claim_id.in_(some),
            Objection.state.not_in(CLOSED),
            Objection.stops.is_(True),
        )
        found.update(work.scalars(query))
    return found
