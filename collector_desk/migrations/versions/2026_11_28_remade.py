"""A plan whose sums were reckoned anew: when, and what had met its instalments until then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_remade"
down_revision = "2026_11_28_judgment_served"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan", sa.Column("remade_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("plan", sa.Column("came_before", sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("plan") as batch_op:
        batch_op.drop_column("came_before")
        batch_op.drop_column("remade_at")
