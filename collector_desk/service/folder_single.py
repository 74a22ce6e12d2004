"""What a debtor's folder has one of, beside its lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Date, bindparam, func, literal_column, select

from collector_desk.domain.identity import IdentityKind
from collector_desk.models import (
    Care,
    DebtorStatement,
    Draft,
    Identity,
    Person,
    Team,
)
from collector_desk.service import one_trekk

_DEBTOR: ColumnElement[int] = literal_column("debtor.id")  # of the row that all this stands in
_TODAY: BindParameter[date] = bindparam("today", type_=Date())


def single() -> Sequence[Any]:
    """The portfolio, the newest identity number, this account's draft, a special situation.

    And what the debtor's notices of utlegg rest on: the last statement, and a trekk (ruling 1 a).
    """
    sealed = (
        select(Identity.ciphertext)
        .where(Identity.debtor_id == _DEBTOR)
        .order_by(Identity.kind == IdentityKind.D_NUMBER.value, Identity.id.desc())
        .limit(literal_column("1"))
    )
    draft = select(Draft.text).where(
        Draft.account_id == bindparam("account"), Draft.debtor_id == _DEBTOR
    )
    heard = select(func.max(DebtorStatement.received_on)).where(
        DebtorStatement.debtor_id == _DEBTOR
    )
    trekk = one_trekk.since(_DEBTOR)
    care = select(func.min(Care.registered_on)).where(Care.debtor_id == _DEBTOR, care_runs(_TODAY))
    return (
        Team.name.label("portfolio"),
        Person.name.label("responsible"),
        sealed.scalar_subquery().label("sealed"),
        draft.scalar_subquery().label("draft"),
        heard.scalar_subquery().label("heard"),
        trekk.scalar_subquery().label("one_trekk_since"),
        care.scalar_subquery().label("care"),
    )


def care_runs(today: date | BindParameter[date]) -> ColumnElement[bool]:
    """Which special situations are to be considered on a day; the condition of ``CareDays.runs``."""
    return Care.ended_on.is_(None) & Care.withdrawn_on.is_(None) & (Care.until > today)
