"""Judgments and settlements: a new basis for a claim, with its costs and ten years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.limitation_steps import Outcome, Step
from collector_desk.domain.phrases import dotted
from collector_desk.errors.enforcement import (
    JudgedClaimClosed,
    JudgmentKnown,
    JudgmentLess,
    MeasureDayWrong,
)
from collector_desk.errors.service import Unknown
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Document,
    FactRow,
    Judgment,
    LimitationEvent,
)
from collector_desk.service import (
    attachments,
    booking,
    gate,
    judgment_rows,
    judgment_served,
    last_days,
    liable,
    placed,
    suit_events,
)
from collector_desk.service.database import Work
from collector_desk.wire.enforcement_requests import JudgmentBoard, NewJudgment

_STEPS: Mapping[JudgmentBoard, Step] = {
    JudgmentBoard.CONCILIATION: Step.COURT,
    JudgmentBoard.RENT_TRIBUNAL: Step.BOARD,
    JudgmentBoard.COURT: Step.COURT,
}


def register(work: Work, debtor_id: int, order: NewJudgment) -> Judgment:
    """Keep a judgment on claims: it is their basis from now on (tvangsfullbyrdelsesloven § 4-1).

    The complaint interrupted limitation and the judgment gives ten years (foreldelsesloven §§ 15,
    16, 21 no. 2), for the debtors it names; they alone answer for what was awarded in costs
    (docs/decisions/0018). A complaint that all of it is decided of is over; where it was served, a
    task is due when it can no longer be tried. Gives the judgment as it is kept with this debtor,
    on the first claim.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor; also where one who is named
            does not owe the claim.
        JudgedClaimClosed: the claim is withdrawn.
        JudgmentKnown: it is registered for one of these already.
        JudgmentLess: it awards less than is owed on them.
        MeasureDayWrong: decided before the complaint came in or served before it was decided, or
            a day to come.
    """
    gate.opened(work, debtor_id)
    if not order.complained_on <= order.decided_on <= work.clock.today():
        raise MeasureDayWrong(first=order.complained_on.isoformat())
    if order.served_on is not None:
        judgment_served.must_be_a_day(work, order.decided_on, order.served_on)
    _paper(work, debtor_id, order.document_id)
    _awards_all(work, order)
    order = _with_paper(work, debtor_id, order)
    first, *more = [row for one in _each(order) for row in _on_claim(work, debtor_id, one)]
    for row in more:
        row.with_id = first.id
    work.flush()
    ids = list(dict.fromkeys(row.claim_id for row in (first, *more)))
    booking.book(work, ids)
    for number in dict.fromkeys((debtor_id, *order.others)):
        suit_events.judged(work, number, ids, order.decided_on, order.what.label)
    for row in (first, *more):
        if row.claim_id == first.claim_id:  # one for each whom it binds
            judgment_served.review(work, row)
    return first


def _awards_all(work: Work, order: NewJudgment) -> None:
    """Only what was judged is a basis, and has ten years: the rest must be credited first."""
    if order.awarded is None:
        return
    ids = {order.claim_id, *order.claim_ids}
    claims = work.scalars(select(Claim).where(Claim.id.in_(ids))).all()
    found = booking.statements(work, claims, on=order.decided_on)
    owed = sum(max(0, one.balance.principal) for one in found.values())
    if order.awarded < owed:
        raise JudgmentLess(awarded=order.awarded, owed=owed)


def _with_paper(work: Work, debtor_id: int, order: NewJudgment) -> NewJudgment:
    """Keep the judgment's own paper with the debtor. Raises FileNotReadable, FileRefused."""
    if order.document is None:
        return order
    name = f"{order.what.value}-{debtor_id}-{order.decided_on.isoformat()}"
    kept = attachments.kept(
        work, order.document, debtor_id=debtor_id, kind="judgment", day=order.decided_on, name=name
    )
    return order.model_copy(update={"document_id": kept.id, "document": None})


def _each(order: NewJudgment) -> Iterator[NewJudgment]:
    """The same of each claim; the costs are awarded once."""
    yield order
    for number in sorted(set(order.claim_ids) - {order.claim_id}):
        yield order.model_copy(update={"claim_id": number, "costs": 0})


def _on_claim(work: Work, debtor_id: int, order: NewJudgment) -> list[Judgment]:
    """A row for each it names, this debtor first."""
    named = _named(work, debtor_id, order)
    claim = liable.lock(work, order.claim_id)
    if claim.state != "open":
        raise JudgedClaimClosed(claim=claim.number)
    fact_id = _known(work, claim, order, named) or _costs(work, order)
    return [_keep(work, number, order, fact_id) for number in named]


def _named(work: Work, debtor_id: int, order: NewJudgment) -> Sequence[int]:
    """Whom the judgment names, this debtor first; each must owe the claim."""
    named = tuple(dict.fromkeys((debtor_id, *order.others)))
    for number in named:
        if work.get(ClaimDebtor, (order.claim_id, number)) is None:
            raise Unknown(what="claim", id=order.claim_id)
    return named


def _known(work: Work, claim: Claim, order: NewJudgment, named: Sequence[int]) -> int | None:
    """The costs of the same judgment, where another it names had it registered with the same sum.

    They were ordered to pay them jointly. Raises JudgmentKnown where it names one of these.
    """
    query = select(Judgment).where(
        Judgment.claim_id == claim.id,
        Judgment.decided_on == order.decided_on,
        judgment_rows.standing(),
    )
    board = order.board_name.strip().casefold()
    same = [row for row in work.scalars(query) if row.board.strip().casefold() == board]
    if any(row.debtor_id in named for row in same):
        raise JudgmentKnown(
            board=order.board_name, day=order.decided_on.isoformat(), claim=claim.number
        )
    facts = [row.fact_id for row in same if row.fact_id and row.costs == order.costs]
    stands = select(FactRow.id).where(FactRow.id.in_(facts), placed.standing())
    return work.scalar(stands.order_by(FactRow.id).limit(1))


def _keep(work: Work, debtor_id: int, order: NewJudgment, fact_id: int | None) -> Judgment:
    row = Judgment(
        debtor_id=debtor_id,
        claim_id=order.claim_id,
        what=order.what.value,
        board=order.board_name,
        decided_on=order.decided_on,
        served_on=order.served_on,
        pay_by=order.pay_by,
        costs=order.costs,
        fact_id=fact_id,
        text=order.text,
        document_id=order.document_id,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    _interrupted(work, row, order)
    details = {"judgment": row.id, "claim": row.claim_id, "what": row.what, "costs": row.costs}
    work.note("judgments.register", stream=f"debtor:{debtor_id}", details=details)
    return row


def _paper(work: Work, debtor_id: int, document_id: int | None) -> None:
    paper = None if document_id is None else work.get(Document, document_id)
    if document_id is not None and (paper is None or paper.debtor_id != debtor_id):
        raise Unknown(what="document", id=document_id)


def _interrupted(work: Work, row: Judgment, order: NewJudgment) -> None:
    """The complaint that is open already is decided; else the whole case is entered."""
    step = _STEPS[order.board]
    query = select(LimitationEvent).where(
        LimitationEvent.claim_id == row.claim_id,
        LimitationEvent.debtor_id == row.debtor_id,
        LimitationEvent.step == step.value,
        LimitationEvent.outcome == Outcome.PENDING.value,
    )
    event = work.scalar(query.order_by(LimitationEvent.id).limit(1))
    if event is None:
        event = LimitationEvent(
            claim_id=row.claim_id,
            debtor_id=row.debtor_id,
            step=step.value,
            day=order.complained_on,
            source=source_of(row),
        )
        work.add(event)
    event.ended, event.outcome = order.decided_on, Outcome.DECIDED.value
    work.flush()
    last_days.keep(work, [row.claim_id])


def source_of(row: Judgment) -> str:
    """What the interruption says that it comes from, where no complaint was entered before."""
    return f"{row.board} {dotted(row.decided_on)}"[:120]


def _costs(work: Work, order: NewJudgment) -> int | None:
    """What was awarded, as one fact of the claim, whoever of its debtors it is owed by."""
    if not order.costs:
        return None
    fact = FactRow(
        claim_id=order.claim_id,
        kind=FactKind.COSTS.value,
        amount=order.costs,
        value_date=order.decided_on,
        known_at=work.clock.now(),
        rule="tvisteloven kapittel 20, ilagt i avgjørelsen",
        source=f"{order.board_name} {dotted(order.decided_on)}"[:120],
        document_id=order.document_id,
        made_by=work.who.name,
        reason="Sakskostnader",
    )
    work.add(fact)
    work.flush()
    return fact.id
