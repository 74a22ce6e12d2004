"""Rates the house puts in force by two persons; a proposal about one concerns no debtor."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_rate_changes"
down_revision = "2026_11_27_suits"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_OF_SOMEBODY = "(subject = 'rates') = (debtor_id IS NULL)"


def upgrade() -> None:
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.alter_column("debtor_id", existing_type=_ID, nullable=True)
        batch_op.create_check_constraint(batch_op.f("ck_approval_of_somebody"), _OF_SOMEBODY)
    op.create_table(
        "rate_change",
        sa.Column("id", _ID, nullable=False),
        sa.Column("table_name", sa.String(length=60), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("next_due", sa.Date(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("rehearsed", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("number", _ID, nullable=True),
        sa.Column("approval_id", _ID, nullable=True),
        sa.Column("made_by_person", _ID, nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", _ID, nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'in_force', 'returned')", name=op.f("ck_rate_change_state_known")
        ),
        sa.CheckConstraint(
            "(state = 'in_force') = (number IS NOT NULL)"
            " AND (state <> 'in_force' OR approval_id IS NOT NULL)",
            name=op.f("ck_rate_change_in_force_is_approved"),
        ),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approval.id"], name=op.f("fk_rate_change_approval_id_approval")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_person"], ["person.id"], name=op.f("fk_rate_change_made_by_person_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rate_change")),
        sa.UniqueConstraint("table_name", "number", name="uq_rate_change_number"),
    )


def downgrade() -> None:
    op.drop_table("rate_change")
    # Nothing of the old version can tell what they are about.
    op.execute(sa.text("DELETE FROM approval WHERE subject = 'rates'"))
    with op.batch_alter_table("approval", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_approval_of_somebody"), type_="check")
        batch_op.alter_column("debtor_id", existing_type=_ID, nullable=False)
