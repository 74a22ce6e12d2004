"""What lies across the debtor screen: another day than today, a rate to come, what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.debtor import texts
from collector_desk.ui.debtor.presenter import DebtorPresenter, State
from collector_desk.ui.messages import Message
from collector_desk.ui.panels import Alert, EmptyState, announce
from collector_desk.ui.tokens import Tone


class Bands(QWidget):
    """Shown under the head only while there is something to say."""

    def __init__(self, presenter: DebtorPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._said: Message | None = None
        self.day = Alert(Tone.WARNING, "", action=self.tr("Tilbake til i dag"))
        self.rate = Alert(Tone.INFO, "")
        self.trouble = Alert(Tone.ERROR, "")
        self.setLayout(layout.column(self.day, self.rate, self.trouble, spacing=0))
        for band in (self.day, self.rate, self.trouble):
            band.hide()
        self.hide()
        self.day.acted.connect(presenter.back_to_today)
        self.trouble.acted.connect(self._act)
        presenter.changed.connect(self._changed)

    def say(self, said: Message) -> None:
        """Say what went wrong beside the sheet; shown until it is put away."""
        self._said = said
        self._changed()

    @Slot()
    def _changed(self) -> None:
        now, sheet = self._presenter, self._presenter.sheet
        day = texts.as_of(sheet, now.today) if sheet else ""
        rate = texts.provisional(sheet) if sheet else ""
        if day and day not in self.day.accessibleName():
            self.day.say(Tone.WARNING, day, action=self.tr("Tilbake til i dag"))
        self.day.setVisible(bool(day))
        if not day:
            self.day.show_message(Tone.WARNING, "")
        if rate:
            self.rate.show_message(Tone.INFO, rate)
        self.rate.setVisible(bool(rate))
        trouble = self._said if now.lost else now.refusal or self._said
        self._show_trouble(trouble)
        self.setVisible(bool(day or rate or trouble))

    def _show_trouble(self, said: Message | None) -> None:
        """A lost service is told by the window, once for all its tabs, and not here again."""
        self.trouble.setVisible(said is not None)
        if said is not None:
            action = self.tr("Lukk")
            self.trouble.say(Tone.ERROR, said.sentence, what_now=said.what_now, action=action)

    @Slot()
    def _act(self) -> None:
        self._said = None
        self._presenter.dismiss()


class Waiting(EmptyState):
    """Before there is a sheet: that it is coming, that a reason is needed, or why it is refused."""

    reason_wanted = Signal()

    def __init__(self, presenter: DebtorPresenter) -> None:
        super().__init__("")
        self._presenter = presenter
        self.acted.connect(self._act)
        self.show_state()

    def show_state(self) -> None:
        """Show how far the screen has come."""
        now = self._presenter
        if now.refusal is None:
            self.show_words(self.tr("Henter skyldneren …"))
            return
        reason = now.state is State.REASON
        action = self.tr("Skriv begrunnelse") if reason else self.tr("Prøv igjen")
        self.show_words(now.refusal.sentence, now.refusal.what_now, action=action)
        announce(self, self.accessibleName())

    @Slot()
    def _act(self) -> None:
        if self._presenter.state is State.REASON:
            self.reason_wanted.emit()
        else:
            self._presenter.open()
