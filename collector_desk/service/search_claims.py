"""Finding claims and cases by their numbers, KID, invoice and plate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Select,
    exists,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from collector_desk.models import Case, Claim, ClaimDebtor, Debtor, Identity, Person
from collector_desk.service.database import Who, Work
from collector_desk.service.search_debtors import How, between, may_know, own
from collector_desk.service.search_text import Typed

_FRAGMENT = 6  # digits of a claim or case number, KID or invoice that are enough
_SHORTEST_INVOICE, _LONGEST_INVOICE = 3, 40
_SHORTEST_KID = 2
_SERIAL = 6  # digits of the running number, with its zeros
_YEARS = 25  # the desk has no claims older than this


@dataclass(frozen=True, slots=True, kw_only=True)
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


def claims(work: Work, typed: Typed, limit: int) -> list[Found]:
    """Claims that match, each once, through the debtor who comes first to the searcher."""
    ways = [*_by_number(work, typed), *_by_kid(typed), *_by_invoice(typed), *_by_plate(typed)]
    if not ways:
        return []
    found = union_all(*(select(way.limit(limit + 1).subquery()) for way in ways)).subquery()
    query = (
        select(
            found.c.how,
            Claim.id.label("claim_id"),
            ClaimDebtor.case_id,
            *(Claim.number, Claim.kind, Claim.plate, Claim.kid, Claim.original_kid, Claim.state),
            Claim.invoice_number.label("invoice"),
            Debtor.id.label("debtor_id"),
            Debtor.name.label("debtor_name"),
            ClaimDebtor.role,
            own(work.who).label("own"),
        )
        .join_from(found, Claim, Claim.id == found.c.claim_id)
        .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
        .join(Debtor, Debtor.id == ClaimDebtor.debtor_id)
        .where(may_know(work.who), ~_own_claim(work.who))
        .where(or_(found.c.how != How.PLATE.value, ~_somebody_hidden()))
    )
    rows = [Found(**{**row._mapping, "how": How(row.how)}) for row in work.execute(query)]  # noqa: SLF001
    return _once(typed, rows)


def _once(typed: Typed, rows: Iterable[Found]) -> list[Found]:
    """Each claim once: whole numbers before beginnings, the searcher's own portfolio first."""
    order = list(How)
    whole = {typed.number, typed.text.upper(), typed.text.upper().replace(" ", "")}

    def near(row: Found) -> tuple[bool, bool, int]:
        begun = {How.KID: {row.kid, row.original_kid}, How.INVOICE: {row.invoice.upper()}}
        return whole.isdisjoint(begun.get(row.how, whole)), not row.own, order.index(row.how)

    best: dict[int | None, Found] = {}
    for row in sorted(rows, key=lambda row: (*near(row), row.role != "debtor", row.debtor_id)):
        best.setdefault(row.claim_id, row)
    return sorted(best.values(), key=lambda row: (*near(row), row.number))


def _own_claim(who: Who) -> ColumnElement[bool]:
    """Whether the searcher is among the claim's debtors: nobody works on an own case."""
    liable = aliased(ClaimDebtor)
    return exists().where(
        Person.id == who.person_id,
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


def _way(how: How) -> Select[str, int]:
    return select(literal(how.value).label("how"), Claim.id.label("claim_id"))


def _by_number(work: Work, typed: Typed) -> list[Select[str, int]]:
    digits = typed.claim_number or _fragment(typed)
    if not digits:
        return []
    return [_way(How.CLAIM).where(_numbered(work, Claim.number, "K-", digits))]


def _fragment(typed: Typed) -> str:
    return typed.number if len(typed.number) >= _FRAGMENT and typed.number.isdigit() else ""


def _numbered(
    work: Work, column: InstrumentedAttribute[str], head: str, digits: str
) -> ColumnElement[bool]:
    """Year and running number, or the running number of whichever year."""
    this_year = work.clock.today().year
    serial = digits.lstrip("0").rjust(_SERIAL, "0")
    years = range(this_year - _YEARS, this_year + 2)
    ways: list[ColumnElement[bool]] = [column.in_([f"{head}{year}-{serial}" for year in years])]
    if len(digits) > 4 and int(digits[:4]) in years:
        ways.append(between(column, f"{head}{digits[:4]}-{digits[4:]}"))
    return or_(*ways)


def _by_kid(typed: Typed) -> list[Select[str, int]]:
    if len(typed.number) < _SHORTEST_KID:
        return []
    columns = (Claim.kid, Claim.original_kid)
    exact = [column == typed.number for column in columns]
    if _fragment(typed):
        exact = [between(column, typed.number) for column in columns]
    return [_way(How.KID).where(condition) for condition in exact]


def _by_invoice(typed: Typed) -> list[Select[str, int]]:
    written = typed.text
    has_digit = any(map(str.isdigit, written))
    if not has_digit or not _SHORTEST_INVOICE <= len(written) <= _LONGEST_INVOICE:
        return []
    spellings = sorted({written, written.upper(), written.replace(" ", "")})
    ways = [_way(How.INVOICE).where(Claim.invoice_number.in_(spellings))]
    if len(written) >= _FRAGMENT:
        beginnings = or_(*(between(Claim.invoice_number, each) for each in spellings))
        ways.append(_way(How.INVOICE).where(beginnings))
    return ways


def _by_plate(typed: Typed) -> list[Select[str, int]]:
    if not typed.plate:
        return []
    letters = typed.plate.rstrip("0123456789")
    blank = f"{letters} {typed.plate[len(letters) :]}"
    return [_way(How.PLATE).where(Claim.plate.in_([typed.plate, blank]))]


def cases(work: Work, typed: Typed, limit: int) -> list[Found]:
    """Cases whose number matches and whose debtor may be shown."""
    digits = _fragment(typed)
    if not digits:
        return []
    rows = work.execute(
        select(
            Case.id,
            Case.number,
            Debtor.id.label("debtor_id"),
            Debtor.name,
            own(work.who).label("own"),
        )
        .join(Debtor, Debtor.id == Case.debtor_id)
        .where(_numbered(work, Case.number, "", digits), may_know(work.who))
        .order_by(Case.number.desc())
        .limit(limit + 1)
    )
    return [
        Found(
            how=How.CASE, claim_id=None, case_id=row.id, number=row.number, kind="", plate="",
            kid="", original_kid="", invoice="",
            state="open", debtor_id=row.debtor_id,
            debtor_name=row.name, role="debtor", own=row.own,
        )
        for row in rows
    ]  # fmt: skip
