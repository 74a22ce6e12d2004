"""The fee for the municipality's own enforcement (gebyr, inndrivingskostnader), ruling 7."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from collector_desk.domain.claim import Regime
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner
from collector_desk.domain.rate_table import Rate
from collector_desk.domain.rates import Rates
from collector_desk.errors.rates import RateProvisional

_LAW = "FOR-2025-07-01-1397"


class FeeStep(StrEnum):
    """What the fee is for; each once for a claim."""

    NOTICE = "varsel"
    DECISION = "beslutning"

    @property
    def rule(self) -> str:
        """What the ledger says the fee rests on; it tells the fees of the steps apart."""
        return f"{_LAW}, gebyr ved {self.value}"


def is_own(rule: str) -> bool:
    """Whether a fee with this rule is one for own enforcement, and none for a letter of collection."""
    return rule.startswith(_LAW)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFee:
    """The most that may be charged at one step, øre, and why in Bokmål.

    ``rate`` is the court fee it was reckoned of, None where nothing is charged. ``unconfirmed``
    says what is not known.
    """

    amount: Money
    why: str
    share: Fraction = Fraction(0)  # of R
    rate: Rate | None = None
    unconfirmed: str = ""


def own_fee(  # noqa: PLR0913
    regime: Regime, step: FeeStep, *, day: date, rates: Rates, repeated: bool = False,
    unnoticed: bool = False,
) -> OwnFee:  # fmt: skip
    """The fee at a notice or at a decision on ``day``: 0.345 R each, none on repetition.

    ``unnoticed``: a decision whose notice was lawfully left out bears both, 0.69 R. The share is
    the most there may be, so the øre are rounded down. Under the old rules no value is known, and
    after the last known court fee none either (ruling 33): nothing is charged, and the step goes
    on.
    """
    if regime is Regime.OLD:
        why = "Etter tidligere regelverk er ingen gebyrsats kjent: intet gebyr."
        return OwnFee(amount=0, why=why, unconfirmed=why)
    if repeated:
        return OwnFee(
            amount=0, why=f"Gebyr ved {step.value} er tatt før, eller varselet er gjentatt."
        )
    try:
        court = rates["court_fee"].known(day)
    except RateProvisional:
        why = f"Rettsgebyret (R) for {day.year} er ikke kunngjort: intet gebyr."
        return OwnFee(amount=0, why=why, unconfirmed=why)
    share = Fraction(rates["own_fee_percent"].on(day).fraction, 100)
    if unnoticed and step is FeeStep.DECISION:
        share *= 2
    amount = int(court.fraction * share)
    told = f"0,{int(share * 1000):03}".rstrip("0")
    practice = " (øvelse)" if court.made_up else ""
    why = f"{told} R av {kroner(court.ore)} kr{practice}, rundet ned ({_LAW})"
    return OwnFee(amount=amount, why=why, share=share, rate=court)
