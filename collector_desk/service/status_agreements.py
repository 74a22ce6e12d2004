"""A status that ends plans and deferrals tells so by letter; one registered by mistake gives them back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Select, func, select

from collector_desk.domain.delivery import To
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.plan_stage import RUNNING, DeferralStage, PlanStage
from collector_desk.domain.status import STATUSES, Status
from collector_desk.domain.work import WorkKind
from collector_desk.errors.plans import PlanClaimTaken
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Debtor,
    DebtorStatus,
    Deferral,
    FactRow,
    Hold,
    LetterRow,
    Plan,
    Task,
)
from collector_desk.service import (
    asking,
    deferral_keeping,
    holding,
    letter_keep,
    letter_recipients,
    letter_withdraw,
    plain_letter,
    plan_asked,
    plan_claims,
    plan_keeping,
    plan_monitor,
    plan_remade,
)
from collector_desk.service.database import Work

_ANEW = "Avtalen er gitt tilbake: et nytt varsel må til"
_NOW = {
    Status.DECEASED: (
        "Det skal ikke betales flere avdrag etter det som var avtalt. Vi melder kravene i boet."
    ),
    Status.BANKRUPTCY: (
        "Du skal ikke betale flere avdrag på krav fra før åpningen. Vi melder dem i konkursboet."
    ),
    Status.DEBT_SETTLEMENT: (
        "Du skal ikke betale flere avdrag på krav fra før åpningen: de kan ikke kreves og ikke tas"
        " imot mens det forhandles (gjeldsordningsloven § 3-4). Stans faste betalinger i banken."
        " Vi melder kravene i gjeldsforhandlingen."
    ),
}
_FELL = "ikke lenger skyldnerens da avtalen ble gitt tilbake"
_WRONG = "Er dette feil, ta kontakt med oss. Dette brevet krever ingen betaling."


def end(work: Work, row: DebtorStatus, touched: Sequence[int]) -> None:
    """End the plans and deferrals with a claim that the status touches; told by letter and task.

    Those of newer claims alone go on (ruling 22). What ended is kept with the status.
    """
    why, among = STATUSES[Status(row.kind)].label, set(touched)
    plans = [
        plan
        for plan in work.scalars(_running(row.debtor_id)).all()
        if among.intersection(plan_keeping.claim_ids(work, plan))
    ]
    deferrals = [
        each
        for each in work.scalars(_granted(row.debtor_id)).all()
        if among.intersection(deferral_keeping.claims(work, each))
    ]
    if not plans and not deferrals:
        return
    kept: dict[str, list[tuple[int, str]]] = {
        "plans": [(plan.id, plan.state) for plan in plans],
        "deferrals": [(each.id, each.state) for each in deferrals],
        "holds": [(number, "") for number in _holds(work, plans, deferrals)],
        "facts": [(work.scalar(select(func.max(FactRow.id))) or 0, "")],
    }
    for plan in plans:
        plan_keeping.finish(work, plan, PlanStage.ENDED, why)
    for each in deferrals:
        each.state = DeferralStage.ENDED.value
        deferral_keeping.end_holds(work, each, why)
    names = _names(plans, deferrals)
    if row.task_id is not None:
        task = work.get_one(Task, row.task_id)
        task.text = f"{task.text}. Avsluttet: {names}"[: asking.LONGEST_TASK]
    kept["letters"] = [(letter.id, "") for letter in _tell(work, row, names)]
    row.ended_agreements = kept


def give_back(work: Work, row: DebtorStatus, why: str) -> set[int]:
    """Let what a status ended that never was true run again; gives the claims of that.

    A plan goes on without the claims that fell away meanwhile, and with new sums where something
    else happened to them. One of which an instalment fell due meanwhile is not given back, for the
    debtor was told to pay none; nor a deferral whose last day is over: a task names what is to be
    made anew.
    """
    kept = row.ended_agreements or {}
    plans = [
        plan for number, state in kept.get("plans", ()) if (plan := _plan(work, row, number, state))
    ]
    deferrals = [
        each for number, _ in kept.get("deferrals", ()) if (each := _deferral(work, row, number))
    ]
    _holds_again(work, row, plans, deferrals)
    for plan in plans:
        _goes_on(work, plan, kept)
    plans = [plan for plan in plans if PlanStage(plan.state) in RUNNING]
    sent = [number for number, _ in kept.get("letters", ())]
    withdrawn = letter_withdraw.withdraw_waiting(work, sent, f"Statusen var feil: {why}")
    claims = _claims(work, plans, deferrals)
    if claims and len(withdrawn) < len(sent):
        _tell_again(work, row, plans, deferrals, why)
    return {claim.id for claim in claims}


def _plan(work: Work, row: DebtorStatus, number: int, state: str) -> Plan | None:
    """The plan as it ran, or None and a task that says what to make anew."""
    plan = work.get_one(Plan, number, with_for_update=True)
    rows, today = plan_keeping.instalments(work, plan), work.clock.today()
    ended = plan.ended_on or today
    if not _still(work, plan):
        return None
    try:
        ids = plan_keeping.claim_ids(work, plan)
        plan_claims.free(work, ids, of=plan.debtor_id, besides=plan.id)
    except PlanClaimTaken as taken:
        _anew(work, row, f"{plan.number}: {taken.text()}")
        return None
    if plan.state != PlanStage.ENDED.value or any(ended <= one.due < today for one in rows):
        coming = [one for one in rows if one.due >= ended]
        _anew(
            work, row,
            f"lag {plan.number} på nytt, avdrag har forfalt siden: {len(coming)} avdrag à"
            f" {kroner(plan.instalment)} kr på {_numbers(_still(work, plan))}",
        )  # fmt: skip
        return None
    plan.state, plan.ended_on, plan.ended_why = state, None, ""
    if state == PlanStage.NOTICED.value:
        plan_remade.unnoticed(work, plan, _ANEW)
    return plan


def _still(work: Work, plan: Plan) -> Sequence[Claim]:
    """The claims of a plan that its debtor owes yet: none that was taken back or let go."""
    query = select(Claim).join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
    still = query.where(
        Claim.id.in_(plan_keeping.claim_ids(work, plan)),
        Claim.state == "open",
        ClaimDebtor.debtor_id == plan.debtor_id,
    )
    return work.scalars(still.order_by(Claim.id)).all()


def _holds_again(
    work: Work, row: DebtorStatus, plans: Sequence[Plan], deferrals: Sequence[Deferral]
) -> None:
    """What rested by them rests again, but for claims that are the debtor's no more."""
    kept = row.ended_agreements or {}
    still = {plan.id: {claim.id for claim in _still(work, plan)} for plan in plans}
    of_deferrals = {each.id for each in deferrals}
    for hold in (work.get_one(Hold, number) for number, _ in kept.get("holds", ())):
        if hold.claim_id in still.get(hold.plan_id or 0, ()) or hold.deferral_id in of_deferrals:
            holding.again(work, hold)
    work.flush()


def _goes_on(work: Work, plan: Plan, kept: Mapping[str, Sequence[tuple[int, str]]]) -> None:
    """Bring a plan that runs again to where its claims stand by now."""
    ids = plan_keeping.claim_ids(work, plan)
    gone = set(ids).difference(claim.id for claim in _still(work, plan))
    since = max((number for number, _ in kept.get("facts", ())), default=None)
    if gone:
        plan_remade.without(work, plan, gone, _FELL)
    elif since is not None and _told_since(work, ids, since):
        plan_remade.anew(work, plan, plan_asked.met(work, plan, ids))
    else:
        plan_monitor.check(work, plan.id)


def _told_since(work: Work, claim_ids: Sequence[int], fact_id: int) -> bool:
    query = select(FactRow.id).where(FactRow.claim_id.in_(claim_ids), FactRow.id > fact_id)
    return work.scalar(query.limit(1)) is not None


def _deferral(work: Work, row: DebtorStatus, number: int) -> Deferral | None:
    each = work.get_one(Deferral, number, with_for_update=True)
    if each.until <= work.clock.today():
        last = dotted(deferral_keeping.last_day(each))
        _anew(
            work, row,
            f"vurder ny utsettelse, den til {last} er ute, på {_numbers(_claims(work, [], [each]))}",
        )  # fmt: skip
        return None
    each.state = DeferralStage.GRANTED.value
    return each


def _anew(work: Work, row: DebtorStatus, what: str) -> None:
    label = STATUSES[Status(row.kind)].label
    asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, f"{label} var feilregistrert: {what}")


def _tell(work: Work, row: DebtorStatus, names: str) -> list[LetterRow]:
    """Write to whom letters about the debtor go, and to the trustee where one is known.

    No claim is named, for the status stops letters about them; this one asks for nothing.
    """
    debtor, kind = work.get_one(Debtor, row.debtor_id), Status(row.kind)
    who = letter_recipients.spoken_name(debtor) if kind is Status.DECEASED else "deg"
    what = (
        f"Vi har registrert dette om {who}: {STATUSES[kind].label.lower()} fra"
        f" {dotted(row.from_day)}. Derfor gjelder dette ikke lenger: {names}."
    )
    subject = "Det som var avtalt om betaling, er over"
    made = plain_letter.made(work, debtor, (), subject=subject, text=(what, _NOW[kind], _WRONG))
    letters = letter_keep.issue_or_task(work, made)
    trustee = letter_recipients.representing(work, debtor, To.TRUSTEE)
    if kind is Status.BANKRUPTCY and trustee is not None:
        letters += letter_keep.issue_or_task(work, replace(made, to=trustee))
    return letters


def _tell_again(
    work: Work, row: DebtorStatus, plans: Sequence[Plan], deferrals: Sequence[Deferral], why: str
) -> None:
    debtor, today = work.get_one(Debtor, row.debtor_id), work.clock.today()
    every = (one.due for plan in plans for one in plan_keeping.instalments(work, plan))
    due = min((day for day in every if day >= today), default=None)
    following = f" Neste avdrag forfaller {dotted(due)}." if due else ""
    wrong = (
        "Vi skrev at det som var avtalt om betaling, ikke gjaldt lenger. Det var feil:"
        f" {why.strip().rstrip('.')}."
    )
    remade = " Har avdragene endret seg, får du de nye i eget brev."
    stands = f"Dette gjelder igjen: {_names(plans, deferrals)}.{following}{remade if plans else ''}"
    subject = "Det som var avtalt, gjelder likevel"
    made = plain_letter.made(work, debtor, (), subject=subject, text=(wrong, stands))
    letter_keep.issue_or_task(work, made)


def _names(plans: Iterable[Plan], deferrals: Iterable[Deferral]) -> str:
    """«nedbetalingsavtale A-2026-000001, utsettelsen til 20.12.2026»."""
    return ", ".join(
        (
            *(f"nedbetalingsavtale {plan.number}" for plan in plans),
            *(f"utsettelsen til {dotted(deferral_keeping.last_day(each))}" for each in deferrals),
        )
    )


def _numbers(claims: Iterable[Claim]) -> str:
    return ", ".join(claim.number for claim in claims)


def _claims(work: Work, plans: Iterable[Plan], deferrals: Iterable[Deferral]) -> tuple[Claim, ...]:
    ids = {number for plan in plans for number in plan_keeping.claim_ids(work, plan)}
    ids |= {number for each in deferrals for number in deferral_keeping.claims(work, each)}
    return tuple(work.scalars(select(Claim).where(Claim.id.in_(ids)).order_by(Claim.id)))


def _holds(work: Work, plans: Iterable[Plan], deferrals: Iterable[Deferral]) -> list[int]:
    """What rests by them on claims; a measure that goes on is a matter of its own."""
    of_plans, put_off = [plan.id for plan in plans], [each.id for each in deferrals]
    query = select(Hold.id).where(
        Hold.plan_id.in_(of_plans) | Hold.deferral_id.in_(put_off),
        Hold.ended_on.is_(None),
        Hold.measure_id.is_(None),
    )
    return list(work.scalars(query.order_by(Hold.id)))


def _running(debtor_id: int) -> Select[Plan]:
    stages = [stage.value for stage in RUNNING]
    query = select(Plan).where(Plan.debtor_id == debtor_id, Plan.state.in_(stages))
    return query.order_by(Plan.id)


def _granted(debtor_id: int) -> Select[Deferral]:
    granted = DeferralStage.GRANTED.value
    query = select(Deferral).where(Deferral.debtor_id == debtor_id, Deferral.state == granted)
    return query.order_by(Deferral.id)
