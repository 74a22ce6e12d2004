"""The question to a unit that a hold waits for the answer to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_hold_asked"
down_revision = "2026_11_27_journal"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEY = "fk_hold_unit_question_id_unit_question"

# What rested before this column came, rests for the one open question of its debtor and claim.
_FILLED = """
UPDATE hold SET unit_question_id = (
    SELECT max(unit_question.id) FROM unit_question
    WHERE unit_question.claim_id = hold.claim_id AND unit_question.debtor_id = hold.debtor_id
    AND unit_question.objection_id IS NULL AND unit_question.answered_on IS NULL
) WHERE hold.reason = 'with_unit' AND hold.ended_on IS NULL
"""


def upgrade() -> None:
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unit_question_id", _ID, nullable=True))
        batch_op.create_foreign_key(batch_op.f(_KEY), "unit_question", ["unit_question_id"], ["id"])
        batch_op.create_index(
            batch_op.f("ix_hold_unit_question_id"), ["unit_question_id"], unique=False
        )
    op.execute(_FILLED)


def downgrade() -> None:
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hold_unit_question_id"))
        batch_op.drop_constraint(_KEY, type_="foreignkey")
        batch_op.drop_column("unit_question_id")
