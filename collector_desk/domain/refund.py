"""Money paid beyond what is owed: whose it is, and which account it goes back to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from collector_desk.domain.accounts import check_account
from collector_desk.domain.money import Money
from collector_desk.errors.numbers import AccountWrong

NOBODY = ""
"""The payer of money whose file named no account, or that another than its payer gets back."""


class Forced(StrEnum):
    """By what force money came, so that its account may be another's than the debtor's."""

    NOT = ""
    TREKK = "trekk"  # a trekk of ours: from the employer or NAV
    NAMSMANN = "namsmann"  # a request was filed: from the namsmann, an employer, or the debtor

    @property
    def words(self) -> str:
        """Whose account it came from, as an approver reads it."""
        return _WORDS[self]


_WORDS = {
    Forced.NOT: "betalers konto ukjent",
    Forced.TREKK: "trukket i lønn eller trygd",
    Forced.NAMSMANN: "betalt etter begjæring til namsmannen",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """A payment that stands on the claim: from which account, øre, and the day it counts from."""

    account: str
    amount: Money
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Øre that go back to the one who paid from the account ``payer``."""

    payer: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Øre that came to a claim or went back of it, and the day."""

    day: date
    amount: Money


def known_account(text: str) -> str:
    """The account as eleven digits, or ``NOBODY`` where a file gave none that can be paid to.

    >>> known_account("1315.01.01837"), known_account("00000000000")
    ('13150101837', '')
    """
    try:
        return check_account(text)
    except AccountWrong:
        return NOBODY


def shares(paid: Iterable[Paid], back: Money, *, given: Mapping[str, Money]) -> tuple[Share, ...]:
    """Whose the ``back`` øre are: what was paid last was paid too much, and goes to its payer.

    ``given`` is what each payer has got back or is to get already. What no payment explains
    belongs to nobody known.
    """
    told = sorted(paid, key=lambda one: one.day, reverse=True)
    room = {one.account: -given.get(one.account, 0) for one in told}
    for one in told:
        room[one.account] += one.amount
    found: dict[str, Money] = {}
    for one in told:
        part = max(0, min(one.amount, room[one.account], back))
        found[one.account] = found.get(one.account, 0) + part
        room[one.account] -= part
        back -= part
    if back > 0:
        found[NOBODY] = found.get(NOBODY, 0) + back
    return tuple(Share(payer=payer, amount=amount) for payer, amount in found.items() if amount)


def left(came: Sequence[Moved], gone: Iterable[Moved]) -> list[Money]:
    """What is left of each payment, the newest first, where each refund is of the newest there was.

    >>> came = [Moved(day=date(2027, 6, 6), amount=100), Moved(day=date(2027, 6, 1), amount=4000)]
    >>> left(came, [Moved(day=date(2027, 6, 3), amount=1690)])
    [100, 2310]
    """
    rest = [one.amount for one in came]
    for refund in gone:
        back = refund.amount
        for at, one in enumerate(came):
            part = min(rest[at], back) if one.day <= refund.day else 0
            rest[at] -= part
            back -= part
    return rest
