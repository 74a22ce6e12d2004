"""The box that makes a task: what one wants to be reminded of about the debtor, and when."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.phrases import dotted
from collector_desk.errors.base import DeskError
from collector_desk.ui import layout
from collector_desk.ui.casework import reach
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, TextField
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.work import NewTask

_SHORTEST = 3


class TaskBox(Box):
    """Words, day, and the claim where it is about one."""

    def __init__(
        self, parent: QWidget, context: Context, sheet: Sheet, claim_id: int | None
    ) -> None:
        super().__init__(
            parent,
            Sending(context),
            title=self.tr("Ny oppgave"),
            about=self.tr("{0}. Oppgaven kommer i arbeidslisten din på dagen.").format(sheet.name),
        )
        self._context, self._sheet = context, sheet
        today = context.house.today
        days = context.rates["put_off_days"].on(today).whole
        self._last = today + timedelta(days=days)
        self.text = TextField(self.tr("Hva skal gjøres?"), required=True, longest=300)
        self.due = DateField(self.tr("Når?"), today=today, required=True)
        self.due.set_value(today)
        self.where = ChoiceField(self.tr("Hva gjelder den?"), reach.of_claims(sheet))
        if claim_id is not None:
            self.where.set_value(f"claim:{claim_id}")
        self.arrange(
            layout.column(self.text, self.due, self.where, spacing=12),
            do=self.tr("Lag oppgaven"),
            size=(560, 420),
        )
        for field in (self.text, self.due):
            field.changed.connect(self.show_state)

    def why_not(self) -> str:
        if len(self.text.value()) < _SHORTEST:
            return self.tr("Skriv hva som skal gjøres, minst tre tegn.")
        try:
            due = self.due.value()
        except DeskError as error:
            return error.text()
        if due is None or not self._context.house.today <= due <= self._last:
            return self.tr("Velg en dag fra i dag og senest {0}.").format(dotted(self._last))
        return ""

    def carry_out(self) -> None:
        due = self.due.value()
        assert due is not None
        claim_id = reach.number(self.where.value(), "claim")
        order = NewTask(text=self.text.value(), due_on=due, claim_id=claim_id)
        desk, number = self._context.desk, self._sheet.debtor_id
        self.sending.send(lambda key: desk.work.add_task(number, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._context.toast(self.tr("Oppgaven er laget. Ctrl+Z angrer."))
        super()._done(answer)
