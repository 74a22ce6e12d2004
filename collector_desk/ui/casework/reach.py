"""What of a debtor something concerns: the whole debtor, one of the cases, or one of the claims."""

from __future__ import annotations

from collector_desk.ui.formats import kr
from collector_desk.wire.debtors import ClaimRow, Sheet

WHOLE = ""


def claim_words(row: ClaimRow) -> str:
    """«K-2026-000001 · Barnehage · 3 120,00 kr»."""
    return f"{row.number} · {row.kind_label} · {kr(row.sums.owed)}"


def of_claims(sheet: Sheet) -> list[tuple[str, str]]:
    """The whole debtor and each claim, as the options of a choice."""
    claims = [(f"claim:{row.claim_id}", claim_words(row)) for row in sheet.claims]
    return [(WHOLE, "Hele skyldneren"), *claims]


def of_all(sheet: Sheet) -> list[tuple[str, str]]:
    """The whole debtor, each case and each claim, as the options of a choice."""
    cases = {row.case_id: row.case_number for row in sheet.claims if row.case_id is not None}
    named = [(f"case:{number}", f"Saken {words}") for number, words in cases.items()]
    whole, *claims = of_claims(sheet)
    return [whole, *named, *((value, f"Kravet {words}") for value, words in claims)]


def number(value: str, kind: str) -> int | None:
    """The number in an option of that kind (``claim``, ``case`` or ``measure``); None for another."""
    named, _, found = value.partition(":")
    return int(found) if named == kind and found else None
