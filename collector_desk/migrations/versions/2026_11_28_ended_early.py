"""A deferral keeps when and why it was ended before its day: its letter tells both."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_ended_early"
down_revision = "2026_11_28_one_judgment"
branch_labels = None
depends_on = None

# Until now they stood on what rested by it alone, and what rested last was ended with it.
_FILLED = """
UPDATE deferral SET
    ended_on = (SELECT hold.ended_on {newest}),
    ended_why = COALESCE((SELECT hold.ended_why {newest}), '')
WHERE state = 'stopped'
""".format(
    newest="FROM hold WHERE hold.deferral_id = deferral.id AND hold.reason = 'deferral'"
    " AND hold.ended_on IS NOT NULL ORDER BY hold.ended_on DESC, hold.id DESC LIMIT 1"
)


def upgrade() -> None:
    op.add_column("deferral", sa.Column("ended_on", sa.Date(), nullable=True))
    op.add_column(
        "deferral",
        sa.Column("ended_why", sa.String(length=300), server_default="", nullable=False),
    )
    op.execute(_FILLED)


def downgrade() -> None:
    with op.batch_alter_table("deferral") as batch_op:
        batch_op.drop_column("ended_why")
        batch_op.drop_column("ended_on")
