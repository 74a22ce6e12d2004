"""The interest a claim bore by what was known at a moment, where a release changed it since.

A release of the only debtor lets interest wait for a demand of the right one (ruling 12). What the
claim bore before stands on the release; from then until it was undone, interest waited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import select

from collector_desk.domain.claim import InterestBasis
from collector_desk.domain.interest_terms import InterestTerms, waiting
from collector_desk.models import Release
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.facts import chunks


def at(work: Work, claim_ids: Iterable[int], known: datetime | None) -> Mapping[int, InterestTerms]:
    """The terms of the claims that had others at ``known`` than now; none for None."""
    found: dict[int, InterestTerms] = {}
    for some in chunks(claim_ids if known else ()):
        query = select(Release).where(Release.claim_id.in_(some), Release.interest.is_not(None))
        for row in work.scalars(query.order_by(Release.id.desc())):
            if (then := _then(row, known)) is not None:
                found[row.claim_id] = then  # the earliest release after the moment comes last
    return found


def _then(row: Release, known: datetime | None) -> InterestTerms | None:
    """What a release tells of the terms at a moment; None where it tells nothing."""
    if known is None or row.interest is None:
        return None
    if row.made_at > known:
        was, day = row.interest, row.interest["interest_from"]
        return InterestTerms(
            first=date.fromisoformat(day) if day else None,
            basis=InterestBasis(was["interest_basis"]),
            rule=was["interest_rule"],
            note=was["interest_note"],
        )
    meanwhile = row.undone_on is not None and oslo_day(known) < row.undone_on
    return waiting() if meanwhile else None
