"""The numbers a debtor is written under: its own, and those of whoever was merged into it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, literal, select

from collector_desk.models import DebtorMerge


def with_former(debtor: ColumnElement[int] | int) -> CompoundSelect[Any]:
    """The debtor's own number and those merged into it, for an ``IN``.

    Notes and documents are never changed: they keep the number they were written under.
    """
    own = literal(debtor) if isinstance(debtor, int) else debtor
    gone = select(DebtorMerge.gone_id).where(
        DebtorMerge.kept_id == own, DebtorMerge.undone_on.is_(None)
    )
    return select(own).union_all(gone)
