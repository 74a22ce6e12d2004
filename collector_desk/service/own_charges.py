"""The municipality's own enforcement fee, charged when its notice or its decision is written.

Ruling 7. One a letter, on one claim; each once for a claim and its debtor, as a house rule in the
debtor's favour also where another measure follows. It falls with the letter (``letter_lost``),
and where the utlegg is invalid.
It is no fee of own collection and counts in no round of inkassoforskriften § 1-3.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from collector_desk.domain.claim import Regime, own_regime
from collector_desk.domain.enforcement.own_fee import FeeStep, OwnFee, own_fee
from collector_desk.domain.fees import Fee, Letter
from collector_desk.domain.phrases import kroner
from collector_desk.domain.status import Act, stopping
from collector_desk.models import (
    Claim,
    Document,
    FactRow,
    LetterClaim,
    LetterRow,
    Measure,
    MeasureClaim,
    Notice,
)
from collector_desk.service import booking, merged, own_fees, placed, stops
from collector_desk.service.collected import collected
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.letter_demands import rests_for_others
from collector_desk.service.letter_money import Charge

_ONE_A_DAY = (
    "Gebyret er lagt på et annet varsel i dag: krav som varsles samme dag, bærer ett gebyr."
)
"""A house rule in the debtor's favour: claims are noticed in one letter, not in one each."""
_INVALID = "FOR-2025-07-01-1397: gebyret faller bort når utlegget er ugyldig"


def at_notice(work: Work, rows: Folder, claims: Sequence[Claim]) -> Charge:
    """The fee of a «varsel om utlegg» written today, by the rules of today; or why there is none."""
    today = work.clock.today()
    regime = own_regime(today, one_trekk_since=rows.one_trekk_since)
    before = _noticed(work, rows.debtor.id, [claim.id for claim in claims])
    fit = [claim for claim in claims if claim.id not in before]
    found = _fee(work, regime, FeeStep.NOTICE, repeated=not fit)
    if not found.amount:
        return Charge(words=f"Brevet er uten gebyr. {found.why}")
    if _noticed_today(work, rows.debtor.id):
        return Charge(words=f"Brevet er uten gebyr. {_ONE_A_DAY}")
    free = [claim for claim in fit if not _rests(work, rows, claim)]
    if not free:
        return Charge(words="Brevet er uten gebyr. Kravet hviler, eller er bestridt.")
    return _charge(found, FeeStep.NOTICE, free[0])


def at_decision(work: Work, row: Measure) -> Charge:
    """The fee of a measure that is decided today, on the oldest of its claims that owes."""
    ids = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    claims = _owing(work, row.debtor_id, work.scalars(ids).all())
    found = fee_of_decision(work, row.debtor_id, Regime(row.regime), claims)
    first = bears(work, row.debtor_id, claims) if found.amount else None
    if first is None:
        return Charge(words=f"Beslutningen er uten gebyr. {found.why}")
    return _charge(found, FeeStep.DECISION, work.get_one(Claim, first))


def bears(work: Work, debtor_id: int, claim_ids: Collection[int]) -> int | None:
    """The claim that the fee of a decision today is laid on: the oldest that owes and bore none."""
    taken = _taken(work, debtor_id, claim_ids, FeeStep.DECISION)
    owing = _owing(work, debtor_id, claim_ids)
    return next((number for number in owing if number not in taken), None)


def fee_of_decision(
    work: Work, debtor_id: int, regime: Regime, claim_ids: Collection[int]
) -> OwnFee:
    """What a decision on these claims today would bear, and why."""
    taken = _taken(work, debtor_id, claim_ids, FeeStep.DECISION)
    repeated = bool(claim_ids) and taken >= set(claim_ids)
    return _fee(work, regime, FeeStep.DECISION, repeated=repeated)


def fall(work: Work, row: Measure, why: str) -> None:
    """Let the fees of a measure that is invalid fall, at the notice and at the decision."""
    claims = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    fall_on(work, row, work.scalars(claims).all(), why)


def fall_on(work: Work, row: Measure, claims: Collection[int], why: str) -> None:
    """The same of the claims that it is invalid for: no other claim bears the fee instead."""
    own = select(Document.id).where(Document.debtor_id.in_(merged.with_former(row.debtor_id)))
    query = select(FactRow).where(
        FactRow.claim_id.in_(claims),
        FactRow.rule.in_([step.rule for step in FeeStep]),
        FactRow.document_id.in_(own),
        placed.standing(),
    )
    fees = work.scalars(query.order_by(FactRow.id)).all()
    placed.reverse(work, fees, rule=_INVALID, source=f"{row.number}, ugyldig", reason=why[:300])
    booking.book(work, {fee.claim_id for fee in fees})


def _fee(work: Work, regime: Regime, step: FeeStep, *, repeated: bool) -> OwnFee:
    today = work.clock.today()
    return own_fee(regime, step, day=today, rates=work.rates, repeated=repeated)


def _charge(found: OwnFee, step: FeeStep, claim: Claim) -> Charge:
    assert found.rate is not None  # there is an amount
    fee = Fee(
        letter=Letter.ENFORCEMENT_NOTICE,
        amount=found.amount,
        share=found.share,
        rate=found.rate,
        rule=step.rule,
    )
    words = f"Gebyr {kroner(found.amount)} kr på {claim.number}: {found.why}."
    return Charge(claim_id=claim.id, fee=fee, words=words)


def _noticed(work: Work, debtor_id: int, claim_ids: Collection[int]) -> set[int]:
    """The claims that this debtor had a notice of utlegg about, with a fee or without one."""
    query = select(Notice.claim_id).where(
        Notice.debtor_id.in_(merged.with_former(debtor_id)),
        Notice.claim_id.in_(claim_ids),
        Notice.kind == Letter.ENFORCEMENT_NOTICE.value,
        Notice.returned_on.is_(None),
    )
    taken = _taken(work, debtor_id, claim_ids, FeeStep.NOTICE)
    return taken | set(work.scalars(query))


def _noticed_today(work: Work, debtor_id: int) -> bool:
    query = (
        select(FactRow.id)
        .join(Document, Document.id == FactRow.document_id)
        .where(
            Document.debtor_id.in_(merged.with_former(debtor_id)),
            FactRow.rule == FeeStep.NOTICE.rule,
            FactRow.value_date == work.clock.today(),
            placed.standing(),
        )
    )
    return work.scalar(query.limit(1)) is not None


def _taken(work: Work, debtor_id: int, claim_ids: Collection[int], step: FeeStep) -> set[int]:
    """The claims of letters that bear the fee of a step; one that was waived was taken too."""
    query = (
        select(LetterClaim.claim_id)
        .join(LetterRow, LetterRow.id == LetterClaim.letter_id)
        .join(FactRow, FactRow.document_id == LetterRow.document_id)
        .where(
            LetterClaim.claim_id.in_(claim_ids),
            LetterRow.debtor_id.in_(merged.with_former(debtor_id)),
            FactRow.rule == step.rule,
            placed.standing(),
        )
    )
    return set(work.scalars(query))


def _rests(work: Work, rows: Folder, claim: Claim) -> bool:
    """Whether something stops fees on a claim, for this debtor or another who owes it."""
    kept = rows.claim(claim.id)
    assert kept is not None  # chosen among this debtor's
    known = collected(rows, kept, on=work.clock.today(), rates=work.rates)
    stopped = next(iter(stopping(known.stops, Act.FEE)), None)
    asked = stops.asked(rows, kept)
    return stopped is not None or asked or rests_for_others(work, rows, claim)


def _owing(work: Work, debtor_id: int, claim_ids: Collection[int]) -> list[int]:
    """Those of the claims that the debtor owes something of, the oldest due first."""
    query = select(Claim).where(Claim.id.in_(claim_ids)).order_by(Claim.due_date, Claim.id)
    claims = list(work.scalars(query))
    folded = own_fees.statements(work, debtor_id, claims, on=work.clock.today())
    return [claim.id for claim in claims if folded[claim.id].balance.total > 0]
