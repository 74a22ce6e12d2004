"""The one search box: what was typed, and what it found."""

from __future__ import annotations

from pydantic import Field

from collector_desk.wire.base import Wire


class Find(Wire):
    """An order to search. The text never stands in an address or a log."""

    text: str = Field(max_length=200)
    limit: int = Field(default=20, ge=1, le=50)


class DebtorHit(Wire):
    """A debtor that matched. Identity numbers and protected addresses are never here."""

    debtor_id: int
    name: str
    kind: str  # person | sole_trader | company
    about: str  # «født 16.09.2006 · Josefines gate 3D, 0351 Oslo»
    why: str  # «navn», «navn, én bokstav unna», «telefon» …
    claims: int
    owed: int  # øre, today
    credit: int = 0  # øre to the debtor's credit on other claims
    own_portfolio: bool
    warnings: tuple[str, ...]  # as on the debtor's screen: objection, deceased, minor …


class ClaimHit(Wire):
    """A claim or case that matched."""

    debtor_id: int
    claim_id: int | None
    case_id: int | None
    number: str
    about: str  # «Barnehage – foreldrebetaling · Lykt, Fager»
    why: str  # «KID 0011 8402 6000 4», «fakturanr.», «regnr.» …
    owed: int
    credit: int = 0
    own_portfolio: bool


class Hits(Wire):
    """What a search found, in groups, best first."""

    text: str
    debtors: tuple[DebtorHit, ...]
    claims: tuple[ClaimHit, ...]
    more: bool  # there is more than is shown
    hint: str  # what would narrow the search, or empty
    known: int  # how many debtors were searched
