"""A measure before a second person: what is frozen, what approving does, and the gate once more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from collector_desk.domain.approval import Subject
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.account import lapses_on
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.withholding_run import last_day
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.models import Approval, Debtor, Measure
from collector_desk.service import approvals, enforcement_book, matters, measures
from collector_desk.service.approvals import Handler
from collector_desk.service.database import Work
from collector_desk.service.measure_reckon import Weighed
from collector_desk.wire.approvals import Change
from collector_desk.wire.measures import Reckoned


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
    return measures.weighed(work, work.get_one(Debtor, row.debtor_id), measures.terms_of(row))


def _changes(work: Work, approval: Approval) -> Sequence[Change]:
    row = work.get_one(Measure, approval.subject_id)
    kept = Reckoned.model_validate(row.reckoned)
    kind = MeasureKind(row.kind)
    what = f"{kind.label}, {row.number}"
    if kind is MeasureKind.WITHHOLDING and kept.amount and not kept.estimate:
        what += f", {kroner(kept.amount)} kr i måneden"
    return (
        Change(field="Tiltak", before="ingen", after=what),
        Change(field="Regelverk", before="–", after=kept.regime_label),
        *(
            Change(field=result.label, before="–", after=result.value)
            for result in kept.results
            if result.label in _TOLD
        ),
    )


_TOLD = {"Trekket løper lengst til", "Foreldelse", "Panten faller bort", "Begjæringens form"}


def _carry_out(work: Work, approval: Approval) -> None:
    """The decision is made today, by the rules of today, once every condition is tried again.

    Raises:
        MeasureGateClosed: a condition does not hold any more, or the year end has passed between.
    """
    row = work.get_one(Measure, approval.subject_id, with_for_update=True)
    found = now(work, row)
    if found.facts.regime.value != row.regime:
        raise MeasureGateClosed(why="Forslaget er laget etter tidligere regelverk og er bortfalt.")
    if not found.reckoned.may_propose:
        raise MeasureGateClosed(why=found.reckoned.why_not)
    kept = Reckoned.model_validate(row.reckoned)
    # An amount that is all that is owed grows with the interest, which voids nothing (ruling 32).
    if kept.amount is not None and found.amount != kept.amount < kept.total:
        raise MeasureGateClosed(why="Beløpet regnes annerledes i dag.")
    today, regime = work.clock.today(), Regime(row.regime)
    measures.move(row, MeasureStage.DECIDED)
    row.decided_on = today
    if row.kind == MeasureKind.WITHHOLDING.value:
        row.ends_on = last_day(today, regime, work.rates)
    elif row.kind == MeasureKind.ACCOUNT_LIEN.value:
        row.ends_on = lapses_on(today, work.rates)
    work.flush()
    if row.kind != MeasureKind.REQUEST.value:
        text = f"{MeasureKind(row.kind).label} besluttet {dotted(today)}, {row.number}"
        enforcement_book.enter(work, row, "decided", text)


def _put_back(work: Work, approval: Approval) -> None:
    row = work.get_one(Measure, approval.subject_id)
    if row.stage == MeasureStage.WAITING.value:
        measures.move(row, MeasureStage.DRAFT)
        row.approval_id = None


approvals.handles(
    Subject.MEASURE,
    Handler(frozen=_frozen, changes=_changes, carry_out=_carry_out, put_back=_put_back),
)
