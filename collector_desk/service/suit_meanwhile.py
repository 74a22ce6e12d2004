"""What happened to the claims of a complaint between the day it was made and the day it is filed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from sqlalchemy import exists, select

from collector_desk.domain.money import Money
from collector_desk.errors import DeskError
from collector_desk.errors.enforcement import JudgedClaimClosed
from collector_desk.errors.suits import SuitChanged, SuitNothingOwed, SuitStopped
from collector_desk.models import Inquiry, Objection, Suit
from collector_desk.service import suit_asking, suit_claims
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim

_STOPS = (SuitStopped, JudgedClaimClosed)


def must_be_what_is_owed(
    work: Work, rows: Folder, row: Suit, claim_ids: Collection[int], day: date
) -> None:
    """Refuse to file what asks for other sums than are owed, so far as that was known on the day.

    What was told only after it was filed is asked about by the night (``suit_asking``). Raises
    SuitChanged.
    """
    for claim in changed(work, rows, row, claim_ids, day):
        raise SuitChanged(claim=claim.number, number=row.number)


def changed(
    work: Work, rows: Folder, row: Suit, claim_ids: Collection[int], day: date
) -> Iterator[KeptClaim]:
    """The claims to whose money something happened since it was made, known on a day.

    Interest that runs on changes nothing.
    """
    for claim in filter(None, map(rows.claim, claim_ids)):
        facts = rows.statement(claim, work.rates, on=day).facts
        told = [one for one in facts if one.known_at > row.made_at]
        if any(oslo_day(one.known_at) <= day for one in told):
            yield claim


def stands_when_sent(refused: DeskError | None, reasons: str, role: str) -> bool:
    """Whether a complaint that went is entered though a claim could not be complained of any more.

    It is what was sent: money may have come since, and of what else stopped the claim a supervisor
    says why it is entered.
    """
    if isinstance(refused, SuitNothingOwed):
        return True
    return isinstance(refused, _STOPS) and suit_claims.leads(reasons, role)


def ask_of_sent(
    work: Work, rows: Folder, row: Suit, claim_ids: Collection[int], day: date
) -> Mapping[str, Money]:
    """Ask what the board must be told of a complaint that went as it was; what was owed by claim."""
    for claim in changed(work, rows, row, claim_ids, day):
        suit_asking.ask_of_changed(work, row, claim.id)
    known = suit_claims.tried(work, rows, on=day, besides=row.id)
    claims = [claim for claim in rows.claims if claim.id in claim_ids]
    for claim in claims:
        if isinstance(stop := suit_claims.hindrance(known, claim), _STOPS):
            suit_asking.ask_of_stopped(work, row, stop.text())
    return {
        claim.number: rows.statement(claim, work.rates, on=day).balance.total for claim in claims
    }


def disputed_since(work: Work, rows: Folder, row: Suit, claim: KeptClaim) -> bool:
    """Whether the debtor has disputed a claim after the complaint was made, and that is open."""
    open_ = [one.id for one in rows.objections.get(claim.id, ()) if one.decided_on is None]
    waits = [one for one in rows.inbox if one.contests]
    inbox = [one.id for one in waits if one.claim_id in {None, claim.id}]
    of_objection = exists().where(Objection.inquiry_id == Inquiry.id, Objection.id.in_(open_))
    query = select(Inquiry.id).where(
        Inquiry.registered_at > row.made_at, Inquiry.id.in_(inbox) | of_objection
    )
    return work.scalar(query.limit(1)) is not None
