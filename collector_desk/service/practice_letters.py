"""The letters that creditor units send before they hand a claim over, and the day they do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from collector_desk.domain.calendar import add_months, deadline, next_working_day
from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.fees import (
    InCollection,
    Letter,
    SentLetter,
    first_fee_day,
    letter_fee,
)
from collector_desk.domain.handover import HandedClaim, HandedLetter, HandedNotice, Way
from collector_desk.domain.rates import Rates
from collector_desk.service.practice_kinds import Invoice

_MONTHLY_SINCE = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Letters:
    """Writes the letters of an invoice that was not paid."""

    rng: Random
    rates: Rates

    def of(
        self, kind: ClaimKind, invoice: Invoice
    ) -> tuple[tuple[HandedLetter, ...], HandedNotice | None]:
        """A reminder, mostly, and the collection notice; each bears the fee that is lawful."""
        if not KINDS[kind].letter_fees:
            return self._plain_reminder(invoice), None
        sent = next_working_day(
            first_fee_day(invoice.due, sent=invoice.due, rates=self.rates)
            + timedelta(self.rng.randint(0, 9))
        )
        before: list[SentLetter] = []
        letters: tuple[HandedLetter, ...] = ()
        if self.rng.random() < 0.7:
            reminder = self._sent(Letter.REMINDER, sent, invoice)
            before.append(reminder)
            letters = (handed_letter(reminder),)
            sent = next_working_day(reminder.deadline + timedelta(self.rng.randint(1, 9)))
        notice = self._sent(Letter.COLLECTION_NOTICE, sent, invoice)
        way = self.rng.choice((Way.LETTER, Way.DIGITAL_MAILBOX, Way.DIGITAL_MAILBOX, Way.ALTINN))
        return letters, HandedNotice(
            sent=notice.sent, deadline=notice.deadline, way=way, fee=notice.fee
        )

    def _sent(self, letter: Letter, sent: date, invoice: Invoice) -> SentLetter:
        fee = 0
        if self.rng.random() < 0.9:
            fee = letter_fee(letter, sent=sent, due_date=invoice.due, rates=self.rates).amount
        return SentLetter(letter=letter, sent=sent, deadline=deadline(sent, 14), fee=fee)

    def _plain_reminder(self, invoice: Invoice) -> tuple[HandedLetter, ...]:
        if self.rng.random() < 0.4:
            return ()
        sent = next_working_day(next_working_day(invoice.due) + timedelta(self.rng.randint(5, 12)))
        return (
            handed_letter(
                SentLetter(letter=Letter.REMINDER, sent=sent, deadline=deadline(sent, 14))
            ),
        )


def handed_letter(letter: SentLetter) -> HandedLetter:
    return HandedLetter(
        line=0,
        path="",
        letter=letter.letter,
        sent=letter.sent,
        deadline=letter.deadline,
        fee=letter.fee,
    )


def letters_of(handed: HandedClaim, kind: ClaimKind) -> InCollection:
    """The claim with the letters of its unit, as the rules of fees see it."""
    letters = [
        SentLetter(letter=each.letter, sent=each.sent, deadline=each.deadline, fee=each.fee)
        for each in handed.letters
    ]
    if handed.notice is not None and handed.notice.deadline is not None:
        letters.append(
            SentLetter(
                letter=Letter.COLLECTION_NOTICE,
                sent=handed.notice.sent,
                deadline=handed.notice.deadline,
                fee=handed.notice.fee,
            )
        )
    return InCollection(kind=kind, due_date=handed.due, letters=tuple(letters))


def hand_over_day(unit: str, after: date) -> date:
    """The first day after ``after`` on which a unit hands claims over: once a month now, once a quarter before."""
    place = sum(map(ord, unit)) % 16
    day = after.replace(day=1) + timedelta(days=place)
    while True:
        found = next_working_day(day)
        monthly = day >= _MONTHLY_SINCE or day.month % 3 == 0
        if found > after and monthly:
            return found
        day = add_months(day, 1)
