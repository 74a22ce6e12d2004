"""A question to a unit that was taken back before its letter went, and how often one was reminded of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_withdrawn"
down_revision = "2026_11_28_mistaken"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# How often is not known of what was asked before: once, where it was reminded of at all.
_FILLED = "UPDATE unit_question SET reminders = 1 WHERE reminded_on IS NOT NULL"


def upgrade() -> None:
    op.add_column("unit_question", sa.Column("withdrawn_on", sa.Date(), nullable=True))
    op.add_column(
        "unit_question", sa.Column("reminders", _NUMBER, server_default="0", nullable=False)
    )
    op.execute(_FILLED)


def downgrade() -> None:
    with op.batch_alter_table("unit_question") as batch_op:
        batch_op.drop_column("reminders")
        batch_op.drop_column("withdrawn_on")
