"""Which claims of a debtor may be put in a plan or put off, and why the others may not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.ledger import Statement
from collector_desk.domain.plan_run import PlanClaim, plan_claim
from collector_desk.domain.plan_stage import RUNNING, WAITING
from collector_desk.domain.status import Act, stopping
from collector_desk.errors.plans import PlanClaimStopped, PlanClaimTaken
from collector_desk.errors.service import Unknown
from collector_desk.models import Claim, Debtor, Plan
from collector_desk.models import PlanClaim as PlanClaimRow
from collector_desk.service import folder, last_days, liable, own_time, stops
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim

_SIMULTANEOUS = tuple(stage.value for stage in (*RUNNING, *WAITING))
_WITHDRAWN = PlanClaimStopped(
    claim="", why="virksomheten har trukket det tilbake", rule="inkassoloven § 8"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Claims that may go in, with their statements today."""

    rows: Folder
    claims: tuple[KeptClaim, ...]
    statements: Mapping[int, Statement]

    @property
    def debtor_id(self) -> int:
        """Whose claims they are."""
        return self.rows.debtor.id

    @property
    def plan_claims(self) -> tuple[PlanClaim, ...]:
        """The claims as a plan reckons them."""
        return tuple(
            plan_claim(
                self.statements[claim.id], title=title(claim), due=claim.due_date, kid=claim.kid
            )
            for claim in self.claims
        )


def title(claim: KeptClaim) -> str:
    """«K-2026-001184 Barnehage»."""
    return f"{claim.number} {KINDS[ClaimKind(claim.kind)].label}"


def chosen(work: Work, debtor: Debtor, claim_ids: Collection[int]) -> Chosen:
    """The claims that were chosen.

    Raises:
        Unknown: one is not this debtor's.
        PlanClaimStopped: one is time-barred (never offered, ruling 11), disputed, or stopped.
    """
    rows = folder.read(work, debtor)
    claims = tuple(_claim(rows, number) for number in claim_ids)
    for claim in claims:
        found = hindrance(work, rows, claim)
        if found is not None:
            raise found
    statements = rows.only(claims).folded(work.rates, on=work.clock.today())
    return Chosen(rows=rows, claims=claims, statements=statements)


def hindrance(work: Work, rows: Folder, claim: KeptClaim) -> PlanClaimStopped | None:
    """Why a claim may not be promised or put off; a hold of its own is no hindrance."""
    today = work.clock.today()
    if claim.state == "withdrawn":
        return PlanClaimStopped(**{**_WITHDRAWN.params, "claim": claim.number})
    limit = last_days.limitation_of(claim, rows.limitation.get(claim.id, ()), today=today)
    unheld = replace(rows, holds=())
    found = stops.stops_on(unheld, claim, limit, today)
    barred = own_time.stop(rows, claim, rows.statement(claim, work.rates, on=today))
    in_the_way = stopping((*found, *barred), Act.DEMAND, Act.FEE, Act.RECEIVE)
    if not in_the_way:
        return None
    stop = in_the_way[0]
    return PlanClaimStopped(claim=claim.number, why=stop.reason, rule=stop.rule)


def free(work: Work, claim_ids: Iterable[int], *, of: int | None = None, besides: int = 0) -> None:
    """Lock the claims, so that two plans come one after the other, and see that none has a plan.

    A plan is its debtor's: another who owes the claim may have one ``of`` their own (ruling 10).
    None asks for the plans of everybody.

    Raises:
        PlanClaimTaken: one is in another plan that runs or waits.
    """
    ids = sorted(set(claim_ids))
    liable.lock_all(work, ids)
    untaken(work, ids, of=of, besides=besides)


def untaken(
    work: Work, claim_ids: Iterable[int], *, of: int | None = None, besides: int = 0
) -> None:
    """See that none of the claims is in a plan that runs or waits. Raises PlanClaimTaken."""
    for claim_id, plan in taken(work, sorted(set(claim_ids)), of=of).items():
        if plan.id != besides:
            number = work.get_one(Claim, claim_id).number
            raise PlanClaimTaken(claim=number, plan=plan.number)


def taken(work: Work, claim_ids: Sequence[int], *, of: int | None) -> Mapping[int, Plan]:
    """The claims that are in a plan that runs or waits, of a debtor or anybody's, each with it."""
    query = (
        select(PlanClaimRow.claim_id, Plan)
        .join(Plan, Plan.id == PlanClaimRow.plan_id)
        .where(PlanClaimRow.claim_id.in_(claim_ids), Plan.state.in_(_SIMULTANEOUS))
        .order_by(PlanClaimRow.claim_id)
    )
    own = query if of is None else query.where(Plan.debtor_id == of)
    return dict(work.execute(own).all())


def _claim(rows: Folder, claim_id: int) -> KeptClaim:
    claim = rows.claim(claim_id)
    if claim is None:
        raise Unknown(what="claim", id=claim_id)
    return claim
