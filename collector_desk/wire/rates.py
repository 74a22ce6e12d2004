"""The rates and rules the house works by, as they are shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from collector_desk.wire.base import Wire


class RateRow(Wire):
    """One dated value."""

    since: date
    value: str
    number: Decimal = Decimal(0)  # the value in the table's unit
    source: str
    confirmed: bool
    decided: str = ""  # by whom, where it was not shipped with the program


class WaitingRate(Wire):
    """A row that waits for a second person."""

    approval_id: int
    since: date
    by: str
    own: bool  # proposed by this person


class RateTable(Wire):
    """One table of rates; ``group`` is the set it is changed with, ``key`` its name in there."""

    name: str
    group: str
    key: str
    title: str
    unit: str
    measure: str  # the unit as the files have it
    law: str
    by: str  # which date picks the value
    checked: date
    next_due: date | None
    rows: tuple[RateRow, ...]
    pending: tuple[str, ...] = ()  # adopted without a date: shown, never used
    waiting: tuple[WaitingRate, ...] = ()


class RateTables(Wire):
    """All tables."""

    tables: tuple[RateTable, ...]


Value = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=6)]


class RateProposal(Wire):
    """An order to propose a new dated row of a table or a set.

    ``values`` by key of the set (the empty key for a table that stands alone), in the table's
    unit: øre, never kroner.
    """

    table: str = Field(max_length=60)
    since: date
    values: dict[Annotated[str, Field(max_length=60)], Value] = Field(min_length=1, max_length=60)
    source: str = Field(max_length=300)
    note: str = Field(default="", max_length=300)
    confirmed: bool  # by the legal department; whoever proposes says so or not
    next_due: date | None = None
    reasons: str = Field(max_length=2000)


class AddedRate(Wire):
    """A row that the house has put in force, for who lays it over the tables of the program."""

    table: str
    since: date
    values: dict[str, Decimal]
    source: str
    confirmed: bool
    note: str
    next_due: date | None


class RateMoved(Wire):
    """What one figure of one kind of case comes to in all, before and after (øre).

    Where the figure is no money, both are 0 and only the cases are counted.
    """

    what: str
    kind: str
    count: int
    before: int
    after: int


class RateCase(Wire):
    """One figure of one case, before and after, in words."""

    number: str
    kind: str
    debtor_id: int
    what: str
    before: str
    after: str


class RateRehearsal(Wire):
    """What a new row would move: reckoned on its first day ``on``, owed on the day ``ahead``.

    ``plans`` run, ``measures`` are decided and ``letters`` gave time past that day, all about
    claims that move; they stand as they are. ``whole`` is not where there are more debtors than
    were tried.
    """

    on: date
    ahead: date
    made_on: date
    tried: int
    moved: int
    groups: tuple[RateMoved, ...]
    cases: tuple[RateCase, ...]
    plans: int
    measures: int
    letters: int
    debtors: int
    whole: bool


class RateProposed(Wire):
    """A row that was proposed, and the proposal it waits with."""

    change_id: int
    approval_id: int
