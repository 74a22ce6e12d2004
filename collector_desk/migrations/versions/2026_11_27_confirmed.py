"""The password given again in a session, stand-ins, and who wrote in a draft of a measure."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_confirmed"
down_revision = "2026_11_27_requests"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column(
        "session_token", sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True)
    )
    op.add_column("measure", sa.Column("editors", sa.JSON(), server_default="[]", nullable=False))
    op.create_table(
        "stand_in",
        sa.Column("id", _ID, nullable=False),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("for_person_id", _ID, nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("person_id <> for_person_id", name=op.f("ck_stand_in_another_person")),
        sa.CheckConstraint("from_day <= to_day", name=op.f("ck_stand_in_days_in_order")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_stand_in_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["for_person_id"], ["person.id"], name=op.f("fk_stand_in_for_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand_in")),
    )
    op.create_index(op.f("ix_stand_in_person_id"), "stand_in", ["person_id"], unique=False)


def downgrade() -> None:
    op.drop_table("stand_in")
    op.drop_column("measure", "editors")
    op.drop_column("session_token", "confirmed_at")
