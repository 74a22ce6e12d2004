"""Every day from 16 December 2026 to 1 March 2027: what notices and requests carry, by the rulings.

The days are written down by hand from rulings 1, 2, 5 and 34, never reckoned by what is tried.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement, Regime
from collector_desk.domain.enforcement import regime as rules
from collector_desk.domain.enforcement.own_notice import own_notice
from collector_desk.domain.enforcement.regime import Answer
from collector_desk.domain.fees import InCollection, Letter, SentLetter
from collector_desk.domain.notices import NextStep, next_step
from collector_desk.domain.rates import Rates

RATES = Rates.shipped()
FIRST, LAST = date(2026, 12, 16), date(2027, 3, 1)
WINDOW = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
NEW_YEAR = date(2027, 1, 1)
DUE = date(2026, 6, 22)
OWN = (ClaimKind.PARKING_FINE, ClaimKind.STUDDED_TYRE_FEE)
OTHERS = tuple(kind for kind in ClaimKind if kind not in OWN)
NEVER = None


def dec(day: int) -> date:
    return date(2026, 12, day)


def jan(day: int) -> date:
    return date(2027, 1, day)


@dataclass(frozen=True, kw_only=True)
class Own:
    """An own notice, and the first and the last day in the calendar on which it carries utlegg."""

    sent: date
    deadline: date
    carries: tuple[date, date] | None
    heard: date | None = None
    trekk: date | None = None


OWN_NOTICES = {
    "three weeks, stale two months on": Own(
        sent=date(2026, 10, 1), deadline=date(2026, 10, 22), carries=(FIRST, dec(22))
    ),
    "the debtor said something later": Own(
        sent=date(2026, 10, 1), deadline=date(2026, 10, 22), heard=date(2026, 11, 30),
        carries=(FIRST, jan(30)),
    ),
    # Two weeks carry old-rule decisions only, once a week for the post and 14 days have gone.
    "two weeks": Own(sent=dec(1), deadline=dec(15), carries=(dec(23), dec(31))),
    "two weeks, and a one-trekk": Own(
        sent=dec(1), deadline=dec(15), trekk=dec(28), carries=(dec(23), dec(27))
    ),
    "two weeks, a one-trekk before": Own(
        sent=dec(1), deadline=dec(15), trekk=dec(20), carries=NEVER
    ),
    "two weeks on the sixteenth": Own(sent=dec(16), deadline=dec(30), carries=NEVER),
    "two weeks on the seventeenth": Own(sent=dec(17), deadline=dec(31), carries=NEVER),
    "twenty days": Own(sent=dec(17), deadline=jan(6), carries=NEVER),
    "three weeks on the ninth": Own(
        sent=dec(9), deadline=dec(30), carries=(dec(31), date(2027, 2, 28))
    ),
    "three weeks on the tenth": Own(
        sent=dec(10), deadline=dec(31), carries=(NEW_YEAR, date(2027, 2, 28))
    ),
    # The deadline stands on New Year's Day, and runs to the Monday.
    "three weeks on the eleventh": Own(sent=dec(11), deadline=NEW_YEAR, carries=(jan(5), LAST)),
    "three weeks over the year end": Own(sent=dec(17), deadline=jan(7), carries=(jan(8), LAST)),
    "three weeks in January": Own(sent=jan(4), deadline=jan(25), carries=(jan(26), LAST)),
    "three weeks, and a one-trekk": Own(
        sent=dec(9), deadline=dec(30), trekk=dec(1), carries=(dec(31), date(2027, 2, 28))
    ),
    "heard in January": Own(
        sent=dec(9), deadline=dec(30), heard=jan(15), carries=(dec(31), LAST)
    ),
    "too late to decide anything here": Own(
        sent=date(2027, 2, 9), deadline=date(2027, 3, 2), carries=NEVER
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", OWN)
@pytest.mark.parametrize("name", OWN_NOTICES)
def test_on_which_days_an_own_notice_carries_a_decision(name: str, kind: ClaimKind) -> None:
    told = OWN_NOTICES[name]
    notice = SentLetter(letter=Letter.ENFORCEMENT_NOTICE, sent=told.sent, deadline=told.deadline)
    known = InCollection(
        kind=kind, due_date=DUE, letters=(notice,), heard=told.heard, one_trekk_since=told.trekk
    )
    carried = []
    for day in WINDOW:
        found = own_notice(known, on=day, rates=RATES)
        assert (found is None) == (day < told.sent)
        if found is not None and not found.fault_on(day):
            carried.append(day)
    first, last = told.carries or (LAST, FIRST)
    assert carried == [day for day in WINDOW if first <= day <= last]


@pytest.mark.parametrize("kind", OWN)
@pytest.mark.parametrize("trekk", [None, date(2026, 12, 24)])
def test_an_own_notice_may_be_sent_every_day_by_the_rules_of_the_day(
    kind: ClaimKind, trekk: date | None
) -> None:
    known = InCollection(kind=kind, due_date=DUE, one_trekk_since=trekk)
    for day in WINDOW:
        verdict = next_step(NextStep.ENFORCEMENT_NOTICE, known, on=day, rates=RATES)
        new = day >= (trekk or NEW_YEAR)
        section = "§§ 2-15 og 7-6" if new else "§§ 4-18 og 7-6"
        last = day + timedelta(days=2 + 21)  # two days for the post, then three weeks
        last += timedelta(days=max(0, 7 - last.weekday()) if last.weekday() > 4 else 0)
        assert verdict.lawful
        assert verdict.rule == f"tvangsfullbyrdelsesloven {section}"
        assert (verdict.deadline, bool(verdict.unconfirmed)) == (last, not new)
        no = next_step(NextStep.ENFORCEMENT_REQUEST, known, on=day, rates=RATES)
        assert not no.lawful  # never by the namsmann, in either year


@dataclass(frozen=True, kw_only=True)
class Request:
    """A notice of § 4-18, in a payment demand where there is one, and the days it carries."""

    sent: date
    deadline: date
    demand: tuple[date, date] | None  # claims under § 7-2 f: the demand lives six months
    decision: tuple[date, date] | None  # a coercive fine, § 7-2 d: the notice lives a year


REQUESTS = {
    "in the autumn": Request(
        sent=date(2026, 11, 16), deadline=date(2026, 11, 30),
        demand=(FIRST, LAST), decision=(FIRST, LAST),
    ),
    "two weeks on the sixteenth": Request(
        sent=dec(16), deadline=dec(30), demand=(dec(31), LAST), decision=(dec(31), LAST)
    ),
    "two weeks on the seventeenth": Request(
        sent=dec(17), deadline=dec(31), demand=(NEW_YEAR, LAST), decision=(NEW_YEAR, LAST)
    ),
    "a demand of July": Request(
        sent=date(2026, 7, 10), deadline=date(2026, 7, 24),
        demand=(FIRST, jan(10)), decision=(FIRST, LAST),
    ),
    "a notice of a year ago": Request(
        sent=date(2025, 12, 29), deadline=date(2026, 1, 12),
        demand=NEVER, decision=(FIRST, jan(13)),
    ),
    "ten days": Request(sent=dec(1), deadline=dec(11), demand=NEVER, decision=NEVER),
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("name", REQUESTS)
def test_on_which_days_a_request_to_the_namsmann_may_be_made(name: str, kind: ClaimKind) -> None:
    told = REQUESTS[name]
    by_message = KINDS[kind].enforcement is Enforcement.MESSAGE
    letters = (Letter.PAYMENT_DEMAND, Letter.ENFORCEMENT_NOTICE)[0 if by_message else 1 :]
    sent = tuple(
        SentLetter(letter=letter, sent=told.sent, deadline=told.deadline) for letter in letters
    )
    known = InCollection(kind=kind, due_date=date(2025, 12, 1), letters=sent)
    lawful = [
        day
        for day in WINDOW
        if next_step(NextStep.ENFORCEMENT_REQUEST, known, on=day, rates=RATES).lawful
    ]
    first, last = (told.demand if by_message else told.decision) or (LAST, FIRST)
    assert lawful == [day for day in WINDOW if first <= day <= last]


@pytest.mark.parametrize("kind", OTHERS)
def test_a_notice_before_the_namsmann_gives_two_weeks_every_day(kind: ClaimKind) -> None:
    known = InCollection(kind=kind, due_date=DUE)
    holidays = {NEW_YEAR: jan(4), jan(2): jan(4), jan(3): jan(4)}
    for day in WINDOW:
        verdict = next_step(NextStep.ENFORCEMENT_NOTICE, known, on=day, rates=RATES)
        last = day + timedelta(days=2 + 14)
        last += timedelta(days=max(0, 7 - last.weekday()) if last.weekday() > 4 else 0)
        assert (verdict.lawful, verdict.rule) == (True, "tvangsfullbyrdelsesloven § 4-18")
        assert verdict.deadline == holidays.get(day + timedelta(days=16), last)


def test_the_rules_of_each_day_for_decisions_and_for_requests() -> None:
    trekk = Answer(regime=Regime.NEW, asked_on=dec(28), source="oppslag", one_trekk_since=dec(24))
    for day in WINDOW:
        old = day < NEW_YEAR
        assert rules.own((), day=day).regime is (Regime.OLD if old else Regime.NEW)
        by_trekk = Regime.OLD if day < dec(24) else Regime.NEW
        assert rules.own((trekk,), day=day).regime is by_trekk
        # Ruling 1 b: a request follows the look-up, has no end date, and none means paper.
        assert rules.request((), day=day, rates=RATES).regime is Regime.OLD
        found = rules.request((trekk,), day=day, rates=RATES)
        assert found.regime is (Regime.OLD if day < dec(28) else Regime.NEW)
        assert found.stale == (day > dec(29))
