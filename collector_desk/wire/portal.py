"""What the self-service portal reads of the debtor who is signed in there."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.wire.base import Wire


class PortalAsk(Wire):
    """Whose figures the portal asks for: an identity or organisation number."""

    debtor: str = Field(min_length=9, max_length=11, pattern="^[0-9]+$")


class PortalClaim(Wire):
    """A claim as its debtor meets it in the portal. Whole øre, today."""

    number: str
    kind: str
    creditor: str
    due_date: date
    principal: int
    interest: int
    fees: int
    costs: int
    credit: int
    total: int
    kid: str
    account: str
    state: str
    in_collection: bool  # False: an invoice that no collection notice has gone for yet
    to_pay: int  # øre that are demanded now
    apart: str  # why the rest is not: «bestridt, stilt i bero», «foreldet – ikke krevd» …


class PortalRequest(Wire):
    """What the debtor asked for, and how far it has come."""

    kind: str
    received_on: date
    state: str
    outcome: str


class PortalInstalment(Wire):
    """One instalment of a plan, øre."""

    number: int
    due: date
    amount: int
    paid: int


class PortalPlan(Wire):
    """A plan that runs, or an offer that waits for the debtor's answer."""

    number: str
    state: str
    kid: str
    account: str
    overdue: int  # øre past their day
    offer_until: date | None  # the last day to accept an offer
    instalments: tuple[PortalInstalment, ...]


class PortalView(Wire):
    """A debtor's own view: what is owed, how to pay, and what was asked."""

    on: date
    owed: int  # to be paid now: what is disputed, time-barred or in debt settlement left out
    not_demanded: int  # what is left out
    credit: int
    claims: tuple[PortalClaim, ...]
    plans: tuple[PortalPlan, ...]
    requests: tuple[PortalRequest, ...]
    letters: tuple[tuple[date, str, int], ...]  # day, title, number for portal.letter
