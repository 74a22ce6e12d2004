"""Whether the namsmann is asked for more than is owed: before a version leaves, and once he has it.

Before it leaves, it is kept back and made anew. Once he has it, a task asks to tell him what was paid
or fell away since: he takes no more than is owed only where he is told of it. Interest that runs on
changes nothing, and what has grown hides nothing that was paid (``measure_grown``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlalchemy import or_, select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement import growth
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.money import Money
from collector_desk.domain.phrases import kroner
from collector_desk.domain.standing import standing
from collector_desk.domain.work import WorkKind
from collector_desk.errors.requests import RequestOvertaken
from collector_desk.exchange.enforcement.json_in import read_decision, read_request
from collector_desk.models import (
    Claim,
    Debtor,
    FactRow,
    Measure,
    MeasureClaim,
    Payment,
    RequestVersion,
    Task,
)
from collector_desk.service import (
    asking,
    folder,
    forced,
    measure_grown,
    request_continued,
    trekk_message,
)
from collector_desk.service.database import SYSTEM, Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim

_LESS = "{begins} (versjon {version}), er {less} kr betalt eller falt bort. {do}"
_DO = "Lag en ny versjon, og send den"
_DUTY = f"{_DO} (innkrevingsloven § 32)"
_MESSAGE, _PRINCIPAL = "json", "-H"


def must_be_what_is_owed(work: Work, row: Measure, made: RequestVersion) -> None:
    """Refuse that a version leaves when the money on a claim of it has changed since it was made.

    Raises RequestOvertaken.
    """
    rows, ids = folder.read(work, work.get_one(Debtor, row.debtor_id)), _ids(work, row)
    for claim in _claims(work, row, made, ids):
        kept = rows.claim(claim.id) if claim.id in ids else None
        facts, _ = measure_grown.apart(rows, claim.id)
        if kept is None or _ids_of(facts) != _ids_of(_said(row, made, facts)):
            raise RequestOvertaken(claim=claim.number, version=made.number)


def look(work: Work, row: Measure) -> None:
    """What the night does: ask of a request or trekk that he has, where money moved since he was told."""
    has = row.kind == MeasureKind.REQUEST.value or trekk_message.goes(row.kind, row.regime)
    if row.stage == MeasureStage.IN_FORCE.value and has and (_moved(work, row) or _open(work, row)):
        ask(work, row)


def ask(work: Work, row: Measure) -> None:
    """Ask, once for each sum, to tell him what was paid or fell away since his version was made.

    No more is asked of what is over. What a person has done is not asked again.
    """
    made = request_continued.last_filed(work, row.id)
    runs = row.stage == MeasureStage.IN_FORCE.value
    less = _less(work, row, made) if made and runs else 0
    text = ""
    if made is not None and less > 0:
        do = _DUTY if row.regime == Regime.NEW.value else _DO
        begins = _begins(row)
        text = _LESS.format(begins=begins, version=made.number, less=kroner(less), do=do)
    for task in _open(work, row):
        if task.text != text:  # the desk's own doing: it may be asked again
            task.state, task.done_by, task.done_on = "done", SYSTEM.name, work.clock.today()
    if text and not _known(work, row, text):
        asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)


def _begins(row: Measure) -> str:
    return f"{row.number}: siden namsmannen sist fikk beskjed"


def _open(work: Work, row: Measure) -> Sequence[Task]:
    query = select(Task).where(
        Task.debtor_id == row.debtor_id,
        Task.state == "open",
        Task.text.startswith(_begins(row), autoescape=True),
    )
    return work.scalars(query.order_by(Task.id)).all()


def _known(work: Work, row: Measure, text: str) -> bool:
    """Whether it is asked, or a person has done what was asked."""
    query = select(Task.id).where(
        Task.debtor_id == row.debtor_id,
        Task.text == text,
        (Task.state == "open") | (Task.done_by != SYSTEM.name),
    )
    return work.scalar(query.limit(1)) is not None


def _moved(work: Work, row: Measure) -> bool:
    """Whether anything came on a claim of it since the version that he has."""
    made = request_continued.last_filed(work, row.id)
    if made is None:
        return False
    query = select(FactRow.id).where(
        FactRow.claim_id.in_(_ids(work, row)), FactRow.known_at > made.made_at
    )
    return work.scalar(query.limit(1)) is not None


def _less(work: Work, row: Measure, made: RequestVersion) -> Money:
    """Øre that are owed less of principal and costs than the version said, but for what he brought.

    None where nothing is left: it is asked then that it ends.
    """
    rows, ids = folder.read(work, work.get_one(Debtor, row.debtor_id)), _ids(work, row)
    since = measure_grown.since_of(work, row, rows)
    less = owed = 0
    for claim in _claims(work, row, made, ids):
        kept = rows.claim(claim.id)
        if kept is None:
            continue
        facts, others = measure_grown.apart(rows, claim.id)
        said = _owed(work, rows, kept, [*growth.left_of(_said(row, made, facts), since), *others])
        left = _owed(work, rows, kept, [*growth.left_of(facts, since), *others])
        less += said - _brought(work, row, rows, claim.id, made.made_at)
        if claim.id in ids:
            less, owed = less - left, owed + left
    return less if owed else 0


def _brought(work: Work, row: Measure, rows: Folder, claim_id: int, since: datetime) -> Money:
    """Øre that a trekk brought to a claim since; a request that is not decided brings nothing."""
    if row.kind == MeasureKind.REQUEST.value:
        return 0
    came = [one for one in rows.facts.get(claim_id, ()) if one.known_at > since and one.payment_id]
    stand = _ids_of(measure_grown.apart(rows, claim_id)[0])
    return sum(
        one.amount
        for one in came
        if one.id in stand
        and one.kind == FactKind.PAYMENT.value
        and forced.by(work, claim_id, work.get_one(Payment, one.payment_id))
    )


def _owed(work: Work, rows: Folder, claim: KeptClaim, facts: Sequence[Fact]) -> Money:
    balance = rows.statement_of(claim, facts, work.rates, on=work.clock.today()).balance
    return sum(max(0, part) for part in (balance.principal, balance.costs, balance.fees))


def _said(row: Measure, made: RequestVersion, facts: Sequence[Fact]) -> Sequence[Fact]:
    """What a version speaks of: what was known; the message of a decision, as of the decision's day."""
    first = row.kind == MeasureKind.WITHHOLDING.value and made.form == _MESSAGE
    day = row.decided_on if first else None
    known = [one for one in facts if one.known_at <= made.made_at]
    return [one for one in known if day is None or one.value_date <= day]


def _ids_of(facts: Sequence[Fact]) -> frozenset[int]:
    """What stands of facts."""
    return frozenset(one.id for one in standing(facts))


def _ids(work: Work, row: Measure) -> Collection[int]:
    query = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    return set(work.scalars(query))


def _claims(
    work: Work, row: Measure, made: RequestVersion, ids: Collection[int]
) -> Iterator[Claim]:
    """The claims that a version speaks of, and those that the measure is for now."""
    request = row.kind == MeasureKind.REQUEST.value
    lines = (read_request if request else read_decision)(made.source).lines
    said = {
        one.reference.removesuffix(_PRINCIPAL)
        for one in lines
        if one.reference.endswith(_PRINCIPAL)
    }
    query = select(Claim).where(or_(Claim.number.in_(said), Claim.id.in_(ids)))
    yield from work.scalars(query.order_by(Claim.id)).all()
