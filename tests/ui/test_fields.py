"""Fields take what people write, give exact values, and say at the field what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from collector_desk.errors.numbers import NotADate, NotAnAmount
from collector_desk.ui import theme
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.dates import DateField
from collector_desk.ui.fields import (
    ChoiceField,
    NoteField,
    TextField,
    check_all,
)
from collector_desk.ui.focus import FocusRing
from collector_desk.ui.layout import column
from collector_desk.ui.theme import Mode, Theme

TODAY = date(2026, 11, 23)


Shown: TypeAlias = "Callable[..., None]"


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Show fields in a window that has the focus."""
    window = QWidget()
    qtbot.addWidget(window)

    def show(*fields: QWidget) -> None:
        window.setLayout(column(*fields))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    return show


@pytest.mark.parametrize("written", ["1234,5", "1 234,50", "1234.50 kr", "1\u00a0234,50"])
def test_an_amount_is_read_as_written_and_shown_as_printed(qtbot: QtBot, written: str) -> None:
    field = MoneyField("Beløp")
    qtbot.addWidget(field)
    field.edit.setText(written)
    assert field.check()
    assert field.value() == 123450
    assert field.text() == "1\u00a0234,50"


def test_an_amount_that_reads_two_ways_is_marked_on_leaving_and_never_guessed(
    shown: Shown,
) -> None:
    field, other = MoneyField("Beløp"), TextField("Merknad")
    shown(field, other)
    field.setFocus()
    QTest.keyClicks(field.edit, "1.234")
    assert field.error() == ""
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert "to måter" in field.error()
    assert field.edit.accessibleDescription() == field.error()
    with pytest.raises(NotAnAmount):
        field.value()


def test_the_mark_goes_as_soon_as_the_value_can_be_read(shown: Shown) -> None:
    field = MoneyField("Beløp")
    shown(field)
    field.edit.setText("1.234")
    assert not field.check()
    QTest.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.error() == ""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.3", date(2026, 3, 1)),
        ("130326", date(2026, 3, 13)),
        ("i morgen", date(2026, 11, 24)),
        ("+14d", date(2026, 12, 7)),
    ],
)
def test_a_day_is_read_in_every_short_form(qtbot: QtBot, written: str, meant: date) -> None:
    field = DateField("Frist", today=TODAY)
    qtbot.addWidget(field)
    field.edit.setText(written)
    assert field.check()
    assert field.value() == meant
    assert field.text() == f"{meant:%d.%m.%Y}"


def test_a_day_outside_the_calendar_is_refused(qtbot: QtBot) -> None:
    field = DateField("Frist", today=TODAY)
    qtbot.addWidget(field)
    field.edit.setText("30.02.2026")
    assert not field.check()
    assert "finnes ikke" in field.error()
    with pytest.raises(NotADate):
        field.value()


def test_a_day_can_be_picked_with_keys_alone(shown: Shown) -> None:
    field = DateField("Frist", today=TODAY)
    shown(field)
    field.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QWidget, "qt_calendar_calendarview")
    assert isinstance(calendar, QWidget)
    QTest.keyClick(calendar, Qt.Key.Key_Right)
    QTest.keyClick(calendar, Qt.Key.Key_Return)
    assert field.value() == date(2026, 11, 24)


def test_an_empty_field_says_nothing_until_it_is_needed(shown: Shown) -> None:
    first, second = MoneyField("Beløp", required=True), NoteField("Begrunnelse", required=True)
    shown(first, second)
    QTest.keyClick(first.edit, Qt.Key.Key_Tab)
    assert first.error() == ""
    assert not check_all([first, second])
    assert first.error() == "Beløp mangler. Fyll ut feltet."
    assert second.error() == "Begrunnelse mangler. Fyll ut feltet."
    assert first.edit.hasFocus()
    second.set_value("Ringte")
    assert second.error() == ""


def test_the_label_names_the_field_for_a_screen_reader(qtbot: QtBot) -> None:
    field = MoneyField("Beløp", required=True)
    qtbot.addWidget(field)
    assert field.edit.accessibleName() == "Beløp, må fylles ut"


def test_what_was_kept_is_seen_from_its_start_and_moves_nobody_who_writes_in_it(
    shown: Shown,
) -> None:
    kept, written = TextField("Hvem trekker?"), TextField("Navn")
    shown(kept, written)
    written.setFocus()
    for field in (kept, written):
        field.set_text("NAV Innkreving, underholdsbidrag for to barn")
    assert kept.edit.cursorPosition() == 0
    assert written.edit.cursorPosition() == len(written.text())


def test_tab_leaves_a_note(shown: Shown) -> None:
    note, after = NoteField("Notat"), TextField("Etter")
    shown(note, after)
    note.setFocus()
    QTest.keyClick(note.edit, Qt.Key.Key_Tab)
    assert after.edit.hasFocus()


def test_a_choice_gives_its_value_and_not_its_words(qtbot: QtBot) -> None:
    field = ChoiceField("Rekkefølge", [("principal", "Hovedstol først"), ("own", "Eget valg")])
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        field.set_value("own")
    assert field.value() == "own"
    field.set_value("unknown")
    assert field.value() == "own"


@pytest.mark.parametrize("scale", [100, 200])
def test_the_ring_lies_over_no_words_and_the_calendar_stands_level(
    shown: Shown, qapp: QApplication, scale: int
) -> None:
    Theme.apply(qapp, Mode.LIGHT, scale)
    day, choice = DateField("Gjelder fra", today=TODAY), ChoiceField("Årsak", [("a", "Annet")])
    shown(day, choice)
    day.edit.setText("30.02.2026")
    day.check()
    day.window().adjustSize()
    QTest.qWait(10)
    ring = FocusRing(day.edit, (theme.current().colour("focus"), theme.current().colour("text")))
    for words in day.findChildren(QLabel):
        if words.isVisible() and words.text():
            assert not ring.geometry().intersects(
                QRect(words.mapTo(day.window(), QPoint()), words.size())
            )
    button = day.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    assert button.height() == day.edit.height() == choice.box.height()
    Theme.apply(qapp, Mode.LIGHT)
