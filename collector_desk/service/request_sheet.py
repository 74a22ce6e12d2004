"""A request as the screen shows it: its versions, and what came back."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.models import RequestVersion
from collector_desk.service import request_events
from collector_desk.service.database import Work
from collector_desk.wire.enforcement_requests import RequestEventShown, RequestVersionShown


def versions(work: Work, measure_id: int) -> Iterator[RequestVersionShown]:
    """Each version that was made, the newest last."""
    query = select(RequestVersion).where(RequestVersion.measure_id == measure_id)
    for row in work.scalars(query.order_by(RequestVersion.number)):
        yield RequestVersionShown(
            number=row.number,
            form=row.form,
            digest=row.digest,
            made_by=row.made_by,
            filed_on=row.filed_on,
            filed_by=row.filed_by,
            reference=row.reference,
            attachments=tuple(f"{one['name']} {one['sha256'][:16]}" for one in row.attachments),
        )


def events(work: Work, measure_id: int) -> Iterator[RequestEventShown]:
    """What came back, oldest first."""
    for row, words in request_events.of(work, measure_id):
        yield RequestEventShown(
            day=row.day,
            label=RequestEventKind(row.kind).label,
            text=words,
            deadline=row.deadline,
            made_by=row.made_by,
        )
