"""Whom a letter goes to: the debtor, a guardian, the estate, or a creditor unit (rulings 23-25)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import exists, select

from collector_desk.domain.delivery import (
    COPIES,
    Authority,
    Channel,
    Mandate,
    To,
    gets_copy,
    written_to,
)
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
    """One recipient of a letter; ``address`` is None where there is none to print on."""

    to: To
    name: str
    address: Address | None
    concerns: str = ""
    protected: bool = False

    @property
    def recipient(self) -> Recipient:
        """The recipient as the letter prints it."""
        if self.to is To.UNIT:
            return Recipient(name=self.name, lines=("Oslo kommune, internpost",))
        lines = (HIDDEN,) if self.address is None else self.address.lines
        return Recipient(name=self.name, lines=lines)

    @property
    def kept_address(self) -> Mapping[str, str] | None:
        """The address in its parts, for who prints the letter; a protected one is never kept."""
        return None if self.address is None else asdict(self.address)


def recipients(work: Work, debtor: Debtor) -> tuple[Addressed, ...]:
    """Who is written to about this debtor today, the debtor first, who gets a copy last.

    Nobody gets a copy by the authority of somebody who is dead.

    Raises:
        LetterToDead, LetterGuardianMissing, LetterAddressMissing, LetterChannelMissing.
    """
    today = work.clock.today()
    held = _statuses(work, debtor.id, today)
    if Status.DECEASED in held:
        estate = representative(work, debtor.id, To.ESTATE)
        if estate is None:
            raise LetterToDead
        return (_instead(debtor, estate, To.ESTATE),)
    return (*_readers(work, debtor, held, today), *_copies(work, debtor))


def _readers(work: Work, debtor: Debtor, held: set[Status], today: date) -> tuple[Addressed, ...]:
    """The debtor, the guardian or both: the letter is given when each of them has it (ruling 24)."""
    guardian, whom = _whom(work, debtor, held, today)
    return tuple(
        _instead(debtor, guardian, to)
        if guardian and to is To.GUARDIAN
        else _self(work, debtor, held)
        for to in whom
    )


def _whom(
    work: Work, debtor: Debtor, held: set[Status], today: date
) -> tuple[Representative | None, tuple[To, ...]]:
    """The guardian, if any, and who of them both is written to. Raises LetterGuardianMissing."""
    minor = Status.MINOR in held or is_minor(debtor.birth_date, today)
    guardian = representative(work, debtor.id, To.GUARDIAN)
    if guardian is not None and not minor and is_minor(debtor.birth_date, guardian.from_day):
        guardian = None  # who spoke for the child speaks no more (vergemålsloven § 8)
    if not (minor or guardian or Status.GUARDIAN in held):
        return None, (To.DEBTOR,)
    if guardian is None:
        raise LetterGuardianMissing
    return guardian, (To.GUARDIAN,) if minor else written_to(Mandate(guardian.mandate))


def to_guardian_alone(work: Work, debtor: Debtor) -> bool:
    """Whether letters about the debtor go to a guardian today, and none to the debtor."""
    today = work.clock.today()
    try:
        _, whom = _whom(work, debtor, _statuses(work, debtor.id, today), today)
    except LetterGuardianMissing:
        return False
    return To.DEBTOR not in whom


def speaking_guardian(work: Work, debtor: Debtor) -> Representative | None:
    """The guardian who is written to and may be told things today, None where there is none.

    Not one whose mandate leaves this out, nor a parent of who is of age by now (ruling 24).
    """
    today = work.clock.today()
    try:
        guardian, whom = _whom(work, debtor, _statuses(work, debtor.id, today), today)
    except LetterGuardianMissing:
        return None
    return guardian if To.GUARDIAN in whom else None


def _copies(work: Work, debtor: Debtor) -> tuple[Addressed, ...]:
    """Who acts for the debtor and gets the letters by the authority on file."""
    found = ((role, representative(work, debtor.id, role)) for role in COPIES)
    return tuple(
        _instead(debtor, one, role)
        for role, one in found
        if one is not None and gets_copy(role, Authority(one.authority))
    )


def unit_addressed(unit: CreditorUnit, debtor: Debtor) -> Addressed:
    """A creditor unit that is asked about a debtor; inside the municipality, by internal post."""
    return Addressed(to=To.UNIT, name=unit.name, address=None, concerns=spoken_name(debtor))


def representing(work: Work, debtor: Debtor, role: To) -> Addressed | None:
    """Who represents the debtor in a role today, as letters are addressed to them."""
    found = representative(work, debtor.id, role)
    return None if found is None else _instead(debtor, found, role)


def representative(work: Work, debtor_id: int, role: To) -> Representative | None:
    """The newest representative in a role that holds today."""
    today = work.clock.today()
    found = work.scalars(
        select(Representative)
        .where(
            Representative.debtor_id == debtor_id,
            Representative.role == role.value,
            Representative.from_day <= today,
        )
        .order_by(Representative.from_day.desc(), Representative.id.desc())
    )
    return next((one for one in found if one.to_day is None or today < one.to_day), None)


def represent(work: Work, debtor_id: int, order: Represent) -> Represented:
    """Register who letters about a debtor go to; the newest in a role is the one that holds.

    Raises:
        Unknown, NotOpened, OwnCase.
        BadInput: the debtor or a unit, who represent nobody.
    """
    gate.opened(work, debtor_id)
    if order.to in {To.DEBTOR, To.UNIT}:
        raise BadInput(field="to", problem="velg hvem som svarer for skyldneren")
    row = Representative(
        debtor_id=debtor_id,
        role=order.to.value,
        mandate=order.mandate.value,
        authority=order.authority.value,
        name=order.name,
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


def _statuses(work: Work, debtor_id: int, today: date) -> set[Status]:
    rows = work.scalars(select(DebtorStatus).where(DebtorStatus.debtor_id == debtor_id))
    return {
        Status(row.kind)
        for row in rows
        if row.from_day <= today and (row.to_day is None or today < row.to_day)
    }


def _instead(debtor: Debtor, other: Representative, to: To) -> Addressed:
    address = Address(
        street=other.street, postcode=other.postcode, city=other.city, country=other.country
    )
    return Addressed(to=to, name=other.name, address=address, concerns=spoken_name(debtor))


def _self(work: Work, debtor: Debtor, held: set[Status]) -> Addressed:
    name = spoken_name(debtor)
    if debtor.protection != "open":
        known = bool(work.scalar(select(exists().where(Identity.debtor_id == debtor.id))))
        if work.post.channel is not Channel.SVARUT or not known:
            raise LetterChannelMissing
        return Addressed(to=To.DEBTOR, name=name, address=None, protected=True)
    if Status.UNKNOWN_ADDRESS in held or not (debtor.street and debtor.city):
        raise LetterAddressMissing
    address = Address(
        street=debtor.street, postcode=debtor.postcode, city=debtor.city, country=debtor.country
    )
    return Addressed(to=To.DEBTOR, name=name, address=address)
