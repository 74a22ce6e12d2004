"""A status keeps whether it was registered by mistake: it never was so."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_mistaken"
down_revision = "2026_11_28_former"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "debtor_status",
        sa.Column("mistaken", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    with op.batch_alter_table("debtor_status") as batch_op:
        batch_op.drop_column("mistaken")
