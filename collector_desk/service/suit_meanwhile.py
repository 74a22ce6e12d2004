"""What happened to the claims of a complaint between the day it was made and the day it is filed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import exists, select

from collector_desk.errors.suits import SuitChanged
from collector_desk.models import Inquiry, Objection, Suit
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim


def must_be_what_is_owed(
    work: Work, rows: Folder, row: Suit, claim_ids: Collection[int], day: date
) -> None:
    """Refuse to file what asks for other sums than are owed, so far as that was known on the day.

    What was told only after it was filed is asked about by the night (``suit_asking``). Interest
    that runs on changes nothing. Raises SuitChanged.
    """
    for claim in filter(None, map(rows.claim, claim_ids)):
        facts = rows.statement(claim, work.rates, on=day).facts
        told = [one for one in facts if one.known_at > row.made_at]
        if any(oslo_day(one.known_at) <= day for one in told):
            raise SuitChanged(claim=claim.number, number=row.number)


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
