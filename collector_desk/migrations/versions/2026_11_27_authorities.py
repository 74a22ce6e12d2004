"""Who acts for a debtor has an authority: by it a lawyer or an adviser gets the letters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_authorities"
down_revision = "2026_11_27_filed_public"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "representative",
        sa.Column("authority", sa.String(length=10), server_default="none", nullable=False),
    )


def downgrade() -> None:
    with op.batch_alter_table("representative", schema=None) as batch_op:
        batch_op.drop_column("authority")
