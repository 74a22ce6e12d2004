"""The timeline of a debtor: money, letters, notes and imports on one thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.fees import Letter
from collector_desk.domain.handover import Way
from collector_desk.domain.holds import Reason, told_until
from collector_desk.domain.inquiry import InquiryKind
from collector_desk.domain.objection import Ground, Outcome
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.status import STATUSES, Status
from collector_desk.service import notes, timeline_more
from collector_desk.service.clock import oslo_day
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim, KeptNotice, KeptObjection
from collector_desk.wire.debtors import Event

_TITLES = {
    FactKind.PRINCIPAL: "Krav mottatt",
    FactKind.FEE: "Gebyr",
    FactKind.SURCHARGE: "Forhøyelse",
    FactKind.COSTS: "Kostnader",
    FactKind.PAYMENT: "Innbetaling",
    FactKind.PAYBACK: "Tilbakebetaling",
    FactKind.CREDIT: "Kravet satt ned",
    FactKind.WAIVER: "Ettergitt",
    FactKind.REVERSAL: "Reversert",
}
_WAYS = {way.value: way.label for way in Way} | {
    "post": "post",
    "digital": "digitalt",
    "with_invoice": "med fakturaen",
}


def way_label(way: str) -> str:
    """How a letter went, in Bokmål: as the hand-over tells it, or one of our own letters."""
    return _WAYS.get(way, way)


def events(
    folder: Folder, facts: Mapping[int, Iterable[Fact]], *, known: datetime | None
) -> tuple[Event, ...]:
    """Everything that happened, newest first; as known at ``known`` where that is given."""
    found = [
        *_money(folder, facts),
        *_letters(folder),
        *timeline_more.questions(folder),
        *timeline_more.other_letters(folder),
        *timeline_more.cases(folder),
        *_notes(folder),
        *_statuses(folder),
        *_objections(folder),
        *_sent_on(folder),
        *_holds(folder),
    ]
    if known is not None:
        found = [event for event in found if event.at is None or event.at <= known]
    return tuple(sorted(found, key=_newest, reverse=True))


def _newest(event: Event) -> tuple[date, str]:
    return event.day, event.key


def _money(folder: Folder, facts: Mapping[int, Iterable[Fact]]) -> Iterator[Event]:
    own = {kept.id for kept in folder.documents}
    for claim in folder.claims:
        told = {fact.id: fact for fact in facts.get(claim.id, ())}
        made = {fact.id: fact for fact in folder.facts.get(claim.id, ())}
        for fact in told.values():
            row = made[fact.id]
            undone = told.get(fact.reverses or 0)
            shown = undone or fact
            yield Event(
                key=f"fact:{fact.id:012d}",
                kind="import" if fact.kind is FactKind.PRINCIPAL else "money",
                day=oslo_day(fact.known_at) if undone else fact.value_date,
                at=fact.known_at,
                title=_TITLES[fact.kind],
                text=_text(shown, undone is not None, row.reason),
                who=row.made_by,
                claim_id=claim.id,
                claim_number=claim.number,
                amount=-shown.amount if undone else shown.amount,
                # A whole file speaks of others too: only what is this debtor's own opens.
                document_id=row.document_id if row.document_id in own else None,
                corrects=None,
            )


def _text(fact: Fact, undone: bool, reason: str) -> str:
    amount = f"{kroner(fact.amount)} kr"
    parts = [f"{_TITLES[fact.kind].lower()} {amount}" if undone else amount]
    if fact.kind is FactKind.PRINCIPAL:
        parts.append(f"forfall {dotted(fact.value_date)}")
    parts.append(fact.source)
    if reason:
        parts.append(reason)
    return " · ".join(parts)


def letter_label(kind: str) -> str:
    """The letter's name in Bokmål."""
    return Letter(kind).label if kind in set(Letter) else kind.replace("_", " ").capitalize()


def _letters(folder: Folder) -> Iterator[Event]:
    numbers = {claim.id: claim.number for claim in folder.claims}
    for claim_id, letters in folder.notices.items():
        for letter in letters:
            yield Event(
                key=f"letter:{letter.id:012d}",
                kind="letter",
                day=letter.sent_on,
                at=None,
                title="Brev venter på utsending" if letter.waits else "Brev sendt",
                text=_letter_text(letter),
                who=letter.source,
                claim_id=claim_id,
                claim_number=numbers.get(claim_id, ""),
                amount=letter.fee or None,
                document_id=None,
                corrects=None,
            )


def _letter_text(letter: KeptNotice) -> str:
    parts = [letter_label(letter.kind)]
    if letter.deadline:
        parts.append(f"frist {dotted(letter.deadline)}")
    if letter.fee:
        parts.append(f"gebyr {kroner(letter.fee)} kr")
    if letter.way:
        parts.append(way_label(letter.way))
    if letter.returned_on:
        parts.append(f"kom ikke fram, registrert {dotted(letter.returned_on)}")
    return " · ".join(parts)


def _notes(folder: Folder) -> Iterator[Event]:
    numbers = {claim.id: claim.number for claim in folder.claims}
    for note in folder.notes:
        yield notes.event(note, numbers.get(note.claim_id or 0, ""))


def _statuses(folder: Folder) -> Iterator[Event]:
    for status in folder.statuses:
        known = STATUSES[Status(status.kind)]
        yield Event(
            key=f"status:{status.id:012d}",
            kind="status",
            day=status.from_day,
            at=None,
            title=known.label,
            text=status.text or known.warning,
            who=status.source,
            claim_id=None,
            claim_number="",
            amount=None,
            document_id=None,
            corrects=None,
        )


def _holds(folder: Folder) -> Iterator[Event]:
    numbers = {claim.id: claim.number for claim in folder.claims}
    for hold in folder.holds:
        told = told_until(Reason(hold.reason), hold.until)
        until = f" til {dotted(told)}" if told else ""
        number = numbers.get(hold.claim_id or 0, "")
        yield Event(
            key=f"hold:{hold.id:012d}",
            kind="status",
            day=hold.from_day,
            at=None,
            title=f"Stilt i bero{until}",
            text=" · ".join(part for part in (Reason(hold.reason).label, hold.text) if part),
            who=hold.made_by,
            claim_id=hold.claim_id,
            claim_number=number or hold.case_number or "",
            amount=None,
            document_id=None,
            corrects=None,
        )


def _objections(folder: Folder) -> Iterator[Event]:
    for claim in folder.claims:
        for one in folder.objections.get(claim.id, ()):
            yield from _objection(one, claim)
        if claim.objection_on is not None:
            yield Event(
                key=f"objection:{claim.id:012d}",
                kind="status",
                day=claim.objection_on,
                at=None,
                title="Innsigelse",
                text=claim.objection_text or "Det er ikke oppgitt hva den gjelder.",
                who=claim.creditor,
                claim_id=claim.id,
                claim_number=claim.number,
                amount=None,
                document_id=None,
                corrects=None,
            )


def _objection(one: KeptObjection, claim: KeptClaim) -> Iterator[Event]:
    """An objection on the day it came, and its decision on the day it was made."""
    words = f"{Ground(one.ground).label} · «{one.text}»"
    told = [(one.received_on, "Innsigelse", words, "Skyldneren")]
    if one.decided_on is not None:
        told.append(
            (one.decided_on, "Innsigelse avgjort", Outcome(one.outcome).label, one.decided_by)
        )
    for place, (day, title, text, who) in enumerate(told):
        yield Event(
            key=f"objection:{one.id:012d}:{place}",
            kind="status",
            day=day,
            at=None,
            title=title,
            text=text,
            who=who,
            claim_id=claim.id,
            claim_number=claim.number,
            amount=None,
            document_id=None,
            corrects=None,
        )


def _sent_on(folder: Folder) -> Iterator[Event]:
    covering = {letter.inquiry_id: letter.document_id for letter in folder.letters}
    for one in folder.sent_on:
        yield Event(
            key=f"inquiry:{one.id:012d}",
            kind="status",
            day=one.handled_on,
            at=None,
            title="Henvendelse sendt videre",
            text=" · ".join(
                part
                for part in (
                    InquiryKind(one.kind).label,
                    one.forwarded_to and f"til {one.forwarded_to}",
                    one.outcome,
                    one.journal,
                )
                if part
            ),
            who=one.handled_by,
            claim_id=None,
            claim_number="",
            amount=None,
            document_id=covering.get(one.id),
            corrects=None,
        )
