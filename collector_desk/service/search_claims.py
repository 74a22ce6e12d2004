"""Finding claims and cases by their numbers, KID, invoice and plate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from collector_desk.models import (
    Case,
    Claim,
    ClaimDebtor,
    Debtor,
    Identity,
    Person,
    Plan,
    PlanClaim,
    Release,
)
from collector_desk.service import numbers
from collector_desk.service.database import Work
from collector_desk.service.search_debtors import may_know, own, searcher
from collector_desk.service.search_text import Typed
from collector_desk.service.search_ways import How, Way, at_once, between, few, filled, way

_FRAGMENT = 6  # digits of a claim or case number, KID or invoice that are enough
_SHORTEST_INVOICE, _LONGEST_INVOICE = 3, 40
_SHORTEST_KID = 2
_SERIAL = 6  # digits of the running number, with its zeros
_FORMER = cast("InstrumentedAttribute[str]", Release.kid)
_YEARS = 25  # the desk has no claims older than this


@dataclass(frozen=True, slots=True)
class Found:
    """A claim (or a case, without claim) that matched, through a debtor that may be shown."""

    how: How
    claim_id: int | None
    case_id: int
    number: str
    kind: str
    plate: str
    kid: str
    original_kid: str
    invoice: str
    state: str
    debtor_id: int
    debtor_name: str
    role: str
    own: bool


@dataclass(frozen=True, slots=True)
class ClaimShape:
    """Which numbers of a claim a text may be."""

    serial: bool  # a claim's running number, of whichever year
    year: bool  # the year and the beginning of the running number
    kid: bool
    kid_begun: bool
    plan: bool  # the KID of a payment plan
    invoice: bool
    invoice_begun: bool
    plate: bool


def _shape(work: Work, typed: Typed) -> tuple[ClaimShape, dict[str, Any]]:
    digits = typed.claim_number or _fragment(typed)
    written = typed.text
    invoice = (
        any(map(str.isdigit, written)) and _SHORTEST_INVOICE <= len(written) <= _LONGEST_INVOICE
    )
    slots = _numbers(work, digits, "K-")
    text = ClaimShape(
        serial=bool(digits),
        year="year" in slots,
        kid=len(typed.number) >= _SHORTEST_KID,
        kid_begun=bool(_fragment(typed)),
        plan=numbers.plan_of_kid(typed.number) is not None,
        invoice=invoice,
        invoice_begun=invoice and len(written) >= _FRAGMENT,
        plate=bool(typed.plate),
    )
    letters = typed.plate.rstrip("0123456789")
    slots["plates"] = [typed.plate, f"{letters} {typed.plate[len(letters) :]}"]
    if text.kid:
        slots |= filled({"kid": typed.number})
    if text.plan:
        slots["plan"] = numbers.plan_of_kid(typed.number)
    if invoice:
        spelt = (written, written.upper(), written.replace(" ", ""))
        slots |= {"invoices": list(spelt)} | filled(
            dict(zip(("i0", "i1", "i2"), spelt, strict=True))
        )
    return text, slots


def _fragment(typed: Typed) -> str:
    return typed.number if len(typed.number) >= _FRAGMENT and typed.number.isdigit() else ""


def _numbers(work: Work, digits: str, head: str) -> dict[str, Any]:
    """Year and running number, or the running number of whichever year, as they are written."""
    this_year = work.clock.today().year
    serial = digits.lstrip("0").rjust(_SERIAL, "0")
    years = range(this_year - _YEARS, this_year + 2)
    found: dict[str, Any] = {"serials": [f"{head}{year}-{serial}" for year in years]}
    if len(digits) > 4 and int(digits[:4]) in years:
        found |= filled({"year": f"{head}{digits[:4]}-{digits[4:]}"})
    return found


def claims(work: Work, typed: Typed, limit: int) -> list[Found]:
    """Claims that match, each once, through the debtor who comes first to the searcher."""
    text, slots = _shape(work, typed)
    statement = _statement(text, limit + 1, clearance=work.who.clearance)
    if statement is None:
        return []
    rows = work.connection().execute(statement, slots | searcher(work.who))
    return _once(typed, [Found(How(row[0]), *row[1:]) for row in rows])


@lru_cache(maxsize=256)
def _statement(text: ClaimShape, limit: int, *, clearance: bool) -> Select[*tuple[Any, ...]] | None:
    ways = _ways(text)
    if not ways:
        return None
    found = at_once([few(each, limit) for each in ways])
    columns: tuple[InstrumentedAttribute[Any], ...] = (
        *(Claim.id, ClaimDebtor.case_id, Claim.number, Claim.kind, Claim.plate, Claim.kid),
        *(Claim.original_kid, Claim.invoice_number, Claim.state),
        *(Debtor.id, Debtor.name, ClaimDebtor.role),
    )
    query: Select[*tuple[Any, ...]] = select(found.c.how, *columns, own())
    return (
        query.join_from(found, Claim, Claim.id == found.c.debtor_id)
        .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
        .join(Debtor, Debtor.id == ClaimDebtor.debtor_id)
        .where(may_know(clearance=clearance), ~_own_claim())
        .where(or_(found.c.how != How.PLATE.value, ~_somebody_hidden()))
    )


def _ways(text: ClaimShape) -> list[Way]:
    found = []
    if text.serial:
        found.append(way(How.CLAIM, Claim.id).where(_numbered(Claim.number, year=text.year)))
    if text.kid:
        for column in (Claim.kid, Claim.original_kid):
            match = between(column, "kid") if text.kid_begun else column == bindparam("kid")
            found.append(way(How.KID, Claim.id).where(match))
        match = between(_FORMER, "kid") if text.kid_begun else bindparam("kid") == _FORMER
        found.append(way(How.FORMER_KID, Release.claim_id).where(match))
    if text.plan:
        members = way(How.PLAN_KID, PlanClaim.claim_id)
        members = members.join(Plan, Plan.id == PlanClaim.plan_id)
        found.append(members.where(Plan.number == bindparam("plan")))
    if text.invoice:
        spelt = Claim.invoice_number.in_(bindparam("invoices", expanding=True))
        found.append(way(How.INVOICE, Claim.id).where(spelt))
    if text.invoice_begun:
        begun = or_(*(between(Claim.invoice_number, slot) for slot in ("i0", "i1", "i2")))
        found.append(way(How.INVOICE, Claim.id).where(begun))
    if text.plate:
        plates = Claim.plate.in_(bindparam("plates", expanding=True))
        found.append(way(How.PLATE, Claim.id).where(plates))
    return found


def _numbered(column: InstrumentedAttribute[str], *, year: bool) -> ColumnElement[bool]:
    serial = column.in_(bindparam("serials", expanding=True))
    return or_(serial, between(column, "year")) if year else serial


def _once(typed: Typed, rows: Iterable[Found]) -> list[Found]:
    """Each claim once: whole numbers before beginnings, the searcher's own portfolio first."""
    order = list(How)
    whole = {typed.number, typed.text.upper(), typed.text.upper().replace(" ", "")}

    def near(row: Found) -> tuple[bool, bool, int]:
        begun = {
            How.KID: {row.kid, row.original_kid},
            How.FORMER_KID: set[str](),  # of somebody who owes it no more: after all others
            How.INVOICE: {row.invoice.upper()},
        }
        return whole.isdisjoint(begun.get(row.how, whole)), not row.own, order.index(row.how)

    best: dict[int | None, Found] = {}
    for row in sorted(rows, key=lambda row: (*near(row), row.role != "debtor", row.debtor_id)):
        best.setdefault(row.claim_id, row)
    return sorted(best.values(), key=lambda row: (*near(row), row.number))


def _own_claim() -> ColumnElement[bool]:
    """Whether the searcher is among the claim's debtors: nobody works on an own case."""
    liable = aliased(ClaimDebtor)
    return exists().where(
        Person.id == bindparam("searcher"),
        Person.blind_index.is_not(None),
        Identity.blind_index == Person.blind_index,
        liable.debtor_id == Identity.debtor_id,
        liable.claim_id == Claim.id,
    )


def _somebody_hidden() -> ColumnElement[bool]:
    """Whether one of the claim's debtors is protected: a plate would lead to that person."""
    other, liable = aliased(Debtor), aliased(ClaimDebtor)
    return exists().where(
        liable.claim_id == Claim.id, other.id == liable.debtor_id, other.protection != "open"
    )


def cases(work: Work, typed: Typed, limit: int) -> list[Found]:
    """Cases whose number matches and whose debtor may be shown."""
    digits = _fragment(typed)
    if not digits:
        return []
    slots = _numbers(work, digits, "")
    statement = _case_statement("year" in slots, limit + 1, clearance=work.who.clearance)
    rows = work.connection().execute(statement, slots | searcher(work.who))
    return [
        Found(
            how=How.CASE, claim_id=None, case_id=case_id, number=number, kind="", plate="",
            kid="", original_kid="", invoice="", state="open", debtor_id=debtor_id,
            debtor_name=name, role="debtor", own=mine,
        )
        for case_id, number, debtor_id, name, mine in rows
    ]  # fmt: skip


@lru_cache(maxsize=256)
def _case_statement(year: bool, limit: int, *, clearance: bool) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(Case.id, Case.number, Debtor.id, Debtor.name, own())
    return (
        query.join(Debtor, Debtor.id == Case.debtor_id)
        .where(_numbered(Case.number, year=year), may_know(clearance=clearance))
        .order_by(Case.number.desc())
        .limit(literal_column(str(limit)))
    )
