"""What ends an objection without examination: the debtor's own words, or why it cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from collector_desk.domain.inquiry import CallOutcome, Channel, InquiryKind, Sender
from collector_desk.domain.letter import Language
from collector_desk.domain.letter_said import said
from collector_desk.domain.objection import Dismissal, Outcome
from collector_desk.domain.phrases import dotted
from collector_desk.errors.objections import DismissalMissing, WordsMissing
from collector_desk.models import Call, Inquiry, Objection
from collector_desk.service.database import Work
from collector_desk.wire.objections import Decide

_OWN = frozenset({Sender.DEBTOR, Sender.GUARDIAN, Sender.HEIR, Sender.LAWYER})
"""Who speaks for the debtor."""

_SHORTEST = 3


def keep(work: Work, row: Objection, order: Decide) -> None:
    """Keep what the end of an objection rests on, where it is not examined.

    Raises:
        WordsMissing: withdrawn, and the debtor has said so neither in writing nor in a call.
        DismissalMissing: dismissed without why, or without where the debtor can go.
    """
    if order.outcome is Outcome.WITHDRAWN:
        key = f"call:{order.call_id}" if order.call_id else f"inquiry:{order.inquiry_id}"
        if key not in dict(later_words(work, row)):
            raise WordsMissing
        row.withdrawn_inquiry_id, row.withdrawn_call_id = order.inquiry_id, order.call_id
    if order.outcome is Outcome.DISMISSED:
        where = order.forward_to.strip()
        if order.dismissal is None or len(where) < _SHORTEST:
            raise DismissalMissing
        row.dismissal, row.forward_to = order.dismissal.value, where


def later_words(work: Work, row: Objection) -> Iterator[tuple[str, str]]:
    """What the debtor has written since the objection came, and the calls that took it back.

    The newest first. A call about anything else is no such words, whatever was said in it.
    """
    own = [each.value for each in _OWN]
    calls = work.scalars(
        select(Call)
        .where(
            Call.debtor_id == row.debtor_id, Call.called_on >= row.received_on,
            Call.caller.in_(own), Call.outcome == CallOutcome.WITHDRAWS.value,
        )
        .order_by(Call.id.desc())
    )  # fmt: skip
    for call in calls:
        words = call.text[:60] or CallOutcome.WITHDRAWS.label
        yield f"call:{call.id}", f"Telefon {dotted(call.called_on)}: {words}"
    inquiries = work.scalars(
        select(Inquiry)
        .where(
            Inquiry.debtor_id == row.debtor_id, Inquiry.received_on >= row.received_on,
            Inquiry.id != row.inquiry_id, Inquiry.sender.in_(own),
        )
        .order_by(Inquiry.id.desc())
    )  # fmt: skip
    for one in inquiries:
        way = (
            f"{InquiryKind(one.kind).label} {dotted(one.received_on)} {Channel(one.channel).label}"
        )
        yield f"inquiry:{one.id}", f"{way}: {one.text[:60]}"


def told(work: Work, row: Objection, language: Language) -> Iterator[str]:
    """What the decision says of it, in sentences."""
    if row.withdrawn_call_id:
        day = work.get_one(Call, row.withdrawn_call_id).called_on
        yield said("Innsigelsen er trukket i telefonsamtale {day}.", language, day=dotted(day))
    elif row.withdrawn_inquiry_id:
        day = work.get_one(Inquiry, row.withdrawn_inquiry_id).received_on
        yield said("Innsigelsen er trukket i henvendelse mottatt {day}.", language, day=dotted(day))
    if row.dismissal:
        why = said(Dismissal(row.dismissal).label, language)
        yield said("Innsigelsen kan ikke prøves her: {why}.", language, why=why)
