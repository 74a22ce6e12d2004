"""KID: the number that says what a payment is for, with its control digit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from collector_desk.errors.numbers import KidWrong

SHORTEST, LONGEST = 2, 25
PLAN_KIND = 0  # of payment plans; the kinds of claims begin at 1
TREKK_KIND = 99  # of own decisions on trekk for several claims
CLAIM_KID_LENGTH = 16  # the house's own: client 4, claim 9, kind 2, control digit (MOD10)

_SPACES = re.compile("[ \u00a0\u202f]")


class Modulus(StrEnum):
    """How the last position is computed; fixed by the agreement with the bank."""

    MOD10 = "MOD10"
    MOD11 = "MOD11"  # the last position may be «-»


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimKid:
    """What a KID of the house says: creditor client, claim number and claim kind."""

    client: int
    claim: int
    kind: int


def build(payload: str, modulus: Modulus) -> str:
    """``payload`` and its control digit. Raises KidWrong unless it has 1–24 digits.

    >>> build("12345678", Modulus.MOD10), build("12345678", Modulus.MOD11)
    ('123456782', '123456785')
    """
    if not re.fullmatch("[0-9]*", payload):
        raise KidWrong(why="den har andre tegn enn sifre")
    if not SHORTEST - 1 <= len(payload) <= LONGEST - 1:
        raise KidWrong(why="den må ha 2 til 25 tegn")
    return payload + _control(payload, modulus)


def is_valid(text: str, modulus: Modulus) -> bool:
    """Whether ``text``, as it stands, is a KID under ``modulus``.

    >>> is_valid("2345676", Modulus.MOD10), is_valid("2345675", Modulus.MOD10)
    (True, False)
    """
    if not SHORTEST <= len(text) <= LONGEST or not re.fullmatch("[0-9]+[0-9-]", text):
        return False
    return text[-1] == _control(text[:-1], modulus)


def kinds(text: str) -> frozenset[Modulus]:
    """Every modulus that ``text`` fits; none when it is no KID."""
    return frozenset(modulus for modulus in Modulus if is_valid(text, modulus))


def check(text: str, modulus: Modulus) -> str:
    """A KID somebody typed, without its spaces. Raises KidWrong."""
    kid = _SPACES.sub("", text)
    if not kid:
        raise KidWrong(why="feltet er tomt")
    if not re.fullmatch("[0-9]*[0-9-]", kid):
        raise KidWrong(why="den har andre tegn enn sifre")
    if not SHORTEST <= len(kid) <= LONGEST:
        raise KidWrong(why="den må ha 2 til 25 tegn")
    if kid.endswith("-") and modulus is Modulus.MOD10:
        raise KidWrong(why="bindestrek hører til MOD11, avtalen har MOD10")
    if not is_valid(kid, modulus):
        raise KidWrong(why="kontrollsifferet stemmer ikke")
    return kid


def claim_kid(*, client: int, claim: int, kind: int) -> str:
    """The house's KID of a claim: 16 digits, MOD10. Raises KidWrong for a number without room.

    >>> claim_kid(client=42, claim=1874, kind=7)
    '0042000001874072'
    """
    if client not in range(10**4) or claim not in range(1, 10**9) or kind not in range(100):
        raise KidWrong(why="kunde-, krav- eller typenummeret får ikke plass")
    return build(f"{client:04d}{claim:09d}{kind:02d}", Modulus.MOD10)


def plan_kid(*, year: int, number: int) -> str:
    """The house's KID of a payment plan: as a claim's, with its year as client and kind 00.

    No claim has kind 00, so it is never a claim's.

    >>> plan_kid(year=2026, number=12)
    '2026000000012001'
    """
    return claim_kid(client=year, claim=number, kind=PLAN_KIND)


def trekk_kid(*, year: int, number: int) -> str:
    """The house's KID of a decision on trekk: as a plan's, with kind 99.

    The published message has one KID for all its claims.

    >>> trekk_kid(year=2026, number=12)
    '2026000000012993'
    """
    return claim_kid(client=year, claim=number, kind=TREKK_KIND)


def read_claim_kid(text: str) -> ClaimKid:
    """What a KID of the house says. Raises KidWrong for any other KID.

    >>> read_claim_kid("0042000001874072")
    ClaimKid(client=42, claim=1874, kind=7)
    """
    kid = check(text, Modulus.MOD10)
    if len(kid) != CLAIM_KID_LENGTH:
        raise KidWrong(why="den har ikke etatens seksten sifre")
    claim = int(kid[4:13])
    if not claim:
        raise KidWrong(why="den har ikke noe kravnummer")
    return ClaimKid(client=int(kid[:4]), claim=claim, kind=int(kid[13:15]))


def _control(payload: str, modulus: Modulus) -> str:
    return _mod10(payload) if modulus is Modulus.MOD10 else _mod11(payload)


def _mod10(payload: str) -> str:
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in payload[::-2])
    return str(-(doubled + sum(map(int, payload[-2::-2]))) % 10)


def _mod11(payload: str) -> str:
    total = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(payload)))
    return "0123456789-"[-total % 11]
