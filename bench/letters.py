"""A day's letters: demands, statements and plans typeset one by one, as the service sends them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import cycle, islice

from bench.measure import Report, Result
from collector_desk.domain.letter_base import Content
from collector_desk.domain.letter_parts import Recipient
from collector_desk.exchange.letters import Rendered, render, template_on
from tests.exchange import letter_samples as samples

LETTERS = 1_000
GOAL = 20
AREA = "Letters"


def run(report: Report) -> None:
    """Pages a second with one thread, and with the two that this machine has cores for."""
    first = time.perf_counter()
    _render(samples.demand())
    report.add(Result(AREA, "the first letter, fonts and all", f"{_milliseconds(first):,.0f} ms"))
    for threads in (1, 2):
        begin = time.perf_counter()
        with ThreadPoolExecutor(threads) as pool:
            pages = sum(letter.pages for letter in pool.map(_render, _letters()))
        rate = pages / (time.perf_counter() - begin)
        report.add(
            Result(
                AREA,
                f"{LETTERS:,} letters of {pages:,} pages, threads: {threads}",
                f"{rate:,.0f} pages/s",
                f">= {GOAL} pages/s",
                rate >= GOAL,
            )
        )


def _letters() -> Iterator[Content]:
    kinds = cycle((samples.demand(), samples.statement(), samples.plan(), samples.decision()))
    for number, content in enumerate(islice(kinds, LETTERS)):
        recipient = Recipient(name=f"Mottaker nummer {number}", lines=("Storgata 1", "0155 Oslo"))
        yield replace(content, head=replace(content.head, recipient=recipient))


def _render(content: Content) -> Rendered:
    head = content.head
    return render(template_on(content.kind, head.language, head.day, head.regime), content)


def _milliseconds(since: float) -> float:
    return (time.perf_counter() - since) * 1000
