"""The tabs: one place each, made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import QMenu, QStackedWidget, QTabBar, QToolButton, QWidget

from collector_desk.ui import icons, layout, theme
from collector_desk.ui.desk_context import Screen
from collector_desk.ui.history import Place
from collector_desk.ui.panels import EmptyState


@dataclass
class _Tab:
    place: Place
    title: str
    screen: Screen | None = None


_NARROWEST = 190
"""Pixels at 100 percent that a tab keeps when there are many, so that the name of every list is read
in full: arrows reach those beyond."""


class _Bar(QTabBar):
    """Tabs that the middle button closes."""

    def minimumTabSizeHint(self, index: int, /) -> QSize:
        hint = self.tabSizeHint(index)
        return QSize(min(hint.width(), theme.current().px(_NARROWEST)), hint.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and at >= 0:
            self.tabCloseRequested.emit(at)


class _Close(QToolButton):
    """The cross of the tab one sees."""

    def __init__(self, bar: QTabBar) -> None:
        super().__init__(bar)
        self.setToolTip(self.tr("Lukk fanen (Ctrl+W)"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.dress()

    def dress(self) -> None:
        """In the colours and the size in force."""
        now = theme.current()
        self.setIcon(icons.icon("close", now.tokens.muted, now.px(12)))
        self.setIconSize(QSize(now.px(12), now.px(12)))
        self.setFixedSize(now.px(18), now.px(18))


class Tabs(QWidget):
    """``shown(place or None)`` comes when another place is seen; ``told(status)`` with its words."""

    shown = Signal(object)
    told = Signal(str)
    titled = Signal(object, str)
    search_wanted = Signal()

    def __init__(self, make: Callable[[Place], Screen], *, may_search: bool) -> None:
        super().__init__()
        self._make = make
        self._tabs: list[_Tab] = []
        self.bar = _Bar()
        self.bar.setAccessibleName(self.tr("Faner"))
        self.bar.setMovable(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        self.bar.setUsesScrollButtons(True)
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.stack = QStackedWidget()
        self.home = EmptyState(
            self.tr("Ingen faner er åpne"),
            self.tr("Søk med Ctrl+K, eller velg i sidemenyen.")
            if may_search
            else self.tr("Velg i sidemenyen."),
            action=self.tr("Søk") if may_search else "",
        )
        self.stack.addWidget(self.home)
        self.strip = QWidget()
        self.strip.setAutoFillBackground(True)
        self.strip.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.strip.setLayout(layout.column(self.bar, layout.rule(), spacing=0))
        self.setLayout(layout.column(self.strip, self.stack, spacing=0))
        self.home.acted.connect(self.search_wanted)
        self.bar.currentChanged.connect(self._show)
        self.bar.tabMoved.connect(self._moved)
        self.bar.tabCloseRequested.connect(self.close_at)
        self.bar.customContextMenuRequested.connect(self._menu)
        theme.current().changed.connect(self._dress)
        self._show(-1)

    # what there is --------------------------------------------------------------------

    def places(self) -> list[Place]:
        """What is open, from left to right."""
        return [tab.place for tab in self._tabs]

    def place(self) -> Place | None:
        """What is seen."""
        at = self.bar.currentIndex()
        return self._tabs[at].place if at >= 0 else None

    def current(self) -> Screen | None:
        """The screen that is seen."""
        at = self.bar.currentIndex()
        return self._tabs[at].screen if at >= 0 else None

    # coming and going -----------------------------------------------------------------

    def open(self, place: Place, title: str, *, replacing: bool) -> None:
        """Show a place: in its tab where it has one, else in this tab or a new one."""
        places = self.places()
        if place in places:
            self.bar.setCurrentIndex(places.index(place))
            return
        at = self.bar.currentIndex()
        if replacing and at >= 0 and self._drop(at):
            self._tabs[at] = _Tab(place, title)
            self._name(at)
            self._show(at)
        else:
            self.add(place, title)
            self.bar.setCurrentIndex(len(self._tabs) - 1)

    def add(self, place: Place, title: str) -> None:
        """A tab at the end, made when it is first seen."""
        self._tabs.append(_Tab(place, title))
        self.bar.blockSignals(True)
        self.bar.addTab(title)
        self.bar.blockSignals(False)
        self._name(len(self._tabs) - 1)
        if len(self._tabs) == 1:
            self._show(0)

    def title(self, place: Place, text: str) -> None:
        """Name the tab of a place."""
        if place in self.places():
            at = self.places().index(place)
            self._tabs[at].title = text
            self._name(at)

    def title_untouched(self, place: Place, text: str) -> None:
        """Name the tab of a place that has not been looked at yet."""
        for tab in self._tabs:
            if tab.place == place and tab.screen is None:
                self.title(place, text)

    @Slot(int)
    def close_at(self, at: int) -> None:
        """Close a tab, where its screen lets it go."""
        if 0 <= at < len(self._tabs) and self._drop(at):
            del self._tabs[at]
            self.bar.removeTab(at)
            self._show(self.bar.currentIndex())

    def can_close(self) -> bool:
        """Whether no tab would lose anything; the first that would is shown."""
        for at, tab in enumerate(self._tabs):
            if tab.screen is not None and not tab.screen.can_close():
                self.bar.setCurrentIndex(at)
                return False
        return True

    def close_current(self) -> None:
        """Close the tab one sees."""
        self.close_at(self.bar.currentIndex())

    def step(self, steps: int) -> None:
        """The next tab, round and round."""
        if self._tabs:
            self.bar.setCurrentIndex((self.bar.currentIndex() + steps) % len(self._tabs))

    def _drop(self, at: int) -> bool:
        screen = self._tabs[at].screen
        if screen is None:
            return True
        if not screen.can_close():
            return False
        self.stack.removeWidget(screen)
        screen.hide()
        screen.deleteLater()
        self._tabs[at].screen = None
        return True

    # what is seen ---------------------------------------------------------------------

    @Slot(int)
    def _show(self, at: int) -> None:
        self.strip.setVisible(bool(self._tabs))
        self._close_buttons(at)
        if not 0 <= at < len(self._tabs):
            self.stack.setCurrentWidget(self.home)
            self.shown.emit(None)
            self.told.emit("")
            return
        tab = self._tabs[at]
        if tab.screen is None:
            self._begin(tab)
        if tab.screen is not None:
            self.stack.setCurrentWidget(tab.screen)
            self.told.emit(tab.screen.status)
        self.shown.emit(tab.place)

    def _begin(self, tab: _Tab) -> None:
        screen = self._make(tab.place)
        tab.screen = screen
        self.stack.addWidget(screen)
        screen.title_changed.connect(self._screen_titled)
        screen.status_changed.connect(self._screen_told)
        screen.over.connect(self._screen_over)
        if screen.title:
            self._screen_named(screen, screen.title)

    @Slot(str)
    def _screen_titled(self, text: str) -> None:
        self._screen_named(self.sender(), text)

    def _screen_named(self, screen: object, text: str) -> None:
        for tab in self._tabs:
            if tab.screen is screen:
                self.title(tab.place, text)
                self.titled.emit(tab.place, text)

    @Slot(str)
    def _screen_told(self, text: str) -> None:
        if self.sender() is self.current():
            self.told.emit(text)

    @Slot()
    def _screen_over(self) -> None:
        for at, tab in enumerate(self._tabs):
            if tab.screen is self.sender():
                self.close_at(at)
                break
        if (now := self.current()) is not None:
            now.focus_first()

    def _name(self, at: int) -> None:
        title = self._tabs[at].title
        self.bar.setTabText(at, title.replace("&", "&&"))
        self.bar.setTabToolTip(at, title)
        self._close_buttons(self.bar.currentIndex())

    def _close_buttons(self, current: int) -> None:
        side = QTabBar.ButtonPosition.RightSide
        for at, tab in enumerate(self._tabs):
            if at != current:
                self.bar.setTabButton(at, side, None)
                continue
            made = self.bar.tabButton(at, side)
            if made is None:
                made = self._close_button()
                self.bar.setTabButton(at, side, made)
            made.setAccessibleName(self.tr("Lukk fanen {0}").format(tab.title))

    def _close_button(self) -> QToolButton:
        made = _Close(self.bar)
        made.clicked.connect(self.close_current)
        return made

    @Slot()
    def _dress(self) -> None:
        # The bar measures its tabs when a text changes, not when the size of the text does.
        for at in range(len(self._tabs)):
            cross = self.bar.tabButton(at, QTabBar.ButtonPosition.RightSide)
            if isinstance(cross, _Close):
                cross.dress()
            self._name(at)
        self.bar.updateGeometry()

    @Slot(int, int)
    def _moved(self, from_: int, to: int) -> None:
        self._tabs.insert(to, self._tabs.pop(from_))

    @Slot(QPoint)
    def _menu(self, where: QPoint) -> None:
        at = self.bar.tabAt(where)
        if at < 0:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Lukk fanen")).triggered.connect(lambda _=False: self.close_at(at))
        others = menu.addAction(self.tr("Lukk de andre fanene"))
        others.triggered.connect(lambda _=False: self._close_others(at))
        menu.popup(self.bar.mapToGlobal(where))

    def _close_others(self, at: int) -> None:
        kept = self._tabs[at].place
        for other in reversed(range(len(self._tabs))):
            if self._tabs[other].place != kept:
                self.close_at(other)
