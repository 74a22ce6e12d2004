"""Whose part of a claim an heir took over: the fees of others on it are not theirs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_28_heirs"
down_revision = "2026_11_27_suit_papers"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TO = (
    ("claim_id", "claim"),
    ("debtor_id", "debtor"),
    ("of_id", "debtor"),
    ("release_id", "claim_release"),
)
_OWED = (
    "SELECT claim_id, debtor_id, role, joined_on, NULL AS release_id FROM claim_debtor"
    " UNION ALL SELECT claim_id, debtor_id, role, joined_on, id FROM claim_release"
    " WHERE undone_on IS NULL"
)
_DEAD = "(SELECT debtor_id FROM debtor_status WHERE kind = 'deceased')"
_PUT = (
    "INSERT INTO claim_heir (claim_id, debtor_id, of_id, since, until, release_id)"  # noqa: S608
    f" WITH owed AS ({_OWED})"
    " SELECT h.claim_id, h.debtor_id, d.debtor_id, d.joined_on, h.joined_on, h.release_id"
    " FROM owed h JOIN owed d ON d.claim_id = h.claim_id AND d.debtor_id <> h.debtor_id"
    " WHERE h.role = 'heir' AND h.joined_on IS NOT NULL"
    f" AND (d.debtor_id IN {_DEAD} OR (d.role <> 'heir' AND NOT EXISTS"
    f" (SELECT 1 FROM owed o WHERE o.claim_id = h.claim_id AND o.debtor_id IN {_DEAD})))"
)
"""Of who is dead on the claim; where nobody is registered as dead, of all but the other heirs."""


def upgrade() -> None:
    op.create_table(
        "claim_heir",
        sa.Column("id", _ID, nullable=False),
        sa.Column("claim_id", _ID, nullable=False),
        sa.Column("debtor_id", _ID, nullable=False),
        sa.Column("of_id", _ID, nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("release_id", _ID, nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(_key(column, target)))
            for column, target in _TO
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_heir")),
    )
    op.create_index("ix_claim_heir_claim_id", "claim_heir", ["claim_id", "debtor_id"])
    op.execute(_PUT)


def downgrade() -> None:
    op.drop_table("claim_heir")


def _key(column: str, target: str) -> str:
    return f"fk_claim_heir_{column}_{target}"
