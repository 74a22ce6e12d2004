"""What the contract leaves open, as the dated settings of the filing day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.enforcement.request.values import Rank
from collector_desk.domain.rate_table import Rate
from collector_desk.domain.rates import Rates

_TABLES = (
    "request_order_text",
    "request_interest_order_text",
    "request_kid_dash",
    "request_combined",
    "request_fee_due_by_letter",
    "request_ordinary_notice",
    "request_notice_months",
    "regime_answer_days",
    "request_writing_share",
    "request_writing_uplift",
    "enforcement_notice_days",
    "demand_life_months",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSettings:
    """The settings of one day; ``unconfirmed`` says in Bokmål what of them is still open."""

    order_text: bool  # prioritetISak as text, not as a number
    interest_order_text: bool  # the same of the interest to come
    kid_dash: bool  # a KID may end in «-»
    combined: bool  # a request that may go to the conciliation board is of the combined kind
    fee_due_by_letter: bool  # a fee falls due with its letter's deadline, not with the claim
    ordinary_notice: bool  # an ordinary basis always needs the warning of § 4-19
    notice_months: int  # how long a warning lasts, § 4-19
    regime_days: int  # how long an answer on the rules is fresh
    notice_days: int  # from the warning of § 4-18 to the request
    demand_months: int  # how long a betalingsoppfordring carries its costs
    writing_share: Fraction  # of R, for writing the request
    writing_uplift: Fraction  # on top of it where there is no VAT
    unconfirmed: tuple[str, ...] = ()


def rank_of(kind: ClaimKind, rates: Rates, day: date) -> Rank:
    """The rank of a kind of claim on ``day`` (dekningsloven § 2-8), by the dated table.

    >>> rank_of(ClaimKind.KINDERGARTEN, Rates.shipped(), date(2026, 10, 15))
    <Rank.OTHER: 'e'>
    """
    return tuple(Rank)[rates.keyed("claim_rank").on(day)[kind].whole - 1]


def settings_on(rates: Rates, day: date) -> RequestSettings:
    """The settings for a request filed on ``day``. Raises NoRate before the first of them."""
    found: dict[str, Rate] = {name: rates[name].on(day) for name in _TABLES}
    return RequestSettings(
        order_text=found["request_order_text"].applies,
        interest_order_text=found["request_interest_order_text"].applies,
        kid_dash=found["request_kid_dash"].applies,
        combined=found["request_combined"].applies,
        fee_due_by_letter=found["request_fee_due_by_letter"].applies,
        ordinary_notice=found["request_ordinary_notice"].applies,
        notice_months=found["request_notice_months"].whole,
        regime_days=found["regime_answer_days"].whole,
        notice_days=found["enforcement_notice_days"].whole,
        demand_months=found["demand_life_months"].whole,
        writing_share=found["request_writing_share"].fraction,
        writing_uplift=found["request_writing_uplift"].fraction,
        unconfirmed=tuple(
            f"{rates[name].title}: {rate.note}"
            for name, rate in found.items()
            if not rate.confirmed
        ),
    )
