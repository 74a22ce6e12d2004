"""The shares of a payment on screen: a claim, its amount, the rest button, and how to drop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.amounts import MoneyField
from collector_desk.ui.fields import RING
from collector_desk.ui.formats import kr
from collector_desk.ui.panels import button, label
from collector_desk.ui.payments.draft import Draft, Share


class ShareRow(QWidget):
    """One claim and its amount. ``typed(claim_id, text)``, ``rest(claim_id)``, ``dropped(claim_id)``."""

    typed = Signal(object, str)
    rest = Signal(object)
    dropped = Signal(object)

    def __init__(self, share: Share) -> None:
        super().__init__()
        claim = share.claim
        self.claim_id = claim.claim_id
        self.field = MoneyField(
            claim.number,
            required=True,
            help_text=self.tr("Beløpet kravet skal ha av innbetalingen, i kroner."),
        )
        self.owed = label(
            self.tr("{0} · skylder {1}").format(claim.about, kr(claim.owed)),
            "cell",
            wrap=True,
            muted=True,
        )
        self.all_left = button(self.tr("Resten"))
        self.all_left.setAccessibleName(self.tr("Gi resten til {0}").format(claim.number))
        self.drop = button(self.tr("Fjern"), "quiet")
        self.drop.setAccessibleName(self.tr("Fjern {0}").format(claim.number))
        beside = layout.row(self.all_left, self.drop, None, spacing=4)
        # The blank label holds the buttons level with the field, whose own label stands above.
        right = layout.column(label(" ", "field"), beside, None, spacing=RING)
        line = layout.row(self.field, right, spacing=8)
        line.setStretch(0, 1)
        self.setLayout(layout.column(line, self.owed, spacing=2))
        self.field.changed.connect(self._typed)
        self.field.left.connect(self._typed)
        self.all_left.clicked.connect(self._rest)
        self.drop.clicked.connect(self._drop)
        self.show_share(share)

    def show_share(self, share: Share) -> None:
        """Show the amount, unless it is being written."""
        if self.field.edit.text() != share.text:
            self.field.set_text(share.text)

    @Slot()
    def _typed(self) -> None:
        self.typed.emit(self.claim_id, self.field.edit.text())

    @Slot()
    def _rest(self) -> None:
        self.rest.emit(self.claim_id)

    @Slot()
    def _drop(self) -> None:
        self.dropped.emit(self.claim_id)


class Shares(QWidget):
    """All shares of a draft; the same signals as one."""

    typed = Signal(object, str)
    rest = Signal(object)
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = layout.column(spacing=8)
        self.setLayout(self._column)
        self._rows: dict[int, ShareRow] = {}
        self._draft: Draft | None = None

    def show_draft(self, draft: Draft | None) -> int | None:
        """Show the shares of a draft; the claim that came new to the draft already shown."""
        shares = draft.shares if draft else []
        same, self._draft = draft is self._draft, draft
        wanted = {share.claim.claim_id for share in shares}
        for claim_id in [each for each in self._rows if not same or each not in wanted]:
            self._take_out(claim_id)
        added = None
        for share in shares:
            row = self._rows.get(share.claim.claim_id)
            if row is None:
                self._add(share)
                added = share.claim.claim_id if same else None
            else:
                row.show_share(share)
        self.setVisible(bool(shares))
        return added

    def focus_claim(self, claim_id: int) -> None:
        """Stand in the amount of a claim."""
        row = self._rows.get(claim_id)
        if row is not None:
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
            row.field.edit.selectAll()

    def rows(self) -> list[ShareRow]:
        """The rows, in order."""
        return list(self._rows.values())

    def _add(self, share: Share) -> None:
        row = self._rows[share.claim.claim_id] = ShareRow(share)
        row.typed.connect(self.typed)
        row.rest.connect(self.rest)
        row.dropped.connect(self.dropped)
        self._column.addWidget(row)

    def _take_out(self, claim_id: int) -> None:
        row = self._rows.pop(claim_id)
        held = row.isAncestorOf(self.window().focusWidget() or self)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        last = next(iter(self._rows.values()), None)
        if held and last is not None:
            last.field.setFocus(Qt.FocusReason.OtherFocusReason)
