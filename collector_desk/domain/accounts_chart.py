"""The chart of accounts: where a claim's money stands, and what stands against it."""

from __future__ import annotations

from enum import StrEnum

from collector_desk.domain.facts import Bucket


class Account(StrEnum):
    """An account of the ledger; every claim has its own leaf of each."""

    # what the debtor owes on the claim (receivables), and what we owe the debtor
    PRINCIPAL = "principal"
    COSTS = "costs"
    FEES = "fees"
    INTEREST = "interest"
    CREDIT = "credit"  # til gode: money beyond what was owed; a liability

    # what stands against them
    CREDITOR_CLAIMS = "creditor_claims"  # what the creditor units handed over
    COSTS_INCOME = "costs_income"
    FEE_INCOME = "fee_income"
    INTEREST_INCOME = "interest_income"
    BANK = "bank"
    UNPLACED = "unplaced"  # money that has arrived and is not yet placed on a claim
    HELD = "held"  # money that may not be received now (gjeldsordningsloven § 3-4)
    WAIVED = "waived"


RECEIVABLE = {
    Bucket.PRINCIPAL: Account.PRINCIPAL,
    Bucket.COSTS: Account.COSTS,
    Bucket.FEES: Account.FEES,
    Bucket.INTEREST: Account.INTEREST,
}
"""The account on which each bucket of a claim is owed."""

INCOME = {
    Bucket.PRINCIPAL: Account.CREDITOR_CLAIMS,
    Bucket.COSTS: Account.COSTS_INCOME,
    Bucket.FEES: Account.FEE_INCOME,
    Bucket.INTEREST: Account.INTEREST_INCOME,
}
"""The account that is credited when a bucket becomes owed."""
