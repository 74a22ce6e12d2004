"""One record of a hand-over on its way from text to values, with every fault it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from collector_desk.domain.handover import Fault
from collector_desk.domain.money import Money
from collector_desk.exchange.claims_layout import AMOUNT_DIGITS, Column

T = TypeVar("T")

_NUMBER = re.compile(rf"-?[0-9]{{1,{AMOUNT_DIGITS}}}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Control characters, surrogates, and marks that turn or hide text on screens and in letters.
_UNFIT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(slots=True)
class Row:
    """The fields of one record as text; an absent field is missing or empty.

    Reading a field notes what is wrong with it in ``faults`` and gives a stand-in, so that every
    fault of a claim is found at once; a claim with faults is never used.
    """

    line: int
    path: str
    columns: Mapping[str, Column]
    values: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)

    def text(self, name: str) -> str:
        value, column = self.values.get(name, "").strip(), self.columns[name]
        if not value:
            missing = ("claims.missing", "feltet mangler", "Fyll ut feltet.")
            return self.fault(name, *missing) if column.required else ""
        if not value.isprintable() and _UNFIT.search(value):
            return self.fault(
                name, "claims.text", "teksten har styretegn", "Fjern tegn som ikke vises."
            )
        if len(value) > column.longest:
            return self.fault(
                name,
                "claims.too_long",
                f"teksten har {len(value)} tegn, grensen er {column.longest}",
                "Kort ned teksten.",
            )
        return value

    def number(self, name: str) -> Money | None:
        """Whole øre or a count; None when absent."""
        value = self.text(name)
        if not value:
            return None
        if not _NUMBER.fullmatch(value):
            self.fault(
                name,
                "claims.number",
                "dette er ikke et helt tall",
                "Skriv beløp i hele øre, bare sifre: 123450.",
            )
            return None
        return int(value)

    def day(self, name: str) -> date | None:
        value = self.text(name)
        if not value:
            return None
        try:
            day = date.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            day = None
        if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            self.fault(
                name, "claims.date", "dette er ikke en dato", "Skriv datoen slik: 2026-11-23."
            )
            return None
        return day

    def yes(self, name: str) -> bool:
        return bool(self.pick(name, {"ja": True, "nei": False}))

    def pick(self, name: str, codes: Mapping[str, T]) -> T | None:
        """The value of a code; None when absent or unknown."""
        value = self.text(name)
        if value and value not in codes:
            self.fault(
                name, "claims.choice", "verdien er ukjent", f"Bruk en av: {', '.join(codes)}."
            )
        return codes.get(value)

    def fault(self, name: str, code: str, text: str, remedy: str) -> str:
        """Note the first fault of a field; the empty text is its stand-in."""
        at = self.path + name
        if all(fault.field != at for fault in self.faults):
            self.faults.append(Fault(line=self.line, field=at, code=code, text=text, remedy=remedy))
        return ""


@dataclass(slots=True)
class ClaimRows:
    """The records of one claim: the claim itself, its letters, part payments and debtors."""

    claim: Row
    parts: dict[str, list[Row]] = field(default_factory=lambda: {"P": [], "B": [], "D": []})

    @property
    def records(self) -> int:
        return 1 + sum(map(len, self.parts.values()))

    @property
    def faults(self) -> list[Fault]:
        rows = [self.claim, *(row for rows in self.parts.values() for row in rows)]
        return [fault for row in rows for fault in row.faults]


@dataclass(frozen=True, slots=True)
class FileRows:
    """A whole hand-over as records."""

    header: Row
    claims: list[ClaimRows]
