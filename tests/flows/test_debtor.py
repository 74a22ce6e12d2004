"""A case from search to workbook on the practice desk, in the real window, by the keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from collector_desk.domain.rates import Rates
from collector_desk.models import Audit, Debtor
from collector_desk.service import practice, practice_desk
from collector_desk.service.database import Database
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.formats import kr
from collector_desk.ui.payments.view import UnplacedScreen
from collector_desk.wire.debtors import Sheet
from tests.flows.hands import tab_to
from tests.kit import TODAY, open_db
from tests.ui.shell import Desktop, desktop

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    """The debtors of the pictures."""
    opened = open_db(sqlite_url, rates=Rates.practice())
    for _ in practice.fill(opened, debtors=12, seed=1):
        pass
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, db: Database) -> Iterator[Desktop]:
    with desktop(qtbot, db, practice=True) as made:
        made.sign_in("kari", practice_desk.PASSWORD)
        yield made


def key(which: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """A key, wherever the focus is: the mouse is never touched."""
    focus = QApplication.focusWidget()
    assert focus is not None, "the keys have nowhere to go"
    QTest.keyClick(focus, which, held)
    QApplication.processEvents()


def write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def screen_of(desk: Desktop) -> DebtorScreen:
    screen = desk.main.tabs.current()
    assert isinstance(screen, DebtorScreen)
    return screen


def sheet_of(desk: Desktop) -> Sheet:
    sheet = screen_of(desk).presenter.sheet
    assert sheet is not None
    return sheet


def nothing_is_cut(screen: DebtorScreen) -> bool:
    """Whether the explanation is no wider than its pane: its amounts stand at the right edge."""
    shown = screen.side.area.widget()
    return shown is not None and shown.width() <= screen.side.area.viewport().width()


def find_lykt(desk: Desktop) -> DebtorScreen:
    key(Qt.Key.Key_K, CONTROL)
    write("fager lykt")
    desk.until(lambda: not desk.main.box.presenter.asking)
    key(Qt.Key.Key_Return)
    desk.until(lambda: screen_of(desk).title == "Lykt, Fager")
    desk.settle()
    return screen_of(desk)


def test_a_case_is_found_explained_noted_and_handed_out(
    desk: Desktop, db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = find_lykt(desk)
    assert screen.pages.claims.table.hasFocus()
    total = sheet_of(desk).sums.total
    key(Qt.Key.Key_Escape)
    desk.settle()
    assert screen.side.explanation.title.text() == f"Forklaring: å betale {kr(total)}"
    assert screen.explain.adds_up
    key(Qt.Key.Key_Down)
    while screen.explain.asked.part != "interest":
        key(Qt.Key.Key_Right)
    desk.settle()
    assert screen.explain.explanation is not None
    assert screen.explain.amount == screen.explain.explanation.amount

    key(Qt.Key.Key_N, CONTROL)
    write("Forklarte rentene på telefon.")
    key(Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: sheet_of(desk).timeline[0].text == "Forklarte rentene på telefon.")

    monkeypatch.setattr(screen.exporting, "choose_folder", lambda _start: tmp_path / "ut")
    (tmp_path / "ut").mkdir()
    key(Qt.Key.Key_E, CONTROL)
    desk.until(lambda: list((tmp_path / "ut").glob("*.xlsx")))
    desk.settle()
    book = load_workbook(next((tmp_path / "ut").glob("*.xlsx")))
    assert book["Krav"].max_row > len(sheet_of(desk).claims)
    with db.read() as work:
        deeds = set(work.scalars(select(Audit.deed)).all())
    assert deeds >= {"debtors.open", "notes.add", "reports.case_summary"}


def test_the_keys_of_a_debtor_work_from_the_frame_and_come_back_to_the_claims(
    desk: Desktop,
) -> None:
    find_lykt(desk)
    key(Qt.Key.Key_K, CONTROL)
    write("bølge stødig")
    desk.until(lambda: not desk.main.box.presenter.asking)
    key(Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: screen_of(desk).title == "Bølge, Stødig")
    desk.settle()
    key(Qt.Key.Key_W, CONTROL)
    screen = screen_of(desk)
    assert screen.title == "Lykt, Fager"
    assert screen.pages.claims.table.hasFocus()  # not where Enter reveals an identity number

    key(Qt.Key.Key_D, CONTROL)
    key(Qt.Key.Key_A, CONTROL)
    write("01.07.2025")
    key(Qt.Key.Key_Return)
    desk.settle()
    assert screen.as_of is not None
    assert sheet_of(desk).on == screen.as_of.on.value() == date(2025, 7, 1)
    desk.main.side.setFocus()
    key(Qt.Key.Key_D, CONTROL | SHIFT)
    desk.settle()
    assert sheet_of(desk).on == screen.as_of.on.value() == TODAY
    for part in (desk.main.side, desk.main.tabs.bar, desk.main.header.search):
        part.setFocus()
        key(Qt.Key.Key_N, CONTROL)
        assert screen.composer is not None
        assert screen.composer.field.edit.hasFocus()
        key(Qt.Key.Key_Escape)


def test_money_that_was_placed_is_found_at_its_debtor_and_taken_back(desk: Desktop) -> None:
    find_lykt(desk)
    total, (paid, *_) = sheet_of(desk).sums.total, sheet_of(desk).payments
    key(Qt.Key.Key_2, CONTROL)
    key(Qt.Key.Key_Home, CONTROL)
    key(Qt.Key.Key_Return)
    desk.settle()
    unplaced = desk.main.tabs.current()
    assert isinstance(unplaced, UnplacedScreen)
    assert paid.payment_id not in {row.payment_id for row in unplaced.presenter.rows}
    assert unplaced.detail.placements.hasFocus()
    tab_to(desk, unplaced.detail.take_back)
    key(Qt.Key.Key_Space)
    tab_to(desk, unplaced.detail.foot.reason.edit)
    write("gjaldt en annen")
    desk.settle()
    key(Qt.Key.Key_Return, CONTROL)
    desk.settle()
    row = unplaced.presenter.row(paid.payment_id)
    assert row is not None
    assert row.unplaced == paid.amount
    key(Qt.Key.Key_Left, ALT)
    key(Qt.Key.Key_F5)
    desk.settle()
    assert sheet_of(desk).sums.total > total


def test_the_service_goes_and_comes_and_nothing_typed_is_lost(desk: Desktop) -> None:
    screen = find_lykt(desk)
    key(Qt.Key.Key_N, CONTROL)
    write("Skrevet mens tjenesten er borte.")
    desk.home.stop()
    key(Qt.Key.Key_Return, CONTROL)
    desk.settle()
    assert screen.composer is not None
    assert screen.composer.isVisible()
    assert screen.notes.locked, "nobody knows yet whether it was written"
    assert not screen.can_close()
    desk.home.start()
    desk.main.reconnect.now()
    desk.until(lambda: not desk.main.banner.isVisible())
    screen.notes.try_again()
    desk.until(lambda: not screen.notes.locked)
    texts = [event.text for event in sheet_of(desk).timeline if event.kind == "note"]
    assert texts.count("Skrevet mens tjenesten er borte.") == 1


def test_every_debtor_of_the_pictures_opens_and_every_amount_adds_up(
    desk: Desktop, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector_desk.ui.search.reason.ask_reason", lambda _: "kontroll av tall")
    with db.read() as work:
        numbers = work.scalars(select(Debtor.id).order_by(Debtor.id).limit(4)).all()
    for number in numbers:
        desk.main.open_debtor(number)
        desk.settle()
        desk.until(lambda: screen_of(desk).presenter.sheet is not None)
        desk.settle()
        screen, sheet = screen_of(desk), sheet_of(desk)
        assert sheet.sums.total == sum(row.sums.owed for row in sheet.claims)
        assert sheet.sums.credit == -sum(min(row.sums.total, 0) for row in sheet.claims)
        assert screen.explain.explanation is not None
        assert screen.explain.adds_up
        assert not screen.explain.outdated
        desk.until(lambda: nothing_is_cut(screen_of(desk)))
