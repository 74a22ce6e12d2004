"""The database itself asks who approves, and keeps who wrote in a measure: its triggers are made anew."""

from __future__ import annotations

revision = "2026_11_28_entitled"
down_revision = "2026_11_28_agreed"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing but the triggers, which every migration makes anew."""


def downgrade() -> None:
    """Nothing but the triggers, which every migration makes anew."""
