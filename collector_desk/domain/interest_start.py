"""The first day of late interest, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from collector_desk.domain.calendar import next_working_day
from collector_desk.domain.claim import KINDS, ClaimKind, InterestBasis
from collector_desk.domain.parking import (
    INTEREST_RULE,
    TRAFFIC_FEES,
    bears_interest,
    three_weeks_after,
)

_DEMAND = timedelta(days=30)
_SECTION = "forsinkelsesrenteloven § 2 første ledd"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestStart:
    """The first day that bears late interest, its basis and the rule behind it.

    ``source`` names the paragraph alone; what the day rests on is ``basis.label``.
    """

    day: date
    basis: InterestBasis
    source: str


def interest_start(
    kind: ClaimKind,
    *,
    due_date: date,
    basis: InterestBasis | None = None,
    demand_sent: date | None = None,
    issued: date | None = None,
) -> InterestStart | None:
    """The day late interest begins, or None where it does not run (see ``why_no_interest``).

    ``basis`` is what the creditor has stated; without it the kind's default holds (rulings 9,
    12 and 13). A due date on a Saturday, Sunday or holiday moves to the next working day first.
    ``demand_sent`` is the day of a written demand (electronic only with express acceptance),
    ``issued`` the day of a parking fine or studded tyre fee.
    """
    if why_no_interest(kind, basis=basis, demand_sent=demand_sent, issued=issued):
        return None
    due = next_working_day(due_date)
    if kind in TRAFFIC_FEES and issued is not None:
        day = max(three_weeks_after(issued), due)
        return InterestStart(day=day, basis=InterestBasis.BY_RULE, source=INTEREST_RULE[kind])
    rests_on = basis or KINDS[kind].interest
    if rests_on is InterestBasis.DEMAND_PLUS_30 and demand_sent is not None:
        return after_demand(demand_sent, due_date=due_date)
    return InterestStart(day=due, basis=rests_on, source=_SECTION)


def after_demand(sent: date, *, due_date: date) -> InterestStart:
    """Thirty days after a written demand, but not before the due date; for a claim of any kind.

    >>> after_demand(date(2026, 11, 23), due_date=date(2026, 9, 1)).day
    datetime.date(2026, 12, 23)
    """
    after, due = sent + _DEMAND, next_working_day(due_date)
    source = f"{_SECTION}, men ikke før forfallsdagen" if due > after else _SECTION
    return InterestStart(day=max(after, due), basis=InterestBasis.DEMAND_PLUS_30, source=source)


def why_no_interest(
    kind: ClaimKind,
    *,
    basis: InterestBasis | None = None,
    demand_sent: date | None = None,
    issued: date | None = None,
) -> str:
    """Why the claim bears no late interest (yet), in Bokmål; empty where it does."""
    if kind in TRAFFIC_FEES:
        return _no_interest_on_fee(issued)
    rests_on = basis or KINDS[kind].interest
    if KINDS[kind].interest is InterestBasis.NONE or rests_on is InterestBasis.NONE:
        return "Kravet gir ikke forsinkelsesrente: ingen hjemmel er lagt til grunn."
    if rests_on is InterestBasis.DEMAND_PLUS_30 and demand_sent is None:
        return "Skriftlig påkrav er ikke registrert, og forfall er ikke fastsatt i forveien."
    return ""


def _no_interest_on_fee(issued: date | None) -> str:
    if issued is None:
        return "Ileggelsesdagen mangler: renten kan ikke fastsettes."
    if not bears_interest(issued):
        return "Gebyret er ilagt før 2026: det gir 50 % tillegg én gang, ikke rente."
    return ""
