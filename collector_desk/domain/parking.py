"""Parking fines and studded tyre fees: what late payment costs, and who hears an objection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from collector_desk.domain.calendar import first_day_after, next_working_day
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.law import law
from collector_desk.domain.money import Money, round_half_up

TRAFFIC_FEES = frozenset({ClaimKind.PARKING_FINE, ClaimKind.STUDDED_TYRE_FEE})
"""The two kinds with rules of their own; they bear no letter fees at all."""

INTEREST_RULE: Mapping[ClaimKind, str] = MappingProxyType(
    {
        ClaimKind.PARKING_FINE: "vegtrafikkloven § 31 a tredje ledd, FOR-2016-03-18-261 § 5",
        ClaimKind.STUDDED_TYRE_FEE: "vegtrafikkloven § 31 a tredje ledd, FOR-1999-05-07-437 § 8",
    }
)
_SURCHARGE_RULE: Mapping[ClaimKind, str] = MappingProxyType(
    {
        ClaimKind.PARKING_FINE: "FOR-2016-03-18-261 § 5 slik den lød før 1. januar 2026",
        ClaimKind.STUDDED_TYRE_FEE: "FOR-1999-05-07-437 § 8 slik den lød før 1. januar 2026",
    }
)
OWNERS_ANSWER: Mapping[ClaimKind, str] = MappingProxyType(
    {
        ClaimKind.PARKING_FINE: "vegtrafikkloven § 38 annet ledd, FOR-2016-03-18-261 § 5",
        ClaimKind.STUDDED_TYRE_FEE: "vegtrafikkloven § 38 annet ledd, FOR-1999-05-07-437",
        ClaimKind.CONTROL_SANCTION: "FOR-2016-03-18-260 § 37 annet ledd",
        ClaimKind.TOWING_FEE: "vegtrafikkloven § 37",
    }
)
"""Where the law says for what the owner of a vehicle answers, by the kind of claim."""

UNIT_ANSWERS: Mapping[ClaimKind, str] = MappingProxyType(
    dict.fromkeys(
        sorted(TRAFFIC_FEES),
        "{unit} avgjør klagen. Får du ikke medhold, kan du innen tre uker fra du mottok svaret"
        " kreve at kommunen bringer saken inn for tingretten (vegtrafikkloven § 31 a). Gebyret skal"
        " betales selv om du har klaget",
    )
    | {
        ClaimKind.CONTROL_SANCTION: "{unit} avgjør klagen. Får du ikke medhold, kan du innen tre"
        " uker fra du mottok svaret bringe saken inn for Parkeringsklagenemnda"
        " (FOR-2016-03-18-260 §§ 37, 44 og 45)"
    }
)
"""What a complaint meets that the unit decides first, before any court or board (rulings 19, 20)."""

THREE_WEEKS = timedelta(weeks=3)
FIRST_RULES = date(2017, 1, 1)
"""Fines issued earlier follow the rules of their day, which are not loaded (§ 11)."""


class LateCost(StrEnum):
    """What follows when a fee of road traffic law is not paid within three weeks."""

    SURCHARGE = "surcharge"  # half of the fine on top, once
    INTEREST = "interest"  # late interest after three weeks, even if contested


@law(since=FIRST_RULES, source="FOR-2016-03-18-261 § 5 før endringen i 2026")
def late_cost() -> LateCost:
    """What a late payment costs; the version is picked by the day the fine was issued.

    Raises NoLaw for a fine issued before ``FIRST_RULES``.
    """
    return LateCost.SURCHARGE


@late_cost.amended(
    since=date(2026, 1, 1),
    source="FOR-2025-12-18-2727, FOR-2025-12-18-2722, FOR-2025-07-01-1418 § 20",
)
def _() -> LateCost:
    return LateCost.INTEREST


def bears_interest(issued: date) -> bool:
    """Whether a fine issued on ``issued`` bears late interest (from 1 January 2026).

    Raises NoLaw for a fine issued before ``FIRST_RULES``.

    >>> bears_interest(date(2025, 12, 31)), bears_interest(date(2026, 1, 1))
    (False, True)
    """
    return late_cost.on(issued)() is LateCost.INTEREST


def three_weeks_after(issued: date) -> date:
    """The last day to pay a fine, moved to a working day; interest, if any, runs from it.

    >>> three_weeks_after(date(2026, 11, 2))
    datetime.date(2026, 11, 23)
    """
    return next_working_day(issued + THREE_WEEKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surcharge:
    """The one +50 % on a fine: øre, the day it falls on, and its rule."""

    amount: Money
    day: date
    rule: str


def surcharge(
    kind: ClaimKind, *, fine: Money, issued: date, due_date: date, unpaid_after_due: Money
) -> Surcharge | None:
    """Half of ``fine`` for a fee issued by 31 December 2025 and not paid in time, once.

    ``fine`` is the fee as issued and ``unpaid_after_due`` what was left of it when the due date
    had passed, in øre. The surcharge falls on the day after the due date (weekends moved).
    None for other kinds, later fines and fines paid in time.
    """
    if kind not in TRAFFIC_FEES or bears_interest(issued) or unpaid_after_due <= 0:
        return None
    last_day = max(three_weeks_after(issued), next_working_day(due_date))
    return Surcharge(
        amount=_half(fine),
        day=first_day_after(last_day),
        rule=_SURCHARGE_RULE[kind],
    )


def lowered_surcharge(left: Money, *, day: date, rule: str) -> Surcharge:
    """The surcharge of a fine that was lowered afterwards: half of the ``left`` øre of it.

    ``day`` and ``rule`` are those of the surcharge whose place it takes (rulings 13 and 15).

    >>> lowered_surcharge(60_000, day=date(2025, 10, 23), rule="§ 5").amount
    30000
    """
    return Surcharge(amount=_half(left), day=day, rule=rule)


def _half(fine: Money) -> Money:
    return round_half_up(Fraction(fine, 2))
