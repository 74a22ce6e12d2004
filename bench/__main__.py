"""``make bench``: everything, on both databases, into docs/benchmarks.md.

In the environment, or after ``make bench``: DEBTORS and CLAIMS make a smaller world; KEEP names a
folder where filled worlds stay, to be measured again without being filled; STEP=fill fills them
there and measures nothing.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench import computing, importing, letters, night, opening, searching, starting, typing_keys
from bench.measure import Report
from bench.serving import served
from bench.world import World, world

AIM = (200_000, 1_000_000)
DEBTORS = int(os.environ.get("DEBTORS", AIM[0]))
CLAIMS = int(os.environ.get("CLAIMS", AIM[1]))
KEEP = Path(os.environ["KEEP"]) if os.environ.get("KEEP") else None
ENGINES = ("sqlite", "postgresql")
TARGET = Path("docs/benchmarks.md")


def main() -> int:
    """Fill both worlds, then measure them; 1 where a part failed, which the report names."""
    if os.environ.get("STEP") == "fill":
        return _fill()
    report = Report()
    for engine in ENGINES:
        _part(report, f"the world on {engine}", partial(_measure, report, engine))
    _part(report, "start-up", partial(starting.run, report))
    _part(report, "letters", partial(letters.run, report))
    _part(report, "computing", partial(computing.run, report))
    print(f"written: {TARGET}")
    return int(bool(report.failures))


def _fill() -> int:
    if KEEP is None:
        print("STEP=fill needs KEEP=folder, or what is filled would be gone at once")
        return 2
    for engine in ENGINES:
        with _world(engine) as there:
            print(_size(there))
    return 0


@contextmanager
def _world(engine: str) -> Iterator[World]:
    with world(engine, debtors=DEBTORS, claims=CLAIMS, keep=KEEP) as there:
        yield there


def _measure(report: Report, engine: str) -> None:
    """One world. Its service has ended before files come in: SQLite has one writing process."""
    with _world(engine) as there:
        report.sizes.append(_size(there))
        with served(there.url) as desk:
            for part in (searching, opening, typing_keys):
                name = f"{part.__name__}, {engine}"
                _part(report, name, partial(part.run, report, there, desk))
        for last in (importing, night):
            _part(report, f"{last.__name__}, {engine}", partial(last.run, report, there))


def _part(report: Report, name: str, measure: Callable[[], None]) -> None:
    """One part of the report. Where it fails the others go on, and the report says so."""
    try:
        measure()
    except Exception as error:  # noqa: BLE001  whatever it was, what is measured must be kept
        traceback.print_exc()
        report.failures.append(f"{name}: {type(error).__name__}")
    TARGET.write_text(report.markdown(), "utf-8")


def _size(there: World) -> str:
    filled = there.filled
    small = "" if filled.claims >= AIM[1] else f" (the goals are for {AIM[1]:,} claims)"
    return (
        f"{there.engine}: {filled.debtors:,} debtors, {filled.claims:,} claims{small},"
        f" {filled.postings:,} postings, filled in {filled.seconds:,.0f} s"
        + (f" and measured {filled.runs} times since" if filled.runs else "")
    )


if __name__ == "__main__":
    sys.exit(main())
