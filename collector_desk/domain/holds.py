"""Holds (i bero): what is stopped, why, for how long at most, and the way out of each.

An open objection is no hold: it is a stop by itself until it is decided (status.OBJECTION_OPEN).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from collector_desk.domain.access import Role
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rates import Rate, Rates
from collector_desk.domain.status import Act, Stop


class Reason(StrEnum):
    """Why something is held."""

    NEW_DEADLINE = "new_deadline"  # after «ikke medhold», or a deferral ended before its day
    DEFERRAL = "deferral"
    PLAN = "plan"
    SAYS_PAID = "says_paid"  # the debtor says it is paid; money in transit is looked for
    RETURNED_POST = "returned_post"
    EXAMINATION = "examination"  # there is doubt whether the claim is right
    SPECIAL_SITUATION = "special_situation"  # grave illness, institution, crisis
    WITH_UNIT = "with_unit"  # the unit is asked about the claim
    SETTLEMENT = "settlement"  # offered or accepted, and not yet paid
    NOTICE_LOST = "notice_lost"  # a measure was decided on a notice that never came
    WRITTEN_OFF = "written_off"  # an accounting loss; the debt stands
    OTHER = "other"

    @property
    def label(self) -> str:
        """The reason in Bokmål."""
        return _REASONS[self].label


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a reason stops, by which rule, and whether a person may set it by hand.

    How long at most is a dated setting: ``longest``. One that is not set by hand ends with what
    it rests on.
    """

    label: str
    rule: str
    acts: frozenset[Act]
    by_hand: bool = False


_ALL = frozenset({Act.FEE, Act.DEMAND, Act.ENFORCEMENT})
_REASONS: Mapping[Reason, Kind] = {
    Reason.NEW_DEADLINE: Kind(
        label="Ny betalingsfrist er gitt", rule="inkassoloven §§ 10 og 17", acts=_ALL
    ),
    Reason.DEFERRAL: Kind(
        label="Utsettelse er gitt", rule="god inkassoskikk, inkassoloven § 8", acts=_ALL
    ),
    Reason.PLAN: Kind(
        label="Nedbetalingsavtale holdes", rule="god inkassoskikk, inkassoloven § 8", acts=_ALL
    ),
    Reason.SAYS_PAID: Kind(
        label="Skyldneren sier det er betalt",
        rule="god inkassoskikk, inkassoloven § 8",
        acts=_ALL,
        by_hand=True,
    ),
    Reason.RETURNED_POST: Kind(
        label="Post er kommet i retur",
        rule="god inkassoskikk, inkassoloven § 8",
        acts=_ALL,
        by_hand=True,
    ),
    Reason.EXAMINATION: Kind(
        label="Tvil om kravet undersøkes",
        rule="inkassoloven § 10",
        acts=_ALL,
        by_hand=True,
    ),
    Reason.SPECIAL_SITUATION: Kind(
        label="Særlig vanskelig situasjon",
        rule="god inkassoskikk, inkassoloven § 8",
        acts=_ALL,
        by_hand=True,
    ),
    Reason.WITH_UNIT: Kind(
        label="Virksomheten er spurt", rule="inkassoloven § 10", acts=_ALL, by_hand=True,
    ),
    Reason.SETTLEMENT: Kind(
        label="Oppgjør er tilbudt", rule="god inkassoskikk, inkassoloven § 8", acts=_ALL
    ),
    Reason.NOTICE_LOST: Kind(
        label="Varselet kom ikke fram",
        rule="tvangsfullbyrdelsesloven §§ 2-15 og 7-6",
        acts=_ALL,
    ),
    Reason.WRITTEN_OFF: Kind(label="Tapsført", rule="husregel for tapsføring", acts=_ALL),
    Reason.OTHER: Kind(
        label="Annet", rule="god inkassoskikk, inkassoloven § 8", acts=_ALL, by_hand=True,
    ),
}  # fmt: skip
KINDS: Mapping[Reason, Kind] = _REASONS
"""What each reason means."""

BY_HAND = tuple(reason for reason in Reason if _REASONS[reason].by_hand)
"""The reasons a caseworker may choose; the others follow a decision."""


LEAST_TOLD = 10
"""The fewest characters of a reason that the debtor reads."""

PRIVATE = frozenset({Reason.SPECIAL_SITUATION})
"""The reasons that tell of somebody's health or life: named to who has opened the debtor alone."""


def longest(reason: Reason, rates: Rates, on: date) -> Rate:
    """How many days a hold of this reason may be given by hand on a day, and whether the legal
    department has confirmed it. Raises KeyError for a reason that is not set by hand.
    """
    return rates.keyed("hold_days")[reason.value].on(on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One hold as the law sees it: its days, half-open, and how far it reaches.

    ``claim_id``, ``case`` (a number) and ``measure_id`` None: the whole debtor. A hold on a debtor
    or a case is inherited by every claim below it, and by the measures of those claims; one on a
    measure reaches that measure alone, and none of its claims.
    """

    reason: Reason
    from_day: date
    until: date | None
    ended_on: date | None = None
    case: str | None = None
    claim_id: int | None = None
    measure_id: int | None = None

    def runs(self, day: date) -> bool:
        """Whether it holds on ``day``: from its first day, until its end or the day it was ended."""
        last = min((end for end in (self.until, self.ended_on) if end), default=date.max)
        return self.from_day <= day < last

    def reaches(self, *, claim_id: int, case: str) -> bool:
        """Whether a claim, in its case, is under this hold."""
        if self.measure_id is not None:
            return False
        if self.claim_id is not None:
            return self.claim_id == claim_id
        return self.case is None or self.case == case

    @property
    def stop(self) -> Stop:
        """The hold as a stop for letters, fees and enforcement."""
        kind = _REASONS[self.reason]
        told = told_until(self.reason, self.until)
        until = f", stilt i bero til {dotted(told)}" if told else ""
        return Stop(
            reason=f"{_lower(kind.label)}{until}",
            rule=kind.rule,
            acts=kind.acts,
            since=self.from_day,
            clears="leder" if ends_by_leader(self.reason) else "",
        )


def ends_by_hand(reason: Reason, until: date | None) -> bool:
    """Whether a person may end it: also a new deadline that the debtor was never told of.

    That one rests without a last day, and nothing else ends it.
    """
    return reason in BY_HAND or (reason is Reason.NEW_DEADLINE and until is None)


def ends_by_leader(reason: Reason) -> bool:
    """Whether a leader alone may end it, with a reason: what came back by mistake had come.

    Two persons approved the measure that rests for it (docs/decisions/0022).
    """
    return reason is Reason.NOTICE_LOST


def ended_with(reason: Reason) -> str:
    """How one that a person may not end is ended, in Bokmål."""
    if ends_by_leader(reason):
        return f"«{reason.label}» oppheves når tiltaket er over, eller av en leder."
    return f"«{reason.label}» oppheves med avgjørelsen den hviler på."


def may_end(reason: Reason, until: date | None, role: str) -> bool:
    """Whether who has a role may end it."""
    leads = role == Role.SUPERVISOR
    return ends_by_hand(reason, until) or (leads and ends_by_leader(reason))


def told_until(reason: Reason, until: date | None) -> date | None:
    """The day a hold is told by, where ``until`` is the first on which it no longer holds.

    A deferral and a new deadline are told as in their letters: by the last day to pay.
    """
    if until is None or reason not in {Reason.DEFERRAL, Reason.NEW_DEADLINE}:
        return until
    return until - timedelta(days=1)


def followed(reason: Reason | None, *, owner: str, review_on: date, until: date | None) -> str:
    """Who answers for a hold, when it is looked at again, and how it ends.

    One without a last day ends with what it rests on: a plan, an offer, a decision; what came back
    by mistake by a leader too, and a deadline that nobody was told of by hand alone.
    """
    last = told_until(reason, until) if reason else until
    ends = f"Varer til {dotted(last)}" if last else f"Ingen sluttdag: {_without_day(reason)}"
    return f"Ansvarlig: {owner}. Vurderes igjen {dotted(review_on)}. {ends}."


def _without_day(reason: Reason | None) -> str:
    if reason and ends_by_leader(reason):
        return "oppheves når tiltaket er over, eller av en leder"
    by_hand = reason and ends_by_hand(reason, None)
    return "oppheves for hånd" if by_hand else "ender med det den hviler på"


def stops(holds: Iterable[Held], *, claim_id: int, case: str, on: date) -> tuple[Stop, ...]:
    """What the holds of a debtor stop on one of its claims on a day."""
    return tuple(
        held.stop for held in holds if held.runs(on) and held.reaches(claim_id=claim_id, case=case)
    )


def of_measure(holds: Iterable[Held], *, measure_id: int, on: date) -> tuple[Stop, ...]:
    """What the holds on one measure itself stop on a day; those of its claims: ``stops``."""
    return tuple(held.stop for held in holds if held.measure_id == measure_id and held.runs(on))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
