"""How the contract writes numbers: decimals exactly, ranks as it may turn out they are wanted."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from collector_desk.domain.enforcement.request.document import Amount, BearsInterest, CourtFee, Line
from collector_desk.domain.enforcement.request.settings import RequestSettings
from collector_desk.domain.money import Money

_ORE = Decimal("0.01")

ORDERS = frozenset({(Line, "order"), (CourtFee, "order")})
"""The ranks inside a request; samples print them as text."""

INTEREST_ORDERS = frozenset({(BearsInterest, "rank"), (CourtFee, "interest_order")})
"""The ranks of interest to come; samples print them as numbers."""

AMOUNT = (Amount, "ore")


def kroner_of(ore: Money) -> Decimal:
    """Whole øre as kroner with two decimals, exactly.

    >>> kroner_of(2841), kroner_of(120000)
    (Decimal('28.41'), Decimal('1200.00'))
    """
    return Decimal(ore).scaleb(-2)


def ore_of(kroner: Decimal) -> Money:
    """Kroner as whole øre. ValueError where there is a fraction of an øre."""
    if not kroner.is_finite() or kroner != kroner.quantize(_ORE):
        raise ValueError("more than two decimals")
    return int(kroner.scaleb(2))


def written(place: tuple[type, str], value: Any, settings: RequestSettings) -> Any:
    """A number as it is written in that place."""
    if place == AMOUNT:
        return kroner_of(value)
    as_text = (place in ORDERS and settings.order_text) or (
        place in INTEREST_ORDERS and settings.interest_order_text
    )
    return str(value) if as_text else value
