"""Requests to the namsmann: the request behind the paper, and the papers of what came back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026_11_27_requests"
down_revision = "2026_11_27_measures"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_PAPERS = ("request_event", "judgment")


def upgrade() -> None:
    with op.batch_alter_table("request_version") as table:
        table.add_column(
            sa.Column("source", sa.LargeBinary(), nullable=False, server_default=sa.text("''"))
        )
    for name in _PAPERS:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("document_id", _ID, nullable=True))
            table.create_foreign_key(
                op.f(f"fk_{name}_document_id_document"), "document", ["document_id"], ["id"]
            )


def downgrade() -> None:
    for name in _PAPERS:
        with op.batch_alter_table(name) as table:
            table.drop_constraint(op.f(f"fk_{name}_document_id_document"), type_="foreignkey")
            table.drop_column("document_id")
    with op.batch_alter_table("request_version") as table:
        table.drop_column("source")
