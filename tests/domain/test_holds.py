"""Holds: half-open days, inherited downwards, and none without an end or a decision."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.holds import BY_HAND, Held, Reason, followed, longest, stops
from collector_desk.domain.rates import Rates
from collector_desk.domain.status import Act

START, END = date(2026, 11, 1), date(2026, 12, 1)


def held(**more: object) -> Held:
    return Held(**({"reason": Reason.SAYS_PAID, "from_day": START, "until": END} | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "runs"),
    [(date(2026, 10, 31), False), (START, True), (date(2026, 11, 30), True), (END, False)],
)
def test_it_holds_from_its_first_day_to_before_its_end(day: date, runs: bool) -> None:
    assert held().runs(day) is runs


def test_one_that_was_ended_holds_no_longer() -> None:
    assert not held(ended_on=date(2026, 11, 10)).runs(date(2026, 11, 10))
    assert held(until=None).runs(date(2030, 1, 1))


@pytest.mark.parametrize(
    ("more", "reached"),
    [
        ({}, {1, 2, 3}),
        ({"case": "2026-000001"}, {1, 2}),
        ({"claim_id": 2}, {2}),
    ],
)
def test_what_holds_a_debtor_or_a_case_holds_every_claim_below(
    more: dict[str, object], reached: set[int]
) -> None:
    cases = {1: "2026-000001", 2: "2026-000001", 3: "2026-000002"}
    found = {
        claim
        for claim, case in cases.items()
        if stops([held(**more)], claim_id=claim, case=case, on=START)
    }
    assert found == reached


_TOLD_BY_LAST_DAY = {Reason.DEFERRAL, Reason.NEW_DEADLINE}  # as their letters tell them


@pytest.mark.parametrize("reason", Reason)
def test_every_hold_stops_fees_demands_and_enforcement_and_says_why(reason: Reason) -> None:
    stop = held(reason=reason).stop
    assert {Act.FEE, Act.DEMAND, Act.ENFORCEMENT} <= stop.acts
    assert stop.rule
    last = "30.11.2026" if reason in _TOLD_BY_LAST_DAY else "01.12.2026"
    assert f"til {last}" in stop.reason


def test_what_a_person_may_set_has_a_longest_time() -> None:
    for reason in BY_HAND:
        rate = longest(reason, Rates.shipped(), START)
        assert (rate.whole > 0, rate.confirmed, bool(rate.note)) == (True, False, True)
    assert {Reason.PLAN, Reason.DEFERRAL, Reason.NEW_DEADLINE}.isdisjoint(BY_HAND)


@pytest.mark.parametrize(
    ("reason", "until", "said"),
    [
        (Reason.OTHER, date(2026, 12, 1), "Varer til 01.12.2026."),
        (Reason.DEFERRAL, date(2026, 12, 1), "Varer til 30.11.2026."),  # as its letter says
        (Reason.PLAN, None, "Ingen sluttdag: ender med det den hviler på."),
        (
            Reason.NOTICE_LOST,
            None,
            "Ingen sluttdag: oppheves når tiltaket er over, eller av en leder.",
        ),
        (Reason.NEW_DEADLINE, None, "Ingen sluttdag: oppheves for hånd."),
        (None, date(2026, 12, 1), "Varer til 01.12.2026."),
    ],
)
def test_a_hold_says_who_answers_for_it_when_it_is_looked_at_and_how_it_ends(
    reason: Reason | None, until: date | None, said: str
) -> None:
    told = followed(reason, owner="Kari Nordmann", review_on=date(2026, 11, 28), until=until)
    assert told == f"Ansvarlig: Kari Nordmann. Vurderes igjen 28.11.2026. {said}"
