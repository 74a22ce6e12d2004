"""Opening a debtor and explaining an amount, beside the least a database could do."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence

from sqlalchemy import func, select, text

from bench.measure import Report, Result, Times, side_by_side, timed
from bench.statements import costs
from bench.world import World
from collector_desk.client.desk import Desk
from collector_desk.models import Claim, Debtor, FactRow, Note, Notice
from collector_desk.service import folder
from collector_desk.service.database import Database, Who
from collector_desk.wire.debtors import Explain

_Calls = Sequence[Callable[[], object]]
TURNS = 100
WARM = 15  # done before: a connection plans each statement anew the first ten times
_PARTS = {
    Claim: "JOIN claim_debtor l ON l.claim_id = t.id WHERE l.debtor_id = :id",
    FactRow: "JOIN claim_debtor l ON l.claim_id = t.claim_id WHERE l.debtor_id = :id",
    Notice: "WHERE t.debtor_id = :id",
    Note: "WHERE t.debtor_id = :id",
    Debtor: "WHERE t.id = :id",
}
FLOOR = "whole rows as one statement of JSON"


def _one_statement(*, sqlite: bool) -> str:
    """The claims, facts, letters, notes and the debtor: whole rows, in one answer."""
    parts = []
    for table, where in _PARTS.items():
        columns = ", ".join(f't."{column.name}"' for column in table.__table__.columns)
        rows = f"json_group_array(json_array({columns}))" if sqlite else "jsonb_agg(to_jsonb(t))"
        parts.append(f"(SELECT {rows} FROM {table.__tablename__} t {where})")
    together = ", ".join(parts)
    made = f"json_array({together})" if sqlite else f"jsonb_build_array({together})::text"
    return f"SELECT {made}"


def run(report: Report, world: World, desk: Desk) -> None:
    """Rows of a folder beside one statement; the whole screen and an explanation over HTTP."""
    ids = _debtors(world.db)
    area = f"Debtor, {world.engine}"
    folded = _in_the_service(report, area, world, ids)
    timed([_open(desk, number) for number in ids[-WARM:]])
    opened = timed([_open(desk, number) for number in ids])
    report.add(
        Result(
            area,
            "open over HTTP, access rules and audit on",
            opened.text(),
            "p95 < 15 ms",
            opened.p95 < 15,
            f"sign-in, gate, sheet, audit and commit in turn; rows and folds are {folded.text()}",
        )
    )
    explained = timed([_explain(desk, number) for number in ids])
    report.add(Result(area, "explain the total", explained.text(), "<= 50 ms", explained.p95 <= 50))


def _in_the_service(report: Report, area: str, world: World, ids: Sequence[int]) -> Times:
    """The rows of the screen and their balances, each beside the floor in the same run."""
    db, who = world.db, world.who
    least = [_one(db, number) for number in ids]
    rows = [_rows(db, who, number) for number in ids]
    timed([*rows[:WARM], *least[:WARM]])
    report.add(_in_the_database(area, world.db, rows, least))
    read, floor = side_by_side(rows, least)
    folded, floor = side_by_side([_folder(db, who, number) for number in ids], least)
    ratio = folded.p50 / floor.p50
    report.add(
        Result(
            area,
            f"every row as a value, and each claim folded to its balance, beside {FLOOR}",
            f"{folded.text()} against {floor.text()}: {ratio:.1f}x",
            "<= 1.5x",
            ratio <= 1.5,
            f"the rows alone are {read.p50 / floor.p50:.1f}x, of more tables than the floor reads;"
            " the folds are Python, and the floor has none",
        )
    )
    return folded


def _in_the_database(area: str, db: Database, rows: _Calls, least: _Calls) -> Result:
    """The debtor and the folder by the bare driver, as the goal was set; all rows fetched."""
    pairs = [(costs(db, ours), costs(db, floor)) for ours, floor in zip(rows, least, strict=True)]
    ours, floor = (
        Times(tuple(sum(cost.milliseconds for cost in pair[side]) for pair in pairs))
        for side in (0, 1)
    )
    ratio = ours.p50 / floor.p50
    return Result(
        area,
        f"the statements of the screen in the database, beside {FLOOR}",
        f"{ours.text()} against {floor.text()}: {ratio:.1f}x",
        "<= 1.5x",
        ratio <= 1.5,
        f"{len(pairs[0][0])} statements; the second reads nine tables where the floor reads five",
    )


def _debtors(db: Database) -> list[int]:
    dice = random.Random(11)
    with db.read() as work:
        top = work.scalar(select(func.max(Debtor.id))) or 1
        wanted = [dice.randint(1, top) for _ in range(TURNS * 2)]
        query = select(Debtor.id).where(Debtor.id.in_(wanted), Debtor.protection == "open")
        return list(work.scalars(query))[:TURNS]


def _rows(db: Database, who: Who, number: int) -> Callable[[], object]:
    def read() -> object:
        with db.read(who) as work:
            return folder.read(work, work.get_one(Debtor, number))

    return read


def _folder(db: Database, who: Who, number: int) -> Callable[[], object]:
    def read() -> object:
        with db.read(who) as work:
            rows = folder.read(work, work.get_one(Debtor, number))
            return rows.folded(work.rates, on=work.clock.today())

    return read


def _one(db: Database, number: int) -> Callable[[], object]:
    statement = text(_one_statement(sqlite=db.sqlite))

    def read() -> object:
        with db.read() as work:
            return json.loads(work.scalar(statement, {"id": number}) or "null")

    return read


def _open(desk: Desk, number: int) -> Callable[[], object]:
    return lambda: desk.debtors.open(number, reason="måling av tid")


def _explain(desk: Desk, number: int) -> Callable[[], object]:
    return lambda: desk.debtors.explain(number, Explain())
