"""Whether a supervisor has considered a debtor's special situation before coercion."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from collector_desk.domain.phrases import dotted
from collector_desk.models import Care
from collector_desk.service.database import Work
from collector_desk.service.folder_single import care_runs


def weighed(work: Work, debtor_id: int) -> str:
    """By whom and when all that runs was considered before coercion; empty where not all was."""
    query = select(Care).where(Care.debtor_id == debtor_id, care_runs(work.clock.today()))
    last: tuple[date, str] | None = None
    for row in work.scalars(query.order_by(Care.id)):
        if row.weighed_on is None:
            return ""
        last = max(last or (date.min, ""), (row.weighed_on, row.weighed_by))
    return f"Vurdert {dotted(last[0])} av {last[1]}." if last else ""
