"""Who is who in a request to the namsmann: the municipality, the debtor, and where the money goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.delivery import Authority, To
from collector_desk.domain.enforcement.request.document import District
from collector_desk.domain.enforcement.request.known import Unit
from collector_desk.domain.enforcement.request.parties import (
    Account,
    Address,
    Attorney,
    Contact,
    Creditor,
    Debtor,
    ForeignAddress,
    HomeAddress,
    Identity,
    LicenceHolder,
    Organisation,
    Party,
    Payee,
    Person,
    PersonName,
    Sender,
    UnknownAddress,
)
from collector_desk.domain.enforcement.request.values import AddressKind, OrganisationKind
from collector_desk.domain.payment_accounts import payment_account
from collector_desk.models import Debtor as DebtorRow
from collector_desk.models import Representative
from collector_desk.service import letter_recipients, numbers
from collector_desk.service.database import Work
from collector_desk.service.debtor_book import identity_place
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim

DRAFT = "UTKAST"
"""The reference of a request or a message that is not kept yet."""

_NORWAY = "NO"
_TITLES = frozenset({"advokat", "advokatfullmektig", "adv", "mna"})
_FIRMS = frozenset({"AS", "ASA", "ANS", "DA", "KS", "SA", "ENK", "NUF", "&"})
_NOT_NAMED = (
    "«{name}» handler for skyldneren, og er ikke med i filen: den tar bare en person med fornavn og"
    " etternavn. Registrer navnet på advokaten, så kommer det med."
)
_NOT_LOOKED_UP = (
    "Om {name} er hovedenhet og ikke enkeltpersonforetak, er ikke slått opp i Enhetsregisteret."
)
_PROTECTED = "Adressen er sperret og opplyses ikke (folkeregisterloven § 10-4)."


def creditor(work: Work) -> Creditor:
    """The municipality, in its own number: a unit of it is no main unit (§ 12 no. 5)."""
    return Creditor(party=_house(work), contact=Contact(phone=work.post.sender.phone))


def sender(work: Work) -> Sender:
    """The organisation that files: the same."""
    return Sender(party=_house(work), caseworker=work.who.name)


def debtor(work: Work, rows: Folder) -> Debtor:
    """The debtor; a sole trader is the person, with the firm under it."""
    row = rows.debtor
    firm = Organisation(
        name=row.name,
        identity=Identity(number=row.org_number) if row.org_number else None,
        kind=OrganisationKind.OTHER,
    )
    addresses = (address_of(row),)
    if row.kind == "company":
        party = Party(organisation=firm, addresses=addresses)
        return Debtor(party=party, attorney=attorney(work, rows))
    number = _number(work, rows)
    person = Person(
        name=name_of(row.name),
        born=row.birth_date,
        identity=Identity(number=number) if number else None,
        firms=(firm,) if row.org_number else (),
    )
    party = Party(person=person, addresses=addresses)
    return Debtor(party=party, attorney=attorney(work, rows))


def counsel(work: Work, rows: Folder) -> str:
    """The lawyer who acts for the debtor in the case, by the authority on file; empty: none."""
    found = _lawyer(work, rows)
    return found.name if found is not None else ""


def firm_of_counsel(work: Work, rows: Folder) -> str:
    """The organisation number of that lawyer's firm; empty: not known."""
    found = _lawyer(work, rows)
    return found.organisation if found is not None else ""


def attorney(work: Work, rows: Folder) -> Attorney | None:
    """The same lawyer as the request names them: a person, who is told as licensed (§ 3.2).

    A firm is no person in model 2.0: its name stands as a surname alone, on paper only.
    """
    found = _lawyer(work, rows)
    if found is None:
        return None
    name = lawyer_name(found.name)
    licence = LicenceHolder(name=name) if name.whole else None
    address = _address(
        AddressKind.BUSINESS, found.street, found.postcode, found.city, found.country
    )
    return Attorney(
        party=Party(person=Person(name=name), addresses=(address,)),
        licence_holder=licence,
    )


def as_filed(found: Debtor) -> Debtor:
    """The debtor as the JSON may have them: without who acts, where that is no whole person name."""
    acting = found.attorney.party.person if found.attorney else None
    return replace(found, attorney=None) if acting and not acting.name.whole else found


def attorney_told(found: Debtor) -> str:
    """What the JSON leaves out of who acts for the debtor, in Bokmål; empty where nothing."""
    acting = found.attorney.party.person if found.attorney else None
    left = acting is not None and not acting.name.whole
    return _NOT_NAMED.format(name=acting.name.last) if acting and left else ""


def unit_told(found: Debtor) -> str:
    """What nobody has looked up of a debtor that is a firm, in Bokmål; empty where nothing.

    No register copy is here, so that the rules of sub-units and sole traders have no answer.
    """
    firm = found.party.organisation
    return _NOT_LOOKED_UP.format(name=firm.name) if firm else ""


def district(work: Work, rows: Folder) -> District | None:
    """The namsmann who is designated for who has no address that may be told (§ 7-3).

    None: the home decides, or who is designated is not known here.
    """
    why = no_home(rows)
    return District(name=work.post.designated, why=why) if why and work.post.designated else None


def no_home(rows: Folder) -> str:
    """Why the debtor's home does not decide the district, in Bokmål; empty where it does."""
    if rows.debtor.protection != "open":
        return "Adressen er sperret (tvangsfullbyrdelsesloven § 7-3)."
    unknown = address_of(rows.debtor).unknown is not None
    return "Bostedet er ikke kjent (tvangsfullbyrdelsesloven § 7-3)." if unknown else ""


def district_told(work: Work, rows: Folder) -> str:
    """What is not confirmed of the district, in Bokmål; empty where the home decides."""
    why = no_home(rows)
    if not why:
        return ""
    if work.post.designated:
        return (
            f"{why} Valgt namsmannsdistrikt er «{work.post.designated}», slik det står i"
            " innstillingene; det er ikke kontrollert mot den publiserte listen."
        )
    return f"{why} Valgt namsmannsdistrikt er ikke fylt ut, for vi vet ikke hvem som er utpekt."


def lawyer_name(text: str) -> PersonName:
    """The name of a lawyer without the title; a firm has no first name.

    >>> lawyer_name("Advokat Lise Ny Prøve")
    PersonName(first='Lise', middle='Ny', last='Prøve')
    >>> lawyer_name("Advokatfirmaet Prøve AS")
    PersonName(first='', middle='', last='Advokatfirmaet Prøve AS')
    >>> lawyer_name("Lise Prøve, advokat")
    PersonName(first='Lise', middle='', last='Prøve')
    """
    words = [word for word in text.split() if word.lower().strip(".,") not in _TITLES]
    last_word = "".join(words[-1:]).replace(".", "").upper()  # «as» too, but not «da» in a name
    if _FIRMS.intersection((*text.split(), last_word)) or "firma" in text.lower():
        return PersonName(last=text)
    name = " ".join(words).strip(" ,")
    if "," in name or len(words) < 2:
        return name_of(name)
    first, *middle, last = name.split()
    return PersonName(first=first, middle=" ".join(middle), last=last)


def payee(work: Work, claims: Sequence[KeptClaim], reference: str = "") -> Payee | None:
    """The account that the first claim is paid to (ruling 17), by its KID.

    One KID is told for all of it: several claims share that of the measure, by its number
    ``reference``; a draft has none yet.
    """
    if not claims:
        return None
    account = payment_account(ClaimKind(claims[0].kind), work.clock.today())
    shares = len(claims) > 1 and reference not in {"", DRAFT}
    return Payee(
        receiver=Identity(number=work.post.organisation),
        norwegian=True,
        kid=numbers.trekk_kid(reference) if shares else claims[0].kid,
        account=Account(number=account.account),
    )


def units(work: Work) -> dict[str, Unit]:
    """What is known of organisations here: the municipality is a main unit."""
    return {work.post.organisation: Unit(form="KOMM")}


def name_of(text: str) -> PersonName:
    """A name as it is kept, in its parts.

    >>> name_of("Lykt, Fager Ny")
    PersonName(first='Fager', middle='Ny', last='Lykt')
    """
    last, _, rest = (part.strip() for part in text.partition(","))
    first, _, middle = rest.partition(" ")
    return PersonName(first=first, middle=middle, last=last)


def _lawyer(work: Work, rows: Folder) -> Representative | None:
    found = letter_recipients.representative(work, rows.debtor.id, To.LAWYER)
    acts = found is not None and found.authority != Authority.NONE.value
    return found if acts else None


def _house(work: Work) -> Party:
    *street, place = work.post.sender.lines or ("",)
    postcode, _, city = place.partition(" ")
    home = HomeAddress(text=", ".join(street), postcode=postcode, city=city)
    return Party(
        organisation=Organisation(
            name=work.post.creditor,
            identity=Identity(number=work.post.organisation),
            kind=OrganisationKind.OTHER,
        ),
        addresses=(Address(kind=AddressKind.BUSINESS, home=home),),
    )


def address_of(row: DebtorRow) -> Address:
    """Where the debtor lives; only that it is not told where that is protected (ruling 25)."""
    if row.protection != "open":
        return Address(kind=AddressKind.UNKNOWN, unknown=UnknownAddress(why=_PROTECTED))
    kind = AddressKind.BUSINESS if row.kind == "company" else AddressKind.HOME
    if row.country == _NORWAY and not row.street:
        unknown = UnknownAddress(why="Adressen er ikke kjent.")
        return Address(kind=AddressKind.UNKNOWN, unknown=unknown)
    return _address(kind, row.street, row.postcode, row.city, row.country)


def _address(kind: AddressKind, street: str, postcode: str, city: str, country: str) -> Address:
    if country != _NORWAY:
        abroad = ForeignAddress(text=street, city=city, country=country, postcode=postcode)
        return Address(kind=kind, abroad=abroad)
    return Address(kind=kind, home=HomeAddress(text=street, postcode=postcode, city=city))


def _number(work: Work, rows: Folder) -> str:
    if not rows.sealed:
        return ""
    return work.vault.decrypt(rows.sealed, place=identity_place(rows.debtor.id))
