"""What a creditor unit tells later of a claim."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_units"
down_revision = "2026_11_27_last_days"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unit_message",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("claim_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column(
            "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_unit_message_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_unit_message_document_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_message")),
    )
    with op.batch_alter_table("unit_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_message_claim_id"), ["claim_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("unit_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_message_claim_id"))

    op.drop_table("unit_message")
