"""What a measure asks of who sits there: why it is opened, and the password again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from collector_desk.ui.approvals.confirm import ConfirmDialog
from collector_desk.ui.enforcement.presenter import MeasurePresenter


def listen(screen: QWidget, presenter: MeasurePresenter) -> None:
    """Ask over the screen when the presenter wants to know, and go on with the answer."""

    def reason() -> None:
        from collector_desk.ui.search.reason import ask_reason

        if given := ask_reason(screen):
            presenter.fetch(given, opening=True)

    def password() -> None:
        sheet = presenter.sheet
        assert sheet is not None
        what = f"{sheet.kind_label}, {sheet.number} – {sheet.debtor_name}"
        dialog = ConfirmDialog(screen, presenter.context, what)
        if dialog.exec():
            presenter.make()
        dialog.deleteLater()

    presenter.reason_wanted.connect(reason)
    presenter.password_wanted.connect(password)
