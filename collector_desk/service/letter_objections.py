"""The letters of an objection: that it is here, the question to the unit, and the decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy import or_, select

from collector_desk.domain import objection as law
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.holds import Reason
from collector_desk.domain.letter import Language, LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_content import ObjectionAcknowledgement, ObjectionDecision
from collector_desk.domain.letter_content import UnitQuestion as UnitQuestionLetter
from collector_desk.domain.letter_parts import BeforeAfter, Decided, Head, PaymentPart
from collector_desk.domain.letter_said import said
from collector_desk.domain.objection import About, Ground, Outcome, UnitView
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.plan_stage import RUNNING
from collector_desk.domain.statement import Statement
from collector_desk.models import (
    Claim,
    CreditorUnit,
    Debtor,
    Hold,
    Inquiry,
    Objection,
    Plan,
    UnitQuestion,
)
from collector_desk.service import (
    ended_how,
    folder,
    letter_stops,
    own_fees,
    plan_keeping,
    unit_asked,
)
from collector_desk.service.database import Work
from collector_desk.service.letter_make import Made
from collector_desk.service.letter_money import called, money_of

_AGREED = (Reason.PLAN, Reason.DEFERRAL)
_BEYOND = "Det du ikke er uenig i, utover {amount} kr"
_PARTS = ("principal", "interest", "fees", "costs", "total")
PART_WORDS = ("Hovedstol", "Rente", "Gebyr", "Kostnader", "Til sammen")
_UPHELD = (
    "Du har fått medhold, og innsigelsen er ferdig behandlet. Er noe likevel galt, skriv til oss."
)
_WITHDRAWN = "Du har sagt fra at du ikke holder fast ved innsigelsen. Vi har derfor ikke prøvd den."


def acknowledgement(work: Work, row: Objection) -> Made:
    """Foreløpig svar (forvaltningsloven § 11 a)."""
    claim = work.get_one(Claim, row.claim_id)
    unit = work.get_one(CreditorUnit, claim.creditor_unit_id)
    here = work.post.sender.unit

    def build(head: Head) -> Content:
        tell = partial(said, language=head.language)
        both = tell("{unit} og {here}", unit=unit.name, here=here)
        beyond = tell(_BEYOND, amount=kroner(row.disputed)) if row.disputed else ""
        return ObjectionAcknowledgement(
            head=head,
            received=row.received_on,
            claims=(called(claim, head.language),),
            answer_by=row.answer_by,
            handled_by=both if row.about == About.CLAIM.value else here,
            stops=row.stops,
            undisputed=beyond,
        )

    return _made(work, row, LetterKind.OBJECTION_ACKNOWLEDGEMENT, build)


def question(
    work: Work, row: Objection, asked: UnitQuestion, *, unanswered: date | None = None
) -> Made:
    """The question to the creditor unit, by internal post; again where it is ``unanswered``."""
    claim = work.get_one(Claim, row.claim_id)
    unit = work.get_one(CreditorUnit, claim.creditor_unit_id)
    inquiry = work.get_one(Inquiry, row.inquiry_id)
    questions = tuple(line.strip() for line in asked.text.splitlines() if line.strip())

    def build(head: Head) -> Content:
        return UnitQuestionLetter(
            head=head,
            claims=(called(claim),),
            received=row.received_on,
            objection=inquiry.text,
            questions=questions,
            answer_by=asked.deadline,
            stops=row.stops,
            asked=unanswered,
        )

    return replace(_made(work, row, LetterKind.UNIT_QUESTION, build), unit=unit)


def decision(work: Work, row: Objection, *, own: tuple[Statement, Statement], refund: int) -> Made:
    """Svar på innsigelse: result, facts, reasons, what the debtor owes before and after it, the
    way onward, what now.
    """
    claim = work.get_one(Claim, row.claim_id)
    outcome, ground = Outcome(row.outcome), Ground(row.ground)
    kind = ClaimKind(claim.kind)

    def build(head: Head) -> Content:
        payment = _payment(work, row, claim, head)
        agreed = payment is not None and _agreed(work, row, claim, head.day)
        agreed = agreed or (payment is None and _pays_on(work, row, claim, head.day))
        payment = None if agreed else payment
        tell = partial(said, language=head.language)
        return ObjectionDecision(
            head=head,
            received=row.received_on,
            objection=tell("Innsigelsen gjelder: {ground}.", ground=tell(ground.label)),
            outcome=outcome,
            facts=tuple(_facts(work, row, claim, head.language)),
            legal_basis=tuple(dict.fromkeys((ground.rule(kind), "inkassoloven § 17"))),
            reasons=row.reasons or tell(_WITHDRAWN),
            decided=tuple(_decided(work, row, claim, head.language)),
            amounts=tuple(_amounts(claim, *own, head.language)),
            onward=_onward(row, outcome, kind, head.language),
            refund=refund or None,
            stopped_until=row.new_deadline,
            payment=payment,
            paid=_says(work, row) is UnitView.PAID,
            at_once=payment is not None and row.new_deadline is None,
            agreed=agreed,
        )

    made = _made(work, row, LetterKind.OBJECTION_DECISION, build)
    return replace(made, deadline=row.new_deadline)


def _made(work: Work, row: Objection, kind: LetterKind, build: Callable[[Head], Content]) -> Made:
    return Made(
        kind=kind,
        debtor=work.get_one(Debtor, row.debtor_id),
        claims=(work.get_one(Claim, row.claim_id),),
        build=build,
        lawful_from=work.clock.today(),
        objection_id=row.id,
    )


def _facts(work: Work, row: Objection, claim: Claim, language: Language) -> Iterator[str]:
    tell = partial(said, language=language)
    yield tell("{claim}, forfalt {day}.", claim=called(claim, language), day=dotted(claim.due_date))
    yield from ended_how.told(work, row, language)
    answered = _answer(work, row)
    if answered is not None:
        unit = work.get_one(CreditorUnit, claim.creditor_unit_id)
        day = dotted(answered.answered_on) if answered.answered_on else ""
        view = tell(UnitView(answered.view).label.lower())
        yield tell("{unit} svarte {day}: {view}.", unit=unit.name, day=day, view=view)


def _decided(work: Work, row: Objection, claim: Claim, language: Language) -> Iterator[Decided]:
    """The unit decides the claim; we decide fees, interest and going on (ruling 29)."""
    if _answer(work, row) is not None:
        unit = work.get_one(CreditorUnit, claim.creditor_unit_id)
        yield Decided(who=unit.name, what=said("selve kravet", language))
    ours = said("gebyr, renter og videre innkreving", language)
    yield Decided(who=work.post.sender.unit, what=ours)


def _answer(work: Work, row: Objection) -> UnitQuestion | None:
    found = unit_asked.latest(work, row.id)
    return found if found is not None and found.answered_on is not None else None


def _says(work: Work, row: Objection) -> UnitView | None:
    found = _answer(work, row)
    return UnitView(found.view) if found is not None else None


def _amounts(
    claim: Claim, before: Statement, after: Statement, language: Language
) -> Iterator[BeforeAfter]:
    for part, words in zip(_PARTS, PART_WORDS, strict=True):
        then, now = getattr(before.balance, part), getattr(after.balance, part)
        if then or now or part == "total":
            part_words = said(words, language)
            yield BeforeAfter(claim=claim.number, part=part_words, before=then, after=now)


def _onward(row: Objection, outcome: Outcome, kind: ClaimKind, language: Language) -> str:
    """The way onward; who got all that was asked for has none to take."""
    if outcome is Outcome.UPHELD:
        return said(_UPHELD, language)
    return row.forward_to or law.onward(kind, About(row.about), language=language)


def _pays_on(work: Work, row: Objection, claim: Claim, day: date) -> bool:
    """Whether the debtor has a plan that goes on for other claims: nobody is to stop paying it."""
    running = select(Plan).where(
        Plan.debtor_id == row.debtor_id, Plan.state.in_([stage.value for stage in RUNNING])
    )
    ids = {
        number for plan in work.scalars(running) for number in plan_keeping.claim_ids(work, plan)
    }
    query = select(Claim).where(Claim.id.in_(ids), Claim.id != claim.id)
    folded = own_fees.statements(work, row.debtor_id, work.scalars(query), on=day)
    return any(one.balance.total > 0 for one in folded.values())


def _agreed(work: Work, row: Objection, claim: Claim, day: date) -> bool:
    """Whether a plan or a deferral holds for the claim: nothing else is asked for meanwhile."""
    query = select(Hold.id).where(
        Hold.debtor_id == row.debtor_id,
        Hold.claim_id == claim.id,
        Hold.reason.in_([reason.value for reason in _AGREED]),
        Hold.ended_on.is_(None),
        or_(Hold.until.is_(None), Hold.until > day),
    )
    return work.scalar(query.limit(1)) is not None


def _payment(work: Work, row: Objection, claim: Claim, head: Head) -> PaymentPart | None:
    """What is to be paid now: by the new deadline, or at once where none is given.

    Nothing where the claim is not owed any more, or may not be demanded (rulings 11 and 22).
    """
    work.flush()
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    money = money_of(work, row.debtor_id, [claim], on=head.day)
    stops = (
        rows.claim(claim.id) is None
        or claim.state != "open"
        or letter_stops.undemandable(rows, claim.id, on=head.day) is not None
    )
    if stops or money.total <= 0:
        return None
    return money.payment(head.language, row.new_deadline or head.day, head.day)
