"""What a decision of one debtor's objection changes for the others who owe the claim."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.domain.objection import CLOSED
from collector_desk.domain.phrases import kroner
from collector_desk.models import Claim, ClaimDebtor, Debtor, Objection
from collector_desk.service import decision_facts, letter_keep, liable, own_fees, plain_letter
from collector_desk.service.database import Work
from collector_desk.service.facts import facts_of

_WHY = "En annen som også skylder kravet, har kommet med en innsigelse, og vi har avgjort den."
_NOTHING = "Du skal ikke betale noe på kravet."
_OPEN = "Innsigelsen du selv har kommet med, får du et eget svar på."


def tell(work: Work, row: Objection) -> None:
    """Write to everybody else who owes another sum on the claim after the decision than before.

    The letter names nobody, and gives no reasons: they may be about whoever objected.
    """
    claim = work.get_one(Claim, row.claim_id)
    facts = facts_of(work, [claim.id]).get(claim.id, ())
    earlier = decision_facts.without(row, facts)
    for one in liable.others(work, claim.id, row.debtor_id):
        own = own_fees.towards(work, one.debtor_id, [claim.id])[claim.id]
        before = decision_facts.folded(work, claim, earlier, own).balance.total
        after = decision_facts.folded(work, claim, facts, own).balance.total
        if before == after:
            continue
        now = f"Du skyldte {kroner(max(0, before))} kr på det. Nå skylder du {kroner(after)} kr."
        text = (_WHY, now if after > 0 else _NOTHING, _OPEN if _objects(work, one) else "")
        debtor = work.get_one(Debtor, one.debtor_id)
        subject = f"Endring i {claim.number}"
        made = plain_letter.made(work, debtor, [claim], subject=subject, text=text)
        letter_keep.issue_or_task(work, made)


def _objects(work: Work, one: ClaimDebtor) -> bool:
    return bool(
        work.scalar(
            select(Objection.id).where(
                Objection.claim_id == one.claim_id,
                Objection.debtor_id == one.debtor_id,
                Objection.state.not_in(CLOSED),
            )
        )
    )
