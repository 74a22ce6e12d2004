"""The inbox, the phone desk, and what the portal sends and reads."""

from __future__ import annotations

import base64

from collector_desk.api.deps import Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.service import calls, covering_returns, inquiries, inquiry_rows, portal
from collector_desk.wire.debtors import DocumentBytes
from collector_desk.wire.inquiries import (
    CallRow,
    FromPortal,
    Handle,
    Inquiries,
    InquiryRow,
    Mail,
    Match,
    NewCall,
    Received,
    Register,
    SentOn,
    Speakers,
)
from collector_desk.wire.portal import PortalAsk, PortalView

router = DeskRouter()


@router.deed("inquiries.list")
def listed(call: Called) -> Inquiries:
    with call.read() as work:
        return inquiry_rows.listed(work)


@router.deed("inquiries.sent_on")
def sent_on(call: Called) -> SentOn:
    with call.read() as work:
        return covering_returns.out(work)


@router.deed("inquiries.read")
def read(inquiry_id: Key, call: Called) -> InquiryRow:
    with call.write() as work:
        return inquiry_rows.read(work, inquiry_id)


@router.deed("inquiries.from_portal")
def from_portal(order: FromPortal, call: Called) -> Received:
    return call.once(Received, lambda work: inquiries.from_portal(work, order))


@router.deed("inquiries.register")
def register(debtor_id: Key, order: Register, call: Called) -> InquiryRow:
    return call.once(InquiryRow, lambda work: inquiries.register(work, debtor_id, order))


@router.deed("inquiries.register_mail")
def register_mail(order: Mail, call: Called) -> InquiryRow:
    return call.once(InquiryRow, lambda work: inquiries.register_mail(work, order))


@router.deed("inquiries.match")
def match(inquiry_id: Key, order: Match, call: Called) -> InquiryRow:
    return call.once(InquiryRow, lambda work: inquiries.match(work, inquiry_id, order))


@router.deed("inquiries.handle")
def handle(inquiry_id: Key, order: Handle, call: Called) -> InquiryRow:
    return call.once(InquiryRow, lambda work: inquiries.handle(work, inquiry_id, order))


@router.deed("inquiries.document")
def document(inquiry_id: Key, document_id: Key, call: Called) -> DocumentBytes:
    with call.write() as work:
        row = inquiry_rows.document(work, inquiry_id, document_id)
    content = base64.b64encode(row.content or b"").decode("ascii")
    return DocumentBytes(name=row.name, sha256=row.sha256, content=content)


@router.deed("calls.speakers")
def speakers(debtor_id: Key, call: Called) -> Speakers:
    with call.read() as work:
        return calls.speakers(work, debtor_id)


@router.deed("calls.log")
def log(debtor_id: Key, order: NewCall, call: Called) -> CallRow:
    return call.once(CallRow, lambda work: calls.log(work, debtor_id, order))


@router.deed("portal.show")
def show(order: PortalAsk, call: Called) -> PortalView:
    with call.write() as work:
        return portal.show(work, order.debtor)


@router.deed("portal.letter")
def letter(document_id: Key, order: PortalAsk, call: Called) -> DocumentBytes:
    with call.write() as work:
        row = portal.letter(work, order.debtor, document_id)
    content = base64.b64encode(row.content or b"").decode("ascii")
    return DocumentBytes(name=row.name, sha256=row.sha256, content=content)
