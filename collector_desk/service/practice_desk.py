"""The practice desk itself: its fixed day, its teams, its users and its creditor units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from collector_desk.models import Account, House, Person, Team, TeamMember
from collector_desk.service import creditor_units, users
from collector_desk.service.clock import Clock
from collector_desk.service.creditor_units import SHIPPED, Unit
from collector_desk.service.database import Who, Work
from collector_desk.service.practice_rows import Home
from collector_desk.service.practice_story import KARI, PER, at_desk, morning
from collector_desk.wire.session import NewUser

DAY = date(2026, 11, 23)
NEW_DAY = date(2027, 1, 15)
"""The practice day on the other side of the year end (ruling 33)."""
PASSWORD = "ovelse-ovelse-2026"  # noqa: S105  printed on the screen of the practice desk
CENTRE, WEST, EAST = "Team Sentrum", "Team Vest", "Team Øst"
_DISTRICTS = {CENTRE: (0, 1, 2, 3, 4, 5), WEST: (6, 7, 8, 14, 15), EAST: (9, 10, 11, 12, 13)}
_USERS = (
    ("kari", KARI, "caseworker", CENTRE, False),
    ("per", PER, "supervisor", CENTRE, True),
    ("rita", "Rita Solheim", "auditor", "", False),
    ("arne", "Arne Lunde", "administrator", "", False),
)
_COLLEAGUES = {
    CENTRE: ("Siri Gaup",),
    WEST: ("Amir Hussain", "Tone Aas"),
    EAST: ("Ingrid Østby", "Jonas Tran"),
}
BOOKED_THROUGH = "booked_through"


@dataclass(frozen=True, slots=True)
class Morning(Clock):
    """A practice day at the hour when files are read in: the same moment each time."""

    def now(self) -> datetime:
        return morning(self.today())

    def wall(self) -> datetime:
        return self.now()


@dataclass(frozen=True, slots=True)
class Noon(Clock):
    """A practice day at the hour when people work, so many minutes past it."""

    minute: int = 0

    def now(self) -> datetime:
        return at_desk(self.today()) + timedelta(minutes=self.minute)

    def wall(self) -> datetime:
        return self.now()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What was set up: whose debtors are, the units with their rows, and who may work."""

    home: Home
    units: Mapping[str, Unit]
    users: Mapping[str, Who]


def set_up(work: Work) -> Desk:
    """Make the house, the teams, the users and the units."""
    work.add_all(
        [
            House(key="practice", value=DAY.isoformat()),
            House(key=BOOKED_THROUGH, value=DAY.isoformat()),
        ]
    )
    for name in _DISTRICTS:
        work.add(Team(name=name))
        work.flush()
    made = {order.username: users.add(work, order) for order in _orders()}
    work.flush()
    teams = {team.name: team.id for team in work.scalars(select(Team))}
    persons = {person.name: person.id for person in work.scalars(select(Person))}
    for name in (WEST, EAST):
        work.add(TeamMember(team_id=teams[name], person_id=persons[PER]))
    responsible = {}
    for name, colleagues in _COLLEAGUES.items():
        own = [_colleague(work, teams[name], each) for each in colleagues]
        responsible[teams[name]] = [persons[KARI], *own] if name == CENTRE else own
    home = Home(
        teams={d: teams[name] for name, districts in _DISTRICTS.items() for d in districts},
        responsible=responsible,
    )
    units = creditor_units.kept(work, {unit.code: unit for unit in SHIPPED})
    return Desk(home=home, units=units, users={u: _who(work, a) for u, a in made.items()})


def _orders() -> list[NewUser]:
    return [
        NewUser(
            username=username,
            name=name,
            role=role,
            password=PASSWORD,
            team=team or None,
            clearance=clearance,
        )
        for username, name, role, team, clearance in _USERS
    ]


def _colleague(work: Work, team_id: int, name: str) -> int:
    """Somebody with debtors of his or her own, who has no account on the practice desk."""
    person = Person(name=name, clearance=False)
    work.add(person)
    work.flush()
    work.add(TeamMember(team_id=team_id, person_id=person.id))
    return person.id


def _who(work: Work, account: Account) -> Who:
    person = work.get_one(Person, account.person_id)
    teams = work.scalars(select(TeamMember.team_id).where(TeamMember.person_id == person.id))
    return Who(
        account_id=account.id,
        person_id=person.id,
        name=person.name,
        role=account.role,
        clearance=person.clearance,
        team_ids=frozenset(teams),
    )
