"""The judgments and settlements that stand: those that a leader took back count for nothing."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_, select

from collector_desk.models import Judgment
from collector_desk.service.database import Work


def standing() -> ColumnElement[bool]:
    """The condition of a judgment that counts: it was not taken back."""
    return Judgment.taken_back_on.is_(None)


def together(work: Work, row: Judgment) -> Sequence[Judgment]:
    """What was registered as one with it, on every claim and debtor, the first of it first; locked."""
    first = row.with_id or row.id
    query = select(Judgment).where(or_(Judgment.id == first, Judgment.with_id == first))
    query = query.order_by(Judgment.id).with_for_update()
    return work.scalars(query.execution_options(populate_existing=True)).all()
