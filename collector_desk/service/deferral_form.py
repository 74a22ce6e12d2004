"""What a deferral starts from: the claims, the requests that wait, and how far one may go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select

from collector_desk.domain.inquiry import InquiryKind
from collector_desk.domain.phrases import dotted
from collector_desk.models import Inquiry
from collector_desk.service import deferral_rows, gate, plan_sheet
from collector_desk.service.database import Work
from collector_desk.wire.deferrals import DeferralForm, DeferralRequest

_ASKS = (InquiryKind.DEFERRAL.value, InquiryKind.PLAN.value, InquiryKind.QUESTION.value)


def form(work: Work, debtor_id: int) -> DeferralForm:
    """What a deferral for a debtor starts from.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
    """
    debtor = gate.opened(work, debtor_id)
    today = work.clock.today()
    own = work.rates["deferral_days"].on(today)
    approved = work.rates["deferral_days_approved"].on(today)
    own_last = today + timedelta(days=own.whole)
    approved_last = today + timedelta(days=approved.whole)
    unsure = "" if own.confirmed and approved.confirmed else " Grensene er ikke bekreftet."
    return DeferralForm(
        debtor_id=debtor.id,
        debtor_name=debtor.name,
        today=today,
        claims=tuple(plan_sheet.candidates(work, debtor)),
        requests=tuple(_requests(work, debtor_id)),
        running=deferral_rows.of_debtor(work, debtor_id),
        own_last=own_last,
        approved_last=approved_last,
        limit=(
            f"Saksbehandler kan gi {own.whole} dager, til {dotted(own_last)}. Leder kan godkjenne"
            f" {approved.whole} dager, til {dotted(approved_last)}.{unsure}"
        ),
    )


def _requests(work: Work, debtor_id: int) -> Iterator[DeferralRequest]:
    query = select(Inquiry).where(
        Inquiry.debtor_id == debtor_id, Inquiry.kind.in_(_ASKS), Inquiry.state == "open"
    )
    rows = work.scalars(query.order_by(Inquiry.received_on, Inquiry.id))
    for row in sorted(rows, key=lambda one: _ASKS.index(one.kind)):
        yield DeferralRequest(inquiry_id=row.id, text=plan_sheet.words(work, row))
