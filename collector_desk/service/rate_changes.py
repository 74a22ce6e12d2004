"""A rate or a setting of the house, changed by four eyes: proposed, shown, and put in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import exists, func, select

from collector_desk.domain import rate_overlay
from collector_desk.domain.approval import Subject
from collector_desk.domain.phrases import dotted
from collector_desk.domain.rate_overlay import Added
from collector_desk.domain.rate_table import Rate, Table
from collector_desk.domain.rates import Rates
from collector_desk.errors import DeskError
from collector_desk.errors.approvals import WaitingAlready
from collector_desk.errors.rates import RateBackDated, RateUnchanged, RateWordsMissing
from collector_desk.models import Approval, RateChange
from collector_desk.service import approvals, rate_list, rate_rehearsal, rate_sheet
from collector_desk.service.approvals import Draft, Handler
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.rates_in_force import IN_FORCE, added
from collector_desk.wire.approvals import Change, Shown
from collector_desk.wire.rates import RateProposal, RateRehearsal

WAITING, RETURNED = "waiting", "returned"
LEAST_SOURCE, LEAST_REASONS = 5, 20
_UNTOLD = "kilde ikke oppgitt"  # while it is only tried
_TWO = "En sats eller regel endres av to personer"


def tried(work: Work, order: RateProposal) -> tuple[Added, Rates]:
    """The row an order makes, and the rates as they would be with it.

    Raises:
        RateUnknown, RateRowWrong, RateNextDueMissing: as ``rate_overlay.overlaid``.
        RateBackDated: as ``rate_overlay.may_begin``.
        RateUnchanged: it says what counts already.
    """
    row = Added(
        table=order.table,
        since=order.since,
        values=order.values,
        source=order.source.strip() or _UNTOLD,
        confirmed=order.confirmed,
        note=order.note.strip(),
        next_due=order.next_due,
    )
    before = rate_overlay.members(work.rates, row.table)
    then = rate_overlay.overlaid(work.rates, [row])
    rate_overlay.may_begin(work.rates, work.shipped, row, today=work.clock.today())
    after = rate_overlay.members(then, row.table)
    if all(_on(table, row) == _on(after[key], row) for key, table in before.items()):
        name = rate_overlay.title(work.rates, row.table)
        raise RateUnchanged(table=name, day=row.since.isoformat())
    return row, then


def preview(work: Work, order: RateProposal) -> RateRehearsal:
    """Which running cases a row would move. Nothing is kept.

    Raises as ``tried``.
    """
    row, then = tried(work, order)
    return rate_rehearsal.rehearse(work, then, since=row.since)


def propose(work: Work, order: RateProposal, rehearsed: RateRehearsal) -> RateChange:
    """Put a new dated row before a second person, with what it was found to move a moment ago.

    Raises:
        RateWordsMissing: the source or the reasons are too short to be understood.
        WaitingAlready: a row of the same table waits already.
        and as ``tried``.
    """
    if len(order.source.strip()) < LEAST_SOURCE or len(order.reasons.strip()) < LEAST_REASONS:
        raise RateWordsMissing(source=LEAST_SOURCE, reasons=LEAST_REASONS)
    row, _ = tried(work, order)
    waits = exists().where(RateChange.table_name == row.table, RateChange.state == WAITING)
    if work.scalar(select(waits)):
        raise WaitingAlready
    change = _new(work, row, order, rehearsed)
    work.add(change)
    work.flush()
    name = rate_overlay.title(work.rates, row.table)
    draft = Draft(
        subject=Subject.RATES,
        subject_id=change.id,
        debtor_id=None,
        title=f"{name} fra {dotted(row.since)}"[:200],
        amount=0,
        why=_TWO,
        reasons=change.reasons,
    )
    change.approval_id = approvals.propose(work, draft).id
    details = {"change": change.id, "table": row.table, "since": row.since.isoformat()}
    work.note("rates.propose", stream="house", details=details)
    return change


def _new(work: Work, row: Added, order: RateProposal, rehearsed: RateRehearsal) -> RateChange:
    return RateChange(
        table_name=row.table,
        since=row.since,
        next_due=row.next_due,
        given={key: str(value) for key, value in row.values.items()},
        source=row.source,
        note=row.note,
        confirmed=row.confirmed,
        reasons=order.reasons.strip(),
        rehearsed=rehearsed.model_dump(mode="json"),
        state=WAITING,
        made_by_person=work.who.person_id or 0,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )


def _frozen(work: Work, change_id: int) -> Mapping[str, Any]:
    """The row, what it was rehearsed to move, and the whole table it goes into as it stands."""
    row = work.get_one(RateChange, change_id)
    tables = rate_overlay.members(work.rates, row.table_name)
    return {
        "subject": Subject.RATES.value,
        "change": row.id,
        "table": row.table_name,
        "since": row.since.isoformat(),
        "next_due": row.next_due.isoformat() if row.next_due else None,
        "given": row.given,
        "source": row.source,
        "note": row.note,
        "confirmed": row.confirmed,
        "reasons": row.reasons,
        "rehearsed": row.rehearsed,
        "stands": {key: [_told(rate) for rate in table.values] for key, table in tables.items()},
    }


def _told(rate: Rate) -> list[str]:
    return [rate.since.isoformat(), str(rate.value), rate.source]


def _on(table: Table, row: Added) -> tuple[Any, ...] | None:
    """What a table says on the day of a row; None before its first."""
    try:
        rate = table.on(row.since)
    except DeskError:
        return None
    return rate.value, rate.source, rate.confirmed, rate.provisional, table.next_due


def _changes(work: Work, approval: Approval) -> Sequence[Change]:
    row = work.get_one(RateChange, approval.subject_id)
    new = added(row)
    before = rate_overlay.members(work.rates, row.table_name)
    after = rate_overlay.members(rate_overlay.overlaid(work.rates, [new]), row.table_name)
    decided = row.state != WAITING
    values = [
        Change(
            field=rate_list.named(key, table),
            before="" if decided else rate_list.words_on(table, row.since),
            after=rate_list.words_on(after[key], row.since),
        )
        for key, table in before.items()
    ]
    about = [("Gjelder fra", dotted(row.since)), ("Kilde", row.source)]
    if row.next_due:
        about.append(("Neste verdi ventes", dotted(row.next_due)))
    return (
        *(value for value in values if decided or value.before != value.after),
        *(Change(field=field, before="", after=words) for field, words in about),
        *rate_sheet.cases(work, row),
    )


def _shown(work: Work, approval: Approval) -> Shown:
    row = work.get_one(RateChange, approval.subject_id)
    why_not = ""
    if row.state == WAITING:
        try:
            _may_begin(work, row)
        except DeskError as refusal:
            why_not = str(refusal)
    name = rate_overlay.title(work.rates, row.table_name)
    unsure = () if row.confirmed else (f"{name}: {row.note}",)
    return Shown(
        lines=tuple(rate_sheet.lines(row)),
        results=tuple(rate_sheet.results(row)),
        unconfirmed=unsure,
        why_not=why_not,
    )


def _may_begin(work: Work, row: RateChange) -> None:
    rate_overlay.may_begin(work.rates, work.shipped, added(row), today=work.clock.today())


def _carry_out(work: Work, approval: Approval) -> None:
    """Put the row in force.

    Raises:
        RateBackDated: its day has come while it waited.
        Conflict: another row of the same table was put in force meanwhile.
    """
    row = work.get_one(RateChange, approval.subject_id, with_for_update=True)
    _may_begin(work, row)
    taken = select(func.max(RateChange.number)).where(RateChange.table_name == row.table_name)
    row.number = (work.scalar(taken) or 0) + 1
    row.state = IN_FORCE
    work.flush()
    work.rates = None


def _put_back(work: Work, approval: Approval) -> None:
    """A row is never written over: its author proposes another."""
    work.get_one(RateChange, approval.subject_id).state = RETURNED


def lapse_all(db: Database) -> int:
    """Let the proposals lapse whose day came before anybody approved them; gives how many."""
    with db.write(SYSTEM) as work:
        found = [row for row in work.scalars(_OPEN) if _too_late(work, row)]
        for row in found:
            approvals.lapse(work, row.approval_id or 0)
            row.state = RETURNED
    return len(found)


_OPEN = select(RateChange).where(RateChange.state == WAITING).order_by(RateChange.id)


def _too_late(work: Work, row: RateChange) -> bool:
    try:
        _may_begin(work, row)
    except RateBackDated:
        return True
    return False


approvals.handles(
    Subject.RATES,
    Handler(
        frozen=_frozen,
        changes=_changes,
        carry_out=_carry_out,
        put_back=_put_back,
        shown=_shown,
        coercive=True,
    ),
)
