"""A status keeps the plans and deferrals that it ended: one registered by mistake gives them back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_status_ended"
down_revision = "2026_11_28_remade"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("debtor_status", sa.Column("ended_agreements", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("debtor_status") as batch_op:
        batch_op.drop_column("ended_agreements")
