"""A transmission keeps the day the bank settled it: coercion asks how far money is booked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_settled_until"
down_revision = "2026_11_28_lawyers_firm"
branch_labels = None
depends_on = None

# Until now it stood on the payments alone; of one without a payment the day it was read is left.
_FILLED = """
UPDATE transmission SET settled_on = (
    SELECT MAX(payment.settlement_date) FROM payment
    WHERE payment.transmission_id = transmission.id
)
"""


def upgrade() -> None:
    op.add_column("transmission", sa.Column("settled_on", sa.Date(), nullable=True))
    op.execute(_FILLED)


def downgrade() -> None:
    with op.batch_alter_table("transmission") as batch_op:
        batch_op.drop_column("settled_on")
