"""What a creditor unit's message does to what had been added to the claim because it was unpaid."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.objection_effects import surcharge_left
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.standing import standing
from collector_desk.domain.unit_message import charged_though_paid
from collector_desk.models import Claim, FactRow, UnitMessage
from collector_desk.service import placed
from collector_desk.service.database import Work
from collector_desk.service.facts import facts_of

_PAID_THEN = "inkassoloven § 17, kravet var betalt da det ble lagt til"
_PAID_NOW = "inkassoloven § 17, kravet som det nå er, var betalt da det ble lagt til"
_NAMES = {
    FactKind.FEE: "Gebyret",
    FactKind.COSTS: "Kostnaden",
    FactKind.SURCHARGE: "Forhøyelsen",
}


def lower_surcharge(work: Work, row: UnitMessage, claim: Claim) -> str:
    """Let the +50 % on a fine be half of what is left of it, or fall (``surcharge_left``).

    The one that stood is counter-posted; claims without one are left alone. What was done, in
    words for the letter: empty where nothing was.
    """
    facts = _standing(work, claim)
    risen = next((fact for fact in facts if fact.kind is FactKind.SURCHARGE), None)
    if risen is None:
        return ""
    now, source = surcharge_left(facts, risen), f"kreditnota {row.id}"
    stood = work.get_one(FactRow, risen.id)
    placed.reverse(work, [stood], rule=risen.rule, source=source, reason=row.text)
    if now is None:
        return f"{_gone(risen)}, fordi gebyret, slik det nå er, var betalt i tide."
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
    """Counter-post the fees, costs and surcharge that were added when the claim was paid already.

    A sentence for the letter for each of them; none where nothing was.
    """
    wrong = _undo(work, row, claim, rule=_PAID_THEN, why="Betalt til virksomheten")
    return tuple(f"{_gone(fact)}, fordi kravet alt var betalt." for fact in wrong)


def undo_needless(work: Work, row: UnitMessage, claim: Claim) -> tuple[str, ...]:
    """Counter-post the fees and costs of steps taken when the claim, as now lowered, was paid.

    The credit note counts from its own day (ruling 15). Sentences as of ``undo_additions``.
    """
    wrong = _undo(work, row, claim, rule=_PAID_NOW, why="Satt ned fra")
    return tuple(f"{_gone(fact)}, fordi kravet, slik det nå er, alt var betalt." for fact in wrong)


def _undo(work: Work, row: UnitMessage, claim: Claim, *, rule: str, why: str) -> Sequence[Fact]:
    wrong = charged_though_paid(_standing(work, claim), since=row.day)
    placed.reverse(
        work, [work.get_one(FactRow, fact.id) for fact in wrong], rule=rule,
        source=f"melding {row.id}", reason=f"{why} {dotted(row.day)}. {row.text}"[:300],
    )  # fmt: skip
    return wrong


def _standing(work: Work, claim: Claim) -> Sequence[Fact]:
    work.flush()
    return standing(facts_of(work, [claim.id]).get(claim.id, ()))


def _gone(fact: Fact) -> str:
    return f"{_NAMES[fact.kind]} på {kroner(fact.amount)} kr fra {dotted(fact.value_date)} er tatt bort"
