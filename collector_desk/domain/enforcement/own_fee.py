"""The fee for the municipality's own enforcement (gebyr, inndrivingskostnader), ruling 7."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from collector_desk.domain.claim import Regime
from collector_desk.domain.money import Money, round_half_up
from collector_desk.domain.phrases import kroner
from collector_desk.domain.rates import Rates


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFee:
    """The most that may be charged at one step, øre, and why in Bokmål."""

    amount: Money
    why: str
    source: str = ""


def own_fee(regime: Regime, *, day: date, rates: Rates, repeated: bool = False) -> OwnFee:
    """The fee at a notice or at a decision on ``day``: 0.345 R each, none on repetition.

    Under the old rules no value is known: nothing is charged, and the step goes on. Raises
    RateProvisional after the last known court fee (ruling 33).
    """
    if regime is Regime.OLD:
        return OwnFee(amount=0, why="Etter tidligere regelverk er ingen sats kjent: intet gebyr.")
    if repeated:
        return OwnFee(amount=0, why="Gjentatt varsel: intet gebyr.")
    court = rates["court_fee"].known(day)
    share = rates["own_fee_percent"].on(day)
    amount = round_half_up(Fraction(court.fraction * share.fraction, 100))
    why = f"0,345 R av {kroner(court.ore)} kr"
    return OwnFee(amount=amount, why=why, source=share.source)
