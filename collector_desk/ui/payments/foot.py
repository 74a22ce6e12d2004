"""The foot of the detail: what is left, why, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame

from collector_desk.ui import layout
from collector_desk.ui.fields import TextField
from collector_desk.ui.formats import kr
from collector_desk.ui.panels import KeyHint, button, label
from collector_desk.ui.payments.draft import Deed, Draft
from collector_desk.ui.payments.placing import PlacingPresenter
from collector_desk.wire.payments import PaymentSheet


class Foot(QFrame):
    """Always in sight below the detail.

    ``wanted`` when the order is to be carried out, ``left_off`` when a button that then goes
    away was pressed.
    """

    wanted = Signal()
    left_off = Signal()

    def __init__(self, placing: PlacingPresenter) -> None:
        super().__init__()
        self._placing = placing
        self.setProperty("look", "plain")
        self.left = label("", "field", wrap=True)
        self.reason = TextField(
            self.tr("Hvorfor?"),
            hint=self.tr("For eksempel: betaleren ringte og oppga fakturaen"),
            required=True,
            help_text=self.tr(
                "Minst fem tegn. Begrunnelsen lagres sammen med plasseringen. Den trengs når"
                " kravet ikke er et sterkt forslag, og når penger flyttes eller tas tilbake."
            ),
            longest=300,
        )
        self.do = button(self.tr("Plasser"), "primary")
        self.keys = KeyHint("Ctrl+Enter")
        self.leave = button(self.tr("Avbryt"), "quiet")
        self.clear = button(self.tr("Tøm"), "quiet")
        self.why_not = label("", "cell", wrap=True, muted=True)
        self.role = label(
            self.tr("Rollen din kan se innbetalingene, ikke plassere dem."), wrap=True, muted=True
        )
        buttons = layout.row(self.do, self.keys, self.clear, self.leave, None, spacing=8)
        inner = layout.column(
            self.left, self.reason, buttons, self.why_not, self.role,
            spacing=6, margin=(18, 8, 18, 10),
        )  # fmt: skip
        self.setLayout(layout.column(layout.rule(), inner, spacing=0))
        self.do.clicked.connect(self.wanted)
        for each, deed in ((self.clear, placing.clear), (self.leave, placing.leave)):
            each.clicked.connect(deed)
            each.clicked.connect(self.left_off)
        self.reason.changed.connect(self._reasoned)
        placing.changed.connect(self.show_state)
        self.show_state()

    @Slot()
    def _reasoned(self) -> None:
        self._placing.give_reason(self.reason.edit.text())

    @Slot()
    def show_state(self) -> None:
        """Show what is left, what is missing, and what the button will do."""
        now = self._placing
        draft, sheet = now.draft, now.sheet
        self.setVisible(sheet is not None)
        if draft is None or sheet is None:
            return
        may = now.may_place
        self.role.setVisible(not may)
        self._show_left(draft, sheet)
        self.reason.setVisible(may and draft.needs_reason)
        if self.reason.edit.text() != draft.reason:
            self.reason.set_text(draft.reason)
        self._show_buttons(draft, sheet, may=may)

    def _show_left(self, draft: Draft, sheet: PaymentSheet) -> None:
        left = draft.left(sheet)
        if draft.deed is Deed.TAKE_BACK or not draft.shares:
            words = ""
        elif left < 0:
            words = self.tr("{0} for mye").format(kr(-left))
        elif draft.deed is Deed.MOVE:
            words = self.tr("Igjen: {0} blir uplassert").format(kr(left)) if left else ""
            words = words or self.tr("Hele beløpet flyttes")
        elif left:
            words = self.tr("Igjen å plassere: {0}").format(kr(left))
        else:
            words = self.tr("Hele beløpet plasseres")
        self.left.setText(words)
        self.left.setVisible(bool(words) and self._placing.may_place)
        look = "error" if left < 0 else "field"
        if self.left.property("look") != look:
            self.left.setProperty("look", look)
            self.left.style().polish(self.left)

    def _show_buttons(self, draft: Draft, sheet: PaymentSheet, *, may: bool) -> None:
        open_money = bool(sheet.payment.unplaced) or draft.placement is not None
        for each in (self.do, self.keys, self.clear):
            each.setVisible(may and open_money)
        self.leave.setVisible(may and draft.deed is not Deed.PLACE)
        self.clear.setVisible(may and draft.deed is Deed.PLACE and not draft.empty)
        words = {
            Deed.PLACE: self.tr("Plasser"),
            Deed.MOVE: self.tr("Flytt"),
            Deed.TAKE_BACK: self.tr("Ta tilbake"),
        }[draft.deed]
        if self._placing.uncertain:
            words = self.tr("Send igjen")
        why_not = self._placing.why_not if open_money else ""
        self.do.setText(words)
        self.do.setAccessibleName(words)
        self.do.setAccessibleDescription(why_not)
        self.do.setEnabled(not why_not or self._placing.busy)
        self.why_not.setText(why_not)
        self.why_not.setVisible(may and bool(why_not))
