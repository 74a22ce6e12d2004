"""An explained amount on the wire: everything it is made of, to the øre."""

from __future__ import annotations

from datetime import date, timedelta

from collector_desk.wire.base import Wire


class Leaf(Wire):
    """One line of an explanation. The leaves add up to the amount, to the øre.

    ``to_day`` is the first day without interest; who reads is told ``last_day``, the day before.
    """

    claim_id: int
    claim_number: str
    kind: str
    amount: int
    from_day: date | None
    to_day: date | None
    days: int | None
    base: int | None  # øre
    rate: str  # «12,25 %», or empty
    rate_source: str
    provisional: bool
    rule: str
    source: str
    text: str
    document_id: int | None

    @property
    def last_day(self) -> date | None:
        """The last day of an interest line; None on the others."""
        return None if self.to_day is None else self.to_day - timedelta(days=1)


class Explanation(Wire):
    """An amount and everything it is made of."""

    claim_id: int | None
    part: str
    title: str  # «Forklaring: renter»
    about: str  # «K-2026-001184 · av hovedstol 10 000,00 · enkel rente …»
    on: date
    known: date | None
    amount: int
    leaves: tuple[Leaf, ...]
    for_debtor: str  # plain text, no internal codes
