"""A worklist: its rows, whose they are, and what is done to the one that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from collector_desk.client.connection import new_key
from collector_desk.domain.work import WorkKind
from collector_desk.errors.calls import CallCancelled
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.ui.worklist import texts
from collector_desk.wire.work import (
    AskWork,
    Assign,
    Colleague,
    DoneTask,
    Marked,
    PutOff,
    TaskKept,
    Worklist,
    WorkRow,
)

_PLANS = (WorkKind.PLAN_TROUBLE, WorkKind.PLAN_NOTICED)
_FIRST_BAND = 6
"""Months that the list of limitation looks ahead at first: when the law asks for a warning."""

_NONE = Worklist(rows=(), colleagues=(), today=0, tomorrow=0, this_week=0, owed=0, more=False)


class WorklistPresenter(QObject):
    """``changed`` when the list is another; ``gone(key)`` when a row was put off, given or done."""

    changed = Signal()
    gone = Signal(str)

    def __init__(self, context: Context, place: str) -> None:
        super().__init__()
        self._context = context
        self.place = place
        self.scope = "mine" if place == "work" else "all"
        self.put_off_too = False
        self.stand_in: Colleague | None = None
        self.months = _FIRST_BAND if place == "limitation" else None
        self.found = _NONE
        self.loaded = False
        self.problem: Message | None = None

    @property
    def may_mark(self) -> bool:
        """Whether this user may put rows off, give them away and close tasks."""
        return "work.put_off" in self._context.user.may

    @property
    def today(self) -> date:
        """The desk's day."""
        return self._context.house.today

    def fetch(self) -> None:
        """Ask for the list."""
        ask = AskWork(
            scope=self.scope,
            kinds=texts.KINDS[self.place],
            put_off=self.put_off_too,
            person_id=self.stand_in.person_id if self.stand_in else None,
            months=self.months,
        )
        self._context.tasks.run(
            lambda: self._context.desk.work.list(ask),
            self._told,
            self._failed,
            self,
            replaces=f"worklist-{self.place}",
            title=self.tr("Henter arbeidslisten …"),
        )

    def show(self, scope: str) -> None:
        """Show one's own rows, the team's or all."""
        self.scope, self.stand_in = scope, None
        self.fetch()

    def stand_in_for(self, colleague: Colleague) -> None:
        """Show a colleague's own rows."""
        self.scope, self.stand_in = "mine", colleague
        self.fetch()

    def with_put_off(self, *, shown: bool) -> None:
        """Show what is put off, or leave it out."""
        self.put_off_too = shown
        self.fetch()

    def within(self, months: int) -> None:
        """Show what is time-barred within some months."""
        self.months = months
        self.fetch()

    def open(self, row: WorkRow) -> None:
        """Open what a row is about: objection, plan, proposals, debtor, or money."""
        if row.kind is WorkKind.OBJECTION and row.debtor_id is not None:
            self._context.open_objection(row.subject_id, row.debtor_id)
        elif row.kind in _PLANS and row.debtor_id is not None:
            self._context.open_plans(row.debtor_id, None)
        elif row.kind is WorkKind.SENT_BACK:
            self._context.open_place("approvals")
        elif row.debtor_id is not None:
            self._context.open_debtor(row.debtor_id)
        elif row.kind is WorkKind.UNPLACED:
            self._context.open_place("unplaced")
        else:
            self._context.toast(self.tr("Finn skyldneren med Ctrl+K, og åpne henvendelsen der."))

    def put_off(self, row: WorkRow, until: date) -> None:
        """Put a row off until a day."""
        order, key = PutOff(**_of(row), until=until), new_key()
        said = self.tr("Utsatt til {0}.").format(f"{until:%d.%m.%Y}")
        self._mark(row, lambda: self._context.desk.work.put_off(order, key=key), said)

    def give(self, row: WorkRow, colleague: Colleague | None) -> None:
        """Give a row to a colleague, or back to the team."""
        person = colleague.person_id if colleague else None
        order = Assign(**_of(row), person_id=person)
        key = new_key()
        to = colleague.name if colleague else self.tr("den som er ansvarlig, eller teamet")
        said = self.tr("Gitt til {0}.").format(to)
        self._mark(row, lambda: self._context.desk.work.assign(order, key=key), said)

    def done(self, row: WorkRow) -> None:
        """Close a task."""
        order, key = DoneTask(version=row.version), new_key()
        said = self.tr("Oppgaven er ferdig.")
        self._mark(row, lambda: self._context.desk.work.done(row.subject_id, order, key=key), said)

    def _mark(self, row: WorkRow, call: Callable[[], Marked | TaskKept], said: str) -> None:
        def marked(_answer: Marked | TaskKept) -> None:
            self._context.toast(said)
            self.gone.emit(row.key)
            self.fetch()

        self._context.tasks.run(call, marked, self._context.refused, self)

    def _told(self, found: Worklist) -> None:
        self.found, self.loaded, self.problem = found, True, None
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, CallCancelled) and self.loaded:
            return
        self.problem = message(error)
        self.changed.emit()
        self._context.refused(error)


def _of(row: WorkRow) -> dict[str, Any]:
    return {"kind": row.kind, "subject_id": row.subject_id, "debtor_id": row.debtor_id}
