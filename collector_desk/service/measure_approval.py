"""A measure before a second person: what is frozen, what approving does, and the gate once more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import exists, select

from collector_desk.domain.approval import State, Subject
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.account import lapses_on
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage, differs
from collector_desk.domain.enforcement.withholding_run import last_day
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.errors import DeskError
from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.models import Approval, Debtor, Disqualification, Measure
from collector_desk.service import (
    approvals,
    gate,
    matters,
    measure_amend,
    measure_letters,
    measures,
    own_limitation,
)
from collector_desk.service.approvals import Handler
from collector_desk.service.database import Work
from collector_desk.service.measure_reckon import Weighed
from collector_desk.wire.approvals import Change, Condition, Line, Shown
from collector_desk.wire.measures import MeasureCondition, MeasureTerms, Reckoned


def _frozen(work: Work, measure_id: int) -> Mapping[str, Any]:
    row = work.get_one(Measure, measure_id)
    terms = measures.terms_of(row)
    on = matters.proposed_on(work, Subject.MEASURE, measure_id)
    kept = Reckoned.model_validate(row.reckoned)
    return {
        "subject": Subject.MEASURE.value,
        "measure": row.number,
        "kind": row.kind,
        "regime": row.regime,
        "terms": row.terms,
        "amount": kept.amount,
        "lines": [[line.label, line.detail, line.amount] for line in kept.lines],
        "conditions": [[one.code, one.label, one.detail] for one in kept.conditions],
        "reasons": row.reasons,
        "considered": row.considered,
        "claims": matters.claims(work, row.debtor_id, terms.claim_ids, on=on),
    }


def now(work: Work, row: Measure) -> Weighed:
    """The measure as it would be reckoned today."""
    debtor = work.get_one(Debtor, row.debtor_id)
    return measures.weighed(work, debtor, measures.terms_of(row), row.id)


def _changes(work: Work, approval: Approval) -> Sequence[Change]:
    row = work.get_one(Measure, approval.subject_id)
    kept, terms = Reckoned.model_validate(row.reckoned), measures.terms_of(row)
    kind = MeasureKind(row.kind)
    what = f"{kind.label}, {row.number}"
    if kind is MeasureKind.WITHHOLDING and kept.amount and not kept.estimate:
        what += f", {kroner(kept.amount)} kr i måneden"
    first = next((one.since for one in kept.conditions if one.code == "limitation"), None)
    before = {"Foreldelse": dotted(first)} if first else {}
    return (
        Change(field="Tiltak", before=_before(work, row), after=what),
        Change(field="Papirer", before="", after=_papers(terms, kept)),
        Change(field="Regelverk", before="", after=kept.regime_label),
        *(
            Change(field=result.label, before=before.get(result.label, ""), after=result.value)
            for result in kept.results
            if result.label in _TOLD
        ),
    )


def _before(work: Work, row: Measure) -> str:
    """What runs already of what it is to be."""
    before = measure_amend.amended(work, row)
    return (
        "ingen"
        if before is None
        else f"{before.number}, {kroner(before.monthly or 0)} kr i måneden"
    )


_TOLD = {"Trekket løper lengst til", "Foreldelse", "Pantet faller bort", "Begjæringens form"}


def _papers(terms: MeasureTerms, kept: Reckoned) -> str:
    """What goes out once it is decided."""
    if terms.kind is MeasureKind.REQUEST:
        return "Begjæring til namsmannen"
    if terms.kind is MeasureKind.ACCOUNT_LIEN:
        return f"Beslutning til skyldneren · Melding til {terms.account.bank}"
    if kept.estimate:
        return "Beslutning til skyldneren og namsmannen"
    return f"Beslutning til skyldneren · Trekkpålegg til {terms.payer.name}"


def _shown(work: Work, approval: Approval) -> Shown:
    """The measure as it was proposed, and its conditions as they stand now.

    What was decided is shown with the conditions of its proposal, for it rests on those.
    """
    row = work.get_one(Measure, approval.subject_id)
    kept = Reckoned.model_validate(row.reckoned)
    asked, why_not = kept.conditions, ""
    if approval.state == State.WAITING.value:
        try:
            found = now(work, row)
            asked, why_not = found.reckoned.conditions, _fault(work, row, found, approval)
        except DeskError as refusal:  # a rate that was known is not, or the like
            asked, why_not = (), str(refusal)
    return Shown(
        lines=(*kept.lines, *_sums(row, kept)),
        conditions=(
            *_compared(kept.conditions, asked),
            Condition(
                label="Kan gjennomføres i dag",
                holds=not why_not,
                detail=why_not or "Regnet på nytt: samme beløp, samme regelverk",
                changed=bool(why_not),
            ),
        ),
        considered=row.considered,
        unconfirmed=(*kept.unconfirmed, *_unconfirmed(work)),
        made_up=kept.made_up,
        months=kept.months,
        results=kept.results,
        amount_label="Kravet",
        amount_note=_covered(kept),
        foremost=kept.foremost,
        why_not=why_not,
    )


def _covered(kept: Reckoned) -> str:
    """When all of it is covered, where it is: «dekket 25.08.2027, renter medregnet»."""
    last = kept.months[-1] if kept.months else None
    if last is None or last.left:
        return ""
    loose = ", foreløpig" if any(month.provisional for month in kept.months) else ""
    return f"dekket {dotted(last.day)}, renter medregnet{loose}"


def _sums(row: Measure, kept: Reckoned) -> Iterator[Line]:
    """What the arithmetic leaves, and what is proposed of it."""
    if kept.largest is None:
        return
    monthly = "i måneden" if row.kind == MeasureKind.WITHHOLDING.value else ""
    if kept.estimate:
        yield Line(
            label="Anslag", detail=f"{monthly}, for oss selv", amount=kept.largest, strong=True
        )
        return
    if row.kind == MeasureKind.ACCOUNT_LIEN.value:
        yield from _charged(kept.largest, sum(line.amount for line in kept.lines))
        return
    yield Line(label="Høyst", detail=monthly, amount=kept.largest, strong=True)
    if kept.amount is not None and kept.amount != kept.largest:
        yield Line(label="Foreslått", detail=monthly, amount=kept.amount, strong=True)


def _charged(taken: int, room: int) -> Iterator[Line]:
    """What of an account may be charged, which the lines come to, and what is; øre."""
    yield Line(label="Kan tas pant i", detail="", amount=room, strong=True)
    detail = "hele kravet" if taken < room else ""
    yield Line(label="Tas i pant", detail=detail, amount=taken, strong=True)


def _editors(work: Work, approval: Approval) -> Sequence[int]:
    return work.get_one(Measure, approval.subject_id).editors


def _unconfirmed(work: Work) -> Iterator[str]:
    """The settings of the approval itself that nobody has confirmed."""
    for name in ("measure_amount_approved", "reauthenticate_minutes"):
        rate = work.rates[name].on(work.clock.today())
        if not rate.confirmed:
            yield f"{work.rates[name].title}: {rate.note}"


def _compared(
    before: Sequence[MeasureCondition], asked: Sequence[MeasureCondition]
) -> Iterator[Condition]:
    """Each condition now, marked where it stood otherwise; habilitet is tried by itself."""
    then = {(each.code, each.label): (each.holds, each.detail) for each in before}
    for each in asked:
        if each.code == "habilitet":
            continue
        earlier = then.get((each.code, each.label))
        changed = earlier is None or earlier[0] != each.holds
        detail = f"{each.detail} (ikke bekreftet)" if each.unconfirmed else each.detail
        if changed:
            detail += " Var oppfylt da det ble foreslått." if earlier else " Nytt siden forslaget."
        yield Condition(label=each.label, holds=bool(each.holds), detail=detail, changed=changed)


def _fault(work: Work, row: Measure, found: Weighed, approval: Approval) -> str:
    """Why what was proposed cannot be carried out today; empty where it can."""
    if found.facts.regime.value != row.regime:
        return "Forslaget er laget etter tidligere regelverk og er bortfalt."
    if not found.reckoned.may_propose:
        return found.reckoned.why_not
    differs = _differs(Reckoned.model_validate(row.reckoned), found)
    if differs:
        return differs
    prepared = exists().where(
        Disqualification.person_id == approval.proposed_by_person,
        Disqualification.debtor_id == row.debtor_id,
    )
    if work.scalar(select(prepared)):
        return f"{approval.proposed_by} har meldt seg inhabil etter at det ble foreslått."
    return ""


def _differs(kept: Reckoned, found: Weighed) -> str:
    """What today's amount says against the one that was proposed; empty where nothing does."""
    proposed, today = kept.amount, found.amount or 0
    if proposed is None or not differs(proposed, today, owed=kept.total):
        return ""
    monthly = " i måneden" if found.terms.kind is MeasureKind.WITHHOLDING else ""
    counted = "Anslaget er" if kept.estimate else "Beløpet er"
    return (
        f"{counted} {kroner(today)} kr{monthly} etter tallene og satsene i dag, og"
        f" {kroner(proposed)} kr i forslaget. Send det tilbake, så det regnes og foreslås på nytt."
    )


def _carry_out(work: Work, approval: Approval) -> None:
    """The decision is made today, by the rules of today, once every condition is tried again.

    Raises:
        MeasureGateClosed: a condition does not hold any more, or the year end has passed between.
    """
    row = work.get_one(Measure, approval.subject_id)
    gate.lock(work, row.debtor_id)  # two trekk of one debtor: the second counts the first
    work.refresh(row, with_for_update=True)
    why_not = _fault(work, row, now(work, row), approval)
    if why_not:
        raise MeasureGateClosed(why=why_not)
    today, regime = work.clock.today(), Regime(row.regime)
    measures.move(row, MeasureStage.DECIDED)
    row.decided_on = today
    before = measure_amend.amended(work, row)
    if before is not None:
        row.ends_on = before.ends_on
    elif row.kind == MeasureKind.WITHHOLDING.value:
        row.ends_on = last_day(today, regime, work.rates)
    elif row.kind == MeasureKind.ACCOUNT_LIEN.value:
        row.ends_on = lapses_on(today, work.rates)
    work.flush()
    if row.kind != MeasureKind.REQUEST.value:
        measure_letters.decided(work, row, approval)
        own_limitation.decided(work, row)


def _put_back(work: Work, approval: Approval) -> None:
    row = work.get_one(Measure, approval.subject_id)
    if row.stage == MeasureStage.WAITING.value:
        measures.move(row, MeasureStage.DRAFT)
        row.approval_id = None


approvals.handles(
    Subject.MEASURE,
    Handler(
        frozen=_frozen,
        changes=_changes,
        carry_out=_carry_out,
        put_back=_put_back,
        shown=_shown,
        coercive=True,
        editors=_editors,
    ),
)
