"""Words of the inbox: when the answer is due, who wrote and by which way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from collector_desk.domain.inquiry import InquiryKind
from collector_desk.ui import nearness
from collector_desk.ui.columns import Tag
from collector_desk.ui.formats import day, grouped
from collector_desk.ui.tokens import Tone
from collector_desk.wire.inquiries import InquiryRow

_TONES = {
    InquiryKind.OBJECTION: Tone.ERROR,
    InquiryKind.COMPLAINT: Tone.ERROR,
    InquiryKind.DEFERRAL: Tone.SUCCESS,
    InquiryKind.PLAN: Tone.SUCCESS,
    InquiryKind.QUESTION: Tone.INFO,
    InquiryKind.MAIL: Tone.NEUTRAL,
}


def kind(row: InquiryRow) -> Tag:
    """What it asks for, as a word and a tone."""
    return Tag(_TONES[row.kind], row.kind_label)


def due(row: InquiryRow, today: date) -> str:
    """How near the deadline is, in words; empty where it is more than a day off."""
    left = (row.answer_by - today).days
    if left < 0:
        return f"{-left} {'dag' if left == -1 else 'dager'} over fristen"
    return {0: "i dag", 1: "i morgen"}.get(left, "")


def late(rows: Sequence[InquiryRow], today: date) -> int:
    """How many are past their deadline."""
    return sum(row.answer_by < today for row in rows)


def due_today(rows: Sequence[InquiryRow], today: date) -> int:
    """How many must be answered today."""
    return sum(row.answer_by == today for row in rows)


def sender(row: InquiryRow) -> str:
    """«Advokat, Fager Lykt»."""
    return f"{row.sender_label}, {row.sender_name}" if row.sender_name else row.sender_label


def way(row: InquiryRow) -> str:
    """«i posten 20.11.2026»."""
    return f"{row.channel_label} {day(row.received_on)}"


def about(row: InquiryRow) -> str:
    """The claims it names, two at most and how many more."""
    shown, more = row.claims[:2], len(row.claims) - 2
    return ", ".join(shown) + (f" og {more} til" if more > 0 else "")


def deadline(row: InquiryRow, today: date) -> Tag:
    """The day to answer by, coloured as in the worklist, with a word where it is near or past."""
    return nearness.due(row.answer_by, today)


def first_line(row: InquiryRow) -> str:
    """The words on one line; before they may be read, whose claims it is about."""
    if row.read:
        return " ".join(row.text.split())[:200]
    return f"Krav fra {row.subject}" if row.subject else "Ikke lest ennå"


def attached(row: InquiryRow) -> str:
    """«1 vedlegg», and that it is unread where nothing else tells."""
    count = f"{len(row.documents)} vedlegg" if row.documents else "Uten vedlegg"
    return count if row.read or not row.subject else f"Ikke åpnet · {count.lower()}"


def lacking(why_not: str, not_on: str) -> str:
    """Why a button cannot be pressed, by its name; empty where both can.

    >>> lacking("Skriv hva det ble til.", "Skriv hvem den sendes videre til.")
    'Ferdig: skriv hva det ble til. Sendt videre: skriv hvem den sendes videre til.'
    """
    if why_not == not_on:
        return why_not
    told = (("Ferdig", why_not), ("Sendt videre", not_on))
    return " ".join(f"{name}: {why[:1].lower()}{why[1:]}" for name, why in told if why)


def counted(count: int) -> str:
    """«1 henvendelse», «12 henvendelser»."""
    return f"{grouped(count)} {'henvendelse' if count == 1 else 'henvendelser'}"
