"""What somebody typed in the search box, read in every way it can be meant."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from collector_desk.domain import folding
from collector_desk.domain.dates import parse_date
from collector_desk.errors.numbers import NotADate

_DATE = re.compile(
    r"(?<![0-9.])(?:[0-9]{1,2}([./-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?![0-9])"
)
_BARE_DATE = re.compile(r"(?<!\S)(?:[0-9]{6}|[0-9]{8})(?!\S)")
_LABEL = re.compile(
    r"(?:f(?:ødsels)?\.?n(?:umme)?r|d-?n(?:umme)?r|født|kid|tlf|telefon|mobil|reg\.?nr|org\.?nr"
    r"|organisasjonsnummer|sak(?:snr)?|krav(?:snr|nr)?|faktura(?:nr)?)\.?:?\s*"
    r"(?=\+?[0-9]|[a-zæøå]{1,3}[\s-]?[0-9])",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s./()-]")
_NUMBER = re.compile(r"\+?[0-9]+")
_CLAIM = re.compile(r"[Kk][\s-]*([0-9]{4}[\s-]*[0-9]{1,9}|[0-9]{1,9})")
_ORGANISATION = re.compile(r"(?:NO)?([0-9]{9})(?:MVA)?", re.IGNORECASE)
_PLATE = re.compile(r"[A-ZÆØÅ]{1,3}[0-9]{2,6}")
_YEAR = re.compile(r"(?:18|19|20)[0-9]{2}")
_DIGIT = re.compile("[0-9]")
_LONGEST_NUMBER = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A text and what it may be. Empty where it cannot be that."""

    text: str
    number: str  # digits, where the whole text is one number; the last «-» of a KID is kept
    claim_number: str  # digits of a claim number written with its K
    organisation: str
    plate: str  # capitals and digits without blanks
    born: date | None
    words: tuple[str, ...]  # folded, in order; a birth date is not among them
    address: str  # folded as an address is

    @property
    def names(self) -> tuple[str, ...]:
        """The words that can be a name's."""
        return tuple(word for word in self.words if not _DIGIT.search(word))

    @property
    def others(self) -> tuple[str, ...]:
        """The words with digits: postcode, year, house number."""
        return tuple(word for word in self.words if _DIGIT.search(word))


def read(text: str, today: date) -> Typed:
    """Read a text. Nothing is refused: what cannot be read finds nothing."""
    plain = _plain(text)
    label = _LABEL.match(plain)
    plain = plain[label.end() :] if label else plain
    born, rest = _born(plain, today)
    whole_date = born is not None and bool(_DATE.fullmatch(plain))
    compact = _SEPARATORS.sub("", plain)
    number = _number(plain, compact) if not whole_date else ""
    claim = _CLAIM.fullmatch(plain)
    organisation = _ORGANISATION.fullmatch(compact)
    plate = compact.upper()
    return Typed(
        text=plain,
        number=number,
        claim_number=_SEPARATORS.sub("", claim[1]) if claim else "",
        organisation=organisation[1] if organisation else "",
        plate=plate if _PLATE.fullmatch(plate) else "",
        born=born,
        words=folding.words(rest),
        address=folding.address(rest) if not number else "",
    )


def _plain(text: str) -> str:
    spelt = unicodedata.normalize("NFKC", text)
    seen = "".join(" " if unicodedata.category(c).startswith(("C", "Z")) else c for c in spelt)
    return " ".join(seen.replace("\u2212", "-").replace("–", "-").split())[:400]


def _number(plain: str, compact: str) -> str:
    if not _NUMBER.fullmatch(compact) or len(compact) > _LONGEST_NUMBER:
        return ""
    return compact.removeprefix("+") + ("-" if plain.endswith("-") else "")


def _born(plain: str, today: date) -> tuple[date | None, str]:
    """The birth date in a text, and the text without it."""
    found = _DATE.search(plain) or _BARE_DATE.search(plain)
    if found is None:
        return None, plain
    try:
        day = parse_date(found[0], today)
    except NotADate:
        return None, plain
    if day > today:
        # Two digits of a year reach into the future for due dates; nobody is born there.
        if str(day.year) in found[0]:
            return None, plain
        day = _century_before(day)
    return day, plain[: found.start()] + " " + plain[found.end() :]


def _century_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 100)
    except ValueError:  # 29 February of a year 00
        return date(day.year - 100, 2, 28)


def is_year(word: str, today: date) -> bool:
    """Whether four digits can be the year somebody was born in."""
    return bool(_YEAR.fullmatch(word)) and int(word) <= today.year
