"""The stages of a plan and of a deferral, from the request to the end."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class PlanStage(StrEnum):
    """Where a plan is. From ``ON_TRACK`` to ``NOTICED`` it runs, as ``plan_watch`` finds it."""

    PROPOSED = "proposed"  # beyond the caseworker's limits: waits for a second person
    OFFERED = "offered"  # our counter-offer: waits for the debtor
    REFUSED = "refused"
    LAPSED = "lapsed"  # an offer nobody accepted, or a proposal that was not approved
    ON_TRACK = "on_track"
    LATE = "late"
    BROKEN = "broken"
    NOTICED = "noticed"
    ENDED = "ended"
    COMPLETED = "completed"

    @property
    def label(self) -> str:
        """The stage in Bokmål."""
        return _STAGES[self]


_STAGES: Mapping[PlanStage, str] = {
    PlanStage.PROPOSED: "til godkjenning",
    PlanStage.OFFERED: "tilbudt",
    PlanStage.REFUSED: "avslått",
    PlanStage.LAPSED: "bortfalt",
    PlanStage.ON_TRACK: "følges",
    PlanStage.LATE: "forsinket",
    PlanStage.BROKEN: "misligholdt",
    PlanStage.NOTICED: "varslet",
    PlanStage.ENDED: "avsluttet",
    PlanStage.COMPLETED: "oppfylt",
}
RUNNING = (PlanStage.ON_TRACK, PlanStage.LATE, PlanStage.BROKEN, PlanStage.NOTICED)
"""The stages in which a plan stops collection of its claims."""
WAITING = (PlanStage.PROPOSED, PlanStage.OFFERED)
"""The stages before a plan runs; its claims go into no other."""


class DeferralStage(StrEnum):
    """Where a deferral is."""

    PROPOSED = "proposed"
    GRANTED = "granted"
    REFUSED = "refused"
    LAPSED = "lapsed"  # its last day is over
    ENDED = "ended"  # a proposal that was not approved
    STOPPED = "stopped"  # ended before its day, with a reason

    @property
    def label(self) -> str:
        """The stage in Bokmål."""
        return _DEFERRAL[self]


_DEFERRAL: Mapping[DeferralStage, str] = {
    DeferralStage.PROPOSED: "til godkjenning",
    DeferralStage.GRANTED: "innvilget",
    DeferralStage.REFUSED: "avslått",
    DeferralStage.LAPSED: "utløpt",
    DeferralStage.ENDED: "bortfalt",
    DeferralStage.STOPPED: "opphevet",
}
