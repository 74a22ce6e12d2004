"""The box that gives mail to the debtor it belongs to, who is opened with a reason first."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.errors.session import ReasonNeeded
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.columns import Column
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import TextField
from collector_desk.ui.messages import message
from collector_desk.ui.panels import announce, label
from collector_desk.ui.rows import RowsModel
from collector_desk.ui.table import TableView
from collector_desk.wire.inquiries import InquiryRow, Match
from collector_desk.wire.search import DebtorHit, Hits

PAUSE_MS = 200
_FEWEST, _MOST = 3, 8


class MatchBox(Box):
    """Search, choose, and if need be say why; the search is the same as in the search box."""

    def __init__(self, parent: QWidget, context: Context, row: InquiryRow) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Knytt til skyldner"),
            about=self.tr("Skyldneren åpnes, og oppslaget loggføres."),
        )
        self._context, self._row = context, row
        self.search = TextField(
            self.tr("Finn skyldneren"), hint=self.tr("Navn, fødselsnummer, KID, adresse …")
        )
        columns = (
            Column("name", "Skyldner", width=200, second="about", strong=True, stretch=True),
            Column("why", "Treff på", width=150),
        )
        self.hits = TableView(RowsModel(columns, key="debtor_id"), name=self.tr("Skyldnere"))
        self.hits.fit_rows()
        self.words = label("", "cell", wrap=True, muted=True)
        self.reason = TextField(
            self.tr("Hvorfor åpner du en skyldner utenfor porteføljen?"), longest=300, required=True
        )
        self.reason.set_text(self.tr("Post til skyldneren"))
        self.reason.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.arrange(
            layout.column(self.search, self.hits, self.words, self.reason, spacing=10),
            do=self.tr("Knytt til skyldneren"),
            size=(640, 560),
        )
        self._show(())
        self._pause.timeout.connect(self._ask)
        self.search.changed.connect(self._typed)
        self.reason.changed.connect(self.show_state)
        self.hits.chosen.connect(self.show_state)
        self.hits.opened.connect(self.send)
        self.search.setFocus()

    def chosen(self) -> DebtorHit | None:
        """The debtor one stands on."""
        row = self.hits.current_row()
        return row if isinstance(row, DebtorHit) else None

    def why_not(self) -> str:
        if self.chosen() is None:
            return self.tr("Finn og velg skyldneren posten tilhører.")
        return ""

    @Slot()
    def send(self) -> None:
        hit = self.chosen()
        if hit is None:
            announce(self.do, self.why_not())
            return
        desk, row = self._context.desk, self._row
        reason = self.reason.value() if self.reason.isVisible() else ""
        order = Match(version=row.version, debtor_id=hit.debtor_id)

        def open_and_match(key: str) -> object:
            desk.debtors.open(hit.debtor_id, reason=reason)
            return desk.inquiries.match(row.inquiry_id, order, key=key)

        self.sending.send(open_and_match)

    @Slot()
    def show_state(self) -> None:
        super().show_state()
        if isinstance(self.sending.error, ReasonNeeded) and self.reason.isHidden():
            self.reason.show()
            self.reason.setFocus()

    @Slot()
    def _typed(self) -> None:
        self.reason.hide()
        self._pause.start()

    @Slot()
    def _ask(self) -> None:
        text, desk = self.search.text(), self._context.desk
        if len(text) < _FEWEST:
            self._show(())
            return
        self._context.tasks.run(
            lambda: desk.search(text), self._found, self._not_found, self, replaces="match"
        )

    def _found(self, found: Hits) -> None:
        if found.text == self.search.text():
            self._show(found.debtors[:_MOST])

    def _not_found(self, error: BaseException) -> None:
        self._show(())
        self.words.setText(message(error).whole)
        self.words.show()

    def _show(self, hits: tuple[DebtorHit, ...]) -> None:
        self.hits.rows.set_rows(hits)
        self.hits.setVisible(bool(hits))
        if hits:
            self.hits.select_place(0)
        few = len(self.search.text()) < _FEWEST
        none = self.tr("Ingen skyldner passer. Prøv hele nummeret eller færre ord.")
        self.words.setText(self.tr("Skriv minst tre tegn.") if few else none)
        self.words.setVisible(not hits)
        self.show_state()

    @Slot(object)
    def _done(self, answer: object) -> None:
        if isinstance(answer, InquiryRow):
            self._context.toast(self.tr("Posten er knyttet til {0}.").format(answer.debtor_name))
        super()._done(answer)
