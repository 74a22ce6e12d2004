"""Every control of the frame has a name, and Tab goes through and out of every page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from collector_desk.service.database import Database
from collector_desk.ui.history import Place
from collector_desk.ui.search.reason import ReasonDialog
from tests.kit import add_user, open_db
from tests.ui import town
from tests.ui.shell import Desktop, desktop

AT_MOST = 60  # a screen reader reads a whole page when it opens


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    opened = open_db(sqlite_url)
    who = add_user(opened)
    add_user(opened, "ada", role="administrator", name="Ada Berg", team=None)
    town.build(opened, who)
    yield opened
    opened.close()


def _controls(root: QWidget) -> list[QWidget]:
    """What the keys reach, or what can be clicked."""
    return [
        each
        for each in root.findChildren(QWidget)
        if each.isVisible()
        and (each.focusPolicy() != Qt.FocusPolicy.NoFocus or _is_button(each))
        and not each.objectName().startswith("qt_")
    ]


def _is_button(widget: QWidget) -> bool:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface is not None and interface.role() == QAccessible.Role.Button


def _nameless(root: QWidget) -> list[str]:
    found = []
    for each in _controls(root):
        interface = QAccessible.queryAccessibleInterface(each)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if not name.strip() and each.focusProxy() is None:
            found.append(f"{type(each).__name__} in {type(each.parentWidget()).__name__}")
    return found


def _walk(window: QWidget, steps: int) -> list[QWidget | None]:
    seen = []
    for _ in range(steps):
        focus = QApplication.focusWidget()
        seen.append(focus)
        QTest.keyClick(focus or window, Qt.Key.Key_Tab)
    return seen


def _is_free(desk: Desktop) -> bool:
    """Whether Tab comes back to where it began within as many steps as there are controls."""
    window = desk.program.window
    start = QApplication.focusWidget()
    assert start is not None
    QTest.keyClick(start, Qt.Key.Key_Tab)
    return start in _walk(window, len(_controls(window)) + 2)


@pytest.fixture
def desk(qtbot: QtBot, db: Database) -> Iterator[Desktop]:
    """A caseworker's desk."""
    with desktop(qtbot, db) as made:
        yield made


def test_the_sign_in_page_has_names_and_no_trap(desk: Desktop) -> None:
    desk.until(desk.program.sign_in.enter.isEnabled)
    assert _nameless(desk.program.window) == []
    assert _is_free(desk)


@pytest.mark.parametrize("kind", ["debtor", "unplaced", "imports", "rates", "shortcuts"])
def test_every_control_of_a_screen_has_a_name_and_tab_goes_round(desk: Desktop, kind: str) -> None:
    desk.sign_in()
    desk.main.go(Place(kind, 1 if kind == "debtor" else 0))
    desk.settle()
    assert _nameless(desk.program.window) == []
    assert len(_controls(desk.program.window)) <= AT_MOST
    assert _is_free(desk)


def test_the_users_screen_has_names_and_no_trap(desk: Desktop) -> None:
    desk.sign_in("ada")
    desk.main.go(Place("users"))
    desk.settle()
    assert _nameless(desk.program.window) == []
    assert _is_free(desk)


def test_a_desk_without_tabs_has_names_and_no_trap(desk: Desktop) -> None:
    desk.sign_in()
    assert _nameless(desk.program.window) == []
    assert _is_free(desk)


def test_what_lies_over_the_window_has_names(desk: Desktop) -> None:
    desk.sign_in()
    main = desk.main
    main.search()
    main.box.edit.setText("lykt")
    main.box.presenter.look_for("lykt")
    desk.until(lambda: not main.box.presenter.asking)
    main.say("Lagret.")
    main.banner.lost()
    main.help.show_for(main.side, None)
    assert _nameless(desk.program.window) == []


def test_the_lock_has_names_and_no_trap(desk: Desktop) -> None:
    desk.sign_in()
    desk.program._lock(False)
    assert _nameless(desk.program.window) == []
    assert _is_free(desk)


def test_the_reason_dialog_has_names(desk: Desktop) -> None:
    desk.sign_in()
    dialog = ReasonDialog(desk.main)
    dialog.show()
    assert _nameless(dialog) == []
    dialog.reject()
    dialog.deleteLater()


def test_the_results_are_read_aloud_line_by_line(desk: Desktop) -> None:
    desk.sign_in()
    desk.main.search()
    desk.main.box.presenter.look_for("fager")
    desk.until(lambda: not desk.main.box.presenter.asking)
    results = desk.main.box.results
    interface = QAccessible.queryAccessibleInterface(results)
    assert interface is not None
    said = [interface.child(at).text(QAccessible.Text.Name) for at in range(interface.childCount())]
    assert any("Lykt, Fager, født 16.09.2006" in each for each in said)


def test_menu_entries_are_the_actions_of_the_window(desk: Desktop) -> None:
    desk.sign_in()
    menu = desk.main.header.menu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert all(texts)
    assert "Logg ut" in texts
