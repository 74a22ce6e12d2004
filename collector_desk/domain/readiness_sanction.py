"""Readiness of a control sanction: complaints decided for good, the known driver first (ruling 20)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from collector_desk.domain.calendar import deadline
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.handover import Complaint, Fault, HandedClaim, HandedRole
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rate_table import Table
from collector_desk.domain.rates import Rates
from collector_desk.domain.readiness_reasons import because

COMPLAINT_DAYS = 21  # to the operator, and again to the board
OWNER_WAIT = timedelta(days=30)

_SIMPLE = {
    None: "ready.complaint_missing",
    Complaint.UNKNOWN: "ready.complaint_unknown",
    Complaint.UPHELD: "ready.complaint_upheld",
    Complaint.BOARD: "ready.complaint_open",
}
_SETTLED = {Complaint.NONE, Complaint.FINAL}


def faults(claim: HandedClaim, *, today: date, rates: Rates) -> Iterator[Fault]:
    """What FOR-2016-03-18-260 §§ 37, 44 and 45 put in the way on ``today``.

    Where the day is missing on which the answer to a complaint arrived, the house table
    «sanction_answer_days» says how many days after the decision it is taken to have come.
    """
    if claim.kind is not ClaimKind.CONTROL_SANCTION:
        return
    if claim.complaint in _SIMPLE:
        yield because(claim, _SIMPLE[claim.complaint])
    elif claim.complaint not in _SETTLED:
        yield from _complaint(claim, today, rates["sanction_answer_days"])
    yield from _owner(claim, today)


def _complaint(claim: HandedClaim, today: date, margin: Table) -> Iterator[Fault]:
    """One with the operator or rejected by it: only a complaint in time stands in the way."""
    if claim.complaint_date is None:
        yield because(claim, "ready.complaint_date")
    elif claim.complaint_date > deadline(claim.invoice_date, COMPLAINT_DAYS):
        return
    elif claim.complaint is Complaint.OPEN:
        yield because(claim, "ready.complaint_open")
    else:
        yield from _answered(claim, today, margin)


def _answered(claim: HandedClaim, today: date, margin: Table) -> Iterator[Fault]:
    """The three weeks to the board run from the answer's arrival (forvaltningsloven § 29)."""
    decided, arrived = claim.complaint_decided, claim.complaint_answer_arrived
    if decided and arrived and arrived < decided:
        yield because(claim, "ready.complaint_answer")
    elif arrived:
        yield from _to_the_board(claim, today, arrived, dotted(arrived))
    elif decided:
        assumed = decided + timedelta(days=margin.on(today).whole)
        told = f"{dotted(assumed)} (beregnet etter husregel, ikke bekreftet)"
        yield from _to_the_board(claim, today, assumed, told)
    else:
        yield because(claim, "ready.complaint_decided")


def _to_the_board(claim: HandedClaim, today: date, arrived: date, told: str) -> Iterator[Fault]:
    last = deadline(arrived, COMPLAINT_DAYS)
    if today <= last:
        yield because(claim, "ready.complaint_board", until=dotted(last), arrived=told)


def _owner(claim: HandedClaim, today: date) -> Iterator[Fault]:
    roles = {debtor.role for debtor in claim.debtors}
    if HandedRole.OWNER not in roles:
        return
    sent = claim.driver_demand_sent
    if sent is not None:
        last = sent + OWNER_WAIT
        if today <= last:
            yield because(claim, "ready.owner_early", until=dotted(last))
    elif HandedRole.DRIVER in roles:
        yield because(claim, "ready.owner_driver_first")
