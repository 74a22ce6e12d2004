"""The measures of enforcement (tiltak) and their stages, from the draft to the end."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from collector_desk.domain.money import Money


class MeasureKind(StrEnum):
    """What is prepared."""

    WITHHOLDING = "withholding"  # utleggstrekk in wage or benefit, decided by the municipality
    ACCOUNT_LIEN = "account_lien"  # utleggspant in a bank account, decided by the municipality
    REQUEST = "request"  # begjæring om utlegg to the namsmann

    @property
    def label(self) -> str:
        """The kind in Bokmål, as decisions and lists call it."""
        return _KINDS[self]


class MeasureStage(StrEnum):
    """Where a measure is. ``FLOW`` says what may follow."""

    DRAFT = "draft"
    WAITING = "waiting"  # before a second person
    DECIDED = "decided"  # approved; its papers go out
    IN_FORCE = "in_force"  # the payer, the bank or the namsmann has it
    ENDED = "ended"  # covered, run out, or the case is over
    STOPPED = "stopped"  # ended by us before its time
    LAPSED = "lapsed"  # a proposal that lost its ground, or a lien past its three years
    DISCARDED = "discarded"  # a draft nobody went on with

    @property
    def label(self) -> str:
        """The stage in Bokmål."""
        return _STAGES[self]

    @property
    def is_now(self) -> str:
        """How a measure at this stage is, after its number: «løper», «er stanset»."""
        return self.label if self is MeasureStage.IN_FORCE else f"er {self.label}"


FLOW: Mapping[MeasureStage, frozenset[MeasureStage]] = MappingProxyType(
    {
        MeasureStage.DRAFT: frozenset(
            {MeasureStage.WAITING, MeasureStage.DISCARDED, MeasureStage.LAPSED}
        ),
        MeasureStage.WAITING: frozenset(
            {MeasureStage.DRAFT, MeasureStage.DECIDED, MeasureStage.LAPSED}
        ),
        MeasureStage.DECIDED: frozenset(
            {MeasureStage.IN_FORCE, MeasureStage.STOPPED, MeasureStage.ENDED, MeasureStage.LAPSED}
        ),
        MeasureStage.IN_FORCE: frozenset(
            {MeasureStage.STOPPED, MeasureStage.ENDED, MeasureStage.LAPSED}
        ),
        MeasureStage.ENDED: frozenset(),
        MeasureStage.STOPPED: frozenset(),
        MeasureStage.LAPSED: frozenset(),
        MeasureStage.DISCARDED: frozenset(),
    }
)
"""What may follow each stage; nothing follows an end."""


def differs(proposed: Money, today: Money, *, owed: Money) -> bool:
    """Whether what was proposed, when ``owed`` øre were owed, is not what it comes to today.

    Never more than is lawful today. An amount that was all that was owed grows with the interest,
    which voids nothing (ruling 32): what was proposed is less than that, and is decided.
    """
    return today != proposed and not today > proposed >= owed


OPEN = frozenset(stage for stage, after in FLOW.items() if after)
"""The stages in which something is still to be done."""

APPROVED = frozenset({MeasureStage.DECIDED, MeasureStage.IN_FORCE})
"""The stages that only an approval by another person leads to."""

_KINDS = {
    MeasureKind.WITHHOLDING: "Utleggstrekk",
    MeasureKind.ACCOUNT_LIEN: "Utleggspant i konto",
    MeasureKind.REQUEST: "Begjæring om utlegg",
}
_STAGES = {
    MeasureStage.DRAFT: "utkast",
    MeasureStage.WAITING: "til godkjenning",
    MeasureStage.DECIDED: "besluttet",
    MeasureStage.IN_FORCE: "løper",
    MeasureStage.ENDED: "avsluttet",
    MeasureStage.STOPPED: "stanset",
    MeasureStage.LAPSED: "bortfalt",
    MeasureStage.DISCARDED: "forkastet",
}
