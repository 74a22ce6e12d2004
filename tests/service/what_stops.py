"""What stops coercion of a claim, read in the tables and from the law alone: it asks no gate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from collector_desk.domain.objection import CLOSED
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Debtor,
    DebtorStatus,
    Deferral,
    DeferralClaim,
    Hold,
    Inquiry,
    InquiryClaim,
    Measure,
    MeasureClaim,
    Objection,
    Plan,
    PlanClaim,
)
from collector_desk.service.database import Work

_EVERY, _OLDER = ("deceased", "minor"), ("debt_settlement", "bankruptcy")
_RUNS = ("on_track", "late", "broken", "noticed")


def of_measure(work: Work, row: Measure, *, on: date) -> list[str]:
    """What stops a measure, or a claim of it, on a day and does so still."""
    ids = work.scalars(select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id))
    own = select(Hold).where(Hold.measure_id == row.id)
    found = ["the measure rests" for hold in work.scalars(own) if _runs(hold, on)]
    return found + [why for claim in ids for why in of_claim(work, claim, row.debtor_id, on=on)]


def of_claim(work: Work, claim_id: int, debtor_id: int, *, on: date) -> Iterator[str]:
    """What stops a claim towards a debtor on a day, and does so still."""
    claim, owes = work.get_one(Claim, claim_id), work.get(ClaimDebtor, (claim_id, debtor_id))
    if owes is None:
        yield "it is not owed"
        return
    for hold in work.scalars(select(Hold).where(Hold.debtor_id == debtor_id)):
        whole = hold.claim_id is None and hold.case_id in {None, owes.case_id}
        if hold.measure_id is None and (whole or hold.claim_id == claim_id) and _runs(hold, on):
            yield f"a hold: {hold.reason}"
    if owes.last_day is not None and on > owes.last_day:  # foreldelsesloven § 24
        yield "it is time-barred"
    if claim.state == "withdrawn":
        yield "its unit took it back"
    yield from _disputed(work, claim, debtor_id, on)
    yield from _statuses(work, claim, debtor_id, on)
    yield from _agreements(work, claim_id, debtor_id, on)


def _runs(hold: Hold, on: date) -> bool:
    until = hold.until is None or on < hold.until
    return hold.from_day <= on and until and hold.ended_on is None


def _disputed(work: Work, claim: Claim, debtor_id: int, on: date) -> Iterator[str]:
    """The whole or a part of it (docs/decisions/0021), registered or in the inbox."""
    own = select(Objection).where(Objection.claim_id == claim.id, Objection.debtor_id == debtor_id)
    objections = work.scalars(own).all()
    for one in objections:
        if one.state not in CLOSED and one.stops and one.received_on <= on:
            yield f"disputed: {one.disputed or 'the whole'}"
    if claim.objection_on is not None and not objections and claim.objection_on <= on:
        yield "an objection came with it"
    taken = [one.received_on for one in objections if one.state != "void"]
    waiting = select(Inquiry).where(
        Inquiry.debtor_id == debtor_id, Inquiry.state == "open",
        Inquiry.kind.in_(("objection", "complaint")), Inquiry.received_on <= on,
    )  # fmt: skip
    for row in work.scalars(waiting):
        named = set(
            work.scalars(select(InquiryClaim.claim_id).where(InquiryClaim.inquiry_id == row.id))
        )
        meant = claim.id in named or (not named and row.kind == "objection")
        if meant and not any(day >= row.received_on for day in taken):
            yield f"in the inbox: {row.kind}"


def _statuses(work: Work, claim: Claim, debtor_id: int, on: date) -> Iterator[str]:
    """Death and age stop all, debt settlement and bankruptcy what arose before (rulings 22–24)."""
    arose = min(claim.invoice_date, claim.limitation_start)
    for row in work.scalars(select(DebtorStatus).where(DebtorStatus.debtor_id == debtor_id)):
        stops = row.kind in _EVERY or (row.kind in _OLDER and arose < row.from_day)
        if stops and row.from_day <= on and (row.to_day is None or on < row.to_day):
            yield row.kind
    born = work.get_one(Debtor, debtor_id).birth_date
    if born is not None and (on.year - 18, on.month, on.day) < (born.year, born.month, born.day):
        yield "under eighteen"


def _agreements(work: Work, claim_id: int, debtor_id: int, on: date) -> Iterator[str]:
    """A plan that runs, or a deferral (ruling 21)."""
    plans = (
        select(Plan.state)
        .join(PlanClaim, PlanClaim.plan_id == Plan.id)
        .where(PlanClaim.claim_id == claim_id, Plan.debtor_id == debtor_id)
        .where(Plan.state.in_(_RUNS), Plan.agreed_on <= on)
    )
    yield from (f"a plan: {state}" for state in work.scalars(plans))
    deferrals = (
        select(Deferral.until)
        .join(DeferralClaim, DeferralClaim.deferral_id == Deferral.id)
        .where(DeferralClaim.claim_id == claim_id, Deferral.debtor_id == debtor_id)
        .where(Deferral.state == "granted", Deferral.from_day <= on, Deferral.until > on)
    )
    yield from (f"a deferral until {until}" for until in work.scalars(deferrals))
