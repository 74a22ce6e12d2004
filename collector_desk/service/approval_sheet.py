"""The queue of proposals, and one proposal as its approver must see it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, select

from collector_desk.domain import approval as rule
from collector_desk.domain.access import DEEDS
from collector_desk.domain.approval import State, Subject
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.errors.service import Unknown
from collector_desk.models import Approval, Debtor, Measure
from collector_desk.service import approvals, gate, sent_back
from collector_desk.service.database import Work
from collector_desk.wire.approvals import (
    ApprovalRow,
    Approvals,
    ApprovalSheet,
    Condition,
    Line,
)
from collector_desk.wire.measures import MeasureTerms

_MOST = 500
_ROWS = "Kontrollert nå: raden og hele tabellen den skal stå i"
_HOUSE = "Hele etaten"  # whom a proposal concerns that is no debtor's
_AS_SHOWN = (
    "considered", "unconfirmed", "made_up", "months", "results", "amount_label", "amount_note",
    "foremost",
)  # fmt: skip
"""What the subject adds to the sheet and is shown as it is."""
_ITS_MEASURE = and_(Approval.subject == Subject.MEASURE.value, Measure.id == Approval.subject_id)


def listed(work: Work) -> Approvals:
    """What waits, the oldest first, and what came back to this person."""
    waiting = _rows(work, Approval.state == State.WAITING.value)
    back = _rows(work, sent_back.waits(work.who.person_id))
    return Approvals(waiting=tuple(waiting), sent_back=tuple(back))


def _rows(work: Work, which: ColumnElement[bool]) -> list[ApprovalRow]:
    found = work.execute(
        select(Approval, Debtor.name, Measure.regime, Measure.monthly, Measure.terms)
        .outerjoin(Debtor, Debtor.id == Approval.debtor_id)
        .outerjoin(Measure, _ITS_MEASURE)
        .where(
            which,
            gate.listed(work.who) | Approval.debtor_id.is_(None),
        )
        .order_by(Approval.proposed_at, Approval.id)
        .limit(_MOST)
    )
    return [
        ApprovalRow(
            approval_id=row.id,
            subject=Subject(row.subject),
            subject_label=_label(row, terms),
            title=row.title,
            debtor_id=row.debtor_id,
            debtor_name=name or row.title,  # what is no debtor's is known by what it is
            amount=row.amount,
            proposed_by=row.proposed_by,
            proposed_at=row.proposed_at,
            own=row.proposed_by_person == work.who.person_id,
            fell=row.state == State.VOID.value,
            monthly=monthly if regime == Regime.OLD.value else None,
            payer=_payer(terms) if regime == Regime.OLD.value else "",
        )
        for row, name, regime, monthly, kept in found
        for terms in (_terms(kept),)
    ]


def _payer(terms: MeasureTerms | None) -> str:
    """Who is to withhold; nothing of what is no trekk. Under the new rules the namsmann finds who."""
    return terms.payer.name if terms and terms.kind is MeasureKind.WITHHOLDING else ""


def _label(row: Approval, terms: MeasureTerms | None) -> str:
    """What is proposed; a measure by its kind, so that a wage is told from an account."""
    return terms.label if terms else Subject(row.subject).label


def show(work: Work, approval_id: int) -> ApprovalSheet:
    """One proposal. Looking at it opens its debtor, where it has one, and is noted as that.

    Raises:
        Unknown: no such proposal, or of a debtor this person may not know of.
        OwnCase: the debtor is the person at the desk.
    """
    row = work.get(Approval, approval_id)
    if row is None:
        raise Unknown(what="approval", id=approval_id)
    if row.debtor_id is None:
        work.note("approvals.show", stream="house", details={"approval": row.id})
    else:
        gate.open_debtor(work, row.debtor_id, f"til godkjenning, forslag {row.id}")
    return sheet(work, row)


def _terms_of(work: Work, row: Approval) -> MeasureTerms | None:
    query = select(Measure.terms).join(Approval, _ITS_MEASURE).where(Approval.id == row.id)
    return _terms(work.scalar(query))


def _terms(kept: Mapping[str, Any] | None) -> MeasureTerms | None:
    """The terms of the measure that is proposed; None of any other proposal."""
    return None if kept is None else MeasureTerms.model_validate(kept)


def sheet(work: Work, row: Approval) -> ApprovalSheet:
    """The proposal as it stands now."""
    unchanged = row.state != State.WAITING.value or approvals.unchanged(work, row)
    more = approvals.shown(work, row)
    why_not = _why_not(work, row, unchanged=unchanged) or more.why_not
    return ApprovalSheet(
        approval_id=row.id,
        version=row.version,
        digest=row.digest,
        subject=Subject(row.subject),
        subject_label=_label(row, _terms_of(work, row)),
        subject_id=row.subject_id,
        title=row.title,
        debtor_id=row.debtor_id,
        debtor_name=_whose(work, row),
        amount=row.amount,
        why=row.why,
        reasons=row.reasons,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        state=row.state,
        state_label=State(row.state).label,
        unchanged=unchanged,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        comment=row.comment,
        lines=more.lines or tuple(_lines(row)),
        conditions=(*_conditions(work, row, unchanged=unchanged), *more.conditions),
        checked_at=max(work.clock.now(), row.proposed_at),  # a practice day begins anew
        changes=tuple(approvals.changes(work, row)),
        **{name: getattr(more, name) for name in _AS_SHOWN},
        needs_password=approvals.needs_password(work, row),
        may=tuple(_may(work, row, why_not)),
        why_not=why_not,
    )


def _whose(work: Work, row: Approval) -> str:
    return _HOUSE if row.debtor_id is None else work.get_one(Debtor, row.debtor_id).name


def _why_not(work: Work, row: Approval, *, unchanged: bool) -> str:
    """Why this person may not approve it, by the same rule that would refuse."""
    now = row.digest if unchanged else ""
    try:
        approvals.may_approve(work, row, seen=row.digest, now=now)
    except rule.REFUSALS as refusal:
        return str(refusal)
    return ""


def _may(work: Work, row: Approval, why_not: str) -> Iterator[str]:
    if row.state != State.WAITING.value:
        return
    own = row.proposed_by_person == work.who.person_id
    if not why_not:
        yield "approvals.approve"
    if not own and work.who.role in DEEDS["approvals.send_back"].roles:
        yield "approvals.send_back"
    if own:
        yield "approvals.withdraw"


def _conditions(work: Work, row: Approval, *, unchanged: bool) -> Iterator[Condition]:
    own = row.proposed_by_person == work.who.person_id
    yield Condition(
        label="Saken er uendret siden forslaget",
        holds=unchanged,
        detail=(
            "Kontrollert nå: fakta, beløp, brev, innsigelser og hold" if row.debtor_id else _ROWS
        )
        if unchanged
        else "Noe er endret. Forslaget faller bort når det prøves godkjent.",
    )
    yield Condition(
        label="To personer",
        holds=not own,
        detail=f"Foreslått av {row.proposed_by}" + (", som er deg" if own else ""),
    )
    if row.debtor_id is None:
        return
    inhabil = approvals.disqualified(work, row.debtor_id)
    yield Condition(
        label="Habilitet",
        holds=not inhabil,
        detail="Du har meldt deg inhabil" if inhabil else "Ingen tilknytning registrert",
    )


def _lines(row: Approval) -> Iterator[Line]:
    """The money of each claim as the proposal froze it; none of what is no debtor's."""
    if row.debtor_id is None:
        return
    total, frozen = 0, json.loads(row.frozen)
    for claim in frozen.get("claims", ()):
        if "claim" not in claim:
            continue
        parts = [
            ("Hovedstol", claim["principal"]),
            ("Forsinkelsesrente til forslagsdagen", claim["interest"]),
            ("Gebyr", claim["fees"]),
            ("Kostnader", claim["costs"]),
            ("Til gode", -claim["credit"]),
        ]
        for label, amount in parts:
            if amount:
                yield Line(label=label, detail=claim["claim"], amount=amount)
                total += amount
    yield Line(label="Sum av kravene", detail="da det ble foreslått", amount=total, strong=True)
