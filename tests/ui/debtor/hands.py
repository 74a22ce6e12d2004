"""What hands and eyes do in tests of the debtor screen: press, write, read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from collector_desk.ui.debtor.as_of import AsOf
from collector_desk.ui.debtor.composer import Composer
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.wire.debtors import Sheet

CONTROL = Qt.KeyboardModifier.ControlModifier


def sheet_of(screen: DebtorScreen) -> Sheet:
    assert screen.presenter.sheet is not None
    return screen.presenter.sheet


def days(screen: DebtorScreen) -> AsOf:
    assert screen.as_of is not None
    return screen.as_of


def composer(screen: DebtorScreen) -> Composer:
    assert screen.composer is not None
    return screen.composer


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None, "the keys have nowhere to go"
    QTest.keyClick(focus, key, modifiers)
    QApplication.processEvents()


def write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def shown_texts(within: QWidget) -> list[str]:
    return [each.text() for each in within.findChildren(QLabel) if each.isVisible()]
