"""The newest own notice on a claim, and whether it carries a decision on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desk.domain.fees import InCollection, Letter
from collector_desk.domain.notices import rule_of
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rates import Rates


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNoticeFacts:
    """The newest own notice on a claim: its days, what it gave, from and until when it holds.

    ``arrived_until`` is the last day of the wait after it arrived (vegtrafikkloven § 31 a).
    """

    sent: date
    last_day: date
    days: int  # from sending to its last day
    least_days: int
    arrived_until: date | None
    holds_until: date
    demanded: bool  # it demanded all that is owed of the principal now
    waits: bool = False
    unconfirmed: tuple[str, ...] = ()

    def fault_on(self, day: date) -> str:
        """Why it carries no decision on ``day``, the first fault in Bokmål; empty where it does."""
        arrived = self.arrived_until
        faults = (
            (self.waits, "varselet venter på utsending"),
            (
                self.days < self.least_days,
                f"varselet ga {self.days} dager, og {self.least_days} kreves. Send et nytt",
            ),
            (day <= self.last_day, f"fristen løper til {dotted(self.last_day)}"),
            (
                arrived is not None and day <= arrived,
                f"14 dager etter at varselet kom fram løper til {dotted(arrived or day)}",
            ),
            (
                day > self.holds_until,
                f"varselet falt bort {dotted(self.holds_until)} (§ 7-10). Send et nytt",
            ),
            (not self.demanded, "varselet krevde ikke alt som skyldes nå. Send et nytt"),
        )
        return next((text for wrong, text in faults if wrong), "")


def own_notice(known: InCollection, *, on: date, rates: Rates) -> OwnNoticeFacts | None:
    """The newest own notice on a claim, by the rules of a decision on ``on``; None: none went."""
    sent = [one for one in known.sent_by(on) if one.letter is Letter.ENFORCEMENT_NOTICE]
    if not sent:
        return None
    last = sent[-1]
    rule = rule_of(last, known, on=on, rates=rates)
    return OwnNoticeFacts(
        sent=last.sent,
        last_day=last.last_day,
        days=(last.deadline - last.sent).days,
        least_days=rule.least,
        arrived_until=rule.arrived_until(last),
        holds_until=rule.holds_until(last, heard=known.heard),
        demanded=last.covers(known.principal),
        waits=last.waits,
        unconfirmed=rule.unconfirmed,
    )
