"""A relief before a second person, what carrying it out does, and how a settlement ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from collector_desk.domain.approval import Subject
from collector_desk.domain.calendar import add_months
from collector_desk.domain.facts import FactKind
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.relief import (
    Part,
    ReliefGround,
    ReliefKind,
    ReliefStage,
    Share,
    Verdict,
    verdict,
)
from collector_desk.domain.work import WorkKind
from collector_desk.errors.reliefs import SettlementExpired
from collector_desk.models import Approval, Claim, Hold, Relief, ReliefLine
from collector_desk.service import (
    alone,
    approvals,
    asking,
    gate,
    letter_orders,
    matters,
    outages,
    placed,
    plan_claims,
    plan_lowered,
    relief_money,
    relief_terms,
)
from collector_desk.service.approvals import Draft, Handler
from collector_desk.service.database import Database, Work
from collector_desk.wire.approvals import Change

_WAITING = (ReliefStage.OFFERED.value, ReliefStage.ACCEPTED.value)


def propose(work: Work, row: Relief, why: str) -> None:
    """Put a relief before a second person."""
    kind = ReliefKind(row.kind)
    draft = Draft(
        subject=Subject.RELIEF,
        subject_id=row.id,
        debtor_id=row.debtor_id,
        title=f"{kind.label}, {kroner(row.amount)} kr",
        amount=row.amount,
        why=why[:300],
        reasons=row.reasons,
    )
    row.approval_id = approvals.propose(work, draft).id
    note(work, row, "reliefs.propose")


def lines(work: Work, row: Relief) -> list[ReliefLine]:
    """The lines of a relief."""
    query = select(ReliefLine).where(ReliefLine.relief_id == row.id)
    return list(work.scalars(query.order_by(ReliefLine.claim_id, ReliefLine.part)))


def claims(work: Work, row: Relief) -> list[Claim]:
    """The claims of a relief, the oldest due first."""
    ids = select(ReliefLine.claim_id).where(ReliefLine.relief_id == row.id)
    query = select(Claim).where(Claim.id.in_(ids)).order_by(Claim.due_date, Claim.id)
    return list(work.scalars(query))


def note(work: Work, row: Relief, deed: str, **more: int) -> None:
    """Ids and øre only: the reasons may tell of somebody's health."""
    details = {"relief": row.id, "kind": row.kind, "state": row.state, "amount": row.amount}
    work.note(deed, stream=f"debtor:{row.debtor_id}", details=details | more)


def finish(work: Work, row: Relief, stage: ReliefStage, why: str) -> None:
    """End a relief, and what rests on it."""
    today = work.clock.today()
    row.state, row.ended_on, row.ended_why = stage.value, today, why.strip()[:300]
    ids = [claim.id for claim in claims(work, row)]
    query = select(Hold).where(
        Hold.debtor_id == row.debtor_id,
        Hold.claim_id.in_(ids),
        Hold.reason.in_([Reason.SETTLEMENT.value, Reason.WRITTEN_OFF.value]),
        Hold.text == _hold_text(row),
        Hold.ended_on.is_(None),
    )
    for hold in work.scalars(query):
        hold.ended_on, hold.ended_by, hold.ended_why = today, work.who.name, row.ended_why
    work.flush()


def check_all(db: Database) -> int:
    """Look at every settlement on offer or accepted; gives how many. Safe to run again."""
    with db.read() as work:
        query = select(Relief.id).where(Relief.state.in_(_WAITING)).order_by(Relief.id)
        found = list(work.scalars(query))
    for relief_id in found:
        alone.look(db, Relief, relief_id, _check, _called)
    return len(found)


def _check(work: Work, relief_id: int) -> None:
    check(work, work.get_one(Relief, relief_id, with_for_update=True))


def _called(row: Relief) -> tuple[str, str]:
    return f"Oppgjøret, sak {row.id},", "tilbudet"


def check(work: Work, row: Relief) -> None:
    """Bring a settlement to where the money that came leaves it."""
    if row.state not in _WAITING or row.pay_by is None or row.offer_until is None:
        return
    today = work.clock.today()
    wait = work.rates["settlement_posting_days"].on(row.pay_by).whole
    patience = timedelta(days=wait)  # money paid in time may still be on its way
    found = verdict(_shares(work, row), pay_by=row.pay_by + patience, on=today)
    if found is Verdict.PAID:
        _settle(work, row)
    elif found is Verdict.ELSEWHERE:
        text = "Oppgjøret er betalt, men ikke på kravene slik det ble avtalt: flytt pengene"
        asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)
    elif found is Verdict.LATE:
        _lapse(work, row, f"Oppgjøret ble ikke betalt innen {dotted(row.pay_by)}")
    elif row.state == ReliefStage.OFFERED.value:
        until = offered_until(work, row) or row.offer_until
        if today > until + patience:
            _lapse(work, row, f"Tilbudet ble ikke godtatt innen {dotted(until)}")


def offered_until(work: Work, row: Relief) -> date | None:
    """The last day to accept a settlement, as far as outages have moved it; None: it is none."""
    return outages.moved(work, row.offer_until, since=row.offered_on)


def _shares(work: Work, row: Relief) -> list[Share]:
    """What came on each claim with a value date from the offer to the last day, paybacks off."""
    asked = {line.claim_id: line.share for line in lines(work, row)}
    came: dict[int, Money] = dict.fromkeys(asked, 0)
    for fact in placed.of_claims(work, asked):
        if fact.kind == FactKind.PAYBACK.value and _since(row, fact.value_date):
            came[fact.claim_id] -= fact.amount
        elif fact.kind == FactKind.PAYMENT.value and _in_time(row, fact.value_date):
            came[fact.claim_id] += fact.amount
    return [Share(asked=share, came=came[number]) for number, share in asked.items()]


def _since(row: Relief, day: date) -> bool:
    return row.offered_on is not None and day >= row.offered_on


def _in_time(row: Relief, day: date) -> bool:
    return _since(row, day) and row.pay_by is not None and day <= row.pay_by


def _settle(work: Work, row: Relief) -> None:
    """The sum has come: what is left of each claim is given up, to the krone."""
    relief_money.waive(work, row, lines(work, row))
    finish(work, row, ReliefStage.GRANTED, "Oppgjøret er betalt, og resten er ettergitt")
    letter_orders.order(work, LetterKind.RELIEF, row)
    _tell_unit(work, row)
    note(work, row, "reliefs.settled")


def _lapse(work: Work, row: Relief, why: str) -> None:
    finish(work, row, ReliefStage.LAPSED, why)
    asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, f"{why}: gå videre med kravene")
    note(work, row, "reliefs.lapse")


def _frozen(work: Work, relief_id: int) -> Mapping[str, Any]:
    row = work.get_one(Relief, relief_id)
    on = matters.proposed_on(work, Subject.RELIEF, relief_id)
    ids = sorted({line.claim_id for line in lines(work, row)})
    return {
        "subject": Subject.RELIEF.value,
        "relief": row.id,
        "kind": row.kind,
        "ground": row.ground,
        "reasons": row.reasons,
        "lines": [
            [line.claim_id, line.part, line.amount, line.whole, line.share]
            for line in lines(work, row)
        ],
        "terms": [row.pay, _day(row.pay_by), _day(row.offer_until), row.adviser],
        "claims": matters.claims(work, row.debtor_id, ids, on=on),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _changes(work: Work, approval: Approval) -> Sequence[Change]:
    row = work.get_one(Relief, approval.subject_id)
    kind, up = ReliefKind(row.kind), f"{kroner(row.amount)} kr"
    about = ReliefGround(row.ground).about
    basis = Change(field="Grunnlag", before="", after=f"{about.label} ({about.rule})")
    if kind is ReliefKind.WRITE_OFF:
        rests = Change(field="Kravene", before="kan drives inn", after="hviler, gjelden består")
        return (Change(field="Tapsføres", before="", after=up), rests, basis)
    if kind is ReliefKind.SETTLEMENT and row.pay_by and row.offer_until:
        pay = f"{kroner(row.pay or 0)} kr innen {dotted(row.pay_by)}"
        return (
            Change(field="Skyldneren betaler", before="hele gjelden", after=pay),
            Change(field="Ettergis når det er betalt", before="", after=f"{up} og senere renter"),
            Change(field="Svarfrist", before="", after=dotted(row.offer_until)),
            basis,
        )
    parts = ", ".join(
        f"{claim.number}: {Part(line.part).label} {kroner(line.amount)} kr"
        for line in lines(work, row)
        for claim in [work.get_one(Claim, line.claim_id)]
    )
    return (Change(field="Faller bort", before="skyldes", after=parts), basis)


def _carry_out(work: Work, approval: Approval) -> None:
    row = work.get_one(Relief, approval.subject_id, with_for_update=True)
    kind = ReliefKind(row.kind)
    if kind is ReliefKind.SETTLEMENT:
        _offer(work, row)
    elif kind is ReliefKind.WRITE_OFF:
        row.state = ReliefStage.GRANTED.value
        today = work.clock.today()
        months = work.rates["write_off_review_months"].on(today).whole
        _rest(work, row, Reason.WRITTEN_OFF, review=add_months(today, months))
        _tell_unit(work, row)
    else:
        plans = plan_lowered.standing(work, claims(work, row))
        relief_money.waive(work, row, lines(work, row))
        row.state, row.ended_on = ReliefStage.GRANTED.value, work.clock.today()
        if (
            kind is ReliefKind.WAIVER
        ):  # what is barred or an empty estate gets no letter (ruling 11)
            letter_orders.order(work, LetterKind.RELIEF, row)
        plan_lowered.lowered(work, plans, f"{kind.label.lower()}, sak {row.id}")
        _tell_unit(work, row)
    note(work, row, "reliefs.grant")


def _offer(work: Work, row: Relief) -> None:
    """Send the offer; the claims rest until the debtor has answered and paid."""
    today = work.clock.today()
    assert row.offer_until is not None  # by ck_relief_settlement_has_terms
    assert row.pay_by is not None
    if row.offer_until <= today:
        raise SettlementExpired(until=row.offer_until.isoformat())
    relief_terms.time_to_answer(work, row.offer_until)
    ids = [claim.id for claim in claims(work, row)]
    plan_claims.free(work, ids)
    plan_claims.chosen(work, gate.known(work, row.debtor_id), ids)
    row.state, row.offered_on = ReliefStage.OFFERED.value, today
    _rest(work, row, Reason.SETTLEMENT, review=row.offer_until)
    letter_orders.order(work, LetterKind.SETTLEMENT_OFFER, row)


def _rest(work: Work, row: Relief, reason: Reason, *, review: date) -> None:
    work.add_all(
        Hold(
            debtor_id=row.debtor_id,
            claim_id=claim.id,
            reason=reason.value,
            text=_hold_text(row),
            owner_id=work.who.person_id,
            from_day=work.clock.today(),
            review_on=review,
            made_by=work.who.name,
            made_at=work.clock.now(),
        )
        for claim in claims(work, row)
    )
    work.flush()


def _hold_text(row: Relief) -> str:
    return f"{ReliefKind(row.kind).label}, sak {row.id}"


def _tell_unit(work: Work, row: Relief) -> None:
    numbers = ", ".join(claim.number for claim in claims(work, row))
    text = f"Meld fra til virksomheten: {ReliefKind(row.kind).label.lower()}, {numbers}"
    asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)


def _put_back(work: Work, approval: Approval) -> None:
    row = work.get_one(Relief, approval.subject_id)
    row.state, row.ended_on = ReliefStage.RETURNED.value, work.clock.today()
    row.ended_why = (approval.comment or "Forslaget ble ikke godkjent")[:300]


approvals.handles(
    Subject.RELIEF,
    Handler(frozen=_frozen, changes=_changes, carry_out=_carry_out, put_back=_put_back),
)
