"""A person has a version: superior and teams are the person's, whatever account shows them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_persons"
down_revision = "2026_11_27_given_back"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "person",
        sa.Column(
            "version",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="1",
            nullable=False,
        ),
    )


def downgrade() -> None:
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("version")
