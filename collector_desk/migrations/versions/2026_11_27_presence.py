"""Who has a debtor open just now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_presence"
down_revision = "2026_11_27_confirmed"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "presence",
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("debtor_id", _ID, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_presence_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtor.id"], name=op.f("fk_presence_debtor_id_debtor")
        ),
        sa.PrimaryKeyConstraint("person_id", "debtor_id", name=op.f("pk_presence")),
    )
    op.create_index(op.f("ix_presence_debtor_id"), "presence", ["debtor_id"], unique=False)


def downgrade() -> None:
    op.drop_table("presence")
