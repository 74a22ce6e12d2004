"""Unplaced money that somebody found not to be a debtor's, with the reason."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_dismissed"
down_revision = "2026_11_27_agreed"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_STANDS = sa.text("taken_back_on IS NULL")


def upgrade() -> None:
    op.create_table(
        "dismissed_match",
        sa.Column("id", _ID, nullable=False),
        sa.Column("payment_id", _ID, nullable=False),
        sa.Column("debtor_id", _ID, nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dismissed_on", sa.Date(), nullable=False),
        sa.Column("dismissed_by", sa.String(length=120), nullable=False),
        sa.Column("taken_back_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtor.id"], name=op.f("fk_dismissed_match_debtor_id_debtor")
        ),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payment.id"], name=op.f("fk_dismissed_match_payment_id_payment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissed_match")),
    )
    op.create_index(op.f("ix_dismissed_match_debtor_id"), "dismissed_match", ["debtor_id"])
    op.create_index(
        "uq_dismissed_match",
        "dismissed_match",
        ["payment_id", "debtor_id"],
        unique=True,
        sqlite_where=_STANDS,
        postgresql_where=_STANDS,
    )


def downgrade() -> None:
    op.drop_table("dismissed_match")
