"""Requests, decisions on trekk and complaints laid in a folder for who files them, with the letters beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import aliased

from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.suit import SuitStage
from collector_desk.exchange.file_drop import lay
from collector_desk.models import Document, Measure, RequestVersion, Suit
from collector_desk.service.database import Database, Work

_ENDINGS = {"json": "begjaering.json", "paper": "begjaering.pdf"}
_DECISIONS = {"json": "beslutning.json", "paper": "endring.pdf"}
_COMPLAINT = "klage.pdf"
_TREKK = {"json": "Beslutning om trekk", "paper": "Endring av beslutning om trekk"}
_GOES = or_(
    Measure.stage.in_(("decided", "in_force")),
    and_(  # that it is over is told the namsmann too
        Measure.kind == MeasureKind.WITHHOLDING.value,
        Measure.effect_on.is_not(None),
        RequestVersion.form == "paper",
    ),
)


def run(db: Database, folder: Path) -> Iterator[str]:
    """Lay the newest version of each that is not filed yet, once. Raises OSError.

    A version that lies there already is left as it is. No name of a person stands in a file name.
    """
    with db.read() as work:
        yield from _requests(work, folder)
        yield from _suits(work, folder)


def _requests(work: Work, folder: Path) -> Iterator[str]:
    later = aliased(RequestVersion)
    superseded = exists().where(
        later.measure_id == RequestVersion.measure_id, later.number > RequestVersion.number
    )
    query = (
        select(RequestVersion, Measure.number, Measure.kind)
        .join(Measure, Measure.id == RequestVersion.measure_id)
        .where(RequestVersion.filed_on.is_(None), ~superseded, _GOES)
        .order_by(RequestVersion.id)
    )
    for made, number, kind in work.execute(query):
        request = kind == MeasureKind.REQUEST.value
        name = (_ENDINGS if request else _DECISIONS)[made.form]
        files = {name: made.content, **_letters(work, made.attachments)}
        if lay(folder, f"{number}-v{made.number}", files):
            what = "Begjæring" if request else _TREKK[made.form]
            yield f"{what}: {number}, versjon {made.number} er lagt klar"


def _suits(work: Work, folder: Path) -> Iterator[str]:
    """The complaints that wait to be filed with a board."""
    query = select(Suit).where(Suit.stage == SuitStage.MADE.value).order_by(Suit.id)
    for row in work.scalars(query):
        files = {_COMPLAINT: row.content, **_letters(work, row.attachments)}
        if lay(folder, row.number, files):
            yield f"Klage: {row.number} er lagt klar"


def _letters(work: Work, attachments: Sequence[Mapping[str, Any]]) -> Mapping[str, bytes]:
    """Each letter once, by the name it lies under."""
    kept = {one["document"]: one["name"] for one in attachments}
    return {
        f"vedlegg-{at:02d}-{kept[number]}": work.get_one(Document, number).content or b""
        for at, number in enumerate(sorted(kept), start=1)
    }
