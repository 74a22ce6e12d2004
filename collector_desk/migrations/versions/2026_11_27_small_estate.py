"""What an heir of a small estate answers for on a claim."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_small_estate"
down_revision = "2026_11_27_hold_measure"
branch_labels = None
depends_on = None

_TABLES = ("claim_debtor", "claim_release")


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(table, sa.Column("cap", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_column(table, "cap")
