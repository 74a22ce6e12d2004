"""``make bench``: everything, on both databases, into docs/benchmarks.md.

DEBTORS and CLAIMS in the environment make a smaller world.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from bench import importing, opening, searching, starting, typing_keys
from bench.measure import Report
from bench.world import World, world

DEBTORS = int(os.environ.get("DEBTORS", "200000"))
CLAIMS = int(os.environ.get("CLAIMS", "1000000"))
TARGET = Path("docs/benchmarks.md")


def main() -> None:
    """Fill both worlds, then measure them in a process that does nothing else."""
    report = Report()
    with ExitStack() as stack:
        worlds = [
            stack.enter_context(world(engine, debtors=DEBTORS, claims=CLAIMS))
            for engine in ("sqlite", "postgresql")
        ]
        for there in worlds:
            searching.run(report, there.engine, there.db, there.who, there.desk)
            opening.run(report, there.engine, there.db, there.who, there.desk)
            importing.run(report, there)
        for there in worlds:
            typing_keys.run(report, there)
        starting.run(report)
        TARGET.write_text(report.markdown("; ".join(map(_size, worlds)) + "."), "utf-8")
    print(f"written: {TARGET}")


def _size(there: World) -> str:
    return (
        f"{there.engine}: {there.debtors:,} debtors, {there.claims:,} claims,"
        f" {there.postings:,} postings, filled in {there.seconds:,.0f} s"
    )


if __name__ == "__main__":
    main()
