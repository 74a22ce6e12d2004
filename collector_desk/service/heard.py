"""The messages an objection rests on: written down, taken from the inbox, closed once heard."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import and_, exists, or_, select

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.inquiry import SHORTEST_REASON, InquiryKind
from collector_desk.domain.phrases import dotted
from collector_desk.errors.inquiries import InquiryClosed, ReceivedToCome
from collector_desk.errors.objections import (
    ElsewhereUnsaid,
    NotRegistered,
    SanctionNotRegistered,
)
from collector_desk.errors.service import Unknown
from collector_desk.models import Claim, ClaimDebtor, Inquiry, InquiryClaim, Objection
from collector_desk.service import letter_keep, numbers
from collector_desk.service.database import Work
from collector_desk.service.heard_since import later
from collector_desk.wire.inquiries import Handle
from collector_desk.wire.objections import NewObjection

REGISTERED = "registrert som innsigelse"
"""What becomes of a message that an objection rests on."""

_ASK = (
    "En klage på kontrollsanksjonen, mottatt {day}, er sendt til {to} uten at avsenderen er kjent."
    " Kravet hviler (FOR-2016-03-18-260 § 37). Finn ut hvordan klagen ble avgjort, og registrer den"
    " med «Ny innsigelse»"
)
_DISPUTES = (InquiryKind.OBJECTION.value, InquiryKind.COMPLAINT.value)


def received(work: Work, day: date | None) -> date:
    """The day a message came: today where none is told. Raises ReceivedToCome."""
    today = work.clock.today()
    if day is not None and day > today:
        raise ReceivedToCome(day=day.isoformat())
    return day or today


def written(work: Work, debtor_id: int, order: NewObjection) -> Inquiry:
    """The debtor's words as they came on paper, by e-mail or by telephone, kept as a message."""
    row = Inquiry(
        journal=numbers.journalled(work),
        debtor_id=debtor_id,
        kind=InquiryKind.OBJECTION.value,
        channel=order.channel.value,
        sender=order.sender.value,
        received_on=received(work, order.received_on),
        text=order.text,
        registered_at=work.clock.now(),
        registered_by=work.who.name,
    )
    work.add(row)
    work.flush()
    return row


def taken(work: Work, inquiry_id: int, debtor_id: int) -> Inquiry:
    """A message of the inbox, that an objection is to rest on.

    Raises:
        Unknown: it is not this debtor's.
        InquiryClosed: it was answered already.
    """
    row = work.get(Inquiry, inquiry_id, with_for_update=True, populate_existing=True)
    if row is None or row.debtor_id != debtor_id:
        raise Unknown(what="inquiry", id=inquiry_id)
    if row.state != "open":
        raise InquiryClosed(outcome=row.outcome)
    return row


def names(work: Work, row: Inquiry, claim_id: int) -> bool:
    """Let a message name a claim, once; whether it did not before."""
    if work.get(InquiryClaim, (row.id, claim_id)) is not None:
        return False
    work.add(InquiryClaim(inquiry_id=row.id, claim_id=claim_id))
    work.flush()
    return True


def close(work: Work, row: Inquiry) -> None:
    """Close a message once an objection stands on all that it names; until then it waits."""
    if whole(work, row):
        row.state, row.outcome = "handled", REGISTERED
        row.handled_on, row.handled_by = work.clock.today(), work.who.name


def closable(work: Work, row: Inquiry, order: Handle) -> None:
    """See that what a message disputes is registered before it is closed or sent on (rulings 18–20).

    Unregistered goes on only what names none of the debtor's claims, with the reason why it is
    about none; and mail of nobody that names control sanctions alone, for those rest on.

    Raises:
        NotRegistered, SanctionNotRegistered: what it disputes would go on without a decision.
        ElsewhereUnsaid: it objects to no claim by name, and nothing says that it is about none.
    """
    unheard = row.kind == InquiryKind.OBJECTION.value and stops(work, row) and not whole(work, row)
    if unheard and not _elsewhere(work, row, order):
        raise NotRegistered
    sent_unknown = row.debtor_id is None and order.forwarded  # nobody here can register it
    if not sent_unknown and not sanctions(work, row):
        raise SanctionNotRegistered


def _elsewhere(work: Work, row: Inquiry, order: Handle) -> bool:
    """Whether an objection that nobody registered may go on to others."""
    kinds = set(_named(work, row).values())
    if not order.forwarded or row.debtor_id is None:
        return order.forwarded and kinds <= {ClaimKind.CONTROL_SANCTION.value}
    if kinds:
        return False
    why = order.no_letter.strip()
    if len(why) < SHORTEST_REASON:
        raise ElsewhereUnsaid(shortest=SHORTEST_REASON)
    row.no_letter = why
    return True


def unheard(work: Work, ids: Collection[int]) -> frozenset[int]:
    """Those of these messages that are neither closed nor sent on before what they name is registered.

    It is what ``closable`` refuses whatever is said of where it goes.
    """
    fine = Claim.kind == ClaimKind.CONTROL_SANCTION.value
    objects = Inquiry.kind == InquiryKind.OBJECTION.value
    complains = and_(Inquiry.kind == InquiryKind.COMPLAINT.value, fine)
    owes = exists().where(
        ClaimDebtor.claim_id == Claim.id, ClaimDebtor.debtor_id == Inquiry.debtor_id
    )
    answered = exists().where(
        Objection.claim_id == Claim.id,
        Objection.debtor_id == Inquiry.debtor_id,
        later(Inquiry.id, Inquiry.received_on),
    )
    waits = or_(
        and_(owes, or_(objects, complains), ~answered),
        and_(Inquiry.debtor_id.is_(None), objects, ~fine),
    )
    query = (
        select(Inquiry.id)
        .join(InquiryClaim, InquiryClaim.inquiry_id == Inquiry.id)
        .join(Claim, Claim.id == InquiryClaim.claim_id)
        .where(Inquiry.id.in_(ids), waits)
    )
    return frozenset(work.scalars(query))


def stops(work: Work, row: Inquiry) -> bool:
    """Whether a message that objects stops anything: a debtor's, or a claim that it names."""
    return row.debtor_id is not None or bool(_named(work, row))


def whole(work: Work, row: Inquiry) -> bool:
    """Whether an objection is open, or was decided since, on every claim that a message names.

    A claim that its debtor does not owe any more is asked no more: the release has answered it.
    """
    named, on = _named(work, row), _heard(work, row)
    return (bool(on) or _let_out(work, row, named)) and named.keys() <= on


def sanctions(work: Work, row: Inquiry) -> bool:
    """Whether that holds for the control sanctions that a message objects to or complains of.

    They rest until the complaint is finally decided, wherever it is sent on to (ruling 20).
    """
    if row.kind not in _DISPUTES:
        return True
    kinds = _named(work, row)
    fines = {one for one, kind in kinds.items() if kind == ClaimKind.CONTROL_SANCTION.value}
    return fines <= _heard(work, row)


def ask(work: Work, row: Inquiry) -> None:
    """Ask of each control sanction that nobody's mail names what became of it: it rests till then."""
    text = _ASK.format(day=dotted(row.received_on), to=row.forwarded_to)
    fines = (ClaimKind.CONTROL_SANCTION.value,)
    for claim_id in [one for one, kind in _named(work, row).items() if kind in fines]:
        owing = select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id == claim_id)
        for debtor_id in work.scalars(owing.order_by(ClaimDebtor.debtor_id)).all():
            letter_keep.task(work, debtor_id, claim_id, text)


def _named(work: Work, row: Inquiry) -> dict[int, str]:
    """The claims that a message names, with their kinds: those its debtor still owes, if known."""
    query = (
        select(Claim.id, Claim.kind)
        .join(InquiryClaim, InquiryClaim.claim_id == Claim.id)
        .where(InquiryClaim.inquiry_id == row.id)
    )
    if row.debtor_id is not None:
        query = query.join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id).where(
            ClaimDebtor.debtor_id == row.debtor_id
        )
    return {found.id: found.kind for found in work.execute(query)}


def _let_out(work: Work, row: Inquiry, named: dict[int, str]) -> bool:
    """Whether a message names claims, and its debtor owes none of them any more."""
    names_any = exists().where(InquiryClaim.inquiry_id == row.id)
    return not named and bool(work.scalar(select(names_any)))


def _heard(work: Work, row: Inquiry) -> set[int]:
    """The claims on which an objection is open, or was decided since the message."""
    newer = later(row.id, row.received_on)
    query = select(Objection.claim_id).where(Objection.debtor_id == row.debtor_id, newer)
    return set(work.scalars(query))
