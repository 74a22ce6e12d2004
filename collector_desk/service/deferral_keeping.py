"""What begins and ends with a deferral, and a deferral before a second person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from collector_desk.domain.approval import Subject
from collector_desk.domain.deferral import REASONS, DeferralReason
from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan_stage import DeferralStage
from collector_desk.errors.plans import DeferralPassed
from collector_desk.models import Approval, Deferral, DeferralClaim, Hold
from collector_desk.service import (
    answering,
    approvals,
    gate,
    letter_orders,
    matters,
    measure_events,
    plan_claims,
    sent_back,
)
from collector_desk.service.approvals import Draft, Handler
from collector_desk.service.database import Work
from collector_desk.service.measure_events import Happened
from collector_desk.wire.approvals import Change


def last_day(row: Deferral) -> date:
    """The last day to pay; ``until`` is the first on which it no longer holds."""
    return row.until - timedelta(days=1)


def begin(work: Work, row: Deferral) -> None:
    """Put the claims «i bero» until the deferral lapses."""
    today = work.clock.today()
    row.state, row.decided_on, row.from_day = DeferralStage.GRANTED.value, today, today
    for claim_id in claims(work, row):
        work.add(
            Hold(
                debtor_id=row.debtor_id,
                claim_id=claim_id,
                reason=Reason.DEFERRAL.value,
                text=f"Utsettelse til {dotted(last_day(row))}",
                owner_id=work.who.person_id,
                from_day=today,
                review_on=last_day(row),
                until=row.until,
                deferral_id=row.id,
                made_by=work.who.name,
                made_at=work.clock.now(),
            )
        )
    work.flush()
    why = f"utsettelse til {dotted(last_day(row))}"
    what = Happened(event=Event.DEFERRAL, why=why, claim_ids=claims(work, row))
    measure_events.happened(work, row.debtor_id, what)
    answering.became(work, row.inquiry_id, "utsettelse innvilget")
    letter_orders.order(work, LetterKind.DEFERRAL, row)
    work.flush()
    decided(work, row, "deferrals.grant")


def claims(work: Work, row: Deferral) -> list[int]:
    """The claims of a deferral."""
    query = select(DeferralClaim.claim_id).where(DeferralClaim.deferral_id == row.id)
    return sorted(work.scalars(query))


def resting(work: Work, row: Deferral) -> list[int]:
    """The claims that still rest by it: one that fell out rests no more."""
    query = select(Hold.claim_id).where(Hold.deferral_id == row.id, Hold.ended_on.is_(None))
    return sorted(claim_id for claim_id in work.scalars(query) if claim_id is not None)


def end_holds(work: Work, row: Deferral, why: str) -> None:
    """End what rests on the deferral."""
    query = select(Hold).where(Hold.deferral_id == row.id, Hold.ended_on.is_(None))
    for hold in work.scalars(query):
        hold.ended_on, hold.ended_by, hold.ended_why = work.clock.today(), work.who.name, why


def decided(work: Work, row: Deferral, deed: str) -> None:
    """Note what was decided; a proposal for these claims that came back is gone on with."""
    ids = claims(work, row)
    note(work, row, deed, answered=sent_back.decided(work, Subject.DEFERRAL, row.debtor_id, ids))


def note(work: Work, row: Deferral, deed: str, **more: list[int]) -> None:
    """Ids and days only: the reason may tell of somebody's health."""
    details = {"deferral": row.id, "state": row.state, "until": row.until.isoformat()}
    work.note(deed, stream=f"debtor:{row.debtor_id}", details=details | more)


def propose(work: Work, row: Deferral, owed: Money, why: str) -> None:
    """Put a deferral that goes beyond the limits before a second person."""
    draft = Draft(
        subject=Subject.DEFERRAL,
        subject_id=row.id,
        debtor_id=row.debtor_id,
        title=f"Utsettelse til {dotted(last_day(row))}",
        amount=owed,
        why=why[:300],
        reasons=row.text,
    )
    row.approval_id = approvals.propose(work, draft).id
    note(work, row, "deferrals.propose")


def _frozen(work: Work, deferral_id: int) -> Mapping[str, Any]:
    row = work.get_one(Deferral, deferral_id)
    on = matters.proposed_on(work, Subject.DEFERRAL, deferral_id)
    return {
        "subject": Subject.DEFERRAL.value,
        "deferral": row.id,
        "until": row.until.isoformat(),
        "reason": row.reason,
        "reasons": row.text,
        "claims": matters.claims(work, row.debtor_id, claims(work, row), on=on),
    }


def _changes(work: Work, approval: Approval) -> Sequence[Change]:
    row = work.get_one(Deferral, approval.subject_id)
    return (
        Change(field="Kravene", before="kan drives inn",
               after=f"stilt i bero til {dotted(last_day(row))}"),
        Change(field="Årsak", before="", after=REASONS[DeferralReason(row.reason)]),
    )  # fmt: skip


def _carry_out(work: Work, approval: Approval) -> None:
    row = work.get_one(Deferral, approval.subject_id, with_for_update=True)
    if last_day(row) <= work.clock.today():
        raise DeferralPassed(until=last_day(row).isoformat())
    plan_claims.chosen(work, gate.known(work, row.debtor_id), claims(work, row))
    begin(work, row)


def _put_back(work: Work, approval: Approval) -> None:
    row = work.get_one(Deferral, approval.subject_id)
    row.state = DeferralStage.ENDED.value
    answering.give_back(work, row.inquiry_id)


approvals.handles(
    Subject.DEFERRAL,
    Handler(frozen=_frozen, changes=_changes, carry_out=_carry_out, put_back=_put_back),
)
