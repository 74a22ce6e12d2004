"""Requests, decisions on trekk and complaints laid in a folder for who files them, with the letters beside."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.suit import SuitStage
from collector_desk.exchange.file_drop import lay, set_aside
from collector_desk.models import Document, Measure, RequestVersion, Suit
from collector_desk.service import request_keeps, suits
from collector_desk.service.database import SYSTEM, Database, Work

_ENDINGS = {"json": "begjaering.json", "paper": "begjaering.pdf"}
_DECISIONS = {"json": "beslutning.json", "paper": "endring.pdf"}
_COMPLAINT = "klage.pdf"
_TREKK = {"json": "Beslutning om trekk", "paper": "Endring av beslutning om trekk"}

_Step = tuple[Callable[[], bool], str]
"""What is done in the folder, and what is told of it where it did anything."""


def run(db: Database, folder: Path) -> Iterator[str]:
    """Lay the newest version of each that is not filed yet and may go, once. Raises OSError.

    A version that lies there already is left as it is. One that may not go, was replaced, or is of
    what is over, is set aside so that nobody sends it; a task says why it waits. No name of a
    person stands in a file name.
    """
    with db.read() as work:
        waiting = {
            (row.id, made.number): refusal
            for row, made in request_keeps.going(work)
            if (refusal := request_keeps.why(work, row, made)) is not None
        }
        asks = request_keeps.asks(work)
    if waiting or asks:
        with db.write(SYSTEM) as work:
            request_keeps.told(work, waiting)
    with db.read() as work:
        going = [one for one in request_keeps.going(work) if _key(*one) not in waiting]
        yield from _each(
            chain(
                _aside(work, folder, {_name(*one) for one in going}),
                _requests(work, folder, going),
                _suits(work, folder),
            )
        )


def _each(steps: Iterable[_Step]) -> Iterator[str]:
    """Do each, also where a file of another is held open by somebody. Raises OSError at the end."""
    trouble: OSError | None = None
    for step, told in steps:
        try:
            done = step()
        except OSError as error:
            trouble = error
            continue
        if done:
            yield told
    if trouble is not None:
        raise trouble


def _requests(
    work: Work, folder: Path, going: Iterable[tuple[Measure, RequestVersion]]
) -> Iterator[_Step]:
    for row, made in going:
        request = row.kind == MeasureKind.REQUEST.value
        name = (_ENDINGS if request else _DECISIONS)[made.form]
        files = {name: made.content, **_letters(work, made.attachments)}
        what = "Begjæring" if request else _TREKK[made.form]
        told = f"{what}: {row.number}, versjon {made.number} er lagt klar"
        yield partial(lay, folder, _name(row, made), files), told


def _aside(work: Work, folder: Path, goes: Collection[str]) -> Iterator[_Step]:
    """Set aside what lies there and was not sent, but for what goes."""
    query = (
        select(Measure.number, RequestVersion.number)
        .join(RequestVersion, Measure.id == RequestVersion.measure_id)
        .where(RequestVersion.filed_on.is_(None))
        .order_by(RequestVersion.id)
    )
    for number, version in work.execute(query):
        name = f"{number}-v{version}"
        if name not in goes:
            told = f"{number}, versjon {version} er tatt ut av mappen: den skal ikke sendes nå"
            yield partial(set_aside, folder, name), told


def _key(row: Measure, made: RequestVersion) -> tuple[int, int]:
    return row.id, made.number


def _name(row: Measure, made: RequestVersion) -> str:
    return f"{row.number}-v{made.number}"


def _suits(work: Work, folder: Path) -> Iterator[_Step]:
    """The complaints that wait to be filed with a board; one that may not be is set aside."""
    waits = (SuitStage.MADE.value, SuitStage.DISCARDED.value)
    for row in work.scalars(select(Suit).where(Suit.stage.in_(waits)).order_by(Suit.id)):
        if row.stage != SuitStage.MADE.value or suits.why_not_today(work, row):
            told = f"Klage: {row.number} er tatt ut av mappen: den skal ikke sendes nå"
            yield partial(set_aside, folder, row.number), told
            continue
        files = {_COMPLAINT: row.content, **_letters(work, row.attachments)}
        yield partial(lay, folder, row.number, files), f"Klage: {row.number} er lagt klar"


def _letters(work: Work, attachments: Sequence[Mapping[str, Any]]) -> Mapping[str, bytes]:
    """Each letter once, by the name it lies under."""
    kept = {one["document"]: one["name"] for one in attachments}
    return {
        f"vedlegg-{at:02d}-{kept[number]}": work.get_one(Document, number).content or b""
        for at, number in enumerate(sorted(kept), start=1)
    }
