"""The facts that the conditions of a measure rest on, read from the debtor's folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypedDict

from sqlalchemy import exists, func, select

from collector_desk.domain.claim import ClaimKind, Regime
from collector_desk.domain.enforcement import regime as rules
from collector_desk.domain.enforcement.amendment import Running
from collector_desk.domain.enforcement.condition_facts import ClaimFacts, Facts
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.own_notice import own_notice
from collector_desk.domain.enforcement.regime import Answer, Ruling
from collector_desk.domain.enforcement.request_notice import (
    JUDGED,
    request_letters,
    unconfirmed_life,
)
from collector_desk.domain.enforcement.way import Way, choose
from collector_desk.domain.enforcement.withholding import Findings
from collector_desk.domain.notices import NextStep, next_step
from collector_desk.domain.phrases import dotted
from collector_desk.domain.status import Act, Stop, stopping
from collector_desk.errors.service import Unknown
from collector_desk.models import (
    BankFile,
    Claim,
    DebtorStatement,
    Identity,
    Judgment,
    Measure,
    MeasureClaim,
    RegimeAnswer,
    Transmission,
)
from collector_desk.service import (
    care_weighed,
    condition_days,
    disputed_before,
    guardian_told,
    judgment_rows,
    last_days,
    measure_asset,
    measure_case,
    measure_details,
    one_trekk,
    own_liens,
    own_time,
    own_trekk,
    stops,
    suit_asking,
    unplaced_match,
)
from collector_desk.service.clock import oslo_day
from collector_desk.service.collected import collected
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.measures import ClassE, MeasureTerms


def ruling(work: Work, debtor_id: int, kind: MeasureKind, *, on: date) -> Ruling:
    """The rules that a measure for this debtor is under on a day."""
    query = select(RegimeAnswer).where(RegimeAnswer.debtor_id == debtor_id)
    if kind is not MeasureKind.REQUEST:
        query = query.where(one_trekk.stands())
    found = [  # of two answers on one day the one that was registered last
        Answer(
            regime=Regime(row.answer),
            asked_on=row.asked_on,
            source=row.source,
            one_trekk_since=row.one_trekk_since,
            question=rules.Question(row.question),
        )
        for row in work.scalars(query.order_by(RegimeAnswer.id.desc()))
    ]
    if kind is MeasureKind.REQUEST:
        return rules.request(found, day=on, rates=work.rates)
    return rules.own(found, day=on)


def judged(work: Work, debtor_id: int) -> frozenset[int]:
    """The claims with a judgment or settlement towards this debtor."""
    query = select(Judgment.claim_id).where(
        Judgment.debtor_id == debtor_id, judgment_rows.standing()
    )
    return frozenset(work.scalars(query))


def of(
    work: Work, rows: Folder, terms: MeasureTerms, *, on: date, measure_id: int | None = None
) -> Facts:
    """What the conditions of these terms rest on, on a day; of a kept measure its holds too."""
    debtor_id = rows.debtor.id
    rule = ruling(work, debtor_id, terms.kind, on=on)
    said = _statement(work, debtor_id)
    claims = [claim for number in terms.claim_ids if (claim := rows.claim(number))]
    found = tuple(_claims(work, rows, claims, rule.regime, on=on))
    return Facts(
        day=on,
        kind=terms.kind,
        regime=rule.regime,
        claims=found,
        statement="" if said is None else f"{dotted(said.received_on)}: «{said.text[:200]}»",
        said_on=said.received_on if said else None,
        findings=_findings(terms.class_e),
        finding=terms.class_e.finding,
        rank=measure_case.poorest_rank(work, claims, on),
        rank_unconfirmed=measure_case.unconfirmed_ranks(work, on),
        booked_until=_booked(work, on),
        booked_days=work.rates["booked_days"].on(on).whole,
        regime_why=f"{rules.LABELS[rule.regime]}. {rule.why}",
        regime_stale=rule.stale,
        regime_since=rule.since,
        rests=tuple(_rests(rows, (measure_id, terms.amends), on)),
        care_since=rows.care_since,
        care_weighed=care_weighed.weighed(work, debtor_id),
        identity=bool(rows.debtor.org_number) or _identified(work, debtor_id),
        details=tuple(measure_details.of(work, rows, terms, rule.regime, on=on)),
        amends=running(work, debtor_id, terms),
        trekk=own_trekk.of(work, debtor_id, besides=(measure_id, terms.amends)),
        own_numbers=own_trekk.numbers(work, debtor_id),
        liens=own_liens.of(work, debtor_id, terms, on=on, besides=measure_id),
        asset=measure_asset.named(work, rows, terms, claims, on),
        hearing=measure_asset.hearing(work, on),
        guardian_untold=guardian_told.untold(work, rows, found, on=on),
        **_unplaced(work, debtor_id),
        **condition_days.of_person(work, rows, on),
    )


def blocked(
    work: Work, rows: Folder, claims: Sequence[KeptClaim], regime: Regime, *, on: date
) -> dict[int, str]:
    """What stands in the way of claims on a day, in words; those in whose way nothing stands, not."""
    facts = zip(claims, _claims(work, rows, claims, regime, on=on), strict=True)
    return {
        claim.id: f"Ikke nå: {found.stops[0].reason} ({found.stops[0].rule})"
        for claim, found in facts
        if found.stops
    }


def _rests(rows: Folder, numbers: Sequence[int | None], on: date) -> Iterator[Stop]:
    for number in numbers:
        yield from stops.of_measure(rows, number, (), on)


def _findings(found: ClassE) -> Findings:
    return Findings(does_what_can=found.does_what_can, favours_nobody=found.favours_nobody)


def running(work: Work, debtor_id: int, terms: MeasureTerms) -> Running | None:
    """The trekk whose amount the terms change, as it stands; None: they change none.

    Raises Unknown where it is not a trekk of this debtor.
    """
    if terms.amends is None:
        return None
    row = work.get(Measure, terms.amends)
    if row is None or row.debtor_id != debtor_id or row.decided_on is None or not row.monthly:
        raise Unknown(what="measure", id=terms.amends)
    ids = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    old = row.regime == Regime.OLD.value
    return Running(
        number=row.number,
        decided=row.decided_on,
        monthly=row.monthly,
        until=row.ends_on,
        claims=frozenset(work.scalars(select(Claim.number).where(Claim.id.in_(ids)))),
        stands=old and row.stage == MeasureStage.IN_FORCE.value,
    )


def _claims(
    work: Work, rows: Folder, claims: Sequence[KeptClaim], regime: Regime, *, on: date
) -> Iterator[ClaimFacts]:
    """Each claim; one that is disputed or before a board waits for a judgment that may be enforced."""
    heard = measure_asset.heard(work, rows, on)
    before = suit_asking.pending(work, rows.debtor.id)
    after = suit_asking.unripe(work, rows.debtor.id, on=on)
    disputed = disputed_before.undecided(work, rows.debtor.id)
    for claim in claims:
        found = _claim(work, rows, claim, regime, on=on, judgment=claim.id in heard)
        waits = [known[claim.id] for known in (before, disputed) if claim.id in known]
        if claim.id in after and found.choice.way is not Way.OWN:  # that has a basis of its own
            waits.append(after[claim.id])
        waits += own_time.stop(rows, claim, rows.statement(claim, work.rates, on=on))
        written = heard.get(claim.id) if found.choice.way is Way.REQUEST else None
        yield replace(found, stops=(*found.stops, *waits), written=written)


def _claim(  # noqa: PLR0913
    work: Work, rows: Folder, claim: KeptClaim, regime: Regime, *, on: date, judgment: bool
) -> ClaimFacts:
    choice = choose(ClaimKind(claim.kind), regime=regime, judgment=judgment)
    known = collected(rows, claim, on=on, rates=work.rates)
    limit = last_days.limitation_of(claim, rows.limitation.get(claim.id, ()), today=on)
    statement = rows.statement(claim, work.rates, on=on)
    found = ClaimFacts(
        number=claim.number,
        choice=choice,
        stops=(*stopping(known.stops, Act.ENFORCEMENT), *stops.part_waits(rows, claim)),
        last_day=limit.last_day,
        barred=limit.barred_on(on),
        withdrawn=claim.state == "withdrawn",
        owed=statement.balance.total > 0,
        basis_since=(
            condition_days.judged(work, rows, claim)
            if judgment
            else condition_days.basis(work, rows, claim, known=known, way=choice.way)
        ),
        withdrawn_on=condition_days.withdrawn(work, claim),
        settled_on=condition_days.settled(statement),
    )
    if choice.way is Way.OWN:
        return replace(found, notice=own_notice(known, on=on, rates=work.rates))
    if judgment:
        return replace(found, request_letters=JUDGED)
    verdict = next_step(NextStep.ENFORCEMENT_REQUEST, known, on=on, rates=work.rates)
    return replace(
        found,
        request_lawful=verdict.lawful,
        request_reason=verdict.reason,
        request_rule=verdict.rule,
        request_letters=request_letters(known, on=on, rates=work.rates),
        request_unconfirmed=unconfirmed_life(known, on=on, rates=work.rates),
    )


def _statement(work: Work, debtor_id: int) -> DebtorStatement | None:
    query = select(DebtorStatement).where(DebtorStatement.debtor_id == debtor_id)
    newest = query.order_by(DebtorStatement.received_on.desc(), DebtorStatement.id.desc())
    return work.scalar(newest.limit(1))


class _Unplaced(TypedDict):
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    unplaced_since: date | None


def _unplaced(work: Work, debtor_id: int) -> _Unplaced:
    """Money that may be the debtor's, by strong and by weak signs (ruling 28), and the eldest day."""
    matches = unplaced_match.matches(work, debtor_id)
    return _Unplaced(
        strong=tuple(str(one.refusal()) for one in matches if one.weighed.strong),
        weak=tuple(str(one.refusal()) for one in matches if not one.weighed.strong),
        unplaced_since=min((one.payment.value_date for one in matches), default=None),
    )


def _booked(work: Work, on: date) -> date | None:
    """The day money is booked up to: the newest settlement in the files, not the day one was read.

    Of a file without a payment that tells of no settlement it is the day it was read.
    """
    settled = work.scalar(
        select(func.max(Transmission.settled_on)).where(Transmission.settled_on <= on)
    )
    tells = exists().where(
        Transmission.file_id == BankFile.id, Transmission.settled_on.is_not(None)
    )
    empty_files = select(func.max(BankFile.imported_at)).where(BankFile.payments == 0, ~tells)
    read = work.scalar(empty_files)
    empty = None if read is None else oslo_day(read)
    return max(filter(None, (settled, empty)), default=None)


def _identified(work: Work, debtor_id: int) -> bool:
    return bool(work.scalar(select(exists().where(Identity.debtor_id == debtor_id))))
