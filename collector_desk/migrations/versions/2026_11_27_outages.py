"""The days on which debtors could not reach us."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_outages"
down_revision = "2026_11_27_small_estate"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "outage",
        sa.Column("id", _ID, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_by", sa.String(length=120), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_why", sa.String(length=300), nullable=False),
        sa.CheckConstraint("from_day <= to_day", name=op.f("ck_outage_days_in_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outage")),
    )


def downgrade() -> None:
    op.drop_table("outage")
