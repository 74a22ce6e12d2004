"""The day a judgment was served: from it runs the time to have it tried, and to enforce it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select

from collector_desk.domain.enforcement.measure import MeasureKind
from collector_desk.domain.enforcement.suit import tried_until
from collector_desk.domain.phrases import dotted
from collector_desk.domain.work import WorkKind
from collector_desk.errors.enforcement import JudgmentNotServed, MeasureDayWrong
from collector_desk.errors.judgments import JudgmentTakenBack
from collector_desk.errors.service import Stale, Unknown
from collector_desk.models import Judgment, Measure, MeasureClaim, RequestVersion, Task
from collector_desk.service import asking, attachments, gate, suit_asking
from collector_desk.service.database import Work
from collector_desk.wire.enforcement_requests import JudgmentKind, JudgmentServed


def enter(work: Work, debtor_id: int, order: JudgmentServed) -> Judgment:
    """Enter when a judgment was served on this debtor, or another day than was entered.

    It holds for all that the judgment decided. When it may be enforced is reckoned from it, the
    task of that day moves, and one asks what a request is to do that went before it.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
        Stale: it was changed since it was shown.
        JudgmentTakenBack: it was taken back.
        JudgmentNotServed: a settlement.
        MeasureDayWrong: before it was decided, or a day to come.
        FileNotReadable, FileRefused: of the paper.
    """
    gate.opened(work, debtor_id)
    rows = of_debtor(work, debtor_id, order.judgment_id)
    first = rows[0]
    shown = next(row for row in rows if row.id == order.judgment_id)
    if shown.version != order.version:
        raise Stale
    if first.taken_back_on is not None:
        raise JudgmentTakenBack(board=first.board, day=first.decided_on.isoformat())
    if first.what == JudgmentKind.SETTLEMENT:
        raise JudgmentNotServed(board=first.board, day=first.decided_on.isoformat())
    must_be_a_day(work, first.decided_on, order.day)
    paper = _paper(work, debtor_id, order)
    before = first.served_on
    settle(work, rows, order.day)
    details = {
        "judgment": first.id, "served": order.day.isoformat(),
        "before": before and before.isoformat(), "document": paper,
    }  # fmt: skip
    work.note("judgments.served", stream=f"debtor:{debtor_id}", details=details)
    return first


def settle(work: Work, rows: Sequence[Judgment], day: date | None) -> None:
    """Let a judgment be served on a day, or not known to be; its tasks follow."""
    first = rows[0]
    asked_no_more(work, first)
    for row in rows:
        row.served_on = day
    work.flush()
    review(work, first)
    _ask_of_early(work, rows)


def of_debtor(work: Work, debtor_id: int, judgment_id: int) -> Sequence[Judgment]:
    """What one judgment decided against this debtor, the first claim first, locked. Raises Unknown."""
    one = work.get(Judgment, judgment_id)
    if one is None or one.debtor_id != debtor_id:
        raise Unknown(what="judgment", id=judgment_id)
    first = one.with_id or one.id
    query = select(Judgment).where(
        Judgment.debtor_id == debtor_id, or_(Judgment.id == first, Judgment.with_id == first)
    )
    query = query.order_by(Judgment.id).with_for_update()
    return work.scalars(query.execution_options(populate_existing=True)).all()


def must_be_a_day(work: Work, decided_on: date, served_on: date) -> None:
    """Refuse a day before the judgment was decided, or one to come. Raises MeasureDayWrong."""
    if not decided_on <= served_on <= work.clock.today():
        raise MeasureDayWrong(first=decided_on.isoformat())


def review(work: Work, row: Judgment) -> None:
    """Ask to look when a judgment that was served can no longer be tried (tvisteloven § 6-14)."""
    if row.served_on is None or row.what == JudgmentKind.SETTLEMENT:
        return
    day = tried_until(row.served_on, work.rates)
    work.add(
        Task(
            debtor_id=row.debtor_id,
            claim_id=row.claim_id,
            kind=WorkKind.FOLLOW_UP.value,
            text=_asks(work, row, row.served_on),
            due_on=day,
            person_id=work.who.person_id,
            made_by=work.who.name,
            made_at=work.clock.now(),
        )
    )
    work.flush()


def asked_no_more(work: Work, row: Judgment) -> None:
    """Close what was asked for the day it can no longer be tried."""
    if row.served_on is not None:
        text = _asks(work, row, row.served_on)
        asking.done(work, row.debtor_id, WorkKind.FOLLOW_UP, text, claim_id=row.claim_id)


def _asks(work: Work, row: Judgment, served_on: date) -> str:
    text = f"{JudgmentKind(row.what).label} {dotted(row.decided_on)}, {row.board}: fristen for"
    day = dotted(tried_until(served_on, work.rates))
    return f"{text} å få den prøvd er ute {day}. Begjær utlegg om den står."[: asking.LONGEST_TASK]


def _ask_of_early(work: Work, rows: Sequence[Judgment]) -> None:
    """Ask, once for each request, what is to be done where it went before it could."""
    first = rows[0]
    day = suit_asking.first_day(work, first)
    query = (
        select(Measure.number)
        .join(RequestVersion, RequestVersion.measure_id == Measure.id)
        .join(MeasureClaim, MeasureClaim.measure_id == Measure.id)
        .where(
            Measure.debtor_id == first.debtor_id,
            Measure.kind == MeasureKind.REQUEST.value,
            MeasureClaim.claim_id.in_([row.claim_id for row in rows]),
            RequestVersion.refused_on.is_(None),
            RequestVersion.filed_on >= first.decided_on,
            Measure.ended_on.is_(None),
        )
        .order_by(Measure.number)
    )
    early = query if day is None else query.where(RequestVersion.filed_on < day)
    what = f"{JudgmentKind(first.what).label.lower()} {dotted(first.decided_on)}"
    told = f"forkynt {dotted(first.served_on)}" if first.served_on else "forkynnelsen er ikke ført"
    for number in dict.fromkeys(work.scalars(early)):
        text = f"{number} er levert før {what} kunne fullbyrdes"
        text += f" ({told}). Avklar med namsmannen om begjæringen står."
        asking.task(work, first.debtor_id, WorkKind.FOLLOW_UP, text)


def _paper(work: Work, debtor_id: int, order: JudgmentServed) -> int | None:
    if order.document is None:
        return None
    name = f"forkynnelse-{order.judgment_id}-{order.day.isoformat()}"
    return attachments.kept(
        work, order.document, debtor_id=debtor_id, kind="judgment", day=order.day, name=name
    ).id
