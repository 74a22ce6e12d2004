"""Saved lists on the wire: a worklist's filter under a name, with how many rows it finds now."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from collector_desk.wire.base import Wire
from collector_desk.wire.work import AskWork

ListPlace = Literal["work", "agreements", "limitation"]
"""The worklist that a filter was saved from."""

ListName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=40)]


class SaveList(Wire):
    """An order to keep a filter; for one of the user's own teams where ``team_id`` names it."""

    name: ListName
    place: ListPlace
    ask: AskWork
    team_id: int | None = Field(default=None, ge=1)


class SavedList(Wire):
    """A saved list as its reader sees it.

    ``count`` is how many rows its reader has in it now. Where the filter can no longer be used
    ``ask`` and ``count`` are None, and ``problem`` and ``what_now`` say why and what to do.
    """

    list_id: int
    name: str
    place: str
    ask: AskWork | None
    count: int | None
    owner: str
    team: str  # empty: the owner's alone
    may_remove: bool
    problem: str = ""
    what_now: str = ""


class OwnTeam(Wire):
    """A team that a list can be shared with."""

    team_id: int
    name: str


class SavedLists(Wire):
    """One's own lists first, then those of one's teams; and the teams one can share with."""

    rows: tuple[SavedList, ...]
    teams: tuple[OwnTeam, ...]


class ListRemoved(Wire):
    """What was removed."""

    list_id: int
    name: str
