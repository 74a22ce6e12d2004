"""A row that two persons put in force counts as if it stood in the file of rates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desk.domain.rate_overlay import Added, may_begin, members, overlaid
from collector_desk.domain.rates import PRACTICE, SHIPPED, Rates
from collector_desk.errors.rates import (
    RateBackDated,
    RateNextDueMissing,
    RateRowWrong,
    RateUnknown,
)

RATES = Rates.shipped()
NAMES = (*sorted(RATES.tables), *sorted(RATES.sets))
TODAY = date(2026, 11, 23)
AHEAD = date(2027, 3, 1)


def row(name: str, since: date = AHEAD, *, step: int = 1, **more: object) -> Added:
    """Every value of a table one higher than its last."""
    tables = members(RATES, name)
    flips = next(iter(tables.values())).unit == "yes or no"
    last = {key: table.values[-1].value for key, table in tables.items()}
    values = {key: 1 - value if flips else value + step for key, value in last.items()}
    due = next(iter(tables.values())).next_due
    more.setdefault("next_due", None if due is None else date(2028, 1, 1))
    return Added(table=name, since=since, values=values, source="FOR-2027-02-01-1", **more)  # type: ignore[arg-type]


def _toml(added: Added) -> str:
    """The row as it would be written in a file."""
    value: str = (
        str(added.values[""])
        if "" in added.values
        else "{ " + ", ".join(f"{key} = {each}" for key, each in added.values.items()) + " }"
    )
    due = f"next_due = {added.next_due}\n" if added.next_due else ""
    return (
        f"[{added.table}]\n{due}[[{added.table}.value]]\nfrom = {added.since}\nvalue = {value}\n"
        f'source = "{added.source}"\n'
    )


@pytest.mark.parametrize("name", [name for name in NAMES if "yes or no" not in {
    table.unit for table in members(RATES, name).values()}])  # fmt: skip
def test_every_table_reads_the_row_as_if_its_file_held_it(name: str, tmp_path: Path) -> None:
    added = row(name, step=-1 if name == "claim_rank" else 1)  # no class after e
    (tmp_path / "later.toml").write_text(_toml(added), encoding="utf-8")
    filed = Rates.load(SHIPPED, tmp_path)
    assert _same(overlaid(RATES, [added]), filed)


def _same(one: Rates, other: Rates) -> bool:
    return one.tables == other.tables and _sets(one) == _sets(other)


def _sets(rates: Rates) -> Mapping[str, object]:
    return {name: dict(group.tables) for name, group in rates.sets.items()}


@given(since=st.dates(date(2026, 1, 1), date(2030, 1, 1)), day=st.dates(date(2016, 1, 1)))
def test_what_counts_before_the_row_never_moves(since: date, day: date) -> None:
    added = row("late_interest", since, next_due=date(2031, 1, 1))
    after = overlaid(RATES, [added])["late_interest"]
    if day < since:
        assert after.on(day).value == RATES["late_interest"].on(day).value
    elif all(rate.since <= since for rate in RATES["late_interest"].values):
        assert after.on(day).value == added.values[""]


def test_a_row_between_two_counts_until_the_one_after() -> None:
    added = row("notice_least_days", date(2026, 12, 10))
    table = overlaid(RATES, [added]).keyed("notice_least_days")["own_old"]
    assert [table.on(date(2026, 12, day)).whole for day in (9, 10, 17)] == [14, 22, 21]


def test_of_two_for_one_day_the_later_counts() -> None:
    first, second = row("plan_months"), row("plan_months", step=2)
    table = overlaid(RATES, [first, second])["plan_months"]
    assert table.on(AHEAD).whole == RATES["plan_months"].on(TODAY).whole + 2
    assert len(table.values) == len(RATES["plan_months"].values) + 1


@pytest.mark.parametrize(
    ("added", "refusal"),
    [
        (row("late_interest", next_due=None), RateNextDueMissing),
        (row("late_interest", next_due=AHEAD), RateRowWrong),
        (row("plan_months", confirmed=False), RateRowWrong),
        (Added(table="plan_months", since=AHEAD, values={"": Decimal("1.5")}, source="x"), RateRowWrong),
        (Added(table="plan_months", since=AHEAD, values={"a": Decimal(1)}, source="x"), RateRowWrong),
        (Added(table="plan_months", since=AHEAD, values={"": Decimal(1)}, source=" "), RateRowWrong),
        (Added(table="hold_days", since=AHEAD, values={"other": Decimal(1)}, source="x"), RateRowWrong),
        (Added(table="no_such", since=AHEAD, values={"": Decimal(1)}, source="x"), RateUnknown),
    ],
)  # fmt: skip
def test_what_no_file_could_hold_is_refused(added: Added, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        overlaid(RATES, [added])


@pytest.mark.parametrize(
    ("added", "words"),
    [
        (row("wage_day", step=12), "Dag i måneden trekket regnes av» kan ikke endres slik: verdien må være fra 1 til 31."),
        (Added(table="claim_rank", since=AHEAD, values={key: Decimal(6) for key in RATES.sets["claim_rank"]}, source="x"), "slik: verdien «aks» må være fra 1 til 5."),
        (row("plan_months", confirmed=False), "slik: merknaden må si hva som er åpent ved en verdi som ikke"),
        (Added(table="hold_days", since=AHEAD, values={key: Decimal("0.5") for key in RATES.sets["hold_days"]}, source="x"), "slik: verdien «says_paid» må være et helt tall."),
    ],
)  # fmt: skip
def test_the_refusal_says_in_words_what_is_wrong(added: Added, words: str) -> None:
    with pytest.raises(RateRowWrong) as refused:
        overlaid(RATES, [added])
    assert words in str(refused.value)


@pytest.mark.parametrize("since", [TODAY, TODAY - timedelta(days=1), date(2020, 1, 1)])
def test_a_day_that_was_worked_by_never_gets_another_value(since: date) -> None:
    with pytest.raises(RateBackDated):
        may_begin(RATES, RATES, row("late_interest", since), today=TODAY)
    may_begin(RATES, RATES, row("late_interest", TODAY + timedelta(days=1)), today=TODAY)


def test_a_value_that_was_due_may_begin_on_the_day_it_was_due() -> None:
    """Nothing could be demanded by the provisional one (ruling 33)."""
    due, late = date(2027, 1, 1), date(2027, 1, 20)
    may_begin(RATES, RATES, row("late_interest", due), today=late)
    with pytest.raises(RateBackDated):
        may_begin(RATES, RATES, row("late_interest", due - timedelta(days=1)), today=late)


def test_the_house_may_follow_a_file_that_came_later() -> None:
    shipped, late = Rates.load(SHIPPED, PRACTICE), date(2027, 2, 1)
    day = date(2027, 1, 1)
    ours = overlaid(RATES, [row("late_interest", day)])
    value = shipped["late_interest"].on(day).value
    follows = Added(table="late_interest", since=day, values={"": value}, source="FOR-1")
    other = Added(table="late_interest", since=day, values={"": value + 1}, source="FOR-1")
    may_begin(ours, shipped, follows, today=late)
    with pytest.raises(RateBackDated):
        may_begin(ours, shipped, other, today=late)
