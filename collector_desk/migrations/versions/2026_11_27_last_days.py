"""The last day of limitation for each debtor on a claim, and marks of rows for each debtor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from collector_desk.domain.claim import ClaimKind, Regime
from collector_desk.domain.limitation import Interruption, Outcome, Step, limitation, ordinary_end

revision = "2026_11_27_last_days"
down_revision = "2026_11_27_relief"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_AT_ONCE = 5_000  # claims
_TASKS = ("plan_trouble", "returned_post", "ready_step", "held_money", "follow_up")
_SUBJECTS: Mapping[str, tuple[str, str]] = {
    "limitation": ("claim_debtor", "claim_id"),
    "objection": ("objection", "id"),
    "unit_silent": ("unit_question", "id"),
    "inquiry": ("inquiry", "id"),
    "plan_noticed": ("plan", "id"),
    "hold_lapses": ("hold", "id"),
    "sent_back": ("approval", "id"),
    **dict.fromkeys(_TASKS, ("task", "id")),
}
"""Where the debtor of a row stands, by the row's kind: a table and its key."""

_NEXT = sa.text(
    "SELECT MAX(id) FROM (SELECT id FROM claim WHERE id > :last ORDER BY id LIMIT :n) c"
)
_OWED = sa.text(
    "SELECT d.claim_id, d.debtor_id, c.kind, c.limitation_start FROM claim_debtor d"
    " JOIN claim c ON c.id = d.claim_id JOIN claim_balance b ON b.claim_id = c.id"
    " WHERE c.id > :last AND c.id <= :end AND c.state = 'open'"
    " AND b.principal + b.costs + b.fees + b.interest - b.credit > 0"
).columns(limitation_start=sa.Date())
_STEPS = sa.text(
    "SELECT claim_id, debtor_id, step, day, ended, outcome, confirmed, regime"
    " FROM limitation_event WHERE claim_id > :last AND claim_id <= :end ORDER BY id"
).columns(day=sa.Date(), ended=sa.Date(), confirmed=sa.Date())
_WRITTEN = sa.text(
    "UPDATE claim_debtor SET last_day = :last_day WHERE claim_id = :claim AND debtor_id = :debtor"
).bindparams(sa.bindparam("last_day", type_=sa.Date()))


def upgrade() -> None:
    op.add_column("claim_debtor", sa.Column("last_day", sa.Date(), nullable=True))
    for rows in _last_days(op.get_bind()):
        op.get_bind().execute(_WRITTEN, rows)
    op.create_index(
        "ix_claim_debtor_last_day", "claim_debtor", ["last_day", "claim_id", "debtor_id"]
    )
    op.drop_index("ix_claim_limitation_start", "claim")
    marks = _marks()
    op.drop_table("work_mark")
    _make_marks(sa.Column("debtor_id", _ID, autoincrement=False, nullable=False))
    _put_marks([row for mark in marks for row in _by_debtor(mark)])


def downgrade() -> None:
    marks = {(mark["kind"], mark["subject_id"]): mark for mark in _marks()}
    op.drop_table("work_mark")
    _make_marks()
    _put_marks([{k: v for k, v in mark.items() if k != "debtor_id"} for mark in marks.values()])
    op.create_index("ix_claim_limitation_start", "claim", ["limitation_start"])
    op.drop_index("ix_claim_debtor_last_day", "claim_debtor")
    with op.batch_alter_table("claim_debtor") as batch_op:
        batch_op.drop_column("last_day")


def _last_days(connection: sa.Connection) -> Iterator[list[dict[str, Any]]]:
    """The days of every claim that is open and not paid, some claims at a time."""
    last = 0
    while end := connection.scalar(_NEXT, {"last": last, "n": _AT_ONCE}):
        between = {"last": last, "end": end}
        steps: dict[tuple[int, int], list[Interruption]] = defaultdict(list)
        for each in connection.execute(_STEPS, between):
            steps[each.claim_id, each.debtor_id].append(_step(each))
        rows = [
            {"claim": claim, "debtor": debtor, "last_day": day}
            for claim, debtor, kind, start in connection.execute(_OWED, between)
            if (day := _last_day(kind, start, steps.get((claim, debtor), []))) is not None
        ]
        if rows:
            yield rows
        last = end


def _last_day(kind: str, start: date, steps: list[Interruption]) -> date | None:
    return limitation(ClaimKind(kind), start, steps).last_day if steps else ordinary_end(start)


def _step(each: sa.Row[Any]) -> Interruption:
    return Interruption(
        step=Step(each.step),
        day=each.day,
        ended=each.ended,
        outcome=Outcome(each.outcome),
        confirmed=each.confirmed,
        regime=Regime(each.regime) if each.regime else None,
    )


def _marks() -> list[dict[str, Any]]:
    marks = sa.text("SELECT * FROM work_mark").columns(put_off_until=sa.Date())
    return [dict(row) for row in op.get_bind().execute(marks).mappings()]


def _by_debtor(mark: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A mark for each debtor of its row; for nobody where there is none, or the row is gone."""
    table, key = _SUBJECTS.get(mark["kind"], ("", ""))
    if not table:
        yield mark | {"debtor_id": 0}
        return
    query = sa.text(f"SELECT debtor_id FROM {table} WHERE {key} = :id")  # noqa: S608  our names
    for debtor_id in op.get_bind().scalars(query, {"id": mark["subject_id"]}):
        yield mark | {"debtor_id": debtor_id or 0}


def _make_marks(*debtor: sa.Column[Any]) -> None:
    op.create_table(
        "work_mark",
        sa.Column(
            "kind", sa.String(20).with_variant(sa.String(20, "C"), "postgresql"), nullable=False
        ),
        sa.Column("subject_id", _ID, autoincrement=False, nullable=False),
        *debtor,
        sa.Column("put_off_until", sa.Date(), nullable=True),
        sa.Column("person_id", _ID, nullable=True),
        sa.Column("marked_by", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_work_mark_person_id_person")
        ),
        sa.PrimaryKeyConstraint(
            "kind", "subject_id", *(each.name for each in debtor), name=op.f("pk_work_mark")
        ),
    )


def _put_marks(rows: list[dict[str, Any]]) -> None:
    if rows:
        table = sa.Table("work_mark", sa.MetaData(), autoload_with=op.get_bind())
        op.bulk_insert(table, rows)
