"""The phone desk: what is asked before anything is told, what a call lacks, and what will follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from collector_desk.domain.delivery import Delivery, To
from collector_desk.domain.holds import Reason, longest
from collector_desk.domain.inquiry import CONTROLS, HEARD, SPEAKS_BY, CallOutcome, Sender
from collector_desk.domain.notices import posting_day
from collector_desk.domain.rates import Rates
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.formats import day, kr
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.inquiries import CallRow, NewCall, Speaker, Speakers
from collector_desk.wire.letters import Letter


@dataclass(frozen=True, slots=True)
class Question:
    """A control question, and the right answer as the caseworker reads it."""

    asked: str
    answer: str


def questions(sheet: Sheet, today: date, rates: Rates) -> tuple[Question, ...]:
    """What can be asked of this debtor. A protected address is never one of them."""
    return tuple(_questions(sheet, today, rates))


def _questions(sheet: Sheet, today: date, rates: Rates) -> Iterator[Question]:
    if sheet.birth_date is not None:
        yield Question("Fødselsdato", day(sheet.birth_date))
    elif sheet.kind != "person" and sheet.masked:
        yield Question("Organisasjonsnummer", sheet.masked.removeprefix("org.nr. "))
    if sheet.address and not sheet.protected:
        yield Question("Adresse", sheet.address)
    came = [row for row in sheet.payments if row.amount > 0]
    if came:
        last = max(came, key=lambda row: row.value_date)
        yield Question("Siste innbetaling", f"{kr(last.amount)}, {day(last.value_date)}")
    if read := [row for row in sheet.letters if has_come(row, today, rates)]:
        letter = max(read, key=lambda row: row.day)
        yield Question("Siste brev", f"{letter.kind_label}, {day(letter.day)}")


def has_come(row: Letter, today: date, rates: Rates) -> bool:
    """Whether a letter went to the debtor and can have been read by now; a copy is not theirs."""
    state = Delivery(row.state)
    if row.sent_on is None or row.to_label != To.DEBTOR.label or not state.reached:
        return False
    return state is Delivery.READ or posting_day(row.sent_on, rates=rates) <= today


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call as it is written, before it is an order. Money in whole øre."""

    caller: Sender = Sender.DEBTOR
    caller_name: str = ""
    authority: str = ""
    controls: int = 0
    outcome: CallOutcome = CallOutcome.INFORMED
    text: str = ""
    claim_id: int | None = None
    promised: int | None = None
    promised_by: date | None = None
    follow_up_on: date | None = None

    @property
    def identified(self) -> bool:
        """Whether anything may be told."""
        return self.controls >= CONTROLS

    def why_not(self, today: date, rates: Rates) -> str:
        """What lacks before the call can be entered; empty where nothing does."""
        if self.outcome in {CallOutcome.NOT_IDENTIFIED, *HEARD}:
            return self._why_no_follow_up(today, rates)
        if not self.identified:
            return (
                f"Kryss av {CONTROLS} kontrollspørsmål som er besvart riktig,"
                f" eller velg «{CallOutcome.NOT_IDENTIFIED.label}»."
            )
        if self.caller is not Sender.DEBTOR and self.caller not in SPEAKS_BY:
            return f"Opplys ingenting. Velg «{CallOutcome.NOT_IDENTIFIED.label}»."
        if self.caller.needs_authority and not self.authority:
            return "Skriv hvilken fullmakt eller hvilket mandat som ligger i saken."
        if self.outcome is CallOutcome.PROMISED and not self._promise_whole(today):
            return "Oppgi hvor mye som er lovet, og en dag som ikke er passert."
        return self._why_no_follow_up(today, rates)

    def _why_no_follow_up(self, today: date, rates: Rates) -> str:
        last = today + timedelta(days=rates["put_off_days"].on(today).whole)
        if self.follow_up_on is not None and self.follow_up_on < today:
            return "Dagen for oppfølging er passert."
        if self.follow_up_on is not None and self.follow_up_on > last:
            return f"«Følges opp» kan være senest {day(last)}."
        if self.outcome is CallOutcome.CALL_BACK and self.follow_up_on is None:
            return "Sett dagen det skal ringes tilbake, i «Følges opp»."
        return ""

    def _promise_whole(self, today: date) -> bool:
        return bool(self.promised and self.promised_by and self.promised_by >= today)

    def follows(self, today: date, reach: str, rates: Rates, *, known: bool) -> str:
        """What entering the call does, or what must be done after it.

        ``known``: the caller is the debtor, or somebody who is on file to speak for one.
        """
        if self.outcome in HEARD and not (known and self.identified):
            return f"Opplys ingenting. {reach} stanses til noen har kontrollert det i innboksen."
        if self.outcome is CallOutcome.SAYS_PAID:
            until = today + timedelta(days=longest(Reason.SAYS_PAID, rates, today).whole)
            return f"{reach} stilles i bero til {day(until)}. Penger underveis undersøkes."
        if self.outcome is CallOutcome.OBJECTS:
            return f"{reach} stanses til innsigelsen i innboksen er registrert."
        return _AFTER.get(self.outcome, "")

    def order(self) -> NewCall:
        """The order; a promise is sent only where one was given."""
        promised = self.outcome is CallOutcome.PROMISED
        return NewCall(
            caller=self.caller,
            caller_name=self.caller_name,
            authority=self.authority if self.caller.needs_authority else "",
            controls=self.controls,
            outcome=self.outcome,
            text=self.text,
            claim_id=self.claim_id,
            promised=self.promised if promised else None,
            promised_by=self.promised_by if promised else None,
            follow_up_on=self.follow_up_on,
        )


_AFTER = {
    CallOutcome.WITHDRAWS: "Samtalen kan velges når innsigelsen avgjøres som trukket.",
    CallOutcome.WANTS_TIME: "Søknaden legges i innboksen. Samtalen gir ingen utsettelse.",
    CallOutcome.WANTS_PLAN: "Søknaden legges i innboksen. Samtalen gir ingen avtale.",
    CallOutcome.PROMISED: "Løftet følges opp første virkedag etter dagen. Det stanser ingenting.",
    CallOutcome.NOT_IDENTIFIED: "Opplys ingenting om krav, beløp eller at det finnes en sak.",
    CallOutcome.CALL_BACK: "Kommer i arbeidslisten den dagen som er satt i «Følges opp».",
}


class CallPresenter(QObject):
    """A call about an open debtor; nothing of it is kept until it is entered.

    ``logged(CallRow)`` when it stands; ``speakers_came`` when it is known who is on file to speak
    for the debtor.
    """

    logged = Signal(object)
    speakers_came = Signal()

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__()
        self._context = context
        self.sheet = sheet
        self.today = context.house.today
        self.rates = context.rates
        self.questions = questions(sheet, self.today, self.rates)
        self.sending = Sending(context)
        self.sending.done.connect(self._done)
        self._speakers: dict[Sender, Speaker] | None = None
        desk, number = context.desk, sheet.debtor_id
        context.tasks.run(
            lambda: desk.calls.speakers(number), self._told, self.sending.refuse, self
        )

    def speaker(self, caller: Sender) -> Speaker | None:
        """Who is on file to speak for the debtor as this caller."""
        return self._speakers.get(caller) if self._speakers else None

    def known(self, caller: Sender) -> bool:
        """Whether a caller who answers rightly may be told anything."""
        return caller is Sender.DEBTOR or self.speaker(caller) is not None

    def nobody(self, caller: Sender) -> str:
        """That nothing on file lets this caller be told anything; empty where something does."""
        if self._speakers is None or caller not in SPEAKS_BY or caller in self._speakers:
            return ""
        return (
            f"Ingen «{caller.label}» er registrert med fullmakt eller mandat som gjelder i dag."
            f" Opplys ingenting: velg «{CallOutcome.NOT_IDENTIFIED.label}»."
        )

    def _told(self, found: Speakers) -> None:
        self._speakers = {row.caller: row for row in found.rows}
        self.speakers_came.emit()

    def log(self, call: Call) -> None:
        """Enter the call."""
        desk, number, order = self._context.desk, self.sheet.debtor_id, call.order()
        self.sending.send(lambda key: desk.calls.log(number, order, key=key))

    def _done(self, answer: object) -> None:
        if isinstance(answer, CallRow):
            said = " ".join(f"{each[:1].upper()}{each[1:]}." for each in answer.followed)
            self._context.toast(f"{self.tr('Samtalen er ført.')} {said}".strip())
            self.logged.emit(answer)
