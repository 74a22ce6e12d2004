"""A version of a request that the receiver refused, and which one an answer refused."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_refused"
down_revision = "2026_11_28_entitled"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("request_version", sa.Column("refused_on", sa.Date(), nullable=True))
    op.add_column("request_event", sa.Column("refused_version", _NUMBER, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("request_event") as batch_op:
        batch_op.drop_column("refused_version")
    with op.batch_alter_table("request_version") as batch_op:
        batch_op.drop_column("refused_on")
