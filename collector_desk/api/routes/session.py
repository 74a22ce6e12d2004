"""Signing in and out, and the users of the desk."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from collector_desk.api.deps import Call, Called, Key
from collector_desk.api.routing import DeskRouter
from collector_desk.domain.access import Role, deeds_of
from collector_desk.models import Account, BankFile, Debtor, House, Person, Team
from collector_desk.service import rates_in_force, session, stand_ins, users
from collector_desk.service.database import Who, Work
from collector_desk.wire.rates import AddedRate
from collector_desk.wire.session import (
    ChangeUser,
    Confirm,
    Confirmed,
    Desk,
    NewStandIn,
    NewUser,
    SignedIn,
    SignIn,
    StandInRow,
    StandIns,
    User,
    UserRow,
    Users,
)

router = DeskRouter()


@router.deed("session.sign_in")
def sign_in(order: SignIn, call: Called) -> SignedIn:
    house = call.house
    token, who = session.sign_in(
        house.db,
        house.settings,
        house.guesses,
        username=order.username,
        password=order.password,
        source=call.source,
    )
    with house.db.read(who) as work:
        return SignedIn(token=token, user=_user(work, who), desk=_desk(work, call))


@router.deed("session.show")
def show(call: Called) -> SignedIn:
    with call.read() as work:
        return SignedIn(token="", user=_user(work, call.who), desk=_desk(work, call))


@router.deed("session.confirm")
def confirm(order: Confirm, call: Called) -> Confirmed:
    house = call.house
    until = session.confirm(
        house.db,
        house.guesses,
        call.who,
        token=call.token,
        password=order.password,
        source=call.source,
    )
    return Confirmed(until=until)


@router.deed("session.sign_out", status_code=204)
def sign_out(call: Called) -> None:
    with call.write() as work:
        session.sign_out(work, call.token)


@router.deed("users.list")
def list_users(call: Called) -> Users:
    with call.read() as work:
        return Users(users=tuple(_row(work, a, p) for a, p in users.listed(work)))


@router.deed("users.add")
def add_user(order: NewUser, call: Called) -> UserRow:
    def do(work: Work) -> UserRow:
        account = users.add(work, order)
        return _row(work, account, work.get_one(Person, account.person_id))

    return call.once(UserRow, do)


@router.deed("users.change")
def change_user(account_id: Key, order: ChangeUser, call: Called) -> UserRow:
    def do(work: Work) -> UserRow:
        account = users.change(work, account_id, order)
        return _row(work, account, work.get_one(Person, account.person_id))

    return call.once(UserRow, do)


@router.deed("users.revoke")
def revoke_user(account_id: Key, call: Called) -> UserRow:
    def do(work: Work) -> UserRow:
        account = users.revoke(work, account_id)
        return _row(work, account, work.get_one(Person, account.person_id))

    return call.once(UserRow, do)


@router.deed("stand_ins.list")
def list_stand_ins(call: Called) -> StandIns:
    with call.read() as work:
        return stand_ins.listed(work)


@router.deed("stand_ins.register")
def register_stand_in(order: NewStandIn, call: Called) -> StandInRow:
    return call.once(
        StandInRow, lambda work: stand_ins.shown(work, stand_ins.register(work, order))
    )


@router.deed("stand_ins.end")
def end_stand_in(stand_in_id: Key, call: Called) -> StandInRow:
    return call.once(
        StandInRow, lambda work: stand_ins.shown(work, stand_ins.end(work, stand_in_id))
    )


def _row(work: Work, account: Account, person: Person) -> UserRow:
    superior = work.get(Person, person.superior_id) if person.superior_id else None
    return UserRow(
        account_id=account.id,
        version=person.version,
        person_id=person.id,
        username=account.username,
        name=person.name,
        role=account.role,
        clearance=person.clearance,
        active=account.active,
        superior=superior.name if superior else "",
        superior_id=person.superior_id,
        teams=users.teams_of(work, person.id),
    )


def _user(work: Work, who: Who) -> User:
    account = work.get_one(Account, who.account_id)
    teams = work.scalars(select(Team.name).where(Team.id.in_(who.team_ids)).order_by(Team.name))
    return User(
        account_id=account.id,
        person_id=account.person_id,
        name=who.name,
        username=account.username,
        role=who.role,
        clearance=who.clearance,
        teams=tuple(teams),
        may=deeds_of(Role(who.role)),
    )


def _desk(work: Work, call: Call) -> Desk:
    booked: datetime | None = work.scalar(select(func.max(BankFile.imported_at)))
    practice = work.get(House, "practice")
    return Desk(
        name=call.house.settings.house,
        practice=practice is not None,
        today=work.clock.today(),
        embedded=call.house.embedded,
        booked_through=booked,
        debtors=work.scalar(select(func.count()).select_from(Debtor)) or 0,
        idle_minutes=call.house.settings.idle_minutes,
        rates=tuple(map(AddedRate.model_validate, rates_in_force.rows(work))),
    )
