"""Sending on what is not ours to answer; the debtor whose words they are is told where to, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind, Route
from collector_desk.domain.inquiry import InquiryKind, Sender
from collector_desk.domain.objection import About, onward
from collector_desk.domain.parking import UNIT_ANSWERS
from collector_desk.domain.phrases import dotted
from collector_desk.errors.inquiries import NoRecipient
from collector_desk.models import Claim, ClaimDebtor, CreditorUnit, Debtor, Inquiry, InquiryClaim
from collector_desk.service import answering, covering, letter_keep, plain_letter
from collector_desk.service.database import Work

_LONGEST = 300
_OWN = frozenset({Sender.DEBTOR, Sender.GUARDIAN, Sender.HEIR, Sender.LAWYER, Sender.ADVISER})
"""Whose words are the debtor's; the post of others is told to nobody when it is sent on."""

_WORDS: Mapping[InquiryKind, str] = {
    InquiryKind.OBJECTION: "innsigelsen din",
    InquiryKind.DEFERRAL: "søknaden din om utsettelse",
    InquiryKind.PLAN: "søknaden din om nedbetalingsavtale",
    InquiryKind.QUESTION: "spørsmålet ditt",
    InquiryKind.COMPLAINT: "klagen din",
    InquiryKind.MAIL: "brevet ditt",
}


def send(work: Work, row: Inquiry, to: str, address: str) -> None:
    """Send an inquiry on with a covering letter, and tell the debtor whose words they are.

    Where nobody is named, a complaint goes to where its claims are taken further. The debtor is
    told where it went (forvaltningsloven § 11 fourth paragraph).

    Raises:
        NoRecipient: nobody is named, and no single place follows from the claims.
    """
    claims = _claims(work, row)
    complains = row.kind == InquiryKind.COMPLAINT.value
    places = {_place(work, claim) for claim in claims if complains}
    if not to and len(places) != 1:
        raise NoRecipient
    row.forwarded_to = to or places.pop()[:_LONGEST]
    office = to or row.forwarded_to.partition(" – ")[0].partition(" (")[0]  # without the rule
    letter_keep.issue_or_task(work, covering.made(work, row, office, address))
    if row.debtor_id is not None and row.sender in _OWN:
        _tell(work, row, work.get_one(Debtor, row.debtor_id), claims)


def _claims(work: Work, row: Inquiry) -> Sequence[Claim]:
    """The claims that a message names, of its debtor those that are still owed."""
    named = select(InquiryClaim.claim_id).where(InquiryClaim.inquiry_id == row.id)
    if row.debtor_id is not None:
        own = select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == row.debtor_id)
        named = named.where(InquiryClaim.claim_id.in_(own))
    return work.scalars(select(Claim).where(Claim.id.in_(named)).order_by(Claim.id)).all()


def _route(work: Work, claim: Claim) -> str:
    """Where a claim is taken further. The deadline is left out: it runs from an answer."""
    if (first := UNIT_ANSWERS.get(ClaimKind(claim.kind))) is not None:
        return first.format(unit=_unit(work, claim))
    return onward(ClaimKind(claim.kind), About.CLAIM).partition(":")[0].rstrip(".")


def _place(work: Work, claim: Claim) -> str:
    """To whom it is sent. The unit decides a complaint on a fee of road traffic law or a control
    sanction itself, and is handed an administrative complaint.
    """
    kind = ClaimKind(claim.kind)
    if kind in UNIT_ANSWERS:
        return _unit(work, claim)
    if KINDS[kind].dispute is not Route.ADMINISTRATIVE_COMPLAINT:
        return _route(work, claim)
    return f"{_unit(work, claim)} – {_route(work, claim)}"


def _unit(work: Work, claim: Claim) -> str:
    return work.get_one(CreditorUnit, claim.creditor_unit_id).name


def _tell(work: Work, row: Inquiry, debtor: Debtor, claims: Sequence[Claim]) -> None:
    complains, words = row.kind == InquiryKind.COMPLAINT.value, _WORDS[InquiryKind(row.kind)]
    it = "det" if words.endswith("ditt") else "den"
    about = f" om {', '.join(claim.number for claim in claims)}" if claims else ""
    to, today = row.forwarded_to, dotted(work.clock.today())
    ways = [f"{claim.number}: {_route(work, claim)}." for claim in claims if complains]
    text = (
        f"Vi fikk {words}{about} {dotted(row.received_on)}.",
        f"{today} sendte vi {it} videre til {to}, fordi det ikke er vi som avgjør {it}.",
        "Slik kan et slikt krav prøves videre:" if ways else "",
        *ways,
        f"Du trenger ikke å sende {it} på nytt.",
    )
    subject = f"{words[:1].upper()}{words[1:]} er sendt videre"
    made = plain_letter.made(work, debtor, claims, subject=subject, text=text)
    letters = letter_keep.issue_or_task(work, made)
    if letters:
        answering.link(work, row, letters[0].id)
