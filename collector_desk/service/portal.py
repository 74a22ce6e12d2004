"""What the self-service portal may read of a debtor who is signed in there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.inquiry import InquiryKind
from collector_desk.domain.objection import Outcome
from collector_desk.domain.objection import State as ObjectionState
from collector_desk.domain.payment_accounts import payment_account
from collector_desk.errors.service import Unknown
from collector_desk.models import Debtor, Document, Inquiry, LetterRow, Objection
from collector_desk.service import claim_rows, demandable, folder, inquiries
from collector_desk.service.database import Work
from collector_desk.wire.debtors import ClaimRow
from collector_desk.wire.inquiries import PortalClaim, PortalRequest, PortalView

_STATES = {"open": "Til behandling", "handled": "Behandlet", "forwarded": "Sendt videre"}


def show(work: Work, number: str) -> PortalView:
    """A debtor's own view, for the portal where that debtor is signed in. Noted as a look.

    Neither notes, other debtors nor addresses are part of it, so that a protected person may see
    the own view too.

    Raises:
        Unknown: no debtor with that number.
    """
    debtor_id = inquiries.debtor_of(work, number)
    if debtor_id is None:
        raise Unknown(what="debtor", id=0)
    work.note("portal.show", stream=f"debtor:{debtor_id}")
    rows = folder.read(work, work.get_one(Debtor, debtor_id))
    today = work.clock.today()
    folded = rows.folded(work.rates, on=today)
    claims = tuple(_claim(rows, row, today) for row in claim_rows.rows(rows, folded, today=today))
    return PortalView(
        on=today,
        owed=sum(claim.to_pay for claim in claims),
        not_demanded=sum(claim.total - claim.to_pay for claim in claims if claim.total > 0),
        credit=sum(claim.credit for claim in claims),
        claims=claims,
        requests=tuple(_requests(work, debtor_id)),
        letters=tuple(_letters(work, debtor_id)),
    )


def _claim(rows: folder.Folder, row: ClaimRow, today: date) -> PortalClaim:
    kept = rows.claim(row.claim_id)
    assert kept is not None  # the row was made from it
    apart = demandable.apart(rows, kept, total=row.sums.total, today=today)
    return PortalClaim(
        number=row.number,
        kind=KINDS[ClaimKind(row.kind)].label,
        creditor=row.creditor,
        due_date=row.due_date,
        principal=row.sums.principal,
        interest=row.sums.interest,
        fees=row.sums.fees,
        costs=row.sums.costs,
        credit=row.sums.credit,
        total=row.sums.total,
        kid=row.kid,
        account=payment_account(ClaimKind(row.kind), today).account,
        state=row.state,
        to_pay=max(0, row.sums.total - apart.amount),
        apart=apart.why.label() if apart.why else "",
    )


def _letters(work: Work, debtor_id: int) -> Iterator[tuple[date, str, int]]:
    """The letters to the debtor in person: none to a guardian, to a unit or to others."""
    found = work.execute(
        select(Document.day, Document.title, Document.id)
        .join(LetterRow, LetterRow.document_id == Document.id)
        .where(LetterRow.debtor_id == debtor_id, LetterRow.recipient == "debtor")
        .order_by(Document.day.desc(), Document.id.desc())
    )
    for row in found:
        yield row.day, row.title, row.id


def _requests(work: Work, debtor_id: int) -> Iterator[PortalRequest]:
    found = work.execute(
        select(Inquiry, Objection)
        .join(Objection, Objection.inquiry_id == Inquiry.id, isouter=True)
        .where(Inquiry.debtor_id == debtor_id)
        .order_by(Inquiry.received_on.desc(), Inquiry.id.desc())
    )
    for inquiry, objection in found:
        state, outcome = _STATES[inquiry.state], inquiry.outcome
        if objection is not None:
            state = ObjectionState(objection.state).label
            outcome = Outcome(objection.outcome).label if objection.outcome else ""
        yield PortalRequest(
            kind=InquiryKind(inquiry.kind).label,
            received_on=inquiry.received_on,
            state=state,
            outcome=outcome,
        )
