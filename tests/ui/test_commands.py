"""One table of commands: menus, palette and the page of keys show the very same actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from collector_desk.domain.access import Role, deeds_of
from collector_desk.ui.commands import Commands
from collector_desk.ui.desk_context import Screen
from collector_desk.ui.panels import key_text
from collector_desk.ui.shortcuts import Row, ShortcutsScreen


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """A window to hang actions on."""
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _commands(window: QWidget, role: Role = Role.CASEWORKER) -> Commands:
    return Commands(window, deeds_of(role))


@pytest.mark.parametrize("role", list(Role))
def test_no_two_commands_share_a_key(window: QWidget, role: Role) -> None:
    used = Counter(
        keys.toString() for action in _commands(window, role)._actions.values()
        for keys in action.shortcuts()
    )  # fmt: skip
    assert [keys for keys, times in used.items() if times > 1] == []


def test_a_role_is_offered_only_what_it_may_do(window: QWidget) -> None:
    assert _commands(window).action("users") is None
    assert _commands(window, Role.ADMINISTRATOR).action("search") is None
    assert _commands(window, Role.ADMINISTRATOR).action("users") is not None
    assert _commands(window, Role.AUDITOR).action("imports") is None


def test_no_key_is_one_that_writes_on_a_norwegian_keyboard(window: QWidget) -> None:
    """Ctrl+Alt is AltGr: it writes @, {, [ and their kin."""
    for action in _commands(window)._actions.values():
        for keys in action.shortcuts():
            assert "Ctrl+Alt" not in keys.toString()


def test_the_page_of_keys_lists_every_action_with_a_key(qtbot: QtBot, window: QWidget) -> None:
    commands = _commands(window)
    screen = ShortcutsScreen(commands)
    qtbot.addWidget(screen)
    rows = [row for row in screen.table.rows.shown_rows() if isinstance(row, Row)]
    listed = {(row.text, row.keys) for row in rows}
    for offer in commands.offers(None):
        if not offer.action.shortcut().isEmpty():
            keys = " / ".join(key_text(each) for each in offer.action.shortcuts())
            assert (offer.text, keys) in listed


def test_what_a_screen_can_do_stands_before_what_the_window_can(
    qtbot: QtBot, window: QWidget
) -> None:
    screen = Screen()
    qtbot.addWidget(screen)
    shown, off, hidden = (QAction(text, screen) for text in ("Ny merknad", "Godkjenn", "Skjult"))
    shown.setShortcut(QKeySequence("Ctrl+N"))
    off.setEnabled(False)
    hidden.setVisible(False)
    screen.addActions([shown, off, hidden])
    offers = _commands(window).offers(screen)
    assert (offers[0].text, offers[0].keys, offers[0].group) == (
        "Ny merknad",
        "Ctrl+N",
        "Denne fanen",
    )
    assert not {"Godkjenn", "Skjult"} & {offer.text for offer in offers}


def test_a_disabled_command_is_not_offered(window: QWidget) -> None:
    commands = _commands(window)
    action = commands.action("refresh")
    assert action is not None
    action.setEnabled(False)
    assert "Hent på nytt" not in {offer.text for offer in commands.offers(None)}
