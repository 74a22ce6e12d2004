"""Measures of enforcement: reckoned, kept as drafts, proposed to a second person, discarded."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select

from collector_desk.domain.approval import Subject
from collector_desk.domain.enforcement.measure import FLOW, MeasureKind, MeasureStage
from collector_desk.domain.phrases import kroner
from collector_desk.errors.enforcement import (
    MeasureClaimTaken,
    MeasureGateClosed,
    MeasureWrongStage,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import Claim, Debtor, Measure, MeasureClaim
from collector_desk.service import (
    approvals,
    folder,
    gate,
    liable,
    measure_reckon,
    numbers,
    sent_back,
)
from collector_desk.service.approvals import Draft
from collector_desk.service.database import Work
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.service.measure_case import rank_of
from collector_desk.service.measure_reckon import Weighed
from collector_desk.wire.measures import MeasureTerms, Reckoned, SaveMeasure

_WHY = "Tvangstiltak besluttes av to personer (kommuneloven § 25-1)"
_TAKING = (MeasureStage.WAITING, MeasureStage.DECIDED, MeasureStage.IN_FORCE)


def preview(work: Work, debtor_id: int, terms: MeasureTerms) -> Reckoned:
    """What the terms come to today; nothing is kept.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
        NotAHousehold, DeviationWithoutReason: as ``withholding.room``.
    """
    return weighed(work, gate.opened(work, debtor_id), terms).reckoned


def weighed(
    work: Work, debtor: Debtor, terms: MeasureTerms, measure_id: int | None = None
) -> Weighed:
    """The terms with all they come to today; of a kept measure with the holds on it.

    Raises:
        Unknown: a claim is not this debtor's.
    """
    rows = folder.read(work, debtor)
    for number in terms.claim_ids:
        if rows.claim(number) is None:
            raise Unknown(what="claim", id=number)
    return measure_reckon.weigh(work, rows, terms, on=work.clock.today(), measure_id=measure_id)


def save(work: Work, debtor_id: int, order: SaveMeasure) -> Measure:
    """Keep a draft; a new one, or another version of one that is still a draft.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
        Stale: it was changed since it was shown.
        MeasureWrongStage: it is no draft any more.
    """
    debtor = gate.opened(work, debtor_id)
    row = _new(work, debtor, order) if order.measure_id is None else _draft(work, debtor, order)
    now = weighed(work, debtor, order.terms)
    row.regime = now.facts.regime.value
    row.terms = order.terms.model_dump(mode="json")
    row.editors = sorted({*(row.editors or ()), *filter(None, [work.who.person_id])})
    row.reasons, row.considered = order.terms.reasons, order.terms.considered
    row.monthly = _monthly(row, now)
    work.flush()
    _note(work, row, "measures.save")
    return row


def propose(work: Work, measure_id: int, *, version: int) -> Measure:
    """Put a draft before a second person, frozen with all it rests on.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
        Stale, MeasureWrongStage: as ``save``.
        MeasureGateClosed: a condition does not hold, or something is not filled in.
        MeasureClaimTaken: another measure of the same kind has the claim already.
        WaitingAlready, NotAnApprover: as ``approvals.propose``.
    """
    lock_claims(work, measure_id)
    row = locked(work, measure_id, version)
    _may_move(row, MeasureStage.WAITING)
    debtor = gate.opened(work, row.debtor_id)
    now = weighed(work, debtor, terms_of(row), row.id)
    if not now.reckoned.may_propose:
        raise MeasureGateClosed(why=now.reckoned.why_not)
    free(work, row, now.claims)
    row.regime, row.reckoned = now.facts.regime.value, now.reckoned.model_dump(mode="json")
    row.monthly = _monthly(row, now)  # what is proposed, not what it was when it was kept
    move(row, MeasureStage.WAITING)  # from here on the database changes nothing of it
    _keep_claims(work, row, now)
    work.flush()
    draft = Draft(
        subject=Subject.MEASURE,
        subject_id=row.id,
        debtor_id=row.debtor_id,
        title=_title(row, now),
        amount=now.reckoned.total,
        why=_WHY,
        reasons=row.reasons,
    )
    row.approval_id = approvals.propose(work, draft).id
    _note(work, row, "measures.propose")
    return row


def _monthly(row: Measure, now: Weighed) -> int | None:
    return now.amount if row.kind == MeasureKind.WITHHOLDING else None


def _title(row: Measure, now: Weighed) -> str:
    """What a second person is asked: by which rules, and how much where that is ours to decide.

    Under the new rules the namsmann decides the size of a trekk (ruling 3).
    """
    label, found, amends = MeasureKind(row.kind).label, now.reckoned, now.facts.amends
    if amends is not None:
        label = f"Endring av {amends.number},"
    amount = f"{kroner(now.amount or found.total)} kr"
    if row.kind == MeasureKind.WITHHOLDING:
        amount = "namsmannen fastsetter trekket" if found.estimate else f"{amount} i måneden"
    return f"{label} {row.number}, {found.regime_label.lower()}: {amount}"


def discard(work: Work, measure_id: int, *, version: int) -> Measure:
    """Put a draft away; it is kept, and nobody goes on with it.

    Raises:
        Unknown, NotOpened, OwnCase, Stale, MeasureWrongStage.
    """
    row = locked(work, measure_id, version)
    gate.opened(work, row.debtor_id)
    move(row, MeasureStage.DISCARDED)
    row.ended_on, row.ended_why = work.clock.today(), "forkastet"
    work.flush()
    sent_back.settled(work, Subject.MEASURE, row.id, row.debtor_id)
    _note(work, row, "measures.discard")
    return row


def locked(work: Work, measure_id: int, version: int | None = None) -> Measure:
    """A measure, locked, so that two deeds on it come one after the other.

    Raises:
        Unknown: no such measure, or of a debtor this person may not know of.
        Stale: it was changed since it was shown.
    """
    query = select(Measure).where(Measure.id == measure_id).with_for_update()
    row = work.scalar(query.execution_options(populate_existing=True))
    if row is None:
        raise Unknown(what="measure", id=measure_id)
    gate.known(work, row.debtor_id)
    if version is not None and row.version != version:
        raise Stale
    return row


def move(row: Measure, stage: MeasureStage) -> None:
    """Take a measure to another stage.

    Raises:
        MeasureWrongStage: nothing leads there from where it is.
    """
    _may_move(row, stage)
    row.stage = stage.value


def _may_move(row: Measure, stage: MeasureStage) -> None:
    now = MeasureStage(row.stage)
    if stage not in FLOW[now]:
        raise MeasureWrongStage(number=row.number, stage=now.is_now)


def terms_of(row: Measure) -> MeasureTerms:
    """The terms as they were kept."""
    return MeasureTerms.model_validate(row.terms)


def claims_of(work: Work, row: Measure) -> Sequence[int]:
    """The claims of a measure: of a draft those of its terms, afterwards those it still is for."""
    if row.stage == MeasureStage.DRAFT.value:
        return terms_of(row).claim_ids
    query = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    return work.scalars(query.order_by(MeasureClaim.claim_id)).all()


def standing_terms(work: Work, row: Measure) -> MeasureTerms:
    """The terms as they were kept, without claims that fell out since it was proposed."""
    terms, left = terms_of(row), set(claims_of(work, row))
    ids = tuple(number for number in terms.claim_ids if number in left)
    return terms.model_copy(update={"claim_ids": ids})


def taken(
    work: Work,
    debtor_id: int,
    claim_ids: Collection[int],
    kind: str,
    *,
    amends: int | None = None,
) -> dict[int, Measure]:
    """The claims that a measure of this kind for this debtor has already, with the measure.

    Not those of ``amends``, the trekk that is changed.
    """
    found = work.execute(
        select(MeasureClaim.claim_id, Measure)
        .join(Measure, Measure.id == MeasureClaim.measure_id)
        .where(
            MeasureClaim.claim_id.in_(claim_ids),
            Measure.debtor_id == debtor_id,
            Measure.kind == kind,
            Measure.stage.in_([stage.value for stage in _TAKING]),
            Measure.id != (amends or 0),
        )
    )
    return dict(iter(found))


def _new(work: Work, debtor: Debtor, order: SaveMeasure) -> Measure:
    (number,) = numbers.take(work, f"measure:{work.clock.today().year}")
    row = Measure(
        number=f"T-{work.clock.today().year}-{number:06d}",
        debtor_id=debtor.id,
        kind=order.terms.kind.value,
        regime="",
        stage=MeasureStage.DRAFT.value,
        terms={},
        made_by_person=work.who.person_id,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(row)
    return row


def _draft(work: Work, debtor: Debtor, order: SaveMeasure) -> Measure:
    assert order.measure_id is not None
    row = locked(work, order.measure_id, order.version)
    if row.debtor_id != debtor.id or row.kind != order.terms.kind.value:
        raise Unknown(what="measure", id=row.id)
    if row.stage != MeasureStage.DRAFT.value:
        raise MeasureWrongStage(number=row.number, stage=MeasureStage(row.stage).is_now)
    return row


def lock_claims(work: Work, measure_id: int) -> None:
    """Two measures with a claim are proposed one after the other, and none while it falls out.

    Before the measure itself, as who lets a debtor out of a claim does.
    """
    draft = work.get(Measure, measure_id)
    liable.lock_all(work, terms_of(draft).claim_ids if draft is not None else ())


def free(work: Work, row: Measure, claims: Sequence[Claim | KeptClaim]) -> None:
    """Whether no other measure of its kind has any of the claims. Raises MeasureClaimTaken."""
    ids, amends = [claim.id for claim in claims], terms_of(row).amends
    held = taken(work, row.debtor_id, ids, row.kind, amends=amends)
    for claim in claims:
        other = held.get(claim.id)
        if other is not None and other.id != row.id:
            raise MeasureClaimTaken(claim=claim.number, number=other.number)


def _keep_claims(work: Work, row: Measure, now: Weighed) -> None:
    work.execute(delete(MeasureClaim).where(MeasureClaim.measure_id == row.id))
    for claim in now.claims:
        balance = now.statements[claim.id].balance
        work.add(
            MeasureClaim(
                measure_id=row.id,
                claim_id=claim.id,
                rank=rank_of(work, claim.kind, now.facts.day),
                principal=balance.principal,
                costs=balance.costs + balance.fees,
                interest=balance.interest,
            )
        )


def _note(work: Work, row: Measure, deed: str) -> None:
    details = {"measure": row.id, "number": row.number, "kind": row.kind, "stage": row.stage}
    work.note(deed, stream=f"debtor:{row.debtor_id}", details=details)
