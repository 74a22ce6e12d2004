"""A hold on one measure of enforcement alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_hold_measure"
down_revision = "2026_11_27_joined"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEY = "fk_hold_measure_id_measure"
_LEVEL = "ck_hold_measure_alone"


def upgrade() -> None:
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.add_column(sa.Column("measure_id", _ID, nullable=True))
        batch_op.create_foreign_key(batch_op.f(_KEY), "measure", ["measure_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_hold_measure_id"), ["measure_id"], unique=False)
        batch_op.create_check_constraint(
            batch_op.f(_LEVEL), "measure_id IS NULL OR (case_id IS NULL AND claim_id IS NULL)"
        )


def downgrade() -> None:
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_LEVEL), type_="check")
        batch_op.drop_index(batch_op.f("ix_hold_measure_id"))
        batch_op.drop_constraint(_KEY, type_="foreignkey")
        batch_op.drop_column("measure_id")
