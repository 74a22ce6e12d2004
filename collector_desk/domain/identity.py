"""Identity and organisation numbers: form and control digits only, never what they tell of a person.

Birth date, century and sex are not read out of a number: from 2032 they are not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from collector_desk.errors.numbers import (
    IdentityNumberWrong,
    OrganisationNumberWrong,
    RealIdentityNumber,
    SyntheticIdentityNumber,
)

_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_ORGANISATION_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
_RULE_2032 = range(4)  # the remainders allowed from 2032; 0 is the rule of 1964
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_D_NUMBER = 40  # added to the day
_SERIES = (40, 65, 80)  # added to the month: NAV, Norsk helsenett, Skatteetaten
_TENOR = 80


class IdentityKind(StrEnum):
    """What sort of number the register gave."""

    NATIONAL = "national"  # fødselsnummer
    D_NUMBER = "d_number"


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number whose form and control digits are right; it never shows itself by accident."""

    number: str = field(repr=False)
    kind: IdentityKind

    def __str__(self) -> str:
        return mask(self.number)


def check(text: str, *, synthetic: bool) -> IdentityNumber:
    """A fødselsnummer or D-number under the rule of 1964 or 2032.

    ``synthetic`` says which desk this is: practice and tests (True) take synthetic numbers only
    and raise RealIdentityNumber, production (False) raises SyntheticIdentityNumber.
    Raises IdentityNumberWrong for whatever is no number at all. None repeats the number.

    >>> check("169206 00186", synthetic=True)
    IdentityNumber(kind=<IdentityKind.NATIONAL: 'national'>)
    """
    number = re.sub(r"[ \u00a0\u202f]", "", text)
    if not re.fullmatch("[0-9]*", number):
        raise IdentityNumberWrong(why="det har andre tegn enn sifre")
    if len(number) != len(_SECOND_WEIGHTS):
        raise IdentityNumberWrong(why="det må ha elleve sifre")
    kind, series = _date_part(number)
    _control_part(number)
    if synthetic and not series:
        raise RealIdentityNumber
    if series and not synthetic:
        raise SyntheticIdentityNumber
    return IdentityNumber(number, kind)


def mask(number: str) -> str:
    """The first six digits and no more.

    >>> mask("16920600186")
    '169206 *****'
    """
    return f"{number[:6]} *****"


def make(
    *, day: int, month: int, yy: int, individual: int, kind: IdentityKind = IdentityKind.NATIONAL
) -> str:
    """A synthetic number (month + 80) for practice and tests, with control digits of 1964.

    Raises IdentityNumberWrong for an impossible date, and where ``individual`` (0–999) would
    need a control digit of ten: such numbers are never given out.

    >>> make(day=16, month=12, yy=6, individual=1)
    '16920600186'
    """
    number = _built(_date_digits(day=day, month=month, yy=yy, kind=kind), individual)
    if number is None:
        raise IdentityNumberWrong(why="dette individnummeret har ikke noe kontrollsiffer")
    return number


def make_all(
    *, day: int, month: int, yy: int, kind: IdentityKind = IdentityKind.NATIONAL
) -> Iterator[str]:
    """Every synthetic number of that date, in order; about 830 of the thousand.

    Raises IdentityNumberWrong for an impossible date.

    >>> next(make_all(day=16, month=12, yy=6, kind=IdentityKind.D_NUMBER))
    '56920600099'
    """
    digits = _date_digits(day=day, month=month, yy=yy, kind=kind)
    built = (_built(digits, individual) for individual in range(1000))
    return (number for number in built if number is not None)


def check_orgnr(text: str) -> str:
    """An organisation number as its nine digits; «NO … MVA» and spaces are taken off.

    Raises OrganisationNumberWrong, which does not repeat the number.

    >>> check_orgnr("NO 971 648 198 MVA")
    '971648198'
    """
    bare = re.sub(r"[ \u00a0\u202f]", "", text).upper()
    number = bare.removeprefix("NO").removesuffix("MVA")
    if not re.fullmatch("[0-9]*", number):
        raise OrganisationNumberWrong(why="det har andre tegn enn sifre")
    if len(number) != len(_ORGANISATION_WEIGHTS) + 1:
        raise OrganisationNumberWrong(why="det må ha ni sifre")
    if number[0] not in "2389":
        raise OrganisationNumberWrong(why="det begynner på 8 eller 9 (syntetisk: 2 eller 3)")
    if _weighted(number, (*_ORGANISATION_WEIGHTS, 1)) % 11:
        raise OrganisationNumberWrong(why="kontrollsifferet stemmer ikke")
    return number


def is_synthetic_orgnr(number: str) -> bool:
    """The series of Skatteetaten's test organisations.

    >>> is_synthetic_orgnr("313159949"), is_synthetic_orgnr("958935420")
    (True, False)
    """
    return number[0] in "23"


def make_orgnr(seed: str) -> str:
    """A synthetic organisation number from eight digits that begin with 2 or 3.

    Raises OrganisationNumberWrong where the control digit would be ten.

    >>> make_orgnr("31315994")
    '313159949'
    """
    if not re.fullmatch("[23][0-9]{7}", seed):
        raise OrganisationNumberWrong(
            why="et testnummer lages av åtte sifre som begynner på 2 eller 3"
        )
    control = -_weighted(seed, _ORGANISATION_WEIGHTS) % 11
    if control == 10:
        raise OrganisationNumberWrong(why="disse sifrene har ikke noe kontrollsiffer")
    return f"{seed}{control}"


def _date_part(number: str) -> tuple[IdentityKind, int]:
    day, month, yy = int(number[:2]), int(number[2:4]), int(number[4:6])
    kind = IdentityKind.NATIONAL
    if _D_NUMBER < day <= _D_NUMBER + 31:
        kind, day = IdentityKind.D_NUMBER, day - _D_NUMBER
    series = next((added for added in _SERIES if 1 <= month - added <= 12), 0)
    month -= series
    if not 1 <= month <= 12:
        raise IdentityNumberWrong(why="siffer tre og fire er ingen måned")
    # The century is unknown, so each fourth year may have its leap day, also 00.
    longest = 28 if month == 2 and yy % 4 else _DAYS[month - 1]
    if not 1 <= day <= longest:
        raise IdentityNumberWrong(why="de to første sifrene er ingen dag i måneden")
    return kind, series


def _control_part(number: str) -> None:
    if _weighted(number, (*_FIRST_WEIGHTS, 1)) % 11 not in _RULE_2032:
        raise IdentityNumberWrong(why="det første kontrollsifferet stemmer ikke")
    if _weighted(number, _SECOND_WEIGHTS) % 11:
        raise IdentityNumberWrong(why="det andre kontrollsifferet stemmer ikke")


def _date_digits(*, day: int, month: int, yy: int, kind: IdentityKind) -> str:
    first = day + _D_NUMBER if kind is IdentityKind.D_NUMBER else day
    digits = f"{first:02d}{month + _TENOR:02d}{yy:02d}"
    if not re.fullmatch("[0-9]{6}", digits) or not 1 <= day <= 31:
        raise IdentityNumberWrong(why="det er ingen dag i kalenderen")
    _date_part(digits)
    return digits


def _built(date_digits: str, individual: int) -> str | None:
    if individual not in range(1000):
        raise IdentityNumberWrong(why="individnummeret må være fra 0 til 999")
    nine = f"{date_digits}{individual:03d}"
    first = -_weighted(nine, _FIRST_WEIGHTS) % 11
    second = -_weighted(f"{nine}{first}", _SECOND_WEIGHTS) % 11
    return f"{nine}{first}{second}" if first < 10 and second < 10 else None


def _weighted(number: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))
