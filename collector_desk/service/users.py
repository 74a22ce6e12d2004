"""Users of the desk: made, changed and closed by the administrator."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import flag_modified

from collector_desk.errors.service import Stale, Unknown
from collector_desk.errors.session import BadPassword, OwnSuperior, UserExists
from collector_desk.models import Account, Person, Team, TeamMember
from collector_desk.service import session
from collector_desk.service.database import Work
from collector_desk.wire.session import ChangeUser, NewUser


def add(work: Work, order: NewUser) -> Account:
    """Make an account, and the person behind it where that person is new.

    Raises:
        UserExists: the user name is taken.
        BadPassword: the password is or holds the user name.
        Unknown: ``person_id`` or ``superior_id`` names nobody.
    """
    if work.scalar(select(Account.id).where(Account.username == order.username)):
        raise UserExists(username=order.username)
    if order.username in order.password.lower():
        raise BadPassword
    account = Account(
        person_id=_person(work, order).id,
        username=order.username,
        role=order.role,
        password_hash=session.HASHER.hash(order.password),
    )
    work.add(account)
    try:
        work.flush()
    except IntegrityError as error:  # another administrator was a moment before
        raise UserExists(username=order.username) from error
    work.note("users.add", stream="house", details={"account": account.id, "role": order.role})
    return account


def _person(work: Work, order: NewUser) -> Person:
    if order.person_id is not None:
        person = work.get(Person, order.person_id, with_for_update=True)
        if person is None:
            raise Unknown(what="person", id=order.person_id)
    else:
        person = Person(name=order.name, clearance=order.clearance)
        work.add(person)
        work.flush()
    if order.superior_id is not None:
        _answers_to(work, person, order.superior_id)
    if order.team and order.team not in teams_of(work, person.id):
        work.add(TeamMember(team_id=_team(work, order.team).id, person_id=person.id))
        flag_modified(person, "name")  # a new version, though only the teams were changed
    return person


def _answers_to(work: Work, person: Person, superior_id: int) -> None:
    above = superior = work.get(Person, superior_id)
    if superior is None:
        raise Unknown(what="person", id=superior_id)
    seen = set[int]()
    while above is not None and above.id not in seen:
        if above.id == person.id:
            raise OwnSuperior(superior=superior.name, name=person.name)
        seen.add(above.id)
        above = work.get(Person, above.superior_id) if above.superior_id else None
    person.superior_id = superior_id


def _team(work: Work, name: str) -> Team:
    """The team of that name, made where it is new."""
    team = work.scalar(select(Team).where(Team.name == name)) or Team(name=name)
    work.add(team)
    work.flush()
    return team


def teams_of(work: Work, person_id: int) -> tuple[str, ...]:
    """The names of the teams that a person works in."""
    query = (
        select(Team.name)
        .join(TeamMember, TeamMember.team_id == Team.id)
        .where(TeamMember.person_id == person_id)
        .order_by(Team.name)
    )
    return tuple(work.scalars(query))


def change(work: Work, account_id: int, order: ChangeUser) -> Account:
    """Say whom the person behind an account answers to, and in which teams that person works.

    Both hold from the next call of that person: habilitet is tried against the new superior
    (forvaltningsloven § 6 third paragraph), the portfolio is that of the new teams.

    Raises:
        Unknown: no such account, or ``superior_id`` names nobody.
        Stale: somebody changed the person since it was shown, by this account or another.
        OwnSuperior: the superior answers to this person, or is this person.
    """
    account = work.get(Account, account_id)
    if account is None:
        raise Unknown(what="account", id=account_id)
    person = work.get_one(Person, account.person_id, with_for_update=True)
    if person.version != order.version:
        raise Stale
    before = person.superior_id
    if order.superior_id is None:
        person.superior_id = None
    else:
        _answers_to(work, person, order.superior_id)
    left, joined = _change_teams(work, person, order.teams)
    flag_modified(person, "name")  # a new version, though only the teams were changed
    work.flush()
    details = {
        "account": account_id,
        "superior": [before, person.superior_id],
        "left": left,
        "joined": joined,
    }
    work.note("users.change", stream="house", details=details)
    return account


def _change_teams(work: Work, person: Person, wanted: Sequence[str]) -> tuple[list[int], list[int]]:
    """The numbers of the teams that were left, and of those that were joined."""
    names = {name.strip() for name in wanted} - {""}
    members = work.scalars(select(TeamMember).where(TeamMember.person_id == person.id))
    here = {each.team_id: each for each in members}
    teams = {_team(work, name).id for name in sorted(names)}
    for team_id in here.keys() - teams:
        work.delete(here[team_id])
    for team_id in teams - here.keys():
        work.add(TeamMember(team_id=team_id, person_id=person.id))
    return sorted(here.keys() - teams), sorted(teams - here.keys())


def revoke(work: Work, account_id: int) -> Account:
    """Close an account and end its sessions at once.

    Raises:
        Unknown: no such account.
    """
    account = work.get(Account, account_id)
    if account is None:
        raise Unknown(what="account", id=account_id)
    account.active = False
    session.revoke_account(work, account_id)
    work.note("users.revoke", stream="house", details={"account": account_id})
    return account


def listed(work: Work) -> list[tuple[Account, Person]]:
    """Every account with its person, by user name."""
    rows = work.execute(
        select(Account, Person)
        .join(Person, Person.id == Account.person_id)
        .order_by(Account.username)
    )
    return [(account, person) for account, person in rows]
