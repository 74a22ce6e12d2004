"""A worklist: its rows, whose they are, and what is done to the one that is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from collector_desk.client.connection import new_key
from collector_desk.domain.work import WorkKind
from collector_desk.errors.calls import CallCancelled
from collector_desk.errors.service import Unknown
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.ui.worklist import texts
from collector_desk.wire.lists import ListPlace, ListRemoved, SavedList, SavedLists
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
_BASES: dict[str, ListPlace] = {
    "work": "work",
    "agreements": "agreements",
    "limitation": "limitation",
}
_FIRST_BAND = 6
"""Months that the list of limitation looks ahead at first: when the law asks for a warning."""

_NONE = Worklist(
    rows=(), colleagues=(), overdue=0, today=0, tomorrow=0, this_week=0, owed=0, more=False
)


class WorklistPresenter(QObject):
    """``changed`` when the list is another; ``gone(key)`` when a row was put off, given or done."""

    changed = Signal()
    gone = Signal(str)

    def __init__(self, context: Context, place: str, list_id: int = 0) -> None:
        super().__init__()
        self._context = context
        self.place = place
        self._list_id = list_id
        self.saved: SavedList | None = None  # what a saved list was when it was opened
        self.base: ListPlace = _BASES.get(place, "work")
        self.kinds = texts.KINDS[self.base]
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
    def may_choose_kinds(self) -> bool:
        """Whether kinds are chosen here; the other lists are of the kinds that name them."""
        return self.base == "work"

    @property
    def may_save(self) -> bool:
        """Whether the filter that stands can be kept under a name."""
        return "lists.save" in self._context.user.may and self.problem is None

    @property
    def may_remove(self) -> bool:
        """Whether this is a saved list that this user may remove."""
        may = "lists.remove" in self._context.user.may
        return may and self.saved is not None and self.saved.may_remove

    @property
    def kept_lists(self) -> Sequence[SavedList]:
        """The saved lists as they were last counted."""
        return self._context.lists.rows

    @property
    def title(self) -> str:
        """What the list is called."""
        return self.saved.name if self.saved else texts.TITLES[self.place]

    @property
    def words(self) -> str:
        """The filter in a few words: whose rows, and of which kinds."""
        chosen = self.kinds if self.may_choose_kinds else ()
        return texts.filtered(self.scope, self.stand_in, chosen)

    def is_list(self, list_id: int) -> bool:
        """Whether this is that saved list."""
        return self.saved is not None and self.saved.list_id == list_id

    @property
    def today(self) -> date:
        """The desk's day."""
        return self._context.house.today

    def fetch(self) -> None:
        """Ask for the list; a saved one is looked up first."""
        if self._list_id and (self.saved is None or self.saved.ask is None):
            run, desk = self._context.tasks.run, self._context.desk
            run(desk.lists.list, self._looked_up, self._failed, self, replaces="lists")
            return
        ask = self.asked()
        self._context.tasks.run(
            lambda: self._context.desk.work.list(ask),
            self._told,
            self._failed,
            self,
            replaces=f"worklist-{self.place}",
            title=self.tr("Henter arbeidslisten …"),
        )

    def asked(self) -> AskWork:
        """The filter that stands."""
        return AskWork(
            scope=self.scope,
            kinds=self.kinds,
            put_off=self.put_off_too,
            person_id=self.stand_in.person_id if self.stand_in else None,
            months=self.months,
        )

    def _looked_up(self, found: SavedLists) -> None:
        row = next((each for each in found.rows if each.list_id == self._list_id), None)
        if row is None:
            self._failed(Unknown(what="list", id=self._list_id))
            return
        self.saved = row
        if row.ask is None:
            self.loaded, self.problem = True, Message(row.problem, row.what_now, "lists.outdated")
            self.changed.emit()
            return
        ask = row.ask
        self.base = _BASES.get(row.place, "work")
        self.scope, self.kinds, self.put_off_too = ask.scope, ask.kinds, ask.put_off
        self.months, person = ask.months, ask.person_id
        self.stand_in = Colleague(person_id=person, name="") if person is not None else None
        self.fetch()

    def open_list(self, list_id: int) -> None:
        """Show a saved list."""
        self._context.open_list(list_id)

    def remove(self) -> None:
        """Remove this saved list; Ctrl+Z brings it back."""
        if self.saved is None:
            return
        number, name, key = self.saved.list_id, self.saved.name, new_key()

        def removed(_answer: ListRemoved) -> None:
            self._context.toast(self.tr("Visningen «{0}» er fjernet.").format(name))

        run, desk = self._context.tasks.run, self._context.desk
        run(lambda: desk.lists.remove(number, key=key), removed, self._context.refused, self)

    def of_kinds(self, kinds: tuple[WorkKind, ...]) -> None:
        """Show rows of these kinds only; of all where none is named."""
        self.kinds = kinds
        self.fetch()

    def only_sent_back(self) -> None:
        """Show only the proposals that came back; done again, everything."""
        back = texts.ONLY_SENT_BACK
        self.of_kinds(() if self.kinds == back else back)

    def turn(self, kind: WorkKind) -> None:
        """Show a kind too, or leave it out again."""
        self.of_kinds(tuple(each for each in WorkKind if (each in self.kinds) != (each is kind)))

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
        if self.stand_in is not None and not self.stand_in.name:
            known = {each.person_id: each for each in found.colleagues}
            self.stand_in = known.get(self.stand_in.person_id, self.stand_in)
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, CallCancelled) and self.loaded:
            return
        self.problem = message(error)
        self.changed.emit()
        self._context.refused(error)


def _of(row: WorkRow) -> dict[str, Any]:
    return {"kind": row.kind, "subject_id": row.subject_id, "debtor_id": row.debtor_id}
