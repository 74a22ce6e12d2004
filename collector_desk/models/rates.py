"""Rates and settings that the house puts in force itself, each row by two persons."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row


class RateChange(Row):
    """A dated row of a table or a set of rates: proposed, and in force once another approved it.

    Rows are added, never changed: the database refuses to write over one, to let one count without
    its approval, and to take one away (``models.seals``). ``number`` counts those of one table
    that are in force; of two for one day the higher counts.
    """

    __tablename__ = "rate_change"
    __table_args__ = (
        UniqueConstraint("table_name", "number", name="uq_rate_change_number"),
        CheckConstraint("state IN ('waiting', 'in_force', 'returned')", name="state_known"),
        CheckConstraint(
            "(state = 'in_force') = (number IS NOT NULL)"
            " AND (state <> 'in_force' OR approval_id IS NOT NULL)",
            name="in_force_is_approved",
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    table_name: Mapped[str] = mapped_column(String(60))  # of rates/*.toml: a table or a set
    since: Mapped[date]
    next_due: Mapped[date | None]
    given: Mapped[dict[str, Any]] = mapped_column(JSON)  # by key of the set, the value as text
    source: Mapped[str] = mapped_column(String(300))
    note: Mapped[str] = mapped_column(String(300), default="")  # what is open, if not confirmed
    confirmed: Mapped[bool]
    reasons: Mapped[str] = mapped_column(Text)
    rehearsed: Mapped[dict[str, Any]] = mapped_column(JSON)  # wire.rates.RateRehearsal
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    number: Mapped[int | None]
    approval_id: Mapped[int | None] = mapped_column(ForeignKey("approval.id"))
    made_by_person: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
