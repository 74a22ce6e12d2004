"""A message of the portal keeps what it names apart from its words, and is known again by all of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_named"
down_revision = "2026_11_27_dismissed"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two columns, empty for what came before."""
    op.add_column(
        "inquiry", sa.Column("fingerprint", sa.String(64), nullable=False, server_default="")
    )
    op.add_column("inquiry", sa.Column("told", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("inquiry", "told")
    op.drop_column("inquiry", "fingerprint")
