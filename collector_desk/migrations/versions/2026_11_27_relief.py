"""Reliefs with their lines and the terms of a settlement, in place of a table nobody used."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_relief"
down_revision = "2026_11_27_statuses"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("relief")
    op.create_table(
        "relief",
        sa.Column("id", _number(), nullable=False),
        sa.Column("debtor_id", _number(), nullable=False),
        sa.Column("inquiry_id", _number(), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("ground", sa.String(length=20), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("pay", sa.BigInteger(), nullable=True),
        sa.Column("pay_by", sa.Date(), nullable=True),
        sa.Column("offer_until", sa.Date(), nullable=True),
        sa.Column("adviser", sa.String(length=120), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("accepted_by", sa.String(length=160), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_why", sa.String(length=300), nullable=False),
        sa.Column("approval_id", _number(), nullable=True),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", _number(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_relief_amount_positive")),
        sa.CheckConstraint(
            "state NOT IN ('offered', 'accepted', 'granted') OR approval_id IS NOT NULL",
            name=op.f("ck_relief_carried_out_is_approved"),
        ),
        sa.CheckConstraint(
            "(kind = 'settlement') = (pay IS NOT NULL AND pay_by IS NOT NULL"
            " AND offer_until IS NOT NULL)",
            name=op.f("ck_relief_settlement_has_terms"),
        ),
        *_keys(),
        sa.ForeignKeyConstraint(
            ["inquiry_id"], ["inquiry.id"], name=op.f("fk_relief_inquiry_id_inquiry")
        ),
    )
    with op.batch_alter_table("relief", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_relief_debtor_id"), ["debtor_id"], unique=False)
        batch_op.create_index("ix_relief_state", ["state", "pay_by"], unique=False)
    op.create_table(
        "relief_line",
        sa.Column("relief_id", _number(), nullable=False),
        sa.Column("claim_id", _number(), nullable=False),
        sa.Column("part", sa.String(length=12), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("share", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount >= 0 AND share >= 0", name=op.f("ck_relief_line_not_negative")),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_relief_line_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["relief_id"], ["relief.id"], name=op.f("fk_relief_line_relief_id_relief")
        ),
        sa.PrimaryKeyConstraint("relief_id", "claim_id", "part", name=op.f("pk_relief_line")),
    )
    with op.batch_alter_table("relief_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_relief_line_claim_id"), ["claim_id"], unique=False)


def downgrade() -> None:
    op.drop_table("relief_line")
    op.drop_table("relief")
    op.create_table(
        "relief",
        sa.Column("id", _number(), nullable=False),
        sa.Column("debtor_id", _number(), nullable=False),
        sa.Column("claim_id", _number(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("bucket", sa.String(length=12), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("approval_id", _number(), nullable=True),
        sa.Column("fact_id", _number(), nullable=True),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", _number(), nullable=False),
        sa.CheckConstraint(
            "state <> 'granted' OR approval_id IS NOT NULL",
            name=op.f("ck_relief_granted_is_approved"),
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_relief_amount_positive")),
        *_keys(),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_relief_claim_id_claim")),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name=op.f("fk_relief_fact_id_fact")),
    )
    with op.batch_alter_table("relief", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_relief_claim_id"), ["claim_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_relief_debtor_id"), ["debtor_id"], unique=False)


def _number() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _keys() -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approval.id"], name=op.f("fk_relief_approval_id_approval")
        ),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtor.id"], name=op.f("fk_relief_debtor_id_debtor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relief")),
    )
