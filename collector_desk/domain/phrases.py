"""How kroner, percent and days are written in the working of an amount."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from collector_desk.domain.money import Money


def kroner(ore: Money) -> str:
    r"""Øre as kroner the Norwegian way, thousands parted by a no-break space.

    >>> kroner(1_234_567).replace("\xa0", " "), kroner(-50)
    ('12 345,67', '−0,50')
    """
    whole, part = divmod(abs(ore), 100)
    sign = "−" if ore < 0 else ""
    return f"{sign}{whole:,}".replace(",", "\u00a0") + f",{part:02d}"


def percent(value: Decimal) -> str:
    r"""A rate with two decimals and a comma.

    >>> percent(Decimal("12.5")).replace("\xa0", " ")
    '12,50 %'
    """
    return f"{value:.2f}\u00a0%".replace(".", ",")


def dotted(day: date) -> str:
    """A day as dd.mm.åååå.

    >>> dotted(date(2026, 7, 1))
    '01.07.2026'
    """
    return f"{day:%d.%m.%Y}"


def through(first: date, last: date) -> str:
    """A period that both its days belong to.

    >>> through(date(2026, 7, 1), date(2026, 11, 22))
    'fra og med 01.07.2026 til og med 22.11.2026'
    """
    return f"fra og med {dotted(first)} til og med {dotted(last)}"


def not_confirmed(points: Iterable[str]) -> str:
    """What the legal department has not confirmed, as a sentence; empty where that is nothing.

    >>> not_confirmed(["Renten er en tolkning.", "Fristen er en husregel."])
    'Ikke bekreftet: Renten er en tolkning; Fristen er en husregel.'
    """
    told = "; ".join(point.rstrip(".") for point in points)
    return f"Ikke bekreftet: {told}." if told else ""
