"""Every command of the window in one table: menus, palette, keys and the page of keys use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from collector_desk.ui.panels import key_text


@dataclass(frozen=True)
class Command:
    """A command: its name in code, its words, its keys, and where it stands.

    ``needs`` is the deed a role must have for the command to be offered; empty is for all.
    """

    name: str
    text: str
    group: str
    keys: tuple[str, ...] = ()
    needs: str = ""


@dataclass(frozen=True)
class Offer:
    """A command as it is listed: what, with which keys, and the action that does it."""

    group: str
    text: str
    keys: str
    action: QAction


class Commands(QObject):
    """The actions of the window, made from the table for what this user may do."""

    def __init__(self, window: QWidget, may: frozenset[str]) -> None:
        super().__init__(window)
        self._window = window
        self._groups: dict[str, str] = {}
        self._actions: dict[str, QAction] = {}
        for command in self._table():
            if not command.needs or command.needs in may:
                self._make(command)

    def action(self, name: str) -> QAction | None:
        """The action of a command, or None where this user has it not."""
        return self._actions.get(name)

    def connect_to(self, **slots: Callable[[], object]) -> None:
        """Say what each command does; a name that is not offered is passed over."""
        for name, slot in slots.items():
            action = self._actions.get(name)
            if action is not None:
                action.triggered.connect(slot)

    def offers(self, screen: QWidget | None) -> list[Offer]:
        """What can be done now: the shown screen's own commands first, then the window's."""
        own = self._of(screen, self.tr("Denne fanen")) if screen is not None else []
        window = [
            Offer(self._groups[name], _plain(action.text()), _keys(action), action)
            for name, action in self._actions.items()
            if action.isEnabled()
        ]
        return [*own, *window]

    @staticmethod
    def _of(screen: QWidget, group: str) -> list[Offer]:
        return [
            Offer(group, _plain(action.text()), _keys(action), action)
            for action in screen.actions()
            if action.text() and action.isEnabled() and action.isVisible()
        ]

    def _make(self, command: Command) -> None:
        action = QAction(command.text, self)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        self._groups[command.name] = command.group
        self._actions[command.name] = action
        self._window.addAction(action)

    def _table(self) -> Iterable[Command]:
        find, tabs = self.tr("Finn og åpne"), self.tr("Faner")
        look, session, work = self.tr("Visning"), self.tr("Økt"), self.tr("Arbeid")
        yield Command("search", self.tr("Søk"), find, ("Ctrl+K",), "search.find")
        yield Command("work", self.tr("Min arbeidsliste"), find, ("Alt+1",), "work.list")
        yield Command("agreements", self.tr("Utsettelser og avtaler"), find, (), "work.list")
        yield Command("limitation", self.tr("Foreldelsesfrister"), find, (), "work.list")
        yield Command(
            "unplaced", self.tr("Uplasserte innbetalinger"), find, ("Alt+2",), "payments.unplaced"
        )
        yield Command("imports", self.tr("Import"), find, ("Alt+3",), "imports.check_claims")
        yield Command("inbox", self.tr("Henvendelser"), find, ("Alt+8",), "inquiries.list")
        yield Command("rates", self.tr("Satser og regler"), find, ("Alt+4",), "rates.list")
        yield Command("users", self.tr("Brukere"), find, ("Alt+5",), "users.list")
        yield Command("objections", self.tr("Innsigelser"), find, ("Alt+6",), "objections.list")
        yield Command("approvals", self.tr("Til godkjenning"), find, ("Alt+7",), "approvals.list")
        yield Command("holds", self.tr("Stilt i bero"), find, ("Alt+0",), "holds.list")
        yield Command("measures", self.tr("Tvangsinnkreving"), find, ("Alt+9",), "measures.list")
        yield Command("undo", self.tr("Angre det siste"), work, ("Ctrl+Z",), "undo.show")
        yield Command("next_tab", self.tr("Neste fane"), tabs, ("Ctrl+Tab",))
        yield Command("previous_tab", self.tr("Forrige fane"), tabs, ("Ctrl+Shift+Tab",))
        yield Command("close_tab", self.tr("Lukk fanen"), tabs, ("Ctrl+W",))
        yield Command("back", self.tr("Tilbake"), tabs, ("Alt+Left",))
        yield Command("forward", self.tr("Fram"), tabs, ("Alt+Right",))
        yield Command("refresh", self.tr("Hent på nytt"), look, ("F5",))
        yield Command("next_pane", self.tr("Neste felt i vinduet"), look, ("F6",))
        yield Command("previous_pane", self.tr("Forrige felt i vinduet"), look, ("Shift+F6",))
        yield Command("larger", self.tr("Større tekst"), look, ("Ctrl++", "Ctrl+="))
        yield Command("smaller", self.tr("Mindre tekst"), look, ("Ctrl+-",))
        yield Command("normal", self.tr("Vanlig tekststørrelse"), look, ("Ctrl+0",))
        yield Command("theme_system", self.tr("Farger som systemet"), look)
        yield Command("theme_light", self.tr("Lyse farger"), look)
        yield Command("theme_dark", self.tr("Mørke farger"), look)
        yield Command("theme_contrast", self.tr("Høy kontrast"), look)
        yield Command("help", self.tr("Hjelp om dette feltet"), look, ("F1",))
        yield Command("shortcuts", self.tr("Alle hurtigtaster"), look, ("Shift+F1",))
        yield Command("lock", self.tr("Lås skjermen"), session, ("Ctrl+L",))
        yield Command("sign_out", self.tr("Logg ut"), session)
        yield Command("quit", self.tr("Avslutt"), session, ("Ctrl+Q",))


def lend(screen: QWidget | None, *frame: QWidget) -> None:
    """Let the frame around a screen do the screen's commands: Tab leads the keys out there.

    Bare keys and Enter stay the frame's own. The frame has no other actions than the lent ones.
    """
    lent = [action for action in screen.actions() if _lendable(action)] if screen else []
    for part in frame:
        for action in part.actions():
            part.removeAction(action)
        part.addActions(lent)


def _lendable(action: QAction) -> bool:
    names = [keys.toString() for keys in action.shortcuts()]
    return bool(names) and all(
        name.startswith("Ctrl+") and not name.endswith(("+Return", "+Enter")) for name in names
    )


def _plain(text: str) -> str:
    return text.replace("&", "")


def _keys(action: QAction) -> str:
    return " / ".join(key_text(keys) for keys in action.shortcuts()[:1])
