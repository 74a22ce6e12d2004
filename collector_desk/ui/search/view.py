"""The palette: one box over the tab, with everything it finds under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.commands import Commands
from collector_desk.ui.desk_context import Context
from collector_desk.ui.panels import IconLabel, announce, label
from collector_desk.ui.search.lines import Command, Line
from collector_desk.ui.search.presenter import SearchPresenter
from collector_desk.ui.search.results import PAD, Results

_WIDE, _TOP, _BELOW = 960, 21, 40
_NOT_LISTED = frozenset({"search"})


class SearchEdit(QLineEdit):
    """The box. Up, Down, Enter and Esc belong to the list below, Tab stays here."""

    moved = Signal(int)
    taken = Signal(bool)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8}
        steps[Qt.Key.Key_PageUp] = -8
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """The box has one control: Tab has nowhere to go, Esc leaves."""
        return True


class Palette(QWidget):
    """``opened(debtor_id, claim_id or None, new_tab)`` when a debtor or a claim is chosen.

    ``list_wanted(list_id)`` when a saved list is.
    """

    opened = Signal(int, object, bool)
    list_wanted = Signal(int)

    def __init__(self, context: Context, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._under: QWidget = window
        self._opener: QWidget | None = None
        self.presenter = SearchPresenter(context)
        self.edit = SearchEdit()
        self.edit.setProperty("big", True)
        self.edit.setMaxLength(200)
        self.edit.setAccessibleName(self.tr("Søk"))
        self.edit.setPlaceholderText(self.tr("Søk navn, nummer, adresse eller kommando"))
        self.edit.setWhatsThis(
            self.tr(
                "Skriv deler av navnet i hvilken som helst rekkefølge, et helt fødselsnummer,"
                " en fødselsdato, KID, saks-, krav- eller fakturanummer, telefon, adresse"
                " eller kjennemerke. Kommandoer finnes med ordene sine."
            )
        )
        self.count = label("", muted=True)
        self.results = Results()
        self._lay_out()
        self._connect()
        window.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        up, down = (IconLabel(f"arrow-{way}", "muted", size=12) for way in ("up", "down"))
        arrows = QWidget()
        arrows.setLayout(layout.row(up, down, 3, label(self.tr("velg"), muted=True), spacing=2))
        self._keys = [
            arrows,
            label(self.tr("Enter åpne"), muted=True),
            label(self.tr("Ctrl+Enter åpne i ny fane"), muted=True),
            label(self.tr("Esc lukk"), muted=True),
        ]
        warning = self.tr("Oppslag utenfor egne saker krever begrunnelse og loggføres")
        self._warning = label(warning, muted=True)
        top = layout.row(self.edit, self.count, spacing=12, margin=(4, 4, PAD, 4))
        top.setStretch(0, 1)
        foot = layout.row(*self._keys, None, self._warning, spacing=20, margin=(PAD, 7, PAD, 7))
        heavy = QFrame()
        heavy.setProperty("look", "heavy")
        column = layout.column(top, heavy, self.results, layout.rule(), foot, spacing=0, margin=2)
        column.setStretch(2, 1)
        self.card = layout.pane("card", column)
        self.card.setParent(self)

    def _connect(self) -> None:
        self.edit.textEdited.connect(self.presenter.look_for)
        self.edit.moved.connect(self.presenter.move)
        self.edit.taken.connect(self.presenter.take)
        self.edit.left.connect(self.close_box)
        self.results.pointed.connect(self.presenter.stand_on)
        self.results.taken.connect(self.presenter.take)
        self.presenter.changed.connect(self._show)
        self.presenter.taken.connect(self._taken)
        theme.current().changed.connect(self._place)

    def open_box(self, under: QWidget, screen: QWidget | None) -> None:
        """Open over a part of the window; the screen there adds its own commands."""
        if self.isVisible():
            self.edit.selectAll()
            self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._under = under
        self._opener = QApplication.focusWidget()
        self.edit.clear()
        self.presenter.begin(
            [
                Command(offer.text, offer.keys, offer.action)
                for offer in self._commands.offers(screen)
                if offer.action.objectName() not in _NOT_LISTED
            ]
        )
        self.show()
        self.raise_()
        self._place()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def close_box(self) -> None:
        """Close it; the keys go back to where they were."""
        if self.isHidden():
            return
        self.presenter.end()
        self.hide()
        if self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, bool)
    def _taken(self, line: Line, new_tab: bool) -> None:
        self.close_box()
        if line.action is not None:
            line.action.trigger()
        elif line.list_id is not None:
            self.list_wanted.emit(line.list_id)
        elif line.debtor_id is not None:
            self.opened.emit(line.debtor_id, line.claim_id, new_tab)

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        before = self.results.currentIndex().row()
        self.count.setText(now.count)
        self.results.show_lines(now.lines, now.at)
        self._place()
        line = now.current()
        if line is not None and now.at != before:
            announce(self.edit, line.spoken)

    @Slot()
    def _place(self) -> None:
        if self.isHidden():
            return
        px = theme.current().px
        origin = self._under.mapTo(self._window, QPoint(0, 0))
        self.setGeometry(QRect(origin, self._under.size()))
        wide = min(px(_WIDE), self.width() - px(32))
        self._fit_foot(wide)
        frame = self.card.sizeHint().height() - self.results.sizeHint().height()
        tall = min(frame + self.results.wanted_height(), self.height() - px(_TOP + _BELOW))
        self.card.setGeometry((self.width() - wide) // 2, px(_TOP), wide, tall)

    def _fit_foot(self, wide: int) -> None:
        """Leave out the keys one guesses, where the text is too large for all."""
        px = theme.current().px
        room = wide - self._warning.sizeHint().width() - px(2 * PAD)
        for word in reversed(self._keys):
            room -= word.sizeHint().width() + px(20)
            word.setVisible(room >= 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(0.18)
        painter.fillRect(self.rect(), theme.current().colour("shade"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_box()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._place()
        return super().eventFilter(watched, event)
