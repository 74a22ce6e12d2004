"""Opening claims: the one way a claim comes into the database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from collector_desk.domain import kid
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.fees import Letter
from collector_desk.domain.handover import HandedClaim, HandedDebtor
from collector_desk.domain.interest_terms import interest_terms
from collector_desk.domain.limitation import ordinary_end
from collector_desk.models import Case, Claim, ClaimDebtor, CreditorUnit, FactRow, Notice
from collector_desk.service import booking, debtor_book, money_in, numbers
from collector_desk.service.claim_facts import Brought, brought
from collector_desk.service.creditor_units import Unit
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks, fill, reserve
from collector_desk.service.money_in import PaidToUnit

_KID_KINDS = {kind: place for place, kind in enumerate(ClaimKind, 1)}
_SERIES = "claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where claims come from: the batch and its file, and when the desk learned of them."""

    label: str  # «BYD03 bunt 17»
    units: Mapping[str, Unit]  # each with its row
    received_on: date
    known_at: datetime
    batch_id: int | None = None
    document_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A claim as it stands in the book."""

    claim_id: int
    number: str
    kid: str
    line: int
    debtor_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _New:
    """A claim with all its numbers, ready to be written."""

    id: int
    serial: int
    handed: HandedClaim
    kind: ClaimKind
    unit: Unit
    debtors: tuple[tuple[int, HandedDebtor], ...]


def open_claims(work: Work, handed: Sequence[HandedClaim], origin: Origin) -> tuple[Opened, ...]:
    """Take in claims that are ready for collection, and book what they bring.

    The caller has tried every claim (domain.readiness) and that it is not here already, and holds
    the turn «claims», so that no other import makes the same debtor.
    """
    new = _numbered(work, handed, origin)
    opened = tuple(_opened(claim, origin.received_on.year) for claim in new)
    cases = _cases(work, new, origin)
    fill(work, Claim, [_row(c, o, origin) for c, o in zip(new, opened, strict=True)])
    fill(work, ClaimDebtor, [row for claim in new for row in _liable(claim, cases)])
    fill(work, Notice, [row for claim in new for row in _notices(claim, origin)])
    _bring(work, new, origin)
    booking.book(work, [claim.id for claim in new])
    return opened


def _numbered(work: Work, handed: Sequence[HandedClaim], origin: Origin) -> list[_New]:
    keys = {
        id(debtor): debtor_book.identifier(work, debtor) for c in handed for debtor in c.debtors
    }
    persons: dict[tuple[str, str], HandedDebtor] = {}
    for claim in handed:
        for debtor in claim.debtors:
            key = keys[id(debtor)]
            if key not in persons or debtor.protected:
                persons[key] = debtor
    numbered = debtor_book.settle(work, persons)
    serials = numbers.take(work, _SERIES, len(handed)) if handed else range(0)
    claims = zip(handed, reserve(work, Claim, len(handed)), serials, strict=True)
    return [
        _New(
            number,
            serial,
            claim,
            claim.kind or ClaimKind.OTHER_INVOICE,
            origin.units[claim.unit],
            tuple({numbered[keys[id(d)]]: d for d in claim.debtors}.items()),
        )
        for claim, number, serial in claims
    ]


def another_kid(work: Work, claim: Claim) -> str:
    """A KID that nobody has been given yet, for a claim whose debtor was another.

    It takes a number of the claims' own series, so that no KID is ever given twice.
    """
    (serial,) = numbers.take(work, _SERIES)
    client = work.get_one(CreditorUnit, claim.creditor_unit_id).client
    return kid.claim_kid(client=client, claim=serial, kind=_KID_KINDS[ClaimKind(claim.kind)])


def _opened(claim: _New, year: int) -> Opened:
    return Opened(
        claim_id=claim.id,
        number=numbers.claim_number(year, claim.serial),
        kid=kid.claim_kid(
            client=claim.unit.client, claim=claim.serial, kind=_KID_KINDS[claim.kind]
        ),
        line=claim.handed.line,
        debtor_ids=tuple(number for number, _ in claim.debtors),
    )


def _cases(work: Work, new: Sequence[_New], origin: Origin) -> dict[int, int]:
    """Debtor → case; each debtor has one folder, the oldest where there are several."""
    debtors = {number for claim in new for number, _ in claim.debtors}
    found: dict[int, int] = {}
    for some in chunks(sorted(debtors)):
        rows = work.execute(
            select(Case.debtor_id, func.min(Case.id).label("id"))
            .where(Case.debtor_id.in_(some))
            .group_by(Case.debtor_id)
        )
        found |= {row.debtor_id: row.id for row in rows}
    missing = sorted(debtors - found.keys())
    if not missing:
        return found
    made = dict(zip(missing, reserve(work, Case, len(missing)), strict=True))
    serials = numbers.take(work, "case", len(missing))
    year = origin.received_on.year
    rows_of = [
        {
            "id": made[debtor],
            "number": numbers.case_number(year, serial),
            "debtor_id": debtor,
            "opened_on": origin.received_on,
        }
        for debtor, serial in zip(missing, serials, strict=True)
    ]
    fill(work, Case, rows_of)
    return found | made


def _row(claim: _New, opened: Opened, origin: Origin) -> dict[str, Any]:
    handed = claim.handed
    return {
        "id": claim.id,
        "number": opened.number,
        "kind": claim.kind.value,
        "creditor_unit_id": claim.unit.id,
        "batch_id": origin.batch_id,
        "batch_line": handed.line if origin.batch_id is not None else None,
        "sender_reference": handed.reference,
        "invoice_number": handed.invoice,
        "invoice_date": handed.invoice_date,
        "due_date": handed.due,
        "period_from": handed.period_from,
        "period_to": handed.period_to,
        "description": handed.description,
        "principal": handed.original,
        **_interest(claim),
        **_objection(handed, origin),
        "limitation_start": handed.limitation_start or handed.due,
        "kid": opened.kid,
        "original_kid": handed.kid,
        "plate": handed.plate.replace(" ", "").upper(),
        "received_on": origin.received_on,
    }


def _interest(claim: _New) -> dict[str, Any]:
    terms = interest_terms(claim.handed, claim.kind)
    return {
        "interest_from": terms.first,
        "interest_basis": terms.basis.value,
        "interest_rule": terms.rule,
        "interest_note": terms.note,
    }


def _objection(handed: HandedClaim, origin: Origin) -> dict[str, Any]:
    """An open objection; where its day is not told, it is open from the day it came here."""
    if not handed.objection:
        return {"objection_on": None, "objection_text": ""}
    day = handed.objection_date or origin.received_on
    return {"objection_on": day, "objection_text": handed.objection_text}


def _liable(claim: _New, cases: Mapping[int, int]) -> Iterator[dict[str, Any]]:
    start = claim.handed.limitation_start or claim.handed.due
    for number, debtor in claim.debtors:
        yield {
            "claim_id": claim.id,
            "debtor_id": number,
            "case_id": cases[number],
            "role": debtor.role.value,
            "share": debtor.share,
            "last_day": ordinary_end(start),
        }


def _notices(claim: _New, origin: Origin) -> Iterator[dict[str, Any]]:
    """Letters went to all debtors of the claim, as far as the hand-over tells."""
    handed = claim.handed
    sent: list[tuple[Letter, date, date | None, str, int]] = [
        (each.letter, each.sent, each.deadline, "", each.fee) for each in handed.letters
    ]
    if (notice := handed.notice) is not None:
        way = notice.way.value if notice.way else ""
        sent.append((Letter.COLLECTION_NOTICE, notice.sent, notice.deadline, way, notice.fee))
    for letter, day, deadline, way, fee in sent:
        for number, _ in claim.debtors:
            yield {
                "claim_id": claim.id,
                "debtor_id": number,
                "kind": letter.value,
                "sent_on": day,
                "deadline": deadline,
                "way": way,
                "fee": fee,
                "source": origin.label,
            }


def _bring(work: Work, new: Sequence[_New], origin: Origin) -> None:
    """Write the facts of the claims, and settle what was paid to the units themselves."""
    facts = [(c.id, fact) for c in new for fact in _brought(c, origin)]
    keyed = list(zip(reserve(work, FactRow, len(facts)), facts, strict=True))
    rows = [
        {
            "id": number,
            "claim_id": claim_id,
            "kind": fact.kind.value,
            "amount": fact.amount,
            "value_date": fact.value_date,
            "known_at": origin.known_at,
            "rule": fact.rule,
            "source": fact.source,
            "document_id": origin.document_id,
            "made_by": work.who.name,
        }
        for number, (claim_id, fact) in keyed
    ]
    fill(work, FactRow, rows)
    money_in.paid_to_units(
        work,
        [
            PaidToUnit(fact_id=n, amount=fact.amount, day=fact.value_date, source=fact.source)
            for n, (_, fact) in keyed
            if fact.kind is FactKind.PAYMENT
        ],
    )


def _brought(claim: _New, origin: Origin) -> Iterator[Brought]:
    where = f"{origin.label}, linje {claim.handed.line}" if origin.batch_id else origin.label
    return brought(claim.handed, claim.kind, origin=where, today=origin.received_on)
