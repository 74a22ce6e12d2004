"""What stops an order to a payer or a bank, and a decision to the namsmann: none goes meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.status import TIME_BARRED, Act, Stop
from collector_desk.errors.enforcement import MeasureRests
from collector_desk.models import Debtor, Measure
from collector_desk.service import folder, letter_stops, measures, stops
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder

ORDERS = frozenset({LetterKind.WITHHOLDING_ORDER, LetterKind.LIEN_NOTICE})
"""What a payer or a bank is ordered by."""

_WITHDRAWN = Stop(
    reason="kravet er trukket av virksomheten",
    rule="innkrevingsloven § 32",
    acts=frozenset({Act.ENFORCEMENT}),
)


def of(work: Work, row: Measure, *, on: date | None = None) -> Stop | None:
    """What stops it on a day, today where none is given: the same that the relay asks."""
    return next(_found(work, row, on or work.clock.today()), None)


def of_claim(rows: Folder, claim_id: int, *, on: date) -> Iterator[Stop]:
    """What stops that one claim is ordered paid; a claim disputed in part waits as a whole."""
    if claim := rows.claim(claim_id):
        yield from letter_stops.stops_of(rows, LetterKind.WITHHOLDING_ORDER, claim_id, on=on)
        yield from stops.part_waits(rows, claim)
        if claim.state == "withdrawn":
            yield _WITHDRAWN


def may_order(work: Work, row: Measure, *, on: date | None = None) -> None:
    """Refuse an order that would be taken back at once. Raises MeasureRests."""
    if stop := of(work, row, on=on):
        raise MeasureRests(number=row.number, why=stop.reason)


def may_be_sold(work: Work, row: Measure, *, on: date) -> None:
    """Refuse tvangsdekning while it is to wait, but not for the time: a lien outlasts the claim.

    Foreldelsesloven § 27, ruling 11. Raises MeasureRests.
    """
    if stop := next((one for one in _found(work, row, on) if one != TIME_BARRED), None):
        raise MeasureRests(number=row.number, why=stop.reason)


def _found(work: Work, row: Measure, on: date) -> Iterator[Stop]:
    """Each that stood on the day already."""
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    yield from stops.of_measure(rows, row.id, (), on)
    for claim_id in measures.claims_of(work, row):
        for stop in of_claim(rows, claim_id, on=on):
            if stop.since is None or stop.since <= on:
                yield stop
