"""The day tvangsdekning was requested in a lien, which does not lapse after it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_forced_sale"
down_revision = "2026_11_29_taken_back"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A lien from before has none."""
    op.add_column("measure", sa.Column("sale_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Nobody knows any more that it was requested."""
    with op.batch_alter_table("measure") as batch_op:
        batch_op.drop_column("sale_on")
