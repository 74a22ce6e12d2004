"""The contracts of the letters that refuse what a debtor asked for, or take back what was offered.

``barred`` are those of the claims that are time-barred: they are named as not demanded. Where no other
is left (not ``demandable``), nothing is, and nobody is asked to apply again (ruling 11). The day that
was asked for is None where the debtor named none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.letter_base import Content
from collector_desk.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRefused(Content):
    """Avslag på nedbetalingsavtale that was asked for on ``requested``, with the ``reasons``.

    ``instalment`` (øre) and ``count`` are what was asked for, None where the debtor left it open.
    """

    kind = LetterKind.PLAN_REFUSED
    claims: tuple[str, ...]
    requested: date
    first_due: date | None
    instalment: Money | None
    count: int | None
    reasons: str
    barred: tuple[str, ...] = ()

    @property
    def demandable(self) -> bool:
        """Whether something of it still is demanded."""
        return len(self.barred) < len(self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferralRefused(Content):
    """Avslag på betalingsutsettelse to and with the day ``until``, with the ``reasons``."""

    kind = LetterKind.DEFERRAL_REFUSED
    claims: tuple[str, ...]
    requested: date
    until: date | None
    reasons: str
    barred: tuple[str, ...] = ()

    @property
    def demandable(self) -> bool:
        """Whether something of it still is demanded."""
        return len(self.barred) < len(self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferEnded(Content):
    """The offer that was ``written`` is over from the day ``ended``, before it was carried through.

    ``number`` is the plan's that was offered, empty for a settlement; ``lowered`` where it ended
    because one of its claims fell.
    """

    kind = LetterKind.OFFER_ENDED
    written: date
    ended: date
    number: str = ""
    lowered: bool = False
