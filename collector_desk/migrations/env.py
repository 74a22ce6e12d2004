"""Alembic's way in: the connection is given, never made here."""

from __future__ import annotations

from typing import Literal

from alembic import context

from collector_desk.models import Row
from collector_desk.models.base import Moment


def _render(kind: str, item: object, _context: object) -> str | Literal[False]:
    """A revision stands alone: it names no column kind of the models."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Row.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=_render,
)
context.run_migrations()
