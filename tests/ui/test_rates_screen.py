"""The rates on screen are those the service works by, with their source and their control."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from collector_desk.domain.holds import Reason
from collector_desk.models import RateChange
from collector_desk.service import rate_list
from collector_desk.service.database import Database
from collector_desk.ui.casework.hold import last_day
from collector_desk.ui.fields import Field
from collector_desk.ui.history import Place
from collector_desk.ui.rates.change import ChangeBox
from collector_desk.ui.rates.view import RatesScreen
from collector_desk.ui.theme import Mode, Theme
from tests.kit import TODAY, add_user, open_db
from tests.service.books import Books
from tests.service.test_rate_changes import Leaders, confirmed, order
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


@pytest.mark.parametrize("scale", [100, 200])
def test_the_button_of_a_change_is_whole_at_each_size(
    desk: Desktop, qapp: QApplication, scale: int
) -> None:
    screen = _screen(desk)
    screen.tables.select_key("late_interest")
    Theme.apply(qapp, Mode.LIGHT, scale)
    desk.main.window().resize(900, 800)  # narrow: the right side gets no more than it must
    desk.settle()
    assert screen.propose.width() >= screen.propose.sizeHint().width()
    Theme.apply(qapp, Mode.LIGHT, 100)


def test_a_day_of_the_month_is_not_a_number_of_days(desk: Desktop) -> None:
    screen = _screen(desk)
    assert screen.tables.select_key("wage_day")
    assert screen.about.text().startswith("husregel · dag i måneden · ")


def test_every_table_says_where_it_comes_from(desk: Desktop) -> None:
    tables = _screen(desk).presenter.tables
    assert [table.name for table in tables if table.law.casefold() in {"ingen", "-", "–"}] == []


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


def _box(desk: Desktop, name: str) -> ChangeBox:
    screen = _screen(desk)
    assert screen.tables.select_key(name)
    screen.propose.click()
    assert screen.box is not None
    return screen.box


def _write(desk: Desktop, box: ChangeBox, **values: str) -> None:
    for key, text in values.items():
        field = box.values.fields["" if key == "value" else key]
        assert isinstance(field, Field)
        field.edit.setText(text)
        field.changed.emit()
    box.try_it.click()
    desk.until(lambda: not box.trying.busy)


def test_a_value_is_proposed_from_the_screen_and_waits_for_another(
    desk: Desktop, db: Database
) -> None:
    box = _box(desk, "late_interest")
    _write(desk, box, value="11,50")
    assert not box.do.isEnabled()
    assert box.why.text() == "Skriv hvor verdien er fastsatt."
    assert box.moves.text().startswith("Ingen av 0 løpende saker flytter seg")
    box.source.edit.setText("FOR-2026-12-15-1")
    box.reasons.set_value("Satsen er kunngjort for første halvår 2027.")
    assert box.why.text() == "Skriv hva som er åpent når verdien ikke er bekreftet."
    box.confirmed.setChecked(True)
    desk.until(box.do.isEnabled)
    box.send()
    desk.until(lambda: _screen(desk).box is None)
    desk.settle()
    screen = _screen(desk)
    with db.read() as work:
        row = work.scalars(select(RateChange)).one()
    assert (row.given, row.since, row.next_due) == (
        {"": "11.50"},
        date(2027, 1, 1),
        date(2027, 7, 1),
    )
    assert not screen.propose.isEnabled()
    assert not screen.propose.isVisibleTo(screen)
    assert screen.why_not.text() == ("Venter: fra 01.01.2027, foreslått av Kari Nordmann.")
    assert screen.waiting.isVisibleTo(screen)
    screen.tables.select_key("plan_months")
    desk.settle()
    assert screen.propose.isEnabled()
    assert not screen.waiting.isVisibleTo(screen)


def test_a_value_is_tried_when_asked_and_not_while_one_types(desk: Desktop) -> None:
    """Every running case is reckoned anew: that is no work for each key."""
    box = _box(desk, "late_interest")
    box.source.edit.setText("FOR-2026-12-15-1")
    box.confirmed.setChecked(True)
    box.reasons.set_value("Satsen er kunngjort for første halvår 2027.")
    desk.settle()
    assert (box.trying.busy, box.trying.found) == (False, None)
    assert box.why.text() == "Prøv verdien på løpende saker først (Ctrl+T)."
    assert not box.do.isEnabled()
    _write(desk, box, value="11,50")
    assert box.do.isEnabled()
    box.reasons.set_value("Satsen er kunngjort for første halvår 2027, og gjelder da.")
    assert box.do.isEnabled()  # words move nothing
    (field,) = box.values.fields.values()
    assert isinstance(field, Field)
    field.edit.setText("11,75")
    field.changed.emit()
    assert not box.do.isEnabled()
    assert box.moves.text().startswith("Ikke prøvd.")
    box.reject()


def test_what_was_tried_is_kept_as_a_workbook(desk: Desktop, db: Database, tmp_path: Path) -> None:
    Books(db).claim(500_000, due=TODAY, interest_from=TODAY)
    box = _box(desk, "late_interest")
    assert not box.to_file.isEnabled()
    assert box.to_file.toolTip() == "Prøv verdien på sakene først."
    path = tmp_path / "prøvd.xlsx"
    box.write_file(path)
    _write(desk, box, value="11,50")
    assert (path.exists(), box.to_file.isEnabled()) == (False, True)
    found = box.trying.found
    assert found is not None
    box.write_file(path)
    desk.settle()
    book = openpyxl.load_workbook(path)
    moved, cases = book["Flytter seg"], book["Saker"]
    foot = str(moved.oddFooter)
    assert f"Skrevet ut {found.made_on:%d.%m.%Y} av " in foot
    assert "Fra 01.01.2027: Verdi, prosent per år 11,50. 1 av 1" in str(moved["A2"].value)
    (group,) = [each for each in found.groups if each.before != each.after]
    rows = list(moved.iter_rows(min_row=4, max_row=4 + len(found.groups), values_only=True))
    assert rows[0] == ("Hva", "Slags sak", "Saker", "Før", "Etter", "Endring")
    (row,) = [each for each in rows[1:] if each[0] == group.what]
    assert row[:3] == (group.what, group.kind, 1)
    assert [Decimal(str(each)) * 100 for each in row[3:5]] == [group.before, group.after]
    told = [each[:5] for each in cases.iter_rows(min_row=5, values_only=True)]
    assert told[0] == (
        found.cases[0].number, found.cases[0].kind, found.cases[0].what,
        found.cases[0].before, found.cases[0].after,
    )  # fmt: skip
    box.reject()


def test_what_is_announced_together_is_changed_together_in_kroner(
    desk: Desktop, db: Database
) -> None:
    box = _box(desk, "subsistence_child.from_6")
    assert set(box.values.fields) == {"under_6", "from_6", "from_11", "from_15"}
    _write(desk, box, from_6="5 000,00")
    order = box.order()
    assert order is not None
    assert (order.table, order.values["from_6"]) == ("subsistence_child", Decimal(500_000))
    box.reject()


def test_what_the_service_would_refuse_is_said_before_it_is_sent(desk: Desktop) -> None:
    box = _box(desk, "late_interest")
    _write(desk, box, value="11,50")
    box.since.set_text("01.01.2026")
    box.since.changed.emit()
    box.trying.run()
    desk.until(lambda: box.trying.problem is not None)
    assert "kan ikke endres fra 01.01.2026" in box.moves.text()
    box.source.edit.setText("FOR-2026-12-15-1")
    box.reasons.set_value("Satsen er kunngjort for første halvår 2027.")
    box.confirmed.setChecked(True)
    assert not box.do.isEnabled()
    assert "kan ikke endres fra" in box.why.text()
    box.reject()


@pytest.mark.parametrize("text", ["", "-1", "1,2,3", "tolv", "1e3"])
def test_what_is_no_number_is_never_sent(desk: Desktop, text: str) -> None:
    box = _box(desk, "plan_months")
    _write(desk, box, value=text)
    assert box.order() is None
    assert box.why.text() == "Skriv verdiene og dagen de gjelder fra."
    box.reject()


def test_who_only_reads_is_told_why(qtbot: QtBot, db: Database) -> None:
    add_user(db, "rune", role="auditor", name="Rune Revisor")
    with desktop(qtbot, db) as made:
        made.sign_in("rune")
        made.main.go(Place("rates"))
        made.settle()
        screen = _screen(made)
        assert not screen.propose.isEnabled()
        assert screen.why_not.text() == "Saksbehandlere og ledere foreslår nye verdier."
        assert screen.propose.accessibleDescription() == screen.why_not.text()


def test_the_boxes_propose_by_what_the_house_has_put_in_force(qtbot: QtBot, db: Database) -> None:
    tomorrow = TODAY + timedelta(days=1)
    days = {
        key: table.values[-1].value for key, table in db.rates.keyed("hold_days").tables.items()
    }
    given = order(
        table="hold_days", since=tomorrow, values=days | {"other": 7}, next_due=None,
        source="husregel",
    )  # fmt: skip
    leaders = Leaders.__new__(Leaders)
    leaders.db = db
    leaders.kari = add_user(db, "ola", name="Ola Hansen")
    leaders.per = confirmed(db, add_user(db, "per", role="supervisor", name="Per Leder"))
    leaders.approve(leaders.propose(given))
    with desktop(qtbot, db) as made:
        made.sign_in()
        rates = made.main.context.rates
        assert last_day(Reason.OTHER, rates, TODAY) == TODAY + timedelta(days=30)
        assert last_day(Reason.OTHER, rates, tomorrow) == tomorrow + timedelta(days=7)
