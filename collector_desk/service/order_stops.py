"""What stops an order to a payer or a bank today: one that is written all the same never goes."""

from __future__ import annotations

from collections.abc import Iterator

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.status import Stop
from collector_desk.errors.enforcement import MeasureRests
from collector_desk.models import Debtor, Measure
from collector_desk.service import folder, letter_stops, measures, stops
from collector_desk.service.database import Work

ORDERS = frozenset({LetterKind.WITHHOLDING_ORDER, LetterKind.LIEN_NOTICE})
"""What a payer or a bank is ordered by."""


def of(work: Work, row: Measure) -> Stop | None:
    """What stops it: the same that the relay asks (``letter_moot``)."""
    return next(_found(work, row), None)


def may_order(work: Work, row: Measure) -> None:
    """Refuse an order that would be taken back at once. Raises MeasureRests."""
    if stop := of(work, row):
        raise MeasureRests(number=row.number, why=stop.reason)


def _found(work: Work, row: Measure) -> Iterator[Stop]:
    today, rows = work.clock.today(), folder.read(work, work.get_one(Debtor, row.debtor_id))
    yield from stops.of_measure(rows, row.id, (), today)
    for claim_id in measures.claims_of(work, row):
        found = letter_stops.stop_of(rows, LetterKind.WITHHOLDING_ORDER, claim_id, on=today)
        if found is not None:
            yield found
