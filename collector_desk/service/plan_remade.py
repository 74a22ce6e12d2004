"""A plan whose sums are reckoned anew while it runs: a claim fell out of it, came back, or is less."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count, takewhile
from typing import TypeAlias

from sqlalchemy import delete, select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.covering import default_order
from collector_desk.domain.delivery import Delivery
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan import Instalment, PlanRequest, calculate
from collector_desk.domain.plan_money import Watched
from collector_desk.domain.plan_run import PlanClaim as Reckoned
from collector_desk.domain.plan_run import plan_claim
from collector_desk.domain.plan_schedule import Interval, due_date, planned_day
from collector_desk.domain.plan_stage import RUNNING, PlanStage
from collector_desk.errors import DeskError
from collector_desk.models import Claim, LetterRow, Plan, PlanClaim, PlanInstalment
from collector_desk.service import (
    letter_orders,
    letter_withdraw,
    own_fees,
    plan_asked,
    plan_keeping,
    plan_monitor,
    plan_terms,
)
from collector_desk.service.database import Work
from collector_desk.service.facts import order_of
from collector_desk.wire.plans import Terms

_Unpaid: TypeAlias = tuple[PlanInstalment, Money]
_CHANGED = "Avtalen er endret: et nytt varsel må til"


def without(work: Work, plan: Plan, gone: Collection[int], why: str) -> None:
    """Take claims out of a plan that runs; it goes on for what is left, with new sums by letter.

    What was paid of its instalments stays paid, whichever claim the money was on. Where nothing is
    left to pay, the plan is over (``plan_monitor.check``).
    """
    before, ids = asked(work, plan), plan_keeping.claim_ids(work, plan)
    out = sorted(set(gone).intersection(ids))
    rows = work.scalars(select(Claim.number).where(Claim.id.in_(out)).order_by(Claim.id))
    said = f"{', '.join(rows)} falt ut av avtalen {dotted(work.clock.today())}: {why}"
    plan.reasons = f"{plan.reasons}\n\n{said}".strip()
    work.execute(delete(PlanClaim).where(PlanClaim.plan_id == plan.id, PlanClaim.claim_id.in_(out)))
    put_off(work, plan, before, until=work.clock.today())
    anew(work, plan, plan_asked.met(work, plan, ids))


def again(work: Work, plan: Plan, claim: Claim) -> None:
    """Put a claim back in a plan that runs; its sums are reckoned anew, and told."""
    before = plan_asked.met(work, plan, plan_keeping.claim_ids(work, plan))
    said = f"{claim.number} er med i avtalen igjen {dotted(work.clock.today())}."
    plan.reasons = f"{plan.reasons}\n\n{said}".strip()
    work.add(PlanClaim(plan_id=plan.id, claim_id=claim.id))
    anew(work, plan, before)


def unnoticed(work: Work, plan: Plan, why: str) -> None:
    """Let no notice of default from before now count; one that waits does not go."""
    if plan.state == PlanStage.NOTICED.value:
        plan.state = PlanStage.BROKEN.value
    plan.noticed_on, plan.notice_deadline = None, None
    plan.given_back_at = work.clock.now()
    waiting = select(LetterRow.id).where(
        LetterRow.plan_id == plan.id,
        LetterRow.kind == LetterKind.PLAN_DEFAULT_NOTICE.value,
        LetterRow.state == Delivery.WAITING.value,
    )
    letter_withdraw.withdraw_waiting(work, work.scalars(waiting).all(), why)


def asked(work: Work, plan: Plan) -> Mapping[int, Money]:
    """What each instalment asks for, by its number; nothing of it that is in dispute."""
    watched = plan_monitor.watched(work, plan).instalments
    return {one.agreed.number: one.agreed.amount for one in watched}


def put_off(work: Work, plan: Plan, before: Mapping[int, Money], *, until: date) -> bool:
    """Lay what an objection had taken out of instalments that fall due before a day, on later ones.

    It was not asked for while the objection was open, and so nobody is late with it (ruling 18).
    ``before`` is what was ``asked`` for then. The plan goes on for as many instalments more as were
    lowered; gives whether any was.
    """
    now, lowered = asked(work, plan), 0
    for row in plan_keeping.instalments(work, plan):
        due = now.get(row.number, 0)
        least = min(before.get(row.number, 0), due)
        if row.due >= until or least == due:
            continue
        lowered += 1
        take_off(row, row.amount - row.amount * least // due)
        if not row.amount:
            work.delete(row)
    if lowered:
        plan.count = max(plan.count, _days_before(plan, until)) + lowered
    work.flush()
    return lowered > 0


def anew(work: Work, plan: Plan, met: Sequence[Watched], *, until: date | None = None) -> None:
    """Reckon a plan anew for what is owed of its claims today, and tell the debtor by letter.

    ``met`` is the instalments as they stood before the claims changed: those whose day is over and
    those that are paid stay, and no notice of default from before counts. Those that fall due
    before ``until`` ask for no more than they do. Where nothing is left, the plan is over
    (``plan_monitor.check``).
    """
    unnoticed(work, plan, _CHANGED)
    _withdraw(work, plan)
    kept = _kept(work, plan, met)
    _count_as_met(work, plan, [one for one in met if one.agreed.number <= kept])
    stays = _stays(work, plan, met, kept)
    soon = _soon(plan, met, kept, until or work.clock.today())
    try:
        ahead = _ahead(work, plan, kept, soon, sum(missing for _, missing in stays))
    except DeskError:  # nothing is owed on what is left, or nothing more was to come
        ahead = ()
    _write(work, plan, stays, ahead)
    plan_monitor.check(work, plan.id)
    coming = [one for one in plan_keeping.instalments(work, plan) if one.due >= work.clock.today()]
    if PlanStage(plan.state) in RUNNING and coming:
        letter_orders.order(work, LetterKind.PLAN, plan)


def _withdraw(work: Work, plan: Plan) -> None:
    """A confirmation that waits tells of sums that are no more."""
    waiting = select(LetterRow.id).where(
        LetterRow.plan_id == plan.id,
        LetterRow.kind == LetterKind.PLAN.value,
        LetterRow.state == Delivery.WAITING.value,
    )
    letter_withdraw.withdraw_waiting(work, work.scalars(waiting).all(), "Avtalen er endret")


def _kept(work: Work, plan: Plan, met: Sequence[Watched]) -> int:
    """The last instalment that stays as it is: its day is over, or it is paid."""
    today = work.clock.today()
    over = (one.number for one in plan_keeping.instalments(work, plan) if one.due < today)
    paid = (one.agreed.number for one in met if not one.missing)
    return max((_days_before(plan, today), *over, *paid))


def _soon(plan: Plan, met: Sequence[Watched], kept: int, until: date) -> tuple[Money, ...]:
    """What the instalments to come ask for that fall due before a day; nothing where none does."""
    missing = {one.agreed.number: one.missing for one in met}
    return tuple(missing.get(n, 0) for n in range(kept + 1, _days_before(plan, until) + 1))


def _days_before(plan: Plan, day: date) -> int:
    """How many due days of the plan lie before a day, those after its last instalment too."""
    due = (due_date(plan.first_due, Interval(plan.interval), number) for number in count(1))
    return sum(1 for _ in takewhile(lambda each: each.day < day, due))


def _stays(work: Work, plan: Plan, met: Sequence[Watched], kept: int) -> list[_Unpaid]:
    """The instalments that stay, each with what is unpaid of it, disputed or not."""
    paid = {one.agreed.number: sum(used.amount for used in one.used) for one in met}
    rows = plan_keeping.instalments(work, plan)
    return [
        (row, row.amount - paid[row.number])
        for row in rows
        if row.number in paid and row.number <= kept
    ]


def _count_as_met(work: Work, plan: Plan, met: Sequence[Watched]) -> None:
    """Keep the money of the instalments that stay; what came on what is left is reckoned with."""
    plan.came_before = [
        [used.payment, used.day.isoformat(), used.amount] for one in met for used in one.used
    ]
    plan.remade_at = work.clock.now()


def _ahead(
    work: Work, plan: Plan, kept: int, soon: tuple[Money, ...], overdue: Money
) -> Sequence[Instalment]:
    """The instalments to come, of the size that was agreed, for what is left of the claims.

    Where every day of the plan is over, what was not asked for yet is one more.
    """
    today, interval = work.clock.today(), Interval(plan.interval)
    if kept >= plan.count and owed(work, plan) <= overdue:
        return ()
    request = PlanRequest(
        start=today,
        first_due=max(today, planned_day(plan.first_due, interval, kept + 1)),
        order=order_of(plan.covering or None) or default_order(work.rates, today),
        interval=interval,
        amount=plan.instalment,
        count=max(1 + len(soon), plan.count - kept),
        given=soon,
    )
    terms = Terms.model_validate(plan.request)
    coming = (one for one in plan_terms.coming(terms) if one.due >= today)
    claims = (*_owed(work, plan), *coming)
    return calculate(claims, request, table=work.rates["late_interest"]).instalments


def owed(work: Work, plan: Plan) -> Money:
    """Øre that the debtor of a plan owes of its claims today."""
    return sum(one.balance.total for one in _owed(work, plan))


def _owed(work: Work, plan: Plan) -> Iterator[Reckoned]:
    work.flush()
    query = select(Claim).where(Claim.id.in_(plan_keeping.claim_ids(work, plan)))
    claims = list(work.scalars(query.order_by(Claim.due_date, Claim.id)))
    folded = own_fees.statements(work, plan.debtor_id, claims, on=work.clock.today())
    for claim in claims:
        if folded[claim.id].balance.total > 0:
            title = f"{claim.number} {KINDS[ClaimKind(claim.kind)].label}"
            yield plan_claim(folded[claim.id], title=title, due=claim.due_date, kid=claim.kid)


def _write(work: Work, plan: Plan, stays: list[_Unpaid], ahead: Sequence[Instalment]) -> None:
    """Write the rows to come anew; what is overdue stays so, and falls off the end of them."""
    overdue = sum(missing for _, missing in stays)
    numbers = {row.number for row, _ in stays}
    old = [row for row in plan_keeping.instalments(work, plan) if row.number not in numbers]
    first = 1 + max((_days_before(plan, work.clock.today()), *numbers))
    days = {row.number: row.due for row in old}
    for row in old:
        work.delete(row)
    work.flush()
    rows = list(stays)
    for number, one in enumerate(ahead, start=first):
        due = due_date(plan.first_due, Interval(plan.interval), number)
        due = replace(due, day=days.get(number, due.day))
        row = plan_terms.kept(plan.id, replace(one, due=due))
        row.left = max(0, row.left - overdue)
        rows.append((row, row.amount))
    _cut(rows, overdue if ahead else overdue - owed(work, plan))
    for row, _ in rows:
        if row.amount > 0:
            work.add(row)
        elif row.number in numbers:
            work.delete(row)
    work.flush()


def take_off(row: PlanInstalment, falls: Money) -> None:
    """Lower an instalment, its principal first."""
    row.amount -= falls
    for part in ("principal", "additions", "interest"):
        of_part = min(falls, getattr(row, part))
        setattr(row, part, getattr(row, part) - of_part)
        falls -= of_part


def _cut(rows: Sequence[_Unpaid], too_much: Money) -> None:
    """Take what is asked for twice off the last instalments, never what is paid of one."""
    for row, missing in reversed(rows):
        falls = max(0, min(missing, too_much))
        too_much -= falls
        take_off(row, falls)
