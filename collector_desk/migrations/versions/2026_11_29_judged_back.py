"""A judgment that was registered by mistake may be taken back: when, by whom and why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_judged_back"
down_revision = "2026_11_29_said_of"
branch_labels = None
depends_on = None

_WORDS = {"taken_back_by": 120, "taken_back_why": 300}


def upgrade() -> None:
    op.add_column("judgment", sa.Column("taken_back_on", sa.Date(), nullable=True))
    for name, longest in _WORDS.items():
        text = sa.Column(name, sa.String(longest), server_default="", nullable=False)
        op.add_column("judgment", text)


def downgrade() -> None:
    with op.batch_alter_table("judgment") as batch_op:
        for name in (*reversed(_WORDS), "taken_back_on"):
            batch_op.drop_column(name)
