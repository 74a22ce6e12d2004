"""The box that gives mail to the debtor it belongs to, who is opened with a reason first."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.errors.session import ReasonNeeded
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.debtor_search import DebtorSearch
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import TextField
from collector_desk.wire.inquiries import InquiryRow, Match


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
        self.search = DebtorSearch(context, self.tr("Finn skyldneren"))
        self.reason = TextField(
            self.tr("Hvorfor åpner du en skyldner utenfor porteføljen?"), longest=300, required=True
        )
        self.reason.set_text(self.tr("Post til skyldneren"))
        self.reason.hide()
        self.arrange(
            layout.column(self.search, self.reason, spacing=10),
            do=self.tr("Knytt til skyldneren"),
            size=(640, 560),
        )
        self.search.changed.connect(self.show_state)
        self.search.typed.connect(self.reason.hide)
        self.search.hits.opened.connect(self.send)
        self.reason.changed.connect(self.show_state)
        self.search.setFocus()

    def why_not(self) -> str:
        if self.search.chosen() is None:
            return self.tr("Finn og velg skyldneren posten tilhører.")
        return ""

    def carry_out(self) -> None:
        hit = self.search.chosen()
        if hit is None:
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

    @Slot(object)
    def _done(self, answer: object) -> None:
        if isinstance(answer, InquiryRow):
            self._context.toast(self.tr("Posten er knyttet til {0}.").format(answer.debtor_name))
        super()._done(answer)
