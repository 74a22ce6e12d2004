"""An answer to a look-up says which of the two questions it answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_regime_question"
down_revision = "2026_11_28_heirs"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Those that were registered before have answered for requests, and go on doing so."""
    with op.batch_alter_table("regime_answer", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("question", sa.String(7), server_default="request", nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("regime_answer", schema=None) as batch_op:
        batch_op.drop_column("question")
