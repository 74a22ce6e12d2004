"""Debtors as they come with claims: found by what identifies them, or made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from collector_desk.domain import folding
from collector_desk.domain.handover import HandedDebtor
from collector_desk.domain.identity import IdentityKind
from collector_desk.models import Debtor, DebtorMerge, Identity, ProtectedAddress, Team
from collector_desk.service import merged
from collector_desk.service.database import Work
from collector_desk.service.keys import chunks, fill, reserve
from collector_desk.service.search_index import index_debtor, index_new

_NUMBER, _ORGANISATION, _WHO = "number", "organisation", "who"
_Identifier = tuple[str, str]


def identity_place(debtor_id: int) -> str:
    """Where an identity number is sealed for: it cannot be read as another debtor's."""
    return f"identity:{debtor_id}"


def address_place(debtor_id: int) -> str:
    """Where a protected address is sealed for."""
    return f"address:{debtor_id}"


@dataclass(frozen=True, slots=True)
class Known:
    """A debtor that is here already."""

    id: int
    protected: bool


def name_of(debtor: HandedDebtor) -> str:
    """«Lykt, Fager» or the organisation's name."""
    if debtor.is_organisation:
        return debtor.organisation_name
    first = " ".join(part for part in (debtor.first_name, debtor.middle_name) if part)
    return f"{debtor.last_name}, {first}"


def identifier(work: Work, debtor: HandedDebtor) -> _Identifier:
    """What tells one debtor from another: identity number, organisation number, or who and where.

    Two people may share a name; without a number only name, birth date and address together
    make them one.
    """
    if debtor.identity_number:
        return _NUMBER, work.vault.blind_index(_digits(debtor.identity_number))
    if debtor.organisation_number:
        return _ORGANISATION, _digits(debtor.organisation_number)
    return _WHO, _who(folding.search_name(name_of(debtor)), debtor.birth_date, _address(debtor))


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _who(name: str, birth_date: date | None, address: str) -> str:
    return f"{name}|{birth_date or ''}|{address}"


def _address(debtor: HandedDebtor) -> str:
    return folding.address(debtor.address, debtor.postcode, debtor.city)


def find(work: Work, wanted: Iterable[_Identifier]) -> dict[_Identifier, Known]:
    """Those of the wanted that are here already."""
    by_kind: dict[str, set[str]] = {_NUMBER: set(), _ORGANISATION: set(), _WHO: set()}
    for kind, key in wanted:
        by_kind[kind].add(key)
    found: dict[_Identifier, Known] = {}
    shown = (Debtor.id, Debtor.protection)
    for some in chunks(by_kind[_NUMBER]):
        query = select(*shown, Identity.blind_index).join(Identity, Identity.debtor_id == Debtor.id)
        for row in work.execute(query.where(Identity.blind_index.in_(some))):
            found[_NUMBER, row.blind_index] = Known(row.id, row.protection != "open")
    for some in chunks(by_kind[_ORGANISATION]):
        named = select(*shown, Debtor.org_number).where(Debtor.org_number.in_(some))
        for debtor_id, protection, number in work.execute(named.order_by(Debtor.id.desc())):
            found[_ORGANISATION, number or ""] = Known(debtor_id, protection != "open")
    return found | _find_by_who(work, by_kind[_WHO])


def _find_by_who(work: Work, wanted: set[str]) -> dict[_Identifier, Known]:
    """A protected person has no address to be known by, and is never found this way."""
    found: dict[_Identifier, Known] = {}
    for some in chunks({key.rsplit("|", 1)[1] for key in wanted}):
        query = select(Debtor.id, Debtor.search_name, Debtor.birth_date, Debtor.address_key)
        for row in work.execute(
            query.where(Debtor.address_key.in_(some), Debtor.protection == "open")
        ):
            key = _who(row.search_name, row.birth_date, row.address_key)
            if key in wanted:
                found[_WHO, key] = Known(row.id, protected=False)
    return found


def settle(work: Work, handed: Mapping[_Identifier, HandedDebtor]) -> dict[_Identifier, int]:
    """The debtors' numbers; the new ones are made, the newly protected ones are protected.

    What is known of a debtor is not changed by a hand-over, except that protection is taken on at
    once and never given up this way.
    """
    found = find(work, handed)
    new = {key: debtor for key, debtor in handed.items() if key not in found}
    for key, known in found.items():
        if handed[key].protected and not known.protected:
            protect(work, known.id)
    made = dict(zip(new, reserve(work, Debtor, len(new)), strict=True))
    _make(work, {made[key]: debtor for key, debtor in new.items()})
    return {key: known.id for key, known in found.items()} | made


def _make(work: Work, new: Mapping[int, HandedDebtor]) -> None:
    teams = work.scalars(select(Team.id).order_by(Team.id)).all()
    rows = [_row(number, debtor) for number, debtor in new.items()]
    for row in rows:
        # Round robin, so that every debtor is somebody's: a portfolio is a team.
        row["team_id"] = teams[row["id"] % len(teams)] if teams else None
    fill(work, Debtor, rows)
    fill(work, Identity, [_sealed(work, n, d) for n, d in new.items() if d.identity_number])
    hidden = [
        {
            "debtor_id": number,
            "ciphertext": _sealed_address(
                work, number, **_place(debtor), country=debtor.country, phone=debtor.phone
            ),
        }
        for number, debtor in new.items()
        if debtor.protected and (debtor.address or debtor.phone)
    ]
    fill(work, ProtectedAddress, hidden)
    index_new(work, {row["id"]: row["name"] for row in rows})


def _row(number: int, debtor: HandedDebtor) -> dict[str, Any]:
    name = name_of(debtor)
    return {
        "id": number,
        "kind": "company" if debtor.is_organisation else "person",
        "name": name,
        "search_name": folding.search_name(name),
        "birth_date": debtor.birth_date,
        "org_number": _digits(debtor.organisation_number) or None,
        "country": debtor.country,
        "protection": "confidential" if debtor.protected else "open",
        "address_key": "" if debtor.protected else _address(debtor),
        "phone": "" if debtor.protected else _digits(debtor.phone),
        **({"street": "", "postcode": "", "city": ""} if debtor.protected else _place(debtor)),
    }


def _place(debtor: HandedDebtor) -> dict[str, str]:
    return {"street": debtor.address, "postcode": debtor.postcode, "city": debtor.city}


def _sealed(work: Work, debtor_id: int, debtor: HandedDebtor) -> dict[str, Any]:
    number = _digits(debtor.identity_number)
    kind = IdentityKind.D_NUMBER if int(number[0]) >= 4 else IdentityKind.NATIONAL
    return {
        "debtor_id": debtor_id,
        "kind": kind.value,
        "ciphertext": work.vault.encrypt(number, place=identity_place(debtor_id)),
        "blind_index": work.vault.blind_index(number),
    }


def address_line(debtor: Debtor) -> str:
    """The open address in one line; empty where none is known, or it is protected."""
    place = f"{debtor.postcode} {debtor.city}".strip()
    country = "" if debtor.country == "NO" else debtor.country
    return ", ".join(part for part in (debtor.street, place, country) if part)


def _sealed_address(  # noqa: PLR0913
    work: Work, debtor_id: int, *, street: str, postcode: str, city: str, country: str, phone: str
) -> bytes:
    """The address in one line, as a cleared reader is shown it; the phone goes with it."""
    parts = (
        street,
        f"{postcode} {city}".strip(),
        "" if country == "NO" else country,
        f"tlf. {phone}" if phone else "",
    )
    return work.vault.encrypt(", ".join(filter(None, parts)), place=address_place(debtor_id))


def seal_address(  # noqa: PLR0913
    work: Work, debtor_id: int, *, street: str, postcode: str, city: str, country: str, phone: str
) -> None:
    """Keep the address of a protected debtor, in place of the one before."""
    place = {"street": street, "postcode": postcode, "city": city}
    sealed = _sealed_address(work, debtor_id, **place, country=country, phone=phone)
    work.merge(ProtectedAddress(debtor_id=debtor_id, ciphertext=sealed))


def protect(work: Work, debtor_id: int) -> None:
    """Take a known address out of sight, in the transaction that learnt of the protection.

    So are those of whoever was merged into the debtor: they are one person, or not yet split.
    """
    debtor = work.get_one(Debtor, debtor_id)
    place = {"street": debtor.street, "postcode": debtor.postcode, "city": debtor.city}
    seal_address(work, debtor_id, **place, country=debtor.country, phone=debtor.phone)
    debtor.protection = "confidential"
    debtor.street = debtor.postcode = debtor.city = debtor.phone = debtor.email = ""
    index_debtor(work, debtor)
    for row in merged.standing(work, debtor_id):
        _protect_former(work, row)
    work.note("debtors.protected", stream=f"debtor:{debtor_id}", details={})


def _protect_former(work: Work, row: DebtorMerge) -> None:
    """Seal where one who was merged into another lived, for that debtor alone."""
    gone = work.get_one(Debtor, row.gone_id)
    place = {name: row.former[name] for name in ("street", "postcode", "city")}
    seal_address(work, gone.id, **place, country=gone.country, phone=row.former["phone"])
    gone.protection = "confidential"
    row.former = row.former | dict.fromkeys((*place, "phone", "email"), "")
