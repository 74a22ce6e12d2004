"""The box in which one chooses the language a debtor is written to in."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.letter import Language
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.statuses import NewLanguage

_SHORTEST = 2


class LanguageBox(Box):
    """The language, and where the wish was learnt."""

    def __init__(self, parent: QWidget, context: Context, sheet: Sheet) -> None:
        super().__init__(parent, Sending(context), title=self.tr("Språk i brev"), about=sheet.name)
        self._context, self._sheet = context, sheet
        self.language = ChoiceField(
            self.tr("Hvilket språk?"),
            [(each.value, each.label.capitalize()) for each in Language],
            help_text=self.tr("Brev som ikke finnes på språket, skrives på bokmål."),
        )
        self.language.set_value(sheet.language)
        self.source = TextField(
            self.tr("Hvor vet vi det fra?"),
            required=True,
            longest=120,
            help_text=self.tr("For eksempel: ba om det på telefon."),
        )
        self.arrange(
            layout.column(self.language, self.source, spacing=12),
            do=self.tr("Velg språket"),
            size=(520, 340),
        )
        for field in (self.language, self.source):
            field.changed.connect(self.sending.forget)
            field.changed.connect(self.show_state)
        self.language.box.setFocus()

    def why_not(self) -> str:
        if self.language.value() == self._sheet.language:
            return self.tr("Dette språket gjelder allerede.")
        if len(self.source.value()) < _SHORTEST:
            return self.tr("Skriv hvor vi vet det fra.")
        return ""

    def carry_out(self) -> None:
        desk, number = self._context.desk, self._sheet.debtor_id
        order = NewLanguage(language=Language(self.language.value()), source=self.source.value())
        self.sending.send(lambda key: desk.statuses.language(number, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        words = Language(self.language.value()).label
        self._context.toast(self.tr("Brevene skrives på {0} fra nå.").format(words))
        super()._done(answer)
