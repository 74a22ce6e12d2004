"""Complaints to the conciliation board and the Rent Disputes Tribunal, and what came of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_suits"
down_revision = "2026_11_27_filed_once"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _to(column: str, table: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}")
    )


def upgrade() -> None:
    number = sa.String(20).with_variant(sa.String(20, collation="C"), "postgresql")
    op.create_table(
        "suit",
        sa.Column("id", _ID, nullable=False),
        sa.Column("number", number, nullable=False),
        sa.Column("debtor_id", _ID, nullable=False),
        sa.Column("board", sa.String(20), nullable=False),
        sa.Column("stage", sa.String(12), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("fee", sa.BigInteger(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("filed_by", sa.String(120), nullable=False),
        sa.Column("reference", sa.String(60), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_why", sa.String(300), nullable=False),
        sa.Column("made_by_person", _ID, nullable=True),
        sa.Column("made_by", sa.String(120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", _ID, nullable=False),
        _to("debtor_id", "suit", "debtor"),
        _to("made_by_person", "suit", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suit")),
        sa.UniqueConstraint("number", name=op.f("uq_suit_number")),
    )
    op.create_index(op.f("ix_suit_debtor_id"), "suit", ["debtor_id"])
    op.create_table(
        "suit_claim",
        sa.Column("suit_id", _ID, nullable=False),
        sa.Column("claim_id", _ID, nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("costs", sa.BigInteger(), nullable=False),
        sa.Column("interest", sa.BigInteger(), nullable=False),
        _to("suit_id", "suit_claim", "suit"),
        _to("claim_id", "suit_claim", "claim"),
        sa.PrimaryKeyConstraint("suit_id", "claim_id", name=op.f("pk_suit_claim")),
    )
    op.create_index(op.f("ix_suit_claim_claim_id"), "suit_claim", ["claim_id"])
    op.create_table(
        "suit_event",
        sa.Column("id", _ID, nullable=False),
        sa.Column("suit_id", _ID, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        _to("suit_id", "suit_event", "suit"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suit_event")),
    )
    op.create_index(op.f("ix_suit_event_suit_id"), "suit_event", ["suit_id"])


def downgrade() -> None:
    for table in ("suit_event", "suit_claim", "suit"):
        op.drop_table(table)
