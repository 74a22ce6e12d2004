"""A field for a day: written freely, or picked in a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from collector_desk.domain.dates import parse_date
from collector_desk.errors import DeskError
from collector_desk.ui import formats, icons, theme
from collector_desk.ui.fields import Field


class DateField(Field):
    """A day: ``1.3``, ``130326``, ``i morgen`` and ``+14d`` are all read.

    ``today`` is the service's day, what the short forms count from. Alt+Down opens a calendar.
    """

    def __init__(
        self, title: str, *, today: date, required: bool = False, help_text: str = ""
    ) -> None:
        super().__init__(title, hint="dd.mm.åååå", required=required, help_text=help_text)
        self._today = today
        self._open = QAction(self.tr("Velg i kalender"), self)
        self._open.setShortcut(QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Down))
        self._open.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._open.triggered.connect(self._show_calendar)
        self.edit.addAction(self._open)
        self._line.addWidget(self._button())
        theme.current().changed.connect(self._dress)
        self._dress()

    def value(self) -> date | None:
        """The day, or None for an empty field. Raises NotADate."""
        return parse_date(self.text(), self._today) if self.text() else None

    def known(self) -> date | None:
        """The day; None where there is none, or none that can be read."""
        try:
            return self.value()
        except DeskError:
            return None

    def fault(self) -> str:
        """Why what is written is no day, while it is typed: nothing is put in its place."""
        try:
            self.value()
        except DeskError as refusal:
            return str(refusal)
        return ""

    def set_value(self, day: date | None) -> None:
        """Show a day."""
        self.set_text("" if day is None else formats.day(day))

    def set_today(self, today: date) -> None:
        """The day the short forms count from."""
        self._today = today

    def _tidy(self, text: str) -> str:
        return formats.day(parse_date(text, self._today))

    def _button(self) -> QToolButton:
        # The field's own key opens the calendar too, so that Tab need not stop here.
        made = QToolButton()
        made.setDefaultAction(self._open)
        made.setProperty("beside", True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setSizePolicy(
            QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored
        )  # the field's height
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        made.setAccessibleName(f"{self._open.text()}: {self.title}")
        return made

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        size = now.px(icons.SIZE)
        self._open.setIcon(icons.icon("calendar", now.tokens.field_text, size))
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(size, size))

    @Slot()
    def _show_calendar(self) -> None:
        calendar = _Calendar(self, self.value() if self.check() else None, self._today)
        calendar.picked.activated.connect(self._picked)
        calendar.open_under(self.edit)

    @Slot(QDate)
    def _picked(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        self.changed.emit()
        self.left.emit()


class _Calendar(QFrame):
    """A calendar that lies under its field and goes when a day is picked."""

    def __init__(self, parent: QWidget, day: date | None, today: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "card")
        self.picked = QCalendarWidget()
        self.picked.setLocale(QLocale("nb_NO"))
        self.picked.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.picked.setAccessibleName(self.tr("Kalender"))
        shown = day or today
        self.picked.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.picked.activated.connect(self.close)
        box = QVBoxLayout(self)
        box.setContentsMargins(2, 2, 2, 2)
        box.addWidget(self.picked)

    def open_under(self, edit: QWidget) -> None:
        """Show it below a field."""
        self.move(edit.mapToGlobal(QPoint(0, edit.height())))
        self.show()
        self.picked.setFocus(Qt.FocusReason.PopupFocusReason)
