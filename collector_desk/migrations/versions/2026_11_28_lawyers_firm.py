"""The organisation number of a lawyer who acts for the debtor: the message on trekk has a field for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_lawyers_firm"
down_revision = "2026_11_28_ended_early"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "representative",
        sa.Column("organisation", sa.String(length=9), server_default="", nullable=False),
    )


def downgrade() -> None:
    with op.batch_alter_table("representative") as batch_op:
        batch_op.drop_column("organisation")
