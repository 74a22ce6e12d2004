"""What is asked about a filed complaint, and what waits for it: for its end, then for its judgment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import select

from collector_desk.domain.calendar import first_day_after
from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.enforcement.suit import (
    Board,
    SuitEventKind,
    SuitStage,
    enforced_from,
    rule_of,
)
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.statement import Balance
from collector_desk.domain.status import NOBODY, Act, Stop
from collector_desk.domain.work import WorkKind
from collector_desk.errors.undo import UndoMeanwhile
from collector_desk.models import Audit, Claim, Judgment, Suit, SuitClaim, Task
from collector_desk.service import asking, judgment_rows, own_fees
from collector_desk.service.database import Work
from collector_desk.wire.enforcement_requests import JudgmentKind

_LESS = "{claim} har nå {left} kr i hovedstol og kostnader, ikke {asked} kr. Meld fra til {board}"
_OTHER = "{claim} er endret etter at klagen ble laget. Meld fra til {board} hva som skyldes nå"
_STOPPED = "{number}: levert, men {why} Avklar med {board} om klagen skal trekkes for kravet."
_AGAIN = "{claim} gjelder likevel. Avklar med {board} om kravet er trukket i klagen."
_UNSERVED = "er ikke ført som forkynt, og fristene i den løper fra forkynnelsen"
_SERVED_BY = "saksbehandler som fører dagen den er forkynt"
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


def asked_of_gone(work: Work, debtor_id: int, claim: Claim) -> list[tuple[int, str]]:
    """The open tasks to tell a board that a claim is gone, each with its text."""
    told = f": {_WORDS[Event.CLAIM_GONE].partition('{board}')[0].format(claims=claim.number)}"
    query = select(Task.id, Task.text).where(
        Task.debtor_id == debtor_id, Task.text.contains(told, autoescape=True),
        Task.text.startswith("S-"), Task.state == "open",
    )  # fmt: skip
    return [(number, text) for number, text in work.execute(query.order_by(Task.id))]


def owed_again(work: Work, debtor_id: int, claim: Claim, before: Collection[str]) -> None:
    """Undo that a claim was told of as gone: ask no more, or what is to be done where it was done.

    What was asked ``before`` that, by the same text, had another cause and is asked still.
    """
    query = (
        select(Suit)
        .join(SuitClaim, SuitClaim.suit_id == Suit.id)
        .where(
            SuitClaim.claim_id == claim.id,
            Suit.debtor_id == debtor_id,
            Suit.stage == SuitStage.FILED.value,
        )
    )
    for row in work.scalars(query.order_by(Suit.id)).all():
        board = Board(row.board).label
        told = _WORDS[Event.CLAIM_GONE].format(claims=claim.number, board=board)
        text = f"{row.number}: {told}."
        if text not in before and not asking.done(work, debtor_id, WorkKind.FOLLOW_UP, text):
            again = f"{row.number}: {_AGAIN.format(claim=claim.number, board=board)}"
            asking.task(work, debtor_id, WorkKind.FOLLOW_UP, again)


def plan_never_was(work: Work, debtor_id: int, since: datetime, claim_ids: Collection[int]) -> None:
    """Ask no more whether a case shall rest for a plan of a moment, which is taken back.

    Raises UndoMeanwhile: somebody has asked the board.
    """
    numbers = work.scalars(select(Claim.number).where(Claim.id.in_(claim_ids))).all()
    told = f": {_WORDS[Event.PLAN].partition('{')[0]}"
    query = select(Task).where(
        Task.debtor_id == debtor_id, Task.text.contains(told, autoescape=True),
        Task.text.startswith("S-"), Task.made_at >= since,
    )  # fmt: skip
    for task in work.scalars(query.order_by(Task.id)).all():
        if not any(number in task.text for number in numbers):
            continue
        if task.state != "open":
            raise UndoMeanwhile
        asking.done(work, debtor_id, WorkKind.FOLLOW_UP, task.text)


def ask_of_paid(work: Work) -> int:
    """Ask, once for each claim of a filed complaint that is paid; how many complaints were asked of.

    So is asked, once for each sum, of one of which less is owed than the complaint asks for.
    """
    query = (
        select(Suit, Claim, SuitClaim)
        .join(SuitClaim, SuitClaim.suit_id == Suit.id)
        .join(Claim, Claim.id == SuitClaim.claim_id)
        .where(Suit.stage == SuitStage.FILED.value)
        .order_by(Suit.id, Claim.id)
    )
    asked = set()
    for row, claim, line in work.execute(query).all():
        paid = _balance(work, row, claim).total <= 0
        told = f"{row.number}: {claim.number} er betalt"
        before = select(Task.id).where(
            Task.debtor_id == row.debtor_id, Task.text.startswith(told, autoescape=True)
        )
        if paid and work.scalar(before.limit(1)) is None:
            heard(work, row.debtor_id, Event.CLAIM_PAID, (claim.id,))
            asked.add(row.number)
        if not paid:
            _ask_of_less(work, row, claim, line)
    return len(asked)


def ask_of_changed(work: Work, row: Suit, claim_id: int) -> None:
    """Ask what the board must be told of the money on a claim, which changed before it was filed."""
    claim, line = work.get_one(Claim, claim_id), work.get_one(SuitClaim, (row.id, claim_id))
    if _balance(work, row, claim).total <= 0:
        heard(work, row.debtor_id, Event.CLAIM_PAID, (claim_id,))
    elif not _ask_of_less(work, row, claim, line):
        told = _OTHER.format(claim=claim.number, board=Board(row.board).label)
        asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, f"{row.number}: {told}.")


def ask_of_stopped(work: Work, row: Suit, why: str) -> None:
    """Ask whether a claim is to be taken out that could not be complained of when it was filed."""
    text = _STOPPED.format(number=row.number, why=why, board=Board(row.board).label)
    asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)


def ended(work: Work, row: Suit) -> list[int]:
    """Close what a complaint asked for, as it is over; the fee is to be paid all the same.

    Gives the tasks.
    """
    fee = f"{row.number}: {rule_of(SuitEventKind.COURT_FEE).task}"
    return asking.done_all(work, row.debtor_id, f"{row.number}: ", besides=fee)


def runs_again(work: Work, row: Suit) -> list[int]:
    """Ask again what was closed when a complaint was thought to be over. Gives the tasks."""
    query = select(Audit.details).where(
        Audit.stream == f"debtor:{row.debtor_id}", Audit.deed == "suits.ended"
    )
    noted = [told for told in work.scalars(query.order_by(Audit.id)) if told]
    closed = [told["tasks"] for told in noted if told["suit"] == row.id]
    return asking.again(work, closed[-1] if closed else ())


def _balance(work: Work, row: Suit, claim: Claim) -> Balance:
    found = own_fees.statements(work, row.debtor_id, [claim], on=work.clock.today())
    return found[claim.id].balance


def _ask_of_less(work: Work, row: Suit, claim: Claim, line: SuitClaim) -> bool:
    """Whether less is owed of it than the complaint asks for, beside the interest."""
    left = _balance(work, row, claim)
    owed, asked = left.principal + left.costs + left.fees, line.principal + line.costs
    if owed < asked:
        tell_of_less(work, row, claim, asked, owed)
    return owed < asked


def tell_of_less(work: Work, row: Suit, claim: Claim, asked: Money, left: Money) -> None:
    """Ask, once for each sum, to tell the board of what a complaint asks for no longer."""
    words = _LESS.format(
        claim=claim.number, left=kroner(left), asked=kroner(asked), board=Board(row.board).label
    )
    text = f"{row.number}: {words} om betaling eller kreditering."
    asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)


def pending(work: Work, debtor_id: int) -> Mapping[int, Stop]:
    """The claims that a board has, each with the stop that it is to a request on the message.

    A house rule: what is before a board is enforced on what it decides, not on the message that it
    is asked about (tvangsfullbyrdelsesloven § 7-7).
    """
    query = (
        select(SuitClaim.claim_id, Suit.number, Suit.filed_on, Suit.board)
        .join(Suit, Suit.id == SuitClaim.suit_id)
        .where(Suit.debtor_id == debtor_id, Suit.stage == SuitStage.FILED.value)
    )
    return {
        claim_id: Stop(
            reason=f"kravet er til behandling i klagen {number}",
            rule="husregel, jf. tvangsfullbyrdelsesloven § 7-7",
            acts=frozenset({Act.ENFORCEMENT}),
            since=filed,
            clears=Board(board).label,
        )
        for claim_id, number, filed, board in work.execute(query)
    }


def unripe(work: Work, debtor_id: int, *, on: date) -> Mapping[int, Stop]:
    """The claims whose newest judgment may not be enforced yet, each with its stop to a request."""
    query = select(Judgment).where(Judgment.debtor_id == debtor_id, judgment_rows.standing())
    newest = {row.claim_id: row for row in work.scalars(query.order_by(Judgment.id))}
    first = {number: first_day(work, row) for number, row in newest.items()}
    return {
        number: _not_yet(newest[number], day)
        for number, day in first.items()
        if day is None or on < day
    }


def first_day(work: Work, row: Judgment) -> date | None:
    """The first day a judgment or settlement may be enforced; None: nobody told when it was served."""
    if row.what == JudgmentKind.SETTLEMENT:  # nobody can have it tried
        return first_day_after(row.pay_by) if row.pay_by else row.decided_on
    if row.served_on is None:
        return None
    return enforced_from(row.served_on, row.pay_by, work.rates)


def _not_yet(row: Judgment, day: date | None) -> Stop:
    what = f"{JudgmentKind(row.what).label.lower()} {dotted(row.decided_on)}"
    waits = f"kan fullbyrdes tidligst {dotted(day)}" if day else _UNSERVED
    return Stop(
        reason=f"{what} {waits}",
        rule="tvangsfullbyrdelsesloven kapittel 4: endelig, og oppfyllelsesfristen er ute."
        " Fristen for å få den prøvd er ikke bekreftet",
        acts=frozenset({Act.ENFORCEMENT}),
        since=row.decided_on,
        clears=NOBODY if day else _SERVED_BY,
    )
