"""Finding debtors by what is written in digits: identity, organisation, birth date, telephone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, or_

from collector_desk.models import Debtor, Identity
from collector_desk.service.database import Work
from collector_desk.service.search_names import born_on
from collector_desk.service.search_text import Typed
from collector_desk.service.search_ways import How, Way, between, few, filled, living, way

_IDENTITY = 11
_TELEPHONE = range(6, 16)  # as many digits as a telephone number, or enough of its beginning
_ABROAD, _NORWAY, _AT_HOME = "00", "47", 8


@dataclass(frozen=True, slots=True)
class NumberShape:
    """Which numbers of a debtor a text may be."""

    identity: bool
    organisation: bool
    born: bool
    telephone: bool


def shape(work: Work, typed: Typed) -> tuple[NumberShape, dict[str, Any]]:
    """Which numbers a text may be, and what is in its slots."""
    digits = typed.number if typed.number.isdigit() else ""
    found = NumberShape(
        # The whole number only: the keyed index knows no beginnings.
        identity=len(digits) == _IDENTITY,
        organisation=bool(typed.organisation),
        born=typed.born is not None and (bool(typed.number) or not typed.words),
        telephone=len(digits) in _TELEPHONE,
    )
    slots: dict[str, Any] = {"organisation": typed.organisation, "born": typed.born}
    if found.identity:
        slots["identity"] = work.vault.blind_index(digits)
    if found.telephone:
        slots |= filled(dict(zip(("p0", "p1", "p2"), _spellings(digits), strict=True)))
    return found, slots


def _spellings(digits: str) -> tuple[str, str, str]:
    """A telephone number as it may be kept: as it stands, and with and without the country."""
    bare = digits.removeprefix(_ABROAD) or digits
    home = bare.removeprefix(_NORWAY) if len(bare) > _AT_HOME else bare
    return bare, home, _NORWAY + home


def ways(text: NumberShape) -> list[Way]:
    """How to look for a debtor by the number or date that was typed."""
    found = []
    if text.identity:
        identity = way(How.IDENTITY, Identity.debtor_id)
        found.append(identity.where(Identity.blind_index == bindparam("identity")))
    if text.organisation:
        organisation = way(How.ORGANISATION, Debtor.id)
        found.append(organisation.where(Debtor.org_number == bindparam("organisation")))
    if text.born:
        found.append(born_on(How.BIRTH_DATE).order_by(Debtor.search_name))
    if text.telephone:
        kept = or_(*(between(Debtor.phone, slot) for slot in ("p0", "p1", "p2")))
        found.append(way(How.PHONE, Debtor.id).where(kept, living()))
    return [few(each) for each in found]
