"""The contracts of the letters that refuse what a debtor asked for: a plan, or more time."""

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
    first_due: date
    instalment: Money | None
    count: int | None
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferralRefused(Content):
    """Avslag på betalingsutsettelse to and with the day ``until``, with the ``reasons``."""

    kind = LetterKind.DEFERRAL_REFUSED
    claims: tuple[str, ...]
    requested: date
    until: date
    reasons: str
