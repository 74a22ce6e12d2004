"""Norwegian bank accounts: eleven digits with a control digit, and their IBAN."""

from __future__ import annotations

import re

from collector_desk.errors.numbers import AccountWrong, IbanWrong

_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_NO = "232400"  # «NO00» as ISO 13616 writes letters: N = 23, O = 24
_SPACES = re.compile("[ \u00a0\u202f]")
_BETWEEN = re.compile("[. \u00a0\u202f]")
_DOTTED = re.compile(r"[0-9]{4}\.[0-9]{2}\.[0-9]{5}")


def check_account(text: str) -> str:
    """An account number as its eleven digits; points and spaces are taken off.

    Raises AccountWrong. Old accounts with 00 in the fifth and sixth position are checked as all
    others: whether a shorter check holds for them is not verified.

    >>> check_account("1315.01.01837")
    '13150101837'
    """
    bare = _SPACES.sub("", text)
    number = bare.replace(".", "") if _DOTTED.fullmatch(bare) else bare
    if not re.fullmatch("[0-9]*", number):
        raise AccountWrong(why="det har andre tegn enn sifre, eller punktum på feil sted")
    if len(number) != len(_WEIGHTS):
        raise AccountWrong(why="det må ha elleve sifre")
    if number.startswith("0000"):
        raise AccountWrong(why="de fire første sifrene er ingen bank")
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=True))
    if total % 11:
        raise AccountWrong(why="kontrollsifferet stemmer ikke")
    return number


def bare_account(text: str) -> str:
    """An account without the points and spaces that it may be written with; nothing is checked.

    >>> bare_account("1315.01.01837")
    '13150101837'
    """
    return _BETWEEN.sub("", text)


def format_account(number: str) -> str:
    """The account as printed.

    >>> format_account("13150101837")
    '1315.01.01837'
    """
    return f"{number[:4]}.{number[4:6]}.{number[6:]}"


def to_iban(account: str) -> str:
    """The IBAN of an account (ISO 13616). Raises AccountWrong.

    >>> to_iban("1315.01.01837")
    'NO3913150101837'
    """
    number = check_account(account)
    return f"NO{98 - int(number + _NO) % 97:02d}{number}"


def from_iban(text: str) -> str:
    """The account inside a Norwegian IBAN. Raises IbanWrong or, for what it holds, AccountWrong.

    >>> from_iban("NO39 1315 0101 837")
    '13150101837'
    """
    iban = _SPACES.sub("", text).upper()
    if not iban.startswith("NO"):
        raise IbanWrong(why="den begynner ikke med NO")
    if not re.fullmatch("NO[0-9]{13}", iban):
        raise IbanWrong(why="etter NO må det stå tretten sifre")
    if int(iban[4:] + "2324" + iban[2:4]) % 97 != 1 or not 2 <= int(iban[2:4]) <= 98:
        raise IbanWrong(why="kontrollsifrene etter NO stemmer ikke")
    return check_account(iban[4:])


def format_iban(iban: str) -> str:
    """The IBAN in groups of four, as printed.

    >>> format_iban("NO3913150101837")
    'NO39 1315 0101 837'
    """
    return " ".join(iban[place : place + 4] for place in range(0, len(iban), 4))
