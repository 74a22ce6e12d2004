"""Complaints to the conciliation board and the Rent Disputes Tribunal: where, what comes, what then."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from collector_desk.domain.calendar import (
    add_months,
    add_years,
    first_day_after,
    next_working_day,
)
from collector_desk.domain.claim import KINDS, ClaimKind, Enforcement, Route
from collector_desk.domain.enforcement.request_events import EventRule
from collector_desk.domain.limitation_steps import ENDINGS, Outcome, Step
from collector_desk.domain.money import Money, round_half_up
from collector_desk.domain.phrases import kroner, not_confirmed
from collector_desk.domain.rates import Rates
from collector_desk.errors.rates import NoRate, RateProvisional


class Board(StrEnum):
    """Where a claim is complained of."""

    CONCILIATION = "conciliation"
    RENT_TRIBUNAL = "rent_tribunal"

    @property
    def label(self) -> str:
        """The board in Bokmål."""
        return _BOARDS[self].label

    @property
    def complaint(self) -> str:
        """What the complaint to it is called."""
        return _BOARDS[self].title

    @property
    def law(self) -> str:
        """The statute that sends the claim there."""
        return _BOARDS[self].law

    @property
    def step(self) -> Step:
        """What the complaint is to limitation (foreldelsesloven §§ 15 and 16)."""
        return _BOARDS[self].step


@dataclass(frozen=True, slots=True, kw_only=True)
class _BoardFacts:
    label: str
    title: str
    law: str
    step: Step


class SuitStage(StrEnum):
    """Where a complaint is."""

    MADE = "made"  # the file is kept; it has not been filed
    FILED = "filed"
    ENDED = "ended"
    DISCARDED = "discarded"  # never filed

    @property
    def label(self) -> str:
        """The stage in Bokmål."""
        return _STAGES[self]


OPEN = (SuitStage.MADE, SuitStage.FILED)
"""The stages in which something is still to be done; a claim is in one such complaint at most."""


class SuitEventKind(StrEnum):
    """What came from the board or the debtor, beside a judgment or a settlement."""

    DISPUTED = "disputed"
    ACCEPTED = "accepted"
    NO_REPLY = "no_reply"
    COMPLETION = "completion"
    COURT_FEE = "court_fee"
    MEETING = "meeting"
    CLOSED = "closed"  # innstilt: the board goes no further
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"  # by us

    @property
    def label(self) -> str:
        """The event in Bokmål."""
        return _RULES[self].label

    @property
    def of_some(self) -> bool:
        """Whether it is what the debtor said, which may be of some of the claims."""
        return self in {SuitEventKind.DISPUTED, SuitEventKind.ACCEPTED}


def may_come(stage: SuitStage) -> tuple[SuitEventKind, ...]:
    """What may be entered of a complaint at a stage.

    Also when it is over the debtor may dispute or accept what is not judged: that decides whether
    it can be enforced on the message alone.
    """
    over = (SuitEventKind.DISPUTED, SuitEventKind.ACCEPTED)
    return {SuitStage.FILED: tuple(SuitEventKind), SuitStage.ENDED: over}.get(stage, ())


def board_of(kind: ClaimKind) -> Board | None:
    """Where a claim of this kind is complained of; None: such a claim belongs elsewhere.

    Rent goes to the tribunal alone (husleieloven § 12-5). What is disputed in the district court,
    or rests on a decision that is its own basis (tvangsfullbyrdelsesloven § 7-2 d), goes to
    neither.

    >>> board_of(ClaimKind.RENT), board_of(ClaimKind.PARKING_FINE)
    (<Board.RENT_TRIBUNAL: 'rent_tribunal'>, None)
    """
    facts = KINDS[kind]
    if facts.dispute is Route.RENT_TRIBUNAL:
        return Board.RENT_TRIBUNAL
    if facts.dispute is Route.DISTRICT_COURT or facts.enforcement is not Enforcement.MESSAGE:
        return None
    return Board.CONCILIATION


def unconfirmed_of(kind: ClaimKind) -> str:
    """What is not confirmed about complaining of such a claim, in Bokmål; empty: nothing."""
    return _UNCONFIRMED.get(KINDS[kind].dispute, "")


def fee_of(board: Board, rates: Rates, day: date) -> Money | None:
    """The court fee of a complaint in øre, on the day it is made (rettsgebyrloven § 7).

    None where it is not known: that of the tribunal, and of a day whose R is not announced.
    """
    if board is not Board.CONCILIATION:
        return None
    try:
        share = rates["suit_fee_share"].on(day).fraction
        return round_half_up(rates["court_fee"].known(day).fraction * share)
    except (NoRate, RateProvisional):
        return None


def fee_unsure(board: Board, rates: Rates, day: date) -> str:
    """What is not confirmed of that fee, in Bokmål; empty where nothing is, or the fee is unknown."""
    if fee_of(board, rates, day) is None:
        return ""
    rate = rates["suit_fee_share"].on(day)
    return "" if rate.confirmed else not_confirmed([rate.note])


def fee_told(board: Board, rates: Rates, day: date) -> str:
    """What a complaint costs on a day, and what of it is not confirmed, in Bokmål.

    >>> fee_told(Board.RENT_TRIBUNAL, Rates.shipped(), date(2026, 11, 23))
    'Gebyret til Husleietvistutvalget er ukjent.'
    """
    fee = fee_of(board, rates, day)
    amount = "ukjent" if fee is None else f"{kroner(fee)} kr"
    told = f"Gebyret til {board.label} er {amount}."
    return " ".join(filter(None, (told, fee_unsure(board, rates, day))))


def rule_of(kind: SuitEventKind) -> EventRule:
    """What an event of this kind asks for and does."""
    return _RULES[kind]


def deadline_of(kind: SuitEventKind, day: date, given: date | None) -> date | None:
    """The day that an event gives: as the board says, or the year of grace that limitation leaves.

    >>> deadline_of(SuitEventKind.CLOSED, date(2026, 11, 23), None)
    datetime.date(2027, 11, 23)
    """
    outcome = _RULES[kind].outcome
    return given if outcome is None else add_years(day, ENDINGS[outcome].years)


def waits_for(came: Collection[SuitEventKind]) -> str:
    """What a filed complaint waits for, by what has come, in Bokmål.

    >>> waits_for([SuitEventKind.COURT_FEE]), waits_for([SuitEventKind.NO_REPLY])
    ('Venter på tilsvar', 'Venter på avgjørelse')
    """
    if SuitEventKind.MEETING in came or {SuitEventKind.ACCEPTED, SuitEventKind.NO_REPLY} & {*came}:
        return "Venter på avgjørelse"
    return "Venter på møte" if SuitEventKind.DISPUTED in came else "Venter på tilsvar"


def tried_until(served: date, rates: Rates) -> date:
    """The last day to have a judgment tried; one that ends on a weekend runs on (domstolloven § 149).

    >>> tried_until(date(2026, 10, 28), Rates.shipped())
    datetime.date(2026, 11, 30)
    """
    return next_working_day(add_months(served, rates["suit_review_months"].on(served).whole))


def enforced_from(served: date, pay_by: date | None, rates: Rates) -> date:
    """The first day a judgment that was served may be enforced: final, and its time to pay over."""
    last = tried_until(served, rates)
    return first_day_after(max(last, pay_by or last))


_BOARDS: Mapping[Board, _BoardFacts] = MappingProxyType(
    {
        Board.CONCILIATION: _BoardFacts(
            label="Forliksrådet", title="Forliksklage", law="tvisteloven kapittel 6",
            step=Step.COURT,
        ),
        Board.RENT_TRIBUNAL: _BoardFacts(
            label="Husleietvistutvalget", title="Klage til Husleietvistutvalget",
            law="husleieloven § 12-5", step=Step.BOARD,
        ),
    }
)  # fmt: skip
_STAGES = {
    SuitStage.MADE: "laget, ikke levert",
    SuitStage.FILED: "levert",
    SuitStage.ENDED: "avsluttet",
    SuitStage.DISCARDED: "forkastet",
}
_UNCONFIRMED: Mapping[Route, str] = {
    Route.ADMINISTRATIVE_COMPLAINT: "At forliksrådet behandler kravet når vedtaket kan påklages,"
    " er ikke bekreftet.",
    Route.PARKING_BOARD: "Forliksklage bare når Parkeringsklagenemnda ikke har saken.",
}
_AGAIN = "Ta ut stevning eller ny klage: foreldelse etter foreldelsesloven § 22"
_RULES: Mapping[SuitEventKind, EventRule] = MappingProxyType(
    {
        SuitEventKind.DISPUTED: EventRule(label="Tilsvar: bestrider kravet", needs=("text",)),
        SuitEventKind.ACCEPTED: EventRule(label="Skyldneren godtar kravet", needs=("text",)),
        SuitEventKind.NO_REPLY: EventRule(label="Tilsvar kom ikke innen fristen"),
        SuitEventKind.COMPLETION: EventRule(
            label="Bedt om retting eller utfylling", needs=("deadline", "text"),
            task="Svar på brevet",
        ),
        SuitEventKind.COURT_FEE: EventRule(
            label="Faktura på gebyret", needs=("deadline", "amount"), task="Betal gebyret"
        ),
        SuitEventKind.MEETING: EventRule(
            label="Innkalt til møte", needs=("deadline",), task="Møt"
        ),
        SuitEventKind.CLOSED: EventRule(
            label="Innstilt", outcome=Outcome.DISMISSED, task=_AGAIN
        ),
        SuitEventKind.DISMISSED: EventRule(
            label="Avvist", needs=("text",), outcome=Outcome.DISMISSED, task=_AGAIN
        ),
        SuitEventKind.WITHDRAWN: EventRule(
            label="Trukket av oss", needs=("text",), outcome=Outcome.WITHDRAWN,
            task=f"{_AGAIN} (at året gjelder når vi har trukket den, er ikke bekreftet)",
        ),
    }
)  # fmt: skip
