"""What the self-service portal may read of a debtor who is signed in there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import Row, and_, select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.delivery import Delivery, To
from collector_desk.domain.inquiry import BY_LETTER, REQUESTS, InquiryKind
from collector_desk.domain.objection import Outcome
from collector_desk.domain.objection import State as ObjectionState
from collector_desk.domain.payment_accounts import payment_account
from collector_desk.domain.plan_stage import RUNNING, PlanStage
from collector_desk.domain.rates import Rates
from collector_desk.domain.statement import Statement
from collector_desk.errors.service import Unknown
from collector_desk.models import (
    Claim,
    Debtor,
    Document,
    Inquiry,
    LetterRow,
    Objection,
    Plan,
    PlanClaim,
)
from collector_desk.service import (
    answering,
    claim_rows,
    demandable,
    folder,
    inquiries,
    numbers,
    plan_keeping,
    plan_monitor,
    plans,
    request_answers,
)
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.wire.debtors import ClaimRow
from collector_desk.wire.portal import (
    PortalClaim,
    PortalInstalment,
    PortalPlan,
    PortalRequest,
    PortalView,
)

_NEVER_WENT = (Delivery.WAITING, Delivery.WITHDRAWN, Delivery.FAILED)
_STATES = {"open": "Til behandling", "handled": "Behandlet", "forwarded": "Sendt videre"}
_PARTLY = "Delvis avgjort, se brevet"


def show(work: Work, number: str) -> PortalView:
    """A debtor's own view, for the portal where that debtor is signed in. Noted as a look.

    Neither notes, other debtors nor addresses are part of it, so that a protected person may see
    the own view too.

    Raises:
        Unknown: no debtor with that number.
    """
    debtor_id = _signed_in(work, number)
    work.note("portal.show", stream=f"debtor:{debtor_id}")
    rows = folder.read(work, work.get_one(Debtor, debtor_id))
    today = work.clock.today()
    claims = claims_of(rows, work.rates, today=today)
    return PortalView(
        on=today,
        owed=sum(claim.to_pay for claim in claims),
        not_demanded=sum(claim.total - claim.to_pay for claim in claims if claim.total > 0),
        credit=sum(claim.credit for claim in claims),
        claims=claims,
        plans=tuple(_plans(work, debtor_id, today)),
        requests=tuple(_requests(work, debtor_id)),
        letters=tuple(_letters(work, debtor_id)),
    )


def letter(work: Work, number: str, document_id: int) -> Document:
    """The copy of a letter that went to the debtor in person, as it was kept. Noted as a look.

    Raises:
        Unknown: no debtor with that number, or no such letter to that debtor.
    """
    debtor_id = _signed_in(work, number)
    row = work.get(Document, document_id) if document_id in _gone(work, debtor_id) else None
    if row is None or row.content is None:
        raise Unknown(what="document", id=document_id)
    work.note("portal.letter", stream=f"debtor:{debtor_id}", details={"document": document_id})
    return row


def _signed_in(work: Work, number: str) -> int:
    debtor_id = inquiries.debtor_of(work, number)
    if debtor_id is None:
        raise Unknown(what="debtor", id=0)
    return debtor_id


def claims_of(rows: Folder, rates: Rates, *, today: date) -> tuple[PortalClaim, ...]:
    """Every claim as its debtor reads it, with what is to be paid and what is named apart."""
    folded = rows.folded(rates, on=today)
    listed = claim_rows.rows(rows, folded, today=today, rates=rates)
    return tuple(_claim(rows, row, folded[row.claim_id], rates) for row in listed)


def _claim(rows: Folder, row: ClaimRow, statement: Statement, rates: Rates) -> PortalClaim:
    kept, today = rows.claim(row.claim_id), statement.on
    assert kept is not None  # the row was made from it
    found = demandable.parts_of(rows, kept, statement, rates=rates)
    parts = demandable.apart(rows, kept, total=row.sums.total, today=today, parts=found)
    return PortalClaim(
        number=row.number,
        kind=KINDS[ClaimKind(row.kind)].label,
        creditor=row.creditor,
        due_date=row.due_date,
        principal=row.sums.principal,
        interest=row.sums.interest,
        fees=row.sums.fees,
        costs=row.sums.costs,
        credit=row.sums.credit,
        total=row.sums.total,
        kid=row.kid,
        account=payment_account(ClaimKind(row.kind), today).account,
        state=row.state,
        in_collection=bool(claim_rows.of_collection(rows.notices.get(row.claim_id, ()))),
        to_pay=max(0, row.sums.total - sum(one.amount for one in parts)),
        apart=demandable.said(parts),
    )


def _letters(work: Work, debtor_id: int) -> Iterator[tuple[date, str, int]]:
    found = _gone(work, debtor_id).values()
    for row in sorted(found, key=lambda row: (row.day, row.id), reverse=True):
        yield row.day, row.title, row.id


def _gone(work: Work, debtor_id: int) -> Mapping[int, Row[date, str, int]]:
    """The letters that have gone to the debtor in person: none to a guardian, a unit or others."""
    found = work.execute(
        select(Document.day, Document.title, Document.id)
        .join(LetterRow, LetterRow.document_id == Document.id)
        .where(
            LetterRow.debtor_id == debtor_id,
            LetterRow.recipient == To.DEBTOR.value,
            LetterRow.state.not_in([state.value for state in _NEVER_WENT]),
        )
    )
    return {row.id: row for row in found}


def _plans(work: Work, debtor_id: int, today: date) -> Iterator[PortalPlan]:
    shown = [stage.value for stage in (*RUNNING, PlanStage.OFFERED)]
    query = select(Plan).where(Plan.debtor_id == debtor_id, Plan.state.in_(shown))
    for plan in work.scalars(query.order_by(Plan.id)):
        watch = plan_monitor.watched(work, plan) if plan.agreed_on is not None else None
        met = watch.instalments if watch else ()
        paid = {one.agreed.number: sum(used.amount for used in one.used) for one in met}
        yield PortalPlan(
            number=plan.number,
            state=PlanStage(plan.state).label,
            kid=numbers.plan_kid(plan.number),
            account=payment_account(_first_kind(work, plan), today).account,
            overdue=watch.overdue if watch else 0,
            offer_until=plans.offered_until(work, plan),
            instalments=tuple(
                PortalInstalment(
                    number=each.number, due=each.due, amount=each.amount,
                    paid=paid.get(each.number, 0),
                )
                for each in plan_keeping.instalments(work, plan)
            ),
        )  # fmt: skip


def _first_kind(work: Work, plan: Plan) -> ClaimKind:
    """The kind of a plan's oldest claim: its account is the plan's (ruling 17)."""
    kinds = select(Claim.kind).join(PlanClaim, PlanClaim.claim_id == Claim.id)
    found = kinds.where(PlanClaim.plan_id == plan.id).order_by(Claim.due_date, Claim.id).limit(1)
    return ClaimKind(work.scalars(found).one())


def _became(row: Inquiry) -> str:
    """What became of a message, in fixed words: those the caseworker wrote are the house's own."""
    kind = InquiryKind(row.kind)
    if row.state == "forwarded":
        return f"Sendt videre til {row.forwarded_to}"
    if row.state == "open":
        return ""
    if row.outcome.endswith(answering.MISTAKEN):
        return "Registrert ved en feil"
    if kind in REQUESTS:
        return "Trukket" if row.no_letter else "Avgjort, se brevet"
    if kind in BY_LETTER:
        return "Besvart" if row.no_letter else "Besvart i brev"
    return "Registrert som innsigelse" if kind is InquiryKind.OBJECTION else "Lest"


def _requests(work: Work, debtor_id: int) -> Iterator[PortalRequest]:
    stands = Objection.state != ObjectionState.VOID.value
    of_it = and_(Objection.inquiry_id == Inquiry.id, stands)
    found = work.execute(
        select(Inquiry, Objection)
        .join(Objection, of_it, isouter=True)
        .where(Inquiry.debtor_id == debtor_id)
        .order_by(Inquiry.received_on.desc(), Inquiry.id.desc())
    ).all()
    asked = [inquiry for inquiry, _ in found]
    begun, waits = request_answers.left(work, asked), request_answers.waiting(work, asked)
    for inquiry, objection in found:
        state, outcome = _STATES[inquiry.state], _became(inquiry)
        if inquiry.id in waits:  # proposed to a second person, and the house alone knows of it
            state, outcome = _STATES["open"], ""
        if inquiry.id in begun or waits.get(inquiry.id):
            outcome = _PARTLY
        if objection is not None:
            state = ObjectionState(objection.state).label
            outcome = Outcome(objection.outcome).label if objection.outcome else ""
        yield PortalRequest(
            kind=InquiryKind(inquiry.kind).label,
            received_on=inquiry.received_on,
            state=state,
            outcome=outcome,
        )
