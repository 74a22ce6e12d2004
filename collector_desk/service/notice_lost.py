"""A notice that never came carries no decision: what was decided on it falls, or rests.

What to decide is the debtor's to be heard on first (tvangsfullbyrdelsesloven §§ 2-15, 4-18 and
7-6). docs/decisions/0022 says why a decision that is carried out rests and is not ended by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import select

from collector_desk.domain.enforcement.conditions import ClaimFacts
from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.holds import Reason
from collector_desk.domain.phrases import dotted
from collector_desk.models import Claim, Debtor, Hold, LetterRow, Measure, Notice
from collector_desk.service import (
    folder,
    measure_amend,
    measure_events,
    measure_facts,
    measures,
    own_charges,
)
from collector_desk.service.database import Work
from collector_desk.service.measure_events import Happened


def fell(work: Work, letter: LetterRow) -> None:
    """Do to each measure what a lost notice does, where no other notice carried its decision."""
    query = select(Notice.claim_id).where(
        Notice.letter_id == (letter.with_id or letter.id), Notice.returned_on.is_not(None)
    )
    claims = set(work.scalars(query))
    if letter.debtor_id is None or not claims:
        return
    why = f"varselet {dotted(letter.sent_on or letter.made_on)} kom ikke fram"
    for row in measure_events.of(work, letter.debtor_id, claims):
        lost = frozenset(_lost(work, row, claims))
        if not lost or _rests_already(work, row):
            continue
        own = row.kind != MeasureKind.REQUEST.value
        whole = lost >= set(measures.claims_of(work, row))
        if own and whole and row.stage == MeasureStage.DECIDED.value:
            own_charges.fall(work, row, why)
        what = Happened(event=Event.NOTICE_LOST, why=why, claim_ids=lost, measure_id=row.id)
        measure_events.happened(work, letter.debtor_id, what)


def _rests_already(work: Work, row: Measure) -> bool:
    query = select(Hold.id).where(
        Hold.measure_id == row.id,
        Hold.reason == Reason.NOTICE_LOST.value,
        Hold.ended_on.is_(None),
    )
    return work.scalar(query.limit(1)) is not None


def _lost(work: Work, row: Measure, claims: Collection[int]) -> Iterator[int]:
    """Those of these claims that no notice carried on the day of the decision, or carries today."""
    first = _rests_on(work, row)
    decided = MeasureStage(first.stage) not in {MeasureStage.DRAFT, MeasureStage.WAITING}
    day = first.decided_on if decided and first.decided_on else work.clock.today()
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    terms = measures.standing_terms(work, row).model_copy(update={"amends": None})
    facts = measure_facts.of(work, rows, terms, on=day, measure_id=row.id)
    lost = [one.number for one in facts.claims if not _carried(one, MeasureKind(row.kind), day)]
    query = select(Claim.id).where(Claim.id.in_(claims), Claim.number.in_(lost))
    yield from work.scalars(query.order_by(Claim.id))


def _rests_on(work: Work, row: Measure) -> Measure:
    """The decision that was noticed: a trekk that is lowered rests on the notice of the one before."""
    while (before := measure_amend.amended(work, row)) is not None:
        if (row.monthly or 0) >= (before.monthly or 0):
            break
        row = before
    return row


def _carried(claim: ClaimFacts, kind: MeasureKind, day: date) -> bool:
    if kind is MeasureKind.REQUEST:
        return claim.request_lawful
    return claim.notice is not None and not claim.notice.fault_on(day)
