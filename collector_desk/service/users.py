"""Users of the desk: made and closed by the administrator."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from collector_desk.errors.service import Unknown
from collector_desk.errors.session import BadPassword, UserExists
from collector_desk.models import Account, Person, Team, TeamMember
from collector_desk.service import session
from collector_desk.service.database import Work
from collector_desk.wire.session import NewUser


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
        person = work.get(Person, order.person_id)
        if person is None:
            raise Unknown(what="person", id=order.person_id)
    else:
        person = Person(name=order.name, clearance=order.clearance)
        work.add(person)
        work.flush()
    if order.superior_id is not None:
        if work.get(Person, order.superior_id) is None or order.superior_id == person.id:
            raise Unknown(what="person", id=order.superior_id)
        person.superior_id = order.superior_id
    if order.team:
        team = work.scalar(select(Team).where(Team.name == order.team)) or Team(name=order.team)
        work.add(team)
        work.flush()
        if work.get(TeamMember, (team.id, person.id)) is None:
            work.add(TeamMember(team_id=team.id, person_id=person.id))
    return person


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
