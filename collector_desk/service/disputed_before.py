"""Claims that the debtor disputed before a board or the namsmann, and that no judgment decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.enforcement.suit import Board, SuitEventKind, board_of
from collector_desk.domain.phrases import dotted
from collector_desk.domain.status import Act, Stop
from collector_desk.models import (
    Claim,
    Judgment,
    Measure,
    MeasureClaim,
    RequestEvent,
    Suit,
    SuitClaim,
    SuitEvent,
)
from collector_desk.service import judgment_rows
from collector_desk.service.database import Work

_CLEARS = "{board} ved dom, eller saksbehandler når skyldneren godtar kravet"


class _Said(NamedTuple):
    """What the debtor said of a claim, ordered by when; ``number`` is the case it was said in."""

    day: date
    made_at: datetime
    claim_id: int
    kind: str
    disputes: bool
    number: str


def undecided(work: Work, debtor_id: int) -> Mapping[int, Stop]:
    """The claims that stay disputed, each with the stop that it is to a request on the message.

    What the debtor disputed is enforced on a judgment, also when the case in which it was said is
    over without one (tvangsfullbyrdelsesloven § 7-7). What was said last of a claim counts.
    """
    return {said.claim_id: _stop(said) for said in _undecided(work, debtor_id)}


def cases(work: Work, debtor_id: int) -> Mapping[str, Collection[int]]:
    """The claims that stay disputed, by the number of the case in which that was said last."""
    found: dict[str, set[int]] = defaultdict(set)
    for said in _undecided(work, debtor_id):
        found[said.number].add(said.claim_id)
    return found


def _undecided(work: Work, debtor_id: int) -> Iterator[_Said]:
    last = {said.claim_id: said for said in sorted(_said(work, debtor_id))}
    query = select(Judgment.claim_id).where(
        Judgment.debtor_id == debtor_id, judgment_rows.standing()
    )
    judged = set(work.scalars(query))
    yield from (said for said in last.values() if said.disputes and said.claim_id not in judged)


def _said(work: Work, debtor_id: int) -> Iterator[_Said]:
    suits = (
        select(
            SuitEvent.day, SuitEvent.made_at, Claim.id, Claim.kind, SuitEvent.kind, Suit.number,
            SuitEvent.claim_ids,
        )
        .join(Suit, Suit.id == SuitEvent.suit_id)
        .join(SuitClaim, SuitClaim.suit_id == Suit.id)
        .join(Claim, Claim.id == SuitClaim.claim_id)
        .where(
            Suit.debtor_id == debtor_id,
            SuitEvent.kind.in_([SuitEventKind.DISPUTED.value, SuitEventKind.ACCEPTED.value]),
        )
    )  # fmt: skip
    requests = (
        select(
            RequestEvent.day, RequestEvent.made_at, Claim.id, Claim.kind, RequestEvent.kind,
            Measure.number, RequestEvent.claim_ids,
        )
        .join(Measure, Measure.id == RequestEvent.measure_id)
        .join(MeasureClaim, MeasureClaim.measure_id == Measure.id)
        .join(Claim, Claim.id == MeasureClaim.claim_id)
        .where(
            Measure.debtor_id == debtor_id,
            RequestEvent.taken_back_on.is_(None),
            RequestEvent.kind.in_(
                [RequestEventKind.CONTESTED.value, RequestEventKind.ACCEPTED.value]
            ),
        )
    )  # fmt: skip
    disputes = (SuitEventKind.DISPUTED.value, RequestEventKind.CONTESTED.value)
    for query in (suits, requests):
        for day, made_at, claim_id, kind, said, number, of in work.execute(query):
            on_message = KINDS[ClaimKind(kind)].enforcement is Enforcement.MESSAGE
            if on_message and claim_id in (of or [claim_id]):
                yield _Said(day, made_at, claim_id, kind, said in disputes, number)


def _stop(said: _Said) -> Stop:
    board = board_of(ClaimKind(said.kind)) or Board.CONCILIATION
    return Stop(
        reason=f"skyldneren bestred kravet {dotted(said.day)} i {said.number}, og det er ikke avgjort",
        rule="tvangsfullbyrdelsesloven § 7-7: et bestridt krav tvangsfullbyrdes på dom",
        acts=frozenset({Act.ENFORCEMENT}),
        since=said.day,
        clears=_CLEARS.format(board=board.label),
    )
