"""Requests laid in a folder for who files them: the file, and the letters beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from collector_desk.exchange.file_drop import lay
from collector_desk.models import Document, Measure, RequestVersion
from collector_desk.service.database import Database

_ENDINGS = {"json": "begjaering.json", "paper": "begjaering.pdf"}


def run(db: Database, folder: Path) -> Iterator[str]:
    """Lay every version that is not filed yet, each once. Raises OSError.

    A version that lies there already is left as it is. No name of a person stands in a file name.
    """
    with db.read() as work:
        query = (
            select(RequestVersion, Measure.number)
            .join(Measure, Measure.id == RequestVersion.measure_id)
            .where(RequestVersion.filed_on.is_(None), Measure.stage.in_(("decided", "in_force")))
            .order_by(RequestVersion.id)
        )
        for made, number in work.execute(query):
            kept = {one["document"]: one["name"] for one in made.attachments}
            files = {_ENDINGS[made.form]: made.content}
            for at, document_id in enumerate(sorted(kept), start=1):
                content = work.get_one(Document, document_id).content or b""
                files[f"vedlegg-{at:02d}-{kept[document_id]}"] = content
            if lay(folder, f"{number}-v{made.number}", files):
                yield f"Begjæring: {number}, versjon {made.number} er lagt klar"
