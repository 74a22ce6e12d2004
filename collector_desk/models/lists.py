"""Lists that somebody saved: a name for a filter of the worklist."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row


class SavedList(Row):
    """A filter of the worklist, kept by its owner, for a team where ``team_id`` names one.

    Ended by a day, never removed. ``ask`` is a wire.work.AskWork as it was when it was saved: who
    reads it tries it anew, for what it names may be gone.
    """

    __tablename__ = "saved_list"
    __table_args__ = (
        Index(
            "uq_saved_list_name",
            "owner_id",
            "name",
            unique=True,
            sqlite_where=text("removed_on IS NULL"),
            postgresql_where=text("removed_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    place: Mapped[str] = mapped_column(String(12))  # wire.lists.PLACES
    ask: Mapped[dict[str, Any]] = mapped_column(JSON)
    position: Mapped[int]  # among the owner's own
    saved_at: Mapped[datetime] = mapped_column(Moment)
    removed_on: Mapped[date | None]
    removed_by: Mapped[str] = mapped_column(String(120), default="")
