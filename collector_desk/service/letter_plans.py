"""The letters of plans and deferrals, from their rows as they were agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from collector_desk.domain.calendar import deadline
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.facts import Bucket
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_content import PlanDefaultNotice, PlanLetter, PlanOffer
from collector_desk.domain.letter_parts import Head, Missed, PaymentPart, ScheduleRow, Slip
from collector_desk.domain.letter_refusal import PlanRefused
from collector_desk.domain.letter_said import said
from collector_desk.domain.money import Money
from collector_desk.domain.notices import posting_day
from collector_desk.domain.payment_accounts import payment_account
from collector_desk.domain.plan_money import fill
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.errors.letter_post import LetterLacks
from collector_desk.errors.service import Unknown
from collector_desk.models import (
    Claim,
    Debtor,
    Plan,
    PlanClaim,
    PlanInstalment,
)
from collector_desk.service import (
    letter_deferrals,
    letter_demands,
    letter_plan_end,
    letter_stops,
    numbers,
    plan_asked,
    plan_stops,
)
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made
from collector_desk.service.letter_money import LetterMoney, called, money_of
from collector_desk.wire.letters import Write


def made_of(work: Work, debtor: Debtor, order: Write) -> Made:
    """A letter about the plan or deferral of an order.

    Raises:
        Unknown, LetterLacks, and as ``letter_deferrals.made_of``.
    """
    if order.kind in _DEFERRALS:
        return letter_deferrals.made_of(work, debtor, order)
    row = work.get(Plan, order.plan_id) if order.plan_id else None
    if row is None or row.debtor_id != debtor.id:
        raise Unknown(what="plan", id=order.plan_id)
    return plan(work, debtor, row, order.kind)


def plan(work: Work, debtor: Debtor, row: Plan, kind: LetterKind) -> Made:
    """A letter about a plan. Raises LetterLacks where the plan has not come that far."""
    if kind is LetterKind.PLAN_ENDED:
        return letter_plan_end.made_of(work, debtor, row)
    today = work.clock.today()
    ids = select(PlanClaim.claim_id).where(PlanClaim.plan_id == row.id)
    money = money_of(work, debtor.id, _claims(work, ids), on=today)
    build, due = _PLANS[kind](work, row, money)
    return Made(
        kind=kind, debtor=debtor, claims=money.claims, build=build,
        lawful_from=today, deadline=due, money=money, plan_id=row.id,
        refusal=plan_stops.refusal(work, row) if kind is LetterKind.PLAN_DEFAULT_NOTICE
        else letter_stops.refusal_of(work, debtor, kind, money.claims),
    )  # fmt: skip


_Build = tuple[Callable[[Head], Content], date | None]


def _agreed(work: Work, row: Plan, money: LetterMoney) -> _Build:
    """Every instalment; where the sums were reckoned anew, those that are to come."""
    rows, today = _rows(work, row), work.clock.today()
    if row.remade_at is not None:
        rows = tuple(each for each in rows if each.due >= today) or rows
    accepted = row.agreed_on
    if accepted is None:
        raise LetterLacks(what="avtalen er ikke inngått")

    def build(head: Head) -> Content:
        return PlanLetter(
            head=head,
            number=row.number,
            claims=money.lines(head.language),
            rows=rows,
            total=sum(each.amount for each in rows),
            covering=_order(row),
            accepted=accepted,
            payment=_slip(money, row, rows[0].amount, rows[0].due, head),
        )

    return build, rows[0].due


def _offer(work: Work, row: Plan, money: LetterMoney) -> _Build:
    rows = _rows(work, row)
    accept_by = row.offer_until or deadline(_goes(work), _days(work, "plan_offer_days"))

    def build(head: Head) -> Content:
        return PlanOffer(
            head=head,
            number=row.number,
            claims=money.lines(head.language),
            rows=rows,
            total=sum(each.amount for each in rows),
            covering=_order(row),
            accept_by=accept_by,
        )

    return build, accept_by


def _default_notice(work: Work, row: Plan, money: LetterMoney) -> _Build:
    today = work.clock.today()
    missed = _missed(work, row, money, today)
    agreed = row.agreed_on
    if agreed is None or not missed:
        raise LetterLacks(what="ingen avdrag mangler")
    due = deadline(_goes(work), _days(work, "plan_notice_days"))
    lacking = sum(each.lacking for each in missed)
    off = letter_demands.disputed(work, row.debtor_id, money.claims)

    def build(head: Head) -> Content:
        return PlanDefaultNotice(
            head=head,
            number=row.number,
            agreed=agreed,
            missed=missed,
            remaining=replace(money, disputed=off).total,
            provisional=money.provisional,
            payment=_slip(money, row, lacking, due, head),
        )

    return build, due


def _refused(work: Work, row: Plan, money: LetterMoney) -> _Build:
    """What was asked for as it was asked; nothing is demanded, and no deadline is set."""
    if row.state != PlanStage.REFUSED.value:
        raise LetterLacks(what="søknaden er ikke avslått")
    barred = letter_deferrals.barred(work, row.debtor_id, money.claims)

    def build(head: Head) -> Content:
        return PlanRefused(
            head=head,
            claims=tuple(called(claim, head.language) for claim in money.claims),
            requested=row.requested_on,
            first_due=row.first_due if row.day_named else None,
            instalment=row.instalment or None,
            count=row.count or None,
            reasons=row.reasons,
            barred=tuple(called(claim, head.language) for claim in barred),
        )

    return build, None


_PLANS: Mapping[LetterKind, Callable[[Work, Plan, LetterMoney], _Build]] = {
    LetterKind.PLAN: _agreed,
    LetterKind.PLAN_OFFER: _offer,
    LetterKind.PLAN_DEFAULT_NOTICE: _default_notice,
    LetterKind.PLAN_REFUSED: _refused,
}
_DEFERRALS = frozenset(
    {LetterKind.DEFERRAL, LetterKind.DEFERRAL_ENDED, LetterKind.DEFERRAL_REFUSED}
)
KINDS = frozenset({*_DEFERRALS, *_PLANS, LetterKind.PLAN_ENDED})
"""The letters that follow a plan or a deferral."""


def _goes(work: Work) -> date:
    """The day a letter written today has left by; what it prints is reckoned from then."""
    return posting_day(work.clock.today(), rates=work.rates)


def _days(work: Work, name: str) -> int:
    return work.rates[name].on(work.clock.today()).whole


def _claims(work: Work, ids: object) -> tuple[Claim, ...]:
    query = select(Claim).where(Claim.id.in_(ids)).order_by(Claim.due_date, Claim.id)  # type: ignore[arg-type]
    return tuple(work.scalars(query))


def _rows(work: Work, row: Plan) -> tuple[ScheduleRow, ...]:
    """The schedule as agreed; what rests on a rate not announced yet is marked (ruling 33)."""
    query = select(PlanInstalment).where(PlanInstalment.plan_id == row.id)
    known = work.rates["late_interest"].next_due
    found = work.scalars(query.order_by(PlanInstalment.number)).all()
    if not found:
        raise LetterLacks(what="avtalen har ingen avdrag")
    return tuple(
        ScheduleRow(
            number=each.number,
            due=each.due,
            amount=each.amount,
            principal=each.principal,
            additions=each.amount - each.principal,
            remaining=each.left,
            provisional=known is not None and each.due >= known and each.interest > 0,
        )
        for each in found
    )


def _missed(work: Work, row: Plan, money: LetterMoney, today: date) -> tuple[Missed, ...]:
    found = plan_asked.asked(work, row, money.claims, money.statements, on=today)
    filled = fill(found.schedule, found.received, kids=frozenset(), on=today)
    return tuple(
        Missed(due=each.agreed.day, amount=each.agreed.amount, paid=each.paid_by(today))
        for each in filled.instalments
        if each.agreed.day < today and each.missing > 0
    )


def _slip(money: LetterMoney, row: Plan, amount: Money, due: date, head: Head) -> PaymentPart:
    """An instalment is paid with the plan's own KID, to the account of its oldest claim."""
    claim = money.claims[0]
    account = payment_account(ClaimKind(claim.kind), head.day)
    slip = Slip(
        what=said("Avdrag, avtale {number}", head.language, number=row.number),
        kid=numbers.plan_kid(row.number),
        account=account.account,
        bic=account.bic,
        amount=amount,
    )
    return PaymentPart(receiver=account.receiver, deadline=due, amount=amount, slips=(slip,))


def _order(row: Plan) -> tuple[Bucket, ...]:
    return tuple(Bucket(part) for part in row.covering.split(",") if part)
