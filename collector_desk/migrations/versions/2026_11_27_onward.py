"""The paper a unit answered with; to whom a message went on, and the letter that answered it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_onward"
down_revision = "2026_11_27_named"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_ANSWER = "fk_unit_question_answer_document_id_document"


def upgrade() -> None:
    with op.batch_alter_table("unit_question", schema=None) as batch_op:
        batch_op.add_column(sa.Column("answer_document_id", _ID, nullable=True))
        key = batch_op.f(_ANSWER)
        batch_op.create_foreign_key(key, "document", ["answer_document_id"], ["id"])
    with op.batch_alter_table("inquiry", schema=None) as batch_op:
        for name in ("forwarded_to", "no_letter"):
            column = sa.Column(name, sa.String(length=300), nullable=False, server_default="")
            batch_op.add_column(column)
    with op.batch_alter_table("inquiry", schema=None) as batch_op:
        batch_op.alter_column("forwarded_to", server_default=None)
        batch_op.alter_column("no_letter", server_default=None)
    op.create_table(
        "inquiry_letter",
        sa.Column("inquiry_id", _ID, nullable=False),
        sa.Column("letter_id", _ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["inquiry_id"], ["inquiry.id"], name=op.f("fk_inquiry_letter_inquiry_id_inquiry")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_inquiry_letter_letter_id_letter")
        ),
        sa.PrimaryKeyConstraint("inquiry_id", name=op.f("pk_inquiry_letter")),
    )


def downgrade() -> None:
    op.drop_table("inquiry_letter")
    with op.batch_alter_table("inquiry", schema=None) as batch_op:
        batch_op.drop_column("no_letter")
        batch_op.drop_column("forwarded_to")
    with op.batch_alter_table("unit_question", schema=None) as batch_op:
        batch_op.drop_constraint(_ANSWER, type_="foreignkey")
        batch_op.drop_column("answer_document_id")
