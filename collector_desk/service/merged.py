"""The numbers a debtor is written under: its own, and those of whoever was merged into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, exists, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from collector_desk.models import Debtor, DebtorMerge
from collector_desk.service.database import Work


def with_former(debtor: ColumnElement[int] | int) -> CompoundSelect[Any]:
    """The debtor's own number and those merged into it, for an ``IN``.

    Notes and documents are never changed: they keep the number they were written under.
    """
    own = literal(debtor) if isinstance(debtor, int) else debtor
    gone = select(DebtorMerge.gone_id).where(
        DebtorMerge.kept_id == own, DebtorMerge.undone_on.is_(None)
    )
    return select(own).union_all(gone)


def is_or_was(
    column: InstrumentedAttribute[Any], debtor: InstrumentedAttribute[Any]
) -> ColumnElement[bool]:
    """The same for the number of a row beside it: the debtor's own, or merged into it."""
    former = exists().where(
        DebtorMerge.kept_id == debtor,
        DebtorMerge.gone_id == column,
        DebtorMerge.undone_on.is_(None),
    )
    return or_(column == debtor, former)


def standing(work: Work, kept_id: int) -> Sequence[DebtorMerge]:
    """What was merged into a debtor and is not split again."""
    query = select(DebtorMerge).where(
        DebtorMerge.kept_id == kept_id, DebtorMerge.undone_on.is_(None)
    )
    return work.scalars(query.order_by(DebtorMerge.id)).all()


def gone(work: Work, kept_id: int) -> list[Debtor]:
    """The debtors that are merged into one: what protects it protects them."""
    return [work.get_one(Debtor, row.gone_id) for row in standing(work, kept_id)]
