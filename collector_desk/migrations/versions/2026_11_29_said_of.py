"""The claims that an answer of the debtor is of, where it is not of the whole case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_said_of"
down_revision = "2026_11_29_forced_sale"
branch_labels = None
depends_on = None

_TABLES = ("suit_event", "request_event")


def upgrade() -> None:
    """What was entered before is of all the claims of its case."""
    for table in _TABLES:
        op.add_column(table, sa.Column("claim_ids", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    """Nobody knows any more which claims it was of."""
    for table in _TABLES:
        op.drop_column(table, "claim_ids")
