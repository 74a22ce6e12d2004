"""The workbook's Bokmål for what the ledger calls by code."""

from __future__ import annotations

PRINCIPAL = "Hovedstol"
INTEREST = "Renter"
FEES = "Gebyrer"
COSTS = "Kostnader"
CREDIT = "Til gode"
OWED = "Skyldig"
ACCRUED = "Renteinntekt"

ACCOUNTS = {
    "principal": PRINCIPAL,
    "interest": INTEREST,
    "fees": FEES,
    "costs": COSTS,
    "credit": CREDIT,
    "creditor_claims": "Virksomhetenes krav",
    "costs_income": "Dekning av kostnader",
    "fee_income": "Gebyrinntekt",
    "interest_income": ACCRUED,
    "bank": "Bank",
    "unplaced": "Uplassert",
    "held": "Holdt utenfor",
    "waived": "Ettergitt",
}

EVENTS = {
    "money": "Penger",
    "letter": "Brev",
    "note": "Merknad",
    "import": "Import",
    "status": "Status",
    "look": "Oppslag",
}


def account(code: str) -> str:
    """The name of an account of the ledger; an unknown one keeps its code."""
    return ACCOUNTS.get(code, code)


def event(kind: str) -> str:
    """The name of a kind of event."""
    return EVENTS.get(kind, kind)
