"""A debtor's special situation: consent, days, and what it is, sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_care"
down_revision = "2026_11_27_day_named"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "care",
        sa.Column("id", _ID, nullable=False),
        sa.Column("debtor_id", _ID, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=False),
        sa.Column("consent_way", sa.String(length=16), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("proof_seen_on", sa.Date(), nullable=True),
        sa.Column("proof_seen_by", sa.String(length=120), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("weighed_on", sa.Date(), nullable=True),
        sa.Column("weighed_by", sa.String(length=120), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.String(length=120), nullable=False),
        sa.Column("ended_how", sa.String(length=12), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=True),
        sa.Column("hold_id", _ID, nullable=True),
        sa.Column("task_id", _ID, nullable=True),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", _ID, nullable=False),
        sa.CheckConstraint(
            "(sealed IS NULL) = (erased_on IS NOT NULL)", name=op.f("ck_care_sealed_until_erased")
        ),
        sa.CheckConstraint("until > registered_on", name=op.f("ck_care_until_after_registered")),
        sa.CheckConstraint("review_on <= until", name=op.f("ck_care_review_within")),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtor.id"], name=op.f("fk_care_debtor_id_debtor")
        ),
        sa.ForeignKeyConstraint(["hold_id"], ["hold.id"], name=op.f("fk_care_hold_id_hold")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_care_task_id_task")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care")),
    )
    op.create_index(op.f("ix_care_debtor_id"), "care", ["debtor_id"], unique=False)


def downgrade() -> None:
    op.drop_table("care")
