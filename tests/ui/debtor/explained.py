"""Explanations and deeds as the service would answer them about an invented sheet."""

from __future__ import annotations

from datetime import date

from collector_desk.wire.debtors import ClaimRow, Deed, DeedsOf, Explain, Sheet
from collector_desk.wire.explanations import Explanation, Leaf

_LINES = (
    (date(2025, 6, 16), date(2025, 7, 1), 15, "12,50 %", "FOR-2024-12-19-3288", 5137),
    (date(2025, 7, 1), date(2026, 1, 1), 184, "12,25 %", "FOR-2025-06-23-1143", 61753),
    (date(2026, 1, 1), date(2026, 7, 1), 181, "12,00 %", "FOR-2025-12-18-2703", 59507),
    (date(2026, 7, 1), date(2026, 11, 23), 145, "12,25 %", "FOR-2026-06-25-1372", 48664),
)


def leaf(row: ClaimRow, amount: int, text: str, **more: object) -> Leaf:
    about: dict[str, object] = {
        "claim_id": row.claim_id,
        "claim_number": row.number,
        "kind": "principal",
        "amount": amount,
        "from_day": row.due_date,
        "to_day": None,
        "days": None,
        "base": None,
        "rate": "",
        "rate_source": "",
        "provisional": False,
        "rule": "barnehageforskriften § 4",
        "source": f"faktura {row.invoice_number}",
        "text": text,
        "document_id": None,
    }
    return Leaf.model_validate({**about, **more})


def leaves(row: ClaimRow, part: str) -> tuple[Leaf, ...]:
    """Lines that add up to a part of a claim."""
    found: list[Leaf] = []
    if part in {"principal", "total"} and row.sums.principal:
        found.append(
            leaf(row, row.sums.principal, "Hovedstol med forfall 16.06.2025", document_id=4)
        )
    if part in {"interest", "total"} and row.sums.interest:
        found.extend(_interest(row))
    for name, text in (("fees", "Gebyr for brev sendt 02.11.2026"), ("costs", "Sakskostnader")):
        amount = getattr(row.sums, name)
        if part in {name, "total"} and amount:
            found.append(leaf(row, amount, text, rule="inkassoforskriften § 1-2"))
    return tuple(found)


def _interest(row: ClaimRow) -> list[Leaf]:
    found = []
    left = row.sums.interest
    for at, (first, last, days, rate, source, amount) in enumerate(_LINES):
        share = left if at == len(_LINES) - 1 else min(amount, left)
        left -= share
        found.append(
            leaf(
                row,
                share,
                "Forsinkelsesrente",
                from_day=first,
                to_day=last,
                days=days,
                base=row.sums.principal,
                rate=rate,
                rate_source=source,
                source=source,
                rule="forsinkelsesrenteloven §§ 2, 3",
                provisional=row.provisional and at == len(_LINES) - 1,
            )
        )
    return found


def explanation(of: Sheet, order: Explain) -> Explanation:
    """The explanation the service would give of an amount of a sheet."""
    rows = [row for row in of.claims if order.claim_id in {None, row.claim_id}]
    found = tuple(each for row in rows for each in leaves(row, order.part))
    about = f"{len(rows)} krav per 23.11.2026"
    if len(rows) == 1:
        about = (
            f"{rows[0].number} · av hovedstol 10 000,00 · enkel rente, faktiske dager, 365/366 · "
            "forsinkelsesrenteloven §§ 2, 3"
        )
    return Explanation(
        claim_id=order.claim_id,
        part=order.part,
        title="Forklaring",
        about=about,
        on=of.on,
        known=of.known,
        amount=sum(each.amount for each in found),
        leaves=found,
        for_debtor="Renter per 23.11.2026\nSum: 1 750,61 kr",
    )


def deeds(claim_id: int | None) -> DeedsOf:
    """What can be done now, open and closed."""
    found = (
        Deed(
            name="notes.add",
            label="Skriv merknad",
            key="Ctrl+N",
            lawful=True,
            reason="Kan gjøres nå.",
            earliest=None,
        ),
        Deed(
            name="reports.case_summary",
            label="Eksporter saksoppsummering",
            key="Ctrl+E",
            lawful=True,
            reason="Kan gjøres nå.",
            earliest=None,
        ),
        Deed(
            name="step.enforcement",
            label="Utleggsbegjæring til namsmannen",
            key="",
            lawful=False,
            reason="Fristen i varselet etter tvangsfullbyrdelsesloven § 4-18 går ut 07.12.2026.",
            earliest=date(2026, 12, 8),
        ),
        Deed(
            name="law.limitation",
            label="Foreldelse",
            key="",
            lawful=True,
            reason="Foreldes 16.06.2028 (foreldelsesloven §§ 2 og 3).",
            earliest=None,
        ),
    )
    return DeedsOf(claim_id=claim_id, deeds=found if claim_id else found[:2])
