"""Deciding an objection: what the decision does to the claim, before and after, and doing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from collector_desk.domain import objection as law
from collector_desk.domain.approval import Subject
from collector_desk.domain.facts import Fact
from collector_desk.domain.ledger import Statement
from collector_desk.domain.money import Money
from collector_desk.domain.objection import About, Outcome, State, UnitView
from collector_desk.domain.objection_effects import Effects, covered, effects
from collector_desk.domain.phrases import kroner
from collector_desk.domain.standing import standing
from collector_desk.errors.objections import (
    OthersOwe,
    PaidHere,
    ReasonsMissing,
    StillOwed,
    UnitDecidedOtherwise,
    UnitNotHeard,
    WrongObjectionStep,
)
from collector_desk.models import (
    Approval,
    Claim,
    ClaimDebtor,
    Objection,
    UnitQuestion,
)
from collector_desk.service import (
    approvals,
    decision_facts,
    decision_figures,
    decision_others,
    ended_how,
    gate,
    letter_keep,
    letter_objections,
    letters,
    matters,
    objections,
    own_fees,
    plan_lowered,
    refunds,
    sent_back,
    unit_asked,
)
from collector_desk.service.approvals import Draft, Handler
from collector_desk.service.database import Work
from collector_desk.service.facts import facts_of
from collector_desk.service.letter_make import Made
from collector_desk.wire.approvals import Change
from collector_desk.wire.letters import LetterPreview
from collector_desk.wire.objections import Decide

LEAST_REASONS = 20
_TWO = "Åpenbart grunnløs innsigelse krever to personer"
_NEEDED: Mapping[Outcome, frozenset[UnitView]] = {
    Outcome.UPHELD: frozenset({UnitView.WITHDRAWS, UnitView.PAID}),
    Outcome.PARTLY_UPHELD: frozenset({UnitView.REDUCES, UnitView.UPHOLDS, UnitView.PAID}),
    Outcome.NOT_UPHELD: frozenset({UnitView.UPHOLDS}),
}

_STANDS = frozenset({UnitView.UPHOLDS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The money before and after a decision, ``own`` of it as this debtor owes it; the deadline."""

    claim: Claim
    effects: Effects
    before: Statement
    after: Statement
    own: tuple[Statement, Statement]
    new_deadline: date | None

    @property
    def refund(self) -> Money:
        """Øre that the decision leaves to the debtor's credit."""
        return max(0, self.after.balance.credit - max(0, self.before.balance.credit))


def weigh(work: Work, row: Objection, order: Decide) -> Decision:
    """What an order would do, without doing it.

    Raises:
        UnitNotHeard, UnitDecidedOtherwise: the unit decides the claim (ruling 29).
        OthersOwe: others owe the claim too, and the ground is about this debtor alone.
        PaidHere: the claim is paid here, and the unit has not said whether it was paid there too.
        StillOwed: full medhold would leave something owed.
        ReductionMissing, ReductionTooLarge: as ``objection_effects.effects``.
    """
    claim = work.get_one(Claim, row.claim_id)
    _heard(work, row, order)
    _alone(work, row, order)
    facts = list(facts_of(work, [claim.id]).get(claim.id, ()))
    found = effects(
        order.outcome, standing(facts), received=row.received_on, reduction=order.reduction,
        fees_fall=order.fees_fall, paid_to_unit=_paid_to_unit(work, row, order, facts),
    )  # fmt: skip
    then = [*facts, *decision_facts.imagined(work, claim, facts, found)]
    own = own_fees.towards(work, row.debtor_id, [claim.id])[claim.id]
    made = Decision(
        claim=claim,
        effects=found,
        before=decision_facts.folded(work, claim, facts),
        after=decision_facts.folded(work, claim, then),
        own=(
            decision_facts.folded(work, claim, facts, own),
            decision_facts.folded(work, claim, then, own),
        ),
        new_deadline=decision_facts.new_deadline(work, claim, order.outcome),
    )
    if order.outcome is Outcome.UPHELD and made.after.balance.total > 0:
        raise StillOwed(amount=made.after.balance.total)
    return made


def _paid_to_unit(work: Work, row: Objection, order: Decide, facts: Sequence[Fact]) -> Money | None:
    """Øre that the unit has got where it says that the claim is paid; None where it says not."""
    if order.outcome is not Outcome.UPHELD:
        return None
    question = unit_asked.latest(work, row.id)
    if question is not None and question.view == UnitView.PAID.value:
        return question.reduction
    if order.ground is law.Ground.PAID and covered(standing(facts)):
        raise PaidHere(number=work.get_one(Claim, row.claim_id).number)
    return None


def decide(work: Work, objection_id: int, order: Decide) -> Objection:
    """Decide an objection, or propose it where that takes two persons; the debtor gets a letter.

    Full: everything falls away from day one, and what was paid waits to be refunded. Partly:
    interest is reckoned anew on what is left. Not upheld: a new deadline, until which it rests.

    Raises:
        Unknown, Stale, WrongObjectionStep, NotOpened, OwnCase.
        ReasonsMissing: too short to be understood.
        WordsMissing, DismissalMissing: as ``ended_how.keep``.
        SuperiorDisqualified: the superior is, and so this person cannot decide.
        and as ``weigh`` and ``approvals.propose``.
    """
    row = objections.locked(work, objection_id, order.version)
    gate.may_decide(work, row.debtor_id)
    if row.state == State.PROPOSED.value:
        raise WrongObjectionStep(before=State.PROPOSED.label, after=State.DECIDED.label)
    decision = _worded(work, row, order)
    if order.outcome.two_persons:
        return _propose(work, row, decision)
    _conclude(work, row, order.outcome, decision)
    return row


def letter(work: Work, objection_id: int, order: Decide) -> LetterPreview:
    """The letter as the decision would send it now; nothing of the decision is kept.

    Raises:
        Unknown, Stale, WrongObjectionStep, NotOpened, OwnCase.
        ReasonsMissing, WordsMissing, DismissalMissing: as ``decide``.
        and as ``weigh`` and ``letter_make.write``.
    """
    row = objections.locked(work, objection_id, order.version)
    before, attempt = len(work.noted), work.begin_nested()
    try:
        decision = _worded(work, row, order)
        objections.move(row, State.DECIDED)
        _settle(work, row, order.outcome, decision)
        found = letters.shown(work, _letter(work, row, decision))
        figures = decision_figures.both(work, row, decision.claim, decision.own)
    finally:
        attempt.rollback()
        del work.noted[before:]
    objections.note(work, row, "objections.preview_letter", outcome=order.outcome.value)
    return found.model_copy(update={"figures": figures})


def _worded(work: Work, row: Objection, order: Decide) -> Decision:
    """What an order does, its words kept on the objection. Raises as ``decide``."""
    reasons = order.reasons.strip()
    if order.outcome is not Outcome.WITHDRAWN and len(reasons) < LEAST_REASONS:
        raise ReasonsMissing(least=LEAST_REASONS)
    decision = weigh(work, row, order)
    ended_how.keep(work, row, order)
    row.ground, row.reasons, row.reduction = order.ground.value, reasons, order.reduction
    return decision


def _propose(work: Work, row: Objection, decision: Decision) -> Objection:
    objections.move(row, State.PROPOSED)
    owed = decision.before.balance.total
    draft = Draft(
        subject=Subject.OBJECTION,
        subject_id=row.id,
        debtor_id=row.debtor_id,
        title=f"Åpenbart grunnløs innsigelse, {decision.claim.number} {kroner(owed)} kr",
        amount=owed,
        why=_TWO,
        reasons=row.reasons,
    )
    row.approval_id = approvals.propose(work, draft).id
    return row


def _conclude(work: Work, row: Objection, outcome: Outcome, decision: Decision) -> None:
    plans = plan_lowered.standing(work, [decision.claim])
    objections.move(row, State.DECIDED)
    _settle(work, row, outcome, decision)
    sent_back.settled(work, Subject.OBJECTION, row.id, row.debtor_id)
    objections.note(
        work, row, "objections.decide", outcome=outcome.value, credit=decision.effects.credit,
        undone=list(decision.effects.undone), refund=decision.refund,
    )  # fmt: skip
    letter_keep.issue_or_task(work, _letter(work, row, decision))
    decision_others.tell(work, row)
    why = f"innsigelse {row.id}, {outcome.label.lower()}"
    plan_lowered.lowered(work, plans, why, until=decision.new_deadline)
    if decision.new_deadline is not None:
        work.add(decision_facts.rest(work, row, decision.new_deadline))
    # Last, so that what is proposed rests on all that the decision left behind.
    if decision.refund > 0:
        words = f"{outcome.label} i innsigelse {row.id}: {row.reasons}"[:300]
        refunds.propose_all(work, debtor_id=row.debtor_id, claim=decision.claim, reason=words)


def _settle(work: Work, row: Objection, outcome: Outcome, decision: Decision) -> None:
    """The objection and the claim's money as the decision leaves them."""
    row.outcome, row.decided_on = outcome.value, work.clock.today()
    row.decided_by, row.new_deadline = work.who.name, decision.new_deadline
    work.flush()
    decision_facts.post(work, row, decision.claim, decision.effects)


def _letter(work: Work, row: Objection, decision: Decision) -> Made:
    return letter_objections.decision(work, row, own=decision.own, refund=decision.refund)


def _heard(work: Work, row: Objection, order: Decide) -> None:
    """The unit decides the claim; we decide fees, interest and going on (ruling 29).

    What the unit has taken off is never collected by calling the objection something else.
    """
    question = unit_asked.latest(work, row.id)
    answered = question if question and question.answered_on else None
    lowers = order.outcome is Outcome.UPHELD or order.reduction > 0
    examined = About(row.about) is About.CLAIM and order.outcome in _NEEDED
    if answered is None:
        if lowers or examined:
            raise UnitNotHeard
        return
    view = UnitView(answered.view)
    if not _follows(order, view, answered):
        raise UnitDecidedOtherwise(view=view.label)


def _alone(work: Work, row: Objection, order: Decide) -> None:
    """A ground about one debtor leaves what the others owe (foreldelsesloven § 25, ruling 10)."""
    if order.outcome is not Outcome.UPHELD or order.ground not in law.PERSONAL:
        return
    owing = work.scalar(
        select(func.count()).select_from(ClaimDebtor).where(ClaimDebtor.claim_id == row.claim_id)
    )
    if (owing or 0) > 1:
        raise OthersOwe(ground=order.ground.label)


def _follows(order: Decide, view: UnitView, question: UnitQuestion) -> bool:
    if view not in _NEEDED.get(order.outcome, _STANDS):
        return False
    return order.outcome is Outcome.UPHELD or order.reduction == question.reduction


def _frozen(work: Work, objection_id: int) -> Mapping[str, Any]:
    row = work.get_one(Objection, objection_id)
    on = matters.proposed_on(work, Subject.OBJECTION, objection_id)
    return {
        "subject": Subject.OBJECTION.value,
        "objection": row.id,
        "outcome": Outcome.GROUNDLESS.value,
        "ground": row.ground,
        "reasons": row.reasons,
        "answer": _answer(work, row),
        "claims": matters.claims(work, row.debtor_id, [row.claim_id], on=on),
    }


def _answer(work: Work, row: Objection) -> list[Any]:
    """What the unit is asked and has answered, as a proposal freezes it."""
    question = unit_asked.latest(work, row.id)
    return [question.id, question.view, question.reduction] if question else []


def _changes(work: Work, approval: Approval) -> Sequence[Change]:
    claim = work.get_one(Claim, work.get_one(Objection, approval.subject_id).claim_id)
    return (
        Change(field="Innsigelse", before="Til godkjenning", after="Åpenbart grunnløs"),
        Change(field=claim.number, before="Stanset", after="Innkrevingen fortsetter"),
    )


def _carry_out(work: Work, approval: Approval) -> None:
    row = work.get_one(Objection, approval.subject_id, with_for_update=True)
    if row.state != State.PROPOSED.value:
        raise WrongObjectionStep(before=State(row.state).label, after=State.DECIDED.label)
    order = Decide(version=row.version, outcome=Outcome.GROUNDLESS, ground=law.Ground(row.ground))
    decision = weigh(work, row, order)
    _conclude(work, row, Outcome.GROUNDLESS, decision)


def _put_back(work: Work, approval: Approval) -> None:
    row = work.get_one(Objection, approval.subject_id)
    question = unit_asked.latest(work, row.id)
    if question is None:
        objections.put_back(row, State.ACKNOWLEDGED if row.acknowledged_on else State.RECEIVED)
    else:
        objections.put_back(row, State.ANSWERED if question.answered_on else State.WITH_UNIT)


approvals.handles(
    Subject.OBJECTION,
    Handler(frozen=_frozen, changes=_changes, carry_out=_carry_out, put_back=_put_back),
)
