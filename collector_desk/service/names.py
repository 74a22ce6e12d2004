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
    """The debtors of each claim that may be shown.

    Without the claims where the reader is one of them, or inhabil towards one (forvaltningsloven
    § 6): nobody else's money is looked at, or moved, there.
    """
    found: dict[int, list[Shown]] = {}
    left_out: set[int] = set()
    others = ~gate.own_debtors(work.who) & ~gate.disqualified(work.who.person_id)
    for some in chunks(sorted(claim_ids)):
        rows = work.execute(
            select(
                ClaimDebtor.claim_id,
                Debtor.id,
                Debtor.name,
                gate.visible(work.who).label("visible"),
                others.label("others"),
            )
            .join(Debtor, Debtor.id == ClaimDebtor.debtor_id)
            .where(ClaimDebtor.claim_id.in_(some))
            .order_by(ClaimDebtor.claim_id, ClaimDebtor.debtor_id)
        )
        for claim_id, debtor_id, name, visible, other in rows:
            if not other:
                left_out.add(claim_id)
            if visible:
                found.setdefault(claim_id, []).append(Shown(debtor_id, name))
    return {claim_id: shown for claim_id, shown in found.items() if claim_id not in left_out}


def names_on(work: Work, claim_ids: Collection[int]) -> Mapping[int, str]:
    """The names on each claim in one line."""
    return {
        claim_id: " og ".join(one.name for one in shown)
        for claim_id, shown in shown_on(work, claim_ids).items()
    }
