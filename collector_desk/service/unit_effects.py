"""What a creditor unit's message does to what had been added to the claim because it was unpaid."""

from __future__ import annotations

from collector_desk.domain.facts import FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.parking import lowered_surcharge
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.standing import standing
from collector_desk.domain.unit_message import charged_though_paid
from collector_desk.models import Claim, FactRow, UnitMessage
from collector_desk.service import placed
from collector_desk.service.database import Work
from collector_desk.service.facts import facts_of

_PAID_THEN = "inkassoloven § 17, kravet var betalt da det ble lagt til"
_NAMES = {FactKind.FEE: "Gebyret", FactKind.SURCHARGE: "Forhøyelsen"}


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


def undo_additions(work: Work, row: UnitMessage, claim: Claim) -> tuple[str, ...]:
    """Counter-post the fees and the surcharge that were added when the claim was paid already.

    A sentence for the letter for each of them; none where nothing was.
    """
    work.flush()
    facts = standing(facts_of(work, [claim.id]).get(claim.id, ()))
    wrong = charged_though_paid(facts, since=row.day)
    placed.reverse(
        work, [work.get_one(FactRow, fact.id) for fact in wrong], rule=_PAID_THEN,
        source=f"melding {row.id}",
        reason=f"Betalt til virksomheten {dotted(row.day)}. {row.text}"[:300],
    )  # fmt: skip
    return tuple(
        f"{_NAMES[fact.kind]} på {kroner(fact.amount)} kr fra {dotted(fact.value_date)} er tatt"
        " bort, fordi kravet var betalt da det ble lagt til."
        for fact in wrong
    )
