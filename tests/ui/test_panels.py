"""The pieces screens are made of: seen, heard, and worked by keys alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TypeAlias

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from collector_desk.ui import theme
from collector_desk.ui.amounts import BigAmount
from collector_desk.ui.explained import DeedRow
from collector_desk.ui.flow import flow
from collector_desk.ui.focus import FocusRing
from collector_desk.ui.layout import column, scrolling
from collector_desk.ui.overlays import Banner, PracticeFrame, ProgressLine, Shade, Toast
from collector_desk.ui.panels import (
    Alert,
    Chip,
    EmptyState,
    KeyHint,
    LinkLabel,
    button,
    label,
)
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from collector_desk.ui.tokens import LIGHT, Tone
from tests.ui.gallery import sheet

Show: TypeAlias = "Callable[..., QWidget]"


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    Theme.apply(qapp, Mode.LIGHT, 100)
    yield
    Theme.apply(qapp, Mode.LIGHT, 100)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show pieces one below the other in a window that has the focus."""
    window = QWidget()
    window.setLayout(QVBoxLayout())
    qtbot.addWidget(window)

    def shown(*pieces: QWidget) -> QWidget:
        for piece in pieces:
            inner = window.layout()
            assert inner is not None
            inner.addWidget(piece)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return shown


def _texts(widget: QWidget) -> str:
    shown = [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    return " | ".join(shown)


# chips and alerts -----------------------------------------------------------------------


def test_each_tone_has_a_shape_of_its_own_so_that_colour_never_stands_alone(show: Show) -> None:
    chips = [Chip(tone, "Samme ord") for tone in Tone]
    show(*chips)
    pictures = [chip.grab().toImage() for chip in chips]
    darkest = [
        frozenset(
            (x, y)
            for x in range(8, 24)
            for y in range(image.height())
            if QColor(image.pixel(x, y)).lightness() < 110
        )
        for image in pictures
    ]
    assert len(set(darkest)) == len(chips)


def test_a_chip_has_room_for_its_word_at_every_text_size(qapp: QApplication, show: Show) -> None:
    chip = Chip(Tone.WARNING, "Åpen innsigelse på 1 krav")
    show(chip)
    widths = []
    for scale in (80, 100, 200):
        Theme.apply(qapp, Mode.LIGHT, scale)
        widths.append(chip.sizeHint().width())
    assert widths == sorted(widths)
    assert widths[2] > widths[1] * 1.9


def test_an_alert_says_what_is_wrong_and_what_to_do(show: Show, qtbot: QtBot) -> None:
    alert = Alert(Tone.ERROR, "Gebyret er for tidlig.", what_now="Vent.", action="Fjern gebyret")
    show(alert)
    assert alert.accessibleName() == "Gebyret er for tidlig. Vent."
    fix = alert.findChild(QPushButton)
    assert isinstance(fix, QPushButton)
    with qtbot.waitSignal(alert.acted):
        QTest.keyClick(fix, Qt.Key.Key_Space)
    alert.say(Tone.SUCCESS, "Sendt.")
    assert "Vent." not in _texts(alert)
    assert not fix.isVisible()


def test_what_others_wrote_is_never_read_as_markup(show: Show) -> None:
    text = label("<b>Lykt</b>")
    show(text)
    assert text.textFormat() == Qt.TextFormat.PlainText


def test_an_amount_is_shown_to_the_ore(show: Show) -> None:
    amount = BigAmount(2556473)
    show(amount)
    assert amount.text() == "25\u00a0564,73\u00a0kr"
    amount.show_amount(None)
    assert amount.text() == "—"


def test_a_link_is_a_button_that_keys_reach(show: Show, qtbot: QtBot) -> None:
    link = LinkLabel("Vis")
    show(QLineEdit(), link)
    link.setFocus()
    with qtbot.waitSignal(link.clicked):
        QTest.keyClick(link, Qt.Key.Key_Space)


def test_an_empty_list_says_why_and_what_to_do(show: Show, qtbot: QtBot) -> None:
    empty = EmptyState("Ingen innsigelser", "Registrer en med Ctrl+Shift+I.", action="Ny")
    show(empty)
    assert empty.accessibleName() == "Ingen innsigelser Registrer en med Ctrl+Shift+I."
    with qtbot.waitSignal(empty.acted):
        empty.findChildren(QPushButton)[0].click()


def test_a_key_hint_is_heard_as_keys(show: Show) -> None:
    hint = KeyHint("Ctrl+K")
    show(hint)
    assert hint.accessibleName() == "Tastene Ctrl+K"


# what explains --------------------------------------------------------------------------


def test_a_deed_that_can_be_done_is_taken_by_keys(show: Show, qtbot: QtBot) -> None:
    deed = DeedRow(
        "plan", "Nedbetalingsavtale", allowed=True, reason="Kan inngås nå", keys="Ctrl+P"
    )
    show(deed)
    taken = deed.findChild(QPushButton)
    assert isinstance(taken, QPushButton)
    with qtbot.waitSignal(deed.chosen) as chosen:
        QTest.keyClick(taken, Qt.Key.Key_Space)
    assert chosen.args == ["plan"]
    assert deed.accessibleName() == "Nedbetalingsavtale, kan gjøres. Kan inngås nå"


def test_a_deed_that_cannot_be_done_says_why_and_has_no_button(show: Show) -> None:
    deed = DeedRow("file", "Utlegg", allowed=False, reason="Tidligst 08.12.2026", keys="Ctrl+U")
    show(deed)
    assert deed.findChildren(QPushButton) == []
    assert "Tidligst 08.12.2026" in _texts(deed)
    assert "Ctrl+U" not in _texts(deed)
    assert "kan ikke gjøres nå" in deed.accessibleName()


# over and around the window -------------------------------------------------------------


def test_the_banner_comes_once_and_goes_by_itself(show: Show, qtbot: QtBot) -> None:
    banner = Banner()
    show(banner)
    banner.hide()
    banner.lost()
    banner.lost()
    assert banner.isVisible()
    with qtbot.waitSignal(banner.acted):
        banner.findChildren(QPushButton)[0].click()
    banner.found()
    assert not banner.isVisible()


def test_practice_is_framed_on_all_four_sides(qtbot: QtBot) -> None:
    frame = PracticeFrame(QLabel("innhold"), date(2026, 11, 23))
    qtbot.addWidget(frame)
    frame.resize(600, 300)
    frame.show()
    image = frame.grab().toImage()
    wide, tall = image.width(), image.height()
    spots = [(2, tall // 2), (wide - 3, tall // 2), (wide // 2, tall - 3), (20, 3)]
    assert {image.pixelColor(x, y).name().upper() for x, y in spots} == {LIGHT.practice}
    assert "ØVELSE" in _texts(frame)
    assert "23.11.2026" in frame.accessibleName()


def test_a_toast_offers_to_undo_and_stays_within_the_window(show: Show, qtbot: QtBot) -> None:
    window = show(QLineEdit())
    window.resize(500, 300)
    toast = Toast(window)
    toast.say("Utsettelsen er lagret.", action="Angre")
    assert window.rect().contains(toast.geometry())
    undo = next(each for each in toast.findChildren(QPushButton) if each.text() == "Angre")
    with qtbot.waitSignal(toast.acted):
        undo.click()
    assert not toast.isVisible()


def test_a_toast_goes_after_a_while(
    show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector_desk.ui.overlays.TOAST_MS", 30)
    window = show(QLineEdit())
    window.resize(600, 400)
    toast = Toast(window)
    toast.say("Lagret.")
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_progress_shows_what_takes_long_and_cancels_it(
    show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collector_desk.ui.tasks.SLOW_AFTER_MS", 50)
    monkeypatch.setattr("collector_desk.ui.tasks.CANCELLABLE_AFTER_MS", 150)
    tasks = Tasks()
    line = ProgressLine(tasks)
    show(line)
    line.hide()
    failures: list[BaseException] = []
    tasks.run(partial(_wait, 0.4), failures.append, failures.append, title="Leser")
    qtbot.waitUntil(line.isVisible)
    assert "Leser" in _texts(line)
    cancel = line.findChildren(QPushButton)[0]
    qtbot.waitUntil(cancel.isVisible)
    cancel.click()
    assert len(failures) == 1
    assert not line.isVisible()
    tasks.close()


def _wait(seconds: float) -> BaseException:
    time.sleep(seconds)
    return AssertionError("cancelled calls give no answer")


def test_a_click_beside_the_box_asks_to_close_it(show: Show, qtbot: QtBot) -> None:
    window = show(QLineEdit())
    shade = Shade(window)
    shade.cover()
    assert shade.geometry() == window.rect()
    with qtbot.waitSignal(shade.left):
        QTest.mouseClick(shade, Qt.MouseButton.LeftButton)


# focus ----------------------------------------------------------------------------------


def test_the_ring_follows_the_focus_and_both_its_colours_are_seen(
    show: Show, qapp: QApplication
) -> None:
    first, second = button("Send"), button("Avbryt")
    window = show(first, second)
    for each in (first, second):
        each.setFocus(Qt.FocusReason.TabFocusReason)
        qapp.processEvents()
        image = window.grab().toImage()
        corner = each.mapTo(window, QPoint(0, each.height() // 2))
        assert image.pixelColor(corner.x() - 1, corner.y()) == QColor(LIGHT.focus_inner)
        assert image.pixelColor(corner.x() - 4, corner.y()) == QColor(LIGHT.focus)
    rings = [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]
    assert len(rings) == 1


def test_the_ring_scrolls_with_its_control(show: Show, qapp: QApplication) -> None:
    fields = [QLineEdit() for _ in range(40)]
    page = QWidget()
    page.setLayout(column(*fields))
    window = show(scrolling(page))
    window.resize(300, 200)
    fields[0].setFocus()
    qapp.processEvents()
    ring = page.findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    assert ring.geometry().center() == fields[0].geometry().center()


def test_a_control_that_dies_takes_its_ring_along(show: Show, qapp: QApplication) -> None:
    field, other = QLineEdit(), QLineEdit()
    window = show(field, other)
    field.setFocus()
    field.deleteLater()
    qapp.processEvents()
    other.setFocus()
    qapp.processEvents()
    assert len([ring for ring in window.findChildren(FocusRing) if ring.isVisible()]) == 1


def test_the_ring_stays_behind_when_its_control_moves_to_another_window(
    show: Show, qapp: QApplication
) -> None:
    field, page = QLineEdit(), QWidget()
    page.setLayout(column(field))
    window = show(page)
    field.setFocus()
    assert window.findChild(FocusRing) is not None
    closet = QWidget()
    page.setParent(closet)  # a warning of Qt's fails the test
    page.resize(400, 300)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.findChild(FocusRing) is None
    assert closet.findChild(FocusRing) is None


# the whole page -------------------------------------------------------------------------


def test_chips_go_on_to_the_next_line_rather_than_being_cut(qtbot: QtBot) -> None:
    chips = [Chip(Tone.INFO, f"Et ganske langt ord {at}") for at in range(4)]
    page = QWidget()
    page.setLayout(column(flow(*chips), None))
    qtbot.addWidget(page)
    page.resize(330, 400)
    page.show()
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips)
    assert chips[3].mapTo(page, QPoint(0, 0)).y() > chips[0].mapTo(page, QPoint(0, 0)).y()


@pytest.mark.parametrize("scale", [80, 100, 150, 200])
def test_no_text_of_the_toolkit_is_cut_at_any_text_size(
    qtbot: QtBot, qapp: QApplication, scale: int
) -> None:
    Theme.apply(qapp, Mode.LIGHT, scale)
    page = sheet()
    qtbot.addWidget(page)
    page.resize(14 * scale, 9 * scale)
    page.show()
    qapp.processEvents()
    cut = [
        each.text()
        for each in page.findChildren(QLabel)
        if each.isVisible() and not each.wordWrap() and each.width() < each.sizeHint().width()
    ]
    assert cut == []


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot) -> None:
    page = sheet()
    qtbot.addWidget(page)
    nameless = [
        type(each).__name__
        for each in page.findChildren(QWidget)
        if each.isVisibleTo(page)
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.focusProxy()
        and not (each.accessibleName() or _words(each))
    ]
    assert nameless == []


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_tab_goes_round_the_whole_page_and_comes_back(qtbot: QtBot, qapp: QApplication) -> None:
    page = sheet()
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    stops: list[QWidget | None] = []
    QTest.keyClick(page, Qt.Key.Key_Tab)
    first = qapp.focusWidget()
    for _ in range(60):
        stops.append(qapp.focusWidget())
        QTest.keyClick(qapp.focusWidget() or page, Qt.Key.Key_Tab)
        if qapp.focusWidget() is first:
            break
    assert qapp.focusWidget() is first
    assert len(stops) > 15


def test_the_theme_is_one_for_the_program(qapp: QApplication) -> None:
    assert Theme.apply(qapp, Mode.LIGHT) is theme.current()


def test_what_gets_the_focus_is_scrolled_into_sight(
    show: Show, qapp: QApplication, qtbot: QtBot
) -> None:
    fields = [QLineEdit() for _ in range(40)]
    page = QWidget()
    page.setLayout(column(*fields))
    window = show(scrolling(page))
    window.resize(300, 200)
    qapp.processEvents()
    far = fields[30]
    assert far.visibleRegion().isEmpty()
    far.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: far.visibleRegion().boundingRect() == far.rect())


@pytest.mark.parametrize("narrow", range(90, 240, 7))
def test_no_line_ends_between_a_paragraph_sign_and_its_number(show: Show, narrow: int) -> None:
    """However narrow, a line that ends on the sign has been broken there."""
    words = "Se gebyrlova § 7-2 f og inkassoloven §§ 8 og 17."
    shown = label(words, wrap=True)
    assert shown.text() == words, "as it was written, for what is compared and read"
    page = show(shown)
    page.resize(narrow, 300)
    drawn = QLabel.text(shown)
    assert drawn.replace("\u00a0", " ") == words
    assert "§ " not in drawn
    assert "7-2\u00a0f" in drawn
