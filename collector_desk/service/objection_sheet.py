"""The decision screen of an objection: the debtor's words, the unit's answer, the claim, the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from collector_desk.domain import objection as law
from collector_desk.domain.access import DEEDS
from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.delivery import LOST
from collector_desk.domain.inquiry import Channel
from collector_desk.domain.leaves import Part as LawPart
from collector_desk.domain.ledger import Statement
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import About, Ground, Outcome, State, UnitView
from collector_desk.domain.phrases import dotted, percent
from collector_desk.errors import DeskError
from collector_desk.errors.service import Unknown
from collector_desk.models import (
    Claim,
    CreditorUnit,
    Debtor,
    Document,
    Inquiry,
    InquiryDocument,
    LetterRow,
    Objection,
    UnitQuestion,
)
from collector_desk.service import (
    answer_papers,
    booking,
    deciding,
    ended_how,
    gate,
    last_days,
    letter_recipients,
    refund_form,
    refunds,
    unit_asked,
)
from collector_desk.service.database import Work
from collector_desk.wire.objections import (
    Decide,
    Line,
    Mark,
    ObjectionSheet,
    Part,
    Preview,
    Question,
)

_OPEN_DEEDS = {
    State.RECEIVED: ("acknowledge", "ask_unit", "decide"),
    State.ACKNOWLEDGED: ("ask_unit", "decide"),
    State.WITH_UNIT: ("remind_unit", "answered", "decide"),
    State.ANSWERED: ("ask_unit", "decide"),
    State.PROPOSED: (),
    State.DECIDED: (),
    State.VOID: (),
}


def show(work: Work, objection_id: int) -> ObjectionSheet:
    """One objection, for who has opened its debtor.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
    """
    row = work.get(Objection, objection_id)
    if row is None:
        raise Unknown(what="objection", id=objection_id)
    debtor = gate.opened(work, row.debtor_id)
    return _sheet(work, row, debtor)


def preview(work: Work, objection_id: int, order: Decide) -> Preview:
    """What a decision would do. Raises as ``show`` and ``deciding.weigh``."""
    row = work.get(Objection, objection_id)
    if row is None:
        raise Unknown(what="objection", id=objection_id)
    gate.opened(work, row.debtor_id)
    found = deciding.weigh(work, row, order)
    before, after = found.before.balance, found.after.balance
    letter, problem = _letter(work, row)
    return Preview(
        lines=(
            Line(label="Rest på kravet", before=before.total, after=max(0, after.total)),
            Line(label="Hovedstol", before=before.principal, after=after.principal),
            Line(label="Forsinkelsesrente", before=before.interest, after=after.interest),
            Line(label="Gebyr og kostnader", before=_added(before), after=_added(after)),
        ),
        refund=found.refund,
        payees=refund_form.payees(
            work,
            found.claim,
            refunds.shares_of(work, found.claim, after.credit) if found.refund else (),
        ),
        new_deadline=found.new_deadline,
        onward=_onward(work, row, found.claim),
        two_persons=order.outcome.two_persons,
        letter=letter,
        letter_problem=problem,
    )


def _letter(work: Work, row: Objection) -> tuple[str, str]:
    """The letter of a decision with who gets it, or why nobody can be written to."""
    kind = LetterKind.OBJECTION_DECISION.label
    try:
        readers = letter_recipients.recipients(work, work.get_one(Debtor, row.debtor_id))
    except DeskError as refusal:
        return kind, refusal.text()
    return f"{kind} til {' og '.join(one.to.label.lower() for one in readers)}", ""


def _added(balance: object) -> int:
    return int(getattr(balance, "fees", 0)) + int(getattr(balance, "costs", 0))


def _sheet(work: Work, row: Objection, debtor: Debtor) -> ObjectionSheet:
    claim, inquiry = work.get_one(Claim, row.claim_id), work.get_one(Inquiry, row.inquiry_id)
    unit = work.get_one(CreditorUnit, claim.creditor_unit_id)
    statement = booking.statements(work, [claim], on=work.clock.today())[claim.id]
    questions = _questions(work, row)
    return ObjectionSheet(
        objection_id=row.id,
        version=row.version,
        debtor_id=debtor.id,
        debtor_name=debtor.name,
        claim_id=claim.id,
        claim_number=claim.number,
        kind_label=KINDS[ClaimKind(claim.kind)].label,
        creditor=unit.name,
        due_date=claim.due_date,
        total=statement.balance.total,
        stopped=_stopped(row),
        state=row.state,
        state_label=State(row.state).label,
        about=About(row.about),
        ground=Ground(row.ground),
        grounds=_grounds(claim),
        disputed=row.disputed,
        words=inquiry.text,
        channel=Channel(inquiry.channel).label,
        received_on=row.received_on,
        answer_by=row.answer_by,
        marks=tuple(_marks(work, row, inquiry, questions, unit.name)),
        questions=tuple(_question(work, one, unit.name) for one in questions),
        parts=tuple(_parts(statement)),
        running=_running(work, row, claim, statement),
        outcome=row.outcome,
        outcome_label=Outcome(row.outcome).label if row.outcome else "",
        reasons=row.reasons,
        onward=_onward(work, row, claim),
        refunds=tuple(refund_form.words(work, claim.id)),
        later_words=tuple(ended_how.later_words(work, row)),
        documents=tuple(_documents(work, inquiry.id)),
        may=may(work, row),
    )


def _grounds(claim: Claim) -> tuple[tuple[Ground, str, str], ...]:
    kind = ClaimKind(claim.kind)
    return tuple((one, one.label, one.rule(kind)) for one in law.grounds(kind))


def may(work: Work, row: Objection) -> tuple[str, ...]:
    """The deeds that this user may do with an objection as it stands."""
    names = (f"objections.{name}" for name in _OPEN_DEEDS[State(row.state)])
    return tuple(name for name in names if work.who.role in DEEDS[name].roles)


def _onward(work: Work, row: Objection, claim: Claim) -> str:
    received = _received(work, row)
    return law.onward(ClaimKind(claim.kind), About(row.about), received=received)


def _received(work: Work, row: Objection) -> date | None:
    """The day the answer is reckoned to have come, once its letter has gone and not come back."""
    query = select(LetterRow.sent_on).where(
        LetterRow.objection_id == row.id,
        LetterRow.kind == LetterKind.OBJECTION_DECISION.value,
        LetterRow.state.not_in(LOST),
    )
    sent = work.scalar(query.order_by(LetterRow.id.desc()).limit(1))
    if sent is None:
        return None
    return sent + timedelta(days=work.rates["answer_arrival_days"].on(sent).whole)


def _questions(work: Work, row: Objection) -> Sequence[UnitQuestion]:
    query = select(UnitQuestion).where(UnitQuestion.objection_id == row.id, unit_asked.stands())
    return work.scalars(query.order_by(UnitQuestion.id)).all()


def _stopped(row: Objection) -> str:
    if row.state == State.DECIDED.value:
        return f"Avgjort {dotted(row.decided_on)}" if row.decided_on else ""
    if row.state == State.VOID.value:
        return "Registrert ved en feil: den gjelder ikke"
    if not row.stops:
        return "Innkrevingen går videre: innsigelsen gjelder selve gebyret"
    part = "Kravet" if row.disputed is None else "Den bestridte delen"
    return f"{part} er stanset siden {dotted(row.received_on)}"


def _marks(
    work: Work, row: Objection, inquiry: Inquiry, questions: Sequence[UnitQuestion], unit: str
) -> Iterator[Mark]:
    yield Mark(
        text=f"Mottatt {dotted(row.received_on)} {Channel(inquiry.channel).label}", state="done"
    )
    if row.acknowledged_on:
        yield Mark(text=f"Bekreftet til skyldner {dotted(row.acknowledged_on)}", state="done")
    for one in questions:
        answered = f", svar {dotted(one.answered_on)}" if one.answered_on else ""
        wait = "" if one.answered_on else f", svarfrist {dotted(one.deadline)}"
        reminded = f", purret {dotted(one.reminded_on)}" if one.reminded_on else ""
        state = "done" if one.answered_on else "now"
        yield Mark(
            text=f"Sendt {unit} {dotted(one.asked_on)}{reminded}{wait}{answered}", state=state
        )
    if row.state == State.PROPOSED.value:
        yield Mark(text="Til godkjenning hos leder", state="now")
    elif row.state == State.VOID.value:
        yield Mark(text="Registrert ved en feil", state="done")
    elif row.decided_on:
        yield Mark(text=f"Avgjort {dotted(row.decided_on)} av {row.decided_by}", state="done")
    else:
        waits = any(one.answered_on is None for one in questions)
        rate = work.rates["objection_answer_days"].on(row.received_on)
        unsure = "" if rate.confirmed else " (husregel, ikke bekreftet)"
        text = f"Til avgjørelse – svarfrist {dotted(row.answer_by)}{unsure}"
        yield Mark(text=text, state="next" if waits else "now")


def _question(work: Work, one: UnitQuestion, unit: str) -> Question:
    return Question(
        unit=unit,
        text=one.text,
        asked_on=one.asked_on,
        deadline=one.deadline,
        reminded_on=one.reminded_on,
        answered_on=one.answered_on,
        answered_by=one.answered_by,
        answer=one.answer,
        view=one.view,
        view_label=UnitView(one.view).label if one.view else "",
        reduction=one.reduction,
        document_id=one.document_id,
        answer_document=answer_papers.of(work, one),
    )


def _parts(statement: Statement) -> Iterator[Part]:
    balance = statement.balance
    yield Part(label="Hovedstol", amount=balance.principal)
    for line in statement.interest_lines:
        text = f"Rente {line.period}, {line.days} dager à {percent(line.rate.value)}"
        yield Part(label=text, amount=line.amount)
    covered = balance.interest - sum(line.amount for line in statement.interest_lines)
    if covered:
        yield Part(label="Rente som er dekket", amount=covered)
    for leaf in (*statement.leaves_of(LawPart.FEES), *statement.leaves_of(LawPart.COSTS)):
        yield Part(label=f"{leaf.text}, {leaf.source}", amount=leaf.amount)
    if balance.credit:
        yield Part(label="Til gode", amount=-balance.credit)


def _running(work: Work, row: Objection, claim: Claim, statement: Statement) -> str:
    steps = last_days.steps_of(work, [claim.id]).get((claim.id, row.debtor_id), ())
    limit = last_days.limitation_of(claim, steps, today=work.clock.today())
    parts = []
    if statement.accrual:
        parts.append("Forsinkelsesrente løper av hovedstolen")
    if limit.last_day:
        parts.append(f"foreldelse {dotted(limit.last_day)}")
    return " · ".join(parts) or "Ingenting løper."


def _documents(work: Work, inquiry_id: int) -> Iterator[tuple[int, str]]:
    rows = work.execute(
        select(Document.id, Document.title)
        .join(InquiryDocument, InquiryDocument.document_id == Document.id)
        .where(InquiryDocument.inquiry_id == inquiry_id)
        .order_by(Document.id)
    )
    for row in rows:
        yield row.id, row.title
