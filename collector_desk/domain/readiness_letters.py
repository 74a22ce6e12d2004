"""Readiness of the letters sent before the hand-over: collection notice, reminders and fees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from collector_desk.domain.calendar import next_working_day
from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement
from collector_desk.domain.fees import (
    InCollection,
    Letter,
    SentLetter,
    may_charge,
    opens_demand,
    shortest_deadline,
)
from collector_desk.domain.handover import Fault, HandedClaim, HandedNotice
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.rates import Rates
from collector_desk.domain.readiness_reasons import Part, because
from collector_desk.errors.base import DeskError
from collector_desk.errors.law import (
    FeeNeedsNotice,
    FeeNotForKind,
    FeeRoundFull,
    FeeShortNotice,
    FeeTooEarly,
)

_CODES: Mapping[type[DeskError], str] = {
    FeeNotForKind: "ready.fee_kind",
    FeeTooEarly: "ready.fee_early",
    FeeNeedsNotice: "ready.fee_needs_notice",
    FeeShortNotice: "ready.fee_round",
    FeeRoundFull: "ready.fee_round",
}


@dataclass(frozen=True, slots=True)
class _Sent:
    """A letter as the rules of fees see it, and the record that told of it."""

    letter: SentLetter
    part: Part


@dataclass(frozen=True, slots=True)
class _NoticePart:
    """The collection notice has its fields on the claim's own line, with a longer name."""

    line: int
    path: str = "inkassovarsel_"


def faults(claim: HandedClaim, *, today: date, rates: Rates) -> Iterator[Fault]:
    """What is wrong with the letters on ``today``, and each fee that may not be charged."""
    if claim.notice is not None:
        yield from _notice(claim, claim.notice, today, rates)
    elif claim.kind and KINDS[claim.kind].enforcement is Enforcement.MESSAGE:
        yield because(claim, "ready.notice_missing")
    for letter in claim.letters:
        if letter.sent > today:
            yield because(letter, "ready.letter_future")
        if letter.deadline < letter.sent:
            yield because(letter, "ready.letter_deadline")
    if claim.kind is not None:
        yield from _fees(claim, claim.kind, rates)


def _notice(claim: HandedClaim, notice: HandedNotice, today: date, rates: Rates) -> Iterator[Fault]:
    due = next_working_day(claim.due)
    if notice.sent > today:
        yield because(claim, "ready.notice_future")
    if notice.sent <= due:
        yield because(claim, "ready.notice_before_due", due=dotted(due))
    if notice.way is None:
        yield because(claim, "ready.notice_way")
    if notice.deadline is None:
        yield because(claim, "ready.notice_deadline")
        return
    given = notice.deadline - notice.sent
    if given < shortest_deadline(notice.sent, rates=rates):
        yield because(claim, "ready.notice_short", days=str(given.days))
    last = next_working_day(notice.deadline)
    if last >= today:
        yield because(claim, "ready.notice_running", deadline=dotted(last))


def _fees(claim: HandedClaim, kind: ClaimKind, rates: Rates) -> Iterator[Fault]:
    before: list[SentLetter] = []
    for sent in sorted(_letters(claim), key=lambda item: item.letter.sent):
        yield from _fee(
            sent, InCollection(kind=kind, due_date=claim.due, letters=tuple(before)), rates
        )
        before.append(sent.letter)


def _fee(sent: _Sent, claim: InCollection, rates: Rates) -> Iterator[Fault]:
    letter = sent.letter
    if letter.fee < 0:
        yield because(sent.part, "ready.fee_negative")
    elif letter.fee:
        yield from _charged(sent, claim, rates)
    elif letter.letter is Letter.PAYMENT_DEMAND and not _opened(letter, claim, rates):
        yield because(sent.part, "ready.demand_early")


def _charged(sent: _Sent, claim: InCollection, rates: Rates) -> Iterator[Fault]:
    letter = sent.letter
    try:
        lawful = may_charge(letter.letter, claim, sent=letter.sent, rates=rates)
    except DeskError as refusal:
        code = _CODES.get(type(refusal), "ready.fee_rate")
        yield because(sent.part, code, why=refusal.text().rstrip("."))
        return
    if letter.fee > lawful.amount:
        yield because(
            sent.part, "ready.fee_high", fee=kroner(letter.fee), most=kroner(lawful.amount)
        )


def _opened(letter: SentLetter, claim: InCollection, rates: Rates) -> bool:
    opened = [opens_demand(old, due_date=claim.due_date, rates=rates) for old in claim.letters]
    return any(day is not None and day <= letter.sent for day in opened)


def _letters(claim: HandedClaim) -> Iterator[_Sent]:
    for letter in claim.letters:
        yield _Sent(
            SentLetter(
                letter=letter.letter, sent=letter.sent, deadline=letter.deadline, fee=letter.fee
            ),
            letter,
        )
    if claim.notice:
        notice = SentLetter(
            letter=Letter.COLLECTION_NOTICE,
            sent=claim.notice.sent,
            deadline=claim.notice.deadline or claim.notice.sent,
            fee=claim.notice.fee,
        )
        yield _Sent(notice, _NoticePart(claim.line))
