"""Whether the namsmann is asked for more than is owed: before a version leaves, and once he has it.

Before it leaves, it is kept back and made anew. Once he has it, a task asks to tell him what was paid
or fell away since: he takes no more than is owed only where he is told of it. Interest that runs on
changes nothing, and what has grown hides nothing that was paid (``measure_grown``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlalchemy import and_, exists, or_, select

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
from collector_desk.service import asking, folder, forced, measure_grown, request_continued
from collector_desk.service.database import Work
from collector_desk.service.folder import Folder
from collector_desk.service.kept_rows import KeptClaim

_BEGINS = "{number}: siden namsmannen sist fikk beskjed"
_LESS = "{begins} (versjon {version}), er {less} kr betalt eller falt bort. {do}"
_DO = "Lag en ny versjon, og send den"
_DUTY = f"{_DO} (innkrevingsloven § 32)"
_NOTHING = "\n"  # no task begins so
_MESSAGE, _PRINCIPAL = "json", "-H"


def must_be_what_is_owed(work: Work, row: Measure, made: RequestVersion) -> None:
    """Refuse that a version leaves when the money on a claim of it has changed since it was made.

    Raises RequestOvertaken.
    """
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    for claim in _claims(work, row, made):
        kept = rows.claim(claim.id) if claim.id in _ids(work, row) else None
        facts, _ = measure_grown.apart(rows, claim.id)
        if kept is None or _ids_of(facts) != _ids_of(_said(row, made, facts)):
            raise RequestOvertaken(claim=claim.number, version=made.number)


def ask_all(work: Work) -> None:
    """Ask of every request and trekk that the namsmann has, where money moved since he was told."""
    told = (
        select(RequestVersion.made_at)
        .where(
            RequestVersion.measure_id == Measure.id,
            RequestVersion.filed_on.is_not(None),
            RequestVersion.refused_on.is_(None),
        )
        .order_by(RequestVersion.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    moved = exists().where(
        MeasureClaim.measure_id == Measure.id,
        FactRow.claim_id == MeasureClaim.claim_id,
        FactRow.known_at > told,
    )
    asked = exists().where(
        Task.debtor_id == Measure.debtor_id,
        Task.state == "open",
        Task.text.startswith(Measure.number + _BEGINS.removeprefix("{number}")),
    )
    has = or_(
        Measure.kind == MeasureKind.REQUEST.value,
        and_(
            Measure.kind == MeasureKind.WITHHOLDING.value,
            Measure.regime == Regime.NEW.value,
        ),
    )
    query = select(Measure).where(
        Measure.stage == MeasureStage.IN_FORCE.value, has, or_(moved, asked)
    )
    for row in work.scalars(query.order_by(Measure.id)).all():
        ask(work, row)


def ask(work: Work, row: Measure) -> None:
    """Ask, once for each sum, to tell him what was paid or fell away since his version was made."""
    made = request_continued.last_filed(work, row.id)
    less = 0 if made is None else _less(work, row, made)
    begins = _BEGINS.format(number=row.number)
    if made is None or less <= 0:
        asking.done_all(work, row.debtor_id, begins, besides=_NOTHING)
        return
    do = _DUTY if row.regime == Regime.NEW.value else _DO
    text = _LESS.format(begins=begins, version=made.number, less=kroner(less), do=do)
    asking.done_all(work, row.debtor_id, begins, besides=text)
    known = select(Task.id).where(Task.debtor_id == row.debtor_id, Task.text == text)
    if work.scalar(known.limit(1)) is None:
        asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)


def _less(work: Work, row: Measure, made: RequestVersion) -> Money:
    """Øre that are owed less of principal and costs than the version said, but for what he brought.

    None where nothing is left: it is asked then that it ends.
    """
    rows = folder.read(work, work.get_one(Debtor, row.debtor_id))
    since, ids = measure_grown.since_of(work, row, rows), _ids(work, row)
    less = owed = 0
    for claim in _claims(work, row, made):
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


def _claims(work: Work, row: Measure, made: RequestVersion) -> Iterator[Claim]:
    """The claims that a version speaks of, and those that the measure is for now."""
    request = row.kind == MeasureKind.REQUEST.value
    lines = (read_request if request else read_decision)(made.source).lines
    said = {
        one.reference.removesuffix(_PRINCIPAL)
        for one in lines
        if one.reference.endswith(_PRINCIPAL)
    }
    query = select(Claim).where(or_(Claim.number.in_(said), Claim.id.in_(_ids(work, row))))
    yield from work.scalars(query.order_by(Claim.id)).all()
