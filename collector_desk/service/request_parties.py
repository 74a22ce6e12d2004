"""Who is who in a request to the namsmann: the municipality, the debtor, and where the money goes."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.delivery import Authority, To
from collector_desk.domain.enforcement.request.known import Unit
from collector_desk.domain.enforcement.request.parties import (
    Account,
    Address,
    Contact,
    Creditor,
    Debtor,
    ForeignAddress,
    HomeAddress,
    Identity,
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
from collector_desk.service import letter_recipients
from collector_desk.service.database import Work
from collector_desk.service.debtor_book import identity_place
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim

_NORWAY = "NO"
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
        return Debtor(party=Party(organisation=firm, addresses=addresses))
    number = _number(work, rows)
    person = Person(
        name=name_of(row.name),
        born=row.birth_date,
        identity=Identity(number=number) if number else None,
        firms=(firm,) if row.org_number else (),
    )
    return Debtor(party=Party(person=person, addresses=addresses))


def counsel(work: Work, rows: Folder) -> str:
    """The lawyer who acts for the debtor in the case, by the authority on file; empty: none."""
    found = letter_recipients.representative(work, rows.debtor.id, To.LAWYER)
    acts = found is not None and found.authority != Authority.NONE.value
    return found.name if found is not None and acts else ""


def payee(work: Work, claims: Sequence[KeptClaim]) -> Payee | None:
    """The account that the first claim is paid to, by its KID (ruling 17)."""
    if not claims:
        return None
    account = payment_account(ClaimKind(claims[0].kind), work.clock.today())
    return Payee(
        receiver=Identity(number=work.post.organisation),
        norwegian=True,
        kid=claims[0].kid,
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
    if row.country != _NORWAY:
        abroad = ForeignAddress(
            text=row.street, city=row.city, country=row.country, postcode=row.postcode
        )
        return Address(kind=kind, abroad=abroad)
    if not row.street:
        unknown = UnknownAddress(why="Adressen er ikke kjent.")
        return Address(kind=AddressKind.UNKNOWN, unknown=unknown)
    return Address(
        kind=kind, home=HomeAddress(text=row.street, postcode=row.postcode, city=row.city)
    )


def _number(work: Work, rows: Folder) -> str:
    if not rows.sealed:
        return ""
    return work.vault.decrypt(rows.sealed, place=identity_place(rows.debtor.id))
