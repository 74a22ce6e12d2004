"""What a measure asks of who sits there: why it is opened, and the password again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui.approvals.confirm import ConfirmDialog
from collector_desk.ui.enforcement.presenter import MeasurePresenter


class Asking(QObject):
    """Asks over the screen when the presenter wants to know, and goes on with the answer.

    It is gone with the screen; the password is asked for once the refusal has been dealt with.
    """

    def __init__(self, screen: QWidget, presenter: MeasurePresenter) -> None:
        super().__init__(screen)
        self._screen, self._presenter = screen, presenter
        presenter.reason_wanted.connect(self._reason)
        presenter.password_wanted.connect(self._password, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _reason(self) -> None:
        from collector_desk.ui.search.reason import ask_reason

        if given := ask_reason(self._screen):
            self._presenter.fetch(given, opening=True)

    @Slot(str, str)
    def _password(self, why: str, seen: str) -> None:
        sheet = self._presenter.sheet
        assert sheet is not None
        what = f"{sheet.kind_label}, {sheet.number} – {sheet.debtor_name}"
        dialog = ConfirmDialog(self._screen, self._presenter.context, what, why)
        if dialog.exec():
            self._presenter.make(seen)
        dialog.deleteLater()
