"""Whom a letter goes to: the debtor, a guardian, the estate, or a creditor unit (rulings 23-25)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Select, or_, select

from collector_desk.domain.delivery import (
    COPIES,
    Authority,
    Channel,
    Mandate,
    To,
    gets_copy,
    written_to,
)
from collector_desk.domain.identity import check_orgnr
from collector_desk.domain.letter_parts import Recipient
from collector_desk.domain.status import Status, is_minor
from collector_desk.errors.letter_post import (
    LetterAddressMissing,
    LetterChannelMissing,
    LetterGuardianMissing,
    LetterToDead,
)
from collector_desk.errors.service import BadInput
from collector_desk.models import CreditorUnit, Debtor, DebtorStatus, Identity, Representative
from collector_desk.service import gate
from collector_desk.service.database import Work
from collector_desk.wire.letters import Represent, Represented

HIDDEN = "Adressen er skjermet"
"""What stands in place of a protected address: it goes by identity number, never by address."""


INTERNAL_POST = "Oslo kommune, internpost"
"""Where a unit of the municipality is reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address in its parts; ``country`` as two letters."""

    street: str
    postcode: str
    city: str
    country: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The address as printed, postal place last, the country below it where not Norway."""
        country = () if self.country == "NO" else (self.country,)
        return (self.street, f"{self.postcode} {self.city}".strip(), *country)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """One recipient of a letter; ``address`` is None where there is none to print on.

    ``lines`` are printed instead, where it is an office.
    """

    to: To
    name: str
    address: Address | None
    lines: tuple[str, ...] = ()
    concerns: str = ""
    protected: bool = False

    @property
    def recipient(self) -> Recipient:
        """The recipient as the letter prints it."""
        lines = (HIDDEN,) if self.address is None else self.address.lines
        return Recipient(name=self.name, lines=self.lines or lines)

    @property
    def kept_address(self) -> Mapping[str, str] | None:
        """The address in its parts, for who prints the letter; a protected one is never kept."""
        return None if self.address is None else asdict(self.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What decides who is written to about a debtor today.

    ``speakers`` represent the debtor today, the newest first; ``by_number`` is whether the debtor
    can be written to by identity number alone.
    """

    today: date
    held: frozenset[Status]
    speakers: Sequence[Representative]
    by_number: bool

    def speaker(self, role: To) -> Representative | None:
        """The newest representative in a role."""
        return next((one for one in self.speakers if one.role == role.value), None)


def contacts(work: Work, debtor_ids: Collection[int]) -> Mapping[int, Contact]:
    """What decides it for each of these debtors, in three statements for all of them."""
    today = work.clock.today()
    held = _statuses(work, debtor_ids, today)
    speakers: dict[int, list[Representative]] = defaultdict(list)
    for one in work.scalars(_representing(today).where(Representative.debtor_id.in_(debtor_ids))):
        speakers[one.debtor_id].append(one)
    sealed = select(Identity.debtor_id).where(Identity.debtor_id.in_(debtor_ids))
    numbered = set(work.scalars(sealed)) if work.post.channel is Channel.SVARUT else set()
    return {
        number: Contact(
            today=today,
            held=frozenset(held[number]),
            speakers=speakers[number],
            by_number=number in numbered,
        )
        for number in debtor_ids
    }


def recipients(work: Work, debtor: Debtor) -> tuple[Addressed, ...]:
    """Who is written to about this debtor today, the debtor first, who gets a copy last.

    Nobody gets a copy by the authority of somebody who is dead.

    Raises:
        LetterToDead, LetterGuardianMissing, LetterAddressMissing, LetterChannelMissing.
    """
    return addressed(debtor, _contact(work, debtor))


def addressed(debtor: Debtor, contact: Contact) -> tuple[Addressed, ...]:
    """The same where what decides it has been read. Raises as ``recipients``."""
    if Status.DECEASED in contact.held:
        estate = contact.speaker(To.ESTATE)
        if estate is None:
            raise LetterToDead
        return (_instead(debtor, estate, To.ESTATE),)
    return (*_readers(debtor, contact), *_copies(debtor, contact))


def _contact(work: Work, debtor: Debtor) -> Contact:
    return contacts(work, [debtor.id])[debtor.id]


def _readers(debtor: Debtor, contact: Contact) -> tuple[Addressed, ...]:
    """The debtor, the guardian or both: the letter is given when each of them has it (ruling 24)."""
    guardian, whom = _whom(debtor, contact)
    return tuple(
        _instead(debtor, guardian, to) if guardian and to is To.GUARDIAN else _self(debtor, contact)
        for to in whom
    )


def _whom(debtor: Debtor, contact: Contact) -> tuple[Representative | None, tuple[To, ...]]:
    """The guardian, if any, and who of them both is written to. Raises LetterGuardianMissing."""
    minor = Status.MINOR in contact.held or is_minor(debtor.birth_date, contact.today)
    guardian = contact.speaker(To.GUARDIAN)
    if guardian is not None and not minor and is_minor(debtor.birth_date, guardian.from_day):
        guardian = None  # who spoke for the child speaks no more (vergemålsloven § 8)
    if not (minor or guardian or Status.GUARDIAN in contact.held):
        return None, (To.DEBTOR,)
    if guardian is None:
        raise LetterGuardianMissing
    return guardian, (To.GUARDIAN,) if minor else written_to(Mandate(guardian.mandate))


def to_guardian_alone(debtor: Debtor, contact: Contact) -> bool:
    """Whether letters about the debtor go to a guardian today, and none to the debtor."""
    try:
        _, whom = _whom(debtor, contact)
    except LetterGuardianMissing:
        return False
    return To.DEBTOR not in whom


def speaking_guardian(work: Work, debtor: Debtor) -> Representative | None:
    """The guardian who is written to and may be told things today, None where there is none.

    Not one whose mandate leaves this out, nor a parent of who is of age by now (ruling 24).
    """
    try:
        guardian, whom = _whom(debtor, _contact(work, debtor))
    except LetterGuardianMissing:
        return None
    return guardian if To.GUARDIAN in whom else None


def _copies(debtor: Debtor, contact: Contact) -> tuple[Addressed, ...]:
    """Who acts for the debtor and gets the letters by the authority on file."""
    found = ((role, contact.speaker(role)) for role in COPIES)
    return tuple(
        _instead(debtor, one, role)
        for role, one in found
        if one is not None and gets_copy(role, Authority(one.authority))
    )


def unit_addressed(unit: CreditorUnit, debtor: Debtor) -> Addressed:
    """A creditor unit that is asked about a debtor; inside the municipality, by internal post."""
    lines, concerns = (INTERNAL_POST,), spoken_name(debtor)
    return Addressed(to=To.UNIT, name=unit.name, address=None, lines=lines, concerns=concerns)


def outsider(debtor: Debtor, to: To, name: str, address: Address) -> Addressed:
    """Somebody who must act on a decision about a debtor. Raises LetterAddressMissing."""
    if not (address.street and address.city):
        raise LetterAddressMissing
    return Addressed(to=to, name=name, address=address, concerns=spoken_name(debtor))


def representing(work: Work, debtor: Debtor, role: To) -> Addressed | None:
    """Who represents the debtor in a role today, as letters are addressed to them."""
    found = representative(work, debtor.id, role)
    return None if found is None else _instead(debtor, found, role)


def representative(work: Work, debtor_id: int, role: To) -> Representative | None:
    """The newest representative in a role that holds today."""
    query = _representing(work.clock.today())
    own = query.where(Representative.debtor_id == debtor_id, Representative.role == role.value)
    return work.scalars(own.limit(1)).first()


def _representing(today: date) -> Select[Representative]:
    """Representatives who hold on a day, the newest first."""
    return (
        select(Representative)
        .where(
            Representative.from_day <= today,
            or_(Representative.to_day.is_(None), Representative.to_day > today),
        )
        .order_by(Representative.from_day.desc(), Representative.id.desc())
    )


def represent(work: Work, debtor_id: int, order: Represent) -> Represented:
    """Register who letters about a debtor go to; the newest in a role is the one that holds.

    Raises:
        Unknown, NotOpened, OwnCase.
        BadInput: the debtor, a unit or another who represents nobody.
        OrganisationNumberWrong: that of a lawyer's firm is malformed.
    """
    gate.opened(work, debtor_id)
    if order.to is To.DEBTOR or order.to.is_outsider:
        raise BadInput(field="to", problem="velg hvem som svarer for skyldneren")
    row = Representative(
        debtor_id=debtor_id,
        role=order.to.value,
        mandate=order.mandate.value,
        authority=order.authority.value,
        name=order.name,
        organisation=check_orgnr(order.organisation) if order.organisation else "",
        street=order.street,
        postcode=order.postcode,
        city=order.city,
        country=order.country,
        from_day=order.from_day or work.clock.today(),
        source=order.source,
        added_by=work.who.name,
    )
    work.add(row)
    work.flush()
    details = {"representative": row.id, "role": row.role, "mandate": row.mandate}
    if order.to.is_copy:
        details["authority"] = row.authority
    work.note("letters.represent", stream=f"debtor:{debtor_id}", details=details)
    return Represented(
        to_label=order.to.label,
        mandate_label=_may(order),
        name=row.name,
        from_day=row.from_day,
    )


def _may(order: Represent) -> str:
    if order.to.is_copy:
        return order.authority.label
    return order.mandate.label if order.to is To.GUARDIAN else ""


def spoken_name(debtor: Debtor) -> str:
    """The name as it is written on an envelope: «Lykt, Fager» is «Fager Lykt»."""
    family, comma, given = debtor.name.partition(", ")
    return f"{given} {family}" if comma and debtor.kind != "company" else debtor.name


def _statuses(work: Work, debtor_ids: Collection[int], today: date) -> Mapping[int, set[Status]]:
    found: dict[int, set[Status]] = defaultdict(set)
    query = select(DebtorStatus.debtor_id, DebtorStatus.kind).where(
        DebtorStatus.debtor_id.in_(debtor_ids),
        DebtorStatus.from_day <= today,
        or_(DebtorStatus.to_day.is_(None), DebtorStatus.to_day > today),
    )
    for debtor_id, kind in work.execute(query):
        found[debtor_id].add(Status(kind))
    return found


def _instead(debtor: Debtor, other: Representative, to: To) -> Addressed:
    address = Address(
        street=other.street, postcode=other.postcode, city=other.city, country=other.country
    )
    return Addressed(to=to, name=other.name, address=address, concerns=spoken_name(debtor))


def _self(debtor: Debtor, contact: Contact) -> Addressed:
    name = spoken_name(debtor)
    if debtor.protection != "open":
        if not contact.by_number:
            raise LetterChannelMissing
        return Addressed(to=To.DEBTOR, name=name, address=None, protected=True)
    if Status.UNKNOWN_ADDRESS in contact.held or not (debtor.street and debtor.city):
        raise LetterAddressMissing
    address = Address(
        street=debtor.street, postcode=debtor.postcode, city=debtor.city, country=debtor.country
    )
    return Addressed(to=To.DEBTOR, name=name, address=address)
