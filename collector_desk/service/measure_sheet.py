"""Measures as they are shown: the form to start from, one measure as it stands, and the list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select

from collector_desk.domain.claim import KINDS, ClaimKind, Regime
from collector_desk.domain.enforcement.measure import OPEN, MeasureKind, MeasureStage
from collector_desk.domain.enforcement.regime import LABELS
from collector_desk.domain.enforcement.way import Way, choose
from collector_desk.domain.enforcement.way import why_not as refused
from collector_desk.domain.phrases import dotted
from collector_desk.errors import DeskError
from collector_desk.errors.service import Unknown
from collector_desk.models import Approval, Debtor, Document, Measure
from collector_desk.service import (
    basis_papers,
    enforcement_book,
    folder,
    forced_sale,
    gate,
    measure_again,
    measure_amend,
    measure_approval,
    measure_facts,
    measure_lost,
    measure_notices,
    measure_results,
    measures,
    regime_look_up,
    request_sheet,
    request_taken_back,
    stops,
    suit_rows,
    trekk_change,
    trekk_message,
)
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.measures import (
    MeasureCandidate,
    MeasureDeed,
    MeasureRow,
    Measures,
    MeasureSheet,
    MeasureStart,
    MeasureTerms,
    Reckoned,
)

_MOST = 500


def start(work: Work, debtor_id: int, kind: MeasureKind) -> MeasureStart:
    """What a measure for a debtor starts from: each claim with the way it goes.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
    """
    debtor = gate.opened(work, debtor_id)
    rows = folder.read(work, debtor)
    rule = measure_facts.ruling(work, debtor_id, kind, on=work.clock.today())
    claims = tuple(candidates(work, rows, kind, rule.regime))
    fit = tuple(one.claim_id for one in claims if not (one.why_not or one.blocked))
    return MeasureStart(
        debtor_id=debtor.id,
        debtor_name=debtor.name,
        today=work.clock.today(),
        kind=kind,
        regime=rule.regime,
        regime_label=LABELS[rule.regime],
        claims=claims,
        notices=tuple(measure_notices.sent(rows)),
        statements=tuple(measure_notices.statements(work, debtor_id)),
        terms=MeasureTerms(kind=kind, claim_ids=fit),
        look_ups=regime_look_up.available(work),
    )


def show(work: Work, measure_id: int) -> MeasureSheet:
    """One measure as it stands; a draft is reckoned anew, any other as it was proposed.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
    """
    row = work.get(Measure, measure_id)
    if row is None:
        raise Unknown(what="measure", id=measure_id)
    debtor = gate.opened(work, row.debtor_id)
    rows = folder.read(work, debtor)
    terms, kind = measures.terms_of(row), MeasureKind(row.kind)
    return MeasureSheet(
        measure_id=row.id,
        version=row.version,
        number=row.number,
        debtor_id=debtor.id,
        debtor_name=debtor.name,
        kind=kind,
        kind_label=terms.label,
        stage=MeasureStage(row.stage),
        stage_label=MeasureStage(row.stage).label,
        regime_label=LABELS[Regime(row.regime)],
        terms=terms,
        reckoned=_reckoned(work, row),
        claims=tuple(candidates(work, rows, kind, Regime(row.regime), amends=terms.amends)),
        notices=tuple(measure_notices.sent(rows)),
        statements=tuple(measure_notices.statements(work, debtor.id)),
        decided_on=row.decided_on,
        effect_on=row.effect_on,
        ends_on=row.ends_on,
        ended_on=row.ended_on,
        ended_why=row.ended_why,
        comment=_comment(work, row),
        deeds=(*_deeds(row), *_tried(work, row)),
        book=tuple(f"{one.number} {one.text}" for one in enforcement_book.of(work, row.id)),
        versions=tuple(request_sheet.versions(work, row)),
        events=tuple(request_sheet.events(work, row)),
        answering=request_sheet.answering(work, row),
        rests=_rests(work, rows, row, terms),
        look_ups=regime_look_up.available(work),
        anew=measure_lost.shown(work, row),
        sale=forced_sale.shown(work, row),
    )


def _rests(work: Work, rows: Folder, row: Measure, terms: MeasureTerms) -> tuple[str, ...]:
    """Each hold once, in the words of its reason."""
    found = stops.of_measure(rows, row.id, terms.claim_ids, work.clock.today())
    return tuple(dict.fromkeys(f"{one.reason[:1].upper()}{one.reason[1:]}." for one in found))


def listed(work: Work) -> Measures:
    """The measures and complaints not over, of debtors one may know of, the newest first."""
    query = (
        select(Measure, Debtor.name)
        .join(Debtor, Debtor.id == Measure.debtor_id)
        .where(_in_list(work))
        .order_by(Measure.id.desc())
        .limit(_MOST)
    )
    rows = tuple(_row(row, name) for row, name in work.execute(query))
    return Measures(rows=rows, suits=tuple(suit_rows.running(work)))


def count(work: Work) -> int:
    """How many the list has; as many as are listed at most."""
    query = select(func.count(Measure.id)).join(Debtor, Debtor.id == Measure.debtor_id)
    return min(work.scalar(query.where(_in_list(work))) or 0, _MOST) + suit_rows.count(work)


def _in_list(work: Work) -> ColumnElement[bool]:
    return and_(Measure.stage.in_([stage.value for stage in OPEN]), gate.listed(work.who))


def candidates(
    work: Work, rows: Folder, kind: MeasureKind, regime: Regime, *, amends: int | None = None
) -> Iterator[MeasureCandidate]:
    """The claims that are owed: which way each goes, and why this measure cannot take it, if so."""
    today = work.clock.today()
    folded = rows.folded(work.rates, on=today)
    judged = measure_facts.judged(work, rows.debtor.id)
    ids = [claim.id for claim in rows.claims]
    decided = basis_papers.of(work, rows.debtor.id, ids)
    held = measures.taken(work, rows.debtor.id, ids, kind.value, amends=amends)
    wanted = Way.REQUEST if kind is MeasureKind.REQUEST else Way.OWN
    claims = [claim for claim in rows.claims if folded[claim.id].balance.total > 0]
    blocked = measure_facts.blocked(work, rows, claims, regime, on=today)
    for claim in claims:
        choice = choose(ClaimKind(claim.kind), regime=regime, judgment=claim.id in judged)
        why_not = refused(choice, wanted)
        if claim.id in held:
            why_not = f"med i {held[claim.id].number}"
        yield MeasureCandidate(
            claim_id=claim.id,
            number=claim.number,
            kind_label=KINDS[ClaimKind(claim.kind)].label,
            owed=folded[claim.id].balance.total,
            way=choice.way.value,
            way_label="Kan tas med" if not why_not else choice.label,
            why_not=why_not,
            blocked="" if why_not else blocked.get(claim.id, ""),
            unconfirmed=choice.unconfirmed,
            basis_paper=_basis(claim, judged, decided),
        )


def _basis(
    claim: KeptClaim, judged: Collection[int], decided: Mapping[int, Document]
) -> str | None:
    """The decision a claim rests on, in words; None where a judgment or a letter is its basis."""
    if claim.id in judged or not basis_papers.needed(ClaimKind(claim.kind)):
        return None
    paper = decided.get(claim.id)
    return f"vedtak {dotted(paper.day)}, {paper.title}" if paper else ""


def _reckoned(work: Work, row: Measure) -> Reckoned:
    if row.reckoned is None or row.stage == MeasureStage.DRAFT.value:
        return measure_approval.now(work, row).reckoned
    kept = Reckoned.model_validate(row.reckoned)
    results = measure_results.as_decided(
        kept.results, decided=row.decided_on, ends=row.ends_on, rates=work.rates
    )
    return kept.model_copy(update={"results": results})


def _comment(work: Work, row: Measure) -> str:
    """What the approver wrote when it was sent back last, until it is proposed again."""
    if row.stage != MeasureStage.DRAFT.value:
        return ""
    query = select(Approval.comment).where(
        Approval.subject == "measure", Approval.subject_id == row.id, Approval.state == "sent_back"
    )
    return work.scalar(query.order_by(Approval.id.desc()).limit(1)) or ""


_DEEDS: Sequence[tuple[str, tuple[MeasureStage, ...]]] = (
    ("measures.save", (MeasureStage.DRAFT,)),
    ("measures.propose", (MeasureStage.DRAFT,)),
    ("measures.discard", (MeasureStage.DRAFT,)),
    ("measures.told", (MeasureStage.DECIDED,)),
    ("measures.stop", (MeasureStage.DECIDED, MeasureStage.IN_FORCE)),
)


def _deeds(row: Measure) -> Iterator[MeasureDeed]:
    now, request = MeasureStage(row.stage), row.kind == MeasureKind.REQUEST.value
    own = [deed for deed in _DEEDS if not (request and deed[0] == "measures.told")]
    if trekk_message.goes(row.kind, row.regime):
        own += _trekk(row)
    for name, stages in (*own, *(_request(row) if request else ())):
        lawful = now in stages
        when = " eller ".join(stage.is_now for stage in stages)
        refused = f"{row.number} {now.is_now}. Dette kan gjøres når tiltaket {when}."
        reason = "Kan gjøres nå." if lawful else refused
        yield MeasureDeed(name=name, lawful=lawful, reason=reason)


def _request(row: Measure) -> Iterator[tuple[str, tuple[MeasureStage, ...]]]:
    """What is done with a request; its costs and the court fee come when it is over as well."""
    live = (MeasureStage.DECIDED, MeasureStage.IN_FORCE)
    yield "requests.make", live
    yield "requests.filed", live
    over = () if row.effect_on is None else (MeasureStage.ENDED, MeasureStage.STOPPED)
    yield "requests.event", (*live, *over)


def _trekk(row: Measure) -> Iterator[tuple[str, tuple[MeasureStage, ...]]]:
    """The message to the namsmann, and when he has it the paper that tells him of a change."""
    if row.effect_on is None:
        yield "requests.make", (MeasureStage.DECIDED,)
        return
    yield "requests.filed", (MeasureStage.IN_FORCE, MeasureStage.ENDED, MeasureStage.STOPPED)


def _tried(work: Work, row: Measure) -> Iterator[MeasureDeed]:
    """The deeds whose own modules know whether they can be done: tried, and nothing is done."""
    for name, may in _TRIED:
        if name == "measures.amend" and row.kind != MeasureKind.WITHHOLDING.value:
            continue  # said of a withholding alone
        if name == "measures.sale" and row.kind != MeasureKind.ACCOUNT_LIEN.value:
            continue  # said of a lien alone
        if name == "requests.make" and not _has_trekk(row):
            continue  # said by its stage
        if name == "requests.take_back" and row.kind != MeasureKind.REQUEST.value:
            continue
        why_not = ""
        try:
            may(work, row)
        except DeskError as refusal:
            why_not = refusal.text()
        yield MeasureDeed(name=name, lawful=not why_not, reason=why_not or "Kan gjøres nå.")


def _has_trekk(row: Measure) -> bool:
    """Whether it is an own decision on trekk that the namsmann has."""
    return trekk_message.goes(row.kind, row.regime) and row.effect_on is not None


_TRIED: Sequence[tuple[str, Callable[[Work, Measure], object]]] = (
    ("measures.amend", measure_amend.may_begin),
    ("requests.make", trekk_change.may_make),
    ("measures.write_again", measure_again.may_write),
    ("requests.take_back", request_taken_back.may_take_back),
    ("measures.sale", forced_sale.may_enter),
)


def _row(row: Measure, name: str) -> MeasureRow:
    stage = MeasureStage(row.stage)
    step, day = _next(row, stage)
    kept = None if row.reckoned is None else Reckoned.model_validate(row.reckoned)
    return MeasureRow(
        measure_id=row.id,
        number=row.number,
        debtor_id=row.debtor_id,
        debtor_name=name,
        kind_label=measures.terms_of(row).label,
        regime_label="" if stage is MeasureStage.DRAFT else LABELS[Regime(row.regime)],
        stage=stage,
        stage_label=stage.label,
        total=kept.total if kept else 0,
        monthly=row.monthly if row.regime == Regime.OLD.value else None,
        next_step=step,
        next_day=day,
        made_by=row.made_by,
        made_at=row.made_at,
    )


def _runs(row: Measure) -> tuple[str, date | None]:
    """Until when an own measure in force runs, or what is asked for in it."""
    if row.sale_on is not None:
        return "Tvangsdekning begjært", row.sale_on
    lien = row.kind == MeasureKind.ACCOUNT_LIEN.value
    return "Pantet faller bort" if lien else "Løper lengst til", row.ends_on


def _next(row: Measure, stage: MeasureStage) -> tuple[str, date | None]:
    if stage is MeasureStage.DECIDED:
        if row.kind == MeasureKind.REQUEST.value:
            return "Lag begjæringen, send den, og før dagen", row.decided_on
        if trekk_message.goes(row.kind, row.regime):
            return "Send beslutningen til namsmannen, og før dagen", row.decided_on
        return "Send papirene, og før dagen de er mottatt", row.decided_on
    if stage is MeasureStage.IN_FORCE:
        if row.kind == MeasureKind.REQUEST.value:
            return "Venter på svar fra namsmannen", None
        return _runs(row)
    return {
        MeasureStage.DRAFT: ("Gjør ferdig og foreslå", None),
        MeasureStage.WAITING: ("Venter på en leder", None),
    }[stage]
