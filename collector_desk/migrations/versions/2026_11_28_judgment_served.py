"""A judgment may be told of again: the day it was served comes later."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_judgment_served"
down_revision = "2026_11_28_regime_question"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("judgment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("version", _ID, nullable=False, server_default="1"))
    with op.batch_alter_table("judgment", schema=None) as batch_op:
        batch_op.alter_column("version", existing_type=_ID, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("judgment", schema=None) as batch_op:
        batch_op.drop_column("version")
