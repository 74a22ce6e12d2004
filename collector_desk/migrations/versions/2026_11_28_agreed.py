"""A version keeps that another leader agreed to what had grown: nobody is asked for that again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_agreed"
down_revision = "2026_11_28_register_ids"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "request_version",
        sa.Column("agreed", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    with op.batch_alter_table("request_version") as batch_op:
        batch_op.drop_column("agreed")
