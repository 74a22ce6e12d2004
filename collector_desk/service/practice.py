"""The practice desk: made-up people with lawful histories, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from collector_desk.domain.rates import Rates
from collector_desk.paths import NEW_SIDE, OLD_SIDE
from collector_desk.service import (
    practice_book,
    practice_casework,
    practice_desk,
    practice_files,
    practice_measures,
    practice_new_year,
    practice_notes,
    practice_ready,
    practice_showcase,
    practice_suits,
    practice_try,
    practice_world,
    search_index,
)
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.practice_book import Book
from collector_desk.service.practice_desk import DAY, NEW_DAY, PASSWORD, Desk, Morning
from collector_desk.service.practice_world import Order, World

FILES_FROM = date(2026, 9, 1)
"""From this day on the bank's files are read by the real import, one by one."""
_CLAIMS_EACH = 3.5


def fill(db: Database, *, debtors: int, seed: int, side: str = OLD_SIDE) -> Iterator[str]:
    """Fill an empty database, line by line of what was done in Bokmål.

    On the new side of the year end the desk is filled as on the old one, and then lives on until
    its day (``practice_new_year``). The debtors of the pictures come first and are always there. The same seed gives the same
    rows, except for password hashes, ciphertexts, and the salts and hashes of the audit, which
    are never twice the same.
    """
    rates = Rates.practice()
    world = _city(debtors=debtors, seed=seed, rates=rates, side=side)
    yield f"{len(world.debtors)} oppdiktede skyldnere og {len(world.stories)} krav er diktet opp."
    with db.write(SYSTEM) as work:
        work.clock, work.rates = Morning(DAY), rates
        desk, book = _write(work, world, seed=seed)
    if side == NEW_SIDE:
        db.rates = rates
        practice_new_year.live_on(db, book, desk.users)
    day = NEW_DAY if side == NEW_SIDE else DAY
    yield f"Alt er ført til og med øvelsesdagen {day:%d.%m.%Y}."
    folder = practice_try.folder_of(db)
    if folder is not None:
        ready = practice_try.files(book, rates, known=world.debtors, seed=seed)
        practice_try.lay_ready(folder, ready)
        yield f"Filer å prøve innlesing med: {', '.join(ready)} i {folder}"
    yield f"Logg inn som kari (saksbehandler) med passordet {PASSWORD}"
    yield f"eller som per (leder) med passordet {PASSWORD}"


def _city(*, debtors: int, seed: int, rates: Rates, side: str) -> World:
    """The people of the pictures, and as many others as were asked for in all."""
    order = Order(
        seed=seed,
        debtors=0,
        claims=0,
        today=DAY,
        files_from=FILES_FROM,
    )
    shown = practice_showcase.made(order, rates) + practice_ready.made(order, rates)
    if side == NEW_SIDE:
        shown += practice_ready.next_year(order, rates)
    count = max(0, debtors - len(shown.debtors))
    order = order.of(debtors=count, claims=round(count * _CLAIMS_EACH))
    others = practice_world.make(order, rates, shown.debtors)
    return shown + others


def _write(work: Work, world: World, *, seed: int) -> tuple[Desk, Book]:
    desk = practice_desk.set_up(work)
    book = practice_book.write(work, desk, world, today=DAY)
    rng = Random(f"{seed}:files")  # noqa: S311  practice, not secrets
    practice_files.read_in(work, book, desk.users, rng=rng, since=FILES_FROM)
    practice_measures.write(work, book, desk.users)
    practice_casework.write(work, book, desk.users)
    practice_notes.write(work, book, desk.users, seed=seed)
    practice_suits.write(work, book, desk.users)
    search_index.rebuild(work)
    return desk, book
