"""The audit: one row per deed, in the deed's own transaction, chained per stream."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.orm import Session

from collector_desk.models import Audit, AuditHead, Row

GENESIS = "0" * 64
_ROWS = Row.metadata.tables[Audit.__tablename__]
_HEADS = Row.metadata.tables[AuditHead.__tablename__]
# Made once: every deed notes itself, and to build these costs more than to carry them out.
_LOCKED = (
    select(_HEADS.c.seq, _HEADS.c.hash).where(_HEADS.c.stream == bindparam("of")).with_for_update()
)
_ADD = insert(_ROWS)
_MOVE = (
    update(_HEADS)
    .where(_HEADS.c.stream == bindparam("of"))
    .values(seq=bindparam("last"), hash=bindparam("end"))
)


def canonical(value: object) -> str:
    """JSON with one spelling, so that a digest can be taken of it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def digest(salt: str, actor: str, details: Mapping[str, Any]) -> str:
    """The salted digest of what may later be removed by lawful retention."""
    return hashlib.sha256((salt + canonical([actor, dict(details)])).encode()).hexdigest()


def link(  # noqa: PLR0913
    *, previous: str, stream: str, seq: int, at: datetime, account_id: int | None, deed: str,
    outcome: str, content: str,
) -> str:  # fmt: skip
    """The hash of one row over the one before it."""
    body = canonical([previous, stream, seq, at.isoformat(), account_id, deed, outcome, content])
    return hashlib.sha256(body.encode()).hexdigest()


def append(  # noqa: PLR0913
    session: Session, *, stream: str, at: datetime, account_id: int | None, actor: str, deed: str,
    outcome: str, details: Mapping[str, Any],
) -> int:  # fmt: skip
    """Add a row at the end of a stream, and give its number there.

    The stream's head row is locked until the commit.
    """
    session.flush()  # what the row tells of comes before it
    connection = session.connection()
    seq, previous = _lock_head(connection, stream)
    salt = secrets.token_hex(16)
    content = digest(salt, actor, details)
    chained = link(
        previous=previous, stream=stream, seq=seq + 1, at=at, account_id=account_id, deed=deed,
        outcome=outcome, content=content,
    )  # fmt: skip
    row = {
        "stream": stream, "seq": seq + 1, "at": at, "account_id": account_id, "actor": actor,
        "deed": deed, "outcome": outcome, "details": dict(details), "salt": salt,
        "digest": content, "previous": previous, "hash": chained,
    }  # fmt: skip
    connection.execute(_ADD, row)
    connection.execute(_MOVE, {"of": stream, "last": seq + 1, "end": chained})
    return seq + 1


def _lock_head(connection: Connection, stream: str) -> tuple[int, str]:
    found = connection.execute(_LOCKED, {"of": stream}).one_or_none()
    if found is None:
        # A lock on a row that is not there locks nothing: make it first, then take it.
        _insert_missing_head(connection, stream)
        found = connection.execute(_LOCKED, {"of": stream}).one()
    return found.seq, found.hash


def _insert_missing_head(connection: Connection, stream: str) -> None:
    values = {"stream": stream, "seq": 0, "hash": GENESIS}
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as pg_insert

        connection.execute(pg_insert(_HEADS).values(values).on_conflict_do_nothing())
    else:
        connection.execute(insert(_HEADS).values(values))
