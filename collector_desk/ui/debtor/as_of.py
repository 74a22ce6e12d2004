"""Choosing the two times: what is owed on which day, as it was known on which day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.dates import DateField
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.fields import check_all
from collector_desk.ui.flow import flow
from collector_desk.ui.panels import button, label


def _low(pressed: QWidget) -> QWidget:
    """A button on a line with fields: as far down as they are below their labels."""
    made = QWidget()
    made.setLayout(layout.column(label("", "field"), pressed, spacing=3))
    return made


class AsOf(QFrame):
    """A strip under the head. Esc closes it; ``since_wanted(date)`` asks what has changed."""

    since_wanted = Signal(object)
    closed = Signal()

    def __init__(self, presenter: DebtorPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        today = presenter.today
        self.setProperty("look", "top")
        self.on = DateField(
            self.tr("Skyldig per"),
            today=today,
            required=True,
            help_text=self.tr("Enhver dag før eller etter i dag. «+14d» er om fjorten dager."),
        )
        self.known = DateField(
            self.tr("Slik vi visste det per"),
            today=today,
            help_text=self.tr("Tomt felt er det vi vet nå."),
        )
        self.since = DateField(
            self.tr("Hva er endret siden"),
            today=today,
            help_text=self.tr("Det vi har fått vite etter denne dagen, og hva det gjorde."),
        )
        self._show = button(self.tr("Vis beløpene"), "primary")
        self._today = button(self.tr("Tilbake til i dag"))
        self._compare = button(self.tr("Vis endringene"))
        self._close = button(self.tr("Lukk"), "quiet")
        self._close.setAccessibleName(self.tr("Lukk valg av dag"))
        self._arrange()
        self._show.clicked.connect(self._look)
        self._today.clicked.connect(self._back)
        self._compare.clicked.connect(self._ask_since)
        self._close.clicked.connect(self.shut)
        self._days: tuple[date | None, date | None] = (None, None)
        presenter.changed.connect(self._follow)
        self.hide()

    def _arrange(self) -> None:
        fields = flow(
            self.on,
            self.known,
            _low(self._show),
            _low(self._today),
            self.since,
            _low(self._compare),
            _low(self._close),
            gap=10,
        )
        wrong = layout.row(self.on.wrong, self.known.wrong, self.since.wrong, spacing=18)
        self._room = QWidget()
        self._room.setLayout(wrong)
        self.setLayout(layout.column(fields, self._room, spacing=3, margin=(18, 8, 18, 6)))
        theme.current().changed.connect(self._keep_room)
        self._keep_room()

    @Slot()
    def _keep_room(self) -> None:
        """What is wrong stands on a line of its own that is always there: nothing moves for it."""
        self._room.setMinimumHeight(QFontMetrics(theme.current().font()).height())

    def open(self) -> None:
        """Show the strip with the days in force, and stand in the first field."""
        sheet = self._presenter.sheet
        if sheet is None:
            return
        self._put((sheet.on, sheet.known))
        self.show()
        self.on.edit.selectAll()
        self.on.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def shut(self) -> None:
        """Hide the strip and give the keys back."""
        self.hide()
        self.closed.emit()

    @Slot()
    def _look(self) -> None:
        if check_all([self.on, self.known]):
            self._presenter.look_at(self.on.value(), self.known.value())

    @Slot()
    def _back(self) -> None:
        self._put((self._presenter.today, None))
        self._presenter.back_to_today()

    @Slot()
    def _follow(self) -> None:
        """Say the days in force when they change by another way; what is typed else stays."""
        sheet = self._presenter.sheet
        if sheet is not None and (sheet.on, sheet.known) != self._days:
            self._put((sheet.on, sheet.known))

    def _put(self, days: tuple[date | None, date | None]) -> None:
        self._days = days
        self.on.set_value(days[0])
        self.known.set_value(days[1])

    @Slot()
    def _ask_since(self) -> None:
        if not self.since.check():
            return
        day = self.since.value()
        if day is None:
            self.since.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.since_wanted.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.since.edit.hasFocus():
                self._ask_since()
            else:
                self._look()
        else:
            super().keyPressEvent(event)
