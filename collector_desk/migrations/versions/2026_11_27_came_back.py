"""A proposal that came back is a task of who proposed it, until it is put away."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_came_back"
down_revision = "2026_11_27_rate_changes"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEY = "fk_task_approval_id_approval"


def upgrade() -> None:
    """Ask about those that came back before, and were not proposed anew."""
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.add_column(sa.Column("approval_id", _ID, nullable=True))
        batch_op.create_foreign_key(batch_op.f(_KEY), "approval", ["approval_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_task_approval_id"), ["approval_id"], unique=False)
    op.execute(
        "INSERT INTO task (debtor_id, kind, text, due_on, state, person_id, approval_id, made_by,"
        " made_at, done_by, version)"
        " SELECT debtor_id, 'sent_back', substr(title || ': ' || CASE state WHEN 'void'"
        " THEN 'saken ble endret, og forslaget falt bort' ELSE '«' || comment || '»' END, 1, 300),"
        " CURRENT_DATE, 'open', proposed_by_person, id, 'System', proposed_at, '', 1"
        " FROM approval WHERE state IN ('sent_back', 'void') AND NOT EXISTS (SELECT 1 FROM"
        " approval later WHERE later.subject = approval.subject AND later.subject_id ="
        " approval.subject_id AND later.id > approval.id) ORDER BY id"
    )


def downgrade() -> None:
    op.execute("DELETE FROM task WHERE approval_id IS NOT NULL")
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_approval_id"))
        batch_op.drop_constraint(batch_op.f(_KEY), type_="foreignkey")
        batch_op.drop_column("approval_id")
