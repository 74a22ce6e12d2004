"""Who has looked at a debtor: what the citizen may ask, and what is reviewed."""

from __future__ import annotations

from sqlalchemy import select

from collector_desk.models import Audit
from collector_desk.service import gate
from collector_desk.service.database import Work
from collector_desk.wire.debtors import Look, Looks

_MOST = 1000


def looks(work: Work, debtor_id: int) -> Looks:
    """The newest thousand deeds in a debtor's stream, newest first. Asking is noted there too."""
    gate.opened(work, debtor_id)
    stream = f"debtor:{debtor_id}"
    rows = work.scalars(
        select(Audit).where(Audit.stream == stream).order_by(Audit.seq.desc()).limit(_MOST)
    )
    found = tuple(
        Look(
            at=row.at,
            actor=row.actor,
            deed=row.deed,
            outcome=row.outcome,
            reason=str((row.details or {}).get("reason", "")),
        )
        for row in rows
    )
    work.note("audit.looks", stream=stream)
    return Looks(rows=found)
