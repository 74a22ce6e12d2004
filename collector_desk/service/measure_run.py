"""A measure that is decided: the day it took effect, its stop, and what the night does with it."""

from __future__ import annotations

import logging
from datetime import date

from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.limitation_steps import Outcome
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors.enforcement import MeasureDayWrong, MeasureRests
from collector_desk.errors.requests import RequestNotMade
from collector_desk.models import Claim as ClaimRow
from collector_desk.models import Debtor, Measure, MeasureClaim
from collector_desk.service import (
    approvals,
    enforcement_book,
    folder,
    gate,
    measure_letters,
    measures,
    own_fees,
    own_limitation,
    plan_keeping,
    request_limitation,
    stops,
    trekk_issue,
    trekk_message,
)
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.measure_facts import ruling
from collector_desk.wire.measures import StopMeasure, ToldPayer

_log = logging.getLogger(__name__)
_TOLD = {
    MeasureKind.WITHHOLDING: "Trekkpliktig fikk pålegget",
    MeasureKind.ACCOUNT_LIEN: "Banken fikk melding, pantet har rettsvern",
}
_STOPPED = {
    MeasureKind.WITHHOLDING: "Opphør av utleggstrekk",
    MeasureKind.ACCOUNT_LIEN: "Erklæring om bortfall av utleggspant",
    MeasureKind.REQUEST: "Begjæringen er trukket",
}


def told(work: Work, measure_id: int, order: ToldPayer) -> Measure:
    """Enter the day the payer or the bank got it: from then it has effect.

    Raises:
        Unknown, NotOpened, OwnCase, Stale, MeasureWrongStage: as ``measures.propose``.
        MeasureDayWrong: before the decision, or a day to come.
        MeasureRests: it was stilt i bero on that day, by itself or by what it is for.
        MessageNotMade: the namsmann cannot have a message that was not made.
        RequestNotMade: a request takes effect by being filed (``requests_out.filed``).
    """
    row = measures.locked(work, measure_id, order.version)
    debtor = gate.opened(work, row.debtor_id)
    if row.kind == MeasureKind.REQUEST.value:
        raise RequestNotMade(number=row.number)
    _rests(work, row, debtor, order.day)
    measures.move(row, MeasureStage.IN_FORCE)
    first = row.decided_on or order.day
    if not first <= order.day <= work.clock.today():
        raise MeasureDayWrong(first=first.isoformat())
    row.effect_on = order.day
    what = _TOLD[MeasureKind(row.kind)]
    if trekk_message.goes(row.kind, row.regime):
        trekk_issue.handed(work, row, order.day)
        what = "Namsmannen fikk beslutningen"
    work.flush()
    enforcement_book.enter(work, row, "told", f"{what} {dotted(order.day)}")
    own_limitation.in_force(work, row)
    _note(work, row, "measures.told")
    return row


def _rests(work: Work, row: Measure, debtor: Debtor, day: date) -> None:
    claims = measures.claims_of(work, row)
    found = next(stops.of_measure(folder.read(work, debtor), row.id, claims, day), None)
    if found is not None:
        raise MeasureRests(number=row.number, why=found.reason)


def stop(work: Work, measure_id: int, order: StopMeasure) -> Measure:
    """End a measure before its time, with the reason; it is entered in the book.

    Raises:
        Unknown, NotOpened, OwnCase, Stale, MeasureWrongStage: as ``measures.propose``.
    """
    row = measures.locked(work, measure_id, order.version)
    gate.opened(work, row.debtor_id)
    stop_whole(work, row, order.why)
    return row


def stop_whole(work: Work, row: Measure, why: str) -> None:
    """End a locked measure before its time. Raises MeasureWrongStage."""
    _end(work, row, MeasureStage.STOPPED, why)
    if row.kind == MeasureKind.REQUEST.value:
        request_limitation.close(work, row, work.clock.today(), Outcome.WITHDRAWN)
    _note(work, row, "measures.stop")


def check_all(db: Database) -> int:
    """What the night does: what is covered or run out ends, what lost its ground lapses."""
    with db.read() as work:
        stages = [MeasureStage.WAITING, MeasureStage.DECIDED, MeasureStage.IN_FORCE]
        query = select(Measure.id).where(Measure.stage.in_([stage.value for stage in stages]))
        numbers = list(work.scalars(query.order_by(Measure.id)))
    return sum(_alone(db, number) for number in numbers)


def _alone(db: Database, measure_id: int) -> bool:
    """Each in a transaction of its own: a fault in one is asked about, and the others are done."""
    try:
        with db.write(SYSTEM) as work:
            return check(work, measure_id)
    except Exception as fault:  # noqa: BLE001  the other measures are looked at all the same
        _log.exception("measure %d was not looked at", measure_id)
        with db.write(SYSTEM) as work:
            row = work.get_one(Measure, measure_id)
            text = f"{row.number} er ikke gjennomgått ({type(fault).__name__}): se på tiltaket"
            plan_keeping.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)
        return False


def check(work: Work, measure_id: int) -> bool:
    """End one measure where its time or its ground is over; whether it did."""
    query = select(Measure).where(Measure.id == measure_id).with_for_update()
    row = work.scalars(query.execution_options(populate_existing=True)).one()
    today, stage = work.clock.today(), MeasureStage(row.stage)
    if stage is MeasureStage.WAITING:
        return _lapse_at_year_end(work, row)
    if stage not in {MeasureStage.DECIDED, MeasureStage.IN_FORCE}:
        return False
    if row.kind != MeasureKind.REQUEST.value and _covered(work, row):
        _end(work, row, MeasureStage.ENDED, "kravene er dekket")
        return True
    if row.ends_on is not None and today > row.ends_on:
        lien = row.kind == MeasureKind.ACCOUNT_LIEN.value
        last = MeasureStage.LAPSED if lien else MeasureStage.ENDED
        _end(work, row, last, f"tiden var ute {dotted(row.ends_on)}")
        return True
    return False


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
    _note(work, row, "measures.lapse")
    return True


def _covered(work: Work, row: Measure) -> bool:
    ids = select(MeasureClaim.claim_id).where(MeasureClaim.measure_id == row.id)
    claims = list(work.scalars(select(ClaimRow).where(ClaimRow.id.in_(ids))))
    folded = own_fees.statements(work, row.debtor_id, claims, on=work.clock.today())
    return all(folded[claim.id].balance.total <= 0 for claim in claims)


def _end(work: Work, row: Measure, stage: MeasureStage, why: str) -> None:
    measures.move(row, stage)
    row.ended_on, row.ended_why = work.clock.today(), why[:300]
    work.flush()
    kind = MeasureKind(row.kind)
    if kind is not MeasureKind.REQUEST:
        entry = enforcement_book.enter(work, row, "ended", f"{_STOPPED[kind]}: {why}")
        work.flush()
        measure_letters.ended(work, row, entry)
        own_limitation.ended(work, row)


def _note(work: Work, row: Measure, deed: str) -> None:
    details = {"measure": row.id, "number": row.number, "stage": row.stage, "why": row.ended_why}
    work.note(deed, stream=f"debtor:{row.debtor_id}", details=details)
