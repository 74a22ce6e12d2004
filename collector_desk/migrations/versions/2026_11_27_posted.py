"""A notice waits until its letter has gone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_posted"
down_revision = "2026_11_27_refunds"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "notice", sa.Column("waits", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.execute(
        "UPDATE notice SET waits = TRUE"
        " WHERE letter_id IN (SELECT id FROM letter WHERE state = 'waiting')"
    )
    op.execute("UPDATE letter SET sent_on = NULL WHERE state = 'waiting'")


def downgrade() -> None:
    op.execute("UPDATE letter SET sent_on = made_on WHERE sent_on IS NULL")
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_column("waits")
