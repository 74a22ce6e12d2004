"""The sections «Avtaler» and «Innsigelser», by the keys on the real service."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from collector_desk.service.database import Database
from collector_desk.ui.debtor import pages
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.formats import EMPTY
from collector_desk.ui.objections.view import ObjectionsScreen
from collector_desk.ui.plans.running import RunningScreen
from tests.kit import open_db
from tests.service.agreements import Agreement
from tests.service.casework import objects
from tests.ui.debtor.hands import CONTROL, press, shown_texts
from tests.ui.payments.bench import nameless
from tests.ui.shell import Desktop, desktop


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    opened = open_db(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


@pytest.fixture
def desk(qtbot: QtBot, db: Database) -> Iterator[Desktop]:
    with desktop(qtbot, db) as made:
        yield made


def debtor(desk: Desktop, case: Agreement) -> DebtorScreen:
    desk.sign_in()
    desk.main.open_debtor(case.debtor)
    desk.settle()
    screen = desk.main.tabs.current()
    assert isinstance(screen, DebtorScreen)
    desk.until(lambda: screen.presenter.sheet is not None)
    desk.settle()
    return screen


def cells(screen: DebtorScreen, at: int, row: int) -> list[str]:
    table = screen.pages.listed(at).table
    return [table.rows.cell(row, column).text for column in range(table.rows.columnCount())]


def test_plans_and_deferrals_are_listed_and_the_plan_opens_in_its_screen(
    desk: Desktop, case: Agreement
) -> None:
    granted = case.grant()
    screen = debtor(desk, case)
    press(Qt.Key.Key_3, CONTROL)
    assert screen.pages.bar.tabText(pages.AGREEMENTS) == "Avtaler 1"
    shown = cells(screen, pages.AGREEMENTS, 0)
    assert shown[:4] == ["Nedbetalingsavtale", "Følges", "1\u00a0200,00", "28.12.2026"]
    assert nameless(screen) == []
    press(Qt.Key.Key_Return)
    desk.settle()
    plan = desk.main.tabs.current()
    assert isinstance(plan, RunningScreen)
    desk.until(lambda: plan.presenter.sheet is not None)
    assert plan.presenter.sheet is not None
    assert plan.presenter.sheet.plan_id == granted.plan_id


def test_a_deferral_leads_to_the_claim_it_puts_off(desk: Desktop, case: Agreement) -> None:
    case.put_off(date(2026, 12, 15))
    screen = debtor(desk, case)
    press(Qt.Key.Key_3, CONTROL)
    shown = cells(screen, pages.AGREEMENTS, 0)
    assert shown[:3] == ["Utsettelse", "Innvilget", EMPTY]
    assert shown[4] == "15.12.2026"
    press(Qt.Key.Key_Return)
    desk.settle()
    assert screen.pages.bar.currentIndex() == pages.CLAIMS
    assert screen.explain.asked.claim_id == case.claim


def test_an_objection_is_listed_and_opens_where_it_is_decided(
    desk: Desktop, case: Agreement
) -> None:
    number = objects(case.db, case.kari, case.debtor, case.claim)
    screen = debtor(desk, case)
    press(Qt.Key.Key_4, CONTROL)
    assert screen.pages.bar.tabText(pages.OBJECTIONS) == "Innsigelser 1"
    assert "Mottatt" in cells(screen, pages.OBJECTIONS, 0)
    press(Qt.Key.Key_Return)
    desk.settle()
    opened = desk.main.tabs.current()
    assert isinstance(opened, ObjectionsScreen)
    desk.until(lambda: opened.presenter.sheet is not None)
    assert opened.presenter.sheet is not None
    assert opened.presenter.sheet.objection_id == number


def test_nothing_agreed_says_how_to_begin(desk: Desktop, case: Agreement) -> None:
    screen = debtor(desk, case)
    press(Qt.Key.Key_3, CONTROL)
    assert screen.pages.bar.tabText(pages.AGREEMENTS) == "Avtaler 0"
    assert "Ctrl+Shift+P" in " ".join(shown_texts(screen.pages))
    press(Qt.Key.Key_4, CONTROL)
    assert "Ctrl+Shift+I" in " ".join(shown_texts(screen.pages))
