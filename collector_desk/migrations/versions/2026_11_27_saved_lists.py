"""Filters of the worklist that are kept under a name, alone or with a team."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_saved_lists"
down_revision = "2026_11_27_merges"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "saved_list",
        sa.Column("id", _ID, nullable=False),
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("team_id", _ID, nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("place", sa.String(length=12), nullable=False),
        sa.Column("ask", sa.JSON(), nullable=False),
        sa.Column("position", _ID, nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("removed_by", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_saved_list_owner_id_person")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_saved_list_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_list")),
    )
    op.create_index(op.f("ix_saved_list_team_id"), "saved_list", ["team_id"], unique=False)
    op.create_index(
        "uq_saved_list_name",
        "saved_list",
        ["owner_id", "name"],
        unique=True,
        sqlite_where=sa.text("removed_on IS NULL"),
        postgresql_where=sa.text("removed_on IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("saved_list")
