"""Ending a deferral before its day: with a reason, a letter, and a deadline that the claims rest to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from collector_desk.domain import deferral as law
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.notices import posting_day
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan_stage import DeferralStage
from collector_desk.errors.plans import DeferralNotRunning, PlanReasonsMissing
from collector_desk.errors.service import Unknown
from collector_desk.models import Claim, Deferral, Hold
from collector_desk.service import deferral_keeping, gate, letter_orders, own_fees
from collector_desk.service.database import Work
from collector_desk.wire.deferrals import EndDeferral

LEAST_REASONS = 10


def end(work: Work, deferral_id: int, order: EndDeferral) -> Deferral:
    """End a deferral that runs. The claims rest until the deadline that the letter gives.

    Those are the claims that rested by it still: what fell out of it before is not spoken of. The
    deadline is the house's days from the posting of the letter, or the deferral's own last day where
    it comes sooner; a letter that goes late moves it (``letter_post``). Nothing rests where nothing
    is owed.

    Raises:
        Unknown, NotOpened, OwnCase, SuperiorDisqualified.
        DeferralNotRunning: it waits, was refused, or is over.
        PlanReasonsMissing: the letter needs its reasons.
    """
    found = work.get(Deferral, deferral_id)
    if found is None:
        raise Unknown(what="deferral", id=deferral_id)
    gate.opened(work, found.debtor_id)
    gate.may_decide(work, found.debtor_id)
    row = work.get_one(Deferral, deferral_id, with_for_update=True, populate_existing=True)
    if row.state != DeferralStage.GRANTED.value:
        raise DeferralNotRunning(stage=DeferralStage(row.state).label)
    why = order.why.strip()
    if len(why) < LEAST_REASONS:
        raise PlanReasonsMissing(least=LEAST_REASONS)
    left = deferral_keeping.resting(work, row)
    row.state, row.ended_on, row.ended_why = DeferralStage.STOPPED.value, work.clock.today(), why
    deferral_keeping.end_holds(work, row, why)
    _rest(work, row, left)
    letter_orders.order(work, LetterKind.DEFERRAL_ENDED, row)
    deferral_keeping.note(work, row, "deferrals.end")
    return row


def deadline(work: Work, row: Deferral) -> date:
    """The last day to pay that a letter of today gives, where it goes on the next posting day."""
    today = work.clock.today()
    return law.ended_deadline(
        posting_day(today, rates=work.rates),
        days=work.rates["deferral_end_days"].on(today).whole,
        last_day=deferral_keeping.last_day(row),
    )


def _rest(work: Work, row: Deferral, claim_ids: Collection[int]) -> None:
    """Let each claim that is owed rest until the new deadline: the letter promises it."""
    today, last = work.clock.today(), deadline(work, row)
    claims = [work.get_one(Claim, number) for number in claim_ids]
    folded = own_fees.statements(work, row.debtor_id, claims, on=today)
    for claim_id, statement in folded.items():
        if statement.balance.total > 0:
            work.add(
                Hold(
                    debtor_id=row.debtor_id,
                    claim_id=claim_id,
                    reason=Reason.NEW_DEADLINE.value,
                    text=f"Utsettelsen er opphevet {dotted(today)}",
                    owner_id=work.who.person_id,
                    from_day=today,
                    review_on=last,
                    until=last + timedelta(days=1),
                    deferral_id=row.id,
                    made_by=work.who.name,
                    made_at=work.clock.now(),
                )
            )
    work.flush()
