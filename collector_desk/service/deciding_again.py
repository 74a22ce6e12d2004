"""The letter of a decision that did not come is written anew: the same decision, from today."""

from __future__ import annotations

from sqlalchemy import Select, select

from collector_desk.domain.delivery import Delivery
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.notices import posting_day
from collector_desk.domain.objection import CLOSED, Outcome, State
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan_stage import DeferralStage
from collector_desk.domain.work import WorkKind
from collector_desk.errors.letter_post import LetterFollowsDeed
from collector_desk.errors.objections import DecisionNotLost, DecisionOver
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Debtor,
    Deferral,
    Hold,
    LetterRow,
    Objection,
    Task,
)
from collector_desk.service import (
    decision_facts,
    deferral_end,
    deferral_keeping,
    gate,
    letter_deferrals,
    letter_keep,
    letter_objections,
    letter_post,
    letters,
    liable,
    merged,
    own_fees,
)
from collector_desk.service.database import Work
from collector_desk.service.facts import facts_of
from collector_desk.service.letter_make import Made
from collector_desk.wire.letters import Letters, WriteAgain

_WITHDRAWN = "kravet er trukket"
_UNDONE = "innsigelsen er ikke avgjort lenger"
_OWES_NOT = "skyldneren skylder ikke kravet lenger"
_NOT_ENDED = "utsettelsen er ikke opphevet lenger"
_RESTS_NOT = "ingenting hviler lenger til den nye fristen"
_NOT_ASKED = "det kreves ikke noe av det nå"
_RUN_OUT = "utsettelsens egen siste dag er ute før brevet kan gå"
_DISPUTED = "skyldneren har en ny innsigelse til det, og den svares det på for seg"


def again(work: Work, letter_id: int, order: WriteAgain) -> Letters:
    """Write the letter of a decision anew, where it was kept back, came back, or was not delivered.

    It says what was decided, with what the claim is today, and a new deadline from today; until
    then the claim rests (god inkassoskikk, inkassoloven § 8; forvaltningsloven § 27). So is told
    that a deferral was ended early, which never gives more time than the deferral did.

    Raises:
        Unknown, NotOpened, OwnCase, Stale.
        LetterFollowsDeed: no letter of a decision on an objection, or of a deferral's end.
        DecisionNotLost: it went or may still go, or was written anew before.
        DecisionOver: what was decided does not stand any more.
        and as ``letter_keep.issue``.
    """
    found = work.get(LetterRow, letter_id)
    if found is None or found.debtor_id is None:
        raise Unknown(what="letter", id=letter_id)
    debtor_id = gate.opened(work, found.debtor_id).id
    if found.kind == LetterKind.OBJECTION_DECISION.value and found.objection_id is not None:
        told = _decision(work, found.objection_id, letter_id, order, debtor_id)
    elif found.kind == LetterKind.DEFERRAL_ENDED.value and found.deferral_id is not None:
        told = _deferral(work, found.deferral_id, letter_id, order)
    else:
        raise LetterFollowsDeed(kind=LetterKind(found.kind).label)
    details = {"instead_of": letter_id, "tasks": _asked(work, found), **told}
    work.note("letters.again", stream=letter_keep.stream(debtor_id), details=details)
    work.flush()
    return letters.listed(work, debtor_id)


def _decision(
    work: Work, objection_id: int, letter_id: int, order: WriteAgain, debtor_id: int
) -> dict[str, int | None]:
    about = work.get_one(Objection, objection_id)
    claim = liable.lock(work, about.claim_id)  # first, as whoever decides does
    row = work.get_one(Objection, about.id, with_for_update=True, populate_existing=True)
    _lost(work, letter_id, order)
    _stands(work, row, claim, debtor_id)
    written = letter_keep.issue(work, _made(work, row, claim))
    return {"letter": written[0].id, "objection": row.id, "hold": _rests(work, row)}


def _deferral(
    work: Work, deferral_id: int, letter_id: int, order: WriteAgain
) -> dict[str, int | None]:
    """The end of a deferral, with what rests to it and has no end before the letter has gone."""
    row = work.get_one(Deferral, deferral_id, with_for_update=True, populate_existing=True)
    letter = _lost(work, letter_id, order)
    rests = letter_post.resting_to(work, letter)
    goes = posting_day(work.clock.today(), rates=work.rates)
    over = ""
    if row.state != DeferralStage.STOPPED.value:
        over = _NOT_ENDED
    elif not rests:
        over = _RESTS_NOT
    elif deferral_keeping.last_day(row) <= goes:
        over = _RUN_OUT
    if over:
        raise _over(work, row, over)
    for hold in rests:
        hold.until, hold.review_on = None, deferral_end.deadline(work, row)
    work.flush()
    debtor = work.get_one(Debtor, row.debtor_id)
    made = letter_deferrals.of_row(work, debtor, row.id, LetterKind.DEFERRAL_ENDED)
    if made.deadline is None:
        raise _over(work, row, _NOT_ASKED)
    return {"letter": letter_keep.issue(work, made)[0].id, "deferral": row.id, "hold": None}


def _over(work: Work, row: Deferral, why: str) -> DecisionOver:
    numbers = select(Claim.number).where(Claim.id.in_(deferral_keeping.claims(work, row)))
    return DecisionOver(claim=", ".join(sorted(work.scalars(numbers))), why=why)


def _lost(work: Work, letter_id: int, order: WriteAgain) -> LetterRow:
    """The letter, locked. Raises Stale.

    Raises DecisionNotLost where it, or a newer one that says the same, went or may go.
    """
    letter = work.get_one(LetterRow, letter_id, with_for_update=True, populate_existing=True)
    if letter.version != order.version:
        raise Stale
    if Delivery(letter.state).reached:
        raise DecisionNotLost(state=Delivery(letter.state).label.lower())
    newer = letter_post.written_since(work, letter)
    if newer is not None:
        raise DecisionNotLost(state=f"skrevet på nytt {dotted(newer.made_on)}")
    return letter


def _stands(work: Work, row: Objection, claim: Claim, debtor_id: int) -> None:
    """Raise DecisionOver where there is nothing to tell of any more."""
    over = ""
    if row.state != State.DECIDED.value:
        over = _UNDONE
    elif claim.state != "open":
        over = _WITHDRAWN
    elif work.get(ClaimDebtor, (claim.id, debtor_id)) is None:
        over = _OWES_NOT
    elif work.scalar(_open(claim.id, debtor_id)) is not None:
        over = _DISPUTED  # it would ask for what is disputed (ruling 18)
    if over:
        raise DecisionOver(claim=claim.number, why=over)


def _open(claim_id: int, debtor_id: int) -> Select[int]:
    """An objection of the debtor that stops the claim until it is decided."""
    return select(Objection.id).where(
        Objection.claim_id == claim_id,
        Objection.debtor_id.in_(merged.with_former(debtor_id)),
        Objection.state.not_in(CLOSED),
        Objection.stops.is_(True),
    )


def _made(work: Work, row: Objection, claim: Claim) -> Made:
    """The letter with the claim as it would be today without the decision, and as it is."""
    row.new_deadline = decision_facts.new_deadline(work, claim, Outcome(row.outcome))
    work.flush()
    facts = list(facts_of(work, [claim.id]).get(claim.id, ()))
    undecided = decision_facts.without(row, facts)
    own = own_fees.towards(work, row.debtor_id, [claim.id])[claim.id]
    before, after = (decision_facts.folded(work, claim, one) for one in (undecided, facts))
    refund = max(0, after.balance.credit - max(0, before.balance.credit))
    shown = (
        decision_facts.folded(work, claim, undecided, own),
        decision_facts.folded(work, claim, facts, own),
    )
    return letter_objections.decision(work, row, own=shown, refund=refund)


def _rests(work: Work, row: Objection) -> int | None:
    """Let the claim rest until the new deadline, with no end before the letter has gone.

    Gives the hold where none did.
    """
    if row.new_deadline is None:
        return None
    query = select(Hold).where(
        Hold.objection_id == row.id,
        Hold.reason == Reason.NEW_DEADLINE.value,
        Hold.ended_on.is_(None),
    )
    holds = work.scalars(query).all()
    for hold in holds:
        hold.until, hold.review_on = None, row.new_deadline
    if holds:
        return None
    made = decision_facts.rest(work, row, row.new_deadline)
    work.add(made)
    work.flush()
    return made.id


def _asked(work: Work, letter: LetterRow) -> list[int]:
    """What was asked about the letter that did not go is done; an address is still looked for."""
    what = f"{LetterKind(letter.kind).label} {dotted(letter.made_on)} til {letter.recipient_name} "
    query = select(Task).where(
        Task.debtor_id == letter.debtor_id,
        Task.kind == WorkKind.FOLLOW_UP.value,
        Task.text.startswith(what, autoescape=True),
        Task.state == "open",
    )
    tasks = work.scalars(query.order_by(Task.id)).all()
    for task in tasks:
        task.state, task.done_by, task.done_on = "done", work.who.name, work.clock.today()
    return [task.id for task in tasks]
