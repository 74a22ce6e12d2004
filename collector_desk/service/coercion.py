"""What is asked, beside the rest, of the one who approves something coercive."""

from __future__ import annotations

from datetime import timedelta

from collector_desk.domain.money import Money
from collector_desk.errors.approvals import AboveLevel, NeedsPassword
from collector_desk.service.database import Work


def minutes(work: Work) -> int:
    """How long a password that was given again counts, minutes."""
    return work.rates["reauthenticate_minutes"].on(work.clock.today()).whole


def confirmed(work: Work) -> bool:
    """Whether the password was given again in this session, and not too long ago."""
    at, now = work.who.confirmed_at, work.clock.wall()
    return at is not None and timedelta() <= now - at <= timedelta(minutes=minutes(work))


def within_level(work: Work, amount: Money) -> None:
    """Whether the amount (øre) is one that a supervisor approves alone.

    Raises:
        AboveLevel: it is more.
    """
    limit = work.rates["measure_amount_approved"].on(work.clock.today()).ore
    if amount > limit:
        raise AboveLevel(amount=amount, limit=limit)


def must_be_confirmed(work: Work) -> None:
    """Whether it is the person who signed in that sits there still.

    Raises:
        NeedsPassword: the password was not given again within the minutes of the house.
    """
    if not confirmed(work):
        raise NeedsPassword(minutes=minutes(work))
