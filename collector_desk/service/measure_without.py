"""A measure without one of its claims: a draft loses it, an approved one goes on for the others.

Where no claim is left it is stopped. Who has it is told once: by the letters of the measure, or,
of what the namsmann has, by a task.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import delete

from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.letter_measure import Changed
from collector_desk.domain.limitation_steps import Outcome
from collector_desk.domain.work import WorkKind
from collector_desk.models import BookEntry, Claim, Measure, MeasureClaim
from collector_desk.service import (
    asking,
    enforcement_book,
    forced_sale,
    measure_changes,
    measure_letters,
    measure_run,
    measures,
    own_limitation,
    request_limitation,
    trekk_message,
)
from collector_desk.service.database import Work

_STOPPED = "{number} er stanset, for {words}. Gi beskjed til namsmannen."
_SMALLER = "{number} gjelder ikke {claims} lenger, for {words}. Gi beskjed til namsmannen."


def loses(work: Work, row: Measure, claims: Sequence[Claim]) -> None:
    """Take claims out of a draft."""
    terms, gone = measures.terms_of(row), {claim.id for claim in claims}
    left = tuple(number for number in terms.claim_ids if number not in gone)
    row.terms = terms.model_copy(update={"claim_ids": left}).model_dump(mode="json")
    _note(work, row, claims)


def drop(  # noqa: PLR0913
    work: Work,
    row: Measure,
    claims: Sequence[Claim],
    why: str,
    *,
    words: str,
    going: Collection[int] = (),
) -> None:
    """Take claims out of an approved measure: it is stopped where it has no other.

    ``why`` stands in the book and in the letters, ``words`` in the task that asks to tell the
    namsmann of a request he has. ``going`` are claims that fall out in the same deed.
    """
    told = filed(row)
    others = left(work, row, {*(claim.id for claim in claims), *going})
    if others:
        entries = [_smaller(work, row, claim, why) for claim in claims]
        if (entry := entries[-1]) is not None:
            work.flush()
            measure_changes.tell(work, row, Changed.FEWER, entry, why, until=None)
        if row.stage == MeasureStage.DECIDED.value and trekk_message.goes(row.kind, row.regime):
            work.flush()
            measure_letters.message(work, row)
        _note(work, row, claims)
    else:
        measure_run.stop_whole(work, row, why)
    if told or (others and forced_sale.runs(row)):
        names = ", ".join(claim.number for claim in claims)
        text = (_SMALLER if others else _STOPPED).format(
            number=row.number, claims=names, words=words
        )
        asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)


def left(work: Work, row: Measure, gone: Collection[int]) -> Sequence[int]:
    """The claims a measure still is for without those that are gone."""
    return [number for number in measures.claims_of(work, row) if number not in gone]


def filed(row: Measure) -> bool:
    """Whether it is a request that the namsmann has."""
    return row.kind == MeasureKind.REQUEST.value and row.stage == MeasureStage.IN_FORCE.value


def _smaller(work: Work, row: Measure, claim: Claim, why: str) -> BookEntry | None:
    """Let it be for one claim less; gives the line of the book, where it is an own one."""
    entry = None
    if row.kind == MeasureKind.REQUEST.value:
        today = work.clock.today()
        request_limitation.close(work, row, today, Outcome.WITHDRAWN, only=claim.id)
    else:
        entry = enforcement_book.enter(
            work, row, "changed", f"Gjelder ikke {claim.number} lenger: {why}"
        )
        own_limitation.fell_out(work, row, claim.id)
    gone = delete(MeasureClaim).where(
        MeasureClaim.measure_id == row.id, MeasureClaim.claim_id == claim.id
    )
    work.execute(gone)
    return entry


def _note(work: Work, row: Measure, claims: Sequence[Claim]) -> None:
    for claim in claims:
        details = {"measure": row.id, "number": row.number, "stage": row.stage, "claim": claim.id}
        work.note("measures.without", stream=f"debtor:{row.debtor_id}", details=details)
