"""Made-up debtors: people with synthetic numbers, sole traders and companies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from collector_desk.domain import folding, identity
from collector_desk.domain.calendar import add_years
from collector_desk.domain.handover import HandedDebtor, HandedRole
from collector_desk.domain.identity import IdentityKind
from collector_desk.domain.status import Status
from collector_desk.errors.numbers import NumberRefused
from collector_desk.service import practice_places as places
from collector_desk.service.practice_names import Name, names
from collector_desk.service.practice_places import Place

_COMPANY, _TRADER, _COUPLE, _D_NUMBER, _MINOR = 0.06, 0.03, 0.18, 0.03, 0.02
_NO_EMAIL, _NO_PHONE = 0.35, 0.15
_AGES = ((18, 24, 12), (25, 34, 27), (35, 44, 24), (45, 54, 16), (55, 69, 13), (70, 95, 8))
_SPECIAL = (
    (Status.DECEASED, 10),
    (Status.GUARDIAN, 9),
    (Status.DEBT_SETTLEMENT, 9),
    (Status.BANKRUPTCY, 5),
    (Status.EMIGRATED, 12),
    (Status.CONFIDENTIAL, 5),
    (Status.STRICTLY_CONFIDENTIAL, 3),
    (Status.UNKNOWN_ADDRESS, 14),
)
_ENDS_ALL = frozenset(
    {Status.DECEASED, Status.DEBT_SETTLEMENT, Status.BANKRUPTCY, Status.UNKNOWN_ADDRESS}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """A debtor before there is a row. ``until`` is the last day of ordinary collection."""

    kind: str  # person | sole_trader | company
    name: Name
    organisation: str = ""
    number: str = field(default="", repr=False)
    org_number: str = ""
    born: date | None = None
    place: Place
    phone: str = ""
    email: str = ""
    status: Status | None = None
    status_from: date | None = None
    status_to: date | None = None
    until: date
    plate: str = ""

    @property
    def protection(self) -> str:
        hidden = {Status.CONFIDENTIAL, Status.STRICTLY_CONFIDENTIAL}
        return self.status.value if self.status in hidden else "open"

    @property
    def shown_name(self) -> str:
        """«Lykt, Fager» or the organisation's name."""
        if self.organisation:
            return self.organisation
        first = " ".join(filter(None, (self.name.first, self.name.middle)))
        return f"{self.name.last}, {first}"

    @property
    def is_minor(self) -> bool:
        return self.status is Status.MINOR

    def handed(self, role: HandedRole, share: int | None = None) -> HandedDebtor:
        """The debtor as a creditor unit hands over a claim on him or her."""
        open_to_all = self.protection == "open"
        person = self.kind == "person"
        return HandedDebtor(
            line=0,
            path="",
            role=role,
            share=share,
            first_name=self.name.first if person else "",
            middle_name=self.name.middle if person else "",
            last_name=self.name.last if person else "",
            organisation_name=self.organisation,
            identity_number=self.number if person else "",
            organisation_number=self.org_number,
            birth_date=self.born if person else None,
            address=self.place.street if open_to_all else "",
            postcode=self.place.postcode if open_to_all else "",
            city=self.place.city if open_to_all else "",
            country=self.place.country,
            phone=self.phone if open_to_all else "",
            protected=not open_to_all,
        )


@dataclass(slots=True)
class People:
    """Draws debtors one after another.

    Several may draw side by side: the ``part`` of ``parts`` decides which birth dates and
    organisation numbers are given out, so that no number is given twice.
    """

    rng: Random
    today: date
    part: int = 0
    parts: int = 1
    taken: set[str] = field(default_factory=set)
    organisations: int = 0

    def households(self, count: int) -> Iterator[tuple[Somebody, ...]]:
        """That many debtors, alone or as couples who share an address."""
        made = 0
        while made < count:
            household: tuple[Somebody, ...] = (self._one(),)
            if self._may_have_partner(household[0]) and made + 1 < count:
                household += (self._partner(household[0]),)
            made += len(household)
            yield household

    def _may_have_partner(self, one: Somebody) -> bool:
        return one.kind == "person" and one.status is None and self.rng.random() < _COUPLE

    def _one(self) -> Somebody:
        kind = self.rng.random()
        if kind < _COMPANY:
            return self._company()
        if kind < _COMPANY + _TRADER:
            return self._trader()
        return self._specially(self.person())

    def person(self) -> Somebody:
        """A person of age, nothing special."""
        low, high, _ = self.rng.choices(_AGES, weights=[share for *_, share in _AGES])[0]
        born = self._birthday(low, high)
        name, place = names().draw(self.rng), places.draw(self.rng)
        return self._somebody(name, born, place)

    def _somebody(self, name: Name, born: date, place: Place) -> Somebody:
        return Somebody(
            kind="person",
            name=name,
            number=self.identity_number(born),
            born=born,
            place=place,
            phone=self._phone(),
            email=self._email(f"{name.first} {name.last}"),
            until=self.today,
            plate=self.plate(),
        )

    def _partner(self, one: Somebody) -> Somebody:
        name = names().draw(self.rng)
        if self.rng.random() < 0.6:
            name = replace(name, last=one.name.last)
        assert one.born is not None  # a person has a birth date
        age = max(18, (self.today - one.born).days // 365 + self.rng.randint(-4, 4))
        return self._somebody(name, self._birthday(age, age), one.place)

    def _specially(self, one: Somebody) -> Somebody:
        """A few have a special status; most days of collection lie before it."""
        chance = self.rng.random()
        if chance < _MINOR:
            born = self._birthday(8, 17)
            return replace(
                one, born=born, number=self.identity_number(born), status=Status.MINOR, plate="",
                status_from=born,
            )  # fmt: skip
        if chance > _MINOR + 0.075:
            return one
        statuses, weights = zip(*_SPECIAL, strict=True)
        status = self.rng.choices(statuses, weights=weights)[0]
        since = self.today - timedelta(days=self.rng.randint(20, 500))
        place = places.abroad(self.rng) if status is Status.EMIGRATED else one.place
        until = since if status in _ENDS_ALL else self.today
        return replace(one, status=status, status_from=since, until=until, place=place)

    def _company(self) -> Somebody:
        organisation = names().company(self.rng)
        return Somebody(
            kind="company",
            name=Name("", "", "", "nb"),
            organisation=organisation,
            org_number=self.org_number(),
            place=places.draw(self.rng),
            phone=self._phone(),
            email=self._email(organisation),
            until=self.today,
            plate=self.plate(),
        )

    def _trader(self) -> Somebody:
        one = self.person()
        parts = (one.name.first, one.name.middle, one.name.last, names().trade(self.rng))
        return replace(
            one,
            kind="sole_trader",
            organisation=" ".join(filter(None, parts)),
            org_number=self.org_number(),
        )

    def _birthday(self, low: int, high: int) -> date:
        """A day that makes somebody ``low`` to ``high`` years old, of this part's days."""
        first = add_years(self.today, -high - 1) + timedelta(days=1)
        last = add_years(self.today, -low)
        day = first + timedelta(days=self.rng.randint(0, (last - first).days))
        day -= timedelta(days=(day.toordinal() - self.part) % self.parts)
        return day if day >= first else day + timedelta(days=self.parts)

    def identity_number(self, born: date) -> str:
        """A synthetic number of that day, not given before."""
        d_number = self.rng.random() < _D_NUMBER
        kind = IdentityKind.D_NUMBER if d_number else IdentityKind.NATIONAL
        while True:
            try:
                number = identity.make(
                    day=born.day, month=born.month, yy=born.year % 100, kind=kind,
                    individual=self.rng.randrange(1000),
                )  # fmt: skip
            except NumberRefused:
                continue
            if number not in self.taken:
                self.taken.add(number)
                return number

    def org_number(self) -> str:
        """A synthetic organisation number, not given before."""
        while True:
            seed = 30_000_000 + self.part + self.parts * self.organisations
            self.organisations += 1 + self.rng.randrange(3)
            try:
                return identity.make_orgnr(str(seed))
            except NumberRefused:
                continue

    def plate(self) -> str:
        """A registration mark of Oslo."""
        return f"{self.rng.choice(('EL', 'EK', 'EB', 'DP', 'DN', 'AA'))}{self.rng.randint(10000, 99999)}"

    def _phone(self) -> str:
        """Eight digits that begin with 19: no subscriber in Norway has such a number."""
        if self.rng.random() < _NO_PHONE:
            return ""
        return f"19{self.rng.randrange(10**6):06d}"

    def _email(self, name: str) -> str:
        """An address under .example, which is nobody's by RFC 2606."""
        if self.rng.random() < _NO_EMAIL:
            return ""
        return f"{re.sub(' +', '.', folding.fold(name))}@epost.example"[:120]
