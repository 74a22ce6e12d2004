"""The rows that name a debtor: which go along when two are merged, and which stay as written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, or_, select, update

from collector_desk.models import Row
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks

STAYS = frozenset(
    {
        "approval",  # decided and sealed; nothing waits when debtors are merged
        "debtor_merge",
        "dismissed_match",  # said of one of them alone: of the other it is asked anew
        "document",  # never changed: read with whoever is kept (service.merged)
        "draft",  # of one account, for the debtor it was written on
        "enforcement_book",  # never changed: read with its measure
        "identity",  # sealed for its debtor: sealed anew when it moves
        "note",  # never changed: read with whoever is kept
        "opening",  # of one account
        "presence",  # of one person, for some minutes
        "protected_address",  # sealed for its debtor; nobody protected is merged
    }
)
"""Tables with a debtor whose rows are not moved, and why."""

Moved = Mapping[str, Sequence[int]]
"""The keys of the rows that moved, by «table.column»."""


_DECISIONS = ("objection_id", "plan_id", "deferral_id")


def columns() -> Iterator[tuple[Table, Column[Any]]]:
    """Each column that names a debtor and goes along."""
    for table in Row.metadata.sorted_tables:
        for column in table.columns:
            of_debtor = any(key.column.table.name == "debtor" for key in column.foreign_keys)
            if of_debtor and table.name not in STAYS:
                yield table, column


def move(work: Work, *, gone_id: int, kept_id: int) -> dict[str, list[int]]:
    """Let every row of one debtor be the other's; the keys of those that moved."""
    work.flush()
    moved = {}
    for table, column in columns():
        key = _key(table)
        found = list(work.scalars(select(key).where(column == gone_id).order_by(key)))
        if found:
            moved[f"{table.name}.{column.name}"] = found
            _put(work, column, found, was=gone_id, now=kept_id)
    work.expire_all()
    return moved


def move_back(work: Work, moved: Moved, *, gone_id: int, kept_id: int) -> None:
    """Give the rows back that moved and still are there."""
    work.flush()
    for table, column in columns():
        found = moved.get(f"{table.name}.{column.name}", ())
        _put(work, column, found, was=kept_id, now=gone_id)
    work.expire_all()


def new_on(work: Work, moved: Moved, kept_id: int) -> int | None:
    """A claim that came along and on which something new rests; None where there is none.

    A letter is none but where it tells of a decision or a plan: see ``wrong_letters``.
    """
    claims = moved.get("claim_debtor.debtor_id", ())
    for table, column in columns():
        if table.name in {"claim_debtor", "notice"}:
            continue
        known = moved.get(f"{table.name}.{column.name}", ())
        for claim, where in _claims_of(table):
            for some in chunks(claims):
                query = where.where(column == kept_id, claim.in_(some), *_deciding(table))
                for key, claim_id in work.execute(query):
                    if key not in set(known):
                        return int(claim_id)
    return None


def _deciding(table: Table) -> Iterator[ColumnElement[bool]]:
    """Of letters, those that tell of a decision or a plan."""
    if table.name == "letter":
        yield or_(*(table.c[name].is_not(None) for name in _DECISIONS))


def _claims_of(table: Table) -> Iterator[tuple[Column[Any], Any]]:
    """How a table's rows name claims: by a column, or by a table of their lines."""
    key = _key(table)
    if "claim_id" in table.columns:
        yield table.c.claim_id, select(key, table.c.claim_id)
        return
    for line in Row.metadata.sorted_tables:
        to = next((c for c in line.columns if c.references(key)), None)
        if to is not None and "claim_id" in line.columns and to.primary_key:
            query = select(key, line.c.claim_id).join_from(table, line, to == key)
            yield line.c.claim_id, query


def _key(table: Table) -> Column[Any]:
    """The row's number; of who owes a claim, the claim's."""
    return table.c.claim_id if table.name == "claim_debtor" else table.c.id


def _put(work: Work, column: Column[Any], keys: Collection[int], *, was: int, now: int) -> None:
    table = column.table
    assert isinstance(table, Table)
    for some in chunks(keys):
        stands = (_key(table).in_(some), column == was)
        work.execute(update(table).where(*stands).values({column.name: now}))
