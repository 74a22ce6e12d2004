"""Measures that lose what they rest on: a claim that is no longer its debtor's, or the debtor.

A measure for that claim alone is stopped. One for others too goes on for those, and a task asks to
tell the payer, the bank or the namsmann. A draft loses the claim. Nothing is withheld of the dead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import delete, select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import (
    APPROVED,
    OPEN,
    MeasureKind,
    MeasureStage,
)
from collector_desk.domain.limitation_steps import Outcome
from collector_desk.domain.work import WorkKind
from collector_desk.errors.parties import ClaimAwaitsApproval
from collector_desk.models import Claim, Measure, MeasureClaim
from collector_desk.service import (
    enforcement_book,
    measure_letters,
    measure_run,
    measures,
    own_limitation,
    plan_keeping,
    request_limitation,
    trekk_message,
)
from collector_desk.service.database import Work

_STOPPED = "{number} er stanset, for {claim} er falt bort. Gi beskjed til {who}."
_DEAD = "{number} er stanset ved dødsfall. Gi beskjed til {who}."
_SMALLER = "{number} gjelder ikke {claim} lenger. Gi beskjed til {who} om hva det nå gjelder."


def let_go(
    work: Work, debtor_id: int, claim: Claim, why: str, *, going: Collection[int] = ()
) -> list[tuple[int, str]]:
    """Take a claim out of the debtor's measures; gives the approved ones with their stages.

    ``going`` are claims that fall out in the same deed: a measure for those alone is stopped.

    Raises:
        ClaimAwaitsApproval: a measure with the claim waits for a second person.
    """
    changed = []
    for found in _of(work, debtor_id, claim):
        row = work.get_one(Measure, found.id, with_for_update=True, populate_existing=True)
        _decidable(row, claim)
        if MeasureStage(row.stage) in APPROVED:
            changed.append((row.id, row.stage))
            _approved(work, row, claim, why, {claim.id, *going})
        else:
            _draft(work, row, claim)
    return changed


def of_the_dead(work: Work, debtor_id: int, why: str) -> None:
    """Stop every trekk in what the dead got; a lien stands, and the rest goes to the estate."""
    query = select(Measure).where(
        Measure.debtor_id == debtor_id,
        Measure.kind == MeasureKind.WITHHOLDING.value,
        Measure.stage.in_([stage.value for stage in APPROVED]),
    )
    locked = query.order_by(Measure.id).with_for_update()
    for row in work.scalars(locked.execution_options(populate_existing=True)).all():
        measure_run.stop_whole(work, row, why)
        asked = _DEAD.format(number=row.number, who=_who(row))
        plan_keeping.task(work, debtor_id, WorkKind.FOLLOW_UP, asked)


def effects(work: Work, debtor_id: int, claim: Claim) -> Iterator[str]:
    """What ``let_go`` would do, in words. Raises ClaimAwaitsApproval as it does."""
    for row in _of(work, debtor_id, claim):
        _decidable(row, claim)
        if MeasureStage(row.stage) not in APPROVED:
            yield f"Utkastet {row.number} mister kravet."
        elif _others(work, row, [claim.id]):
            yield f"{row.number} gjelder videre bare for de andre kravene. Du får en oppgave om det."
        else:
            yield f"{row.number} stanses. Du får en oppgave om å gi beskjed til {_who(row)}."


def _of(work: Work, debtor_id: int, claim: Claim) -> Sequence[Measure]:
    open_ = select(Measure).where(
        Measure.debtor_id == debtor_id, Measure.stage.in_([stage.value for stage in OPEN])
    )
    found = work.scalars(open_.order_by(Measure.id)).all()
    return [row for row in found if claim.id in measures.claims_of(work, row)]


def _decidable(row: Measure, claim: Claim) -> None:
    if row.stage == MeasureStage.WAITING.value:
        what = f"{MeasureKind(row.kind).label.lower()} {row.number}"
        raise ClaimAwaitsApproval(claim=claim.number, what=what)


def _draft(work: Work, row: Measure, claim: Claim) -> None:
    terms = measures.terms_of(row)
    left = tuple(number for number in terms.claim_ids if number != claim.id)
    row.terms = terms.model_copy(update={"claim_ids": left}).model_dump(mode="json")
    _note(work, row, claim)


def _approved(work: Work, row: Measure, claim: Claim, why: str, gone: Collection[int]) -> None:
    told = row.kind != MeasureKind.REQUEST.value or row.stage == MeasureStage.IN_FORCE.value
    if others := _others(work, row, gone):
        _smaller(work, row, claim, why)
    else:
        measure_run.stop_whole(work, row, why)
    if told:
        text = _SMALLER if others else _STOPPED
        asked = text.format(number=row.number, claim=claim.number, who=_who(row))
        plan_keeping.task(work, row.debtor_id, WorkKind.FOLLOW_UP, asked)


def _smaller(work: Work, row: Measure, claim: Claim, why: str) -> None:
    if row.kind == MeasureKind.REQUEST.value:
        today = work.clock.today()
        request_limitation.close(work, row, today, Outcome.WITHDRAWN, only=claim.id)
    else:
        enforcement_book.enter(work, row, "changed", f"Gjelder ikke {claim.number} lenger: {why}")
        own_limitation.fell_out(work, row, claim.id)
    gone = delete(MeasureClaim).where(
        MeasureClaim.measure_id == row.id, MeasureClaim.claim_id == claim.id
    )
    work.execute(gone)
    if row.stage == MeasureStage.DECIDED.value and trekk_message.goes(row.kind, row.regime):
        work.flush()
        measure_letters.message(work, row)
    _note(work, row, claim)


def _others(work: Work, row: Measure, gone: Collection[int]) -> Sequence[int]:
    return [number for number in measures.claims_of(work, row) if number not in gone]


def _who(row: Measure) -> str:
    """Who must be told what a measure is for."""
    kind = MeasureKind(row.kind)
    if kind is MeasureKind.ACCOUNT_LIEN:
        return "banken"
    ours = kind is MeasureKind.WITHHOLDING and row.regime == Regime.OLD.value
    return "trekkpliktig" if ours else "namsmannen"


def _note(work: Work, row: Measure, claim: Claim) -> None:
    details = {"measure": row.id, "number": row.number, "stage": row.stage, "claim": claim.id}
    work.note("measures.without", stream=f"debtor:{row.debtor_id}", details=details)
