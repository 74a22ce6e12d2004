"""Two debtors that turned out to be one person, merged and split again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_merges"
down_revision = "2026_11_27_released"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "debtor_merge",
        sa.Column("id", _ID, nullable=False),
        sa.Column("kept_id", _ID, nullable=False),
        sa.Column("gone_id", _ID, nullable=False),
        sa.Column("reasons", sa.String(length=1000), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("former", sa.JSON(), nullable=False),
        sa.Column("merged_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_on", sa.Date(), nullable=True),
        sa.Column("undone_by", sa.String(length=120), nullable=False),
        sa.Column("undone_why", sa.String(length=300), nullable=False),
        sa.Column("version", _ID, nullable=False),
        sa.CheckConstraint("kept_id <> gone_id", name=op.f("ck_debtor_merge_two_debtors")),
        sa.ForeignKeyConstraint(
            ["gone_id"], ["debtor.id"], name=op.f("fk_debtor_merge_gone_id_debtor")
        ),
        sa.ForeignKeyConstraint(
            ["kept_id"], ["debtor.id"], name=op.f("fk_debtor_merge_kept_id_debtor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_debtor_merge")),
    )
    op.create_index(op.f("ix_debtor_merge_kept_id"), "debtor_merge", ["kept_id"], unique=False)
    op.create_index(
        "uq_debtor_merge_gone",
        "debtor_merge",
        ["gone_id"],
        unique=True,
        sqlite_where=sa.text("undone_on IS NULL"),
        postgresql_where=sa.text("undone_on IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("debtor_merge")
