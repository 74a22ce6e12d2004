"""Which claims the refusal of a request is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from collector_desk.wire.plans import PlanCandidate


def refused(claims: Sequence[PlanCandidate], chosen: Collection[int]) -> tuple[int, ...]:
    """The chosen claims; all of them where none can be chosen, as when each is time-barred."""
    if chosen or any(not each.why_not for each in claims):
        return tuple(sorted(chosen))
    return tuple(sorted(each.claim_id for each in claims))
