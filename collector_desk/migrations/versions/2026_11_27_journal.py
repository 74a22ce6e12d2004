"""Everything that comes in has a journal number; what came before it gets one by its order."""

from __future__ import annotations

from collections import Counter
from datetime import UTC
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_journal"
down_revision = "2026_11_27_outages"
branch_labels = None
depends_on = None

_UNIQUE = "uq_inquiry_journal"
_INQUIRY = sa.table(
    "inquiry",
    sa.column("id", sa.BigInteger),
    sa.column("registered_at", sa.DateTime(timezone=True)),
    sa.column("journal", sa.String),
)
_HOUSE = sa.table("house", sa.column("key", sa.String), sa.column("value", sa.String))


def upgrade() -> None:
    """Add the column, number what is there year by year, and let the series go on from it."""
    text = sa.String(16).with_variant(sa.String(16, collation="C"), "postgresql")
    op.add_column("inquiry", sa.Column("journal", text, nullable=True))
    _number()
    with op.batch_alter_table("inquiry", schema=None) as batch_op:
        batch_op.alter_column("journal", existing_type=text, nullable=False)
        batch_op.create_unique_constraint(batch_op.f(_UNIQUE), ["journal"])


def _number() -> None:
    connection, taken = op.get_bind(), Counter[int]()
    found = sa.select(_INQUIRY.c.id, _INQUIRY.c.registered_at).order_by(_INQUIRY.c.id)
    numbered = []
    for row in connection.execute(found).all():
        at = (
            row.registered_at if row.registered_at.tzinfo else row.registered_at.replace(tzinfo=UTC)
        )
        year = at.astimezone(ZoneInfo("Europe/Oslo")).year
        taken[year] += 1
        numbered.append({"number": row.id, "given": f"J-{year}-{taken[year]:06d}"})
    if numbered:
        change = sa.update(_INQUIRY).where(_INQUIRY.c.id == sa.bindparam("number"))
        connection.execute(change.values(journal=sa.bindparam("given")), numbered)
        series = [
            {"key": f"series:journal:{year}", "value": str(last)} for year, last in taken.items()
        ]
        connection.execute(sa.insert(_HOUSE), series)


def downgrade() -> None:
    """Drop it, and the series with it."""
    with op.batch_alter_table("inquiry", schema=None) as batch_op:
        batch_op.drop_constraint(_UNIQUE, type_="unique")
        batch_op.drop_column("journal")
    op.execute(sa.delete(_HOUSE).where(_HOUSE.c.key.like("series:journal:%")))
