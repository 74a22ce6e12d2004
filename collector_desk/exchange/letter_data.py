"""A letter's values as the words that are printed: plain text, checked, and never a command."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from collector_desk.domain import identity
from collector_desk.domain.accounts import check_account, format_account, format_iban, to_iban
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_parts import Slip
from collector_desk.domain.phrases import dotted, kroner, percent
from collector_desk.errors import DeskError
from collector_desk.errors.letters import (
    LetterIdentityNumber,
    LetterMarkerLeft,
    LetterValueMissing,
)

MARKER = re.compile(r"\[\[[^\[\]]*\]\]")
"""A place to fill in, as drafts have it: «[[begrunnelse]]»."""

_ELEVEN = re.compile(r"(?<!\d)\d{6}[ \u00a0]?\d{5}(?!\d)")
_NUMBERS = frozenset({"kid", "account", "invoice"})  # eleven digits that are no person's
_FREE = frozenset({"text", "reasons", "objection", "undisputed", "facts", "questions"})
_UNBROKEN = re.compile(r"(\S{30})(?=\S)")
_MONEY = frozenset({"Money", "Money | None"})  # as declared: øre are ints like any other


def printed(content: Content) -> dict[str, Any]:
    """Every value of the letter as it is printed: kroner, dd.mm.åååå, percent, clean text.

    Raises:
        LetterValueMissing: a value the letter cannot do without is empty.
        LetterMarkerLeft: a text still has a place to fill in.
        LetterIdentityNumber: a text holds an identity number.
    """
    return _fields(content)


def clean(text: str) -> str:
    r"""``text`` as it can be printed and read aloud in one way only.

    Control characters become U+FFFD, visibly; what is invisible (marks that turn the direction
    of writing, soft hyphens) goes; a word longer than a line may break anywhere.

    >>> clean("a\x00b\u202ec"), clean("x" * 31) == "x" * 30 + "\u200bx"
    ('a\ufffdbc', True)
    """
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _UNBROKEN.sub("\\1\u200b", "".join(map(_sign, plain)))


def _sign(sign: str) -> str:
    if sign in "\n\t":
        return sign
    category = unicodedata.category(sign)
    if category in {"Zl", "Zp"}:
        return "\n"
    if category == "Cf":
        return ""
    return "\ufffd" if category.startswith("C") else sign


def _fields(part: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        _refuse_empty(field, value)
        found[field.name] = _value(value, name=field.name, declared=str(field.type))
    for name, declared in _derived(type(part)):
        found[name] = _value(getattr(part, name), name=name, declared=declared)
    return found | _account(part)


def _derived(owner: type) -> Iterator[tuple[str, str]]:
    """The properties of a part, such as the sum of its additions, with their declared types."""
    for name, member in vars(owner).items():
        if isinstance(member, property):
            yield name, str(member.fget.__annotations__["return"])


def _account(part: Any) -> dict[str, Any]:
    if not isinstance(part, Slip):
        return {}
    number = check_account(part.account)
    return {"account": format_account(number), "iban": format_iban(to_iban(number))}


def _refuse_empty(field: Field[Any], value: object) -> None:
    needed = field.default is MISSING and field.default_factory is MISSING
    blank = value == () or (isinstance(value, str) and not clean(value).strip())
    if needed and blank:
        raise LetterValueMissing(what=WORDS[field.name])


def _value(value: Any, *, name: str, declared: str) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return _text(value, name=name)
    if isinstance(value, tuple):
        return [_value(each, name=name, declared="") for each in value]
    if is_dataclass(value):
        return _fields(value)
    return _figure(value, declared=declared)


def _figure(value: Any, *, declared: str) -> str:
    if isinstance(value, date):
        return dotted(value)
    if isinstance(value, Decimal):
        return percent(value)
    return kroner(value) if declared in _MONEY else str(value)


def _text(value: str, *, name: str) -> str:
    text = clean(value)
    if marker := MARKER.search(text):
        raise LetterMarkerLeft(marker=marker[0])
    if name not in _NUMBERS and any(map(_is_identity, _ELEVEN.findall(text))):
        raise LetterIdentityNumber
    return text.strip() if name in _FREE else " ".join(text.split())


def _is_identity(digits: str) -> bool:
    for synthetic in (True, False):
        try:
            identity.check(digits, synthetic=synthetic)
        except DeskError:
            continue
        return True
    return False


WORDS: Mapping[str, str] = {
    "accepted": "dagen avtalen ble godtatt",
    "account": "kontonummer",
    "amounts": "beløpene før og etter",
    "bank": "banken",
    "bic": "bankens BIC",
    "claim": "kravet",
    "claims": "krav",
    "debtor": "skyldnerens navn",
    "covering": "dekningsrekkefølge",
    "decided": "hvem som har avgjort",
    "facts": "hva avgjørelsen bygger på",
    "handled_by": "hvem som behandler innsigelsen",
    "kid": "KID",
    "legal_basis": "rettsgrunnlag",
    "lines": "adresse",
    "missed": "avdrag som mangler",
    "name": "mottakerens navn",
    "number": "nummer",
    "objection": "hva innsigelsen går ut på",
    "onward": "hvor saken kan prøves videre",
    "owners": "kontoens eiere",
    "payer": "trekkpliktig",
    "part": "hvilken del av kravet beløpet gjelder",
    "phone": "telefonnummer",
    "questions": "spørsmål",
    "rank": "prioritet",
    "reasons": "begrunnelse",
    "receiver": "mottaker av betalingen",
    "reckoning": "beregningen",
    "reference": "vår referanse",
    "rows": "forfallsdager",
    "slips": "betalingsdel",
    "subject": "overskrift",
    "text": "tekst",
    "unit": "virksomhet",
    "way": "hvordan det kom",
    "web": "nettsted",
    "what": "hva kravet gjelder",
    "who": "hvem som har avgjort",
    "writer": "hvem det er fra",
}
"""What a field is called in a refusal."""
