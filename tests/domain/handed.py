"""Claims as creditor units hand them over, and what readiness says of them."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from collector_desk.domain import readiness
from collector_desk.domain.handover import Fault, HandedClaim
from collector_desk.domain.rates import Rates
from collector_desk.exchange import claims_in
from tests.exchange.claim_files import document, to_csv

Json = dict[str, Any]
TODAY = date(2026, 11, 23)
RATES = Rates.shipped()


def handed(base: Json, **fields: object) -> HandedClaim:
    """The claim ``base`` with other fields, as its CSV file gives it: K stands on line 6."""
    file = claims_in.read(to_csv(document({**base, **fields})), name="krav.csv")
    assert not file.faults
    return file.claims[0]


def debtors(base: Json, *changes: Json) -> Json:
    """``base`` with its debtors changed one by one."""
    made = deepcopy(base)
    for debtor, change in zip(made["skyldnere"], changes, strict=False):
        debtor.update(change)
    return made


def faults(claim: HandedClaim, today: date = TODAY) -> list[Fault]:
    return list(readiness.check(claim, today=today, rates=RATES, synthetic=True))


def named(claim: HandedClaim, today: date = TODAY) -> list[tuple[str, int, str]]:
    """Code, line and field of each fault."""
    return [(fault.code, fault.line, fault.field) for fault in faults(claim, today)]
