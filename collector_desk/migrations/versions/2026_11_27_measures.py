"""Measures of enforcement: what is prepared, what it rests on, the book, requests, judgments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_measures"
down_revision = "2026_11_27_onward"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NUMBER = sa.String(20).with_variant(sa.String(20, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "regime_answer",
        sa.Column("id", _ID, nullable=False),
        sa.Column("debtor_id", _ID, nullable=False),
        sa.Column("answer", sa.String(length=5), nullable=False),
        sa.Column("one_trekk_since", sa.Date(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtor.id"], name=op.f("fk_regime_answer_debtor_id_debtor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regime_answer")),
    )
    op.create_index(
        op.f("ix_regime_answer_debtor_id"), "regime_answer", ["debtor_id"], unique=False
    )
    op.create_table(
        "debtor_statement",
        sa.Column("id", _ID, nullable=False),
        sa.Column("debtor_id", _ID, nullable=False),
        sa.Column("inquiry_id", _ID, nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtor.id"], name=op.f("fk_debtor_statement_debtor_id_debtor")
        ),
        sa.ForeignKeyConstraint(
            ["inquiry_id"], ["inquiry.id"], name=op.f("fk_debtor_statement_inquiry_id_inquiry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_debtor_statement")),
    )
    op.create_index(
        op.f("ix_debtor_statement_debtor_id"), "debtor_statement", ["debtor_id"], unique=False
    )
    op.create_table(
        "judgment",
        sa.Column("id", _ID, nullable=False),
        sa.Column("debtor_id", _ID, nullable=False),
        sa.Column("claim_id", _ID, nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("board", sa.String(length=120), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("pay_by", sa.Date(), nullable=True),
        sa.Column("costs", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_judgment_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtor.id"], name=op.f("fk_judgment_debtor_id_debtor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgment")),
    )
    op.create_index(op.f("ix_judgment_claim_id"), "judgment", ["claim_id"], unique=False)
    op.create_index(op.f("ix_judgment_debtor_id"), "judgment", ["debtor_id"], unique=False)
    op.create_table(
        "measure",
        sa.Column("id", _ID, nullable=False),
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("debtor_id", _ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("regime", sa.String(length=5), nullable=False),
        sa.Column("stage", sa.String(length=12), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("reckoned", sa.JSON(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("considered", sa.Text(), nullable=False),
        sa.Column("monthly", sa.BigInteger(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("effect_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_why", sa.String(length=300), nullable=False),
        sa.Column("approval_id", _ID, nullable=True),
        sa.Column("made_by_person", _ID, nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", _ID, nullable=False),
        sa.CheckConstraint(
            "stage NOT IN ('decided', 'in_force') OR approval_id IS NOT NULL",
            name=op.f("ck_measure_decided_is_approved"),
        ),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approval.id"], name=op.f("fk_measure_approval_id_approval")
        ),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtor.id"], name=op.f("fk_measure_debtor_id_debtor")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_person"], ["person.id"], name=op.f("fk_measure_made_by_person_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
        sa.UniqueConstraint("number", name=op.f("uq_measure_number")),
    )
    op.create_index(op.f("ix_measure_debtor_id"), "measure", ["debtor_id"], unique=False)
    op.create_index("ix_measure_stage", "measure", ["stage", "ends_on"], unique=False)
    op.create_table(
        "enforcement_book",
        sa.Column("id", _ID, nullable=False),
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("debtor_id", _ID, nullable=False),
        sa.Column("measure_id", _ID, nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["debtor_id"], ["debtor.id"], name=op.f("fk_enforcement_book_debtor_id_debtor")
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_enforcement_book_measure_id_measure")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enforcement_book")),
        sa.UniqueConstraint("number", name=op.f("uq_enforcement_book_number")),
    )
    op.create_index(
        op.f("ix_enforcement_book_debtor_id"), "enforcement_book", ["debtor_id"], unique=False
    )
    op.create_index(
        op.f("ix_enforcement_book_measure_id"), "enforcement_book", ["measure_id"], unique=False
    )
    op.create_table(
        "measure_claim",
        sa.Column("measure_id", _ID, nullable=False),
        sa.Column("claim_id", _ID, nullable=False),
        sa.Column("rank", sa.String(length=1), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("costs", sa.BigInteger(), nullable=False),
        sa.Column("interest", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_measure_claim_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_measure_claim_measure_id_measure")
        ),
        sa.PrimaryKeyConstraint("measure_id", "claim_id", name=op.f("pk_measure_claim")),
    )
    op.create_index(op.f("ix_measure_claim_claim_id"), "measure_claim", ["claim_id"], unique=False)
    op.create_table(
        "request_event",
        sa.Column("id", _ID, nullable=False),
        sa.Column("measure_id", _ID, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_request_event_measure_id_measure")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_event")),
    )
    op.create_index(
        op.f("ix_request_event_measure_id"), "request_event", ["measure_id"], unique=False
    )
    op.create_table(
        "request_version",
        sa.Column("id", _ID, nullable=False),
        sa.Column("measure_id", _ID, nullable=False),
        sa.Column("number", _ID, nullable=False),
        sa.Column("form", sa.String(length=5), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.String(length=120), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("filed_by", sa.String(length=120), nullable=False),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("version", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measure.id"], name=op.f("fk_request_version_measure_id_measure")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_version")),
        sa.UniqueConstraint("measure_id", "number", name="uq_request_version_number"),
    )
    op.create_index(
        op.f("ix_request_version_measure_id"), "request_version", ["measure_id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("request_version")
    op.drop_table("request_event")
    op.drop_table("measure_claim")
    op.drop_table("enforcement_book")
    op.drop_table("measure")
    op.drop_table("judgment")
    op.drop_table("debtor_statement")
    op.drop_table("regime_answer")
