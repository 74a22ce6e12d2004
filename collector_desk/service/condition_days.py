"""Since when what the conditions of a measure speak of has been so, as far as the house knows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from sqlalchemy import func, select

from collector_desk.domain.calendar import add_years
from collector_desk.domain.claim import KINDS, Enforcement
from collector_desk.domain.enforcement.way import Way
from collector_desk.domain.fees import InCollection, Letter
from collector_desk.domain.movements import Move
from collector_desk.domain.statement import Statement
from collector_desk.domain.status import OF_AGE, Status, is_minor
from collector_desk.models import (
    Claim,
    ClaimBatch,
    Disqualification,
    Inquiry,
    Judgment,
    Representative,
)
from collector_desk.service import basis_papers, judgment_rows
from collector_desk.service.clock import oslo_day
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim

_LESSENS = frozenset({Move.COVERED, Move.OFFSET, Move.LOWERED, Move.WAIVED})
_PROTECTED = (Status.CONFIDENTIAL, Status.STRICTLY_CONFIDENTIAL)
_MISSING = "mangler"


class OfPerson(TypedDict):
    """What the conditions ask about the debtor, and about who works with the case."""

    debtor: str
    unread: int
    unread_since: date | None
    guardian: str
    guardian_since: date | None
    minor: bool
    of_age: date | None
    protected: bool
    protected_since: date | None
    disqualified: str
    disqualified_since: date | None


def of_person(work: Work, rows: Folder, on: date) -> OfPerson:
    """That, with the days the house knows."""
    debtor, born = rows.debtor, rows.debtor.birth_date
    minor = is_minor(born, on)
    unread, unread_since = _unread(work, debtor.id)
    guardian, guardian_since = _guardian(work, rows, on=on, minor=minor)
    declared = _disqualified(work, debtor.id)
    return OfPerson(
        debtor=debtor.name,
        unread=unread,
        unread_since=unread_since,
        guardian=guardian,
        guardian_since=guardian_since,
        minor=minor,
        of_age=add_years(born, OF_AGE) if minor and born else None,
        protected=debtor.protection != "open",
        protected_since=_status(rows, _PROTECTED, on),
        disqualified="Du har meldt deg inhabil." if declared else "",
        disqualified_since=declared,
    )


def _unread(work: Work, debtor_id: int) -> tuple[int, date | None]:
    """How many messages of the debtor nobody has handled, and the day the eldest came."""
    query = select(func.count(Inquiry.id), func.min(Inquiry.received_on))
    row = work.execute(query.where(Inquiry.debtor_id == debtor_id, Inquiry.state == "open")).one()
    return row[0], row[1]


def _guardian(work: Work, rows: Folder, *, on: date, minor: bool) -> tuple[str, date | None]:
    """The guardian and since when; where one lacks, since when one is needed."""
    needed = _status(rows, (Status.GUARDIAN,), on)
    if not minor and needed is None:
        return "", None
    query = select(Representative.name, Representative.from_day).where(
        Representative.debtor_id == rows.debtor.id,
        Representative.role == "guardian",
        Representative.from_day <= on,
        (Representative.to_day.is_(None)) | (Representative.to_day > on),
    )
    newest = query.order_by(Representative.from_day.desc(), Representative.id.desc())
    found = work.execute(newest.limit(1)).first()
    return (found[0], found[1]) if found else (_MISSING, needed)


def _status(rows: Folder, kinds: Sequence[Status], on: date) -> date | None:
    """The first day of such a special status that runs on a day."""
    days = [
        row.from_day
        for row in rows.statuses
        if Status(row.kind) in kinds
        and row.from_day <= on
        and (row.to_day is None or on < row.to_day)
    ]
    return min(days, default=None)


def _disqualified(work: Work, debtor_id: int) -> date | None:
    """The day the one who works declared an interest in the debtor."""
    query = select(func.min(Disqualification.declared_at)).where(
        Disqualification.person_id == work.who.person_id,
        Disqualification.debtor_id == debtor_id,
    )
    declared = work.scalar(query)
    return None if declared is None else oslo_day(declared)


def withdrawn(work: Work, claim: KeptClaim) -> date | None:
    """The day a claim that is withdrawn was so."""
    query = (
        select(ClaimBatch.withdrawn_at)
        .join(Claim, Claim.batch_id == ClaimBatch.id)
        .where(Claim.id == claim.id)
    )
    at = work.scalar(query) if claim.state == "withdrawn" else None
    return None if at is None else oslo_day(at)


def settled(statement: Statement) -> date | None:
    """The day on which the last of a claim of which nothing is left was paid or given up."""
    if statement.balance.total > 0:
        return None
    days = [each.day for each in statement.movements if each.move in _LESSENS]
    return max(days, default=None)


def judged(work: Work, rows: Folder, claim: KeptClaim) -> date | None:
    """The day of the newest judgment on a claim."""
    query = select(Judgment.decided_on).where(
        Judgment.claim_id == claim.id,
        Judgment.debtor_id == rows.debtor.id,
        judgment_rows.standing(),
    )
    return work.scalar(query.order_by(Judgment.id.desc()).limit(1))


def basis(
    work: Work, rows: Folder, claim: KeptClaim, *, known: InCollection, way: Way
) -> date | None:
    """The day of what a claim is enforced on by itself: the fine, the written message, the decision."""
    if way is Way.OWN:
        return claim.invoice_date
    if KINDS[known.kind].enforcement is Enforcement.MESSAGE:
        demands = [one.sent for one in known.letters if one.letter is Letter.PAYMENT_DEMAND]
        return max(demands, default=None)
    kept = basis_papers.of(work, rows.debtor.id, [claim.id]).get(claim.id)
    return kept.day if kept else None
