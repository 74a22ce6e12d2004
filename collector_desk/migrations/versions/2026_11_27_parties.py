"""Debtors let out of claims, and payments that go back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_parties"
down_revision = "2026_11_27_words"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "claim_release",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "debtor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("case_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("share", sa.BigInteger(), nullable=True),
        sa.Column("ground", sa.String(length=20), nullable=False),
        sa.Column("reasons", sa.String(length=1000), nullable=False),
        sa.Column(
            "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "successor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("closed_claim", sa.Boolean(), nullable=False),
        sa.Column("objection_on", sa.Date(), nullable=True),
        sa.Column("released_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_on", sa.Date(), nullable=True),
        sa.Column("undone_by", sa.String(length=120), nullable=False),
        sa.Column("undone_why", sa.String(length=300), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_claim_release_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_release_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtor.id"], name=op.f("fk_claim_release_debtor_id_debtor")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_claim_release_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["debtor.id"], name=op.f("fk_claim_release_successor_id_debtor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_release")),
    )
    with op.batch_alter_table("claim_release", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_release_claim_id"), ["claim_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_release_debtor_id"), ["debtor_id"], unique=False)

    op.create_table(
        "returned_payment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "release_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "debtor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "payment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("payer", sa.String(length=11), nullable=False),
        sa.Column("account", sa.String(length=11), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column(
            "approval_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("paid_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.CheckConstraint(
            "state <> 'paid' OR (approval_id IS NOT NULL AND account <> '' AND paid_by IS NOT NULL)",
            name=op.f("ck_returned_payment_paid_is_approved"),
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_returned_payment_amount_positive")),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approval.id"], name=op.f("fk_returned_payment_approval_id_approval")
        ),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtor.id"], name=op.f("fk_returned_payment_debtor_id_debtor")
        ),
        sa.ForeignKeyConstraint(
            ["paid_by"], ["payment.id"], name=op.f("fk_returned_payment_paid_by_payment")
        ),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payment.id"], name=op.f("fk_returned_payment_payment_id_payment")
        ),
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["claim_release.id"],
            name=op.f("fk_returned_payment_release_id_claim_release"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returned_payment")),
    )
    with op.batch_alter_table("returned_payment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_returned_payment_debtor_id"), ["debtor_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_returned_payment_paid_by"), ["paid_by"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_returned_payment_payment_id"), ["payment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_returned_payment_release_id"), ["release_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("returned_payment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_returned_payment_release_id"))
        batch_op.drop_index(batch_op.f("ix_returned_payment_payment_id"))
        batch_op.drop_index(batch_op.f("ix_returned_payment_paid_by"))
        batch_op.drop_index(batch_op.f("ix_returned_payment_debtor_id"))

    op.drop_table("returned_payment")
    with op.batch_alter_table("claim_release", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_release_debtor_id"))
        batch_op.drop_index(batch_op.f("ix_claim_release_claim_id"))

    op.drop_table("claim_release")
