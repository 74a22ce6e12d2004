"""What happened to a claim: the facts from which every balance is folded.

A fact is never changed. It has a value date (when it counts in law) and ``known_at`` (when
the desk learned of it), so that a balance can be asked for on any day, as known on any day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from collector_desk.domain.money import Money


class Bucket(StrEnum):
    """The parts of a claim that are kept apart: each has its own legal basis."""

    PRINCIPAL = "principal"
    COSTS = "costs"
    FEES = "fees"
    INTEREST = "interest"


class FactKind(StrEnum):
    """Everything that may happen to the money of a claim."""

    PRINCIPAL = "principal"  # the claim as the creditor handed it over; value date = due date
    FEE = "fee"  # a letter fee; value date = the day the letter was sent
    SURCHARGE = "surcharge"  # the one +50 % on a parking fine issued before 2026; to FEES
    COSTS = "costs"  # court fee and other costs of enforcement
    PAYMENT = "payment"  # money placed on the claim; value date = order date (ruling 31)
    PAYBACK = "payback"  # money the bank took back or that was refunded, on its own value date
    CREDIT = "credit"  # the creditor unit lowers the principal, with effect from the value date
    WAIVER = "waiver"  # part of ``bucket`` given up from the value date
    REVERSAL = "reversal"  # the fact ``reverses`` was never true; known from this fact's known_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that happened. ``amount`` is whole øre > 0 (0 only for REVERSAL)."""

    id: int
    claim_id: int
    kind: FactKind
    amount: Money
    value_date: date
    known_at: datetime
    rule: str  # the legal basis in words, e.g. "inkassoforskriften § 1-2"
    source: str  # the document it came from, e.g. "OCR 0001874, post 12"
    bucket: Bucket | None = None  # WAIVER only
    reverses: int | None = None  # REVERSAL only: the id of the fact that falls away
    order: tuple[Bucket, ...] | None = None  # as debtor, plan or decision stated
