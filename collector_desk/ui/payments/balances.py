"""Balances before and after: what an order would do to each claim, and to what is unplaced."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from collector_desk.ui import layout, theme
from collector_desk.ui.formats import kr, kroner
from collector_desk.ui.panels import LinkLabel, label
from collector_desk.wire.payments import BeforeAfter, Preview


class Balances(QWidget):
    """For each claim two lines, before and after, part by part; then what stays unplaced.

    ``lowered(claim_id, øre)`` when a claim is to have that much less: interest stops on the
    value date, so that what is owed today may be more than the payment has to cover.
    """

    lowered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._words = label("", "cell", wrap=True, muted=True)
        self.setLayout(layout.column(self._grid, self._words, spacing=6))
        theme.current().changed.connect(self._space)
        self._space()

    def show_preview(self, preview: Preview) -> None:
        """Show what an order would change."""
        layout.clear(self._grid)
        head = ("", self.tr("Hovedstol"), self.tr("Renter"), self.tr("Gebyr"), self.tr("Sum"))
        at = self._line(0, head)
        at = self._rule(at, "heavy")
        for claim in preview.claims:
            at = self._claim(at, claim)
        unplaced = self.tr("Uplassert")
        at = self._line(
            at, (f"{unplaced}, {self.tr('før')}", "", "", "", kroner(preview.unplaced_before))
        )
        after = (f"{unplaced}, {self.tr('etter')}", "", "", "", kroner(preview.unplaced_after))
        self._line(at, after, strong=True)
        self._words.setText("")
        self._words.hide()
        self.setAccessibleName(spoken(preview))
        self._space()

    def say(self, words: str) -> None:
        """Nothing to show yet, and why."""
        layout.clear(self._grid)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(words)

    def _claim(self, at: int, claim: BeforeAfter) -> int:
        name = label(f"{claim.claim_number} · {claim.debtor_name}", "cell", wrap=True)
        name.setProperty("strong", True)
        self._grid.addWidget(name, at, 0, 1, 5)
        before = (
            self.tr("Før"),
            kroner(claim.principal_before),
            kroner(claim.interest_before),
            kroner(claim.fees_before),
            kroner(claim.before),
        )
        after = (
            self.tr("Etter"),
            kroner(claim.principal_after),
            kroner(claim.interest_after),
            kroner(claim.fees_after),
            kroner(claim.after),
        )
        at = self._line(self._line(at + 1, before), after, strong=True)
        if claim.credit_after:
            credit = self.tr("Betalt for mye, til gode: {0}").format(kr(claim.credit_after))
            told = label(credit, "caution", wrap=True)
            self._grid.addWidget(told, at, 0, 1, 5)
            at += 1
            self._offer(at, claim)
            at += 1
        return self._rule(at, "rule")

    def _offer(self, at: int, claim: BeforeAfter) -> None:
        over = claim.credit_after - max(-claim.before, 0)
        if over <= 0:
            return
        lower = LinkLabel(self.tr("Sett ned beløpet med {0}").format(kr(over)))
        lower.clicked.connect(partial(self.lowered.emit, claim.claim_id, over))
        self._grid.addWidget(lower, at, 0, 1, 5)

    def _line(self, at: int, texts: tuple[str, ...], *, strong: bool = False) -> int:
        for place, text in enumerate(texts):
            cell = label(text, "cell")
            cell.setProperty("strong", strong or at == 0)
            side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
            cell.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(cell, at, place)
        return at + 1

    def _rule(self, at: int, look: str) -> int:
        line = layout.rule()
        line.setProperty("look", look)
        self._grid.addWidget(line, at, 0, 1, 5)
        return at + 1

    @Slot()
    def _space(self) -> None:
        now = theme.current()
        self._grid.setHorizontalSpacing(now.px(14))
        self._grid.setVerticalSpacing(now.px(3))


def spoken(preview: Preview) -> str:
    """The preview as a screen reader says it."""
    claims = [
        f"{claim.claim_number}: {kr(claim.before)} blir {kr(claim.after)}"
        for claim in preview.claims
    ]
    left = f"uplassert {kr(preview.unplaced_before)} blir {kr(preview.unplaced_after)}"
    return "; ".join([*claims, left])
