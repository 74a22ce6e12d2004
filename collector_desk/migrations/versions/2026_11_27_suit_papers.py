"""What came in a complaint is kept with its paper."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_suit_papers"
down_revision = "2026_11_27_came_back"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_KEY = "fk_suit_event_document_id_document"


def upgrade() -> None:
    with op.batch_alter_table("suit_event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("document_id", _ID, nullable=True))
        batch_op.create_foreign_key(batch_op.f(_KEY), "document", ["document_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("suit_event", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(_KEY), type_="foreignkey")
        batch_op.drop_column("document_id")
