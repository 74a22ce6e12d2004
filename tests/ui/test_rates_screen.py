"""The rates on screen are those the service works by, with their source and their control."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from collector_desk.service import rate_list
from collector_desk.service.database import Database
from collector_desk.ui.history import Place
from collector_desk.ui.rates.view import RatesScreen
from tests.kit import add_user, open_db
from tests.ui.shell import Desktop, desktop


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    opened = open_db(sqlite_url)
    add_user(opened)
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, db: Database) -> Iterator[Desktop]:
    """A desk with the rates open."""
    with desktop(qtbot, db) as made:
        made.sign_in()
        made.main.go(Place("rates"))
        made.settle()
        yield made


def _screen(desk: Desktop) -> RatesScreen:
    screen = desk.main.tabs.current()
    assert isinstance(screen, RatesScreen)
    return screen


def test_every_table_of_the_service_is_listed(desk: Desktop, db: Database) -> None:
    served = rate_list.tables(db.rates).tables
    assert _screen(desk).tables.rows.loaded == len(served)


def test_a_chosen_table_shows_its_values_newest_first(desk: Desktop) -> None:
    screen = _screen(desk)
    assert screen.tables.select_key("late_interest")
    days = [row.since for row in screen.values.rows.shown_rows()]  # type: ignore[attr-defined]
    assert days == sorted(days, reverse=True)
    assert screen.name.text() == "Forsinkelsesrente"
    assert "sist sammenlignet med kilden" in screen.about.text()


def test_the_list_shows_what_counts_today_and_not_what_comes(desk: Desktop, db: Database) -> None:
    screen = _screen(desk)
    for at, table in enumerate(screen.presenter.tables):
        shown = screen.tables.rows.cell(at, 1).text
        assert shown == next(row.value for row in table.rows if row.since <= db.clock.today())


def test_a_value_nobody_has_confirmed_says_so_in_words(desk: Desktop) -> None:
    screen = _screen(desk)
    loose = next(
        table for table in screen.presenter.tables if any(not row.confirmed for row in table.rows)
    )
    screen.tables.select_key(loose.name)
    words = {screen.values.rows.cell(at, 2).text for at in range(screen.values.rows.rowCount())}
    assert "ikke bekreftet" in words


def test_the_tables_are_filtered_as_one_types(desk: Desktop) -> None:
    screen = _screen(desk)
    screen.filter.setText("inkassosats")
    titles = [row.title for row in screen.tables.rows.shown_rows()]  # type: ignore[attr-defined]
    assert "Gebyr for egne brev, andel av inkassosatsen" in titles
    assert all("inkassosats" in title.lower() for title in titles)
