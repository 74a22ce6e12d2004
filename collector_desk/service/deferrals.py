"""Deferrals: what one costs, granting, proposing and refusing it, and its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import func, insert, select

from collector_desk.domain import deferral as law
from collector_desk.domain.covering import default_order
from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import dotted, kroner, percent
from collector_desk.domain.plan_effects import Asked, Measure, acknowledgement, effects
from collector_desk.domain.plan_limits import Decider, Limits, deferral_limits
from collector_desk.domain.plan_stage import DeferralStage
from collector_desk.domain.work import WorkKind
from collector_desk.errors.plans import (
    PlanBeyondEverybody,
    PlanReasonsMissing,
    PlanWithoutClaims,
)
from collector_desk.errors.service import Unknown
from collector_desk.models import (
    ClaimDebtor,
    Debtor,
    Deferral,
    DeferralClaim,
)
from collector_desk.service import (
    alone,
    answering,
    asking,
    deferral_keeping,
    gate,
    letter_orders,
    liable,
    measure_expected,
    plan_claims,
)
from collector_desk.service.database import Database, Work
from collector_desk.service.plan_claims import Chosen
from collector_desk.wire.approvals import Change
from collector_desk.wire.deferrals import (
    CostLine,
    DeferralCost,
    NewDeferral,
    RefuseDeferral,
)

LEAST_REASONS = 10
_GIVEN = (DeferralStage.GRANTED.value, DeferralStage.LAPSED.value, DeferralStage.STOPPED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A deferral as it would stand today."""

    chosen: Chosen
    deferral: law.Deferral
    number: int
    limits: Limits


def weigh(work: Work, debtor: Debtor, order: NewDeferral) -> Weighed:
    """What was asked for, and who may decide it.

    Raises:
        PlanWithoutClaims, PlanClaimStopped, DeferralBackwards, Unknown.
        PlanClaimTaken: a claim is in a plan, which is kept or ended first.
    """
    today = work.clock.today()
    if not order.claim_ids:
        raise PlanWithoutClaims
    chosen = plan_claims.chosen(work, debtor, order.claim_ids)
    if not sum(one.balance.total for one in chosen.statements.values()):
        raise PlanWithoutClaims
    plan_claims.untaken(work, order.claim_ids, of=debtor.id)
    found = law.Deferral(start=today, until=order.until, reason=order.reason)
    number = 1 + _given(work, debtor.id, order.claim_ids)
    limits = deferral_limits(days=found.days, number=number, day=today, rates=work.rates)
    return Weighed(chosen=chosen, deferral=found, number=number, limits=limits)


def _given(work: Work, debtor_id: int, claim_ids: Iterable[int]) -> int:
    """The most deferrals that this debtor has had for any of these claims."""
    each = (
        select(func.count(Deferral.id).label("n"))
        .join(DeferralClaim, DeferralClaim.deferral_id == Deferral.id)
        .where(
            DeferralClaim.claim_id.in_(list(claim_ids)),
            Deferral.debtor_id == debtor_id,
            Deferral.state.in_(_GIVEN),
        )
        .group_by(DeferralClaim.claim_id)
        .subquery()
    )
    return int(work.scalar(select(func.max(each.c.n))) or 0)


def preview(work: Work, debtor_id: int, order: NewDeferral) -> DeferralCost:
    """What a deferral would do; nothing is kept. Raises as ``weigh``, and NotOpened, OwnCase."""
    debtor = gate.opened(work, debtor_id)
    found = weigh(work, debtor, order)
    cost = law.deferral_cost(
        found.chosen.plan_claims,
        found.deferral,
        order=default_order(work.rates, work.clock.today()),
        table=work.rates["late_interest"],
    )
    return DeferralCost(
        text=found.deferral.text,
        last_day=found.deferral.last_day,
        days=found.deferral.days,
        number=found.number,
        interest=cost.interest,
        before=cost.before,
        provisional=cost.provisional,
        lines=tuple(
            CostLine(
                claim_id=claim_id,
                text=f"{line.period}, {percent(line.rate.value)}",
                amount=line.amount,
            )
            for claim_id, line in cost.lines
        ),
        decider=found.limits.decider.value,
        verdict=found.limits.texts,
        unconfirmed=found.limits.unconfirmed,
        effects=tuple(_effects(work, found, cost.interest)),
        changes=tuple(_changes(found, cost.interest)),
    )


def _changes(found: Weighed, interest: int) -> Iterator[Change]:
    """What stops, what goes on, and when the next step is lawful again."""
    deferral = found.deferral
    owed = sum(one.balance.total for one in found.chosen.statements.values())
    yield Change(field="Kravene", before="kan drives inn", after=deferral.text.lower())
    yield Change(
        field="Å betale",
        before=f"{kroner(owed)} kr i dag",
        after=f"{kroner(owed + interest)} kr innen {dotted(deferral.last_day)}",
    )
    yield Change(
        field="Renter", before="løper", after=f"løper fortsatt, {kroner(interest)} kr i perioden"
    )
    yield Change(
        field="Neste steg", before="når fristene er ute",
        after=f"tidligst {dotted(deferral.lapse_day)}, hvis det ikke er betalt",
    )  # fmt: skip


def _effects(work: Work, found: Weighed, interest: int) -> Iterator[str]:
    yield effects(pauses_withholding=False)[Measure.NEW_STEP].text.replace(
        "avtalen holdes", "utsettelsen varer"
    )
    claims = [claim.id for claim in found.chosen.claims]
    yield from measure_expected.effects(work, found.chosen.debtor_id, Event.DEFERRAL, claims)
    yield f"Renten løper: {kroner(interest)} kr til siste dag"
    unsure = acknowledgement(Asked.DEFERRAL, received=work.clock.today()).unconfirmed
    yield f"Foreldelse regnes ikke som avbrutt. {unsure}"


def grant(work: Work, debtor_id: int, order: NewDeferral) -> Deferral:
    """Put claims «i bero» to a day, or propose it where a limit is passed.

    Raises:
        PlanBeyondEverybody: nobody may go so far.
        PlanReasonsMissing: beyond the limits reasons are needed.
        InquiryClosed: the request is answered already.
        and as ``preview``.
    """
    debtor = gate.opened(work, debtor_id)
    gate.may_decide(work, debtor_id)
    liable.lock_all(work, order.claim_ids)
    found = weigh(work, debtor, order)
    limits = found.limits
    if limits.decider is Decider.NOBODY:
        forbidden = [one for one in limits.beyond if one.decider is Decider.NOBODY]
        raise PlanBeyondEverybody(limit=forbidden[0].text)
    row = _row(work, debtor_id, order, DeferralStage.PROPOSED)
    if limits.decider is Decider.CASEWORKER:
        deferral_keeping.begin(work, row)
        return row
    if len(row.text) < LEAST_REASONS:
        raise PlanReasonsMissing(least=LEAST_REASONS)
    owed = sum(one.balance.total for one in found.chosen.statements.values())
    deferral_keeping.propose(work, row, owed, " ".join(limits.texts))
    return row


def refuse(work: Work, debtor_id: int, order: RefuseDeferral) -> Deferral:
    """Refuse a request for time, with reasons that go in the letter.

    Raises PlanReasonsMissing, InquiryClosed, Unknown, NotOpened.
    """
    row = made_refusal(work, debtor_id, order)
    letter_orders.order(work, LetterKind.DEFERRAL_REFUSED, row)
    deferral_keeping.decided(work, row, "deferrals.refuse")
    return row


def made_refusal(work: Work, debtor_id: int, order: RefuseDeferral) -> Deferral:
    """The refusal of an order, kept and not told yet. Raises as ``refuse``."""
    gate.opened(work, debtor_id)
    gate.may_decide(work, debtor_id)
    if len(order.text.strip()) < LEAST_REASONS:
        raise PlanReasonsMissing(least=LEAST_REASONS)
    for claim_id in order.claim_ids:
        if work.get(ClaimDebtor, (claim_id, debtor_id)) is None:
            raise Unknown(what="claim", id=claim_id)
    row = _row(work, debtor_id, order, DeferralStage.REFUSED)
    row.decided_on, row.day_named = work.clock.today(), order.day_named
    return row


def lapse_all(db: Database) -> int:
    """End the deferrals whose last day is over; gives how many. Safe to run again."""
    with db.read() as work:
        query = select(Deferral.id).where(
            Deferral.state == DeferralStage.GRANTED.value, Deferral.until <= work.clock.today()
        )
        found = list(work.scalars(query.order_by(Deferral.id)))
    return sum(alone.look(db, Deferral, number, _lapse, _called) for number in found)


def _lapse(work: Work, deferral_id: int) -> bool:
    row = work.get_one(Deferral, deferral_id, with_for_update=True, populate_existing=True)
    if row.state != DeferralStage.GRANTED.value:
        return False
    lapse(work, row)
    return True


def _called(row: Deferral) -> tuple[str, str]:
    return f"Utsettelsen fra {dotted(row.from_day)}", "den"


def lapse(work: Work, row: Deferral) -> None:
    """End a deferral whose last day is over, and ask what comes next."""
    row.state = DeferralStage.LAPSED.value
    text = (
        f"Utsettelsen løp ut {dotted(deferral_keeping.last_day(row))}:"
        " se om kravene er betalt, eller gå videre"
    )
    asking.task(work, row.debtor_id, WorkKind.DEFERRAL_OVER, text)
    deferral_keeping.end_holds(work, row, "Utsettelsen er utløpt")
    deferral_keeping.note(work, row, "deferrals.lapse")


def _row(work: Work, debtor_id: int, order: NewDeferral, stage: DeferralStage) -> Deferral:
    """The row, with its claims; ``until`` is kept as the first day it no longer holds."""
    today = work.clock.today()
    asked = law.Deferral(start=today, until=order.until, reason=order.reason)
    told = f"utsettelse {stage.label}"
    answering.take(work, order.inquiry_id, debtor_id, told, about=order.claim_ids)
    row = Deferral(
        debtor_id=debtor_id,
        inquiry_id=order.inquiry_id,
        from_day=today,
        until=asked.lapse_day,
        reason=order.reason.value,
        text=order.text.strip(),
        state=stage.value,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    ids = sorted(set(order.claim_ids))
    work.execute(
        insert(DeferralClaim), [{"deferral_id": row.id, "claim_id": number} for number in ids]
    )
    return row
