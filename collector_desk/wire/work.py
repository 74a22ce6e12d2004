"""Worklists on the wire: each row says why it is there, by when, and what would move it."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from collector_desk.domain.work import BANDS, Nearness, WorkKind
from collector_desk.wire.base import Wire


class WorkRow(Wire):
    """One thing to do. ``key`` names it within its kind, for marks and for opening it."""

    kind: WorkKind
    kind_label: str
    level: str
    subject_id: int
    version: int  # of a task, to close it; else 0
    due: date
    nearness: Nearness
    debtor_id: int | None
    debtor_name: str
    what: str  # «K-2026-003118 · Legevakt», «4 krav»
    why: str  # why it stands here, in words
    moves: tuple[str, ...]  # what would take it out of the list
    owed: int | None
    person: str  # whom it is given to
    put_off_until: date | None

    @property
    def key(self) -> str:
        """What the row is known by: limitation runs for each debtor on a claim."""
        return f"{self.kind.value}:{self.subject_id}:{self.debtor_id or 0}"

    @property
    def is_task(self) -> bool:
        """Whether it is closed by saying that it is done; the others go when their cause goes."""
        return self.version > 0


class Colleague(Wire):
    """Somebody a row can be given to, and whose list can be kept as a stand-in."""

    person_id: int
    name: str


class Band(Wire):
    """How much will be time-barred within some months: rows, and øre of principal on the claims."""

    months: int
    rows: int
    principal: int


class Worklist(Wire):
    """A worklist with its counts: overdue, today, tomorrow, later this week.

    ``owed`` is øre on the rows, a claim counted once; ``more`` tells that a kind has more rows
    than are sent. ``bands`` are told in the list of limitation alone.
    """

    rows: tuple[WorkRow, ...]
    colleagues: tuple[Colleague, ...]
    overdue: int
    today: int
    tomorrow: int
    this_week: int
    owed: int
    more: bool
    bands: tuple[Band, ...] = ()


class Counts(Wire):
    """Live counts beside the lists of the side bar, by the list's name."""

    counts: dict[str, int]


class AskWork(Wire):
    """Which list: mine, the team's, or one kind; with what was put off where asked for.

    ``months`` is how far limitation looks ahead (domain.work.BANDS); empty: the house's rule.
    """

    scope: str = Field(default="mine", pattern="^(mine|team|all)$")
    kinds: tuple[WorkKind, ...] = ()
    put_off: bool = False
    person_id: int | None = None  # a colleague's list, by a stand-in
    months: int | None = Field(default=None, ge=1, le=max(BANDS))


class RowOf(Wire):
    """Which row: its subject within its kind, and the debtor where it has one."""

    kind: WorkKind
    subject_id: int
    debtor_id: int | None


class PutOff(RowOf):
    """An order to put a row off until a day."""

    until: date


class Assign(RowOf):
    """An order to give a row to a person (None: back to the team)."""

    person_id: int | None


class Marked(RowOf):
    """What is marked on a row now."""

    put_off_until: date | None
    person_id: int | None


class NewTask(Wire):
    """An order to be reminded."""

    text: str = Field(min_length=3, max_length=300)
    due_on: date
    claim_id: int | None = None


class DoneTask(Wire):
    """An order to close a task."""

    version: int


class TaskKept(Wire):
    """A task as it stands now."""

    task_id: int
    version: int
    text: str
    due_on: date
    done: bool


class Disqualify(Wire):
    """A declaration of being disqualified towards a debtor, with its reason."""

    reason: str = Field(min_length=5, max_length=300)


class Declared(Wire):
    """What was declared."""

    debtor_id: int
    declared_on: date
