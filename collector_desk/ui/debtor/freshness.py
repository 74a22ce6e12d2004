"""A debtor whose money was changed elsewhere in the desk is fetched anew when looked at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui.changes import Change
from collector_desk.ui.debtor.presenter import DebtorPresenter


class Freshness(QObject):
    """Fetches at once what is in front, and a tab behind it when it is looked at again.

    Each opening is a look that the audit notes; so nothing is fetched that nobody sees. What is
    old stays so until an answer that was asked for after the change has come.
    """

    def __init__(self, presenter: DebtorPresenter, screen: QWidget) -> None:
        super().__init__(screen)
        self._presenter, self._screen = presenter, screen
        self._old = self._asked = False
        presenter.came.connect(self._came)
        presenter.context.changes.made.connect(self._changed)
        screen.installEventFilter(self)

    @Slot()
    def changed_here(self) -> None:
        """An order of this very screen; it concerns also who owes the same claims."""
        sheet = self._presenter.sheet
        claims = [row.claim_id for row in sheet.claims] if sheet else []
        self._presenter.context.changes.of(debtors=[self._presenter.debtor_id], claims=claims)

    @Slot(object)
    def _changed(self, change: Change) -> None:
        sheet = self._presenter.sheet
        if sheet is None:
            return
        others = {one.debtor_id for row in sheet.claims for one in row.co_debtors}
        if not change.touches(
            debtors=frozenset(number for number in (sheet.debtor_id, *others) if number),
            claims=frozenset(row.claim_id for row in sheet.claims),
        ):
            return
        self._old, self._asked = True, False
        if self._screen.isVisible():
            self._fetch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._old:
            self._fetch()
        return super().eventFilter(watched, event)

    def _fetch(self) -> None:
        self._asked = True
        self._presenter.refresh()

    @Slot()
    def _came(self) -> None:
        self._old = self._old and not self._asked
