"""Which claims may be complained of to the conciliation board or the tribunal, and why one may not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from collector_desk.domain.access import Role
from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.suit import OPEN, board_of, fee_told, unconfirmed_of
from collector_desk.domain.fees import Letter
from collector_desk.domain.status import OBJECTION_OPEN, OBJECTION_UNREGISTERED, Act, Stop, stopping
from collector_desk.errors import DeskError
from collector_desk.errors.enforcement import JudgedClaimClosed, MeasureClaimTaken
from collector_desk.errors.suits import (
    SuitAsksLeader,
    SuitJudged,
    SuitKnown,
    SuitNotHere,
    SuitNothingOwed,
    SuitStopped,
)
from collector_desk.models import Measure, Suit, SuitClaim
from collector_desk.service import last_days, measure_facts, measures, request_papers, stops
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim
from collector_desk.wire.suits import SuitCandidate

_REASON = 10
_DISPUTED = "kravet er bestridt, og innsigelsen er ikke avgjort (inkassoloven §§ 8 og 17)"
_DISPUTES = (OBJECTION_OPEN, OBJECTION_UNREGISTERED, stops.PART_DISPUTED)
_UNDEMANDED = "fristen i en betalingsoppfordring er ikke ute (inkassoloven § 10)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What of a debtor's claims is known before they are tried on a day."""

    work: Work
    rows: Folder
    on: date
    judged: Collection[int]
    asked: Mapping[int, Measure]  # in a request to the namsmann
    held: Mapping[int, str]  # in another complaint that is not over
    demanded: Collection[int]  # the deadline of a payment demand is over


def tried(work: Work, rows: Folder, *, on: date, besides: int | None = None) -> Tried:
    """Read what the claims of a folder are tried by; ``besides`` is a complaint left out."""
    debtor_id, ids = rows.debtor.id, [claim.id for claim in rows.claims]
    papers = request_papers.of(work, debtor_id, ids)
    return Tried(
        work=work,
        rows=rows,
        on=on,
        judged=measure_facts.judged(work, debtor_id),
        asked=measures.taken(work, debtor_id, ids, MeasureKind.REQUEST.value),
        held=_held(work, debtor_id, besides),
        demanded={
            one.claim_id
            for one in papers
            if one.kind == Letter.PAYMENT_DEMAND.value
            and (one.deadline or one.sent_on) < on
        },
    )  # fmt: skip


def hindrance(known: Tried, claim: KeptClaim) -> DeskError | None:
    """Why nobody may complain of a claim, whatever the reasons; None where somebody may."""
    number = claim.number
    if claim.state != "open":
        return JudgedClaimClosed(claim=number)
    if board_of(ClaimKind(claim.kind)) is None:
        return SuitNotHere(claim=number, route=KINDS[ClaimKind(claim.kind)].dispute.label)
    if (elsewhere := _elsewhere(known, claim)) is not None:
        return elsewhere
    if known.rows.statement(claim, known.work.rates, on=known.on).balance.total <= 0:
        return SuitNothingOwed(claim=number)
    return _stopped(known, claim)


def asks(known: Tried, claim: KeptClaim) -> str:
    """Why only a supervisor may complain of it, with reasons (ruling 18); empty where anybody may."""
    if any(stop in _DISPUTES for stop in _stops(known, claim)):
        return _DISPUTED
    return "" if claim.id in known.demanded else _UNDEMANDED


def must_be_free(known: Tried, claim: KeptClaim, reasons: str, role: str) -> None:
    """Refuse a claim that may not be complained of by this role with these reasons.

    Raises:
        JudgedClaimClosed, SuitNotHere, SuitJudged, SuitKnown, MeasureClaimTaken, SuitNothingOwed,
        SuitStopped, SuitAsksLeader.
    """
    if (refused := hindrance(known, claim)) is not None:
        raise refused
    must_be_led(known, claim, reasons, role)


def must_be_led(known: Tried, claim: KeptClaim, reasons: str, role: str) -> None:
    """Refuse what only a supervisor may complain of, with reasons. Raises SuitAsksLeader."""
    why = asks(known, claim)
    if why and not leads(reasons, role):
        raise SuitAsksLeader(claim=claim.number, why=why)


def leads(reasons: str, role: str) -> bool:
    """Whether these are a supervisor's reasons."""
    return role == Role.SUPERVISOR.value and len(reasons.strip()) >= _REASON


def candidates(work: Work, rows: Folder) -> Iterator[SuitCandidate]:
    """Each claim on which something is owed, with where it goes or why it does not."""
    known = tried(work, rows, on=work.clock.today())
    for claim in rows.claims:
        owed = rows.statement(claim, work.rates, on=known.on).balance.total
        if owed <= 0:
            continue
        kind = ClaimKind(claim.kind)
        board, refused = board_of(kind), hindrance(known, claim)
        why = "" if refused else asks(known, claim)
        if why and work.who.role != Role.SUPERVISOR.value:
            refused = SuitAsksLeader(claim=claim.number, why=why)
        yield SuitCandidate(
            claim_id=claim.id,
            number=claim.number,
            kind_label=KINDS[kind].label,
            owed=owed,
            board_label=board.label if board else "",
            why_not=refused.text() if refused else "",
            asks="" if refused else why,
            unconfirmed="" if refused else unconfirmed_of(kind),
            fee_told=fee_told(board, work.rates, known.on) if board and not refused else "",
        )


def _elsewhere(known: Tried, claim: KeptClaim) -> DeskError | None:
    if claim.id in known.judged:
        return SuitJudged(claim=claim.number)
    if (held := known.held.get(claim.id)) is not None:
        return SuitKnown(claim=claim.number, number=held)
    if (asked := known.asked.get(claim.id)) is not None:
        return MeasureClaimTaken(claim=claim.number, number=asked.number)
    return None


def _stops(known: Tried, claim: KeptClaim) -> Iterator[Stop]:
    steps = known.rows.limitation.get(claim.id, ())
    limit = last_days.limitation_of(claim, steps, today=known.on)
    return stops.stops_on(known.rows, claim, limit, known.on)


def _stopped(known: Tried, claim: KeptClaim) -> SuitStopped | None:
    found = stopping(_stops(known, claim), Act.ENFORCEMENT)
    stop = next((one for one in found if one not in _DISPUTES), None)
    return (
        None if stop is None else SuitStopped(claim=claim.number, why=stop.reason, rule=stop.rule)
    )


def _held(work: Work, debtor_id: int, besides: int | None) -> Mapping[int, str]:
    query = (
        select(SuitClaim.claim_id, Suit.number)
        .join(Suit, Suit.id == SuitClaim.suit_id)
        .where(Suit.debtor_id == debtor_id, Suit.stage.in_([stage.value for stage in OPEN]))
    )
    if besides is not None:
        query = query.where(Suit.id != besides)
    return dict(iter(work.execute(query)))
