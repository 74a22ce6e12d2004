"""The field that finds a claim or its debtor, what it found, and the claims of who was chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.fields import TextField
from collector_desk.ui.panels import SectionTitle, announce, button, label
from collector_desk.ui.payments import tables
from collector_desk.ui.payments.finding import FinderPresenter, Hit
from collector_desk.ui.table import TableView
from collector_desk.wire.payments import ClaimsOf, DebtorsClaim


class Finder(QWidget):
    """``picked(Candidate)`` when a claim was chosen, ``opened(debtor_id)`` for its debtor.

    ``moved`` when a list came or another row is stood on: ``standing`` is what must be seen.
    """

    picked = Signal(object)
    opened = Signal(object)
    moved = Signal()

    def __init__(self, presenter: FinderPresenter) -> None:
        super().__init__()
        self.presenter = presenter
        self.field = TextField(
            self.tr("Finn et annet krav"),
            hint=self.tr("Navn, kravnummer, KID, fødselsdato, adresse …"),
            help_text=self.tr(
                "Enter tar treffet når det bare er ett. Pil ned går til listen; der velger"
                " mellomrom raden, og Enter åpner skyldneren. En skyldner som velges, viser de"
                " åpne kravene sine; Esc går tilbake."
            ),
        )
        self.hits = tables.hits()
        self.whose = SectionTitle("")
        self.whose.setWordWrap(True)
        self.back = button(self.tr("Tilbake til treffene"), "quiet")
        self.claims = tables.claims_of()
        self.words = label("", "cell", wrap=True, muted=True)
        self._of: ClaimsOf | None = None
        head = layout.row(self.whose, self.back, spacing=8)
        head.setStretch(0, 1)
        self.setLayout(
            layout.column(self.field, self.hits, head, self.claims, self.words, spacing=4)
        )
        self.setFocusProxy(self.field)
        self._connect()
        self._show()

    def _connect(self) -> None:
        for watched in (self.field.edit, self.hits, self.claims):
            watched.installEventFilter(self)
        self.field.changed.connect(self._typed)
        self.back.clicked.connect(self._go_back)
        for table in (self.hits, self.claims):
            table.picked.connect(self._pick)
            table.opened.connect(self._open)
            table.chosen.connect(self.moved)
        self.presenter.changed.connect(self._show)
        self.presenter.certain.connect(self._take)
        self.presenter.several.connect(self._to_list)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._leaves(event):
                event.accept()  # before the screen's own Esc
                return True
            if event.type() == QEvent.Type.KeyPress and self._key(watched, event):
                return True
        return super().eventFilter(watched, event)

    def _leaves(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and bool(self.field.text())

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if self._leaves(event):
            self._step_back()
            return True
        if watched is not self.field.edit:
            return False
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.presenter.take()
            return True
        if event.key() == Qt.Key.Key_Down:
            return self._to_list()
        return False

    def _step_back(self) -> None:
        """Esc: from a debtor's claims to the hits, from there to an empty field."""
        if self.presenter.of is not None:
            self._go_back()
            return
        self.field.set_text("")
        self.presenter.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def standing(self) -> QRect:
        """The row that the keys are on, else the field with its list; in own coordinates."""
        for table in (self.hits, self.claims):
            row = table.visualRect(table.currentIndex())
            if table.hasFocus() and row.isValid():
                return row.translated(table.viewport().mapTo(self, QPoint(0, 0)))
        return self.rect()

    @Slot()
    def _to_list(self) -> bool:
        """Stand in the list that is shown; whether there is one."""
        table: TableView = self.hits if self.presenter.of is None else self.claims
        if table.isHidden():
            return False
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot()
    def _go_back(self) -> None:
        self.presenter.back()
        if not self._to_list():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _typed(self) -> None:
        self.presenter.look_for(self.field.edit.text())

    @Slot(object)
    def _pick(self, hit: object) -> None:
        if isinstance(hit, Hit):
            self.presenter.choose(hit.found)
        elif isinstance(hit, DebtorsClaim):
            self.presenter.choose(hit)

    @Slot(object)
    def _take(self, claim: object) -> None:
        self.field.set_text("")
        self.presenter.clear()
        self.picked.emit(claim)

    @Slot(object)
    def _open(self, hit: object) -> None:
        if isinstance(hit, Hit):
            self.opened.emit(hit.found.debtor_id)
        elif self.presenter.of is not None:
            self.opened.emit(self.presenter.of.debtor_id)

    @Slot()
    def _show(self) -> None:
        now = self.presenter
        if not now.text and self.field.text():
            self.field.set_text("")
        self.hits.rows.set_rows(now.hits)
        layout.turn({self.hits: bool(now.hits) and now.of is None})
        self._show_claims(now.of)
        before = self.words.text()
        self.words.setText(now.words)
        self.words.setVisible(bool(now.words))
        if now.words and now.words != before:
            announce(self.field.edit, now.words)
        if now.hits:
            self.moved.emit()

    def _show_claims(self, of: ClaimsOf | None) -> None:
        """The claims of who was chosen; the keys go there when they come."""
        came, self._of = of is not None and of is not self._of, of
        self.claims.rows.set_rows(of.claims if of else ())
        self.whose.setText(self.tr("Åpne krav: {0}").format(of.debtor_name) if of else "")
        layout.turn({
            self.whose: of is not None,
            self.back: of is not None,
            self.claims: of is not None and bool(of.claims),
        })  # fmt: skip
        if came and self.isVisible():
            self.claims.clearSelection()
            standing = self.claims if of and of.claims else self.back
            standing.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.field.edit, self.whose.text())
