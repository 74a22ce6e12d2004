"""Stand-ins: who decides in a supervisor's place, listed, registered and ended by the administrator."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from collector_desk.client.connection import new_key
from collector_desk.ui import formats, layout
from collector_desk.ui.dates import DateField
from collector_desk.ui.desk_context import Context
from collector_desk.ui.fields import ChoiceField, check_all
from collector_desk.ui.messages import message
from collector_desk.ui.panels import Alert, button, label
from collector_desk.ui.tokens import Tone
from collector_desk.wire.session import NewStandIn, StandInRow, StandIns, UserRow

_SHOWN = 8
"""Stand-ins of the list that are shown; the last to begin first."""


class StandInsBox(QDialog):
    """Those there are, each with a button that ends it, and a form for a new one."""

    def __init__(self, parent: QWidget, context: Context, users: Sequence[UserRow]) -> None:
        super().__init__(parent)
        self._context = context
        self._order: tuple[NewStandIn, str] | None = None
        self.rows: tuple[StandInRow, ...] = ()
        self.ends: list[QWidget] = []
        self.setWindowTitle(self.tr("Stedfortredere"))
        self.said = Alert(Tone.ERROR, "")
        self.said.hide()
        self._list = layout.column(spacing=4)
        self._make_form(users)
        self._lay_out()
        self._fetch()

    def _make_form(self, users: Sequence[UserRow]) -> None:
        today = self._context.house.today
        self.person = ChoiceField(self.tr("Stedfortreder"), _people(users, "caseworker"))
        self.whom = ChoiceField(
            self.tr("For leder"),
            _people(users, "supervisor"),
            help_text=self.tr(
                "Stedfortrederen avgjør ikke det lederen selv har foreslått, eller saker der"
                " lederen er inhabil (fvl. § 6)."
            ),
        )
        self.first = DateField(self.tr("Første dag"), today=today, required=True)
        self.last = DateField(self.tr("Siste dag"), today=today, required=True)
        self.first.set_value(today)
        self.go = button(self.tr("Registrer"), "primary")
        self.leave = button(self.tr("Lukk"))
        self.go.clicked.connect(self._register)
        self.leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self.setLayout(
            layout.column(
                label(self.tr("Stedfortredere"), "section"),
                self._list,
                label(self.tr("Ny stedfortreder"), "section"),
                self.said,
                layout.row(self.person, self.whom, spacing=14),
                layout.row(self.first, self.last, spacing=14),
                layout.row(self.go, self.leave, None),
                spacing=10,
                margin=20,
            )
        )
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)
        self.person.setFocus()

    # what is asked of the service -----------------------------------------------------

    def _fetch(self) -> None:
        desk = self._context.desk
        self._context.tasks.run(desk.stand_ins.list, self._told, self._refused, self)

    @Slot()
    def _register(self) -> None:
        if not check_all([self.first, self.last]) or not self.person.value():
            return
        first, last = self.first.value(), self.last.value()
        if first is None or last is None or not self.whom.value():
            return
        order = NewStandIn(
            person_id=int(self.person.value()),
            for_person_id=int(self.whom.value()),
            from_day=first,
            to_day=last,
        )
        if self._order is None or self._order[0] != order:
            self._order = (order, new_key())
        key, desk = self._order[1], self._context.desk
        self.go.setEnabled(False)
        self._context.tasks.run(
            lambda: desk.stand_ins.register(order, key=key), self._done, self._refused, self
        )

    def _end(self, row: StandInRow) -> None:
        key, desk = new_key(), self._context.desk
        self._context.tasks.run(
            lambda: desk.stand_ins.end(row.stand_in_id, key=key), self._done, self._refused, self
        )

    def _done(self, row: StandInRow) -> None:
        self._order = None
        told = (
            self.tr("{0} er ikke stedfortreder lenger.")
            if row.ended
            else self.tr("{0} er stedfortreder.")
        )
        self._context.toast(told.format(row.name))
        self.last.set_text("")
        self.said.hide()
        self.go.setEnabled(True)
        self._fetch()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        said = message(error)
        self.said.say(Tone.ERROR, said.sentence, what_now=said.what_now)

    # what is shown --------------------------------------------------------------------

    def _told(self, found: StandIns) -> None:
        self.rows = found.rows[:_SHOWN]
        layout.clear(self._list)
        self.ends = []
        if not self.rows:
            self._list.addWidget(label(self.tr("Ingen er registrert."), muted=True))
        for row in self.rows:
            self._list.addLayout(self._line(row))

    def _line(self, row: StandInRow) -> QVBoxLayout:
        days = formats.period(row.from_day, row.to_day)
        words = self.tr("{0} for {1}, {2}").format(row.name, row.for_name, days)
        over = row.ended or row.to_day < self._context.house.today
        text = label(words + (self.tr(" – avsluttet") if row.ended else ""), wrap=True, muted=over)
        end = button(self.tr("Avslutt"), "link")
        end.setAccessibleName(self.tr("Avslutt: {0}").format(words))
        end.clicked.connect(lambda: self._end(row))
        end.setVisible(not over)
        if not over:
            self.ends.append(end)
        line = layout.row(text, end, spacing=10)
        line.setStretch(0, 1)
        line.setAlignment(end, Qt.AlignmentFlag.AlignTop)
        return layout.column(line, layout.rule(), spacing=4)


def _people(users: Sequence[UserRow], role: str) -> list[tuple[str, str]]:
    """The persons who can sign in with a role, by name."""
    found = {str(user.person_id): user.name for user in users if user.active and user.role == role}
    return sorted(found.items(), key=lambda each: each[1])
