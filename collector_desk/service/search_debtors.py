"""Debtors that a search came upon: which of them may be shown, and what is shown of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from collector_desk.domain import folding
from collector_desk.models import ClaimBalance, ClaimDebtor, Debtor
from collector_desk.service import gate
from collector_desk.service.database import Who, Work

AT_MOST = 100  # that one way of looking brings; what is shown is chosen among them
FILTERED = 2000  # that one way of looking goes through where it must look at each

Candidates = Select[str, int]


class How(StrEnum):
    """How a debtor or a claim was found. The audit keeps these words, never the text typed."""

    NAME = "name"
    NAME_AND_BIRTH = "name_and_birth"
    NAME_AND_PLACE = "name_and_place"
    TYPO = "typo"
    INSIDE = "inside"
    ADDRESS = "address"
    IDENTITY = "identity"
    ORGANISATION = "organisation"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    CLAIM = "claim"
    CASE = "case"
    KID = "kid"
    INVOICE = "invoice"
    PLATE = "plate"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A debtor that was found and may be shown."""

    how: How
    id: int
    name: str
    kind: str
    birth_date: date | None
    org_number: str | None
    street: str
    postcode: str
    city: str
    protection: str
    search_name: str
    own: bool
    owes: bool


_SHOWN = (
    Debtor.id,
    Debtor.name,
    Debtor.kind,
    Debtor.birth_date,
    Debtor.org_number,
    Debtor.street,
    Debtor.postcode,
    Debtor.city,
    Debtor.protection,
    Debtor.search_name,
)


def own(who: Who) -> ColumnElement[bool]:
    """Whether a debtor is of the searcher's own portfolio (gate.own_portfolio, as a condition)."""
    mine: ColumnElement[bool] = false()
    if who.team_ids:
        mine = Debtor.team_id.in_(sorted(who.team_ids))
    if who.person_id is not None:
        mine = or_(mine, Debtor.responsible_id == who.person_id)
    return func.coalesce(mine, false())


def may_know(who: Who) -> ColumnElement[bool]:
    """Which debtors a search may show: none that is hidden, and never the searcher."""
    return and_(gate.visible(who), ~gate.own_debtors(who))


def _owes() -> ColumnElement[bool]:
    parts = ClaimBalance.principal + ClaimBalance.costs + ClaimBalance.fees + ClaimBalance.interest
    return exists().where(
        ClaimDebtor.debtor_id == Debtor.id,
        ClaimBalance.claim_id == ClaimDebtor.claim_id,
        parts > ClaimBalance.credit,
    )


def look(
    work: Work, ways: Sequence[Candidates], *conditions: ColumnElement[bool]
) -> list[Candidate]:
    """The debtors that these ways of looking bring and that may be shown: one statement."""
    if not ways:
        return []
    found = union_all(*(select(way.subquery()) for way in ways)).subquery()
    query = shown(work, found.c.how).join(found, found.c.debtor_id == Debtor.id)
    rows = work.execute(query.where(*conditions))
    return [candidate(row, How(row.how)) for row in rows]


def shown(
    work: Work, *beside: ColumnElement[Any] | InstrumentedAttribute[Any]
) -> Select[*tuple[Any, ...]]:
    """The columns of the debtors that may be shown, and others beside."""
    mine, owes = own(work.who).label("own"), _owes().label("owes")
    query: Select[*tuple[Any, ...]] = select(*_SHOWN, mine, owes, *beside).select_from(Debtor)
    return query.where(may_know(work.who))


def candidate(row: Row[*tuple[Any, ...]], how: How) -> Candidate:
    """A row of ``shown``."""
    return Candidate(how, *row[: len(_SHOWN) + 2])


def labelled(how: How, debtor_id: InstrumentedAttribute[int]) -> Candidates:
    """The head of a way of looking: how it finds, and whom."""
    return select(literal(how.value).label("how"), debtor_id.label("debtor_id"))


def between(column: InstrumentedAttribute[str], prefix: str) -> ColumnElement[bool]:
    """Whether a column begins with a folded prefix, as a range that an index serves."""
    return and_(column >= prefix, column < folding.after(prefix))


def has_word(column: InstrumentedAttribute[str], prefix: str) -> ColumnElement[bool]:
    """Whether some word of a folded column begins with a prefix of letters and digits."""
    return (literal(" ") + column).like(f"% {prefix}%")


def named(word: str) -> ColumnElement[bool]:
    """Whether a debtor's name has a word with this beginning."""
    return has_word(Debtor.search_name, word)


def named_or_living(word: str) -> ColumnElement[bool]:
    """Whether the name or the address has a word with this beginning; never a hidden address."""
    living = and_(Debtor.protection == "open", has_word(Debtor.address_key, word))
    return or_(named(word), living)


def narrowed(way: Candidates, conditions: Sequence[ColumnElement[bool]]) -> Candidates:
    """A way of looking with conditions on the debtor, tried on its first few only."""
    if not conditions:
        return way.limit(AT_MOST)
    few = way.limit(FILTERED).subquery()
    return (
        select(few.c.how, few.c.debtor_id)
        .join(Debtor, Debtor.id == few.c.debtor_id)
        .where(*conditions)
        .limit(AT_MOST)
    )
