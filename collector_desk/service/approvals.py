"""Four eyes: proposing, approving, sending back and withdrawing, one machinery for every subject."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, select

from collector_desk.domain import approval as rule
from collector_desk.domain.approval import Proposal, State, Subject
from collector_desk.domain.money import Money
from collector_desk.errors.approvals import (
    AlreadyDecided,
    BeforeProposal,
    CommentMissing,
    Editor,
    NotAnApprover,
    NotYours,
    WaitingAlready,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import Approval, Disqualification
from collector_desk.service import coercion, gate, sent_back, stand_ins
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.wire.approvals import Change, Shown

_COMMENT = 3  # the fewest characters that can be a comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Handler:
    """What a subject does with its proposals.

    ``frozen`` gives everything the proposal rests on, as it stands now; ``changes`` says before
    and after in words; ``carry_out`` does what was approved, ``put_back`` lets the proposer go on
    where it was not. All in one transaction. ``shown`` adds to what the approver sees; of
    something ``coercive`` more is asked (``service.coercion``). ``editors`` are the persons who
    wrote in it, none of whom approves it.
    """

    frozen: Callable[[Work, int], Mapping[str, Any]]
    changes: Callable[[Work, Approval], Sequence[Change]]
    carry_out: Callable[[Work, Approval], None]
    put_back: Callable[[Work, Approval], None]
    shown: Callable[[Work, Approval], Shown] = lambda _work, _row: Shown()
    coercive: bool = False
    editors: Callable[[Work, Approval], Collection[int]] = lambda _work, _row: ()


_HANDLERS: dict[Subject, Handler] = {}


def handles(subject: Subject, handler: Handler) -> None:
    """Tell who handles a subject; said once, where the subject's module is imported."""
    _HANDLERS[subject] = handler


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is proposed: whose, how much (øre), by which rule it takes two, and the reasons.

    ``debtor_id`` is None for what concerns no one debtor: a rate of the house.
    """

    subject: Subject
    subject_id: int
    debtor_id: int | None
    title: str
    amount: Money
    why: str
    reasons: str


def propose(work: Work, draft: Draft) -> Approval:
    """Put a matter before a second person, frozen as it stands.

    Raises:
        WaitingAlready: the same matter waits already.
        NotAnApprover: the one who proposes is no person.
    """
    if work.who.person_id is None:
        raise NotAnApprover(subject=draft.subject.label)
    if _waiting(work, draft.subject, draft.subject_id):
        raise WaitingAlready
    work.flush()
    frozen = rule.frozen_text(_HANDLERS[draft.subject].frozen(work, draft.subject_id))
    row = Approval(
        debtor_id=draft.debtor_id,
        subject=draft.subject.value,
        subject_id=draft.subject_id,
        title=draft.title,
        amount=draft.amount,
        why=draft.why,
        reasons=draft.reasons,
        frozen=frozen,
        digest=rule.digest(frozen),
        state=State.WAITING.value,
        proposed_by_person=work.who.person_id,
        proposed_by=work.who.name,
        proposed_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    answered = sent_back.answered(work, row)
    _note(work, row, "approvals.propose", reason=draft.reasons[:300], answered=answered)
    return row


def approve(work: Work, approval_id: int, *, version: int, seen: str) -> Approval:
    """Approve a proposal and carry it out.

    Raises:
        Unknown, OwnCase: as for every debtor.
        Stale: it was changed since it was shown.
        AlreadyDecided, SamePerson, NotAnApprover, Disqualified,
            SuperiorDisqualified, HashDiffers, ProposalChanged.
        StandInDisqualified, StandInForProposer: as ``stand_ins.may_decide``.
        AboveLevel, NeedsPassword: it is coercive, see ``service.coercion``.
    """
    row = _locked(work, approval_id)
    handler = _HANDLERS[Subject(row.subject)]
    waits = row.state == State.WAITING.value
    may_approve(work, row, seen=seen, now=_digest_now(work, row) if waits else row.digest)
    _same(row, version)
    if handler.coercive:
        coercion.must_be_confirmed(work)
    _decide(work, row, State.APPROVED)
    work.flush()
    handler.carry_out(work, row)
    _note(work, row, "approvals.approve")
    return row


def may_approve(work: Work, row: Approval, *, seen: str, now: str) -> None:
    """Whether the one who works has the authority to approve a proposal.

    ``seen`` is the digest that was shown, ``now`` that of the matter as it stands.

    Raises one of ``domain.approval.REFUSALS``.
    """
    proposal = Proposal(
        subject=Subject(row.subject),
        state=State(row.state),
        proposed_by=row.proposed_by_person,
        digest=row.digest,
    )
    if row.debtor_id is not None:
        gate.may_decide(work, row.debtor_id)
    rule.check(
        proposal,
        person=work.who.person_id,
        role=work.who.role,
        disqualified=disqualified(work, row.debtor_id),
        seen=seen,
        now=now,
    )
    stand_ins.may_decide(work, row.debtor_id, proposed_by=row.proposed_by_person)
    proposed_on = oslo_day(row.proposed_at)
    if work.clock.today() < proposed_on:  # its rules would be those of a day it was not asked on
        raise BeforeProposal(day=proposed_on.isoformat())
    handler = _HANDLERS[proposal.subject]
    if work.who.person_id in handler.editors(work, row):
        raise Editor
    if handler.coercive:
        coercion.within_level(work, row.amount)


def send_back(work: Work, approval_id: int, *, version: int, comment: str) -> Approval:
    """Give a proposal back to its author with a comment; nothing is deleted.

    Raises:
        Unknown, OwnCase, Stale, AlreadyDecided, NotAnApprover, CommentMissing.
    """
    row = _open(work, approval_id, version)
    if len(comment.strip()) < _COMMENT:
        raise CommentMissing
    if work.who.role not in rule.APPROVERS[Subject(row.subject)]:
        raise NotAnApprover(subject=Subject(row.subject).label)
    if row.proposed_by_person == work.who.person_id:
        raise NotYours
    _decide(work, row, State.SENT_BACK, comment)
    _HANDLERS[Subject(row.subject)].put_back(work, row)
    sent_back.ask(work, row)
    _note(work, row, "approvals.send_back", reason=comment[:300])
    return row


def withdraw(work: Work, approval_id: int, *, version: int) -> Approval:
    """Take one's own proposal back.

    Raises:
        Unknown, OwnCase, Stale, AlreadyDecided, NotYours.
    """
    row = _open(work, approval_id, version)
    if row.proposed_by_person != work.who.person_id:
        raise NotYours
    _decide(work, row, State.WITHDRAWN)
    _HANDLERS[Subject(row.subject)].put_back(work, row)
    _note(work, row, "approvals.withdraw")
    return row


def void(work: Work, approval_id: int) -> None:
    """Let a proposal lapse whose matter has changed; its author goes on from there."""
    row = _locked(work, approval_id)
    if row.state != State.WAITING.value or _digest_now(work, row) == row.digest:
        return
    row.state = State.VOID.value
    work.flush()
    _HANDLERS[Subject(row.subject)].put_back(work, row)
    sent_back.ask(work, row)
    _note(work, row, "approvals.void")


def lapse(work: Work, approval_id: int) -> None:
    """Let a proposal lapse whose time is over, whether or not its matter has changed."""
    row = _locked(work, approval_id)
    if row.state == State.WAITING.value:
        row.state = State.VOID.value
        work.flush()
        sent_back.ask(work, row)
        _note(work, row, "approvals.void")


def changes(work: Work, row: Approval) -> Sequence[Change]:
    """What approving would change, field by field."""
    return _HANDLERS[Subject(row.subject)].changes(work, row)


def shown(work: Work, row: Approval) -> Shown:
    """What the subject adds to the sheet of a proposal."""
    return _HANDLERS[Subject(row.subject)].shown(work, row)


def needs_password(work: Work, row: Approval) -> bool:
    """Whether the one who works must give the password again before approving it."""
    waits = row.state == State.WAITING.value
    return waits and _HANDLERS[Subject(row.subject)].coercive and not coercion.confirmed(work)


def unchanged(work: Work, row: Approval) -> bool:
    """Whether a waiting matter still is what was proposed."""
    return _digest_now(work, row) == row.digest


def disqualified(work: Work, debtor_id: int | None) -> bool:
    """Whether the one who works has declared an interest in this debtor."""
    declared = exists().where(
        Disqualification.person_id == work.who.person_id,
        Disqualification.debtor_id == debtor_id,
    )
    return debtor_id is not None and bool(work.scalar(select(declared)))


def _digest_now(work: Work, row: Approval) -> str:
    content = _HANDLERS[Subject(row.subject)].frozen(work, row.subject_id)
    return rule.digest(rule.frozen_text(content))


def _waiting(work: Work, subject: Subject, subject_id: int) -> bool:
    found = exists().where(
        Approval.subject == subject.value,
        Approval.subject_id == subject_id,
        Approval.state == State.WAITING.value,
    )
    return bool(work.scalar(select(found)))


def _locked(work: Work, approval_id: int) -> Approval:
    query = select(Approval).where(Approval.id == approval_id).with_for_update()
    row = work.scalar(query.execution_options(populate_existing=True))
    if row is None:
        raise Unknown(what="approval", id=approval_id)
    if row.debtor_id is not None:
        gate.known(work, row.debtor_id)
    return row


def _open(work: Work, approval_id: int, version: int) -> Approval:
    row = _locked(work, approval_id)
    if row.state != State.WAITING.value:
        raise AlreadyDecided(state=State(row.state).label)
    _same(row, version)
    return row


def _same(row: Approval, version: int) -> None:
    if row.version != version:
        raise Stale


def _decide(work: Work, row: Approval, state: State, comment: str = "") -> None:
    row.state = state.value
    row.decided_by_person, row.decided_by = work.who.person_id, work.who.name
    row.decided_at, row.comment = work.clock.now(), comment.strip()


def _note(work: Work, row: Approval, deed: str, **more: str | list[int]) -> None:
    details: dict[str, Any] = {
        "approval": row.id,
        "subject": row.subject,
        "subject_id": row.subject_id,
        "digest": row.digest,
    }
    if work.who.stands_for:
        details["stands_for"] = sorted(work.who.stands_for)
    stream = "house" if row.debtor_id is None else f"debtor:{row.debtor_id}"
    work.note(deed, stream=stream, details=details | more)
