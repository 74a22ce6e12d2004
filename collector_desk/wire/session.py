"""Signing in: who works here, in which role, and what the desk is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from collector_desk.wire.base import Wire
from collector_desk.wire.rates import AddedRate

TeamName = Annotated[str, Field(min_length=1, max_length=80)]


class SignIn(Wire):
    """An order to sign in with a user name and a password."""

    username: str = Field(min_length=1, max_length=80)
    password: str = Field(min_length=1, max_length=200)


class Desk(Wire):
    """The house the service works for, and the day it counts from."""

    name: str
    practice: bool
    today: date
    embedded: bool
    booked_through: datetime | None  # the newest payment file, or None where none is read yet
    debtors: int
    idle_minutes: int
    rates: tuple[AddedRate, ...] = ()  # what the house has put in force beside the files


class User(Wire):
    """The person at the desk."""

    account_id: int
    person_id: int
    name: str
    username: str
    role: str  # caseworker | supervisor | auditor | administrator | integration
    clearance: bool
    teams: tuple[str, ...]
    may: frozenset[str]  # the names of the deeds this role may do


class Confirm(Wire):
    """An order to prove, by the password, that it is still the same person."""

    password: str = Field(min_length=1, max_length=200)


class Confirmed(Wire):
    """Until when the password that was given again counts."""

    until: datetime


class SignedIn(Wire):
    """The answer to a sign-in. The token is shown once and kept by the client."""

    token: str
    user: User
    desk: Desk


class NewUser(Wire):
    """An order to make a user of the desk."""

    username: str = Field(min_length=2, max_length=80, pattern=r"^[a-z0-9._-]+$")
    name: str = Field(min_length=2, max_length=120)
    role: str = Field(pattern="^(caseworker|supervisor|auditor|administrator|integration)$")
    password: str = Field(min_length=12, max_length=200)
    clearance: bool = False
    team: str | None = Field(default=None, max_length=80)
    person_id: int | None = None  # a second account of a person already here
    superior_id: int | None = None  # the person this one answers to


class ChangeUser(Wire):
    """An order to say whom a user answers to and which teams that person works in, from now on.

    Both are said whole: who is not named is no longer the superior, a team not named is left.
    """

    version: int
    superior_id: int | None = None
    teams: tuple[TeamName, ...] = Field(default=(), max_length=20)


class UserRow(Wire):
    """A user in the administrator's list."""

    account_id: int
    person_id: int
    version: int  # of the person: another account of the same person has the same
    username: str
    name: str
    role: str
    clearance: bool
    active: bool
    superior: str = ""
    superior_id: int | None = None
    teams: tuple[str, ...] = ()


class Users(Wire):
    """Every user of the desk."""

    users: tuple[UserRow, ...]


class NewStandIn(Wire):
    """An order to let a person decide in a supervisor's place, both days included."""

    person_id: int
    for_person_id: int
    from_day: date
    to_day: date


class StandInRow(Wire):
    """A stand-in in the administrator's list."""

    stand_in_id: int
    person_id: int
    name: str
    for_person_id: int
    for_name: str
    from_day: date
    to_day: date
    ended: bool
    made_by: str


class StandIns(Wire):
    """Every stand-in, the last to begin first."""

    rows: tuple[StandInRow, ...]


class Health(Wire):
    """The service answers."""

    well: bool


class Nothing(Wire):
    """An answer without content."""
