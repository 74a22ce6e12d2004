"""Opening a debtor and explaining an amount, beside the least a database could do."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

from sqlalchemy import func, select, text

from bench.measure import Report, Result, side_by_side, timed
from bench.world import World
from collector_desk.client.desk import Desk
from collector_desk.models import Debtor
from collector_desk.service import folder
from collector_desk.service.database import Database, Who
from collector_desk.wire.debtors import Explain

TURNS = 100
_ONE_STATEMENT = {
    "postgresql": """
        SELECT jsonb_build_object(
          'debtor', to_jsonb(d), 'claims', (SELECT jsonb_agg(to_jsonb(c)) FROM claim c
            JOIN claim_debtor l ON l.claim_id = c.id WHERE l.debtor_id = d.id),
          'facts', (SELECT jsonb_agg(to_jsonb(f)) FROM fact f
            JOIN claim_debtor l ON l.claim_id = f.claim_id WHERE l.debtor_id = d.id),
          'notices', (SELECT jsonb_agg(to_jsonb(n)) FROM notice n WHERE n.debtor_id = d.id),
          'notes', (SELECT jsonb_agg(to_jsonb(n)) FROM note n WHERE n.debtor_id = d.id))::text
        FROM debtor d WHERE d.id = :id""",
    "sqlite": """
        SELECT json_object('debtor', d.name,
          'claims', (SELECT json_group_array(json_array(c.id, c.number, c.kind, c.due_date,
            c.principal, c.description, c.kid, c.invoice_number)) FROM claim c
            JOIN claim_debtor l ON l.claim_id = c.id WHERE l.debtor_id = d.id),
          'facts', (SELECT json_group_array(json_array(f.id, f.kind, f.amount, f.value_date,
            f.rule, f.source)) FROM fact f
            JOIN claim_debtor l ON l.claim_id = f.claim_id WHERE l.debtor_id = d.id),
          'notices', (SELECT json_group_array(json_array(n.kind, n.sent_on, n.deadline)) FROM
            notice n WHERE n.debtor_id = d.id),
          'notes', (SELECT json_group_array(n.text) FROM note n WHERE n.debtor_id = d.id))
        FROM debtor d WHERE d.id = :id""",
}


def run(report: Report, world: World, desk: Desk) -> None:
    """Rows of a folder beside one statement; the whole screen and an explanation over HTTP."""
    db, who = world.db, world.who
    ids = _debtors(db)
    ours, floor = side_by_side(
        [_folder(db, who, number) for number in ids], [_one(db, number) for number in ids]
    )
    ratio = ours.p50 / floor.p50
    area = f"Debtor, {world.engine}"
    report.add(
        Result(
            area,
            "all rows and folded balances, beside one json statement",
            f"{ours.text()} against {floor.text()}: {ratio:.1f}x",
            "<= 1.5x",
            ratio <= 1.5,
            "some ten statements read as objects; one round trip by plain rows is the next step",
        )
    )
    opened = timed([_open(desk, number) for number in ids])
    report.add(
        Result(
            area,
            "open over HTTP, access rules and audit on",
            opened.text(),
            "p95 < 15 ms",
            opened.p95 < 15,
            "the same, and the audit row is committed before the answer",
        )
    )
    explained = timed([_explain(desk, number) for number in ids])
    report.add(Result(area, "explain the total", explained.text(), "<= 50 ms", explained.p95 <= 50))


def _debtors(db: Database) -> list[int]:
    dice = random.Random(11)
    with db.read() as work:
        top = work.scalar(select(func.max(Debtor.id))) or 1
        wanted = [dice.randint(1, top) for _ in range(TURNS * 2)]
        query = select(Debtor.id).where(Debtor.id.in_(wanted), Debtor.protection == "open")
        return list(work.scalars(query))[:TURNS]


def _folder(db: Database, who: Who, number: int) -> Callable[[], object]:
    def read() -> object:
        with db.read(who) as work:
            rows = folder.read(work, work.get_one(Debtor, number))
            return rows.folded(work.rates, on=work.clock.today())

    return read


def _one(db: Database, number: int) -> Callable[[], object]:
    statement = text(_ONE_STATEMENT["sqlite" if db.sqlite else "postgresql"])

    def read() -> object:
        with db.read() as work:
            return json.loads(work.scalar(statement, {"id": number}) or "null")

    return read


def _open(desk: Desk, number: int) -> Callable[[], object]:
    return lambda: desk.debtors.open(number, reason="måling av tid")


def _explain(desk: Desk, number: int) -> Callable[[], object]:
    return lambda: desk.debtors.explain(number, Explain())
