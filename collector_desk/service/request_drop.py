"""Requests and decisions on trekk laid in a folder for who files them, with the letters beside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.exchange.file_drop import lay
from collector_desk.models import Document, Measure, RequestVersion
from collector_desk.service.database import Database

_ENDINGS = {"json": "begjaering.json", "paper": "begjaering.pdf"}
_DECISION = "beslutning.json"


def run(db: Database, folder: Path) -> Iterator[str]:
    """Lay the newest version of each that is not filed yet, once. Raises OSError.

    A version that lies there already is left as it is. No name of a person stands in a file name.
    """
    later = aliased(RequestVersion)
    superseded = exists().where(
        later.measure_id == RequestVersion.measure_id, later.number > RequestVersion.number
    )
    with db.read() as work:
        query = (
            select(RequestVersion, Measure.number, Measure.kind)
            .join(Measure, Measure.id == RequestVersion.measure_id)
            .where(RequestVersion.filed_on.is_(None), Measure.stage.in_(("decided", "in_force")))
            .where(~superseded)
            .order_by(RequestVersion.id)
        )
        for made, number, kind in work.execute(query):
            request = kind == MeasureKind.REQUEST.value
            kept = {one["document"]: one["name"] for one in made.attachments}
            files = {_ENDINGS[made.form] if request else _DECISION: made.content}
            for at, document_id in enumerate(sorted(kept), start=1):
                content = work.get_one(Document, document_id).content or b""
                files[f"vedlegg-{at:02d}-{kept[document_id]}"] = content
            if lay(folder, f"{number}-v{made.number}", files):
                what = "Begjæring" if request else "Beslutning om trekk"
                yield f"{what}: {number}, versjon {made.number} er lagt klar"
