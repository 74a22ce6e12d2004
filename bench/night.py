"""The night's search for whom the next letter may be written to, over every debtor of a world."""

from __future__ import annotations

import time

from bench.measure import Report, Result
from bench.world import World
from collector_desk.service import ready_steps


def run(report: Report, world: World) -> None:
    """One whole search. The first of a world writes what it finds; later ones have that to read."""
    begin = time.perf_counter()
    seen, ready = ready_steps.look_all(world.db)
    seconds = time.perf_counter() - begin
    report.add(
        Result(
            f"Night, {world.engine}",
            f"«Klar for neste steg»: {ready:,} of {seen:,} debtors found ready",
            f"{seconds:,.0f} s, {seen / seconds:,.0f} debtors/s",
        )
    )
