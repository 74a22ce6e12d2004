"""A release keeps what it ended of what rested on the claim, so that it can be given back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_rested"
down_revision = "2026_11_27_saved_lists"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "claim_release",
        sa.Column("ended", sa.JSON(), nullable=False, server_default=sa.text("'{}'")),
    )


def downgrade() -> None:
    with op.batch_alter_table("claim_release", schema=None) as batch_op:
        batch_op.drop_column("ended")
