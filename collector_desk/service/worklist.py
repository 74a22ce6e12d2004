"""Worklists: what waits for whom, why it is there, and the counts that equal the lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select

from collector_desk.domain.access import Role
from collector_desk.domain.approval import State
from collector_desk.domain.calendar import add_months
from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import Nearness, WorkKind, nearness
from collector_desk.errors.service import Unknown
from collector_desk.models import Account, Approval, Claim, Debtor, Person, TeamMember
from collector_desk.service import (
    gate,
    holding,
    inquiry_rows,
    measure_sheet,
    objection_list,
    owed,
    work_found,
    work_limitation,
    work_sources,
)
from collector_desk.service.database import Work
from collector_desk.service.work_found import MOST, Found, Reach, Source, rows
from collector_desk.wire.work import AskWork, Colleague, Counts, RowOf, Worklist, WorkRow

SOURCES = (*work_sources.SOURCES, work_limitation.SOURCE)

AGREEMENTS = (
    WorkKind.PLAN_TROUBLE,
    WorkKind.PLAN_NOTICED,
    WorkKind.HOLD_LAPSES,
    WorkKind.DEFERRAL_OVER,
)
LIMITATION = (WorkKind.LIMITATION,)
_HEALTH = "Krav"  # the kind would tell of somebody's health before the person is opened
_WORKERS = (Role.CASEWORKER.value, Role.SUPERVISOR.value)


class _Facts(NamedTuple):
    """What the words of the rows need, read once for all of them."""

    claims: Mapping[int, Claim]
    by_claim: Mapping[int, owed.Sum]
    by_debtor: Mapping[int, owed.Sum]
    opened: frozenset[int]  # debtors whose papers this user has opened today


def listed(work: Work, ask: AskWork) -> Worklist:
    """The rows asked for, those due first at the top.

    In one's own list money without a claim stands below what else is due by today: it belongs to
    everybody, and would else hide the deadlines that are one's own.

    Debtors this person may not know of, the person's own case, and those towards whom the person
    is disqualified are left out. Raises Unknown: a stand-in for somebody of no team of one's own.
    """
    reach = _reach(work, ask)
    found = [
        (source, each)
        for source in SOURCES
        if not ask.kinds or source.kind in ask.kinds
        for each in rows(work, source, reach)
    ]
    facts = _facts(work, [each for _, each in found])
    made = [_row(work, source, each, facts) for source, each in found]
    today = work.clock.today()
    made.sort(
        key=lambda row: (
            _stands(row, ask, today),
            row.due,
            row.kind.value,
            row.subject_id,
            row.debtor_id or 0,
        )
    )
    near = [row.nearness for row in made]
    full = (len(rows_of) >= MOST for rows_of in _by_source(found))
    return Worklist(
        rows=tuple(made),
        colleagues=tuple(colleagues(work)),
        overdue=near.count(Nearness.OVERDUE),
        today=near.count(Nearness.TODAY),
        tomorrow=near.count(Nearness.TOMORROW),
        this_week=near.count(Nearness.THIS_WEEK),
        owed=_together([each for _, each in found], facts),
        more=any(full),
        bands=work_limitation.bands(work, reach) if ask.kinds == LIMITATION else (),
    )


def counts(work: Work) -> Counts:
    """How many rows each list of the side bar has, by the list's name."""
    mine, agreements, limitation = counted(
        work,
        [
            AskWork(),
            AskWork(scope="all", kinds=AGREEMENTS),
            AskWork(scope="all", kinds=LIMITATION),
        ],
    )
    return Counts(
        counts={
            "mine": mine or 0,
            "inbox": inquiry_rows.count(work),
            "objections": objection_list.count(work),
            "agreements": agreements or 0,
            "approvals": _waiting(work),
            "measures": measure_sheet.count(work),
            "holds": holding.count(work),
            "limitation": limitation or 0,
        }
    )


def counted(work: Work, asks: Sequence[AskWork]) -> list[int | None]:
    """How many rows ``listed`` would give for each; None where it would raise Unknown.

    Each source is asked once, for all of them together.
    """
    reaches = _reaches(work, asks)
    sums = [None if reach is None else 0 for reach in reaches]
    for source in SOURCES:
        wanted = {
            at: reach if source.ahead is not None else replace(reach, until=None)
            for at, (ask, reach) in enumerate(zip(asks, reaches, strict=True))
            if reach is not None and (not ask.kinds or source.kind in ask.kinds)
        }
        found = work_found.counts(work, source, wanted.values())
        for at, reach in wanted.items():
            sums[at] = (sums[at] or 0) + found[reach]
    return sums


def one(work: Work, of: RowOf) -> tuple[Source, Found]:
    """A row that this person may see, whosever it is, put off or not. Raises Unknown."""
    for source in SOURCES:
        if source.kind is of.kind and (found := work_found.one(work, source, of)) is not None:
            return source, found
    raise Unknown(what="work", id=of.subject_id)


def colleagues(work: Work) -> list[Colleague]:
    """Whom a row may be given to: those of one's teams, and everybody for a supervisor."""
    query = (
        select(Person.id, Person.name)
        .join(Account, Account.person_id == Person.id)
        .where(Account.active, Account.role.in_(_WORKERS))
        .distinct()
        .order_by(Person.name, Person.id)
    )
    if work.who.role != Role.SUPERVISOR.value:
        teams = sorted(work.who.team_ids)
        together = select(TeamMember.person_id).where(TeamMember.team_id.in_(teams))
        query = query.where(Person.id.in_(together))
    return [Colleague(person_id=key, name=name) for key, name in work.execute(query)]


def _stands(row: WorkRow, ask: AskWork, today: date) -> tuple[date, bool]:
    """By what a row is ordered first: what is over stands before what is due today."""
    if ask.scope == "mine" and row.kind is WorkKind.UNPLACED:
        return max(row.due, today), True
    return row.due, False


def _reach(work: Work, ask: AskWork) -> Reach:
    (reach,) = _reaches(work, [ask])
    if reach is None:
        raise Unknown(what="person", id=ask.person_id)
    return reach


def _reaches(work: Work, asks: Sequence[AskWork]) -> list[Reach | None]:
    """Whose rows each asks for; None for somebody of no team of one's own."""
    me = work.who.person_id
    teams = {me: work.who.team_ids} | _teams(
        work, {ask.person_id for ask in asks if ask.person_id is not None} - {me}
    )
    return [_seen_from(work, ask, ask.person_id or me, teams) for ask in asks]


def _teams(work: Work, persons: Collection[int]) -> dict[int | None, frozenset[int]]:
    """The teams of those among some persons whose lists one may see."""
    if not persons:
        return {}
    known = {each.person_id for each in colleagues(work)} & set(persons)
    members = select(TeamMember.person_id, TeamMember.team_id)
    found = work.execute(members.where(TeamMember.person_id.in_(sorted(known)))).all()
    return {each: frozenset(team for person, team in found if person == each) for each in known}


def _seen_from(
    work: Work, ask: AskWork, person: int | None, teams: Mapping[int | None, frozenset[int]]
) -> Reach | None:
    if person not in teams:
        return None
    until = add_months(work.clock.today(), ask.months) if ask.months else None
    return Reach(
        scope=ask.scope, person_id=person, teams=teams[person], put_off=ask.put_off, until=until
    )


def _waiting(work: Work) -> int:
    query = (
        select(func.count())
        .select_from(Approval)
        .outerjoin(Debtor, Debtor.id == Approval.debtor_id)
        .where(
            Approval.state == State.WAITING.value,
            gate.listed(work.who) | Approval.debtor_id.is_(None),
        )
    )
    return min(work.scalar(query) or 0, MOST)


def _by_source(found: Iterable[tuple[Source, Found]]) -> Iterable[list[Found]]:
    by_source: dict[int, list[Found]] = {}
    for source, each in found:
        by_source.setdefault(id(source), []).append(each)
    return by_source.values()


def _facts(work: Work, found: Sequence[Found]) -> _Facts:
    ids = sorted({each.claim_id for each in found if each.claim_id is not None})
    debtors = {
        each.debtor_id for each in found if each.claim_id is None and each.debtor_id is not None
    }
    claims = {c.id: c for c in work.scalars(select(Claim).where(Claim.id.in_(ids)))}
    opened = gate.opened_among(work, {each.debtor_id for each in found if each.debtor_id})
    return _Facts(claims, owed.of_claims(work, ids), owed.of_debtors(work, debtors), opened)


def _row(work: Work, source: Source, found: Found, facts: _Facts) -> WorkRow:
    due = source.due(work, found)
    return WorkRow(
        kind=source.kind,
        kind_label=source.kind.label,
        level=source.kind.level,
        subject_id=found.subject_id,
        version=found.version,
        due=due,
        nearness=nearness(due, today=work.clock.today()),
        debtor_id=found.debtor_id,
        debtor_name=found.debtor_name,
        what=_what(found, facts),
        why=_why(work, source, found, facts),
        moves=source.moves(work, found),
        owed=_owed(found, facts),
        person=found.person,
        put_off_until=found.put_off_until,
    )


def _why(work: Work, source: Source, found: Found, facts: _Facts) -> str:
    """Why it is there; what somebody wrote is told once the debtor is open."""
    known = found.debtor_id is None or found.debtor_id in facts.opened
    say = source.why if known or source.closed is None else source.closed
    return say(work, found, source.due(work, found))


def _what(found: Found, facts: _Facts) -> str:
    """The claim, or how many claims, or the day of the money."""
    claim = facts.claims.get(found.claim_id or 0)
    if claim is not None:
        kind = KINDS[ClaimKind(claim.kind)]
        return f"{claim.number} · {_HEALTH if kind.health and not found.ours else kind.label}"
    if found.debtor_id is not None:
        return f"{facts.by_debtor.get(found.debtor_id, owed.Sum()).claims} krav"
    if found.since is not None:
        return f"Verdidato {dotted(found.since)}"
    return f"Mottatt {dotted(found.day)}" if found.code else ""


def _owed(found: Found, facts: _Facts) -> int | None:
    if found.amount is not None:
        return found.amount
    if found.claim_id is not None:
        return facts.by_claim.get(found.claim_id, owed.Sum()).owed
    if found.debtor_id is not None:
        return facts.by_debtor.get(found.debtor_id, owed.Sum()).owed
    return None


def _together(found: Sequence[Found], facts: _Facts) -> int:
    """What is owed on the rows, each claim once: a debtor's sum holds the debtor's claims."""
    whole = {each.debtor_id for each in found if each.claim_id is None and each.debtor_id}
    single = {each.claim_id for each in found if each.claim_id and each.debtor_id not in whole}
    return sum(facts.by_debtor.get(key, owed.Sum()).owed for key in whole) + sum(
        facts.by_claim.get(key, owed.Sum()).owed for key in single
    )
