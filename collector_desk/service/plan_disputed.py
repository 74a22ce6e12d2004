"""What an objection takes out of a plan while it is open: nobody breaks a plan by what he disputes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from collector_desk.domain.money import Money
from collector_desk.domain.objection import CLOSED
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.plan_money import Agreed
from collector_desk.domain.statement import Statement
from collector_desk.models import Claim, Objection
from collector_desk.service import letter_demands
from collector_desk.service.database import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    """The instalments less what is in dispute, and in Bokmål why they are lower; empty: they are not.

    ``owed`` is what is owed and not in dispute.
    """

    schedule: tuple[Agreed, ...]
    owed: Money
    why: str = ""


def lowered(
    work: Work,
    debtor_id: int,
    claims: Sequence[Claim],
    schedule: Sequence[Agreed],
    folded: Mapping[int, Statement],
) -> Lowered:
    """Each instalment due since the objection came, by the share that is not in dispute.

    A house rule after ruling 18: the undisputed part goes on. Half an øre falls to the debtor.
    """
    query = select(Objection).where(
        Objection.debtor_id == debtor_id,
        Objection.claim_id.in_([claim.id for claim in claims]),
        Objection.state.not_in(CLOSED),
        Objection.stops.is_(True),
    )
    found = work.scalars(query).all()
    parts = letter_demands.disputed(work, debtor_id, claims)
    owed = {number: max(0, one.balance.total) for number, one in folded.items()}
    disputed = sum(min(owed[one.claim_id], _part(one, parts, owed)) for one in found)
    left = sum(owed.values())
    if not disputed:
        return Lowered(schedule=tuple(schedule), owed=left)
    since = min(one.received_on for one in found)
    kept = [
        each if each.day < since else replace(each, amount=each.amount * (left - disputed) // left)
        for each in schedule
    ]
    why = f"{kroner(disputed)} kr er bestridt: avdrag fra {dotted(since)} regnes uten den delen."
    return Lowered(
        schedule=tuple(each for each in kept if each.amount > 0), owed=left - disputed, why=why
    )


def _part(one: Objection, parts: Mapping[int, Money], owed: Mapping[int, Money]) -> Money:
    return owed[one.claim_id] if one.disputed is None else parts.get(one.claim_id, one.disputed)
