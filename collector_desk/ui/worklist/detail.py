"""The row that is looked at: why it is in the list, what would move it out, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from collector_desk.ui import layout
from collector_desk.ui.amounts import BigAmount
from collector_desk.ui.flow import flow
from collector_desk.ui.panels import Chip, IconLabel, button, label
from collector_desk.ui.tokens import Tone
from collector_desk.ui.worklist import texts
from collector_desk.wire.work import WorkRow


class Detail(QWidget):
    """``opened``, ``next_wanted``, ``done_wanted``, ``later_wanted`` and ``give_wanted`` by buttons."""

    opened = Signal()
    next_wanted = Signal()
    done_wanted = Signal()
    later_wanted = Signal()
    give_wanted = Signal()

    def __init__(self, *, may_mark: bool) -> None:
        super().__init__()
        self._may_mark = may_mark
        self.name = label("", "section", wrap=True)
        self.what = label("", wrap=True, muted=True)
        self.amount = BigAmount()
        self.kind = Chip(Tone.NEUTRAL, "")
        self.why = label("", wrap=True)
        self.moves = QWidget()
        self.moves.setLayout(layout.column(spacing=4))
        self.given = label("", wrap=True, muted=True)
        self.open = button(self.tr("Åpne  Enter"), "primary")
        self.next = button(self.tr("Neste  J"))
        self.done = button(self.tr("Ferdig og neste  Ctrl+Enter"))
        self.later = button(self.tr("Utsett til …  Ctrl+D"))
        self.give = button(self.tr("Gi til …  Ctrl+G"))
        for pressed, told in (
            (self.open, self.opened),
            (self.next, self.next_wanted),
            (self.done, self.done_wanted),
            (self.later, self.later_wanted),
            (self.give, self.give_wanted),
        ):
            pressed.clicked.connect(lambda _on=False, told=told: told.emit())
        self._lay_out()

    def _lay_out(self) -> None:
        inside = layout.column(
            self.name,
            self.what,
            layout.row(self.amount, None),
            layout.row(self.kind, None),
            6,
            label(self.tr("Hvorfor i listen"), "section"),
            self.why,
            6,
            label(self.tr("Dette tar den ut av listen"), "section"),
            self.moves,
            6,
            self.given,
            flow(self.open, self.next, self.done, self.later, self.give, gap=8),
            None,
            spacing=6,
            margin=(16, 14, 14, 14),
        )
        holder = QWidget()
        holder.setLayout(inside)
        self.area = layout.scrolling(holder)
        self.area.setAccessibleName(self.tr("Raden som er valgt"))
        self.setLayout(layout.column(self.area, spacing=0))

    @Slot(object)
    def show_row(self, row: WorkRow) -> None:
        """Show another row."""
        self.name.setText(texts.who(row))
        self.what.setText(row.what)
        self.amount.setVisible(row.owed is not None)
        self.amount.show_amount(row.owed)
        self.kind.show_state(Tone(row.level), f"{row.kind_label} · {texts.due(row)}")
        self.why.setText(row.why)
        self._show_moves(row)
        self.given.setText(texts.given(row))
        self.done.setVisible(self._may_mark and row.is_task)
        self.later.setVisible(self._may_mark)
        self.give.setVisible(self._may_mark)

    def _show_moves(self, row: WorkRow) -> None:
        inside = self.moves.layout()
        assert inside is not None
        layout.clear(inside)
        for each in row.moves:
            mark = layout.column(IconLabel("ring", "muted", size=12), None, margin=(0, 4, 0, 0))
            words = layout.row(mark, label(each, wrap=True), spacing=8)
            words.setStretch(1, 1)
            line = QWidget()
            line.setLayout(words)
            inside.addWidget(line)
            line.show()
