"""A notice tells how much of the principal it demanded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_demanded"
down_revision = "2026_11_27_parties"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("notice", sa.Column("demanded", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_column("demanded")
