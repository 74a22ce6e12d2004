"""Intake: the world's rows beside raw loading, claim files with every check, payment files."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import cycle, islice

from sqlalchemy import Column, MetaData, Table, insert, select

from bench.measure import Report, Result
from bench.world import World
from collector_desk.domain import identity
from collector_desk.models import Claim, Debtor, Posting
from collector_desk.service import claim_import, ocr_import
from collector_desk.service.database import SYSTEM, Database
from tests.exchange import claim_files, ocr_lines
from tests.exchange.claim_files import Json
from tests.service.desks import invoice

_POSTING = Posting.metadata.tables["posting"]
CLAIMS = 4_000
PAYMENTS = 20_000
RAW_ROWS = 200_000
CLAIMS_GOAL = 2_000


def run(report: Report, world: World) -> None:
    """How the world came in, and what a day's files cost."""
    area, filled = f"Intake, {world.engine}", world.filled
    raw = _raw_rows_a_second(world.db)
    claims, postings = filled.claims / filled.seconds, filled.postings / filled.seconds
    report.add(
        Result(
            area,
            f"filling the world: {claims:,.0f} claims/s with booking and search index",
            f"{postings:,.0f} postings/s against {raw:,.0f} raw rows/s",
        )
    )
    report.add(_claim_file(area, world, "one company", 0, list(_of_one(world))))
    new = f"{CLAIMS // 2:,} people who are new"
    report.add(_claim_file(area, world, new, 1, list(_of_new_people(world))))
    report.add(
        Result(
            area,
            f"payment file of {PAYMENTS:,}, placed by KID and booked",
            f"{_payments_a_second(world):,.0f} payments/s",
        )
    )


def _claim_file(area: str, world: World, of: str, number: int, claims: Sequence[Json]) -> Result:
    tried, taken = _claims_in(world, number, claims)
    rate = CLAIMS / taken
    return Result(
        area,
        f"claim file of {CLAIMS:,} on {of}, with every check",
        f"{rate:,.0f} claims/s",
        f">= {CLAIMS_GOAL:,} claims/s",
        rate >= CLAIMS_GOAL,
        f"of {taken:.2f} s the checks, which write nothing, take {tried:.2f}",
    )


def _raw_rows_a_second(db: Database) -> float:
    """Rows of the posting table's shape into a bare table, undone again: the least intake costs."""
    bare = Table("bench_raw", MetaData(), *(Column(c.name, c.type) for c in _POSTING.columns))
    with db.connection() as connection:
        sample = [dict(row) for row in connection.execute(select(_POSTING).limit(5_000)).mappings()]
        bare.create(connection)
        begin = time.perf_counter()
        for _ in range(RAW_ROWS // len(sample)):
            connection.execute(insert(bare), sample)
        seconds = time.perf_counter() - begin
        bare.drop(connection)
    return RAW_ROWS / seconds


def _claims_in(world: World, file: int, claims: Sequence[Json]) -> tuple[float, float]:
    """Seconds that a claim file takes to be tried, and to be taken in."""
    made = claim_files.document(*claims)
    made["buntnummer"] = 900_000 + 10 * world.filled.runs + file
    data = claim_files.to_csv(made)
    begin = time.perf_counter()
    with world.db.read(SYSTEM) as work:
        claim_import.check(work, "bench.csv", data)
    tried = time.perf_counter() - begin
    begin = time.perf_counter()
    with world.db.write(SYSTEM) as work:
        report = claim_import.commit(work, "bench.csv", data)
    assert report.accepted == len(claims), report.lines[0].faults
    return tried, time.perf_counter() - begin


def _of_one(world: World) -> Iterator[Json]:
    for number in range(CLAIMS):
        yield invoice(f"8{world.filled.runs:03d}{number:05d}")


def _of_new_people(world: World) -> Iterator[Json]:
    """Two claims each on people who are new to the desk, with names that others bear."""
    run = world.filled.runs
    with world.db.read() as work:
        query = select(Debtor.name).where(Debtor.kind == "person", Debtor.protection == "open")
        names = work.scalars(query.order_by(Debtor.id).limit(CLAIMS // 2)).all()
    born = [date(1930 + run % 60, 1, 1) + timedelta(days=each) for each in range(365)]
    a_day = -(-CLAIMS // 2 // len(born))
    numbers = [
        (day, number)
        for day in born
        for number in islice(
            identity.make_all(day=day.day, month=day.month, yy=day.year % 100), a_day
        )
    ]
    people = zip(cycle(names), numbers[: CLAIMS // 2], strict=False)
    for place, (name, (day, number)) in enumerate(people):
        last, first = name.split(", ")
        owes = claim_files.person(number, first, last, day.isoformat())
        for half in range(2):
            yield {**invoice(f"9{run:03d}{2 * place + half:05d}"), "skyldnere": [owes]}


def _payments_a_second(world: World) -> float:
    db = world.db
    with db.read() as work:
        kids = work.scalars(
            select(Claim.kid).where(Claim.state == "open").order_by(Claim.id).limit(PAYMENTS)
        ).all()
    day = f"{date(2026, 11, 20):%d%m%y}"
    lines = [
        line
        for number in range(PAYMENTS)
        for line in ocr_lines.payment(
            number + 1, amount=10_000, kid=kids[number % len(kids)], day=day, order=day
        )
    ]
    total = PAYMENTS * 10_000
    assignment = ocr_lines.assignment(lines, total=total, days=(day,) * 3)
    file = [
        ocr_lines.start_transmission(number=777_777 + world.filled.runs),
        *assignment,
        ocr_lines.end_transmission(
            count=PAYMENTS, records=len(assignment) + 2, total=total, day=day
        ),
    ]
    begin = time.perf_counter()
    with db.write(SYSTEM) as work:
        ocr_import.commit(work, "bench.txt", ocr_lines.to_bytes(file))
    return PAYMENTS / (time.perf_counter() - begin)
