"""The bar at the top: whose desk this is, the one search box, practice, and who works."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QWidget

from collector_desk.ui import icons, layout, theme
from collector_desk.ui.commands import Commands
from collector_desk.ui.panels import KeyHint, button, label
from collector_desk.ui.side_bar import WIDTH
from collector_desk.wire.session import User

_MENU = (
    ("theme_system", "theme_light", "theme_dark", "theme_contrast"),
    ("larger", "smaller", "normal"),
    ("back", "forward", "refresh"),
    ("help", "shortcuts"),
    ("lock", "sign_out", "quit"),
)


def role_word(role: str, owner: QWidget) -> str:
    """A role as it is called at work."""
    words = {
        "caseworker": owner.tr("saksbehandler"),
        "supervisor": owner.tr("leder"),
        "auditor": owner.tr("kontrollør"),
        "administrator": owner.tr("administrator"),
        "integration": owner.tr("integrasjon"),
    }
    return words.get(role, role)


_NARROW = 800
"""Pixels at 100 percent below which the user's role is not said."""

_FEWEST = 14
"""Characters of what can be searched for below which the one word «Søk» says more."""


class SearchButton(QPushButton):
    """Looks like the box it opens; the palette is where one writes."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("search", True)
        self.setAutoDefault(False)
        self._words = self.tr(
            "Søk navn, fødselsnr., KID, saksnr., fakturanr., regnr., telefon, adresse …"
        )
        self._short = self.tr("Søk")
        self.setAccessibleName(self.tr("Søk"))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._hint = KeyHint("Ctrl K")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(layout.row(None, self._hint, margin=(8, 2, 8, 2)))
        theme.current().changed.connect(self._dress)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self.setIcon(icons.icon("search", now.tokens.field_hint, now.px(13)))
        self.setIconSize(QSize(now.px(13), now.px(13)))
        self.setFixedHeight(now.px(30))
        self.setMaximumWidth(now.px(560))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        now = theme.current()
        room = self.width() - self._hint.sizeHint().width() - now.px(60)
        metrics = QFontMetrics(now.font())
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(words if len(words) > _FEWEST else self._short)


class Header(QFrame):
    """``search_wanted`` comes when the search box is taken."""

    search_wanted = Signal()

    def __init__(self, user: User, commands: Commands, *, practice: bool) -> None:
        super().__init__()
        self.setProperty("look", "header")
        self._commands = commands
        self.mark = label(self.tr("Kommunal inkasso"), "section")
        self.search = SearchButton()
        self.search.clicked.connect(self._search)
        self._names = (f"{user.name} · {role_word(user.role, self)}", user.name)
        self.user = button(self._names[0], "link")
        self.user.setAccessibleName(
            self.tr("Meny for {0}, {1}").format(user.name, role_word(user.role, self))
        )
        self.user.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.user.clicked.connect(self._show_menu)
        tag = layout.pane("practice", layout.row(label(self.tr("ØVELSE")), margin=(9, 1, 9, 1)))
        tag.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if not practice:
            tag.hide()
        if commands.action("search") is None:
            self.search.hide()
        self._line = layout.row(
            self.mark, self.search, None, tag, self.user, spacing=16, margin=(14, 7, 14, 7)
        )
        self._line.setStretchFactor(self.search, 10)
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._dress)
        self._dress()

    @Slot()
    def _search(self) -> None:
        self.search_wanted.emit()

    @Slot()
    def _show_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = self.user.mapToGlobal(QPoint(self.user.width(), self.user.height() + 4))
        menu.popup(place - QPoint(menu.sizeHint().width(), 0))

    def menu(self) -> QMenu:
        """The menu under the user's name, made of the window's commands."""
        made = QMenu(self)
        made.setAccessibleName(self.tr("Meny"))
        for group in _MENU:
            if not made.isEmpty():
                made.addSeparator()
            for name in group:
                action = self._commands.action(name)
                if action is not None:
                    made.addAction(action)
        return made

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self.mark.setFixedWidth(now.px(WIDTH - 28))  # the search box begins where the tabs do
        self.user.setIcon(icons.icon("arrow-down", now.tokens.header_muted, now.px(12)))
        self.user.setIconSize(QSize(now.px(12), now.px(12)))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Where it is narrow the role, which the menu's name tells too, gives room to the search."""
        narrow = self.width() < theme.current().px(_NARROW)
        self.user.setText(self._names[narrow])
