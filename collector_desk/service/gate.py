"""The gates before a debtor: own case, protection, portfolio, reason, opening."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from collector_desk.errors.approvals import Disqualified, SuperiorDisqualified
from collector_desk.errors.parties import MergedAlready
from collector_desk.errors.service import Unknown
from collector_desk.errors.session import NotOpened, OwnCase, ReasonNeeded
from collector_desk.models import Debtor, DebtorMerge, Disqualification, Identity, Opening, Person
from collector_desk.service.database import Who, Work

_OPEN_FOR = timedelta(hours=12)
_REASON = 5  # the fewest characters that can be a reason


def visible(who: Who) -> ColumnElement[bool]:
    """Which debtors this person may know of: the condition of every list and search."""
    return Debtor.protection == "open" if not who.clearance else Debtor.id.is_not(None)


def own_portfolio(who: Who, debtor: Debtor) -> bool:
    """A portfolio is a team and a responsible person."""
    return debtor.team_id in who.team_ids or (
        debtor.responsible_id is not None and debtor.responsible_id == who.person_id
    )


def open_debtor(work: Work, debtor_id: int, reason: str) -> Debtor:
    """Open a debtor: a deed of its own, noted in the debtor's stream with its reason.

    Raises:
        Unknown: no such debtor, or one this person may not know of; the answer is the same.
        OwnCase: the debtor is the person at the desk (forvaltningsloven § 6).
        Disqualified: the person at the desk has declared to be disqualified (§ 6).
        ReasonNeeded: outside the portfolio, and no reason was given.
    """
    debtor = known(work, debtor_id)
    reason = reason.strip()
    if not own_portfolio(work.who, debtor) and len(reason) < _REASON:
        earlier = _opening(work, debtor_id)
        if earlier is None or not earlier.reason:
            raise ReasonNeeded(debtor_id=debtor_id)
        reason = earlier.reason
    # The note first: it locks the debtor's stream, so that two windows open one after the other.
    work.note("debtors.open", stream=f"debtor:{debtor_id}", details={"reason": reason})
    if work.who.account_id is not None:
        opening = {
            "account_id": work.who.account_id,
            "debtor_id": debtor_id,
            "opened_at": work.clock.wall(),
            "reason": reason,
            "since": work.clock.wall() - _OPEN_FOR,
        }
        work.connection().execute(_newest(work.get_bind().dialect.name), opening)
    return debtor


@cache
def _newest(dialect: str) -> Any:
    """Keep an opening in place of the one before; a reason given today outlives one without."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    new = insert(Opening.__table__)  # type: ignore[arg-type]
    still = (new.excluded.reason == "") & (Opening.opened_at >= bindparam("since"))
    reason = case((still, Opening.reason), else_=new.excluded.reason)
    kept = {"opened_at": new.excluded.opened_at, "reason": reason}
    return new.on_conflict_do_update(index_elements=["account_id", "debtor_id"], set_=kept)


def opened(work: Work, debtor_id: int) -> Debtor:
    """A debtor this user has opened today; every deed on a debtor passes here.

    Raises:
        Unknown, OwnCase, Disqualified: as for opening.
        NotOpened: not opened by this user within the last twelve hours.
    """
    debtor = known(work, debtor_id)
    if _opening(work, debtor_id) is None:
        raise NotOpened(debtor_id=debtor_id)
    return debtor


def lock(work: Work, debtor_id: int) -> None:
    """Let two deeds on one debtor, whatever claims they are about, come one after the other.

    Claims are locked before it (``liable.lock_all``): two deeds never wait for each other.
    """
    work.execute(select(Debtor.id).where(Debtor.id == debtor_id).with_for_update(key_share=True))


def _opening(work: Work, debtor_id: int) -> Opening | None:
    opening = work.get(Opening, (work.who.account_id or 0, debtor_id))
    if opening is None or work.clock.wall() - opening.opened_at > _OPEN_FOR:
        return None
    return opening


def reason_of(work: Work, debtor_id: int) -> str:
    """The reason by which this user opened a debtor today; empty where there was none."""
    opening = _opening(work, debtor_id)
    reason = opening.reason.strip() if opening else ""
    return reason if len(reason) >= _REASON else ""


def opened_among(work: Work, debtor_ids: Iterable[int]) -> frozenset[int]:
    """Which of these debtors this user has opened within the last twelve hours."""
    query = select(Opening.debtor_id).where(
        Opening.account_id == (work.who.account_id or 0),
        Opening.debtor_id.in_(sorted(debtor_ids)),
        Opening.opened_at >= work.clock.wall() - _OPEN_FOR,
    )
    return frozenset(work.scalars(query))


def known(work: Work, debtor_id: int) -> Debtor:
    """A debtor this person may know of and work with.

    Raises:
        Unknown, OwnCase, Disqualified: as for opening.
        MergedAlready: taken into another debtor, who is worked with instead.
    """
    asked = {"debtor": debtor_id, "person": work.who.person_id}
    found = work.execute(_debtor(clearance=work.who.clearance), asked).one_or_none()
    if found is None:
        raise Unknown(what="debtor", id=debtor_id)
    debtor, is_self, inhabil, into = found
    if is_self:
        raise OwnCase
    if inhabil:
        raise Disqualified
    if into is not None:
        raise MergedAlready(name=into)
    return debtor


def may_decide(work: Work, debtor_id: int) -> None:
    """Whether this person may decide a matter of the debtor, its superior's habilitet being tried.

    Raises:
        SuperiorDisqualified: the direct superior is (forvaltningsloven § 6 third paragraph).
    """
    of_superior = exists().where(
        Person.id == work.who.person_id,
        Disqualification.person_id == Person.superior_id,
        Disqualification.debtor_id == debtor_id,
    )
    if work.scalar(select(of_superior)):
        raise SuperiorDisqualified


@cache
def _debtor(*, clearance: bool) -> Select[Debtor, bool, bool, str | None]:
    """The debtor by its number, where this person may know of it.

    With it, whether it is oneself, whether one is disqualified towards it, and who it was merged
    into.
    """
    other = aliased(Debtor)
    into = (
        select(other.name)
        .join(DebtorMerge, DebtorMerge.kept_id == other.id)
        .where(DebtorMerge.gone_id == Debtor.id, DebtorMerge.undone_on.is_(None))
        .correlate(Debtor)
        .scalar_subquery()
    )
    is_self = exists().where(
        Person.id == bindparam("person"),
        Person.blind_index.is_not(None),
        Identity.blind_index == Person.blind_index,
        Identity.debtor_id == Debtor.id,
    )
    declared = exists().where(
        Disqualification.person_id == bindparam("person"), Disqualification.debtor_id == Debtor.id
    )
    found = select(Debtor, is_self, declared, into).where(Debtor.id == bindparam("debtor"))
    return found if clearance else found.where(Debtor.protection == "open")


def own_debtors(who: Who) -> ColumnElement[bool]:
    """The debtors that are the person at the desk: left out of every search and list.

    Asked once for a whole list, not once for each row; so is ``listed``.
    """
    own = (
        select(Identity.debtor_id)
        .join(Person, Person.blind_index == Identity.blind_index)
        .where(Person.id == who.person_id)
    )
    return Debtor.id.in_(own)


def disqualified(person: ColumnElement[Any] | int | None) -> ColumnElement[bool]:
    """The debtors towards whom a person has declared to be disqualified (§ 6): left to others."""
    return exists().where(
        Disqualification.person_id == person, Disqualification.debtor_id == Debtor.id
    )


def listed(who: Who) -> ColumnElement[bool]:
    """Whose rows a list may show: known, not the person at the desk, and not one's own inhabil."""
    declared = select(Disqualification.debtor_id).where(Disqualification.person_id == who.person_id)
    return visible(who) & ~own_debtors(who) & Debtor.id.not_in(declared)
