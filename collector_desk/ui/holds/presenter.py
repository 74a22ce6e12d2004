"""The holds that run: fetched whole, shown of one team or of all."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from collector_desk.errors.calls import CallCancelled
from collector_desk.ui.desk_context import Context
from collector_desk.ui.messages import Message, message
from collector_desk.wire.holds import HoldRow, Holds

ALL, NONE = "", "(ingen)"
"""The choice of every team, and of the debtors who are in none."""


class HoldsPresenter(QObject):
    """``changed`` when the list is another."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.every: tuple[HoldRow, ...] = ()
        self.team = ALL
        self.loaded = False
        self.problem: Message | None = None

    def fetch(self) -> None:
        """Ask for the list."""
        self._context.tasks.run(
            self._context.desk.holds.list, self._told, self._failed, self,
            replaces="holds", title=self.tr("Henter det som er stilt i bero …"),
        )  # fmt: skip

    @property
    def rows(self) -> tuple[HoldRow, ...]:
        """Those of the chosen team, the next to be looked at first."""
        if self.team == ALL:
            return self.every
        return tuple(row for row in self.every if (row.team or NONE) == self.team)

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams that have something resting, and ``NONE`` where somebody is in no team."""
        named = sorted({row.team for row in self.every if row.team})
        return (*named, *((NONE,) if any(not row.team for row in self.every) else ()))

    def of_team(self, team: str) -> None:
        """Show what rests with one team, or with all."""
        self.team = team
        self.changed.emit()

    def late(self) -> int:
        """How many of those shown were to be looked at before today."""
        return sum(row.review_on < self._context.house.today for row in self.rows)

    def _told(self, found: Holds) -> None:
        self.every, self.loaded, self.problem = found.rows, True, None
        if self.team not in (ALL, *self.teams):
            self.team = ALL
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CallCancelled):
            self.problem = message(error)
            self.changed.emit()
