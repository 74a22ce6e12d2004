"""What the night does with measures: what is covered or run out ends, what lost its ground lapses."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import exists, select

from collector_desk.domain.calendar import add_months
from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.models import Claim, Measure, MeasureClaim, RequestEvent, Task
from collector_desk.service import (
    alone,
    approvals,
    asking,
    forced_sale,
    measure_events,
    measure_run,
    measures,
    own_fees,
    request_less,
)
from collector_desk.service.database import Database, Work
from collector_desk.service.measure_events import Happened
from collector_desk.service.measure_facts import ruling

_COVERED = "kravene er dekket"


def check_all(db: Database) -> int:
    """Look at every measure that runs or waits, each by itself; how many ended or changed."""
    with db.read() as work:
        stages = [MeasureStage.WAITING, MeasureStage.DECIDED, MeasureStage.IN_FORCE]
        query = select(Measure.id).where(Measure.stage.in_([stage.value for stage in stages]))
        numbers = [*work.scalars(query.order_by(Measure.id)), *_registered(work)]
    return sum(alone.look(db, Measure, number, check, _called) for number in numbers)


def _registered(work: Work) -> Iterator[int]:
    """Requests that ended in a lien, which nobody has been asked to have deleted."""
    asked = (
        exists()
        .where(
            Task.debtor_id == Measure.debtor_id,
            Task.text.startswith(Measure.number + ": få pantet"),
            Task.made_at >= RequestEvent.made_at,
        )
        .correlate(Measure, RequestEvent)  # of this request, not of any
    )
    lien = exists().where(
        RequestEvent.measure_id == Measure.id,
        RequestEvent.kind == RequestEventKind.LIEN.value,
        RequestEvent.taken_back_on.is_(None),
        ~asked,
    )
    yield from work.scalars(select(Measure.id).where(lien).order_by(Measure.id))


def _called(row: Measure) -> tuple[str, str]:
    return row.number, "tiltaket"


def check(work: Work, measure_id: int) -> bool:
    """End one measure where its time or its ground is over; whether it did."""
    query = select(Measure).where(Measure.id == measure_id).with_for_update()
    row = work.scalars(query.execution_options(populate_existing=True)).one()
    today, stage = work.clock.today(), MeasureStage(row.stage)
    if stage is MeasureStage.WAITING and _lapse_at_year_end(work, row):
        return True
    if _covered(work, row):
        return _paid(work, row)
    if stage not in {MeasureStage.DECIDED, MeasureStage.IN_FORCE}:
        return False
    request_less.look(work, row)
    if row.ends_on is not None and today > row.ends_on and row.sale_on is None:
        lien = row.kind == MeasureKind.ACCOUNT_LIEN.value
        last = MeasureStage.LAPSED if lien else MeasureStage.ENDED
        measure_run.end(work, row, last, f"tiden var ute {dotted(row.ends_on)}")
        return True
    return _nears_lapse(work, row)


def _nears_lapse(work: Work, row: Measure) -> bool:
    """Ask once, months before a lien lapses, what becomes of it; whether it was asked now.

    Only a request for tvangsdekning keeps it (panteloven § 5-13).
    """
    today, last = work.clock.today(), row.ends_on
    if row.kind != MeasureKind.ACCOUNT_LIEN.value or last is None or row.effect_on is None:
        return False
    if row.sale_on is not None:
        return False
    begins = forced_sale.lapses(row)
    asked = exists().where(
        Task.debtor_id == row.debtor_id, Task.text.startswith(begins, autoescape=True)
    )
    ahead = work.rates["lien_warning_months"].on(today).whole
    if last > add_months(today, ahead) or work.scalar(select(asked)):
        return False
    text = (
        f"{begins}{dotted(last)} uten begjæring om tvangsdekning (panteloven § 5-13): be om"
        " tvangsdekning, eller gi opp pantet"
    )
    asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text, due=last)
    return True


def _paid(work: Work, row: Measure) -> bool:
    """Nothing is owed on any of its claims: what ruling 21 says, once; whether it was done now."""
    if row.stage == MeasureStage.ENDED.value:
        measure_run.ask_deletion(work, row)  # of the lien that a request ended in
        return True
    asked = exists().where(
        Task.debtor_id == row.debtor_id,
        Task.text.startswith(f"{row.number}: kravet er dekket", autoescape=True),
    )
    if work.scalar(select(asked)):
        return False
    ids = frozenset(measures.claims_of(work, row))
    what = Happened(event=Event.CLAIM_PAID, why=_COVERED, claim_ids=ids, measure_id=row.id)
    measure_events.happened(work, row.debtor_id, what)
    return True


def _lapse_at_year_end(work: Work, row: Measure) -> bool:
    """A proposal under the old rules that nobody approved in time lapses (ruling 2)."""
    today, kind = work.clock.today(), MeasureKind(row.kind)
    if kind is MeasureKind.REQUEST or row.regime == Regime.NEW.value:
        return False
    if ruling(work, row.debtor_id, kind, on=today).regime is Regime.OLD:
        return False
    if row.approval_id is not None:
        approvals.lapse(work, row.approval_id)
    measures.move(row, MeasureStage.LAPSED)
    row.ended_on, row.ended_why = today, "ikke godkjent før nytt regelverk gjaldt"
    work.flush()
    measure_run.note(work, row, "measures.lapse")
    return True


def _covered(work: Work, row: Measure) -> bool:
    ids = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    claims = list(work.scalars(select(Claim).where(Claim.id.in_(ids))))
    folded = own_fees.statements(work, row.debtor_id, claims, on=work.clock.today())
    return all(folded[claim.id].balance.total <= 0 for claim in claims)
