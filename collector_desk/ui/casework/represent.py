"""The box in which it is registered who letters about a debtor go to (rulings 23 and 24)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.domain.delivery import To
from collector_desk.ui import layout
from collector_desk.ui.casework.box import Box
from collector_desk.ui.casework.sending import Sending
from collector_desk.ui.casework.status_parts import RepresentFields
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField
from collector_desk.wire.debtors import Sheet

_ROLES = (To.GUARDIAN, To.LAWYER, To.ADVISER, To.ESTATE, To.TRUSTEE, To.BAILIFF)


class RepresentBox(Box):
    """The newest in a role is the one that is written to."""

    def __init__(self, parent: QWidget, context: Context, sheet: Sheet) -> None:
        super().__init__(
            parent, Sending(context), title=self.tr("Hvem skrives det til?"), about=sheet.name
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._sheet = context, sheet
        self.role = ChoiceField(self.tr("Rolle"), [(each.value, each.label) for each in _ROLES])
        self.who = RepresentFields(self.pair)
        self.arrange(
            layout.column(self.role, self.who, spacing=12),
            do=self.tr("Registrer"),
            size=(600, 660),
        )
        self.role.changed.connect(self._role_chosen)
        self.who.changed.connect(self.show_state)
        self._role_chosen()

    @Slot()
    def _role_chosen(self) -> None:
        self.who.show_to(To(self.role.value()))
        self.show_state()

    def why_not(self) -> str:
        return self.who.why_not()

    def carry_out(self) -> None:
        desk, number = self._context.desk, self._sheet.debtor_id
        order = self.who.order(To(self.role.value()))
        self.sending.send(lambda key: desk.letters.represent(number, order, key=key))

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._context.toast(self.tr("Det er registrert hvem det skal skrives til."))
        super()._done(answer)
