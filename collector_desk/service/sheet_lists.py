"""The lists of a debtor's agreements and objections, made of the folder alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from collector_desk.domain.objection import Ground, Outcome, State
from collector_desk.domain.plan_stage import RUNNING, WAITING, DeferralStage, PlanStage
from collector_desk.service import stops
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptDeferral, KeptObjection, KeptPlan
from collector_desk.wire.debtors import AgreementRow, ContestRow

_PLAN_LEVELS: Mapping[PlanStage, str] = {
    PlanStage.PROPOSED: "info",
    PlanStage.OFFERED: "info",
    PlanStage.ON_TRACK: "success",
    PlanStage.LATE: "warning",
    PlanStage.BROKEN: "error",
    PlanStage.NOTICED: "error",
}
_DEFERRAL_LEVELS: Mapping[DeferralStage, str] = {
    DeferralStage.PROPOSED: "info",
    DeferralStage.GRANTED: "success",
}
_UNREGISTERED = "Ikke registrert"
_WHERE = {
    "open": "ligger i innboksen",
    "forwarded": "sendt videre, utfallet er ikke registrert",
}


def agreements(rows: Folder) -> tuple[AgreementRow, ...]:
    """Plans and deferrals: those that run or wait before those that are over, the newest first."""
    made = [
        *(_plan(row) for row in reversed(rows.plans)),
        *(_deferral(row) for row in reversed(rows.deferrals)),
    ]
    return tuple(sorted(made, key=lambda row: row.state_level == "none"))


def _plan(row: KeptPlan) -> AgreementRow:
    stage = PlanStage(row.state)
    offered = stage is PlanStage.OFFERED
    return AgreementRow(
        plan_id=row.id,
        kind_label="Nedbetalingsavtale",
        number=row.number,
        state_label=stage.label.capitalize(),
        state_level=_PLAN_LEVELS.get(stage, "none"),
        claims=_numbers(row.claims),
        since=row.agreed_on,
        instalment=row.instalment,
        next_due=row.next_due if stage in (*RUNNING, *WAITING) else None,
        last_day=row.offer_until if offered else row.last_due,
    )


def _deferral(row: KeptDeferral) -> AgreementRow:
    stage = DeferralStage(row.state)
    return AgreementRow(
        plan_id=None,
        kind_label="Utsettelse",
        number="",
        state_label=stage.label.capitalize(),
        state_level=_DEFERRAL_LEVELS.get(stage, "none"),
        claims=_numbers(row.claims),
        since=row.from_day,
        instalment=None,
        next_due=None,
        last_day=row.until - timedelta(days=1),
    )


def _numbers(claims: str | None) -> tuple[str, ...]:
    return tuple(sorted((claims or "").split()))


def objections(rows: Folder, today: date) -> tuple[ContestRow, ...]:
    """What nobody has registered yet, then what is open, by its deadline, then what is decided."""
    registered = [row for found in rows.objections.values() for row in found]
    registered.sort(key=lambda row: (row.state == State.DECIDED.value, row.answer_by, row.id))
    return (
        *_unregistered(rows),
        *(_registered(rows, row, today) for row in registered),
    )


def _unregistered(rows: Folder) -> Iterator[ContestRow]:
    """Those in the inbox, and those that came with a claim and have no ground yet."""
    for one in [one for one in rows.inbox if one.contests]:
        claim = rows.claim(one.claim_id) if one.claim_id else None
        yield ContestRow(
            objection_id=None,
            claim_id=one.claim_id,
            claim_number=claim.number if claim else "",
            ground_label="Klage" if one.complains else "",
            state_label=f"{_UNREGISTERED} – {_WHERE[one.state]}",
            state_level="warning",
            received_on=one.received_on,
            answer_by=None,
            in_inbox=one.state == "open",
        )
    for claim in rows.claims:
        if claim.state == "open" and claim.objection_on and stops.unclassified(rows, claim):
            yield ContestRow(
                objection_id=None,
                claim_id=claim.id,
                claim_number=claim.number,
                ground_label="",
                state_label=f"{_UNREGISTERED} – fulgte med kravet",
                state_level="warning",
                received_on=claim.objection_on,
                answer_by=None,
            )


def _registered(rows: Folder, row: KeptObjection, today: date) -> ContestRow:
    claim = rows.claim(row.claim_id)
    state = State(row.state)
    decided = state is State.DECIDED
    late = row.answer_by < today
    return ContestRow(
        objection_id=row.id,
        claim_id=row.claim_id,
        claim_number=claim.number if claim else "",
        ground_label=Ground(row.ground).label,
        state_label=f"Avgjort: {Outcome(row.outcome).label.lower()}" if decided else state.label,
        state_level="none" if decided else "warning" if late else "info",
        received_on=row.received_on,
        answer_by=None if decided else row.answer_by,
    )
