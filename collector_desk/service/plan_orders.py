"""The covering order that a payment plan states for the money that comes while it runs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select

from collector_desk.domain.covering import Order
from collector_desk.models import Plan, PlanClaim
from collector_desk.service.database import Work
from collector_desk.service.facts import order_of
from collector_desk.service.keys import chunks


def stated(
    work: Work, money: Collection[tuple[int, date]]
) -> Mapping[tuple[int, date], Order | None]:
    """The plan's order for each claim and value date; none where no plan ran then (ruling 16).

    A plan states it from the day it was agreed to the day it ended, both included, so that money
    that is told of late covers as it would have done in time.
    """
    plans: dict[int, list[tuple[date, date, str]]] = defaultdict(list)
    for some in chunks(sorted({claim_id for claim_id, _ in money})):
        query = (
            select(PlanClaim.claim_id, Plan.agreed_on, Plan.ended_on, Plan.covering)
            .join(Plan, Plan.id == PlanClaim.plan_id)
            .where(PlanClaim.claim_id.in_(some), Plan.covering != "")
            .order_by(Plan.id)
        )
        for claim_id, agreed, ended, covering in work.execute(query):
            if agreed is not None:
                plans[claim_id].append((agreed, ended or date.max, covering))
    return {(claim_id, day): _on(plans[claim_id], day) for claim_id, day in money}


def _on(plans: Collection[tuple[date, date, str]], day: date) -> Order | None:
    """That of the newest plan of the day: one may begin on the day another ends."""
    found = [covering for agreed, ended, covering in plans if agreed <= day <= ended]
    return order_of(found[-1]) if found else None
