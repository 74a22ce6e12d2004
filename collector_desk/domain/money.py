"""Money is whole øre. Rounding is half up, and happens where a rule says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from collector_desk.errors.numbers import NotAnAmount

Money = int
"""Whole øre. Never a float, never a fraction of an øre."""

_SPACES = re.compile("[ \u00a0\u202f\u2009]")
_KR = re.compile(r"^kr\.?(?![a-zæøå])|(?<![a-zæøå])kr\.?$", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?P<sign>-?)(?P<whole>[0-9]+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+(?=,))"
    r"(?:[.,](?P<part>[0-9]{1,2}|-))?"
)
_THREE = re.compile(r"-?[0-9 ]+[.,][0-9]{3}")
_LONGEST = 12  # digits of whole kroner: a thousand billion is no claim, but fits every column


def round_half_up(value: Fraction) -> Money:
    """The nearest whole øre, a half rounded away from zero.

    >>> round_half_up(Fraction(5, 2)), round_half_up(Fraction(-5, 2)), round_half_up(Fraction(12, 5))
    (3, -3, 2)
    """
    sign = -1 if value < 0 else 1
    doubled = abs(value) * 2
    return sign * ((doubled.numerator // doubled.denominator + 1) // 2)


def round_to(value: Fraction, unit: Money) -> Money:
    """The nearest multiple of ``unit`` øre, a half away from zero: 100 rounds to whole kroner.

    >>> round_to(Fraction(3750), 100), round_to(Fraction(11250), 100), round_to(Fraction(3500), 1)
    (3800, 11300, 3500)
    """
    return round_half_up(value / unit) * unit


def split(total: Money, parts: int) -> tuple[Money, ...]:
    """``total`` in ``parts`` that differ by at most one øre, the larger ones first; none is lost.

    >>> split(100, 3), split(-100, 3)
    ((34, 33, 33), (-34, -33, -33))
    """
    return split_by(total, (1,) * parts)


def split_by(total: Money, weights: Sequence[int]) -> tuple[Money, ...]:
    """``total`` in proportion to ``weights``, each part less than one øre from the exact share.

    What rounding leaves goes øre by øre to the largest remainders, the first of equals first.
    ValueError when there is no weight to divide by.

    >>> split_by(1000, (1, 2, 4)), sum(split_by(1000, (1, 2, 4)))
    ((143, 286, 571), 1000)
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("weights must be zero or more, and not all zero")
    sign = -1 if total < 0 else 1
    exact = [divmod(abs(total) * weight, whole) for weight in weights]
    left = abs(total) - sum(share for share, _ in exact)
    first = sorted(range(len(exact)), key=lambda place: -exact[place][1])[:left]
    return tuple(sign * (share + (place in first)) for place, (share, _) in enumerate(exact))


def parse_kroner(text: str) -> Money:
    """The amount a person wrote, in øre.

    Takes a comma or a point before one or two decimals, any kind of space between thousands, a
    minus of either kind, «kr» and «,-». Raises NotAnAmount for whatever can be read in two ways:
    three decimals may as well be thousands.

    >>> parse_kroner("1\u00a0234,50"), parse_kroner("1234.5"), parse_kroner("\u22121.234,50 kr")
    (123450, 123450, -123450)
    """
    plain = _KR.sub("", _SPACES.sub(" ", text).strip()).strip().replace("\u2212", "-")
    match = _AMOUNT.fullmatch(plain)
    if match is None:
        raise NotAnAmount(why=_fault(plain))
    whole = re.sub("[ .]", "", match["whole"])
    if len(whole.lstrip("0")) > _LONGEST:
        raise NotAnAmount(why="det er for stort")
    part = (match["part"] or "0").replace("-", "0")
    amount = int(whole) * 100 + int(part.ljust(2, "0"))
    return -amount if match["sign"] else amount


def _fault(plain: str) -> str:
    if not plain:
        return "det er tomt"
    if _THREE.fullmatch(plain):
        return "tre sifre etter skilletegnet kan leses på to måter"
    if re.search(r"[^0-9 .,-]", plain):
        return "det har andre tegn enn sifre, komma og mellomrom"
    return "skilletegnene står ikke der de skal"


def format_kroner(ore: Money) -> str:
    """Kroner and øre as printed: no-break space between thousands, comma, real minus sign.

    >>> format_kroner(-123450) == "\u22121\u00a0234,50"
    True
    """
    sign = "\u2212" if ore < 0 else ""
    whole, part = divmod(abs(ore), 100)
    return f"{sign}{whole:,}".replace(",", "\u00a0") + f",{part:02d}"
