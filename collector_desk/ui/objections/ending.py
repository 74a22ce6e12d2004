"""The fields of what ends an objection unexamined: the debtor's words, or why and where to go."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.objection import Dismissal
from collector_desk.ui import formats, layout
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.objections.decision_presenter import DecisionPresenter
from collector_desk.ui.panels import label
from collector_desk.wire.objections import ObjectionSheet


class Ending(QWidget):
    """Shown with «trukket» and «avvist» alone."""

    def __init__(self, presenter: DecisionPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.words = ChoiceField(self.tr("Hvor trekkes innsigelsen?"), [])
        self.none = label(
            self.tr("Skyldneren har ikke sagt eller skrevet noe siden. Før samtalen først."),
            "cell", wrap=True, muted=True,
        )  # fmt: skip
        self.dismissal = ChoiceField(
            self.tr("Hvorfor kan den ikke prøves?"),
            [("", formats.EMPTY), *((each.value, each.label) for each in Dismissal)],
        )
        self.forward_to = TextField(
            self.tr("Hvor kan skyldneren henvende seg? (kommer i brevet)"), longest=300
        )
        self.setLayout(
            layout.column(self.words, self.none, self.dismissal, self.forward_to, spacing=8)
        )
        for field in (self.words, self.dismissal, self.forward_to):
            field.changed.connect(self._told)

    def show_sheet(self, sheet: ObjectionSheet) -> None:
        """Offer what the debtor has written and said since."""
        with QSignalBlocker(self.words.box):
            self.words.box.clear()
            for value, words in (("", formats.EMPTY), *sheet.later_words):
                self.words.box.addItem(words, value)

    def show_state(self) -> None:
        """Show what the draft holds."""
        draft, sheet = self._presenter.draft, self._presenter.sheet
        some = bool(sheet and sheet.later_words)
        self.setVisible(draft.withdraws or draft.dismisses)
        self.words.setVisible(draft.withdraws and some)
        self.none.setVisible(draft.withdraws and not some)
        for field in (self.dismissal, self.forward_to):
            field.setVisible(draft.dismisses)
        with QSignalBlocker(self.words.box), QSignalBlocker(self.dismissal.box):
            self.words.set_value(draft.words)
            self.dismissal.set_value(draft.dismissal)
        if not self.forward_to.edit.hasFocus():
            self.forward_to.set_text(draft.forward_to)

    @Slot()
    def _told(self) -> None:
        self._presenter.ended_by(
            self.words.value() or "", self.dismissal.value(), self.forward_to.edit.text()
        )
