"""Readiness of the claim itself: kind, sums, dates, interest, limitation, KID and objection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from collector_desk.domain import kid
from collector_desk.domain.calendar import next_working_day
from collector_desk.domain.claim import KINDS, ClaimKind, InterestBasis, LimitationStart
from collector_desk.domain.handover import Fault, HandedClaim
from collector_desk.domain.interest_start import interest_start, why_no_interest
from collector_desk.domain.interest_terms import rests_on_demand, told_demand
from collector_desk.domain.limitation import limitation
from collector_desk.domain.money import Money
from collector_desk.domain.parking import FIRST_RULES, THREE_WEEKS, TRAFFIC_FEES, late_cost
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.readiness_reasons import because

VEHICLE_KINDS = TRAFFIC_FEES | {ClaimKind.CONTROL_SANCTION, ClaimKind.TOWING_FEE}
_FIXED = frozenset({InterestBasis.AGREED, InterestBasis.BY_RULE})
# The fines are 900 and 750 kr: one and a half of them would be raised once more.
_SURCHARGED: Mapping[ClaimKind | None, Money] = {
    ClaimKind.PARKING_FINE: 135_000,
    ClaimKind.STUDDED_TYRE_FEE: 112_500,
}
_INTEREST_INSTEAD = late_cost.versions[-1].since
_THREE_WEEKS_TO_PAY = TRAFFIC_FEES | {ClaimKind.CONTROL_SANCTION}


def faults(claim: HandedClaim, *, today: date) -> Iterator[Fault]:
    """What is wrong with the claim's own fields on ``today``."""
    yield from _sums(claim, today)
    yield from _dates(claim, today)
    if claim.kind is None:
        yield because(claim, "ready.kind")
    else:
        yield from _interest(claim, claim.kind)
        yield from _demand(claim, today)
        yield from _limitation(claim, claim.kind, today)
    if claim.kind is ClaimKind.RENT and not (claim.period_from and claim.period_to):
        yield because(claim, "ready.rent_period")
    if claim.kind in VEHICLE_KINDS and not claim.plate:
        yield because(claim, "ready.plate")
    if claim.kid and not kid.kinds(claim.kid):
        yield because(claim, "ready.kid")
    yield from _objection(claim)


def _sums(claim: HandedClaim, today: date) -> Iterator[Fault]:
    if claim.principal <= 0:
        yield because(claim, "ready.principal")
    left = claim.original - sum(payment.amount for payment in claim.payments)
    if claim.principal != left:
        yield because(
            claim, "ready.principal_sum", left=kroner(left), principal=kroner(claim.principal)
        )
    if claim.original == _SURCHARGED.get(claim.kind) and claim.invoice_date < _INTEREST_INSTEAD:
        yield because(claim, "ready.fine_surcharged", amount=kroner(claim.original))
    for payment in claim.payments:
        if payment.amount <= 0:
            yield because(payment, "ready.payment")
        if payment.day > today:
            yield because(payment, "ready.payment_day")


def _dates(claim: HandedClaim, today: date) -> Iterator[Fault]:
    due = next_working_day(claim.due)
    if claim.invoice_date > today:
        yield because(claim, "ready.invoice_future")
    if claim.due < claim.invoice_date:
        yield because(claim, "ready.due_before_invoice")
    if due >= today:
        yield because(claim, "ready.due_future", due=dotted(due))
    first = claim.invoice_date + THREE_WEEKS
    if claim.kind in _THREE_WEEKS_TO_PAY and claim.invoice_date <= claim.due < first:
        yield because(claim, "ready.due_short", first=dotted(first))
    if claim.period_from and claim.period_to and claim.period_to < claim.period_from:
        yield because(claim, "ready.period")


def _demand(claim: HandedClaim, today: date) -> Iterator[Fault]:
    if claim.demand_sent is None:
        return
    if claim.demand_sent > today:
        yield because(claim, "ready.demanded_future")
    if claim.demand_sent < claim.invoice_date:
        yield because(claim, "ready.demanded_early")


def _interest(claim: HandedClaim, kind: ClaimKind) -> Iterator[Fault]:
    """The day stated may not be before the first that its basis allows.

    Where no demand that starts interest is told, the invoice is the earliest there can be; a
    claim is not refused for it, for interest then waits (domain.interest_terms).
    """
    if kind in TRAFFIC_FEES and claim.invoice_date < FIRST_RULES:
        yield because(claim, "ready.fine_too_old", first=dotted(FIRST_RULES))
        return
    if claim.interest is InterestBasis.NONE:
        if claim.interest_from:
            yield because(claim, "ready.interest_none")
        return
    day = claim.invoice_date
    if why := why_no_interest(kind, basis=claim.interest, demand_sent=day, issued=day):
        yield because(claim, "ready.interest_kind", why=why.rstrip("."))
        return
    demand = told_demand(claim)
    sent = demand.sent if demand else day
    start = interest_start(
        kind, due_date=claim.due, basis=claim.interest, demand_sent=sent, issued=day
    )
    if claim.interest_from is None:
        if demand or not rests_on_demand(claim, kind):
            yield because(claim, "ready.interest_missing")
    elif start and claim.interest_from < start.day:
        yield because(claim, "ready.interest_early", first=dotted(start.day))


def _limitation(claim: HandedClaim, kind: ClaimKind, today: date) -> Iterator[Fault]:
    """Without a start the due date is still tried: time-barred is time-barred."""
    start = claim.limitation_start
    if start is None:
        yield because(claim, "ready.limitation_missing")
    elif start > claim.due:
        yield because(claim, "ready.limitation_late")
    elif _after_service(start, claim, kind):
        yield because(claim, "ready.limitation_service", invoice=dotted(claim.invoice_date))
    period = limitation(kind, min(start or claim.due, claim.due))
    if period.last_day is not None and period.barred_on(today):
        yield because(claim, "ready.time_barred", until=dotted(period.last_day))


def _after_service(start: date, claim: HandedClaim, kind: ClaimKind) -> bool:
    """Whether limitation would start after the service, for which the invoice came (ruling 9).

    An invoice of any other kind starts on its due date where the unit says that it was fixed.
    """
    if kind is ClaimKind.OTHER_INVOICE and claim.interest in _FIXED:
        return False
    by_service = KINDS[kind].limitation_start is LimitationStart.SERVICE_DAY
    return by_service and start > claim.invoice_date


def _objection(claim: HandedClaim) -> Iterator[Fault]:
    """A fine of road traffic law goes on: objections to it are the issuer's (ruling 19)."""
    if claim.objection and claim.kind not in TRAFFIC_FEES:
        yield because(claim, "ready.objection")
    if not claim.objection and (claim.objection_date or claim.objection_text):
        yield because(claim, "ready.objection_unclear")
