"""The holds that run: fetched whole, shown of one team or of all."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desk.ui.desk_context import Context
from collector_desk.ui.plain_list import ListPresenter
from collector_desk.wire.holds import HoldRow, Holds

ALL, NONE = "", "(ingen)"
"""The choice of every team, and of the debtors who are in none."""

_WAITS = "Henter det som er stilt i bero …"


class HoldsPresenter(ListPresenter):
    """The list of one ``team``, or of all."""

    every: Sequence[HoldRow]

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.holds.list, waits=_WAITS)
        self.team = ALL

    @property
    def rows(self) -> Sequence[HoldRow]:
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
        return sum(row.review_on < self.context.house.today for row in self.rows)

    def told(self, found: Holds) -> None:
        self.every = found.rows
        if self.team not in (ALL, *self.teams):
            self.team = ALL
        super().told(found)
