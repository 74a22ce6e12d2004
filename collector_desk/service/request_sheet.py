"""What goes to the namsmann as the screen shows it: its versions, their files, and what came back."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind, time_to_go_on
from collector_desk.domain.phrases import dotted
from collector_desk.errors.service import Unknown
from collector_desk.models import Measure, RequestVersion
from collector_desk.service import (
    gate,
    register_ids,
    request_events,
    request_keeps,
    request_taken_back,
    said_of,
    trekk_message,
)
from collector_desk.service.database import Work
from collector_desk.wire.debtors import DocumentBytes
from collector_desk.wire.enforcement_requests import (
    Answering,
    RequestEventShown,
    RequestVersionShown,
)

_GOES = {MeasureStage.DECIDED.value, MeasureStage.IN_FORCE.value}
_REFUSED = "Avvist av mottakeren {}"
_UNSENT = "Skal ikke sendes: lag en ny versjon"
_ENDINGS = {"json": "json", "paper": "pdf"}


def versions(work: Work, row: Measure) -> Iterator[RequestVersionShown]:
    """Each version that was made, the newest last."""
    query = select(RequestVersion).where(RequestVersion.measure_id == row.id)
    made = work.scalars(query.order_by(RequestVersion.number)).all()
    for one in made:
        waits = _waits(work, row, one, newest=one is made[-1])
        yield RequestVersionShown(
            number=one.number,
            form=one.form,
            status=waits or _status(row, one, newest=one is made[-1]),
            digest=one.digest,
            made_by=one.made_by,
            filed_on=one.filed_on,
            filed_by=one.filed_by,
            reference=one.reference,
            refused_on=one.refused_on,
            attachments=tuple(f"{each['name']} {each['sha256'][:16]}" for each in one.attachments),
            kept_back=bool(waits),
        )


def opened(work: Work, measure_id: int, number: int) -> DocumentBytes:
    """The file of a version. That it was looked at is noted.

    Raises:
        Unknown: no such measure or version.
        NotOpened, OwnCase: as for every deed on a debtor.
    """
    row = work.get(Measure, measure_id)
    if row is None:
        raise Unknown(what="measure", id=measure_id)
    gate.opened(work, row.debtor_id)
    query = select(RequestVersion).where(
        RequestVersion.measure_id == row.id, RequestVersion.number == number
    )
    made = work.scalar(query)
    if made is None:
        raise Unknown(what="request_version", id=number)
    details = {"measure": row.id, "number": row.number, "version": number, "sha256": made.digest}
    work.note("requests.open", stream=f"debtor:{row.debtor_id}", details=details)
    return DocumentBytes(
        name=f"{row.number}-v{number}.{_ENDINGS[made.form]}",
        sha256=made.digest,
        content=base64.b64encode(made.content).decode("ascii"),
    )


def events(work: Work, row: Measure) -> Iterator[RequestEventShown]:
    """What came back, oldest first."""
    for event, words in request_events.of(work, row.id):
        yield RequestEventShown(
            event_id=event.id,
            day=event.day,
            label=RequestEventKind(event.kind).label,
            text=words,
            deadline=event.deadline,
            made_by=event.made_by,
            document_id=event.document_id,
            may_take_back=request_taken_back.takes(row, event),
        )


def answering(work: Work, row: Measure) -> Answering | None:
    """What its next answer is registered with; None: it is no request."""
    if row.kind != MeasureKind.REQUEST.value:
        return None
    time = time_to_go_on(work.rates, work.clock.today())
    return Answering(
        months_to_go_on=time.whole,
        unsure=time.note,
        claims=register_ids.answered(work, row),
        kinds=tuple(request_events.may_come(work, row)),
        disputable=tuple(said_of.disputable(work, row)),
    )


def _status(row: Measure, made: RequestVersion, *, newest: bool) -> str:
    if made.filed_on is not None:
        request = row.kind == MeasureKind.REQUEST.value
        what = "Levert" if request else "Mottatt av namsmannen"
        told = f"{what} {dotted(made.filed_on)}, ført av {made.filed_by}"
        refused = dotted(made.refused_on) if made.refused_on else ""
        return f"{told}. {_REFUSED.format(refused)}: regnes som ikke levert" if refused else told
    if made.refused_on is not None:
        return _UNSENT
    if not newest:
        return "Erstattet av en nyere versjon"
    return "Ligger klar til sending" if _lies_ready(row, made) else "Ble ikke sendt"


def _lies_ready(row: Measure, made: RequestVersion) -> bool:
    change = trekk_message.goes(row.kind, row.regime) and made.form == "paper"
    return row.stage in _GOES or (change and row.effect_on is not None)


def _waits(work: Work, row: Measure, made: RequestVersion, *, newest: bool) -> str:
    """Why what lies ready may not go now, and what to do; empty where it may, or does not lie."""
    over = made.filed_on is not None or made.refused_on is not None
    if over or not newest or not _lies_ready(row, made):
        return ""
    why = request_keeps.why(work, row, made)
    return "" if why is None else f"Skal ikke sendes nå. {why.text()} {why.advice()}"
