"""Who owes each claim of a debtor: share, notices, holds and limitation of each by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import or_, select

from collector_desk.domain.holds import Reason
from collector_desk.domain.phrases import dotted
from collector_desk.models import ClaimDebtor, Debtor, Hold, Notice
from collector_desk.service import gate, timeline
from collector_desk.service.claim_rows import HIDDEN, ROLES
from collector_desk.service.database import Work
from collector_desk.wire.parties import ClaimOwed, Owes

_Key = tuple[int, int]
_Words = Mapping[_Key, list[str]]


def of_debtor(work: Work, debtor_id: int) -> Iterator[ClaimOwed]:
    """Everybody who owes the claims of a debtor, the debtor first.

    Of a person this reader may not know of there is neither name nor number.
    """
    own = select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == debtor_id)
    query = select(ClaimDebtor).where(ClaimDebtor.claim_id.in_(own))
    found: dict[int, list[ClaimDebtor]] = defaultdict(list)
    for row in work.scalars(query.order_by(ClaimDebtor.claim_id, ClaimDebtor.debtor_id)):
        found[row.claim_id].append(row)
    people = {row.debtor_id for rows in found.values() for row in rows}
    named = select(Debtor.id, Debtor.name).where(Debtor.id.in_(people), gate.listed(work.who))
    names = dict(work.execute(named).all())
    notices, holds = _notices(work, found), _holds(work, found)
    for claim_id, rows in found.items():
        rows.sort(key=lambda row: row.debtor_id != debtor_id)
        yield ClaimOwed(
            claim_id=claim_id, owes=tuple(_owes(row, names, notices, holds) for row in rows)
        )


def _owes(row: ClaimDebtor, names: Mapping[int, str], notices: _Words, holds: _Words) -> Owes:
    key, name = (row.claim_id, row.debtor_id), names.get(row.debtor_id)
    return Owes(
        debtor_id=row.debtor_id if name else None,
        name=name or HIDDEN,
        role_label=ROLES.get(row.role, row.role),
        share=row.share,
        notices=tuple(notices.get(key, ())),
        holds=tuple(holds.get(key, ())),
        last_day=row.last_day,
    )


def _notices(work: Work, claims: Collection[int]) -> _Words:
    """The letters that were given: one that came back, or has not left, counts for nothing."""
    found = defaultdict(list)
    query = select(Notice).where(
        Notice.claim_id.in_(claims), Notice.waits.is_(False), Notice.returned_on.is_(None)
    )
    for row in work.scalars(query.order_by(Notice.sent_on, Notice.id)):
        by = f", frist {dotted(row.deadline)}" if row.deadline else ""
        words = f"{timeline.letter_label(row.kind)} {dotted(row.sent_on)}{by}"
        found[row.claim_id, row.debtor_id].append(words)
    return found


def _holds(work: Work, claims: Collection[int]) -> _Words:
    """What rests today on the claim, on the case it lies in, or on the whole debtor."""
    today = work.clock.today()
    query = (
        select(ClaimDebtor.claim_id, Hold)
        .join(Hold, Hold.debtor_id == ClaimDebtor.debtor_id)
        .where(
            ClaimDebtor.claim_id.in_(claims),
            or_(Hold.claim_id.is_(None), Hold.claim_id == ClaimDebtor.claim_id),
            or_(Hold.case_id.is_(None), Hold.case_id == ClaimDebtor.case_id),
            Hold.from_day <= today,
            or_(Hold.until.is_(None), Hold.until > today),
            Hold.ended_on.is_(None),
        )
    )
    found = defaultdict(list)
    for claim_id, row in work.execute(query.order_by(Hold.id)):
        until = f" til {dotted(row.until)}" if row.until else ""
        found[claim_id, row.debtor_id].append(f"{Reason(row.reason).label}{until}")
    return found
