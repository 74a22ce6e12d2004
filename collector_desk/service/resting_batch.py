"""What rests on the claims of a batch ends when the batch is withdrawn, and its debtors are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Select, select

from collector_desk.domain.enforcement.measure import OPEN
from collector_desk.domain.objection import CLOSED
from collector_desk.domain.plan_stage import RUNNING, WAITING, DeferralStage
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Debtor,
    Deferral,
    DeferralClaim,
    Hold,
    Measure,
    Objection,
    Plan,
    PlanClaim,
)
from collector_desk.service import letter_keep, measures, plain_letter, resting
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks

_PLANS = [stage.value for stage in (*RUNNING, *WAITING)]
_DEFERRALS = [DeferralStage.PROPOSED.value, DeferralStage.GRANTED.value]


def let_go(work: Work, claims: Sequence[Claim], why: str) -> Mapping[int, Sequence[Claim]]:
    """End what rests on the claims; gives the debtors it rested for, each with those claims.

    Raises:
        ClaimAwaitsApproval: something of one waits for a second person.
    """
    by_id = {claim.id: claim for claim in claims}
    found: dict[int, list[Claim]] = defaultdict(list)
    for debtor_id, claim_id in sorted(_rests(work, by_id)):
        resting.let_go(work, debtor_id, by_id[claim_id], why, going=by_id.keys())
        found[debtor_id].append(by_id[claim_id])
    return found


def tell(work: Work, ended: Mapping[int, Sequence[Claim]], reason: str) -> None:
    """Write to those something rested for that nothing is to be paid on these claims."""
    for debtor_id, claims in ended.items():
        numbers = ", ".join(claim.number for claim in claims)
        gone = (
            f"Virksomheten har trukket {numbers} tilbake: {reason.strip().rstrip('.')}. Du skal"
            " ikke betale noe på det som er trukket."
        )
        ends = (
            "Det som var avtalt eller bestemt om betaling av det, gjelder ikke lenger, og en"
            " innsigelse mot det er tatt til følge. Er andre krav i en nedbetalingsavtale, går"
            " avtalen videre for dem. Har du betalt, hører du fra oss om pengene."
        )
        debtor = work.get_one(Debtor, debtor_id)
        made = plain_letter.made(
            work, debtor, claims, subject=f"Trukket: {numbers}", text=(gone, ends)
        )
        letter_keep.issue_or_task(work, made)


def _rests(work: Work, claim_ids: Iterable[int]) -> set[tuple[int, int]]:
    """Debtors and claims with a hold, an objection, an agreement or a measure that is not over."""
    found: set[tuple[int, int]] = set()
    for some in chunks(claim_ids):
        held = work.execute(_holds(some))
        found.update((debtor_id, claim_id) for debtor_id, claim_id in held if claim_id is not None)
        for query in (_objections(some), _plans(some), _deferrals(some)):
            found.update((debtor_id, claim_id) for debtor_id, claim_id in work.execute(query))
        for row in work.scalars(_measures(some)).all():
            theirs = set(some).intersection(measures.claims_of(work, row))
            found.update((row.debtor_id, claim_id) for claim_id in theirs)
    return found


def _holds(some: Sequence[int]) -> Select[int, int | None]:
    query = select(Hold.debtor_id, Hold.claim_id)
    return query.where(Hold.claim_id.in_(some), Hold.ended_on.is_(None))


def _objections(some: Sequence[int]) -> Select[int, int]:
    query = select(Objection.debtor_id, Objection.claim_id)
    return query.where(Objection.claim_id.in_(some), Objection.state.not_in(CLOSED))


def _plans(some: Sequence[int]) -> Select[int, int]:
    query = select(Plan.debtor_id, PlanClaim.claim_id).join(PlanClaim, PlanClaim.plan_id == Plan.id)
    return query.where(PlanClaim.claim_id.in_(some), Plan.state.in_(_PLANS))


def _deferrals(some: Sequence[int]) -> Select[int, int]:
    query = select(Deferral.debtor_id, DeferralClaim.claim_id)
    joined = query.join(DeferralClaim, DeferralClaim.deferral_id == Deferral.id)
    return joined.where(DeferralClaim.claim_id.in_(some), Deferral.state.in_(_DEFERRALS))


def _measures(some: Sequence[int]) -> Select[Measure]:
    owing = select(ClaimDebtor.debtor_id).where(ClaimDebtor.claim_id.in_(some))
    stages = [stage.value for stage in OPEN]
    query = select(Measure).where(Measure.debtor_id.in_(owing), Measure.stage.in_(stages))
    return query.order_by(Measure.id)
