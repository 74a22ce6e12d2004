"""The field that finds a claim, and what it found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.fields import TextField
from collector_desk.ui.panels import announce, label
from collector_desk.ui.payments import tables
from collector_desk.ui.payments.finding import FinderPresenter
from collector_desk.wire.search import ClaimHit


class Finder(QWidget):
    """``picked(ClaimHit)`` when a claim was chosen, ``opened(debtor_id)`` for its debtor."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, presenter: FinderPresenter) -> None:
        super().__init__()
        self.presenter = presenter
        self.field = TextField(
            self.tr("Finn et annet krav"),
            hint=self.tr("Kravnummer, KID, fakturanummer eller saksnummer"),
            help_text=self.tr(
                "Enter tar kravet når det bare er ett. Pil ned går til listen; der velger"
                " mellomrom raden, og Enter åpner skyldneren."
            ),
        )
        self.hits = tables.hits()
        self.words = label("", "cell", wrap=True, muted=True)
        self.setLayout(layout.column(self.field, self.hits, self.words, spacing=4))
        self.setFocusProxy(self.field)
        self.field.edit.installEventFilter(self)
        self.field.changed.connect(self._typed)
        self.hits.picked.connect(self._pick)
        self.hits.opened.connect(self._open)
        presenter.changed.connect(self._show)
        presenter.certain.connect(self._pick)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.field.edit and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.presenter.take()
            return True
        if event.key() == Qt.Key.Key_Down and self.presenter.hits:
            self.hits.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.set_text("")
            self.presenter.clear()
            return True
        return False

    @Slot()
    def _typed(self) -> None:
        self.presenter.look_for(self.field.edit.text())

    @Slot(object)
    def _pick(self, hit: object) -> None:
        if not isinstance(hit, ClaimHit):
            return
        if hit.claim_id is None:
            self.opened.emit(hit.debtor_id)
            return
        self.field.set_text("")
        self.presenter.clear()
        self.picked.emit(hit)

    @Slot(object)
    def _open(self, hit: object) -> None:
        if isinstance(hit, ClaimHit):
            self.opened.emit(hit.debtor_id)

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        if not now.text and self.field.text():
            self.field.set_text("")
        self.hits.rows.set_rows(now.hits)
        self.hits.setVisible(bool(now.hits))
        before = self.words.text()
        self.words.setText(now.words)
        self.words.setVisible(bool(now.words))
        if now.words and now.words != before:
            announce(self.field.edit, now.words)
