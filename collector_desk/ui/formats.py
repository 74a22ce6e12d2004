"""How values are written on screen: kroner, days, moments, numbers, and nothing at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from collector_desk.domain.money import format_kroner

SPACE = "\u00a0"
MINUS = "\u2212"
EMPTY = "—"
OSLO = ZoneInfo("Europe/Oslo")


def kroner(ore: int | None) -> str:
    r"""Øre as kroner, without the unit.

    >>> kroner(123450), kroner(-5), kroner(None)
    ('1\xa0234,50', '−0,05', '—')
    """
    return EMPTY if ore is None else format_kroner(ore)


def kr(ore: int | None) -> str:
    r"""Øre as kroner with the unit, for running text.

    >>> kr(2556473)
    '25\xa0564,73\xa0kr'
    """
    return EMPTY if ore is None else f"{kroner(ore)}{SPACE}kr"


def shown(text: str) -> str:
    """A text, or the sign of nothing.

    >>> shown("Enslig"), shown("")
    ('Enslig', '—')
    """
    return text or EMPTY


def grouped(number: int) -> str:
    r"""A whole number with its thousands apart.

    >>> grouped(-1000000)
    '−1\xa0000\xa0000'
    """
    text = f"{abs(number):,}".replace(",", SPACE)
    return f"{MINUS}{text}" if number < 0 else text


def day(value: date | None) -> str:
    """A day as dd.mm.åååå.

    >>> day(date(2026, 11, 23)), day(None)
    ('23.11.2026', '—')
    """
    return EMPTY if value is None else f"{value.day:02d}.{value.month:02d}.{value.year:04d}"


def short_day(value: date | None) -> str:
    """A day whose year is plain from the context.

    >>> short_day(date(2026, 11, 23))
    '23.11.'
    """
    return EMPTY if value is None else f"{value.day:02d}.{value.month:02d}."


def period(first: date, last: date) -> str:
    """Two days; the year is said once where it is the same.

    >>> period(date(2026, 1, 1), date(2026, 7, 1)), period(date(2025, 7, 1), date(2026, 1, 1))
    ('01.01.–01.07.2026', '01.07.2025–01.01.2026')
    """
    start = short_day(first) if first.year == last.year else day(first)
    return f"{start}–{day(last)}"


def moment(value: datetime | None) -> str:
    """A moment in Norwegian time, to the minute.

    >>> from datetime import UTC
    >>> moment(datetime(2026, 11, 23, 8, 14, tzinfo=UTC))
    '23.11.2026 09:14'
    """
    if value is None:
        return EMPTY
    local = value.astimezone(OSLO)
    return f"{day(local.date())} {local:%H:%M}"


def groups(text: str, sizes: Iterable[int]) -> str:
    """Cut a number into groups; what is left over is the last group."""
    parts, at = [], 0
    for size in sizes:
        if at < len(text):
            parts.append(text[at : at + size])
            at += size
    return SPACE.join([*parts, text[at:]] if at < len(text) else parts)


def kid(value: str | None) -> str:
    r"""A payment reference in fours.

    >>> kid("0011840260004")
    '0011\xa08402\xa06000\xa04'
    """
    return groups(value, [4] * 7) if value else EMPTY


def account(value: str | None) -> str:
    """A bank account number as printed on letters.

    >>> account("12345678903")
    '1234.56.78903'
    """
    if not value or len(value) != 11:
        return value or EMPTY
    return f"{value[:4]}.{value[4:6]}.{value[6:]}"


def masked(value: str | None) -> str:
    r"""An identity number with only its birth date readable.

    >>> masked("16920612345"), masked("169206*****")
    ('169206\xa0*****', '169206\xa0*****')
    """
    if not value:
        return EMPTY
    digits = "".join(value.split())
    return f"{digits[:6]}{SPACE}{'*' * max(0, len(digits) - 6)}"


def phone(value: str | None) -> str:
    r"""A telephone number: mobiles 3-2-3, others in pairs, foreign ones as they are.

    >>> phone("91234567"), phone("+4722123456"), phone("+46701234567")
    ('912\xa034\xa0567', '22\xa012\xa034\xa056', '+46701234567')
    """
    if not value:
        return EMPTY
    digits = "".join(value.split()).removeprefix("+47")
    if len(digits) != 8 or not digits.isdigit():
        return value
    return groups(digits, (3, 2, 3) if digits[0] in "489" else (2, 2, 2, 2))


def or_dash(value: object) -> str:
    """A text, or the dash that says there is none."""
    text = "" if value is None else str(value)
    return text or EMPTY
