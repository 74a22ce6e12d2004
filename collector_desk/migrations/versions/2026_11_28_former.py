"""Where a debtor lived before: a wrong new address can be put right."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_former"
down_revision = "2026_11_28_status_ended"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "former_address",
        sa.Column("id", _ID, nullable=False),
        sa.Column("debtor_id", _ID, nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column("ciphertext", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtor.id"], name=op.f("fk_former_address_debtor_id_debtor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_address")),
    )
    op.create_index("ix_former_address_debtor_id", "former_address", ["debtor_id"])


def downgrade() -> None:
    op.drop_table("former_address")
