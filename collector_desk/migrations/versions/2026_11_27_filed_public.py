"""A filing keeps whether its estate is under public administration, until its letter has gone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_filed_public"
down_revision = "2026_11_27_persons"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "debtor_status",
        sa.Column("filed_public", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.execute(
        "UPDATE debtor_status SET filed_public = true WHERE EXISTS (SELECT 1 FROM limitation_event"
        " WHERE limitation_event.debtor_id = debtor_status.debtor_id"
        " AND limitation_event.step = 'estate' AND limitation_event.source LIKE"
        " 'status ' || debtor_status.id || ':%')"
    )


def downgrade() -> None:
    with op.batch_alter_table("debtor_status", schema=None) as batch_op:
        batch_op.drop_column("filed_public")
