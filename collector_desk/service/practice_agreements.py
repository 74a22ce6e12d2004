"""Plans and deferrals of the practice desk: on track, late, broken, offered, proposed, lapsing.

All of it is done by the real deeds, on days before the practice day and on the day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.plan_stage import DeferralStage
from collector_desk.models import Claim, Deferral
from collector_desk.service import deferrals, gate, owed, plan_monitor, plans
from collector_desk.service.database import Work
from collector_desk.service.practice_desk import DAY, Noon
from collector_desk.wire.deferrals import NewDeferral
from collector_desk.wire.plans import NewOffer, NewPlan, Terms

_KINDS = (ClaimKind.RENT, ClaimKind.KINDERGARTEN, ClaimKind.AKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Agreed:
    """A plan: how many days ago it was agreed, and its first due day from today."""

    ago: int
    first: int
    reasons: str = ""


_PLANS = (
    _Agreed(ago=12, first=9),  # on track
    _Agreed(ago=33, first=-3),  # late, within grace
    _Agreed(ago=50, first=-20),  # broken
    _Agreed(ago=1, first=75, reasons="Permittert til sommeren, tilbyr alt som er til overs."),
)
_DEFERRED = ((3, 25), (12, 1), (30, -4))  # days ago granted, last day from today
_LEAST, _PARTS = 1_000_00, 6  # øre; together within what a caseworker may agree to alone
_Take = Callable[[ClaimKind], tuple[int, int] | None]
_Taken = Callable[[], tuple[int, int] | None]


def write(work: Work, take: _Take) -> None:
    """Let whoever is at work agree; ``take`` gives a free claim of a kind and its debtor."""
    first = _others(work, take)
    for agreed in _PLANS:
        if (found := first()) is not None:
            _plan(work, *found, agreed)
    if (found := first()) is not None:
        _offer(work, *found)
    for ago, last in _DEFERRED:
        if (found := first()) is not None:
            _defer(work, *found, ago=ago, last=DAY + timedelta(days=last))


def _others(work: Work, take: _Take) -> _Taken:
    """As ``take``, of any of the kinds, and never of one debtor twice: who broke a plan has had it."""
    had: set[int] = set()

    def first() -> tuple[int, int] | None:
        for kind in _KINDS:
            while (found := take(kind)) is not None:
                if found[0] not in had and _unpaid(work, found[1]):
                    had.add(found[0])
                    return found
        return None

    return first


def _part(work: Work, claim_id: int) -> int:
    """An instalment in whole hundred kroner, øre."""
    owed_now = owed.of_claims(work, [claim_id])[claim_id].owed
    return max(_LEAST, (owed_now // _PARTS // 100_00 + 1) * 100_00)


def _unpaid(work: Work, claim_id: int) -> bool:
    """Whether nothing was paid: what came later would keep a plan of an earlier day."""
    owed_now = owed.of_claims(work, [claim_id])[claim_id].owed
    return owed_now >= work.get_one(Claim, claim_id).principal


def _open(work: Work, debtor_id: int, ago: int) -> None:
    work.clock = Noon(DAY - timedelta(days=ago), 40)
    gate.open_debtor(work, debtor_id, "skyldneren ringte")


def _plan(work: Work, debtor_id: int, claim_id: int, agreed: _Agreed) -> None:
    _open(work, debtor_id, agreed.ago)
    terms = Terms(
        claim_ids=(claim_id,),
        first_due=DAY + timedelta(days=agreed.first),
        amount=_part(work, claim_id),
    )
    plan = plans.grant(work, debtor_id, NewPlan(terms=terms, reasons=agreed.reasons))
    work.flush()
    work.clock = Noon(DAY, 40)
    if plan.agreed_on is not None:
        plan_monitor.check(work, plan.id)


def _offer(work: Work, debtor_id: int, claim_id: int) -> None:
    _open(work, debtor_id, 2)
    terms = Terms(
        claim_ids=(claim_id,), first_due=DAY + timedelta(days=22), amount=_part(work, claim_id)
    )
    plans.offer(work, debtor_id, NewOffer(terms=terms, offer_until=DAY + timedelta(days=10)))


def _defer(work: Work, debtor_id: int, claim_id: int, *, ago: int, last: date) -> None:
    _open(work, debtor_id, ago)
    order = NewDeferral(claim_ids=(claim_id,), until=last, reason=DeferralReason.AWAITS_MONEY)
    row: Deferral = deferrals.grant(work, debtor_id, order)
    work.flush()
    work.clock = Noon(DAY, 40)
    if row.state == DeferralStage.GRANTED.value and row.until <= DAY:
        deferrals.lapse(work, row)
