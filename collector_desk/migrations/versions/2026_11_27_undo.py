"""What an order was and where the audit tells of it, so that the last one can be taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_undo"
down_revision = "2026_11_27_units"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("deed", sa.String(length=40), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("noted", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_request_account_id"), ["account_id", "at"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_request_account_id"))
        batch_op.drop_column("undone_at")
        batch_op.drop_column("noted")
        batch_op.drop_column("deed")
