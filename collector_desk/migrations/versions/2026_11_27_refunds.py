"""Whose money a refund is, where it goes, and one proposal at a time about a matter."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_refunds"
down_revision = "2026_11_27_casework"
branch_labels = None
depends_on = None

_WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    op.execute("UPDATE refund SET account = 'ukjent' WHERE account = '' AND state = 'paid'")
    with op.batch_alter_table("refund", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("payer", sa.String(length=11), nullable=False, server_default="")
        )
        batch_op.create_check_constraint("paid_somewhere", "state <> 'paid' OR account <> ''")
    with op.batch_alter_table("refund", schema=None) as batch_op:
        batch_op.alter_column("payer", server_default=None)
    op.create_index(
        "uq_approval_waiting",
        "approval",
        ["subject", "subject_id"],
        unique=True,
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )


def downgrade() -> None:
    op.drop_index("uq_approval_waiting", table_name="approval")
    with op.batch_alter_table("refund", schema=None) as batch_op:
        batch_op.drop_constraint("paid_somewhere", type_="check")
        batch_op.drop_column("payer")
