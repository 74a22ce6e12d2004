"""Taking times, and saying how they compare."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of one thing done many times."""

    values: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median."""
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        """What nineteen of twenty stay below."""
        return sorted(self.values)[max(0, round(0.95 * len(self.values)) - 1)]

    def text(self) -> str:
        """«0.42 / 0.61»: median and 95th percentile."""
        return f"{self.p50:.2f} / {self.p95:.2f}"


def timed(calls: Iterable[Callable[[], object]]) -> Times:
    """Each call once, in turn."""
    found = []
    for call in calls:
        begin = time.perf_counter()
        call()
        found.append((time.perf_counter() - begin) * 1000)
    return Times(tuple(found))


def side_by_side(
    one: Sequence[Callable[[], object]], other: Sequence[Callable[[], object]]
) -> tuple[Times, Times]:
    """Two things by turns in one run, so that a noisy moment hits both."""
    first: list[float] = []
    second: list[float] = []
    for a, b in zip(one, other, strict=True):
        first += timed([a]).values
        second += timed([b]).values
    return Times(tuple(first)), Times(tuple(second))


@dataclass(slots=True)
class Result:
    """One line of the report."""

    area: str
    what: str
    measured: str
    goal: str = ""
    met: bool | None = None
    cause: str = ""

    def row(self) -> str:
        """The line as a row of a Markdown table."""
        mark = {True: "yes", False: "**no**", None: ""}[self.met]
        cause = self.cause if self.met is False else ""
        return f"| {self.what} | {self.measured} | {self.goal} | {mark} | {cause} |"


@dataclass(slots=True)
class Report:
    """Everything one run measured."""

    results: list[Result] = field(default_factory=list)
    sizes: list[str] = field(default_factory=list)  # of the worlds
    failures: list[str] = field(default_factory=list)  # parts that could not be measured

    def add(self, result: Result) -> None:
        """Keep a result, and say it."""
        self.results.append(result)
        print(f"{result.area:24} {result.what:58} {result.measured:>20}  {result.goal}", flush=True)

    def markdown(self) -> str:
        """The whole report, area by area."""
        lines = ["# Benchmarks", "", _machine(), ""]
        if self.sizes:
            lines += ["; ".join(self.sizes) + ".", ""]
        if self.failures:
            lines += [f"**Not measured, because it failed:** {'; '.join(self.failures)}.", ""]
        for area in dict.fromkeys(result.area for result in self.results):
            lines += [f"## {area}", "", "| what | measured | goal | met | cause of a miss |"]
            lines.append("|---|---|---|---|---|")
            lines += [result.row() for result in self.results if result.area == area]
            lines.append("")
        return "\n".join(lines)


def _machine() -> str:
    model = next(
        (line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if "model name" in line),
        platform.processor() or platform.machine(),
    )
    memory = next((line.split()[1] for line in _lines("/proc/meminfo")), "0")
    return (
        f"Measured by `make bench` on {os.cpu_count()} cores ({model}),"
        f" {int(memory) // 1_048_576} GiB, {platform.system()} {platform.release()},"
        f" Python {platform.python_version()}. Times are milliseconds, median / 95th percentile,"
        " warm caches, loopback, one client. The machine is shared and noisy: read the ratios."
    )


def _lines(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            return file.read().splitlines()
    except OSError:
        return []
