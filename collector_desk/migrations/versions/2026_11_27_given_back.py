"""A plan keeps when it was given back: a notice of default written before does not count."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_given_back"
down_revision = "2026_11_27_rested"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan", sa.Column("given_back_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.drop_column("given_back_at")
