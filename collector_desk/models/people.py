"""Who works here: persons, their teams, their accounts and sessions."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from collector_desk.models.base import Id, Moment, Row


class Person(Row):
    """A human being at the desk. Four eyes compares persons, not accounts."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    clearance: Mapped[bool] = mapped_column(default=False)  # for protected persons
    blind_index: Mapped[str | None] = mapped_column(String(64), index=True)  # own identity number
    superior_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # nærmeste leder
    version: Mapped[int] = mapped_column(default=1, server_default="1")  # of the teams, too
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Team(Row):
    """A portfolio is a team and a responsible person."""

    __tablename__ = "team"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)


class TeamMember(Row):
    """A person works in a team."""

    __tablename__ = "team_member"

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)


class Account(Row):
    """A way to sign in: one person may have several, and is still one person."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("username"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    username: Mapped[str] = mapped_column(String(80))
    role: Mapped[str] = mapped_column(String(20))
    password_hash: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class SessionToken(Row):
    """A session: the hash of an opaque 256-bit token, never the token."""

    __tablename__ = "session_token"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_used_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)  # the password given again


class StandIn(Row):
    """A person decides in a supervisor's place from one day to another, both included."""

    __tablename__ = "stand_in"
    __table_args__ = (
        CheckConstraint("person_id <> for_person_id", name="another_person"),
        CheckConstraint("from_day <= to_day", name="days_in_order"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    for_person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    from_day: Mapped[date]
    to_day: Mapped[date]
    ended_at: Mapped[datetime | None] = mapped_column(Moment)  # ended before its last day
    made_by: Mapped[str] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(Moment)


class Opening(Row):
    """An account opened a debtor, for a reason; the newest opening only.

    What happened is in the audit. The row answers «may I go on?» and «what did I have open?».
    """

    __tablename__ = "opening"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), primary_key=True)
    opened_at: Mapped[datetime] = mapped_column(Moment, index=True)
    reason: Mapped[str] = mapped_column(String(300), default="")


class Presence(Row):
    """A person has a debtor open just now; put anew while it is looked at, gone when it is left.

    It is no log: who looked at whom is in the audit.
    """

    __tablename__ = "presence"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), primary_key=True, index=True)
    seen_at: Mapped[datetime] = mapped_column(Moment)


class Draft(Row):
    """An unfinished note, kept through a crash."""

    __tablename__ = "draft"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    debtor_id: Mapped[int] = mapped_column(ForeignKey("debtor.id"), primary_key=True)
    text: Mapped[str] = mapped_column(String(4000))
    saved_at: Mapped[datetime] = mapped_column(Moment)
