"""What the rates of a day make of running cases: the figures that a rehearsal compares.

Everything here is read by what reads it in earnest, with other rates and on another day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.fees import InCollection, Letter, may_charge
from collector_desk.domain.money import Money
from collector_desk.domain.notices import NextStep, Verdict, next_steps
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.domain.rates import Rates
from collector_desk.domain.step_in_turn import step_in_turn
from collector_desk.errors import DeskError
from collector_desk.errors.approvals import AboveLevel
from collector_desk.models import Debtor, Measure, Plan
from collector_desk.service import coercion, folder, measures, plan_terms
from collector_desk.service.clock import Clock
from collector_desk.service.collected import collected
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.plans import Terms

_PREPARED = "Tiltak som forberedes"
_DRAFTS = (MeasureStage.DRAFT.value, MeasureStage.WAITING.value)
_ASKED = (PlanStage.PROPOSED.value, PlanStage.OFFERED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing that rates decide of a case: øre where it is money, and all of it in words."""

    amount: Money | None
    words: str
    rest: object = None  # what else must be the same


NOTHING = Figure(amount=None, words="sies ikke")
"""What is not said of a case by the other rates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A case by its figures, each by what it is called."""

    number: str
    kind: str
    debtor_id: int
    claim_id: int | None
    figures: Mapping[str, Figure]


Looked = Mapping[tuple[str, int], Seen]


@contextmanager
def by(work: Work, rates: Rates, day: date) -> Iterator[None]:
    """Let the work go on by other rates, on another day."""
    kept, clock = work.rates, work.clock
    work.rates, work.clock = rates, Clock(day)
    try:
        yield
    finally:
        work.rates, work.clock = kept, clock


def look(work: Work, debtors: Sequence[Debtor], *, on: date, ahead: date) -> Looked:
    """The figures of these debtors' cases on a day, and what they owe on one ``ahead``.

    A claim that several owe is seen with the first of them.
    """
    found: dict[tuple[str, int], Seen] = {}
    for rows in folder.read_all(work, debtors).values():
        for claim in rows.claims:
            if claim.state == "open" and ("claim", claim.id) not in found:
                found["claim", claim.id] = _claim(work, rows, claim, on=on, ahead=ahead)
    known = {debtor.id: debtor for debtor in debtors}
    kept = select(Measure).where(Measure.debtor_id.in_(known), Measure.stage.in_(_DRAFTS))
    for measure in work.scalars(kept.order_by(Measure.id)):
        found["measure", measure.id] = _measure(work, known[measure.debtor_id], measure)
    asked = select(Plan).where(Plan.debtor_id.in_(known), Plan.state.in_(_ASKED))
    for plan in work.scalars(asked.order_by(Plan.id)):
        found["plan", plan.id] = _plan(work, known[plan.debtor_id], plan)
    return found


def _claim(work: Work, rows: Folder, claim: KeptClaim, *, on: date, ahead: date) -> Seen:
    owed = rows.statement(claim, work.rates, on=ahead).balance.total
    known = collected(rows, claim, on=on, rates=work.rates)
    verdicts = next_steps(known, on=on, rates=work.rates)
    return Seen(
        number=claim.number,
        kind=KINDS[ClaimKind(claim.kind)].label,
        debtor_id=rows.debtor.id,
        claim_id=claim.id,
        figures={
            f"Å betale {dotted(ahead)}": Figure(amount=owed, words=f"{kroner(owed)} kr"),
            "Gebyr i neste brev": _fee(work, known, on),
            "Neste skritt": _step(work, known, verdicts, on),
        },
    )


def _fee(work: Work, known: InCollection, on: date) -> Figure:
    step = step_in_turn(known, on=on, rates=work.rates)
    if step is None or step.value not in set(Letter):
        return Figure(amount=0, words="intet brev")
    try:
        fee = may_charge(Letter(step.value), known, sent=on, rates=work.rates)
    except DeskError as refusal:
        return Figure(amount=0, words="intet gebyr", rest=(refusal.code, refusal.params))
    return Figure(amount=fee.amount, words=f"{kroner(fee.amount)} kr")


def _step(work: Work, known: InCollection, verdicts: Sequence[Verdict], on: date) -> Figure:
    step = step_in_turn(known, on=on, rates=work.rates) or NextStep.ENFORCEMENT_REQUEST
    verdict = next(each for each in verdicts if each.step is step)
    how = "kan tas" if verdict.lawful else verdict.reason
    until = f", frist {dotted(verdict.deadline)}" if verdict.deadline else ""
    every = tuple((each.step, each.lawful, each.earliest, each.deadline) for each in verdicts)
    return Figure(amount=None, words=f"{step.label}: {how}{until}", rest=every)


def _measure(work: Work, debtor: Debtor, row: Measure) -> Seen:
    return Seen(
        number=row.number,
        kind=MeasureKind(row.kind).label,
        debtor_id=debtor.id,
        claim_id=None,
        figures=_weighed(work, debtor, row),
    )


def _weighed(work: Work, debtor: Debtor, row: Measure) -> Mapping[str, Figure]:
    """What a measure comes to, who may approve it, the class of its claims, and what it leads to."""
    try:
        weighed = measures.weighed(work, debtor, measures.terms_of(row), row.id)
    except DeskError as refusal:
        return {
            _PREPARED: Figure(amount=0, words=str(refusal), rest=(refusal.code, refusal.params))
        }
    found = weighed.reckoned
    amount = found.amount or 0
    words = [f"{kroner(amount)} kr"] if amount else []
    words.append("kan foreslås" if found.may_propose else found.why_not)
    holds = [(each.code, each.holds) for each in found.conditions]
    rest = (found.largest, found.months, holds)
    return {
        _PREPARED: Figure(amount=amount, words=", ".join(words), rest=rest),
        "Godkjennes av": _said(_approver(work, found.total)),
        "Prioritet etter dekningsloven § 2-8": _said(f"klasse {weighed.facts.rank}"),
        **{result.label: _said(result.value) for result in found.results},
    }


def _approver(work: Work, total: Money) -> str:
    try:
        coercion.within_level(work, total)
    except AboveLevel:
        return "ingen ennå: over beløpsgrensen for en leder"
    return "en leder"


def _said(words: str) -> Figure:
    return Figure(amount=None, words=words)


def _plan(work: Work, debtor: Debtor, row: Plan) -> Seen:
    try:
        found = plan_terms.calculated(
            work, plan_terms.weigh(work, debtor, Terms.model_validate(row.request))
        )
    except DeskError as refusal:
        figure = Figure(amount=0, words=str(refusal), rest=(refusal.code, refusal.params))
    else:
        words = f"{kroner(found.amount)} kr på {found.count} avdrag. {' '.join(found.verdict)}"
        rest = (found.rows, found.decider, found.budget)
        figure = Figure(amount=found.amount, words=words, rest=rest)
    return Seen(
        number=row.number,
        kind="Nedbetalingsavtale",
        debtor_id=debtor.id,
        claim_id=None,
        figures={"Avtale som er foreslått eller tilbudt": figure},
    )
