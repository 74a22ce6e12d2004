"""Registering an objection on a message of the inbox; its debtor is opened first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.session import ReasonNeeded
from collector_desk.ui.desk_context import Context
from collector_desk.ui.objections.registering import Registering
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.inquiries import InquiryRow


class Objecting(QObject):
    """``registered`` when an objection stands on a message."""

    registered = Signal()

    def __init__(self, context: Context, screen: QWidget) -> None:
        super().__init__(screen)
        self._context, self._screen = context, screen

    def begin(self, row: InquiryRow, reason: str = "") -> None:
        """Open the debtor, read the message anew with its words, and ask for the rest."""
        desk, number = self._context.desk, row.debtor_id
        if number is None:
            return

        def opened() -> tuple[Sheet, InquiryRow]:
            sheet = desk.debtors.open(number, reason=reason)
            waiting = {each.inquiry_id: each for each in desk.inquiries.list().rows}
            return sheet, waiting.get(row.inquiry_id, row)

        self._context.tasks.run(
            opened,
            lambda found: self._ask(number, *found),
            lambda error: self._failed(row, error),
            self,
            replaces="objecting",
            title=self.tr("Henter skyldneren …"),
        )

    def _ask(self, debtor_id: int, sheet: Sheet, row: InquiryRow) -> None:
        asks = Registering(self._context, debtor_id, self._screen)
        asks.registered.connect(self.registered)
        named = next((each.claim_id for each in sheet.claims if each.number in row.claims), None)
        asks.begin(sheet, named, row)

    def _failed(self, row: InquiryRow, error: BaseException) -> None:
        from collector_desk.ui.search.reason import ask_reason

        if isinstance(error, ReasonNeeded):
            if reason := ask_reason(self._screen):
                self.begin(row, reason)
        elif not isinstance(error, CallCancelled):
            self._context.refused(error)
