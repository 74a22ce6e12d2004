"""«Hva kan gjøres nå»: each deed and each step of the law, with yes or why not."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import formats, layout
from collector_desk.ui.debtor.explain_presenter import ExplainPresenter
from collector_desk.ui.explained import DeedRow
from collector_desk.ui.panels import IconLabel, SectionTitle, label
from collector_desk.wire.debtors import Deed, DeedsOf


def reason(deed: Deed) -> str:
    """Why, led by the next lawful day where there is one."""
    if deed.earliest is None or formats.day(deed.earliest) in deed.reason:
        return deed.reason
    return f"Tidligst {formats.day(deed.earliest)}. {deed.reason}"


class LawRow(QWidget):
    """A step of the law that is open: told, but not done from here."""

    def __init__(self, deed: Deed) -> None:
        super().__init__()
        name = label(deed.label, wrap=True)
        name.setProperty("strong", True)
        words = layout.column(name, label(reason(deed), "cell", wrap=True, muted=True), spacing=1)
        mark = layout.column(IconLabel("dot", "good", size=12), None, margin=(0, 4, 0, 0))
        line = layout.row(mark, words, spacing=10, margin=(0, 7, 0, 7))
        line.setStretch(1, 1)
        self.setLayout(layout.column(line, layout.rule(), spacing=0))
        self.setAccessibleName(f"{deed.label}. {reason(deed)}")


class DeedsPanel(QWidget):
    """``chosen(name)`` when a deed is taken. ``doable`` are the names this screen can do.

    ``payment_wanted(id)`` when unplaced money is to be dealt with.
    """

    chosen = Signal(str)
    payment_wanted = Signal(int)

    def __init__(self, presenter: ExplainPresenter, doable: frozenset[str]) -> None:
        super().__init__()
        self._presenter = presenter
        self._doable = doable
        self._shown: DeedsOf | None = None
        self._title = SectionTitle(self.tr("Hva kan gjøres nå"))
        self._title.setWordWrap(True)
        self._rows = QWidget()
        self._rows.setLayout(layout.column(spacing=0))
        self.setLayout(layout.column(self._title, self._rows, spacing=4))
        presenter.deeds_changed.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        whole = self._presenter.asked.claim_id is None
        self._title.setText(
            self.tr("Hva kan gjøres nå – skyldneren")
            if whole
            else self.tr("Hva kan gjøres nå – valgt krav")
        )
        found = self._presenter.deeds
        inside = self._rows.layout()
        if found is self._shown or inside is None:
            return
        self._shown = found
        layout.clear(inside)
        for deed in found.deeds if found else ():
            row = self._row(deed)
            inside.addWidget(row)
            row.show()

    def _row(self, deed: Deed) -> QWidget:
        payment = deed.payment_id
        if deed.lawful and payment is None and deed.name not in self._doable:
            return LawRow(deed)
        row = DeedRow(
            deed.name, deed.label, allowed=deed.lawful, reason=reason(deed), keys=deed.key
        )
        if payment is None:
            row.chosen.connect(self.chosen)
        else:
            row.chosen.connect(lambda _name: self.payment_wanted.emit(payment))
        return row
