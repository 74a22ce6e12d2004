"""An answer of the namsmann keeps his own id of each claim: what is sent later names the claim by it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_register_ids"
down_revision = "2026_11_28_settled_until"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "request_event", sa.Column("register_ids", sa.JSON(), server_default="{}", nullable=False)
    )


def downgrade() -> None:
    with op.batch_alter_table("request_event") as batch_op:
        batch_op.drop_column("register_ids")
