"""The names on a claim, as this reader may see them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from collector_desk.models import ClaimDebtor, Debtor
from collector_desk.service import gate
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks


@dataclass(frozen=True, slots=True)
class Shown:
    """A debtor on a claim that this reader may know of."""

    debtor_id: int
    name: str


def shown_on(work: Work, claim_ids: Collection[int]) -> Mapping[int, list[Shown]]:
    """The debtors of each claim that may be shown, without claims where the reader is one."""
    found: dict[int, list[Shown]] = {}
    own: set[int] = set()
    for some in chunks(sorted(claim_ids)):
        rows = work.execute(
            select(
                ClaimDebtor.claim_id,
                Debtor.id,
                Debtor.name,
                gate.visible(work.who).label("visible"),
                gate.own_debtors(work.who).label("own"),
            )
            .join(Debtor, Debtor.id == ClaimDebtor.debtor_id)
            .where(ClaimDebtor.claim_id.in_(some))
            .order_by(ClaimDebtor.claim_id, ClaimDebtor.debtor_id)
        )
        for claim_id, debtor_id, name, visible, is_self in rows:
            if is_self:
                own.add(claim_id)
            if visible:
                found.setdefault(claim_id, []).append(Shown(debtor_id, name))
    return {claim_id: shown for claim_id, shown in found.items() if claim_id not in own}


def names_on(work: Work, claim_ids: Collection[int]) -> Mapping[int, str]:
    """The names on each claim in one line."""
    return {
        claim_id: " og ".join(one.name for one in shown)
        for claim_id, shown in shown_on(work, claim_ids).items()
    }
