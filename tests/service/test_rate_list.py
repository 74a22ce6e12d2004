"""The rates screen shows every table, and says what is not in force and not confirmed."""

from __future__ import annotations

from collector_desk.domain.rates import Rates
from collector_desk.service.rate_list import tables


def test_every_table_is_shown_newest_first_with_its_source() -> None:
    shown = tables(Rates.shipped()).tables
    assert len(shown) == len(Rates.shipped().every())
    for table in shown:
        assert all(row.source for row in table.rows)
        days = [row.since for row in table.rows]
        assert days == sorted(days, reverse=True)


def test_values_are_written_as_people_write_them() -> None:
    shown = {table.name: table for table in tables(Rates.shipped()).tables}
    assert (shown["late_interest"].rows[0].value, shown["late_interest"].unit) == (
        "12,25",
        "prosent per år",
    )
    assert shown["inkassosats"].rows[0].value == "750,00"


def test_the_set_of_the_new_act_is_shown_as_not_in_force() -> None:
    pending = [text for table in tables(Rates.shipped()).tables for text in table.pending]
    assert pending
    assert all("LOV-2026-05-22-19" in text for text in pending)
