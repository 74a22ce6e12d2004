"""The practice desk: made-up people with lawful histories, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desk.domain.rates import Rates
from collector_desk.service import practice_book, practice_desk, practice_world, search_index
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.practice_desk import DAY, PASSWORD, Morning
from collector_desk.service.practice_world import Order

FILES_FROM = date(2026, 9, 1)
_CLAIMS_EACH = 3.5


def fill(db: Database, *, debtors: int, seed: int) -> Iterator[str]:
    """Fill an empty database, line by line of what was done in Bokmål.

    The same seed gives the same rows, except for password hashes, ciphertexts and the salts,
    moments and hashes of the audit, which are never twice the same.
    """
    rates = Rates.practice()
    order = Order(
        seed=seed,
        debtors=debtors,
        claims=round(debtors * _CLAIMS_EACH),
        today=DAY,
        files_from=FILES_FROM,
    )
    world = practice_world.make(order, rates)
    with db.write(SYSTEM) as work:
        work.clock, work.rates = Morning(DAY), rates
        desk = practice_desk.set_up(work)
        book = practice_book.write(work, desk, world, today=DAY)
        search_index.rebuild(work)
    yield f"{len(world.debtors)} oppdiktede skyldnere med {len(book.claims)} krav er lagt inn."
    yield f"Øvelsesdagen er {DAY:%d.%m.%Y}."
    yield f"Logg inn som kari (saksbehandler), passord {PASSWORD}"
    yield f"eller som per (leder), passord {PASSWORD}"
