"""The published checks of parties, attorneys and addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

from collector_desk.domain.enforcement.request.document import Request
from collector_desk.domain.enforcement.request.finding import Hit, check_of
from collector_desk.domain.enforcement.request.known import Known, Unit
from collector_desk.domain.enforcement.request.parties import Address, Attorney, Party
from collector_desk.domain.enforcement.request.values import OrganisationKind
from collector_desk.domain.enforcement.request.walk import attorneys, creditors, debtors, every
from collector_desk.domain.identity import check_orgnr
from collector_desk.errors.numbers import OrganisationNumberWrong

_Parties = Iterable[tuple[str, Party]]


@check_of("DUPLIKAT_SAKSOEKER")
def creditor_twice(request: Request, _: Known) -> Iterator[Hit]:
    return _twice(creditors(request))


@check_of("DUPLIKAT_SAKSOEKT")
def debtor_twice(request: Request, _: Known) -> Iterator[Hit]:
    return _twice(debtors(request))


@check_of("SAMME_SAKSOEKT_SOM_SAKSOEKER")
def debtor_is_creditor(request: Request, _: Known) -> Iterator[Hit]:
    owed = {same_as(party) for _, party in creditors(request)} - {()}
    for path, party in debtors(request):
        if same_as(party) in owed:
            yield Hit(path)


@check_of("ER_IKKE_HOVEDENHET")
def creditor_is_sub_unit(request: Request, known: Known) -> Iterator[Hit]:
    return _units(creditors(request), known, lambda unit: bool(unit.main))


@check_of("SAKSOEKT_ER_IKKE_HOVEDENHET")
def debtor_is_sub_unit(request: Request, known: Known) -> Iterator[Hit]:
    return _units(debtors(request), known, lambda unit: bool(unit.main))


@check_of("SAKSOKER_ER_ENK")
def creditor_is_sole_trader(request: Request, known: Known) -> Iterator[Hit]:
    return _units(creditors(request), known, lambda unit: unit.form == "ENK")


@check_of("SAKSOEKT_ER_ENK")
def debtor_is_sole_trader(request: Request, known: Known) -> Iterator[Hit]:
    return _units(debtors(request), known, lambda unit: unit.form == "ENK")


@check_of("INNSENDER_MANGLER")
def no_sender(request: Request, _: Known) -> Iterator[Hit]:
    if request.sender is None:
        yield Hit("sender")


@check_of("INNSENDER_IKKE_ORGANISASJON")
def sender_no_organisation(request: Request, _: Known) -> Iterator[Hit]:
    if request.sender and request.sender.party.organisation is None:
        yield Hit("sender.party")


@check_of("INNSENDER_IKKE_IDENTIFISERBAR")
def sender_unknown(request: Request, known: Known) -> Iterator[Hit]:
    if request.sender is None or request.sender.party.organisation is None:
        return
    number = request.sender.party.number
    missing = known.units is not None and number not in known.units
    if not is_orgnr(number) or missing:
        yield Hit("sender.party.organisation.identity.number")


@check_of("INNSENDER_SAMSVARER_IKKE_MED_AUTENTISERING")
def sender_is_another(request: Request, known: Known) -> Iterator[Hit]:
    if request.sender and known.signed_in and request.sender.party.number != known.signed_in:
        yield Hit("sender.party.organisation.identity.number")


@check_of("MANGLER_OPPLYSNINGER_OM_SAKSOEKER")
def creditor_unclear(request: Request, _: Known) -> Iterator[Hit]:
    for path, party in creditors(request):
        person = party.person
        by_person = person and person.name.whole and (party.number or person.born)
        by_name = _named(party) and (party.number or party.addresses)
        if not (by_person or by_name):
            yield Hit(path)


@check_of("MANGLER_OPPLYSNINGER_OM_SAKSOEKT")
def debtor_unclear(request: Request, _: Known) -> Iterator[Hit]:
    for path, party in debtors(request):
        person = party.person
        by_birth = person and person.born and party.addresses
        by_person = person and person.name.whole and (party.number or by_birth)
        firm = party.organisation or party.association
        if not (by_person or (firm and firm.name and party.number)):
            yield Hit(path)


@check_of("MANGLER_OPPLYSNINGER_BEVILLINGSHAVER")
def no_licence_holder(request: Request, _: Known) -> Iterator[Hit]:
    """Never for the municipality itself, which is «annet»."""
    acting: list[tuple[str, Party, Attorney | None]] = [
        (path, each.party, each) for path, each in attorneys(request)
    ]
    if request.sender:
        acting.append(("sender", request.sender.party, request.sender.attorney))
    for path, party, attorney in acting:
        agency = party.organisation and (
            party.organisation.kind is OrganisationKind.COLLECTION_AGENCY
        )
        if agency and not (attorney and attorney.licence_holder):
            yield Hit(path)


@check_of("MANGLER_OPPLYSNINGER_PROSESSFULLMEKTIG_PERSON")
def attorney_unclear(request: Request, _: Known) -> Iterator[Hit]:
    for path, attorney in attorneys(request):
        person = attorney.party.person
        if person and not (person.name.whole and attorney.party.addresses):
            yield Hit(f"{path}.party")


@check_of("UGYLDIG_ORGNR_PROSESSFULLMEKTIG")
def attorney_number(request: Request, _: Known) -> Iterator[Hit]:
    for path, attorney in attorneys(request):
        firm = attorney.party.organisation
        if firm and firm.identity and not is_orgnr(firm.identity.number):
            yield Hit(f"{path}.party.organisation.identity.number")


@check_of("MAKS_EN_ADRESSE_AV_HVER_TYPE")
def two_addresses(request: Request, _: Known) -> Iterator[Hit]:
    for path, party, _claim in every(request, Party):
        seen: set[str] = set()
        for at, address in enumerate(party.addresses):
            if address.kind in seen:
                yield Hit(f"{path}.addresses[{at}].kind")
            seen |= {address.kind} if address.kind else set()


@check_of("SAKSOEKERS_INNENLANDS_ADRESSE_UGYLDIG")
def creditor_home(request: Request, _: Known) -> Iterator[Hit]:
    return _home(creditors(request))


@check_of("SAKSØKTES_INNENLANDS_ADRESSE_UGYLDIG")
def debtor_home(request: Request, _: Known) -> Iterator[Hit]:
    return _home(debtors(request))


@check_of("SAKSOEKERS_UTENLANDS_ADRESSE_UGYLDIG")
def creditor_abroad(request: Request, _: Known) -> Iterator[Hit]:
    return _abroad(creditors(request))


@check_of("SAKSØKTES_UTENLANDS_ADRESSE_UGYLDIG")
def debtor_abroad(request: Request, _: Known) -> Iterator[Hit]:
    return _abroad(debtors(request))


def is_orgnr(number: str) -> bool:
    """Whether these are nine digits with the right control digit, and nothing beside them."""
    with suppress(OrganisationNumberWrong):
        return check_orgnr(number) == number
    return False


def same_as(party: Party) -> tuple[str, ...]:
    """What two mentions of one party share: the number, else name and birth date; () is nobody."""
    if party.number:
        return (party.number,)
    if person := party.person:
        name = f"{person.name.first} {person.name.middle} {person.name.last}".split()
        return (" ".join(name).casefold(), str(person.born)) if name else ()
    named = _named(party)
    return (named.casefold(),) if named else ()


def _twice(parties: _Parties) -> Iterator[Hit]:
    seen: Counter[tuple[str, ...]] = Counter()
    for path, party in parties:
        key = same_as(party)
        seen[key] += 1
        if key and seen[key] > 1:
            yield Hit(path)


def _units(parties: _Parties, known: Known, wrong: Callable[[Unit], bool]) -> Iterator[Hit]:
    for path, party in parties:
        unit = (known.units or {}).get(party.number)
        if party.organisation and unit and wrong(unit):
            yield Hit(f"{path}.organisation.identity.number")


def _named(party: Party) -> str:
    if party.person:
        return party.person.name.last
    one = party.organisation or party.association
    return one.name if one else ""


def _addresses(parties: _Parties) -> Iterator[tuple[str, Address]]:
    for path, party in parties:
        for at, address in enumerate(party.addresses):
            yield f"{path}.addresses[{at}]", address


def _home(parties: _Parties) -> Iterator[Hit]:
    for path, address in _addresses(parties):
        home = address.home
        if home and not (home.text and len(home.postcode) == 4 and home.postcode.isdecimal()):
            yield Hit(f"{path}.home.{'postcode' if home.text else 'text'}")


def _abroad(parties: _Parties) -> Iterator[Hit]:
    for path, address in _addresses(parties):
        if (abroad := address.abroad) and not (abroad.city and abroad.country):
            yield Hit(f"{path}.abroad.{'country' if abroad.city else 'city'}")
