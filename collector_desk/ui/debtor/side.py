"""The pane at the right: why an amount is what it is, what can be done now, and the claim."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.debtor import texts
from collector_desk.ui.debtor.deeds import DeedsPanel
from collector_desk.ui.debtor.explain_presenter import ExplainPresenter
from collector_desk.ui.debtor.explanation import ExplanationPanel
from collector_desk.ui.debtor.facts import ClaimCard
from collector_desk.ui.debtor.parts import Tall, lay_out_now
from collector_desk.ui.debtor.presenter import DebtorPresenter


class Side(QWidget):
    """Follows what is pointed at; the whole pane scrolls."""

    def __init__(
        self,
        debtor: DebtorPresenter,
        explain: ExplainPresenter,
        doable: frozenset[str],
    ) -> None:
        super().__init__()
        self._debtor = debtor
        self._explain = explain
        self._shown: object = None
        self.explanation = ExplanationPanel(explain)
        self.deeds = DeedsPanel(explain, doable)
        self.card = ClaimCard()
        inside = Tall(
            layout.column(
                self.explanation, self.deeds, self.card, None, spacing=18, margin=(16, 14, 14, 14)
            )
        )
        self.area = layout.scrolling(inside)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setAccessibleName(self.tr("Forklaring"))
        framed = layout.pane("right", layout.column(self.area, spacing=0))
        self.setLayout(layout.column(framed, spacing=0))
        explain.changed.connect(self._changed)
        explain.deeds_changed.connect(lay_out_now)

    def begin(self) -> None:
        """Put the keys on the first thing here that takes them."""
        self.area.verticalScrollBar().setValue(0)
        tab = Qt.FocusPolicy.TabFocus
        inside = self.findChildren(QWidget)
        first = next((one for one in inside if one.isVisible() and one.focusPolicy() & tab), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _changed(self) -> None:
        sheet, asked = self._debtor.sheet, self._explain.asked
        self.card.show_claim(texts.claim(sheet, asked.claim_id) if sheet else None)
        if asked != self._shown:
            self._shown = asked
            self.area.verticalScrollBar().setValue(0)
        lay_out_now()
