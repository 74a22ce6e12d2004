"""The letter that a plan is over: what is left is demanded, but not what something stops."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.calendar import deadline
from collector_desk.domain.letter import LetterKind, PlanEnd
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_content import PlanEnded
from collector_desk.domain.letter_parts import Head
from collector_desk.domain.notices import posting_day
from collector_desk.errors.letter_post import LetterLacks
from collector_desk.models import Claim, Debtor, Plan, PlanClaim
from collector_desk.service import letter_rests, letter_stops
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made
from collector_desk.service.letter_money import LetterMoney


def made_of(work: Work, debtor: Debtor, row: Plan) -> Made:
    """The letter about the end of a plan; a claim that is stopped is named, and not demanded.

    Raises LetterLacks where the plan is not over.
    """
    agreed, ended, today = row.agreed_on, row.ended_on, work.clock.today()
    if agreed is None or ended is None:
        raise LetterLacks(what="avtalen er ikke avsluttet")
    found = letter_rests.of(work, debtor, _claims(work, row))
    money = found.money
    due = None
    if found.total > 0:
        days = work.rates["letter_deadline_days"].on(today).whole
        due = deadline(posting_day(today, rates=work.rates), days)

    def build(head: Head) -> Content:
        return PlanEnded(
            head=head,
            number=row.number,
            agreed=agreed,
            ended=ended,
            why=_why(row, found.every),
            claims=money.lines(head.language),
            payment=money.payment(head.language, due, head.day) if due else None,
            rests=found.apart(head.language),
        )

    return Made(
        kind=LetterKind.PLAN_ENDED, debtor=debtor, claims=money.claims, build=build,
        lawful_from=today, deadline=due, money=money, plan_id=row.id,
        refusal=letter_stops.refusal_of(work, debtor, LetterKind.PLAN_ENDED, money.claims),
    )  # fmt: skip


def _why(row: Plan, money: LetterMoney) -> PlanEnd:
    if money.total <= 0:
        return PlanEnd.KEPT
    return PlanEnd.BROKEN if row.noticed_on else PlanEnd.WITHDRAWN


def _claims(work: Work, row: Plan) -> tuple[Claim, ...]:
    query = select(Claim).join(PlanClaim, PlanClaim.claim_id == Claim.id)
    found = query.where(PlanClaim.plan_id == row.id).order_by(Claim.due_date, Claim.id)
    return tuple(work.scalars(found))
