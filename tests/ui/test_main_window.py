"""The frame of the desk: what a role sees, tabs and history, a lost service, the look kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.errors.service import HeldByDesk, Stale, Unreachable
from collector_desk.service.database import Database
from collector_desk.ui import theme
from collector_desk.ui.history import History, Place
from collector_desk.ui.home import Address
from collector_desk.ui.kept import MemoryStore
from collector_desk.ui.line import Line
from collector_desk.ui.panels import key_text
from collector_desk.ui.theme import Mode, Theme
from collector_desk.ui.window import place_on
from collector_desk.ui.worklist.view import WorklistScreen
from tests.kit import add_user, open_db
from tests.ui.shell import Desktop, desktop

RATES, KEYS = Place("rates"), Place("shortcuts")


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    """A desk with a caseworker and an administrator."""
    opened = open_db(sqlite_url)
    add_user(opened)
    add_user(opened, "ada", role="administrator", name="Ada Berg", team=None)
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, db: Database) -> Iterator[Desktop]:
    """A caseworker's desk."""
    with desktop(qtbot, db) as made:
        made.sign_in()
        yield made


def _press(desk: Desktop, keys: str) -> None:
    combination = QKeySequence(keys)[0]  # type: ignore[index]
    window = desk.program.window
    QTest.keyClick(window, combination.key(), combination.keyboardModifiers())


def _side(desk: Desktop) -> list[str]:
    return [entry.text for entry in desk.main.side._model.entries]


def test_the_side_bar_lists_what_a_caseworker_may_do(desk: Desktop) -> None:
    assert _side(desk) == [
        "Søk",
        "Min arbeidsliste",
        "Henvendelser",
        "Innsigelser",
        "Utsettelser og avtaler",
        "Stilt i bero",
        "Tvangsinnkreving",
        "Til godkjenning",
        "Uplasserte innbetalinger",
        "Foreldelsesfrister",
        "Import",
        "Satser og regler",
    ]


def test_a_caseworkers_day_begins_in_the_worklist(qtbot: QtBot, db: Database) -> None:
    with desktop(qtbot, db) as desk:
        desk.sign_in(stay=True)
        assert desk.main.tabs.place() == Place("work")
        screen = desk.main.tabs.current()
        assert isinstance(screen, WorklistScreen)
        # Nothing waits: the keys are where one looks on.
        assert QApplication.focusWidget() is screen.views


def test_an_administrator_sees_users_and_no_case_data(qtbot: QtBot, db: Database) -> None:
    with desktop(qtbot, db) as desk:
        desk.sign_in("ada")
        assert _side(desk) == ["Satser og regler", "Brukere"]
        assert desk.main.header.search.isHidden()
        assert desk.main.commands.action("search") is None
        assert desk.main.tabs.home.accessibleName() == "Ingen faner er åpne Velg i sidemenyen."
        assert QApplication.focusWidget() is desk.main.side


def test_a_place_has_one_tab_however_often_it_is_opened(desk: Desktop) -> None:
    for _ in range(2):
        desk.main.go(RATES)
        desk.main.go(KEYS)
    assert desk.main.tabs.places() == [RATES, KEYS]


def test_tabs_go_round_and_close_by_keys(desk: Desktop) -> None:
    desk.main.go(RATES)
    desk.main.go(KEYS)
    _press(desk, "Ctrl+Tab")
    assert desk.main.tabs.place() == RATES
    _press(desk, "Ctrl+Shift+Tab")
    assert desk.main.tabs.place() == KEYS
    _press(desk, "Ctrl+W")
    assert desk.main.tabs.places() == [RATES]
    _press(desk, "Ctrl+W")
    assert desk.main.tabs.place() is None
    assert desk.main.tabs.home.isVisible()


def test_every_screen_opens_inside_the_window_and_has_the_keys(desk: Desktop) -> None:
    """A part shown before it stands anywhere is a window of its own, and takes the keys away."""
    for kind in (
        "work", "agreements", "limitation", "unplaced", "imports", "inbox", "rates", "objections",
        "approvals", "debtor", "plan",
    ):  # fmt: skip
        desk.main.go(Place(kind, int(kind in {"debtor", "plan"})))
        desk.settle()
        assert QApplication.activeWindow() is desk.program.window, kind
        focus = QApplication.focusWidget()
        assert focus is not None, kind
        assert desk.main.isAncestorOf(focus), kind


def test_back_and_forward_walk_where_one_has_been(desk: Desktop) -> None:
    desk.main.go(RATES)
    desk.main.go(KEYS)
    _press(desk, "Alt+Left")
    assert desk.main.tabs.place() == RATES
    _press(desk, "Alt+Right")
    assert desk.main.tabs.place() == KEYS


def test_back_opens_a_tab_that_was_closed(desk: Desktop) -> None:
    desk.main.go(RATES)
    desk.main.go(KEYS)
    desk.main.tabs.close_at(0)
    _press(desk, "Alt+Left")
    assert desk.main.tabs.place() == RATES


def test_going_somewhere_else_forgets_what_lay_ahead() -> None:
    history = History()
    for number in (1, 2, 3):
        history.visit(Place("debtor", number))
    assert history.go(-1) == Place("debtor", 2)
    history.visit(RATES)
    assert history.go(1) is None
    assert history.go(-1) == Place("debtor", 2)
    assert history.go(-1) == Place("debtor", 1)
    assert history.go(-1) is None


def test_the_status_bar_tells_which_service_answers(desk: Desktop) -> None:
    words = desk.main.status.right.text()
    assert words == "Sentral tjeneste · tilkoblet · ingen betalinger bokført ennå"


def test_the_status_bar_tells_what_the_screen_shows(desk: Desktop) -> None:
    desk.main.go(RATES)
    desk.settle()
    assert re.fullmatch(r"\d+ tabeller · \d+ verdier ikke bekreftet", desk.main.status.left.text())


def test_a_lost_service_is_said_once_and_found_again_by_itself(desk: Desktop) -> None:
    desk.main.go(RATES)
    desk.settle()
    desk.home.stop()
    desk.main.refresh()
    desk.until(lambda: not desk.main.banner.isHidden())
    assert "frakoblet, bare lesing" in desk.main.status.right.text()
    assert desk.main.alert.isHidden()
    line = desk.main.context.desk.connection
    assert isinstance(line, Line)
    desk.home.start()
    line.move(desk.home.open())
    desk.until(desk.main.banner.isHidden)
    desk.settle()
    assert "tilkoblet" in desk.main.status.right.text()
    assert not line.gone


def test_nothing_can_be_changed_while_the_service_is_gone(qtbot: QtBot, db: Database) -> None:
    with desktop(qtbot, db) as desk:
        desk.sign_in("ada")
        desk.home.stop()
        desk.main.refresh()
        desk.until(lambda: not desk.main.banner.isHidden())
        sent: list[str] = []
        line = desk.main.context.desk.connection
        line._session().hooks["response"].append(lambda *_: sent.append("sent"))
        with pytest.raises(Unreachable):
            desk.main.context.desk.users.revoke(1, key="0123456789abcdef")
        assert sent == []
        desk.main.reconnect.stop()


def test_an_own_service_that_died_is_started_again(desk: Desktop) -> None:
    desk.settle()
    desk.home.stop()
    desk.home.start()  # on another port, as a second process would be
    desk.main.refresh()
    desk.until(lambda: not desk.main.banner.isHidden())
    desk.main.reconnect.now()
    desk.settle()
    assert desk.main.banner.isHidden()  # at the first try: nobody waits for a dead process


def test_an_own_service_that_does_not_start_keeps_the_banner_and_says_why(
    desk: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held() -> Address:
        raise HeldByDesk

    banner = desk.main.banner
    desk.settle()
    desk.home.stop()
    monkeypatch.setattr(desk.home, "open", held)
    desk.main.refresh()
    desk.until(lambda: not banner.isHidden())
    desk.main.reconnect.now()
    desk.until(lambda: HeldByDesk.sentence in banner.accessibleName())
    assert HeldByDesk.what_now in banner.accessibleName()
    assert not banner.isHidden()
    assert desk.main.reconnect.away
    monkeypatch.undo()
    desk.main.reconnect.now()  # it would start now, but does not answer: no more than lost
    desk.until(lambda: "Mistet forbindelsen" in banner.accessibleName())
    desk.home.start()
    desk.main.reconnect.now()
    desk.until(desk.main.banner.isHidden)


def test_a_refusal_no_field_can_say_stands_over_the_tabs(desk: Desktop) -> None:
    desk.main.go(RATES)
    desk.main.context.refused(Stale())
    said = desk.main.alert.accessibleName()
    assert "Noen har endret dette" in said
    assert "Hent på nytt" in said
    desk.main.go(KEYS)
    assert desk.main.alert.isHidden()


def test_the_screens_of_this_user_come_back_by_number_only(qtbot: QtBot, db: Database) -> None:
    store = MemoryStore()
    with desktop(qtbot, db, store=store) as desk:
        main = desk.sign_in()
        for number in (7, 9):
            main.tabs.add(Place("debtor", number), "Lykt, Fager")
        main._keep_tabs()
    assert "Lykt" not in str(vars(store))
    kept = store.value("user-1/open_debtors")
    assert kept == "7,9"


def test_size_and_place_of_the_window_are_kept(qtbot: QtBot, db: Database) -> None:
    store = MemoryStore()
    with desktop(qtbot, db, store=store) as desk:
        desk.program.window.setGeometry(20, 30, 700, 500)
        desk.program.window.close()
    with desktop(qtbot, db, store=store) as desk:
        assert desk.program.window.size().width() == max(
            700, desk.program.window.minimumSizeHint().width()
        )
        assert desk.program.window.geometry().x() == 20


def test_a_window_that_stood_on_a_lost_screen_comes_back() -> None:
    screen = QRect(0, 0, 1920, 1080)
    away = QRect(2500, 100, 1440, 900)
    assert screen.contains(place_on([screen], away))
    assert place_on([screen, QRect(1920, 0, 1920, 1080)], away) == away
    assert place_on([screen], QRect(-5000, -5000, 4000, 3000)).size() == screen.size()


def test_the_text_size_follows_its_keys_and_is_kept(desk: Desktop) -> None:
    try:
        _press(desk, "Ctrl++")
        assert theme.current().scale == 110
        _press(desk, "Ctrl+-")
        _press(desk, "Ctrl+-")
        assert theme.current().scale == 90
        assert desk.main.context.store.value("look/scale") == "90"
        _press(desk, "Ctrl+0")
        assert theme.current().scale == 100
    finally:
        _plain()


def test_the_colours_are_chosen_in_the_menu_and_kept(desk: Desktop) -> None:
    try:
        action = desk.main.commands.action("theme_dark")
        assert action is not None
        assert action in desk.main.header.menu().actions()
        action.trigger()
        assert theme.current().mode is Mode.DARK
    finally:
        _plain()


def _plain() -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    Theme.apply(app, Mode.LIGHT, 100)


def test_a_tab_that_would_lose_something_holds_the_window_open(
    desk: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.main.go(RATES)
    desk.main.go(KEYS)
    held = desk.main.tabs._tabs[0].screen
    assert held is not None
    monkeypatch.setattr(held, "can_close", lambda: False)
    desk.program.window.close()
    assert desk.program.window.isVisible()
    assert desk.main.tabs.place() == RATES
    desk.main.tabs.close_current()
    assert RATES in desk.main.tabs.places()
    desk.main.sign_out_wanted.emit()
    assert desk.program.main is not None
    monkeypatch.setattr(held, "can_close", lambda: True)
    desk.program.window.close()
    assert not desk.program.window.isVisible()


def test_f6_goes_from_pane_to_pane_and_round(desk: Desktop) -> None:
    desk.main.go(RATES)
    desk.settle()
    main = desk.main
    seen = []
    main.header.search.setFocus()
    for _ in range(5):
        seen.append(QApplication.focusWidget())
        _press(desk, "F6")
    assert seen[0] is main.header.search
    assert seen[1] is main.side
    assert len(set(map(id, seen[:4]))) == 4
    assert seen[4] is main.header.search
    _press(desk, "Shift+F6")
    assert QApplication.focusWidget() is main.header.search


def test_f1_helps_about_what_has_the_focus_and_gives_the_keys_back(desk: Desktop) -> None:
    desk.main.go(RATES)
    desk.settle()
    before = QApplication.focusWidget()
    _press(desk, "F1")
    panel = desk.main.help
    assert panel.isVisible()
    assert panel.title.text() == "Tabeller"
    QTest.keyClick(panel.shut, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert QApplication.focusWidget() is before


def test_f1_once_more_and_another_screen_put_the_help_away(desk: Desktop) -> None:
    desk.main.go(RATES)
    desk.settle()
    before = QApplication.focusWidget()
    _press(desk, "F1")
    _press(desk, "F1")
    assert desk.main.help.isHidden()
    assert QApplication.focusWidget() is before
    _press(desk, "F1")
    desk.main.go(KEYS)
    assert desk.main.help.isHidden()


def test_keys_are_named_as_they_are_drawn_on_the_keyboard() -> None:
    assert key_text(QKeySequence("Alt+Left")) == "Alt+←"
    assert key_text(QKeySequence("Ctrl+Return")) == "Ctrl+Enter"
    assert key_text(QKeySequence("Ctrl+Shift+D")) == "Ctrl+Shift+D"


def test_the_side_bar_is_worked_by_keys(desk: Desktop) -> None:
    side = desk.main.side
    side.setFocus()
    QTest.keyClick(side, Qt.Key.Key_End)
    QTest.keyClick(side, Qt.Key.Key_Return)
    assert desk.main.tabs.place() == RATES
