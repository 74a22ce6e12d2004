"""A letter goes with what is sent on, also with mail that belongs to nobody."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_covering"
down_revision = "2026_11_27_measure_letter"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEY = "fk_letter_inquiry_id_inquiry"


def upgrade() -> None:
    """Let a letter be about no debtor, and name the message that it goes with."""
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.alter_column("debtor_id", existing_type=_ID, nullable=True)
        batch_op.add_column(sa.Column("inquiry_id", _ID, nullable=True))
        batch_op.create_foreign_key(batch_op.f(_KEY), "inquiry", ["inquiry_id"], ["id"])


def downgrade() -> None:
    """Letters about nobody must be gone first: their bytes are kept, and nothing takes them away."""
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_KEY), type_="foreignkey")
        batch_op.drop_column("inquiry_id")
        batch_op.alter_column("debtor_id", existing_type=_ID, nullable=False)
