"""Which rows are one judgment is kept: a board may give two against one debtor on one day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_one_judgment"
down_revision = "2026_11_28_withdrawn"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEY = "fk_judgment_with_id_judgment"

# What was registered before is one judgment where all that is known of it is the same.
_FILLED = """
UPDATE judgment SET with_id = (
    SELECT MIN(first.id) FROM judgment AS first
    WHERE first.debtor_id = judgment.debtor_id
      AND first.decided_on = judgment.decided_on
      AND first.what = judgment.what
      AND first.board = judgment.board
      AND COALESCE(first.document_id, 0) = COALESCE(judgment.document_id, 0)
)
"""
_FIRST = "UPDATE judgment SET with_id = NULL WHERE with_id = id"


def upgrade() -> None:
    with op.batch_alter_table("judgment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("with_id", _ID, nullable=True))
        batch_op.create_foreign_key(batch_op.f(_KEY), "judgment", ["with_id"], ["id"])
    op.execute(_FILLED)
    op.execute(_FIRST)


def downgrade() -> None:
    with op.batch_alter_table("judgment", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_KEY), type_="foreignkey")
        batch_op.drop_column("with_id")
