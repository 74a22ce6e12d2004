"""The creditor units that may hand claims over: those in the database, and those shipped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from collector_desk.models import CreditorUnit
from collector_desk.service.database import Work


@dataclass(frozen=True, slots=True)
class Unit:
    """A creditor unit. ``id`` is None until its first claim comes; ``client`` leads its KIDs."""

    id: int | None
    code: str
    name: str
    kind: str
    client: int


_DISTRICTS = (
    "Gamle Oslo",
    "Grünerløkka",
    "Sagene",
    "St. Hanshaugen",
    "Frogner",
    "Ullern",
    "Vestre Aker",
    "Nordre Aker",
    "Bjerke",
    "Grorud",
    "Stovner",
    "Alna",
    "Østensjø",
    "Nordstrand",
    "Søndre Nordstrand",
)
_AGENCIES = (
    ("UDE", "Utdanningsetaten"),
    ("DEICHMAN", "Deichman bibliotek"),
    ("HEL", "Helseetaten"),
    ("SYE", "Sykehjemsetaten"),
    ("BYM", "Bymiljøetaten"),
    ("PBE", "Plan- og bygningsetaten"),
    ("VEL", "Velferdsetaten"),
    ("BRE", "Brann- og redningsetaten"),
    ("EBY", "Eiendoms- og byfornyelsesetaten"),
    ("VAV", "Vann- og avløpsetaten"),
)
_COMPANIES = (("BOLIGBYGG", "Boligbygg Oslo KF"), ("OSLOBYGG", "Oslobygg KF"))

SHIPPED = (
    *(
        Unit(None, f"BYD{place:02d}", f"Bydel {name}", "bydel", 100 + place)
        for place, name in enumerate(_DISTRICTS, 1)
    ),
    *(Unit(None, code, name, "etat", 200 + place) for place, (code, name) in enumerate(_AGENCIES)),
    *(Unit(None, code, name, "kf", 300 + place) for place, (code, name) in enumerate(_COMPANIES)),
)
"""Every unit has a client number of its own, so that two units never share a KID."""


def known(work: Work) -> dict[str, Unit]:
    """Every unit by its code; what the database says wins over what is shipped."""
    rows = work.scalars(select(CreditorUnit))
    return {unit.code: unit for unit in SHIPPED} | {row.code: _unit(row) for row in rows}


def kept(work: Work, units: Mapping[str, Unit]) -> dict[str, Unit]:
    """The same units, each with its row; a shipped one gets it with its first claim."""
    found = dict(units)
    for code, unit in units.items():
        if unit.id is None:
            row = CreditorUnit(code=code, name=unit.name, kind=unit.kind, client=unit.client)
            work.add(row)
            work.flush()
            found[code] = _unit(row)
    return found


def _unit(row: CreditorUnit) -> Unit:
    return Unit(row.id, row.code, row.name, row.kind, row.client)
