"""The costs of a judgment are kept with it: only those it names answer for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_judged_costs"
down_revision = "2026_11_27_sealed"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEY = "fk_judgment_fact_id_fact"
_RULE = "tvisteloven kapittel 20, ilagt i avgjørelsen"


def upgrade() -> None:
    """Name the costs of those that were registered before."""
    with op.batch_alter_table("judgment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fact_id", _ID, nullable=True))
        batch_op.create_foreign_key(batch_op.f(_KEY), "fact", ["fact_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_judgment_fact_id"), ["fact_id"], unique=False)
    op.execute(
        sa.text(
            "UPDATE judgment SET fact_id = (SELECT min(fact.id) FROM fact"
            " WHERE fact.claim_id = judgment.claim_id AND fact.kind = 'costs'"
            " AND fact.rule = :rule AND fact.amount = judgment.costs"
            " AND fact.value_date = judgment.decided_on) WHERE costs > 0"
        ).bindparams(rule=_RULE)
    )


def downgrade() -> None:
    with op.batch_alter_table("judgment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_judgment_fact_id"))
        batch_op.drop_constraint(batch_op.f(_KEY), type_="foreignkey")
        batch_op.drop_column("fact_id")
