"""What was said before a measure: the notices and demands that went, and what the debtor answered."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from collector_desk.domain.claim import KINDS, ClaimKind
from collector_desk.domain.letter_labels import LABELS
from collector_desk.domain.phrases import dotted
from collector_desk.models import DebtorStatement
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder

_BY_NAMSMANN = "Varsel etter § 4-18"
_SHOWN = ("enforcement_notice", "payment_demand")


def sent(rows: Folder) -> Iterator[str]:
    """Each notice and demand that stands, the eldest first, by the name of its letter."""
    found = {
        (notice.sent_on, named(rows, claim_id, notice.kind), notice.deadline, notice.waits)
        for claim_id, notices in rows.notices.items()
        for notice in notices
        if notice.kind in _SHOWN and notice.returned_on is None
    }
    for day, name, deadline, waits in sorted(found, key=lambda one: (one[0], one[1])):
        until = f", frist {dotted(deadline)}" if deadline else ""
        yield f"{name} {dotted(day)}{until}{', venter på utsending' if waits else ''}"


def named(rows: Folder, claim_id: int, kind: str) -> str:
    """What a letter is called: a notice by what it is of, own utlegg (§ 7-6) or a request (§ 4-18)."""
    claim = rows.claim(claim_id)
    if kind == "enforcement_notice" and claim is not None:
        own = KINDS[ClaimKind(claim.kind)].own_enforcement
        return LABELS["own_notice"] if own else _BY_NAMSMANN
    return LABELS[kind]


def statements(work: Work, debtor_id: int) -> Iterator[str]:
    """What the debtor said to the notices, the eldest first."""
    query = select(DebtorStatement).where(DebtorStatement.debtor_id == debtor_id)
    for row in work.scalars(query.order_by(DebtorStatement.received_on)):
        yield f"{dotted(row.received_on)}: {row.text}"
