"""The one top-level window: which page it shows, where it stands, and the closet of locked work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from collector_desk.ui.kept import Store

_PLACE, _MAXIMISED = "window/place", "window/maximised"
_FIRST = (1440, 900)
_GRIP = (160, 40)  # so much of the top of a window must be seen to drag it


class Window(QWidget):
    """Shows one page at a time. ``closing`` comes before the last page goes."""

    closing = Signal()

    def __init__(self, store: Store, *, practice: bool) -> None:
        super().__init__()
        self._store = store
        self._page: QWidget | None = None
        self._focus: QWidget | None = None
        self.may_close: Callable[[], bool] = lambda: True
        # Never shown: what lies in it is not on the screen and not in the accessible tree.
        self._closet = QWidget()
        title = self.tr("Kommunal inkasso")
        # Qt adds the name of the program to a title that does not end with it.
        self.setWindowTitle(f"ØVELSE – {title}" if practice else title)
        self.setAccessibleName(title)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._come_back()

    def show_page(self, page: QWidget) -> None:
        """Show a page; the one before it is thrown away."""
        old = self._swap(page)
        if old is not None:
            old.deleteLater()

    def cover(self, page: QWidget) -> QWidget | None:
        """Show a page over the present one, which is put away whole; gives it back.

        Dialogs over it are given up: they could show what the lock must hide.
        """
        self._focus = QApplication.focusWidget()
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog) and each.isVisible():
                each.reject()
        hidden = self._swap(page)
        if hidden is not None:
            hidden.setParent(self._closet)
        return hidden

    def uncover(self, page: QWidget) -> None:
        """Take a page out of the closet again, with the keys where they were."""
        self.show_page(page)
        focus, self._focus = self._focus, None
        if focus is not None and page.isAncestorOf(focus):
            focus.setFocus()

    def _swap(self, page: QWidget) -> QWidget | None:
        old, self._page = self._page, page
        box = self.layout()
        assert box is not None
        if old is not None:
            box.removeWidget(old)
            old.hide()
        box.addWidget(page)
        page.show()
        return old

    # where it stands ------------------------------------------------------------------

    def _come_back(self) -> None:
        kept = [int(part) for part in str(self._store.value(_PLACE) or "").split(",") if part]
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        wanted = QRect(*kept) if len(kept) == 4 else None
        self.setGeometry(place_on(screens, wanted))
        if str(self._store.value(_MAXIMISED) or "") == "1":
            self.showMaximized()

    def keep_place(self) -> None:
        """Remember where it stands."""
        at = self.normalGeometry() if self.isMaximized() else self.geometry()
        numbers = (at.x(), at.y(), at.width(), at.height())
        self._store.setValue(_PLACE, ",".join(str(number) for number in numbers))
        self._store.setValue(_MAXIMISED, "1" if self.isMaximized() else "0")

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.keep_place()
        self.closing.emit()
        super().closeEvent(event)


def place_on(screens: list[QRect], wanted: QRect | None) -> QRect:
    """Where a window goes: where it was, if one could still take hold of it, else in the middle."""
    if wanted is not None:
        grip = QRect(wanted.topLeft(), wanted.size())
        grip.setHeight(_GRIP[1])
        for screen in screens:
            seen = screen.intersected(grip)
            if seen.width() >= _GRIP[0] and seen.height() >= _GRIP[1] // 2:
                return wanted
    home = screens[0] if screens else QRect(0, 0, *_FIRST)
    size = wanted.size() if wanted is not None else QRect(0, 0, *_FIRST).size()
    made = QRect(home.topLeft(), size.boundedTo(home.size()))
    made.moveCenter(home.center())
    return made
