"""A claim as the rules of own collection see it: what was sent, what stands in the way, how much."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.fees import InCollection
from collector_desk.domain.money import Money
from collector_desk.domain.rates import Rates
from collector_desk.service import claim_rows, last_days, stops
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim, KeptNotice


def collected(
    rows: Folder, claim: KeptClaim, *, on: date, rates: Rates, besides: Sequence[KeptNotice] = ()
) -> InCollection:
    """The claim towards this debtor on a day; ``besides`` are letters to others that count too."""
    limit = last_days.limitation_of(claim, rows.limitation.get(claim.id, ()), today=on)
    return InCollection(
        kind=ClaimKind(claim.kind),
        due_date=claim.due_date,
        letters=claim_rows.sent_letters(rows, [*rows.notices.get(claim.id, ()), *besides], rates),
        stops=tuple(stops.stops_on(rows, claim, limit, on)),
        principal=demanded(rows, claim, on=on, rates=rates),
        heard=rows.heard,
        one_trekk_since=rows.one_trekk_since,
    )


def demanded(rows: Folder, claim: KeptClaim, *, on: date, rates: Rates) -> Money:
    """Øre of the principal that may be demanded: what is left, but for the part in dispute."""
    left = rows.statement(claim, rates, on=on).balance.principal
    found = stops.open_objection(rows, claim)
    return max(0, left - ((found.disputed or 0) if found and found.stops else 0))
