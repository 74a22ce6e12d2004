"""The small town of the target pictures, for the tests of the window."""

from __future__ import annotations

from datetime import date
from typing import Any

from collector_desk.domain.facts import FactKind
from collector_desk.service.database import SYSTEM, Database, Who
from tests.service.books import tell
from tests.service.search_world import Town, number_of

BORN = date(2006, 9, 16)


def build(db: Database, who: Who) -> dict[str, int]:
    """Three debtors called Lykt, one of them in the portfolio, with claims; by name their number."""
    town = Town(db, who)
    fager = town.debtor(
        "Lykt, Fager",
        born=BORN,
        street="Josefines gate 3D",
        postcode="0351",
        city="Oslo",
        phone="91234567",
        number=number_of(BORN),
        team="Team Sentrum",
    )
    fagert = town.debtor(
        "Lykte, Fagert",
        born=date(1971, 3, 2),
        street="Trondheimsveien 135",
        postcode="0570",
        city="Oslo",
    )
    company = town.debtor(
        "Lykt Regnskap AS",
        kind="company",
        org="313159949",
        street="Storgata 1",
        postcode="0155",
        city="Oslo",
    )
    _claim(town, fager, principal=1_175_061)
    _claim(
        town,
        fager,
        number="K-2026-002210",
        kind="parking_fine",
        plate="EL12345",
        kid="1001000002210020",
        invoice="700124",
        principal=94_350,
    )
    _claim(
        town,
        fagert,
        number="K-2026-003000",
        kid="1001000003000033",
        invoice="700125",
        principal=90_000,
    )
    return {"fager": fager, "fagert": fagert, "company": company}


def _claim(town: Town, debtor_id: int, *, principal: int, **more: Any) -> None:
    """A claim that has come: it is told what is owed on it, not only what lists show."""
    claim_id = town.claim(debtor_id, principal=principal, **more)
    with town.db.write(SYSTEM) as work:
        tell(work, claim_id, FactKind.PRINCIPAL, principal, date(2025, 6, 16))
