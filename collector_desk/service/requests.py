"""The same order twice has one effect: orders are remembered by their idempotency key."""

from __future__ import annotations

import hashlib

from sqlalchemy.exc import IntegrityError

from collector_desk.errors.service import KeyReused
from collector_desk.models import Request
from collector_desk.service.database import Conflict, Work


def body_hash(deed: str, path: str, body: bytes) -> str:
    """What tells one order from another under the same key."""
    return hashlib.sha256(b"\0".join([deed.encode(), path.encode(), body])).hexdigest()


def earlier(work: Work, key: str, order: str) -> str | None:
    """The answer this order got before, or None where it is new.

    Raises:
        KeyReused: the key came before with another order.
    """
    row = work.get(Request, (work.who.account_id or 0, key))
    if row is None:
        return None
    if row.body_hash != order:
        raise KeyReused
    return row.answer


def take(work: Work, key: str, order: str) -> Request:
    """Take the key before the order is carried out; its answer is filled in afterwards.

    Of two at once the second waits here until the first has committed, and then crosses it.

    Raises:
        Conflict: the key was taken meanwhile; tried again, the order finds its answer.
    """
    row = Request(
        account_id=work.who.account_id or 0,
        key=key,
        body_hash=order,
        answer="",
        at=work.clock.wall(),
    )
    work.add(row)
    try:
        work.flush()
    except IntegrityError as error:
        raise Conflict from error
    return row


def keep(work: Work, row: Request, *, deed: str, answer: str) -> None:
    """Keep what an order was and what it got, once it is carried out, and where it is noted."""
    row.deed, row.answer = deed, answer
    row.noted = [list(where) for where in work.noted]
