"""The parties of an enforcement request, and how they are reached and paid.

Every field may be empty: a draft is checked while it is typed. Empty text means missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desk.domain.enforcement.request.values import (
    AddressKind,
    AttachmentKind,
    OrganisationKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """An organisation number, fødselsnummer or D-number, with the country that gave it."""

    number: str = ""
    country: str = "NO"
    other: str = ""  # another official identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that lies beside the request. ``kind`` must be the one its place asks for."""

    kind: AttachmentKind | None = None
    filename: str = ""
    uuid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name in its parts."""

    first: str = ""
    middle: str = ""
    last: str = ""

    @property
    def whole(self) -> bool:
        """Whether first name and surname are there."""
        return bool(self.first and self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How somebody is reached at work."""

    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeAddress:
    """An address in Norway; text and postcode are the least."""

    text: str = ""
    postcode: str = ""
    city: str = ""
    municipality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignAddress:
    """An address abroad; city and country are the least."""

    text: str = ""
    city: str = ""
    country: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownAddress:
    """No known residence, and why we say so."""

    why: str = ""
    municipality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address: exactly one of the three forms."""

    kind: AddressKind | None = None
    home: HomeAddress | None = None
    abroad: ForeignAddress | None = None
    unknown: UnknownAddress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation."""

    name: str = ""
    identity: Identity | None = None
    kind: OrganisationKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A natural person; the sole-trader firms a person owns stand under the person."""

    name: PersonName = PersonName()
    born: date | None = None
    identity: Identity | None = None
    firms: tuple[Organisation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Association:
    """A group without an organisation of its own (sammenslutning)."""

    name: str = ""
    identity: Identity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part (aktør): exactly one of the three, with addresses."""

    organisation: Organisation | None = None
    person: Person | None = None
    association: Association | None = None
    addresses: tuple[Address, ...] = ()

    @property
    def identity(self) -> Identity | None:
        """The identity of whichever of the three it is."""
        one = self.organisation or self.person or self.association
        return one.identity if one else None

    @property
    def number(self) -> str:
        """The organisation or identity number; empty: none."""
        return self.identity.number if self.identity else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """A power of attorney (fullmakt)."""

    begins: date | None = None
    ends: date | None = None
    document: Attachment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceHolder:
    """The person who holds the licence of a collection agency or practises law."""

    name: PersonName = PersonName()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attorney:
    """Who acts for a party (prosessfullmektig); a natural person in model 2.0."""

    party: Party = Party()
    mandate: Mandate | None = None
    licence_holder: LicenceHolder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Creditor:
    """The creditor (saksøker)."""

    party: Party = Party()
    contact: Contact | None = None
    attorney: Attorney | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Debtor:
    """The debtor (saksøkt)."""

    party: Party = Party()
    attorney: Attorney | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The organisation that files (innsender)."""

    party: Party = Party()
    attorney: Attorney | None = None
    caseworker: str = ""
    contact: Contact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A bank account; the number is enough in Norway."""

    number: str = ""
    bank: str = ""
    bank_country: str = ""
    currency: str = ""
    iban: str = ""
    bic: str = ""
    bank_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payee:
    """Where the money goes if the claim ends in the one trekk."""

    receiver: Identity | None = None
    norwegian: bool | None = None
    kid: str = ""
    account: Account | None = None
