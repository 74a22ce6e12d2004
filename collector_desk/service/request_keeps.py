"""What keeps a version back from the namsmann: nothing opens or widens coercion while it is stopped.

The same that refuses to enter it as sent, and that it says what is owed no more (``request_less``). A
paper that tells of a change always goes: a rest, a lowering or an end is what he must hear of. One that
asks for more, as another leader agreed, waits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Select, and_, exists, or_, select
from sqlalchemy.orm import aliased

from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.work import WorkKind
from collector_desk.errors import DeskError
from collector_desk.errors.requests import MessageNotMade
from collector_desk.models import Measure, RequestVersion, Task
from collector_desk.service import (
    asking,
    order_stops,
    request_less,
    requests_out,
    trekk_issue,
    trekk_message,
)
from collector_desk.service.database import SYSTEM, Work

_PAPER = "paper"
_REQUEST, _DECISION = "Ikke send begjæring", "Ikke send beslutning om trekk"
_SENT = " Er den sendt alt: før dagen, eller gi namsmannen beskjed."
_GOES = or_(
    Measure.stage.in_(("decided", "in_force")),
    and_(  # that it is over is told the namsmann too
        Measure.kind == MeasureKind.WITHHOLDING.value,
        Measure.effect_on.is_not(None),
        RequestVersion.form == _PAPER,
    ),
)


def going(work: Work) -> Sequence[tuple[Measure, RequestVersion]]:
    """The newest version of each that is not filed yet and not over."""
    later = aliased(RequestVersion)
    superseded = exists().where(
        later.measure_id == RequestVersion.measure_id, later.number > RequestVersion.number
    )
    query = (
        select(Measure, RequestVersion)
        .join(RequestVersion, Measure.id == RequestVersion.measure_id)
        .where(
            RequestVersion.filed_on.is_(None),
            RequestVersion.refused_on.is_(None),
            ~superseded,
            _GOES,
        )
        .order_by(RequestVersion.id)
    )
    return [(row, made) for row, made in work.execute(query)]


def why(work: Work, row: Measure, made: RequestVersion) -> DeskError | None:
    """Why a version that is not filed may not go to the namsmann today; None: it may."""
    try:
        _may_go(work, row, made)
    except DeskError as refusal:
        return refusal
    return None


def _may_go(work: Work, row: Measure, made: RequestVersion) -> None:
    if not trekk_message.goes(row.kind, row.regime):
        requests_out.may_leave(work, row, made, on=work.clock.today())
        request_less.must_be_what_is_owed(work, row, made)
        return
    if made.form == _PAPER and not made.agreed:
        return
    order_stops.may_order(work, row)
    if made.form == _PAPER:
        request_less.must_be_what_is_owed(work, row, made)
        return
    if not trekk_issue.stands(work, row, made):
        raise MessageNotMade(number=row.number)


def told(work: Work, waiting: Mapping[tuple[int, int], DeskError]) -> None:
    """Ask once not to send each of these versions, and no more of any other.

    ``waiting`` is why, by the numbers of measure and version.
    """
    asked = {_text(work, *numbers, refusal): numbers for numbers, refusal in waiting.items()}
    for task in work.scalars(_open_tasks()).all():
        if task.text not in asked:
            asking.done(work, task.debtor_id or 0, WorkKind.FOLLOW_UP, task.text)
            details: dict[str, object] = {"tasks": [task.id], "text": task.text}
            work.note("requests.goes_again", stream=f"debtor:{task.debtor_id}", details=details)
    for text, (measure_id, version) in asked.items():
        row = work.get_one(Measure, measure_id)
        if _known(work, row.debtor_id, text):
            continue
        asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)
        details = {"measure": row.id, "number": row.number, "version": version, "why": text}
        work.note("requests.kept_back", stream=f"debtor:{row.debtor_id}", details=details)


def asks(work: Work) -> bool:
    """Whether anybody is asked not to send something."""
    return work.scalar(_open_tasks().limit(1)) is not None


def _text(work: Work, measure_id: int, version: int, refusal: DeskError) -> str:
    row = work.get_one(Measure, measure_id)
    what = _REQUEST if row.kind == MeasureKind.REQUEST.value else _DECISION
    begins = f"{what} {row.number}, versjon {version}: {refusal.text()}"
    helped, room = f"{begins} {refusal.advice()}", asking.LONGEST_TASK - len(_SENT)
    return f"{helped if len(helped) <= room else begins[:room]}{_SENT}"


def _open_tasks() -> Select[Task]:
    return (
        select(Task)
        .where(
            Task.state == "open",
            Task.made_by == SYSTEM.name,
            or_(Task.text.startswith(f"{_REQUEST} T-"), Task.text.startswith(f"{_DECISION} T-")),
        )
        .order_by(Task.id)
    )


def _known(work: Work, debtor_id: int, text: str) -> bool:
    """Whether it is asked, or a person has done what was asked."""
    query = select(Task.id).where(
        Task.debtor_id == debtor_id,
        Task.text == text,
        (Task.state == "open") | (Task.done_by != SYSTEM.name),
    )
    return work.scalar(query.limit(1)) is not None
