"""What a decision rests on: the debtor's words, why it is dismissed; and who a person answers to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_words"
down_revision = "2026_11_27_posted"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("objection", schema=None) as batch_op:
        for name, other in (("withdrawn_inquiry_id", "inquiry"), ("withdrawn_call_id", "call")):
            batch_op.add_column(sa.Column(name, _ID, nullable=True))
            key = batch_op.f(f"fk_objection_{name}_{other}")
            batch_op.create_foreign_key(key, other, [name], ["id"])
        for name, length in (("dismissal", 16), ("forward_to", 300)):
            column = sa.Column(name, sa.String(length=length), nullable=False, server_default="")
            batch_op.add_column(column)
    with op.batch_alter_table("objection", schema=None) as batch_op:
        batch_op.alter_column("dismissal", server_default=None)
        batch_op.alter_column("forward_to", server_default=None)
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("superior_id", _ID, nullable=True))
        key = batch_op.f("fk_person_superior_id_person")
        batch_op.create_foreign_key(key, "person", ["superior_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_constraint("fk_person_superior_id_person", type_="foreignkey")
        batch_op.drop_column("superior_id")
    with op.batch_alter_table("objection", schema=None) as batch_op:
        batch_op.drop_constraint("fk_objection_withdrawn_call_id_call", type_="foreignkey")
        batch_op.drop_constraint("fk_objection_withdrawn_inquiry_id_inquiry", type_="foreignkey")
        for name in ("forward_to", "dismissal", "withdrawn_call_id", "withdrawn_inquiry_id"):
            batch_op.drop_column(name)
