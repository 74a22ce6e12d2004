"""Finding a debtor inside a box: the same search as the search box, and opening the one found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from collector_desk.errors.session import ReasonNeeded
from collector_desk.ui import layout
from collector_desk.ui.columns import Column
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import TextField
from collector_desk.ui.messages import message
from collector_desk.ui.panels import announce, button, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.wire.search import DebtorHit, Hits

PAUSE_MS = 200
_FEWEST, _MOST = 3, 8


class DebtorSearch(QWidget):
    """A field and what it found; ``changed`` with each, ``taken`` on Enter in the list."""

    changed = Signal()
    typed = Signal()
    taken = Signal()

    def __init__(self, context: Context, title: str, *, besides: int | None = None) -> None:
        super().__init__()
        self._context, self._besides = context, besides
        self.field = TextField(title, hint=self.tr("Navn, fødselsnummer, KID, adresse …"))
        columns = (
            Column("name", "Skyldner", width=200, second="about", strong=True, stretch=True),
            Column("why", "Treff på", width=150),
        )
        self.hits = TableView(RowsModel(columns, key="debtor_id"), name=self.tr("Skyldnere"))
        self.hits.fit_rows()
        self.words = label("", "cell", wrap=True, muted=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.setLayout(layout.column(self.field, self.hits, self.words, spacing=6))
        self.setFocusProxy(self.field)
        self._show(())
        self.field.edit.installEventFilter(self)
        self._pause.timeout.connect(self._ask)
        self.field.changed.connect(self._typed)
        self.hits.chosen.connect(self.changed)
        self.hits.opened.connect(self.taken)

    def chosen(self) -> DebtorHit | None:
        """The debtor one stands on."""
        row = self.hits.current_row()
        return row if isinstance(row, DebtorHit) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field.edit and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
                self.taken.emit()
                return True
            if event.key() == Qt.Key.Key_Down and self.chosen() is not None:
                self.hits.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _typed(self) -> None:
        self.typed.emit()
        self._pause.start()

    @Slot()
    def _ask(self) -> None:
        text, desk = self.field.text(), self._context.desk
        if len(text) < _FEWEST:
            self._show(())
            return
        self._context.tasks.run(
            lambda: desk.search(text), self._found, self._not_found, self, replaces="match"
        )

    def _found(self, found: Hits) -> None:
        if found.text == self.field.text():
            others = [hit for hit in found.debtors if hit.debtor_id != self._besides]
            self._show(tuple(others[:_MOST]))

    def _not_found(self, error: BaseException) -> None:
        self._show(())
        self.words.setText(message(error).whole)
        self.words.show()

    def _show(self, hits: tuple[DebtorHit, ...]) -> None:
        self.hits.rows.set_rows(hits)
        self.hits.setVisible(bool(hits))
        if hits:
            self.hits.select_place(0)
        few = len(self.field.text()) < _FEWEST
        none = self.tr("Ingen skyldner passer. Prøv hele nummeret eller færre ord.")
        self.words.setText(self.tr("Skriv minst tre tegn.") if few else none)
        self.words.setVisible(not hits)
        self.changed.emit()


class DebtorPick(QWidget):
    """One debtor who is found, opened and kept; ``changed`` when another one is, or none.

    Opening is noted like every other, and asks for a reason outside the portfolio.
    """

    changed = Signal()

    def __init__(self, context: Context, title: str, *, besides: int, why: str) -> None:
        super().__init__()
        self._context = context
        self.picked: DebtorHit | None = None
        self.search = DebtorSearch(context, title, besides=besides)
        self.reason = TextField(
            self.tr("Hvorfor åpner du en skyldner utenfor porteføljen?"), longest=300, required=True
        )
        self.reason.set_text(why)
        self.reason.hide()
        self.said = label("", "cell", wrap=True)
        self.take = button(self.tr("Velg skyldneren"))
        self.take.setAccessibleDescription(self.tr("Skyldneren åpnes, og oppslaget loggføres."))
        self.drop = button(self.tr("Velg en annen"), "quiet")
        buttons = layout.row(self.said, self.take, self.drop, spacing=8)
        buttons.setStretch(0, 1)
        self.setLayout(layout.column(self.search, self.reason, buttons, spacing=6))
        self.search.changed.connect(self._show)
        self.search.typed.connect(self.reason.hide)
        self.search.taken.connect(self.open)
        self.take.clicked.connect(self.open)
        self.drop.clicked.connect(self.clear)
        self._show()

    @Slot()
    def open(self) -> None:
        """Open the debtor one stands on, and keep that one."""
        hit, desk = self.search.chosen(), self._context.desk
        if hit is None or self.picked is not None:
            return
        reason = self.reason.value() if self.reason.isVisible() else ""
        self._context.tasks.run(
            lambda: desk.debtors.open(hit.debtor_id, reason=reason),
            lambda _: self._opened(hit),
            self._not_opened,
            self,
            replaces="pick",
        )

    @Slot()
    def clear(self) -> None:
        """Keep nobody: look anew."""
        self.picked = None
        self._show()
        self.search.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _opened(self, hit: DebtorHit) -> None:
        self.picked = hit
        self.reason.hide()
        self._show()
        self.drop.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.drop, self.said.text())
        self.changed.emit()

    def _not_opened(self, error: BaseException) -> None:
        if isinstance(error, ReasonNeeded) and self.reason.isHidden():
            self.reason.show()
            self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.said.setText(message(error).whole)
        self.said.show()
        announce(self.take, self.said.text())

    @Slot()
    def _show(self) -> None:
        hit = self.picked
        self.search.setVisible(hit is None)
        words = f"{self.search.field.title}: {hit.name}, {hit.about}" if hit else ""
        self.said.setText(words)
        self.said.setVisible(hit is not None)
        self.take.setVisible(hit is None and self.search.chosen() is not None)
        self.drop.setVisible(hit is not None)
