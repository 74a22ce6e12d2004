"""Which measure a letter tells of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_measure_letter"
down_revision = "2026_11_27_hold_asked"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEY = "fk_letter_measure_id_measure"


def upgrade() -> None:
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("measure_id", _ID, nullable=True))
        batch_op.create_foreign_key(batch_op.f(_KEY), "measure", ["measure_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_letter_measure_id"), ["measure_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letter_measure_id"))
        batch_op.drop_constraint(_KEY, type_="foreignkey")
        batch_op.drop_column("measure_id")
