"""Every table and rule, every quarter: exactly one version applies, with no gap and no overlap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from collector_desk.domain.calendar import add_months
from collector_desk.domain.law import law
from collector_desk.domain.rates import Rates, Table
from collector_desk.errors.rates import NoLaw, NoRate

TABLES = {table.name: table for table in Rates.practice().every()}
LAST = date(2027, 12, 31)  # the practice values reach through the next year


def quarters(first: date) -> Iterator[date]:
    """The first and the last day of each quarter from ``first`` on."""
    start = date(first.year, first.month - (first.month - 1) % 3, 1)
    while start <= LAST:
        following = add_months(start, 3)
        yield max(start, first)
        yield following - timedelta(days=1)
        start = following


def applying(table: Table, day: date) -> list[int]:
    """The places of the values whose period [from, next from) holds ``day``, one by one."""
    starts = [rate.since for rate in table.values]
    ends = [*starts[1:], date.max]
    return [
        place
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
        if start <= day < end
    ]


@pytest.mark.parametrize("name", TABLES)
def test_in_each_quarter_exactly_one_value_applies(name: str) -> None:
    table = TABLES[name]
    for day in quarters(table.values[0].since):
        (place,) = applying(table, day)
        found = table.on(day)
        assert (found.since, found.value) == (table.values[place].since, table.values[place].value)
        assert found.source
        assert not found.provisional


@pytest.mark.parametrize("name", TABLES)
def test_each_value_begins_on_its_day_and_not_the_day_before(name: str) -> None:
    table = TABLES[name]
    for before, after in zip(table.values, table.values[1:], strict=False):
        assert table.on(after.since).since == after.since
        assert table.on(after.since - timedelta(days=1)).since == before.since


@pytest.mark.parametrize("name", TABLES)
def test_no_table_answers_for_a_day_before_its_first_value(name: str) -> None:
    table = TABLES[name]
    with pytest.raises(NoRate):
        table.on(table.values[0].since - timedelta(days=1))


@pytest.mark.parametrize("name", TABLES)
def test_changes_are_all_the_days_on_which_the_answer_differs_from_the_day_before(
    name: str,
) -> None:
    table = TABLES[name]
    first = table.values[0].since
    days = [first + timedelta(days=step) for step in range(1, (LAST - first).days)]
    differing = tuple(
        day for day in days if table.on(day).value != table.on(day - timedelta(days=1)).value
    )
    assert table.changes(first, LAST) == differing


@law(since=date(2016, 1, 1), source="lov 1 § 1")
def notice_days(weeks: int) -> int:
    return weeks * 7


@notice_days.amended(since=date(2026, 1, 1), source="lov 2 § 1")
def _(weeks: int) -> int:
    return weeks * 7 + 1


@notice_days.amended(since=date(2020, 10, 1), source="lov 1 § 1, endret")
def _(weeks: int) -> int:
    return weeks * 7 + 2


@pytest.mark.parametrize(
    ("day", "days", "source"),
    [
        (date(2016, 1, 1), 14, "lov 1 § 1"),
        (date(2020, 9, 30), 14, "lov 1 § 1"),
        (date(2020, 10, 1), 16, "lov 1 § 1, endret"),
        (date(2025, 12, 31), 16, "lov 1 § 1, endret"),
        (date(2026, 1, 1), 15, "lov 2 § 1"),
        (date(2040, 1, 1), 15, "lov 2 § 1"),
    ],
)
def test_a_rule_is_that_of_its_day_in_whatever_order_it_was_written(
    day: date, days: int, source: str
) -> None:
    version = notice_days.on(day)
    assert (version(2), version.source) == (days, source)


def test_a_rule_does_not_reach_back_before_its_first_version() -> None:
    with pytest.raises(NoLaw, match=r"31\.12\.2015"):
        notice_days.on(date(2015, 12, 31))


def test_in_each_quarter_exactly_one_version_of_a_rule_applies() -> None:
    starts = [version.since for version in notice_days.versions]
    ends = [*starts[1:], date.max]
    for day in quarters(starts[0]):
        (version,) = [
            version
            for version, end in zip(notice_days.versions, ends, strict=True)
            if version.since <= day < end
        ]
        assert notice_days.on(day) is version


def test_a_rule_cannot_have_two_versions_from_one_day() -> None:
    with pytest.raises(TypeError, match="two versions"):
        notice_days.amended(since=date(2026, 1, 1), source="lov 3")(lambda weeks: weeks)
