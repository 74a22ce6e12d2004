"""Stand-ins: who decides in a supervisor's place on which days, and in which cases not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import BindParameter, ColumnElement, exists, select
from sqlalchemy.orm import aliased

from collector_desk.domain.access import Role
from collector_desk.errors.approvals import StandInDisqualified, StandInForProposer
from collector_desk.errors.service import Unknown
from collector_desk.errors.session import BadStandIn, StandInOver
from collector_desk.models import Account, Disqualification, Person, StandIn
from collector_desk.service.database import Work
from collector_desk.wire.session import NewStandIn, StandInRow, StandIns

_LONGEST = timedelta(days=366)


def acting(today: date | BindParameter[date]) -> ColumnElement[bool]:
    """Which stand-ins count on a day: in their days, for somebody who still is a supervisor."""
    theirs = aliased(Account)
    supervises = exists().where(
        theirs.person_id == StandIn.for_person_id,
        theirs.role == Role.SUPERVISOR.value,
        theirs.active.is_(True),
    )
    days = (StandIn.from_day <= today) & (StandIn.to_day >= today)
    return days & StandIn.ended_at.is_(None) & supervises


def role_of(account_role: str, stands_for: frozenset[int]) -> str:
    """The role a person works in: a caseworker who stands in for a supervisor has that role.

    No other role is raised: an administrator or an auditor decides no case.
    """
    raised = stands_for and account_role == Role.CASEWORKER.value
    return Role.SUPERVISOR.value if raised else account_role


def stands_for(work: Work, account: Account) -> frozenset[int]:
    """The persons in whose place an account has the role of a supervisor today."""
    if account.role != Role.CASEWORKER.value:
        return frozenset()
    query = select(StandIn.for_person_id).where(
        StandIn.person_id == account.person_id, acting(work.clock.today())
    )
    return frozenset(work.scalars(query))


def may_decide(work: Work, debtor_id: int | None, *, proposed_by: int) -> None:
    """Whether a stand-in may decide a proposal in somebody's place; who is none, passes.

    Raises:
        StandInForProposer: all one stands in for proposed it themselves.
        StandInDisqualified: whoever one stands in for, or that person's superior, is disqualified
            towards the debtor (forvaltningsloven § 6 third paragraph).
    """
    if not work.who.stands_for:
        return
    others = work.who.stands_for - {proposed_by}
    if not others:
        raise StandInForProposer
    persons = {
        person.id: {person.id, person.superior_id} - {None}
        for person in work.scalars(select(Person).where(Person.id.in_(others)))
    }
    barred = frozenset(
        work.scalars(
            select(Disqualification.person_id).where(
                Disqualification.person_id.in_(set().union(*persons.values())),
                Disqualification.debtor_id == debtor_id,
            )
        )
    )
    if all(chain & barred for chain in persons.values()):
        raise StandInDisqualified


def register(work: Work, order: NewStandIn) -> StandIn:
    """Let a person decide in a supervisor's place from one day to another.

    Raises:
        Unknown: one of the persons is not here.
        BadStandIn: the same person, oneself, a caseworker too few or no supervisor; or the days.
    """
    for person_id in (order.person_id, order.for_person_id):
        if work.get(Person, person_id) is None:
            raise Unknown(what="person", id=person_id)
    why = _why_not(work, order)
    if why:
        raise BadStandIn(why=why)
    row = StandIn(
        person_id=order.person_id,
        for_person_id=order.for_person_id,
        from_day=order.from_day,
        to_day=order.to_day,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(row)
    work.flush()
    details = {
        "stand_in": row.id,
        "person": row.person_id,
        "for": row.for_person_id,
        "days": [row.from_day.isoformat(), row.to_day.isoformat()],
    }
    work.note("stand_ins.register", stream="house", details=details)
    return row


def end(work: Work, stand_in_id: int) -> StandIn:
    """End a stand-in before its last day; it counts no more from the next call.

    Raises:
        Unknown: no such stand-in.
        StandInOver: it was ended already.
    """
    row = work.get(StandIn, stand_in_id, with_for_update=True)
    if row is None:
        raise Unknown(what="stand_in", id=stand_in_id)
    if row.ended_at is not None:
        raise StandInOver(name=work.get_one(Person, row.person_id).name)
    row.ended_at = work.clock.now()
    work.flush()
    work.note("stand_ins.end", stream="house", details={"stand_in": row.id})
    return row


def listed(work: Work) -> StandIns:
    """Every stand-in, the last to begin first."""
    query = select(StandIn).order_by(StandIn.from_day.desc(), StandIn.id.desc())
    return StandIns(rows=tuple(shown(work, row) for row in work.scalars(query)))


def shown(work: Work, row: StandIn) -> StandInRow:
    """A stand-in as the administrator sees it."""
    return StandInRow(
        stand_in_id=row.id,
        person_id=row.person_id,
        name=work.get_one(Person, row.person_id).name,
        for_person_id=row.for_person_id,
        for_name=work.get_one(Person, row.for_person_id).name,
        from_day=row.from_day,
        to_day=row.to_day,
        ended=row.ended_at is not None,
        made_by=row.made_by,
    )


def _why_not(work: Work, order: NewStandIn) -> str:
    """Why it cannot be registered; empty where it can."""
    today = work.clock.today()
    faults: Sequence[tuple[bool, str]] = (
        (order.person_id == order.for_person_id, "Ingen er stedfortreder for seg selv."),
        (order.person_id == work.who.person_id, "Du kan ikke gi deg selv myndigheten."),
        (not _has(work, order.for_person_id, Role.SUPERVISOR), "Den andre er ikke leder."),
        (not _has(work, order.person_id, Role.CASEWORKER), "Personen er ikke saksbehandler."),
        (order.from_day < today, "Første dag kan ikke være før i dag."),
        (order.to_day < order.from_day, "Siste dag er før første dag."),
        (order.to_day - order.from_day > _LONGEST, "Det kan ikke gjelde lenger enn ett år."),
    )
    return next((text for wrong, text in faults if wrong), "")


def _has(work: Work, person_id: int, role: Role) -> bool:
    found = exists().where(
        Account.person_id == person_id, Account.role == role.value, Account.active.is_(True)
    )
    return bool(work.scalar(select(found)))
