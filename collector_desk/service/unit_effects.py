"""What a creditor unit's message does to what had been added to the claim because it was unpaid."""

from __future__ import annotations

from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.parking import lowered_surcharge
from collector_desk.domain.phrases import kroner
from collector_desk.models import Claim, FactRow, UnitMessage
from collector_desk.service import placed
from collector_desk.service.database import Work


def lower_surcharge(work: Work, row: UnitMessage, claim: Claim, left: Money) -> str:
    """Let the +50 % on a fine be half of the ``left`` øre of it (rulings 13 and 15).

    The one that stood is counter-posted; claims without one are left alone. What was done, in
    words for the letter: empty where nothing was.
    """
    facts = placed.of_claims(work, [claim.id])
    risen = next((fact for fact in facts if fact.kind == FactKind.SURCHARGE.value), None)
    if risen is None:
        return ""
    now = lowered_surcharge(left, day=risen.value_date, rule=risen.rule)
    source = f"kreditnota {row.id}"
    placed.reverse(work, [risen], rule=risen.rule, source=source, reason=row.text)
    work.add(
        FactRow(
            claim_id=claim.id, kind=FactKind.SURCHARGE.value, amount=now.amount,
            value_date=now.day, known_at=work.clock.now(), rule=now.rule, source=source,
            document_id=row.document_id, made_by=work.who.name, reason=row.text,
        )
    )  # fmt: skip
    work.flush()
    before, after = kroner(risen.amount), kroner(now.amount)
    return f"Forhøyelsen av gebyret er satt ned fra {before} kr til {after} kr."
