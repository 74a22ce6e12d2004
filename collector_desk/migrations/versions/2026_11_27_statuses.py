"""What a status asks for: its deadline, its filing and its end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_statuses"
down_revision = "2026_11_27_demanded"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("debtor_status", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.add_column(sa.Column("announced_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("filing_deadline", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("filed_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "filed_letter_id",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "task_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
            )
        )
        batch_op.add_column(
            sa.Column("made_by", sa.String(length=120), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("ended_by", sa.String(length=120), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("ended_why", sa.String(length=300), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column(
                "version",
                sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
                server_default="1",
                nullable=False,
            )
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_debtor_status_task_id_task"), "task", ["task_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_debtor_status_document_id_document"), "document", ["document_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_debtor_status_filed_letter_id_letter"),
            "letter",
            ["filed_letter_id"],
            ["id"],
        )


def downgrade() -> None:
    with op.batch_alter_table("debtor_status", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_debtor_status_filed_letter_id_letter"), type_="foreignkey"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_debtor_status_document_id_document"), type_="foreignkey"
        )
        batch_op.drop_constraint(batch_op.f("fk_debtor_status_task_id_task"), type_="foreignkey")
        batch_op.drop_column("version")
        batch_op.drop_column("ended_why")
        batch_op.drop_column("ended_by")
        batch_op.drop_column("made_by")
        batch_op.drop_column("task_id")
        batch_op.drop_column("filed_letter_id")
        batch_op.drop_column("filed_on")
        batch_op.drop_column("filing_deadline")
        batch_op.drop_column("announced_on")
        batch_op.drop_column("document_id")
