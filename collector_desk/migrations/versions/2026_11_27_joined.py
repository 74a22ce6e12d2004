"""The day a debtor was put on a claim: fees of letters from before it are not theirs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_joined"
down_revision = "2026_11_27_care"
branch_labels = None
depends_on = None

_TABLES = ("claim_debtor", "claim_release")


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(table, sa.Column("joined_on", sa.Date(), nullable=True))


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_column(table, "joined_on")
