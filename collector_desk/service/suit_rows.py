"""The complaints that are not over, as the list of enforcement shows them: where, and what moves each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select

from collector_desk.domain.enforcement.suit import (
    OPEN,
    Board,
    SuitEventKind,
    SuitStage,
    waits_for,
)
from collector_desk.models import Claim, ClaimDebtor, Debtor, Suit, SuitClaim, SuitEvent, Task
from collector_desk.service import gate
from collector_desk.service.database import Work
from collector_desk.wire.suits import SuitRow

_MOST = 500


def running(work: Work) -> Iterator[SuitRow]:
    """The complaints that are not over, of debtors this person may know of, the newest first."""
    query = (
        select(Suit, Debtor.name)
        .join(Debtor, Debtor.id == Suit.debtor_id)
        .where(_in_list(work))
        .order_by(Suit.id.desc())
        .limit(_MOST)
    )
    found = work.execute(query).all()
    ids = [row.id for row, _ in found]
    claims, asked, came = _claims(work, ids), _asked(work, ids), _came(work, ids)
    for row, name in found:
        board, stage, lines = Board(row.board), SuitStage(row.stage), claims[row.id]
        step, day = asked.get(row.id) or _next(stage, came.get(row.id, ()), lines)
        yield SuitRow(
            suit_id=row.id,
            number=row.number,
            debtor_id=row.debtor_id,
            debtor_name=name,
            kind_label=board.complaint,
            board_label=board.label,
            stage=stage,
            stage_label=stage.label,
            claims=tuple(number for number, _, _ in lines),
            total=sum(total for _, total, _ in lines),
            next_step=step,
            next_day=day,
            made_by=row.made_by,
            made_at=row.made_at,
        )


def count(work: Work) -> int:
    """How many the list has; as many as are listed at most."""
    query = select(func.count(Suit.id)).join(Debtor, Debtor.id == Suit.debtor_id)
    return min(work.scalar(query.where(_in_list(work))) or 0, _MOST)


def _in_list(work: Work) -> ColumnElement[bool]:
    return and_(Suit.stage.in_([stage.value for stage in OPEN]), gate.listed(work.who))


def _next(
    stage: SuitStage,
    came: Collection[SuitEventKind],
    claims: Collection[tuple[str, int, date | None]],
) -> tuple[str, date | None]:
    """What moves a complaint that asks for nothing: it is filed, by the last day, or the board acts."""
    if stage is SuitStage.MADE:
        last = min((day for _, _, day in claims if day is not None), default=None)
        return ("Lever klagen. Kravet foreldes" if last else "Lever klagen"), last
    return waits_for(came), None


def _claims(
    work: Work, ids: Collection[int]
) -> Mapping[int, Collection[tuple[str, int, date | None]]]:
    """The claims of each: its number, what the complaint asks for, and its last day."""
    found: dict[int, list[tuple[str, int, date | None]]] = {number: [] for number in ids}
    asked = SuitClaim.principal + SuitClaim.costs + SuitClaim.interest
    query = (
        select(SuitClaim.suit_id, Claim.number, asked, ClaimDebtor.last_day)
        .join(Suit, Suit.id == SuitClaim.suit_id)
        .join(Claim, Claim.id == SuitClaim.claim_id)
        .outerjoin(
            ClaimDebtor,
            and_(ClaimDebtor.claim_id == Claim.id, ClaimDebtor.debtor_id == Suit.debtor_id),
        )
        .where(SuitClaim.suit_id.in_(ids))
        .order_by(Claim.id)
    )
    for suit_id, number, total, last_day in work.execute(query):
        found[suit_id].append((number, total, last_day))
    return found


def _asked(work: Work, ids: Collection[int]) -> Mapping[int, tuple[str, date | None]]:
    """What each asks for first: its task that is still open."""
    query = (
        select(Suit.id, Suit.number, Task.text, Task.due_on)
        .join(
            Task,
            and_(
                Task.debtor_id == Suit.debtor_id,
                Task.text.startswith(Suit.number + ": "),
            ),
        )
        .where(Suit.id.in_(ids), Task.state == "open")
        .order_by(Task.due_on.desc(), Task.id.desc())
    )
    return {
        suit_id: (_capital(text.removeprefix(f"{number}: ")), due)
        for suit_id, number, text, due in work.execute(query)
    }


def _came(work: Work, ids: Collection[int]) -> Mapping[int, Collection[SuitEventKind]]:
    found: dict[int, list[SuitEventKind]] = {}
    query = select(SuitEvent.suit_id, SuitEvent.kind).where(SuitEvent.suit_id.in_(ids))
    for suit_id, kind in work.execute(query):
        found.setdefault(suit_id, []).append(SuitEventKind(kind))
    return found


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
