"""Objections: registered, acknowledged, sent to the unit, answered and decided."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from collector_desk.domain import objection as law
from collector_desk.domain import objection_steps
from collector_desk.domain.calendar import deadline
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.money import Money
from collector_desk.domain.objection import CLOSED, State, UnitView
from collector_desk.domain.phrases import dotted
from collector_desk.errors.objections import (
    AskedAlready,
    DisputedTooLarge,
    ObjectionOpen,
    WrongObjectionStep,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Inquiry,
    Objection,
    Task,
    UnitQuestion,
)
from collector_desk.service import (
    answer_papers,
    approvals,
    attachments,
    gate,
    heard,
    letter_keep,
    letter_objections,
    liable,
    measure_events,
    unit_asked,
)
from collector_desk.service.database import Work
from collector_desk.service.measure_events import Happened
from collector_desk.wire.objections import Answer, Ask, NewObjection

_WITH_AMOUNT = frozenset({UnitView.REDUCES, UnitView.PAID})


def register(work: Work, debtor_id: int, order: NewObjection) -> Objection:
    """Register an objection of a debtor to one claim. It stops what it disputes at once.

    It rests on a message of the inbox, or on words that are written down here. A message is
    closed once an objection stands on all the claims that it names.

    Raises:
        Unknown: no such claim or message of this debtor's.
        InquiryClosed: the message was answered already.
        FileNotReadable, FileRefused: as ``attachments.keep``.
        NotOpened, OwnCase: as for every deed on a debtor.
        ObjectionOpen: one is open already.
        DisputedTooLarge: more is disputed than the principal.
        ReceivedToCome: the day it came is to come.
    """
    gate.opened(work, debtor_id)
    claim = claim_of(work, debtor_id, order.claim_id)
    inquiry = (
        heard.taken(work, order.inquiry_id, debtor_id)
        if order.inquiry_id
        else heard.written(work, debtor_id, order)
    )
    named = heard.names(work, inquiry, claim.id)
    day = heard.received(work, order.received_on)
    attachments.keep(work, order.files, inquiry_id=inquiry.id, debtor_id=debtor_id, day=day)
    row = open_one(work, inquiry, claim, order, named=named)
    heard.close(work, inquiry)
    return row


def open_one(
    work: Work, inquiry: Inquiry, claim: Claim, order: NewObjection, *, named: bool = False
) -> Objection:
    """The objection itself, from a message that is kept; ``named``: that did not name the claim.

    Raises as ``register``.
    """
    debtor_id = inquiry.debtor_id or 0
    liable.lock(work, claim.id)
    if _open_on(work, debtor_id, claim.id) is not None:
        raise ObjectionOpen(number=claim.number)
    if order.disputed is not None and order.disputed > claim.principal:
        raise DisputedTooLarge(amount=order.disputed, principal=claim.principal)
    about = law.about_of(ClaimKind(claim.kind), order.ground, order.about)
    days = work.rates["objection_answer_days"].on(inquiry.received_on).whole
    row = Objection(
        debtor_id=debtor_id,
        claim_id=claim.id,
        inquiry_id=inquiry.id,
        received_on=inquiry.received_on,
        about=about.value,
        ground=order.ground.value,
        disputed=order.disputed,
        stops=law.stops_collection(ClaimKind(claim.kind), about),
        state=State.RECEIVED.value,
        answer_by=deadline(inquiry.received_on, days),
        responsible_id=work.who.person_id,
    )
    work.add(row)
    work.flush()
    details = {
        "claim": claim.id, "ground": row.ground, "stops": row.stops, "inquiry": inquiry.id,
        "from_inbox": order.inquiry_id is not None, "named": named,
        "tasks": _heard(work, row, claim), "at": work.clock.now().isoformat(),
    }  # fmt: skip
    note(work, row, "objections.register", **details)
    return row


def _heard(work: Work, row: Objection, claim: Claim) -> list[int]:
    """What an objection that stops does to the measures; gives the tasks that it asks of us."""
    if not row.stops:
        return []
    asked = select(Task.id).where(Task.debtor_id == row.debtor_id, Task.state == "open")
    before = set(work.scalars(asked))
    why = f"innsigelse mot {claim.number} mottatt {dotted(row.received_on)}"
    what = Happened(event=Event.OBJECTION, why=why, claim_ids=(claim.id,))
    measure_events.happened(work, row.debtor_id, what)
    return sorted(set(work.scalars(asked)) - before)


def acknowledge(work: Work, objection_id: int, version: int) -> Objection:
    """Tell the debtor, by letter, that the objection is here.

    Raises Unknown, Stale, WrongObjectionStep. Where the letter cannot go, a task says why.
    """
    row = locked(work, objection_id, version)
    move(row, State.ACKNOWLEDGED)
    row.acknowledged_on = work.clock.today()
    note(work, row, "objections.acknowledge")
    letter_keep.issue_or_task(work, letter_objections.acknowledgement(work, row))
    return row


def ask_unit(work: Work, objection_id: int, order: Ask) -> UnitQuestion:
    """Send the objection to the claim's creditor unit by letter, with a deadline to answer.

    Raises:
        Unknown, Stale, WrongObjectionStep.
        AskedAlready: a question is open.
    """
    row = locked(work, objection_id, order.version)
    open_question = unit_asked.latest(work, row.id)
    if open_question is not None and open_question.answered_on is None:
        raise AskedAlready(asked=open_question.asked_on.isoformat())
    before = row.state
    move(row, State.WITH_UNIT)
    question = UnitQuestion(
        claim_id=row.claim_id,
        debtor_id=row.debtor_id,
        objection_id=row.id,
        asked_on=work.clock.today(),
        asked_by=work.who.name,
        text=order.text,
        deadline=unit_asked.answer_by(work),
    )
    work.add(question)
    work.flush()
    note(work, row, "objections.ask_unit", question=question.id, before=before, reminders=0)
    sent = letter_keep.issue_or_task(work, letter_objections.question(work, row, question))
    question.document_id = sent[0].document_id if sent else None
    return question


def remind_unit(work: Work, objection_id: int, version: int) -> UnitQuestion:
    """Send the unit the question again, marked «Purring», with a new deadline to answer.

    One that could not go the first time is no reminder, and goes as the question it is.

    Raises:
        Unknown, Stale.
        WrongObjectionStep: the unit is not asked, or has answered.
    """
    row = locked(work, objection_id, version)
    question = unit_asked.latest(work, row.id)
    if row.state != State.WITH_UNIT.value or question is None or question.answered_on is not None:
        raise WrongObjectionStep(before=State(row.state).label, after="purret hos virksomheten")
    before, answer_by = unit_asked.again(work, question), row.answer_by
    row.answer_by = max(answer_by, question.deadline)
    note(work, row, "objections.remind_unit", answer_by=answer_by.isoformat(), **before)
    unanswered = question.asked_on if question.document_id is not None else None
    again = letter_objections.question(work, row, question, unanswered=unanswered)
    sent = letter_keep.issue_or_task(work, again)
    if question.document_id is None and sent:
        question.document_id = sent[0].document_id
    return question


def answered(work: Work, objection_id: int, order: Answer) -> UnitQuestion:
    """Register what the unit answered: its own decision on the claim (ruling 29).

    A decision that waits for a second person falls away: it rests on less than what is known now.

    Raises:
        Unknown, Stale.
        WrongObjectionStep: the unit is not asked.
        DisputedTooLarge: more is taken off than the principal.
        BadInput: a day to come, or before the unit was asked.
        FileNotReadable, FileRefused: as ``attachments.kept``.
    """
    row = locked(work, objection_id, order.version)
    question = unit_asked.latest(work, row.id)
    if question is None or question.answered_on is not None:
        raise WrongObjectionStep(before=State(row.state).label, after=State.ANSWERED.label)
    claim = work.get_one(Claim, row.claim_id)
    if order.reduction > claim.principal:
        raise DisputedTooLarge(amount=order.reduction, principal=claim.principal)
    day = answer_papers.answered_on(work, question, order.answered_on)
    if row.state == State.PROPOSED.value:
        put_back(row, State.WITH_UNIT)
        approvals.lapse(work, row.approval_id or 0)
    move(row, State.ANSWERED)
    question.answered_on = day
    question.answered_by, question.answer = order.answered_by, order.text
    question.view = order.view.value
    question.reduction = order.reduction if order.view in _WITH_AMOUNT else 0
    answer_papers.keep(work, question, order.document)
    note(work, row, "objections.answered", question=question.id, view=question.view)
    return question


def claim_of(work: Work, debtor_id: int, claim_id: int) -> Claim:
    """A claim this debtor is liable for. Raises Unknown."""
    claim = work.get(Claim, claim_id)
    if claim is None or work.get(ClaimDebtor, (claim_id, debtor_id)) is None:
        raise Unknown(what="claim", id=claim_id)
    return claim


def locked(work: Work, objection_id: int, version: int) -> Objection:
    """The objection, with its claim locked, of a debtor that is opened. Raises Unknown, Stale."""
    found = work.get(Objection, objection_id)
    if found is None:
        raise Unknown(what="objection", id=objection_id)
    gate.opened(work, found.debtor_id)
    liable.lock(work, found.claim_id)
    row = work.get_one(Objection, objection_id, with_for_update=True, populate_existing=True)
    if row.version != version:
        raise Stale
    return row


def move(row: Objection, state: State) -> None:
    """Go on to a state. Raises WrongObjectionStep."""
    row.state = objection_steps.step(State(row.state), state).value


def put_back(row: Objection, state: State) -> None:
    """Stand again as before a decision was proposed that no second person made."""
    row.state = objection_steps.put_back(State(row.state), state).value


def of_claim(work: Work, claim_id: int) -> Sequence[Objection]:
    """Every objection to a claim, by whichever debtor."""
    return work.scalars(
        select(Objection).where(Objection.claim_id == claim_id).order_by(Objection.id)
    ).all()


def undisputed(objection: Objection, total: Money) -> Money:
    """Øre of a claim that the objection leaves alone, and that collection goes on with."""
    return 0 if objection.disputed is None else max(0, total - objection.disputed)


def note(work: Work, row: Objection, deed: str, **details: object) -> None:
    """Note a deed on an objection in its debtor's stream."""
    work.note(deed, stream=f"debtor:{row.debtor_id}", details={"objection": row.id} | details)


def _open_on(work: Work, debtor_id: int, claim_id: int) -> Objection | None:
    return work.scalar(
        select(Objection).where(
            Objection.debtor_id == debtor_id,
            Objection.claim_id == claim_id,
            Objection.state.not_in(CLOSED),
        )
    )
