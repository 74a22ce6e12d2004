"""What a request to the namsmann rests on of letters, with their days, as the checklist tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desk.domain.claim import KINDS, Enforcement
from collector_desk.domain.fees import InCollection, Letter, SentLetter
from collector_desk.domain.notices import demand_lives_until, rule_of
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rates import Rates

JUDGED = "Dom eller rettsforlik er tvangsgrunnlaget: varsel og betalingsoppfordring kreves ikke."


def request_letters(known: InCollection, *, on: date, rates: Rates) -> str:
    """The demand and the notice that carry a request on ``on``: sent, last day, and how long they hold."""
    return " ".join(_sentences(known, on, rates))


def unconfirmed_life(known: InCollection, *, on: date, rates: Rates) -> str:
    """What is not confirmed of how long a demand holds; empty where none is asked for."""
    rate = rates["demand_life_months"].on(on)
    asked = KINDS[known.kind].enforcement is Enforcement.MESSAGE
    return rate.note if asked and not rate.confirmed else ""


def _sentences(known: InCollection, on: date, rates: Rates) -> Iterator[str]:
    demand = _latest(known, Letter.PAYMENT_DEMAND, on)
    if KINDS[known.kind].enforcement is Enforcement.MESSAGE and demand is not None:
        yield _told("Betalingsoppfordring", demand, demand_lives_until(demand, rates=rates))
    notice = _latest(known, Letter.ENFORCEMENT_NOTICE, on)
    if notice is not None:
        rule = rule_of(notice, known, on=on, rates=rates)
        yield _told("Varsel etter § 4-18", notice, rule.holds_until(notice))


def _told(what: str, letter: SentLetter, until: date) -> str:
    return f"{what} {dotted(letter.sent)}, frist {dotted(letter.last_day)}, holder til {dotted(until)}."


def _latest(known: InCollection, letter: Letter, on: date) -> SentLetter | None:
    return next((one for one in reversed(known.covering(on)) if one.letter is letter), None)
