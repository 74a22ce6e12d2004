"""Ways of looking for a debtor, as statements that are built once for each shape of a text.

To build a statement costs more time than to run it. So the words of a text are slots of a
statement, and statements are kept by shape: how many words, of which sort, and where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    and_,
    bindparam,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from collector_desk.domain import folding
from collector_desk.models import Debtor

AT_MOST = 60  # that one way of looking brings; a page (50 at most) is chosen among them
FILTERED = 1000  # that one way of looking goes through where it must look at each

Way = Select[str, int]
Conditions = Sequence[ColumnElement[bool]]


class How(StrEnum):
    """How a debtor or a claim was found. The audit keeps these words, never the text typed."""

    NAME = "name"
    NAME_AND_BIRTH = "name_and_birth"
    NAME_AND_PLACE = "name_and_place"
    TYPO = "typo"
    INSIDE = "inside"
    ADDRESS = "address"
    IDENTITY = "identity"
    ORGANISATION = "organisation"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    CLAIM = "claim"
    CASE = "case"
    KID = "kid"
    FORMER_KID = "former_kid"
    PLAN_KID = "plan_kid"
    INVOICE = "invoice"
    PLATE = "plate"


def filled(slots: Mapping[str, str]) -> dict[str, Any]:
    """The parameters of a statement, from the word in each slot."""
    found: dict[str, Any] = {}
    for slot, word in slots.items():
        end = folding.after(word)
        found |= {slot: word, f"{slot}_end": end, f"{slot}_like": f"% {word}%"}
        found |= {f"{slot}_second": f" {word}", f"{slot}_second_end": f" {end}"}
    return found


def between(column: InstrumentedAttribute[str], slot: str) -> ColumnElement[bool]:
    """Whether a column begins with the word of a slot, as a range that an index serves."""
    return and_(column >= bindparam(slot), column < bindparam(f"{slot}_end"))


def paired(
    column: InstrumentedAttribute[str], first: InstrumentedAttribute[str], slot: str
) -> ColumnElement[bool]:
    """Whether a pair has ``first`` before a word that begins with the word of a slot."""
    return and_(
        column >= first + bindparam(f"{slot}_second"),
        column < first + bindparam(f"{slot}_second_end"),
    )


def has_word(column: InstrumentedAttribute[str], slot: str) -> ColumnElement[bool]:
    """Whether some word of a folded column begins with the word of a slot."""
    # A folded word has letters and digits only: no % or _ can come from what was typed.
    return (literal_column("' '") + column).like(bindparam(f"{slot}_like"))


def named(slot: str) -> ColumnElement[bool]:
    """Whether a word of the debtor's name begins with the word of a slot."""
    return has_word(Debtor.search_name, slot)


def living() -> ColumnElement[bool]:
    """Whether where the debtor lives may be searched: nobody finds a protected person by it."""
    return Debtor.protection == "open"


def named_or_living(slot: str) -> ColumnElement[bool]:
    """Whether the name or the address has a word with this beginning."""
    return or_(named(slot), and_(living(), has_word(Debtor.address_key, slot)))


def way(how: How, debtor_id: InstrumentedAttribute[int]) -> Way:
    """The head of a way of looking: how it finds, and whom."""
    return select(
        literal(how.value, literal_execute=True).label("how"), debtor_id.label("debtor_id")
    )


def few(found: Way, count: int = AT_MOST) -> Way:
    """The first few. The number stands in the statement, so that a planner that does not know
    the words yet knows that they are few.
    """
    return found.limit(literal_column(str(count)))


def narrowed(found: Way, conditions: Conditions, of: int = FILTERED) -> Way:
    """A way of looking with conditions on the debtor, tried on its first few only."""
    if not conditions:
        return few(found)
    some = few(found, of).subquery()
    return few(
        select(some.c.how, some.c.debtor_id)
        .join(Debtor, Debtor.id == some.c.debtor_id)
        .where(*conditions)
    )


def at_once(ways: Sequence[Way]) -> CTE:
    """Several ways of looking as one table that is made first and once.

    Without statistics, as just after an import, PostgreSQL would else go through all debtors and
    look anew for each of them: seconds in place of a millisecond.
    """
    found = union_all(*(select(each.subquery()) for each in ways)).cte("found")
    return found.prefix_with("MATERIALIZED", dialect="postgresql")
