"""The sections of the debtor screen: a bar of words with counts, and a page for each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from collector_desk.ui import layout


class Sections(QWidget):
    """``turned(int)`` when another section is in front. The bar is reached by Tab and arrows."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.bar = QTabBar()
        self.bar.setProperty("sections", True)
        self.bar.setAccessibleName(self.tr("Deler av saken"))
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._pages = QStackedWidget()
        strip = layout.row(self.bar, None, margin=(8, 6, 8, 0))
        whole = layout.column(strip, layout.rule(), self._pages, spacing=4)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.bar.currentChanged.connect(self._turn)

    def add(self, word: str, page: QWidget) -> None:
        """Add a section at the end."""
        self._pages.addWidget(page)
        self.bar.addTab(word)

    def name(self, at: int, words: str) -> None:
        """Name a section anew, such as when its count is another."""
        if self.bar.tabText(at) != words:
            self.bar.setTabText(at, words)

    def current(self) -> QWidget | None:
        """The page in front."""
        return self._pages.currentWidget()

    def go(self, page: QWidget) -> None:
        """Show a page and give it the keys."""
        self.bar.setCurrentIndex(self._pages.indexOf(page))
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(int)
    def _turn(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        self.turned.emit(at)
