"""What holds back the demand of a plan that is not kept: the stops of a demand, its own hold besides."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.plan_watch import PlanState, Watch
from collector_desk.errors import DeskError
from collector_desk.models import Claim, Debtor, Plan, PlanClaim
from collector_desk.service import letter_stops, own_fees
from collector_desk.service.database import Work

_DEMANDING = frozenset({PlanState.BROKEN, PlanState.ENDED})
_WHO = (
    "Saksbehandleren får det videre: avgjør innsigelsen, registrer den som ligger i innboksen,"
    " eller opphev bero. Det som ikke er bestridt, kan betales så lenge."
)
_WAITS = {
    PlanState.BROKEN: ("Varsel om mislighold må vente", "Vent med varsel om mislighold"),
    PlanState.ENDED: ("Avtalen faller ikke bort ennå", "Vent med å la avtalen falle bort"),
}


def refusal(work: Work, plan: Plan) -> DeskError | None:
    """Why what is overdue in a plan may not be demanded today, None where it may.

    Asked of the claims that are owed; what is disputed in part goes on without that part.
    """
    query = select(Claim).join(PlanClaim, PlanClaim.claim_id == Claim.id)
    claims = list(work.scalars(query.where(PlanClaim.plan_id == plan.id).order_by(Claim.id)))
    folded = own_fees.statements(work, plan.debtor_id, claims, on=work.clock.today())
    owed = [claim for claim in claims if folded[claim.id].balance.total > 0]
    debtor = work.get_one(Debtor, plan.debtor_id)
    return letter_stops.refusal_of(work, debtor, LetterKind.PLAN_DEFAULT_NOTICE, owed)


def held_back(work: Work, plan: Plan, found: Watch) -> Watch:
    """The watch of a plan with what must wait: no notice is next, and a notice that ran out ends
    nothing, for as long as something stops a demand of its claims.

    The step is read in lists by who has not opened the debtor, and so does not say why.
    """
    if found.state not in _DEMANDING:
        return found
    why = refusal(work, plan)
    if why is None:
        return found
    waits, step = _WAITS[found.state]
    claim, reason = why.params.get("claim", ""), str(why.params.get("reason", "")).rstrip(".")
    return replace(
        found,
        state=PlanState.NOTICED if found.state is PlanState.ENDED else found.state,
        reasons=(f"{waits}. {claim}: {reason or why.text().rstrip('.')}.", _WHO, *_besides(found)),
        next_step=f"{step}: se i avtalen hva som hindrer {claim}",
        next_day=None,
    )


def _besides(found: Watch) -> tuple[str, ...]:
    """What else is told; that the plan is over is not, while it is not."""
    return found.reasons if found.state is PlanState.BROKEN else found.reasons[1:]
