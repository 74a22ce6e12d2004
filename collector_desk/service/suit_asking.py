"""What a complaint that is filed must be asked about: something happened to a claim or its debtor."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import select

from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.enforcement.suit import Board, SuitStage
from collector_desk.domain.status import Act, Stop
from collector_desk.domain.work import WorkKind
from collector_desk.models import Claim, Suit, SuitClaim, Task
from collector_desk.service import asking, own_fees
from collector_desk.service.database import Work

_WORDS: Mapping[Event, str] = {
    Event.CLAIM_GONE: "{claims} er falt bort. Trekk det i klagen hos {board}",
    Event.CLAIM_PAID: "{claims} er betalt. Trekk det i klagen hos {board}",
    Event.DEATH: "skyldneren er død. Gi beskjed til {board}",
    Event.BANKRUPTCY: "det er åpnet konkurs. Gi beskjed til {board}",
    Event.DEBT_SETTLEMENT: "gjeldsforhandling er åpnet. Gi beskjed til {board}",
    Event.PLAN: "det er inngått avtale om {claims}. Avklar med {board} om saken skal hvile",
}


def heard(work: Work, debtor_id: int, event: Event, claim_ids: Collection[int] | None) -> None:
    """Ask, once for each, what the board must be told of; ``claim_ids`` None: all that is owed."""
    words = _WORDS.get(Event.PLAN if event is Event.PLAN_PAUSES else event)
    if words is None:
        return
    filed = select(Suit).where(Suit.debtor_id == debtor_id, Suit.stage == SuitStage.FILED.value)
    for row in work.scalars(filed.order_by(Suit.id)).all():
        query = (
            select(Claim.id, Claim.number)
            .join(SuitClaim, SuitClaim.claim_id == Claim.id)
            .where(SuitClaim.suit_id == row.id)
            .order_by(Claim.id)
        )
        touched = [
            number
            for claim_id, number in work.execute(query)
            if claim_ids is None or claim_id in claim_ids
        ]
        if touched:
            board = Board(row.board).label
            told = words.format(claims=", ".join(touched), board=board)
            asking.task(work, debtor_id, WorkKind.FOLLOW_UP, f"{row.number}: {told}.")


def ask_of_paid(work: Work) -> int:
    """Ask, once for each claim of a filed complaint that is paid; how many complaints were asked of."""
    query = (
        select(Suit.number, Suit.debtor_id, Claim)
        .join(SuitClaim, SuitClaim.suit_id == Suit.id)
        .join(Claim, Claim.id == SuitClaim.claim_id)
        .where(Suit.stage == SuitStage.FILED.value)
        .order_by(Suit.id, Claim.id)
    )
    asked = set()
    for number, debtor_id, claim in work.execute(query).all():
        folded = own_fees.statements(work, debtor_id, [claim], on=work.clock.today())
        told = f"{number}: {claim.number} er betalt"
        before = select(Task.id).where(
            Task.debtor_id == debtor_id, Task.text.startswith(told, autoescape=True)
        )
        if folded[claim.id].balance.total <= 0 and work.scalar(before.limit(1)) is None:
            heard(work, debtor_id, Event.CLAIM_PAID, (claim.id,))
            asked.add(number)
    return len(asked)


def pending(work: Work, debtor_id: int) -> Mapping[int, Stop]:
    """The claims that a board has, each with the stop that it is to a request on the message.

    A house rule: what is before a board is enforced on what it decides, not on the message that it
    is asked about (tvangsfullbyrdelsesloven § 7-7).
    """
    query = (
        select(SuitClaim.claim_id, Suit.number)
        .join(Suit, Suit.id == SuitClaim.suit_id)
        .where(Suit.debtor_id == debtor_id, Suit.stage == SuitStage.FILED.value)
    )
    return {
        claim_id: Stop(
            reason=f"kravet er til behandling i klagen {number}",
            rule="husregel, jf. tvangsfullbyrdelsesloven § 7-7",
            acts=frozenset({Act.ENFORCEMENT}),
        )
        for claim_id, number in work.execute(query)
    }
