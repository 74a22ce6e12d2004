"""The database seals a measure with its proposal: its triggers are made anew."""

from __future__ import annotations

revision = "2026_11_27_sealed"
down_revision = "2026_11_27_covering"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing but the triggers, which every migration makes anew."""


def downgrade() -> None:
    """Nothing but the triggers, which every migration makes anew."""
