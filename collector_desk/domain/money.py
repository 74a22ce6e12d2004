"""Money is whole øre. Rounding is half up, and happens where a rule says so."""

from __future__ import annotations

from fractions import Fraction

Money = int
"""Whole øre. Never a float, never a fraction of an øre."""


def round_half_up(value: Fraction) -> Money:
    """The nearest whole øre, a half rounded away from zero.

    >>> round_half_up(Fraction(5, 2)), round_half_up(Fraction(-5, 2)), round_half_up(Fraction(12, 5))
    (3, -3, 2)
    """
    sign = -1 if value < 0 else 1
    doubled = abs(value) * 2
    return sign * ((doubled.numerator // doubled.denominator + 1) // 2)
