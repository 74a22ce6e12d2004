"""Outages: days on which debtors could not reach us, listed, kept and withdrawn by the administrator."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from collector_desk.client.connection import new_key
from collector_desk.domain.outages import Channel
from collector_desk.ui import formats, layout, theme
from collector_desk.ui.dates import DateField
from collector_desk.ui.debtor.parts import Tall
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, TextField, check_all
from collector_desk.ui.messages import message
from collector_desk.ui.panels import Alert, button, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.outages import EndOutage, NewOutage, OutageLine, Outages, WithdrawOutage

_SHOWN = 8
"""Outages of the list that are shown; the last to begin first."""


class OutagesBox(QDialog):
    """Those there are, each with what ends it or takes it back, and a form for a new one."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        super().__init__(parent)
        self._context = context
        self._order: tuple[NewOutage, str] | None = None
        self.rows: tuple[OutageLine, ...] = ()
        self.ends: list[QPushButton] = []
        self.takes: list[QPushButton] = []
        self.setWindowTitle(self.tr("Nedetid"))
        self.said = Alert(Tone.ERROR, "")
        self.said.hide()
        self.rule = label("", wrap=True, muted=True)
        self._list = layout.column(spacing=4)
        self._make_form()
        self._lay_out()
        self._fetch()

    def _make_form(self) -> None:
        today = self._context.house.today
        self.why = TextField(self.tr("Grunn, når en periode trekkes tilbake"), longest=300)
        self.channel = ChoiceField(
            self.tr("Hva var nede"), [(each.value, each.label) for each in Channel]
        )
        self.source = TextField(
            self.tr("Kilde, for eksempel driftsmeldingen"), required=True, longest=200
        )
        self.first = DateField(self.tr("Første dag"), today=today, required=True)
        self.last = DateField(self.tr("Siste dag, tom mens det varer"), today=today)
        self.go = button(self.tr("Registrer"), "primary")
        self.leave = button(self.tr("Lukk"))
        self.go.clicked.connect(self._register)
        self.leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        whole = layout.column(
            label(self.tr("Nedetid"), "section"),
            self.rule,
            self._list,
            self.why,
            label(self.tr("Ny periode"), "section"),
            self.said,
            layout.row(self.channel, self.source, spacing=14),
            layout.row(self.first, self.last, spacing=14),
            None,
            spacing=10,
            margin=20,
        )
        page = layout.scrolling(Tall(whole))
        foot = layout.row(self.go, self.leave, None, spacing=8, margin=(20, 8, 20, 12))
        self.setLayout(layout.column(page, layout.rule(), foot, spacing=0))
        px, room = theme.current().px, self.screen().availableSize()
        self.resize(min(px(760), room.width() - 40), min(px(620), room.height() - 60))
        self.why.hide()
        self.channel.setFocus()

    # what is asked of the service -----------------------------------------------------

    def _fetch(self) -> None:
        desk = self._context.desk
        self._context.tasks.run(desk.outages.list, self._told, self._refused, self)

    @Slot()
    def _register(self) -> None:
        if not check_all([self.source, self.first, self.last]):
            return
        first = self.first.value()
        if first is None or len(self.source.value()) < len("IKT"):
            self.source.show_error(self.tr("Skriv hvem som meldte fra, eller hvor det står."))
            return
        order = NewOutage(
            channel=Channel(self.channel.value()),
            from_day=first,
            to_day=self.last.value(),
            source=self.source.value(),
        )
        if self._order is None or self._order[0] != order:
            self._order = (order, new_key())
        key, desk = self._order[1], self._context.desk
        self._run(lambda: desk.outages.register(order, key=key))

    def _end(self, row: OutageLine) -> None:
        key, desk = new_key(), self._context.desk
        order = EndOutage(to_day=self._context.house.today)
        self._run(lambda: desk.outages.end(row.outage_id, order, key=key))

    def _withdraw(self, row: OutageLine) -> None:
        why = self.why.value()
        if len(why) < len("feil"):
            self.why.show_error(self.tr("Skriv hvorfor perioden trekkes tilbake."))
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        key, desk, order = new_key(), self._context.desk, WithdrawOutage(why=why)
        self._run(lambda: desk.outages.withdraw(row.outage_id, order, key=key))

    def _run(self, deed: Callable[[], OutageLine]) -> None:
        self.go.setEnabled(False)
        self._context.tasks.run(deed, self._done, self._refused, self)

    def _done(self, row: OutageLine) -> None:
        self._order = None
        told = (
            self.tr("Perioden er trukket tilbake, og fristene løper som før.")
            if row.withdrawn_by
            else self.tr("Nedetiden er registrert, og fristene som løp, er forlenget.")
        )
        self._context.toast(told)
        for field in (self.why, self.source, self.first, self.last):
            field.set_text("")
        self.said.hide()
        self.go.setEnabled(True)
        self._fetch()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        said = message(error)
        self.said.say(Tone.ERROR, said.sentence, what_now=said.what_now)

    # what is shown --------------------------------------------------------------------

    def _told(self, found: Outages) -> None:
        self.rows = found.rows[:_SHOWN]
        self.rule.setText(f"{found.rule} {found.unconfirmed}".strip())
        layout.clear(self._list)
        self.ends, self.takes = [], []
        if not self.rows:
            self._list.addWidget(label(self.tr("Ingen er registrert."), muted=True))
        for row in self.rows:
            self._list.addLayout(self._line(row))
        self.why.setVisible(bool(self.takes))

    def _line(self, row: OutageLine) -> QVBoxLayout:
        words = f"{row.channel.label}, {self._days(row)}"
        taken = self.tr("Trukket tilbake av {0}: {1}").format(row.withdrawn_by, row.withdrawn_why)
        kept = self.tr("{0}. Registrert av {1}").format(row.source.rstrip("."), row.made_by)
        text = layout.column(
            label(words, wrap=True, muted=bool(row.withdrawn_by)),
            label(taken if row.withdrawn_by else kept, wrap=True, muted=True),
            spacing=0,
        )
        line = layout.row(text, spacing=10)
        line.setStretch(0, 1)
        if not row.withdrawn_by:
            self._buttons(line, row, words)
        return layout.column(line, layout.rule(), spacing=4)

    def _buttons(self, line: QHBoxLayout, row: OutageLine, words: str) -> None:
        if row.to_day is None:
            end = button(self.tr("Over i dag"), "link")
            end.setAccessibleName(self.tr("Over i dag: {0}").format(words))
            end.clicked.connect(lambda: self._end(row))
            self.ends.append(end)
            line.addWidget(end, alignment=Qt.AlignmentFlag.AlignTop)
        take = button(self.tr("Trekk tilbake"), "link")
        take.setAccessibleName(self.tr("Trekk tilbake: {0}").format(words))
        take.clicked.connect(lambda: self._withdraw(row))
        self.takes.append(take)
        line.addWidget(take, alignment=Qt.AlignmentFlag.AlignTop)

    def _days(self, row: OutageLine) -> str:
        if row.to_day is None:
            return self.tr("fra {0}, varer ennå").format(formats.day(row.from_day))
        if row.to_day == row.from_day:
            return formats.day(row.from_day)
        return formats.period(row.from_day, row.to_day)
