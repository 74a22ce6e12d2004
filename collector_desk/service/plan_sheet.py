"""Plans as they are shown: the form to start from, one plan as it stands, and the list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select

from collector_desk.domain.calendar import add_months, deadline
from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.plan_stage import RUNNING, WAITING, PlanStage
from collector_desk.domain.plan_watch import Watch
from collector_desk.errors.service import Unknown
from collector_desk.models import (
    Approval,
    Claim,
    Debtor,
    Inquiry,
    Plan,
    PlanInstalment,
)
from collector_desk.service import (
    folder,
    gate,
    numbers,
    outages,
    own_fees,
    plan_claims,
    plan_deeds,
    plan_keeping,
    plan_monitor,
    plans,
    request_answers,
)
from collector_desk.service.database import Work
from collector_desk.wire.plans import (
    Instalment,
    PlanCandidate,
    PlanForm,
    PlanRow,
    Plans,
    PlanSheet,
    Terms,
)

_MOST = 500
_WORDS = 200
_SHOWN = (*RUNNING, *WAITING)
_TROUBLE = [PlanStage.BROKEN, PlanStage.LATE, PlanStage.NOTICED, PlanStage.OFFERED]


def form(work: Work, debtor_id: int) -> PlanForm:
    """What a plan for a debtor starts from.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
    """
    debtor = gate.opened(work, debtor_id)
    inquiry = _asked(work, debtor_id)
    today = work.clock.today()
    return PlanForm(
        debtor_id=debtor.id,
        debtor_name=debtor.name,
        today=today,
        first_due=add_months(today, 1),
        offer_until=deadline(today, work.rates["plan_offer_days"].on(today).whole),
        claims=tuple(candidates(work, debtor)),
        request="" if inquiry is None else words(work, inquiry),
        inquiry_id=None if inquiry is None else inquiry.id,
        requested_on=None if inquiry is None else inquiry.received_on,
        plans=tuple(
            f"{plan.number} {PlanStage(plan.state).label}" for plan in _plans_of(work, debtor_id)
        ),
    )


def candidates(work: Work, debtor: Debtor) -> Iterator[PlanCandidate]:
    """The claims that are owed, each with why it cannot be promised or put off, if so."""
    rows = folder.read(work, debtor)
    folded = rows.folded(work.rates, on=work.clock.today())
    taken = plan_claims.taken(work, [claim.id for claim in rows.claims], of=debtor.id)
    for claim in rows.claims:
        owed = folded[claim.id].balance.total
        if owed <= 0:
            continue
        stopped = plan_claims.hindrance(work, rows, claim)
        why_not = "" if stopped is None else str(stopped.params["why"])
        if claim.id in taken:
            why_not = f"med i avtale {taken[claim.id].number}"
        yield PlanCandidate(
            claim_id=claim.id,
            number=claim.number,
            kind_label=KINDS[ClaimKind(claim.kind)].label,
            owed=owed,
            why_not=why_not,
        )


def _asked(work: Work, debtor_id: int) -> Inquiry | None:
    query = select(Inquiry).where(
        Inquiry.debtor_id == debtor_id,
        Inquiry.kind == InquiryKind.PLAN.value,
        Inquiry.state == "open",
    )
    return work.scalar(query.order_by(Inquiry.received_on, Inquiry.id).limit(1))


def words(work: Work, inquiry: Inquiry) -> str:
    """A request with its way and day, cut where it is long, and what of it is left to decide."""
    text = inquiry.text if len(inquiry.text) <= _WORDS else f"{inquiry.text[:_WORDS]} …"
    way, left = Channel(inquiry.channel).label, request_answers.told(work, inquiry)
    return f"Søknad {way} {dotted(inquiry.received_on)}: «{text}»{left}"


def _plans_of(work: Work, debtor_id: int) -> Iterator[Plan]:
    query = select(Plan).where(
        Plan.debtor_id == debtor_id, Plan.state.in_([stage.value for stage in _SHOWN])
    )
    yield from work.scalars(query.order_by(Plan.id))


def show(work: Work, plan_id: int) -> PlanSheet:
    """One plan as it stands today, for who has opened its debtor.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
    """
    plan = work.get(Plan, plan_id)
    if plan is None:
        raise Unknown(what="plan", id=plan_id)
    debtor = gate.opened(work, plan.debtor_id)
    watch = plan_monitor.watched(work, plan) if plan.agreed_on is not None else None
    runs = PlanStage(plan.state) in RUNNING
    rows = plan_keeping.instalments(work, plan)
    deeds = tuple(plan_deeds.of(work, plan, watch))
    return PlanSheet(
        plan_id=plan.id,
        version=plan.version,
        number=plan.number,
        kid=numbers.plan_kid(plan.number),
        debtor_id=debtor.id,
        debtor_name=debtor.name,
        stage=PlanStage(plan.state),
        stage_label=PlanStage(plan.state).label,
        requested_on=plan.requested_on,
        agreed_on=plan.agreed_on,
        instalment=plan.instalment,
        total=sum(each.amount for each in rows),
        claims=tuple(_claims(work, plan)),
        rows=tuple(_instalments(rows, watch)),
        overdue=watch.overdue if watch and runs else 0,
        why=watch.reasons if watch and runs else (),
        next_step=watch.next_step if watch and runs else "",
        next_day=watch.next_day if watch and runs else None,
        terms=Terms.model_validate(plan.request),
        reasons=plan.reasons,
        message=_message(work, plan),
        offer_until=plans.offered_until(work, plan),
        noticed_on=plan.noticed_on,
        notice_deadline=outages.moved(work, plan.notice_deadline, since=plan.noticed_on),
        ended_on=plan.ended_on,
        ended_why=plan.ended_why,
        may=tuple(deed.name for deed in deeds if deed.lawful),
        deeds=deeds,
        rule=plan_deeds.rule(work, plan),
    )


def _claims(work: Work, plan: Plan) -> Iterator[PlanCandidate]:
    ids = plan_keeping.claim_ids(work, plan)
    claims = list(work.scalars(select(Claim).where(Claim.id.in_(ids)).order_by(Claim.id)))
    folded = own_fees.statements(work, plan.debtor_id, claims, on=work.clock.today())
    for claim in claims:
        yield PlanCandidate(
            claim_id=claim.id,
            number=claim.number,
            kind_label=KINDS[ClaimKind(claim.kind)].label,
            owed=folded[claim.id].balance.total,
            why_not="",
        )


def _instalments(rows: list[PlanInstalment], watch: Watch | None) -> Iterator[Instalment]:
    met = {one.agreed.number: one for one in watch.instalments} if watch else {}
    for row in rows:
        found = met.get(row.number)
        yield Instalment(
            number=row.number,
            day=row.due,
            amount=row.amount,
            principal=row.principal,
            interest=row.interest,
            additions=row.additions,
            left=row.left,
            paid=sum(used.amount for used in found.used) if found else 0,
            met=found.text if found else "",
        )


def _message(work: Work, plan: Plan) -> str:
    if plan.state == PlanStage.PROPOSED.value and plan.approval_id:
        return work.get_one(Approval, plan.approval_id).why
    if plan.state == PlanStage.OFFERED.value and plan.approval_id:
        return f"Tilbudet er godkjent av {work.get_one(Approval, plan.approval_id).decided_by}"
    if plan.agreed_on is None:
        return ""
    if plan.approval_id:
        by = work.get_one(Approval, plan.approval_id).decided_by
        return f"Vedtatt {dotted(plan.agreed_on)}, foreslått av {plan.made_by}, godkjent av {by}"
    return f"Vedtatt {dotted(plan.agreed_on)} av {plan.made_by}"


def of_debtor(work: Work, debtor_id: int) -> Plans:
    """Every plan of a debtor: those that run or wait first, then the newest.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
    """
    debtor = gate.opened(work, debtor_id)
    query = select(Plan).where(Plan.debtor_id == debtor_id).order_by(Plan.id.desc())
    found = sorted(work.scalars(query), key=lambda plan: PlanStage(plan.state) not in _SHOWN)
    rows = tuple(_listed(plan, debtor.name, None, None) for plan in found)
    return Plans(rows=rows, debtor_name=debtor.name)


def listed(work: Work) -> Plans:
    """Plans that run or wait, of debtors this person may know of, those in trouble first."""
    due = (
        select(PlanInstalment.plan_id, func.max(PlanInstalment.due).label("last"))
        .group_by(PlanInstalment.plan_id)
        .subquery()
    )
    ahead = (
        select(PlanInstalment.plan_id, func.min(PlanInstalment.due).label("next"))
        .where(PlanInstalment.due >= work.clock.today())
        .group_by(PlanInstalment.plan_id)
        .subquery()
    )
    found = work.execute(
        select(Plan, Debtor.name, ahead.c.next, due.c.last)
        .join(Debtor, Debtor.id == Plan.debtor_id)
        .outerjoin(due, due.c.plan_id == Plan.id)
        .outerjoin(ahead, ahead.c.plan_id == Plan.id)
        .where(
            Plan.state.in_([stage.value for stage in _SHOWN]),
            gate.visible(work.who),
            ~gate.own_debtors(work.who),
        )
        .order_by(Plan.id)
        .limit(_MOST)
    ).all()
    return Plans(rows=tuple(sorted((_listed(*row) for row in found), key=_first)))


def _listed(plan: Plan, name: str, following: date | None, last: date | None) -> PlanRow:
    return PlanRow(
        plan_id=plan.id,
        number=plan.number,
        debtor_id=plan.debtor_id,
        debtor_name=name,
        stage=PlanStage(plan.state),
        stage_label=PlanStage(plan.state).label,
        instalment=plan.instalment,
        next_due=following,
        last_due=last,
        offer_until=plan.offer_until,
    )


def _first(row: PlanRow) -> tuple[int, int]:
    rank = _TROUBLE.index(row.stage) if row.stage in _TROUBLE else len(_TROUBLE)
    return rank, row.plan_id
