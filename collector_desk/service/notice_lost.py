"""A notice that never came carries no decision: what was decided on it falls, or rests.

What to decide is the debtor's to be heard on first (tvangsfullbyrdelsesloven §§ 2-15, 4-18 and
7-6). docs/decisions/0022 says why a decision that is carried out rests and is not ended by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.own_notice import own_notice
from collector_desk.domain.fees import InCollection, Letter
from collector_desk.domain.holds import Reason
from collector_desk.domain.notices import NextStep, next_step
from collector_desk.domain.phrases import dotted
from collector_desk.models import (
    Debtor,
    DebtorStatement,
    Judgment,
    LetterRow,
    Measure,
    Notice,
)
from collector_desk.service import (
    claim_rows,
    folder,
    judgment_rows,
    measure_amend,
    measure_events,
    measures,
    own_charges,
)
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.service.measure_events import Happened

_OWN = frozenset({Letter.ENFORCEMENT_NOTICE})
_REQUEST = frozenset({Letter.ENFORCEMENT_NOTICE, Letter.PAYMENT_DEMAND})
"""The notices that a decision rests on: no reminder, and no notice of collection."""


def fell(work: Work, letter: LetterRow) -> None:
    """Do to each measure what a lost notice does, where no other notice carried its decision."""
    query = select(Notice).where(
        Notice.letter_id == (letter.with_id or letter.id),
        Notice.returned_on.is_not(None),
        Notice.kind.in_(_REQUEST),
    )
    back = work.scalars(query).all()
    if letter.debtor_id is None or not back:
        return
    why = f"varselet {dotted(letter.sent_on or letter.made_on)} kom ikke fram"
    for row in measure_events.of(work, letter.debtor_id, {one.claim_id for one in back}):
        lost = frozenset(_lost(work, row, back))
        if not lost or measure_events.rests_by(work, row, Reason.NOTICE_LOST):
            continue
        if _falls(work, row, lost):
            own_charges.fall_on(work, row, lost, why)
        what = Happened(event=Event.NOTICE_LOST, why=why, claim_ids=lost, measure_id=row.id)
        measure_events.happened(work, letter.debtor_id, what)


def _falls(work: Work, row: Measure, lost: Collection[int]) -> bool:
    """Whether an own decision falls for these claims: a trekk that runs for no others rests."""
    if row.stage == MeasureStage.DECIDED.value:
        return row.kind != MeasureKind.REQUEST.value
    runs = row.kind == MeasureKind.WITHHOLDING.value and row.stage == MeasureStage.IN_FORCE.value
    return runs and bool(set(measures.claims_of(work, row)).difference(lost))


def _lost(work: Work, row: Measure, back: Sequence[Notice]) -> Iterator[int]:
    """The claims whose notice is lost, and that no other carried on the day of the decision."""
    first, after = _rests_on(work, row)
    decided = MeasureStage(first.stage) not in {MeasureStage.DRAFT, MeasureStage.WAITING}
    day = first.decided_on if decided and first.decided_on else work.clock.today()
    kinds = _REQUEST if row.kind == MeasureKind.REQUEST.value else _OWN
    gone = {one.claim_id for one in back if one.kind in kinds and after < one.sent_on <= day}
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    for number in sorted(gone.intersection(measures.claims_of(work, row))):
        claim = rows.claim(number)
        if claim is None:
            continue
        known = _noticed(work, rows, claim, after=after, day=day)
        if not _carried(work, known, claim, row, day):
            yield number


def _rests_on(work: Work, row: Measure) -> tuple[Measure, date]:
    """The decision that was noticed, and the day since which its notice must have gone.

    A trekk that is lowered rests on the notice of the one before; for one that is raised, that one
    carries no more (``conditions``).
    """
    while (before := measure_amend.amended(work, row)) is not None:
        if (row.monthly or 0) >= (before.monthly or 0):
            return row, before.decided_on or date.min
        row = before
    return row, date.min


def _noticed(work: Work, rows: Folder, claim: KeptClaim, *, after: date, day: date) -> InCollection:
    """The claim by its notices alone, as they were on the day of the decision.

    What stops it, what waits to be sent and what lengthened a deadline came later, or was answered
    then. A part in dispute kept it from being decided (docs/decisions/0021): all was demanded.
    """
    sent = claim_rows.sent_letters(rows, rows.notices.get(claim.id, ()), work.rates)
    heard = select(func.max(DebtorStatement.received_on)).where(
        DebtorStatement.debtor_id == rows.debtor.id, DebtorStatement.received_on <= day
    )
    return InCollection(
        kind=ClaimKind(claim.kind),
        due_date=claim.due_date,
        letters=tuple(
            replace(one, extension=None)
            for one in sent
            if one.letter in _REQUEST and one.sent > after and not one.waits
        ),
        principal=rows.statement(claim, work.rates, on=day).balance.principal,
        heard=work.scalar(heard),
        one_trekk_since=rows.one_trekk_since,
    )


def _carried(work: Work, known: InCollection, claim: KeptClaim, row: Measure, day: date) -> bool:
    if row.kind != MeasureKind.REQUEST.value:
        notice = own_notice(known, on=day, rates=work.rates)
        return notice is not None and not notice.fault_on(day)
    judged = select(Judgment.id).where(
        Judgment.debtor_id == row.debtor_id,
        Judgment.claim_id == claim.id,
        Judgment.decided_on <= day,
        judgment_rows.standing(),
    )
    if work.scalar(judged.limit(1)) is not None:  # that is a basis of its own
        return True
    return next_step(NextStep.ENFORCEMENT_REQUEST, known, on=day, rates=work.rates).lawful
