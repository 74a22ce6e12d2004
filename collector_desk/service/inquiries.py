"""The inbox: what comes in by every way, whose it is, and what became of it."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.inquiry import BY_LETTER, REQUESTS, Channel, InquiryKind
from collector_desk.domain.objection import State
from collector_desk.errors.inquiries import (
    ExternalReused,
    InquiryClosed,
    MatchedAlready,
)
from collector_desk.errors.objections import ObjectionOpen, RegisterAsObjection
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import (
    Claim,
    Debtor,
    Identity,
    Inquiry,
    InquiryClaim,
    InquiryLetter,
    Objection,
)
from collector_desk.service import (
    answering,
    attachments,
    gate,
    heard,
    inquiry_rows,
    named,
    numbers,
    objections,
    sending_on,
)
from collector_desk.service.database import Work
from collector_desk.wire.inquiries import (
    FromPortal,
    Handle,
    InquiryRow,
    Mail,
    Match,
    Message,
    Received,
    Register,
)
from collector_desk.wire.objections import NewObjection

_SAID = {InquiryKind.OBJECTION: "elsewhere"} | dict.fromkeys(REQUESTS, "withdrawn")
"""How the audit names the words that close a message; of others they say why no letter went."""


def from_portal(work: Work, order: FromPortal) -> Received:
    """Take a message from the portal. An objection stops what it disputes at once.

    The same ``external`` again gives the same answer, and nothing is made twice. A debtor we do
    not know, or may not be told of, makes it mail that belongs to nobody yet: it is never lost, and
    an objection stops the claims it names by number until it is matched.

    Raises:
        ExternalReused: the number came before with anything else than this.
        FileRefused: an attachment that is not kept.
        ReceivedToCome: the day it came is to come.
    """
    earlier = work.scalar(select(Inquiry).where(Inquiry.external == order.external))
    if earlier is not None:
        if earlier.fingerprint not in {"", named.fingerprint(work, order)}:  # "": came before it
            raise ExternalReused(external=order.external)
        return _received(work, earlier)
    debtor_id = debtor_of(work, order.debtor)
    row = _add(work, order, debtor_id, Channel.PORTAL)
    claims = named.claims(work, debtor_id, order)
    work.add_all(InquiryClaim(inquiry_id=row.id, claim_id=claim.id) for claim in claims)
    if order.kind is InquiryKind.OBJECTION and debtor_id is not None:
        objected = [_object(work, row, claim, order) for claim in claims]
        if objected and all(objected):
            heard.close(work, row)
    _note(work, row, "inquiries.from_portal")
    return _received(work, row)


def register(work: Work, debtor_id: int, order: Register) -> InquiryRow:
    """Register a message about an open debtor.

    Raises:
        Unknown: a claim that is not this debtor's.
        RegisterAsObjection: it objects to a claim.
        NotOpened, OwnCase, FileRefused, ReceivedToCome.
    """
    gate.opened(work, debtor_id)
    if order.kind is InquiryKind.OBJECTION and order.claims:
        raise RegisterAsObjection
    return wait(work, debtor_id, order)


def wait(work: Work, debtor_id: int, order: Register) -> InquiryRow:
    """Let a message about a debtor wait in the inbox; one that objects stops what it names.

    Raises:
        Unknown: a claim that is not this debtor's.
        FileRefused, ReceivedToCome.
    """
    claims = [objections.claim_of(work, debtor_id, number) for number in order.claims]
    row = _add(work, order, debtor_id, order.channel)
    work.add_all(InquiryClaim(inquiry_id=row.id, claim_id=claim.id) for claim in claims)
    _note(work, row, "inquiries.register")
    return inquiry_rows.row_of(work, row)


def register_mail(work: Work, order: Mail) -> InquiryRow:
    """Register mail that belongs to nobody yet. Raises FileRefused, ReceivedToCome."""
    row = _add(work, order, None, order.channel)
    _note(work, row, "inquiries.register_mail")
    return inquiry_rows.row_of(work, row)


def match(work: Work, inquiry_id: int, order: Match) -> InquiryRow:
    """Give mail to the debtor it belongs to, whom this user has opened.

    Raises:
        Unknown, Stale, NotOpened, OwnCase, InquiryClosed.
        MatchedAlready: it has a debtor.
    """
    row = _locked(work, inquiry_id)
    if row.debtor_id is not None:
        raise MatchedAlready
    _still_open(row, order.version)
    gate.opened(work, order.debtor_id)
    row.debtor_id = order.debtor_id
    attachments.join(work, inquiry_id=row.id, debtor_id=order.debtor_id)
    others = named.leave_out(work, row)
    work.flush()
    _note(work, row, "inquiries.match", others=others)
    return inquiry_rows.row_of(work, row)


def handle(work: Work, inquiry_id: int, order: Handle) -> InquiryRow:
    """Close an inquiry with what became of it.

    Raises:
        Unknown, Stale, InquiryClosed, NotOpened, OwnCase.
        NotRegistered: it objects, and what it disputes would go on without a decision (ruling 18),
            sent on or not.
        ElsewhereUnsaid: it objects, names no claim, and is sent on without saying why it is about
            none here.
        NotDecided: it asks for time or a plan of what is still owed, no decision answers it, and
            the debtor has not withdrawn it in words that are given.
        SanctionNotRegistered: so would the control sanction it complains of (ruling 20); what
            belongs to nobody yet may be sent on all the same, and the sanction rests on.
        NotAnswered: it asks or complains, and no letter answers it, nor does a reason for none.
        NoRecipient: it is sent on, and nobody is named, nor follows from what it complains of.
    """
    row = _locked(work, inquiry_id)
    if row.debtor_id is not None:
        gate.opened(work, row.debtor_id)
    _still_open(row, order.version)
    heard.closable(work, row, order)
    if row.debtor_id is not None and row.kind in REQUESTS and not order.forwarded:
        answering.decided(work, row, row.debtor_id, order)
    if order.forwarded:
        sending_on.send(work, row, order.forwarded_to.strip(), order.forwarded_address)
        if row.debtor_id is None:
            heard.ask(work, row)
    elif row.kind in BY_LETTER:
        answering.lettered(work, row, order)
    row.state = "forwarded" if order.forwarded else "handled"
    row.outcome, row.handled_on = order.outcome, work.clock.today()
    row.handled_by = work.who.name
    work.flush()
    _note(work, row, "inquiries.handle", **_became(work, row))
    return inquiry_rows.row_of(work, row)


def _became(work: Work, row: Inquiry) -> dict[str, object]:
    """To whom it went, what letter answered it, or what was said instead, by what was said."""
    letter = work.get(InquiryLetter, row.id)
    said = _SAID.get(InquiryKind(row.kind), "no_letter")
    found = {
        "forwarded_to": row.forwarded_to,
        "letter": letter.letter_id if letter else None,
        said: row.no_letter,
    }
    return {name: value for name, value in found.items() if value}


def debtor_of(work: Work, number: str) -> int | None:
    """The debtor with an identity or organisation number, where the caller may know of it."""
    by_number = (
        select(Debtor.id)
        .join(Identity, Identity.debtor_id == Debtor.id)
        .where(Identity.blind_index == work.vault.blind_index(number))
    )
    by_organisation = select(Debtor.id).where(Debtor.org_number == number)
    found = work.scalar(by_number) if len(number) == 11 else work.scalar(by_organisation)
    return None if found is None else int(found)


def _add(work: Work, order: Message, debtor_id: int | None, channel: Channel) -> Inquiry:
    received = heard.received(work, order.received_on)
    row = Inquiry(
        journal=numbers.journalled(work),
        debtor_id=debtor_id,
        kind=order.kind.value,
        channel=channel.value,
        sender=order.sender.value,
        sender_name=order.sender_name,
        received_on=received,
        text=order.text,
        registered_at=work.clock.now(),
        registered_by=work.who.name,
    )
    if isinstance(order, FromPortal):
        row.external, row.told = order.external, named.told(order)
        row.fingerprint = named.fingerprint(work, order)
    work.add(row)
    work.flush()
    attachments.keep(work, order.files, inquiry_id=row.id, debtor_id=debtor_id, day=received)
    return row


def _object(work: Work, row: Inquiry, claim: Claim, order: FromPortal) -> bool:
    """One objection a claim. Where one is open already, the new words wait in the inbox."""
    disputed = order.disputed if order.disputed and order.disputed <= claim.principal else None
    new = NewObjection(claim_id=claim.id, ground=order.ground, disputed=disputed, inquiry_id=row.id)
    try:
        objections.open_one(work, row, claim, new)
    except ObjectionOpen:
        return False
    return True


def _received(work: Work, row: Inquiry) -> Received:
    numbers = work.scalars(
        select(Claim.number)
        .join(Objection, Objection.claim_id == Claim.id)
        .where(Objection.inquiry_id == row.id, Objection.state != State.VOID.value)
        .order_by(Claim.id)
    ).all()
    return Received(
        inquiry_id=row.id,
        external=row.external or "",
        matched=row.debtor_id is not None,
        objections=tuple(numbers),
    )


def _locked(work: Work, inquiry_id: int) -> Inquiry:
    row = work.get(Inquiry, inquiry_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise Unknown(what="inquiry", id=inquiry_id)
    if row.debtor_id is not None:
        gate.known(work, row.debtor_id)
    return row


def _still_open(row: Inquiry, version: int) -> None:
    if row.state != "open":
        raise InquiryClosed(outcome=row.outcome)
    if row.version != version:
        raise Stale


def _note(work: Work, row: Inquiry, deed: str, **more: object) -> None:
    stream = f"debtor:{row.debtor_id}" if row.debtor_id else "house"
    work.note(deed, stream=stream, details={"inquiry": row.id, "kind": row.kind} | more)
