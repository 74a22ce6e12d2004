"""The case summaries that LibreOffice is given: folded, long, hostile, and each with one thing wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.wire.rates import RateRow
from collector_desk.wire.reports import CaseSummary, PostingRow
from tests.reports.cases import (
    ON,
    SECOND,
    WORKED,
    Owed,
    summary_of,
    total_of,
)
from tests.reports.folded import statement, summary_from
from tests.reports.payloads import PAYLOADS
from tests.reports.test_case_summary import hostile_everywhere


@cache
def folded_claims() -> CaseSummary:
    """Forty claims with random histories, reckoned by the program's own fold."""
    chance = random.Random(1881)
    statements = []
    for claim_id in range(1, 41):
        due = date(2015, 2, 1) + timedelta(days=chance.randrange(4000))
        facts = list(_facts(chance, claim_id, due))
        start = due if claim_id % 8 else None
        statements.append(statement(claim_id, facts, start))
    return summary_from(*statements)


def _facts(chance: random.Random, claim_id: int, due: date) -> Iterator[Fact]:
    kinds = [FactKind.PAYMENT] * 4 + [FactKind.FEE, FactKind.COSTS, FactKind.CREDIT]
    kinds += [FactKind.WAIVER, FactKind.PAYBACK]
    principal = chance.randrange(20_000, 9_000_000)
    wanted = [(FactKind.PRINCIPAL, principal, due)]
    for _ in range(chance.randrange(9)):
        day = due + timedelta(days=chance.randrange(1, max((ON - due).days, 2)))
        amount = chance.randrange(1, principal // 2)
        wanted.append((chance.choice(kinds), amount, day))
    for at, (kind, amount, day) in enumerate(wanted):
        yield Fact(
            id=claim_id * 100 + at,
            claim_id=claim_id,
            kind=kind,
            amount=amount,
            value_date=day,
            known_at=datetime(2026, 11, 1, 8, tzinfo=UTC),
            rule="inkassoforskriften § 1-2",
            source=f"kilde {at}",
            bucket=chance.choice(list(Bucket)) if kind is FactKind.WAIVER else None,
        )


@cache
def many_lines() -> CaseSummary:
    """Thousands of lines with rates of every kind, exact ties among them, across 2000 and 2100."""
    chance = random.Random(1936)
    rates = tuple(
        RateRow(
            since=date(1999 + at // 2, 1 + 6 * (at % 2), 1),
            value="12.50" if at < 12 else f"{chance.randrange(0, 2500) / 100:.2f}",
            source=f"forskrift {at}",
            confirmed=True,
        )
        for at in range(210)
    )
    claims = []
    for at in range(110):
        start = date(2000, 1, 1) + timedelta(days=chance.randrange(28_000))
        amount = chance.randrange(10 ** chance.randint(3, 11))
        paid = [(start + timedelta(days=chance.randrange(400)), amount // 5) for _ in range(3)]
        rest = amount - sum(part for _, part in paid)
        paid.append((start + timedelta(days=chance.randrange(400, 9_000)), rest))
        claims.append(Owed(f"K-{at}", amount, start, start, paid=paid, booked=at % 4))
    for at in range(200):  # to the end of 73 days of 365, at 12.50: a tie
        start = date(2001, 1, 1)
        step = (start + timedelta(days=73), 20 + 40 * at + at % 3 - 1)
        claims.append(Owed(f"T-{at}", step[1], start, start, paid=(step,)))
    return summary_of(*claims, rates=rates, on=date(2103, 7, 9))


@cache
def hostile_claims() -> CaseSummary:
    """One claim for each hostile text, with it in every column."""
    parts = [hostile_everywhere(text) for text in PAYLOADS]
    claims = tuple(part.claims[0] for part in parts)
    return parts[0].model_copy(
        update={
            "claims": claims,
            "sums": total_of(claims),
            "postings": tuple(row for part in parts for row in part.postings),
            "interest": tuple(row for part in parts for row in part.interest),
            "movements": tuple(row for part in parts for row in part.movements),
            "booked_interest": dict.fromkeys(PAYLOADS, 0),
            "timeline": tuple(row for part in parts for row in part.timeline),
            "documents": tuple(row for part in parts for row in part.documents),
        }
    )


def posting(summary: CaseSummary, at: int, **update: object) -> CaseSummary:
    rows: list[PostingRow] = list(summary.postings)
    rows[at] = rows[at].model_copy(update=update)
    return summary.model_copy(update={"postings": tuple(rows)})


def movement(summary: CaseSummary, at: int, **update: object) -> CaseSummary:
    rows = list(summary.movements)
    rows[at] = rows[at].model_copy(update=update)
    return summary.model_copy(update={"movements": tuple(rows)})


def rate(summary: CaseSummary, at: int, **update: object) -> CaseSummary:
    rows = list(summary.rates)
    rows[at] = rows[at].model_copy(update=update)
    return summary.model_copy(update={"rates": tuple(rows)})


def mutants() -> dict[str, CaseSummary]:
    """One summary, each time with one thing wrong. Two claims, 14 postings."""
    right = summary_of(WORKED, SECOND)
    found = {
        f"posting-{at}": posting(right, at, amount=row.amount + 1)
        for at, row in enumerate(right.postings)
    }
    for at, row in enumerate(right.postings):
        found[f"debit-{at}"] = posting(right, at, debit=row.credit, credit=row.debit)
    found["posting-gone"] = right.model_copy(update={"postings": right.postings[1:]})
    found["posting-twice"] = right.model_copy(
        update={"postings": (*right.postings, right.postings[0])}
    )
    found["posting-claim"] = posting(right, 1, claim_number=SECOND.number)
    found["posting-day"] = posting(right, 1, value_date=date(2024, 6, 26))
    found["posting-later"] = posting(right, 7, value_date=ON + timedelta(days=1))
    found["movement-ore"] = movement(right, 1, amount=-200_001)
    found["movement-day"] = movement(right, 1, value_date=date(2024, 6, 28))
    found["movement-gone"] = right.model_copy(update={"movements": right.movements[:-1]})
    found["rate-value"] = rate(right, -1, value="12.26")
    found["rate-day"] = rate(right, -1, since=date(2026, 7, 2))
    found["rate-new-turn"] = rate(right, -4, value="12.49")
    found["as-of"] = right.model_copy(update={"on": ON - timedelta(days=1)})
    claims = [row.model_copy(update={"interest_from": date(2024, 6, 16)}) for row in right.claims]
    found["interest-from"] = right.model_copy(update={"claims": (claims[0], right.claims[1])})
    for part in ("principal", "interest", "fees", "costs", "credit", "total"):
        sums = right.sums.model_copy(update={part: getattr(right.sums, part) + 1})
        found[f"service-{part}"] = right.model_copy(update={"sums": sums})
    swapped = (right.claims[1].sums, right.claims[0].sums)
    found["service-swapped"] = right.model_copy(
        update={
            "claims": tuple(
                row.model_copy(update={"sums": sums})
                for row, sums in zip(right.claims, swapped, strict=True)
            )
        }
    )
    return found
