"""The amounts of the letter of a decision, before and after it, each with what it is made of.

The books know nothing of a decision that is only tried, so each figure brings its explanation.
"""

from __future__ import annotations

from collections.abc import Iterator

from collector_desk.domain.explain import Part
from collector_desk.domain.statement import Statement
from collector_desk.models import Claim, Objection
from collector_desk.service import explaining
from collector_desk.service.database import Work
from collector_desk.wire.letters import Figure

_SIDES = ("før vedtaket", "etter vedtaket")
_PARTS = (Part.PRINCIPAL, Part.INTEREST, Part.FEES, Part.COSTS, Part.TOTAL)
"""Those that the letter lists."""


def both(
    work: Work, row: Objection, claim: Claim, own: tuple[Statement, Statement]
) -> tuple[Figure, ...]:
    """Øre of the claim as the debtor owes it by ``own``, the statement before and the one after."""
    return tuple(_figures(work, row, claim, own))


def _figures(
    work: Work, row: Objection, claim: Claim, own: tuple[Statement, Statement]
) -> Iterator[Figure]:
    for statement, when in zip(own, _SIDES, strict=True):
        for part in _PARTS:
            told = explaining.of_claim(work, row.debtor_id, claim, statement, part)
            yield Figure(
                claim_id=claim.id,
                claim_number=claim.number,
                part=part.value,
                amount=told.amount,
                on=statement.on,
                when=when,
                told=told,
            )
