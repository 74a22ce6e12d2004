"""The box in which the filter that stands gets a name, for oneself or for the team."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.ui.worklist.presenter import WorklistPresenter
from collector_desk.wire.lists import SavedList, SaveList

_SHORTEST = 2


class SaveBox(Box):
    """Two fields: what it is called, and who sees it."""

    def __init__(self, parent: QWidget, context: Context, now: WorklistPresenter) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Lagre visningen"),
            about=self.tr("{0}. Den står i sidemenyen med antallet som venter.").format(now.words),
        )
        self._context, self._now = context, now
        self.name = TextField(
            self.tr("Navn"),
            required=True,
            longest=40,
            help_text=self.tr(
                "For eksempel «Innsigelser og post i retur». Ingen navn på personer."
            ),
        )
        alone = [("", self.tr("Bare jeg"))]
        teams = [(str(each.team_id), each.name) for each in context.lists.teams]
        self.seen_by = ChoiceField(
            self.tr("Hvem ser den?"),
            [*alone, *teams],
            help_text=self.tr("Delte visninger viser hver enkelt sine egne rader og antall."),
        )
        self.arrange(
            layout.column(self.name, self.seen_by, spacing=12),
            do=self.tr("Lagre"),
            size=(520, 310),
        )
        self.name.changed.connect(self.show_state)
        self.name.edit.setFocus()

    def why_not(self) -> str:
        if len(self.name.value()) < _SHORTEST:
            return self.tr("Skriv hva visningen skal hete.")
        return ""

    def carry_out(self) -> None:
        team, desk = self.seen_by.value(), self._context.desk
        order = SaveList(
            name=self.name.value(),
            place=self._now.base,
            ask=self._now.asked(),
            team_id=int(team) if team else None,
        )
        self.sending.send(lambda key: desk.lists.save(order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        super()._done(answer)
        if isinstance(answer, SavedList):
            self._context.toast(self.tr("Visningen «{0}» er lagret.").format(answer.name))
            self._context.open_list(answer.list_id)
