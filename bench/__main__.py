"""``make bench``: everything, on both databases, into docs/benchmarks.md.

DEBTORS and CLAIMS in the environment make a smaller world.
"""

from __future__ import annotations

import os
from pathlib import Path

from bench import importing, opening, searching, starting, typing_keys
from bench.measure import Report
from bench.world import world

DEBTORS = int(os.environ.get("DEBTORS", "200000"))
CLAIMS = int(os.environ.get("CLAIMS", "1000000"))
TARGET = Path("docs/benchmarks.md")


def main() -> None:
    """Measure, and write the report."""
    report = Report()
    sizes = []
    for engine in ("sqlite", "postgresql"):
        with world(engine, debtors=DEBTORS, claims=CLAIMS) as there:
            sizes.append(
                f"{engine}: {there.debtors:,} debtors, {there.claims:,} claims,"
                f" {there.postings:,} postings, filled in {there.seconds:,.0f} s"
            )
            searching.run(report, engine, there.db, there.who, there.desk)
            typing_keys.run(report, there)
            opening.run(report, engine, there.db, there.who, there.desk)
            importing.run(report, there)
    starting.run(report)
    TARGET.write_text(report.markdown("; ".join(sizes) + "."), "utf-8")
    print(f"written: {TARGET}")


if __name__ == "__main__":
    main()
