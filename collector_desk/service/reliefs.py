"""Giving a claim up: what it would do, proposing it, and the debtor's answer to an offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import select

from collector_desk.domain.inquiry import Sender
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.plan_limits import Decider
from collector_desk.domain.relief import OPEN, OPEN_POINT, ReliefKind, ReliefStage
from collector_desk.domain.status import Status, is_minor
from collector_desk.errors.reliefs import (
    ReliefBeyondEverybody,
    ReliefClaimTaken,
    ReliefReasonsMissing,
    ReliefWrongStage,
    SettlementAcceptor,
    SettlementExpired,
    SettlementGuardian,
    SettlementStopped,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import Claim, Debtor, DebtorStatus, Inquiry, Relief, ReliefLine
from collector_desk.service import (
    folder,
    gate,
    liable,
    offers_back,
    plan_claims,
    relief_keeping,
    relief_rows,
    speaking,
)
from collector_desk.service.database import Work
from collector_desk.service.relief_terms import Weighed, weigh
from collector_desk.wire.reliefs import (
    AcceptSettlement,
    EndRelief,
    NewRelief,
    ReliefLineShown,
    ReliefPreview,
)

LEAST_REASONS = 10
_TAKEN = tuple(stage.value for stage in OPEN)
_OWES_NOT = "skyldneren skylder det ikke lenger"
_OFFERS = (ReliefStage.OFFERED.value, ReliefStage.ACCEPTED.value)


def preview(work: Work, debtor_id: int, order: NewRelief) -> ReliefPreview:
    """What a relief would do; nothing is kept. Raises as ``weigh``, and NotOpened, OwnCase."""
    debtor = gate.opened(work, debtor_id)
    found = weigh(work, debtor, order)
    about = order.ground.about
    return ReliefPreview(
        kind_label=order.kind.label,
        ground_label=about.label,
        rule=about.rule,
        lines=tuple(
            ReliefLineShown(
                claim_id=line.claim.id,
                claim=plan_claims.title(line.claim),
                part_label=line.part.label,
                owed=line.owed,
                given_up=line.amount,
                share=line.share,
            )
            for line in found.lines
        ),
        owed=found.owed,
        given_up=found.given_up,
        left=found.owed - (found.given_up if order.kind.ends_debt else 0),
        verdict=found.limits.texts,
        unconfirmed=(OPEN_POINT, *found.limits.unconfirmed),
        effects=tuple(_effects(work, order, found)),
    )


def _effects(work: Work, order: NewRelief, found: Weighed) -> Iterator[str]:
    up = kroner(found.given_up)
    if order.kind is ReliefKind.WRITE_OFF:
        yield f"{up} kr føres som tap. Gjelden består, og kravene hviler til de tas opp igjen."
        yield "Foreldelsesfristen løper videre."
    elif order.kind is ReliefKind.SETTLEMENT and found.pay_by and order.offer_until:
        yield f"Betales {kroner(order.pay or 0)} kr innen {dotted(found.pay_by)}, ettergis resten."
        yield f"Skyldneren må svare innen {dotted(order.offer_until)}. Kravene hviler så lenge."
        yield "Betales det ikke, faller tilbudet bort, og hele gjelden består."
        yield "Foreldelse regnes ikke som avbrutt av tilbudet."
    else:
        yield f"{up} kr føres bort fra kravene. Renter av det løper ikke lenger."
    if order.kind.ends_debt:
        for number in _shared(work, [line.claim.id for line in found.lines]):
            yield f"{number} har flere skyldnere: det som gis opp, faller bort for alle."


def _shared(work: Work, claim_ids: Iterable[int]) -> list[str]:
    return relief_rows.shared(work, sorted(set(claim_ids)))


def propose(work: Work, debtor_id: int, order: NewRelief) -> Relief:
    """Propose a relief; nothing is given up or offered before a second person approved it.

    Raises:
        ReliefReasonsMissing, ReliefClaimTaken.
        ReliefBeyondEverybody: nobody at the desk may go so far.
        PlanClaimTaken: a claim of a settlement is in a plan.
        and as ``preview``.
    """
    row, found = made(work, debtor_id, order)
    relief_keeping.propose(work, row, " ".join(found.limits.texts))
    return row


def made(work: Work, debtor_id: int, order: NewRelief) -> tuple[Relief, Weighed]:
    """The relief of an order, kept and not proposed yet, and how it was weighed.

    Raises as ``propose``.
    """
    debtor = gate.opened(work, debtor_id)
    if len(order.reasons.strip()) < LEAST_REASONS:
        raise ReliefReasonsMissing(least=LEAST_REASONS)
    _free(work, order)
    found = weigh(work, debtor, order)
    if found.limits.decider is Decider.NOBODY:
        forbidden = [one for one in found.limits.beyond if one.decider is Decider.NOBODY]
        raise ReliefBeyondEverybody(limit=forbidden[0].text)
    return _row(work, debtor_id, order, found), found


def _free(work: Work, order: NewRelief) -> None:
    """Lock the claims, so that two proposals come one after the other, and see that none has one."""
    ids = sorted({each.claim_id for each in order.parts})
    if order.kind is ReliefKind.SETTLEMENT:
        plan_claims.free(work, ids)
    else:
        liable.lock_all(work, ids)
    taken = work.scalar(
        select(Claim.number)
        .join(ReliefLine, ReliefLine.claim_id == Claim.id)
        .join(Relief, Relief.id == ReliefLine.relief_id)
        .where(Claim.id.in_(ids), Relief.state.in_(_TAKEN))
        .order_by(Claim.id)
        .limit(1)
    )
    if taken is not None:
        raise ReliefClaimTaken(claim=taken)


def _row(work: Work, debtor_id: int, order: NewRelief, found: Weighed) -> Relief:
    if order.inquiry_id is not None:
        inquiry = work.get(Inquiry, order.inquiry_id)
        if inquiry is None or inquiry.debtor_id != debtor_id:
            raise Unknown(what="inquiry", id=order.inquiry_id)
    row = Relief(
        debtor_id=debtor_id,
        inquiry_id=order.inquiry_id,
        kind=order.kind.value,
        ground=order.ground.value,
        amount=found.given_up,
        reasons=order.reasons.strip(),
        state=ReliefStage.PROPOSED.value,
        pay=order.pay,
        pay_by=found.pay_by,
        offer_until=order.offer_until,
        adviser=order.adviser.strip(),
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    work.add_all(
        ReliefLine(
            relief_id=row.id,
            claim_id=line.claim.id,
            part=line.part.value,
            amount=line.amount,
            whole=line.whole,
            share=line.share,
        )
        for line in found.lines
    )
    work.flush()
    return row


def accept(work: Work, relief_id: int, order: AcceptSettlement) -> Relief:
    """Register that the debtor, or one who may speak for the debtor, says yes to an offer.

    Raises:
        Unknown, Stale, NotOpened, OwnCase.
        ReliefWrongStage: it is not on offer.
        SettlementExpired: too late.
        SettlementStopped: what is offered counts a claim, or a part of one, that is disputed by now
            (rulings 18 to 20), or that else could not be offered today.
        SettlementGuardian, SettlementAcceptor: this person cannot accept; who speaks for the
            debtor only by what is kept on file today.
    """
    row, debtor = _locked(work, relief_id, order.version)
    if row.state != ReliefStage.OFFERED.value or row.offer_until is None:
        raise ReliefWrongStage(stage=ReliefStage(row.state).label)
    today, until = work.clock.today(), relief_keeping.offered_until(work, row)
    if until is not None and today > until:
        raise SettlementExpired(until=until.isoformat())
    _still_offered(work, debtor, row)
    told = _may_accept(work, debtor, order, today)
    row.state, row.accepted_on = ReliefStage.ACCEPTED.value, today
    row.accepted_by = f"{order.by.label}: {order.name.strip()}, {order.how.strip()}"[:160]
    relief_keeping.note(work, row, "reliefs.accept", **told)
    relief_keeping.check(work, row)
    return row


def _still_offered(work: Work, debtor: Debtor, row: Relief) -> None:
    """See that nothing came in the way of a claim since it was offered. Raises SettlementStopped."""
    offered = sorted({line.claim_id for line in relief_keeping.lines(work, row)})
    numbers = {claim_id: liable.lock(work, claim_id).number for claim_id in offered}
    rows = folder.read(work, debtor)
    for claim_id, number in numbers.items():
        claim = rows.claim(claim_id)
        if claim is None:
            raise SettlementStopped(claim=number, why=_OWES_NOT, rule="inkassoloven § 8")
        found = plan_claims.hindrance(work, rows, claim)
        if found is not None:
            raise SettlementStopped(**found.params)


def _may_accept(work: Work, debtor: Debtor, order: AcceptSettlement, today: date) -> dict[str, int]:
    """By whose registration somebody else accepts, for the audit; empty where it is the debtor."""
    if order.by is Sender.DEBTOR:
        if is_minor(debtor.birth_date, today) or _warded(work, debtor.id, today):
            raise SettlementGuardian
        return {}
    found = speaking.on_file(work, debtor.id, order.by) if order.by.needs_authority else None
    if found is None:
        raise SettlementAcceptor(who=order.by.label)
    return {"representative": found.id}


def _warded(work: Work, debtor_id: int, today: date) -> bool:
    query = select(DebtorStatus.id).where(
        DebtorStatus.debtor_id == debtor_id,
        DebtorStatus.kind.in_([Status.GUARDIAN.value, Status.MINOR.value]),
        DebtorStatus.from_day <= today,
        (DebtorStatus.to_day.is_(None)) | (DebtorStatus.to_day > today),
    )
    return work.scalar(query.limit(1)) is not None


def end(work: Work, relief_id: int, order: EndRelief) -> Relief:
    """End an offer that the debtor refused or that is taken back, or take up what was written off.

    Who has had the letter of the offer is told that it no longer stands.

    Raises:
        Unknown, Stale, NotOpened, OwnCase.
        ReliefWrongStage: there is nothing to end.
    """
    row, _ = _locked(work, relief_id, order.version)
    if row.state in _OFFERS:
        relief_keeping.finish(work, row, ReliefStage.DECLINED, order.why)
        offers_back.settlement(work, row)
    elif relief_rows.written_off(row):
        relief_keeping.finish(work, row, ReliefStage.LAPSED, order.why)
    else:
        raise ReliefWrongStage(stage=ReliefStage(row.state).label)
    relief_keeping.note(work, row, "reliefs.end")
    return row


def _locked(work: Work, relief_id: int, version: int) -> tuple[Relief, Debtor]:
    query = select(Relief).where(Relief.id == relief_id).with_for_update()
    row = work.scalar(query.execution_options(populate_existing=True))
    if row is None:
        raise Unknown(what="relief", id=relief_id)
    debtor = gate.opened(work, row.debtor_id)
    if row.version != version:
        raise Stale
    return row, debtor
