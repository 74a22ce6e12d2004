"""The letters of deferrals: what was granted, what would be, and that one was ended early."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select

from collector_desk.domain import deferral as law
from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_content import DeferralEnded, DeferralLetter
from collector_desk.domain.letter_parts import Head, ScheduleRow
from collector_desk.domain.letter_refusal import DeferralRefused
from collector_desk.domain.plan_stage import DeferralStage
from collector_desk.errors.letter_post import LetterLacks
from collector_desk.errors.service import Unknown
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Debtor,
    Deferral,
    DeferralClaim,
    Hold,
    Inquiry,
)
from collector_desk.service import demandable, folder, letter_rests, letter_stops, plan_claims
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made
from collector_desk.service.letter_money import LetterMoney, called, money_of
from collector_desk.wire.letters import Write


def made_of(work: Work, debtor: Debtor, order: Write) -> Made:
    """The letter an order asks for; without a deferral, the one that granting would send.

    Raises:
        Unknown, LetterLacks, DeferralBackwards, PlanClaimStopped.
    """
    if order.deferral_id is not None or order.on is None:
        return of_row(work, debtor, order.deferral_id, order.kind)
    found = law.Deferral(start=work.clock.today(), until=order.on, reason=DeferralReason.OTHER)
    plan_claims.chosen(work, debtor, order.claim_ids)
    claims = _claims(work, order.claim_ids)
    if not claims:
        raise LetterLacks(what="ingen krav er valgt")
    return _granted(work, debtor, claims, found.last_day, None)


def of_row(work: Work, debtor: Debtor, deferral_id: int | None, kind: LetterKind) -> Made:
    """The letter of a deferral that was decided. Raises Unknown, LetterLacks."""
    row = work.get(Deferral, deferral_id) if deferral_id else None
    if row is None or row.debtor_id != debtor.id:
        raise Unknown(what="deferral", id=deferral_id)
    if kind is LetterKind.DEFERRAL_ENDED:
        return _ended(work, debtor, row)
    ids = work.scalars(select(DeferralClaim.claim_id).where(DeferralClaim.deferral_id == row.id))
    claims = _claims(work, ids.all())
    if kind is LetterKind.DEFERRAL_REFUSED:
        return _refused(work, debtor, claims, row)
    if row.decided_on is None:
        raise LetterLacks(what="utsettelsen er ikke gitt")
    return _granted(work, debtor, claims, _last(row), row.id)


def _granted(
    work: Work, debtor: Debtor, claims: Sequence[Claim], last: date, deferral_id: int | None
) -> Made:
    """What is due on the last day, interest to that day included."""
    money = money_of(work, debtor.id, claims, on=last)

    def build(head: Head) -> Content:
        return DeferralLetter(
            head=head,
            claims=tuple(called(claim, head.language) for claim in money.claims),
            rows=(_whole(money, last),),
            until=last,
            payment=money.payment(head.language, last, head.day),
        )

    return Made(
        kind=LetterKind.DEFERRAL, debtor=debtor, claims=money.claims, build=build,
        lawful_from=work.clock.today(), deadline=last, money=money, deferral_id=deferral_id,
        refusal=letter_stops.refusal_of(work, debtor, LetterKind.DEFERRAL, money.claims),
    )  # fmt: skip


def _ended(work: Work, debtor: Debtor, row: Deferral) -> Made:
    """What is left, and the new deadline that the claims rest to; not what something stops."""
    if row.state != DeferralStage.STOPPED.value or row.ended_on is None:
        raise LetterLacks(what="utsettelsen er ikke opphevet")
    every = list(work.scalars(select(Hold).where(Hold.deferral_id == row.id).order_by(Hold.id)))
    owing = (one for one in _ended_for(row, every) if work.get(ClaimDebtor, (one, debtor.id)))
    claims = _claims(work, [*owing])
    found = letter_rests.of(work, debtor, claims)
    money, until = found.money, max((hold.review_on for hold in _new(every)), default=None)
    due, ended = until if found.total > 0 else None, row.ended_on

    def build(head: Head) -> Content:
        return DeferralEnded(
            head=head,
            until=_last(row),
            ended=ended,
            reasons=row.ended_why,
            claims=money.lines(head.language),
            payment=money.payment(head.language, due, head.day) if due else None,
            rests=found.apart(head.language),
        )

    return Made(
        kind=LetterKind.DEFERRAL_ENDED, debtor=debtor, claims=money.claims, build=build,
        lawful_from=work.clock.today(), deadline=due, money=money, deferral_id=row.id,
        refusal=letter_stops.refusal_of(work, debtor, LetterKind.DEFERRAL_ENDED, money.claims),
    )  # fmt: skip


def _ended_for(row: Deferral, holds: Sequence[Hold]) -> set[int]:
    """The claims that rested by it to its end, but for those that rest to no deadline any more."""
    left = {
        hold.claim_id
        for hold in holds
        if hold.reason == Reason.DEFERRAL.value
        and (hold.ended_on, hold.ended_why) == (row.ended_on, row.ended_why)
    }
    over = {hold.claim_id for hold in holds if hold.reason == Reason.NEW_DEADLINE.value}
    over -= {hold.claim_id for hold in _new(holds)}
    return {claim_id for claim_id in left - over if claim_id is not None}


def _new(holds: Sequence[Hold]) -> list[Hold]:
    """What rests to the new deadline."""
    return [
        hold for hold in holds if hold.reason == Reason.NEW_DEADLINE.value and hold.ended_on is None
    ]


def _refused(work: Work, debtor: Debtor, claims: Sequence[Claim], row: Deferral) -> Made:
    """What was asked for and why it is refused; nothing is demanded, and no deadline is set."""
    if row.state != DeferralStage.REFUSED.value:
        raise LetterLacks(what="søknaden er ikke avslått")
    asked = work.get(Inquiry, row.inquiry_id) if row.inquiry_id else None
    none = barred(work, debtor.id, claims)

    def build(head: Head) -> Content:
        return DeferralRefused(
            head=head,
            claims=tuple(called(claim, head.language) for claim in claims),
            requested=asked.received_on if asked else row.from_day,
            until=_last(row) if row.day_named else None,
            reasons=row.text,
            barred=tuple(called(claim, head.language) for claim in none),
        )

    return Made(
        kind=LetterKind.DEFERRAL_REFUSED, debtor=debtor, claims=tuple(claims), build=build,
        lawful_from=work.clock.today(), deferral_id=row.id,
    )  # fmt: skip


def barred(work: Work, debtor_id: int, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Those of a debtor's claims that are time-barred today: a refusal does not demand them."""
    work.flush()
    rows, today = folder.read(work, work.get_one(Debtor, debtor_id)), work.clock.today()
    kept = ((claim, rows.claim(claim.id)) for claim in claims)
    return tuple(claim for claim, one in kept if one and demandable.barred(rows, one, today=today))


def _last(row: Deferral) -> date:
    return row.until - timedelta(days=1)


def _claims(work: Work, ids: Sequence[int]) -> tuple[Claim, ...]:
    query = select(Claim).where(Claim.id.in_(ids)).order_by(Claim.due_date, Claim.id)
    return tuple(work.scalars(query))


def _whole(money: LetterMoney, last: date) -> ScheduleRow:
    statements = list(money.statements.values())
    principal = sum(one.balance.principal for one in statements)
    return ScheduleRow(
        number=1,
        due=last,
        amount=money.total,
        principal=principal,
        additions=money.total - principal,
        remaining=0,
        provisional=money.provisional,
    )
