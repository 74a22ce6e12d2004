"""A plan and a deferral keep whether the debtor named their day, for the letter of a refusal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_day_named"
down_revision = "2026_11_27_presence"
branch_labels = None
depends_on = None

_TABLES = ("plan", "deferral")


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(
            table, sa.Column("day_named", sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    for table in reversed(_TABLES):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("day_named")
