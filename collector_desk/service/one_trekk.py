"""Since when a debtor has had one trekk, by the answers of the look-up (ruling 1 a)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.regime import Question
from collector_desk.models import RegimeAnswer


def since(debtor: ColumnElement[int] | int) -> Select[date | None]:
    """The first day of it, None where there is none."""
    query = select(func.min(RegimeAnswer.one_trekk_since))
    return query.where(RegimeAnswer.debtor_id == debtor, stands())


def stands() -> ColumnElement[bool]:
    """The condition of an answer that no later one takes back: that there never was such a trekk."""
    later = aliased(RegimeAnswer)
    same_day = and_(later.asked_on == RegimeAnswer.asked_on, later.id > RegimeAnswer.id)
    return ~exists().where(
        later.debtor_id == RegimeAnswer.debtor_id,
        later.question == Question.OWN.value,
        later.answer == Regime.OLD.value,
        or_(later.asked_on > RegimeAnswer.asked_on, same_day),
    )
