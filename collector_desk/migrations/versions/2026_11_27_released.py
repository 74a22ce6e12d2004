"""A release keeps the interest terms and the KID that the claim had for who was let out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_released"
down_revision = "2026_11_27_undo"
branch_labels = None
depends_on = None

_KID = sa.String(length=25).with_variant(sa.String(length=25, collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("claim_release", sa.Column("interest", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("claim_release", sa.Column("kid", _KID, nullable=True))
    op.create_index(op.f("ix_claim_release_kid"), "claim_release", ["kid"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_claim_release_kid"), table_name="claim_release")
    with op.batch_alter_table("claim_release", schema=None) as batch_op:
        batch_op.drop_column("kid")
        batch_op.drop_column("interest")
