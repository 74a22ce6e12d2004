"""Debtors that a search came upon: which of them may be shown, and what is shown of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from collector_desk.models import ClaimBalance, ClaimDebtor, Debtor
from collector_desk.service import gate
from collector_desk.service.database import Who, Work
from collector_desk.service.search_ways import How, Way, at_once, living

_BY_PLACE = (How.ADDRESS.value, How.PHONE.value, How.NAME_AND_PLACE.value)

Shown = Select[*tuple[Any, ...]]


class Candidate(NamedTuple):
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


def _somebody(*, clearance: bool) -> Who:
    """Whoever searches: the gate's own conditions, with the person left open."""
    person_id = cast("int", bindparam("searcher", type_=Debtor.id.type))
    return Who(account_id=None, person_id=person_id, name="", role="", clearance=clearance)


def searcher(who: Who) -> dict[str, Any]:
    """The parameters that say who searches."""
    return {"searcher": who.person_id, "teams": sorted(who.team_ids)}


def own() -> ColumnElement[bool]:
    """Whether a debtor is of the searcher's own portfolio (gate.own_portfolio, as a condition)."""
    team = Debtor.team_id.in_(bindparam("teams", expanding=True))
    return func.coalesce(or_(team, Debtor.responsible_id == bindparam("searcher")), false())


def may_know(*, clearance: bool) -> ColumnElement[bool]:
    """Which debtors a search may show: none that is hidden, and never the searcher."""
    who = _somebody(clearance=clearance)
    return and_(gate.visible(who), ~gate.own_debtors(who))


def _owes() -> ColumnElement[bool]:
    parts = ClaimBalance.principal + ClaimBalance.costs + ClaimBalance.fees + ClaimBalance.interest
    return exists().where(
        ClaimDebtor.debtor_id == Debtor.id,
        ClaimBalance.claim_id == ClaimDebtor.claim_id,
        parts > ClaimBalance.credit,
    )


def shown(*beside: ColumnElement[Any] | InstrumentedAttribute[Any], clearance: bool) -> Shown:
    """The columns of the debtors that may be shown, and others beside."""
    query: Shown = select(*_SHOWN, own().label("own"), _owes().label("owes"), *beside)
    return query.select_from(Debtor).where(may_know(clearance=clearance))


def candidate(row: Row[*tuple[Any, ...]], how: How) -> Candidate:
    """A row of ``shown``."""
    return Candidate(how, *row[: len(_SHOWN) + 2])


def found_by(ways: Sequence[Way], *, clearance: bool) -> Shown | None:
    """The statement for all these ways of looking at once; None where there is no way."""
    if not ways:
        return None
    found = at_once(ways)
    query = shown(found.c.how, clearance=clearance)
    query = query.join(found, found.c.debtor_id == Debtor.id)
    # Whatever a way of looking does: nobody finds a protected person by where that person is.
    return query.where(or_(found.c.how.not_in(_BY_PLACE), living()))


def look(work: Work, statement: Shown | None, filled: dict[str, Any]) -> list[Candidate]:
    """The debtors that a statement brings."""
    if statement is None:
        return []
    rows = work.connection().execute(statement, filled | searcher(work.who))
    return [candidate(row, How(row.how)) for row in rows]
