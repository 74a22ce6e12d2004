"""Which way a claim goes, and which rules hold, across the year end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain.claim import ClaimKind, Regime
from collector_desk.domain.enforcement import regime as rules
from collector_desk.domain.enforcement.measure import FLOW, MeasureStage
from collector_desk.domain.enforcement.regime import Answer
from collector_desk.domain.enforcement.way import Way, choose
from collector_desk.domain.rates import Rates

RATES, SHIPPED = Rates.practice(), Rates.shipped()
OWN = {ClaimKind.PARKING_FINE, ClaimKind.STUDDED_TYRE_FEE}
NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize("kind", ClaimKind)
def test_only_two_kinds_are_the_municipalitys_own_to_enforce(kind: ClaimKind) -> None:
    choice = choose(kind, regime=Regime.OLD)
    assert (choice.way is Way.OWN) == (kind in OWN)
    assert bool(choice.unconfirmed) == (kind in OWN)  # ruling 4: a setting that is not confirmed
    assert not choose(kind, regime=Regime.NEW).unconfirmed


@pytest.mark.parametrize(
    ("kind", "judgment", "told"),
    [
        (ClaimKind.KINDERGARTEN, False, "§ 7-2 f"),
        (ClaimKind.COERCIVE_FINE, False, "§ 7-2 d"),
        (ClaimKind.KINDERGARTEN, True, "§ 4-1"),
    ],
)
def test_a_request_names_its_basis(kind: ClaimKind, told: str, *, judgment: bool) -> None:
    assert (
        choose(kind, regime=Regime.NEW, judgment=judgment).label == f"Går til namsmannen – {told}"
    )


def test_own_decisions_change_rules_with_the_year_or_with_the_one_trekk() -> None:
    trekk = Answer(
        regime=Regime.NEW, asked_on=date(2026, 11, 2), source="oppslag",
        one_trekk_since=date(2026, 11, 1),
    )  # fmt: skip
    for day in (date(2026, 12, 16) + timedelta(days=n) for n in range(76)):
        expected = Regime.NEW if day >= NEW_YEAR else Regime.OLD
        assert rules.own((), day=day).regime is expected
        assert rules.own((trekk,), day=day).regime is Regime.NEW
    assert rules.own((trekk,), day=date(2026, 10, 31)).regime is Regime.OLD


def test_a_request_follows_the_newest_answer_and_has_no_end_date() -> None:
    old = Answer(regime=Regime.OLD, asked_on=date(2027, 3, 1), source="Betjeningskartet")
    new = Answer(regime=Regime.NEW, asked_on=date(2027, 3, 2), source="Betjeningskartet")
    found = rules.request((old,), day=date(2027, 3, 1), rates=RATES)
    assert (found.regime, found.stale) == (Regime.OLD, False)
    found = rules.request((old, new), day=date(2027, 3, 3), rates=RATES)
    assert (found.regime, found.stale) == (Regime.NEW, False)
    assert rules.request((new,), day=date(2027, 3, 4), rates=RATES).stale
    assert rules.request((), day=date(2027, 3, 4), rates=RATES).regime is Regime.OLD
    assert rules.request((new,), day=date(2027, 3, 1), rates=RATES).regime is Regime.OLD


def test_no_stage_is_without_a_way_out_but_the_ends() -> None:
    ends = {stage for stage, after in FLOW.items() if not after}
    assert FLOW.keys() == set(MeasureStage)
    for stage in FLOW:
        reached, todo = {stage}, [stage]
        while todo:
            for after in FLOW[todo.pop()] - reached:
                reached.add(after)
                todo.append(after)
        assert reached & ends


def test_a_measure_that_runs_is_not_said_to_be_running_twice() -> None:
    assert MeasureStage.IN_FORCE.is_now == "løper"
    assert MeasureStage.STOPPED.is_now == "er stanset"
