"""Measures that lose what they rest on: a claim that is no longer its debtor's.

A measure for that claim alone is stopped. One for others too goes on for those. The payer or the
bank gets a letter, and a task asks to tell the namsmann of what he has. A draft loses the claim
(ruling 21: the claim is gone).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from collector_desk.domain.enforcement.event_rows import Event, Happens
from collector_desk.domain.enforcement.events import cell
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.models import Claim, Measure
from collector_desk.service import letter_measures, measure_events, measure_without
from collector_desk.service.database import Work
from collector_desk.service.measure_events import Happened


def let_go(
    work: Work, debtor_id: int, claim: Claim, why: str, *, going: Collection[int] = ()
) -> list[tuple[int, str]]:
    """Take a claim out of the debtor's measures; gives the approved ones with their stages.

    ``going`` are claims that fall out in the same deed: a measure for those alone is stopped.

    Raises:
        ClaimAwaitsApproval: a measure with the claim waits for a second person.
    """
    what = Happened(
        event=Event.CLAIM_GONE,
        why=why,
        claim_ids=(claim.id,),
        words=f"{claim.number} er falt bort",
        going=going,
    )
    return measure_events.happened(work, debtor_id, what)


def effects(work: Work, debtor_id: int, claim: Claim) -> Iterator[str]:
    """What ``let_go`` would do, in words. Raises ClaimAwaitsApproval as it does."""
    for row in measure_events.of(work, debtor_id, (claim.id,)):
        rule = cell(Event.CLAIM_GONE, MeasureKind(row.kind), MeasureStage(row.stage))
        if rule.happens is Happens.FIRST:
            measure_events.decidable(row, claim)
        if rule.happens is Happens.LOSES:
            yield f"Utkastet {row.number} mister kravet."
        elif measure_without.left(work, row, [claim.id]):
            yield f"{row.number} gjelder videre bare for de andre kravene. {_told(row)}".rstrip()
        else:
            yield f"{row.number} stanses. {_told(row)}".rstrip()


def _told(row: Measure) -> str:
    """How those who have a measure hear of it; empty of a request that is not filed."""
    if row.kind != MeasureKind.REQUEST.value and letter_measures.tells_other(row):
        return "De som har fått beslutningen, får brev om det."
    own = row.kind != MeasureKind.REQUEST.value
    asked = own or measure_without.filed(row)
    return "Du får en oppgave om å gi beskjed til namsmannen." if asked else ""
