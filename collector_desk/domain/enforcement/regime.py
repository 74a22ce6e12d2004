"""Which rules a measure is under: the municipality's own decision, and a request to the namsmann."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from collector_desk.domain.calendar import first_day_after
from collector_desk.domain.claim import Regime, own_regime
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rates import Rates


class Question(StrEnum):
    """What was asked: the two look-ups answer for different decisions (ruling 1)."""

    REQUEST = "request"  # Betjeningskartet: which rules a request to the namsmann is under
    OWN = "own"  # has or has had the debtor one trekk: the municipality's own decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a look-up of the debtor's rules gave, as a person registered it."""

    regime: Regime
    asked_on: date
    source: str
    one_trekk_since: date | None = None
    question: Question = Question.REQUEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The rules that hold, why in Bokmål, and whether the answer must be asked for again.

    ``since``: the day of what it rests on, and of a stale answer the first day it was so.
    """

    regime: Regime
    why: str
    stale: bool = False
    since: date | None = None


LABELS = {Regime.OLD: "Tidligere regelverk", Regime.NEW: "Nytt regelverk"}
"""The two sets of rules as the screens call them."""


def own(answers: Iterable[Answer], *, day: date) -> Ruling:
    """The rules for an own decision on ``day`` (ruling 1 a)."""
    known = [found for each in answers if (found := each.one_trekk_since) is not None]
    since = min(known, default=None)
    regime = own_regime(day, one_trekk_since=since)
    if regime is Regime.OLD:
        return Ruling(regime=regime, why="Besluttes før 2027, og skyldneren har ikke ett trekk.")
    if since is not None and since <= day:
        why = f"Skyldneren har hatt ett trekk fra {dotted(since)}."
        return Ruling(regime=regime, why=why, since=since)
    return Ruling(regime=regime, why="Alle egne beslutninger fra 01.01.2027.")


def request(answers: Iterable[Answer], *, day: date, rates: Rates) -> Ruling:
    """The rules for a request filed on ``day`` (rulings 1 b and 34).

    An answer to whether the debtor has one trekk does not answer for a request. Without an answer
    the paper form of the old rules is used; an answer of the new rules that is too old must be
    asked for again before anything is filed.
    """
    newest = max(
        (each for each in answers if each.question is Question.REQUEST and each.asked_on <= day),
        key=lambda each: each.asked_on,
        default=None,
    )
    if newest is None:
        return Ruling(regime=Regime.OLD, why="Ingen oppslag er registrert: begjæring på papir.")
    last = newest.asked_on + timedelta(days=rates["regime_answer_days"].on(day).whole)
    told = f"{newest.source}, {dotted(newest.asked_on)}"
    return Ruling(
        regime=newest.regime,
        why=f"Oppslag: {told}.",
        stale=day > last,
        since=first_day_after(last) if day > last else newest.asked_on,
    )
