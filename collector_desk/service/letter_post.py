"""What begins the day a letter has gone, and what falls away where it did not come.

A notice, its letter and its deadline hang together: no day runs while the letter waits, and the
last day is never nearer than the law's days from the day it went, whatever was printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select

from collector_desk.domain import objection as law
from collector_desk.domain.calendar import deadline
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.deferral import ended_deadline
from collector_desk.domain.delivery import COPIES, LOST, Delivery, To
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.notices import NextStep, runs_until
from collector_desk.domain.objection import Outcome
from collector_desk.domain.plan_stage import RUNNING, PlanStage
from collector_desk.models import Claim, Deferral, Hold, LetterRow, Notice, Objection, Plan
from collector_desk.service import filed_claims, interest_demand, letter_keep, own_limitation
from collector_desk.service.database import Work

_RUNNING = tuple(stage.value for stage in RUNNING)


def went(work: Work, letter: LetterRow) -> None:
    """Let the days of a letter run from today, the first time it is told to have gone.

    One to several recipients is one notice: it has gone when the last of them has. One that can
    never be delivered is not waited for, nor is the copy of a lawyer or an adviser.
    """
    if letter.sent_on is not None:
        return
    letter.sent_on = work.clock.today()
    work.flush()
    if To(letter.recipient).is_copy:
        return
    filed_claims.went(work, letter)
    _begin(work, letter, _given(work, letter))


def fell_away(work: Work, letter: LetterRow) -> None:
    """Let what the letter began end with it: a plan's notice, and what rests to a new deadline.

    Where others have the letter it stands by theirs, and a person finds out whether it does.
    """
    given = _given(work, letter)
    if given:
        _stands_by(work, letter, given)
    else:
        _ends(work, letter)
    interest_demand.reckon(work, letter)


def _begin(work: Work, letter: LetterRow, together: Sequence[LetterRow]) -> None:
    if any(one.sent_on is None for one in together):
        return
    begun = (_notices, _plan, _decision, _deferral)
    last = max(filter(None, (begin(work, letter) for begin in begun)), default=None)
    for one in together:
        one.deadline = one.deadline and max(one.deadline, last or one.deadline)
    own_limitation.noticed(work, letter)
    interest_demand.reckon(work, letter)


def _stands_by(work: Work, letter: LetterRow, given: Sequence[LetterRow]) -> None:
    """Let the days run that waited for a letter which never comes; ask whether the others do."""
    if letter.state == Delivery.WITHDRAWN.value:
        return  # they are taken back together
    names = ", ".join(one.recipient_name for one in given)
    what = f"{LetterKind(letter.kind).label} til {letter.recipient_name}"
    text = f"{what} kom ikke fram. Det gjelder fra det gikk til {names}: se om det er nok"
    letter_keep.task(work, letter.debtor_id, None, text)
    if letter.sent_on is None:
        _begin(work, letter, given)


def _ends(work: Work, letter: LetterRow) -> None:
    own_limitation.not_given(work, letter)
    if letter.kind == LetterKind.PLAN_DEFAULT_NOTICE.value and letter.plan_id is not None:
        plan = work.get_one(Plan, letter.plan_id, with_for_update=True)
        if not _counts(letter, plan):
            return
        if plan.state in _RUNNING:
            plan.noticed_on = plan.notice_deadline = None
            plan.state = PlanStage.BROKEN.value  # until the watch has looked at it
        elif plan.noticed_on is not None:
            text = f"{plan.number}: varselet om mislighold kom ikke fram, men avtalen er avsluttet: se på den igjen"
            letter_keep.task(work, plan.debtor_id, None, text)
    for hold in resting_to(work, letter):
        hold.until = None
    work.flush()


def default_notice(work: Work, plan: Plan) -> LetterRow | None:
    """The newest notice of default of a plan that counts, and has not come back or been refused."""
    query = select(LetterRow).where(
        LetterRow.plan_id == plan.id,
        LetterRow.kind == LetterKind.PLAN_DEFAULT_NOTICE.value,
        LetterRow.with_id.is_(None),
        LetterRow.state.not_in(LOST),
    )
    if plan.given_back_at is not None:
        query = query.where(LetterRow.made_at > plan.given_back_at)
    return work.scalar(query.order_by(LetterRow.id.desc()).limit(1))


def written_since(work: Work, letter: LetterRow) -> LetterRow | None:
    """The newest letter that tells an objection's decision, or a deferral's end, anew and may go."""
    same = LetterRow.deferral_id == letter.deferral_id
    if letter.objection_id is not None:
        same = LetterRow.objection_id == letter.objection_id
    query = select(LetterRow).where(
        same,
        LetterRow.kind == letter.kind,
        LetterRow.id > letter.id,
        LetterRow.with_id.is_(None),
        LetterRow.state.not_in(LOST),
    )
    return work.scalar(query.order_by(LetterRow.id.desc()).limit(1))


def _counts(letter: LetterRow, plan: Plan) -> bool:
    """Whether a notice of default was written since the plan was last given back, if it was."""
    return plan.given_back_at is None or letter.made_at > plan.given_back_at


def _given(work: Work, letter: LetterRow) -> list[LetterRow]:
    """The letters of one notice that went or still may go; a copy gives no notice."""
    first = letter.with_id or letter.id
    query = select(LetterRow).where(
        (LetterRow.id == first) | (LetterRow.with_id == first),
        LetterRow.state.not_in(LOST),
        LetterRow.recipient.not_in(COPIES),
    )
    return list(work.scalars(query.order_by(LetterRow.id)))


def _notices(work: Work, letter: LetterRow) -> date | None:
    """The notices of own collection that the letter is: their day, and their last day."""
    today, first = work.clock.today(), letter.with_id or letter.id
    found = work.execute(
        select(Notice, Claim.kind)
        .join(Claim, Claim.id == Notice.claim_id)
        .where(Notice.letter_id == first, Notice.waits.is_(True), Notice.returned_on.is_(None))
    ).all()
    ends = [letter.deadline] + [
        runs_until(NextStep(notice.kind), ClaimKind(kind), sent=today, rates=work.rates)
        for notice, kind in found
    ]
    last = max(filter(None, ends), default=None)
    for notice, _ in found:
        notice.sent_on, notice.deadline, notice.waits = today, last, False
    return last if found else None


def _plan(work: Work, letter: LetterRow) -> date | None:
    """A plan's notice of default: its days run from now."""
    if letter.kind != LetterKind.PLAN_DEFAULT_NOTICE.value or letter.plan_id is None:
        return None
    today, plan = work.clock.today(), work.get_one(Plan, letter.plan_id, with_for_update=True)
    if plan.state not in _RUNNING or not _counts(letter, plan):
        return None
    least = deadline(today, work.rates["plan_notice_days"].on(today).whole)
    plan.noticed_on, plan.notice_deadline = today, max(least, letter.deadline or least)
    return plan.notice_deadline


def _decision(work: Work, letter: LetterRow) -> date | None:
    """The deadline after an objection: the claim rests until it has run out."""
    if letter.kind != LetterKind.OBJECTION_DECISION.value or letter.objection_id is None:
        return None
    row = work.get_one(Objection, letter.objection_id)
    if row.new_deadline is None:
        return None
    today, claim = work.clock.today(), work.get_one(Claim, row.claim_id)
    least = law.new_deadline(
        ClaimKind(claim.kind), Outcome(row.outcome), sent=today,
        days=work.rates["rejection_deadline_days"].on(today).whole,
        answer_days=work.rates["sanction_answer_days"].on(today).whole,
    )  # fmt: skip
    row.new_deadline = max(row.new_deadline, least or row.new_deadline)
    for hold in resting_to(work, letter):
        hold.until, hold.review_on = row.new_deadline + timedelta(days=1), row.new_deadline
    return row.new_deadline


def _deferral(work: Work, letter: LetterRow) -> date | None:
    """The deadline after a deferral was ended early: the claims rest until it has run out."""
    holds = resting_to(work, letter)
    if letter.kind != LetterKind.DEFERRAL_ENDED.value or not holds:
        return None
    today, row = work.clock.today(), work.get_one(Deferral, letter.deferral_id)
    least = ended_deadline(
        today,
        days=work.rates["deferral_end_days"].on(today).whole,
        last_day=row.until - timedelta(days=1),
    )
    last = max(least, letter.deadline or least)
    for hold in holds:
        hold.until, hold.review_on = last + timedelta(days=1), last
    return last


def resting_to(work: Work, letter: LetterRow) -> list[Hold]:
    """The holds until a new deadline that the letter tells of: a decision's, a deferral's end.

    None of what was written anew since: the newer letter gives the deadline.
    """
    if letter.kind == LetterKind.OBJECTION_DECISION.value and letter.objection_id is not None:
        about = Hold.objection_id == letter.objection_id
    elif letter.kind == LetterKind.DEFERRAL_ENDED.value and letter.deferral_id is not None:
        about = Hold.deferral_id == letter.deferral_id
    else:
        return []
    if written_since(work, letter) is not None:
        return []
    query = select(Hold).where(
        about, Hold.reason == Reason.NEW_DEADLINE.value, Hold.ended_on.is_(None)
    )
    return list(work.scalars(query))
