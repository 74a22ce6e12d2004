"""A reference of the receiver stands on one request: no two have the same for the same version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_filed_once"
down_revision = "2026_11_27_judged_costs"
branch_labels = None
depends_on = None

_NAME, _TABLE = "uq_request_version_reference", "request_version"
_GIVEN = sa.text("reference <> ''")


def upgrade() -> None:
    op.create_index(
        _NAME,
        _TABLE,
        ["reference", "number"],
        unique=True,
        sqlite_where=_GIVEN,
        postgresql_where=_GIVEN,
    )


def downgrade() -> None:
    op.drop_index(_NAME, table_name=_TABLE)
