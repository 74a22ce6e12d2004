"""Statuses of a debtor: registered with what follows, and ended with what is left to do."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select

from collector_desk.domain.enforcement.event_rows import Event
from collector_desk.domain.holds import Reason
from collector_desk.domain.phrases import dotted
from collector_desk.domain.status import STATUSES, Status, arose_on, is_minor
from collector_desk.domain.status_flow import (
    FLOWS,
    PROTECTED,
    done_within,
    filing_deadline,
    task_of,
)
from collector_desk.domain.work import WorkKind
from collector_desk.errors.service import BadInput, Stale, Unknown
from collector_desk.errors.statuses import (
    FilingDeadlineNeeded,
    StatusEnded,
    StatusRuns,
    StatusUntrue,
)
from collector_desk.models import (
    Claim,
    ClaimDebtor,
    Debtor,
    DebtorStatus,
    Hold,
    LetterRow,
    Representative,
    Task,
)
from collector_desk.service import (
    addresses,
    asking,
    attachments,
    filed_claims,
    filing_ahead,
    gate,
    letter_recipients,
    letter_withdraw,
    measure_events,
    status_agreements,
    status_ahead,
)
from collector_desk.service.database import Work
from collector_desk.service.measure_events import Happened
from collector_desk.wire.statuses import EndStatus, NewStatus, Statuses, StatusRow

_OF_COMPANIES = frozenset({Status.BANKRUPTCY, Status.UNKNOWN_ADDRESS, Status.EMIGRATED})
_PROCEEDINGS = frozenset({Status.BANKRUPTCY, Status.DEBT_SETTLEMENT})
_MISTAKEN = "Den var feilregistrert: se over det som er stilt i bero."


def register(work: Work, debtor_id: int, order: NewStatus) -> Statuses:
    """Register a status: it stops what it stops at once, and somebody is asked to act on it.

    A death, a bankruptcy or a debt settlement ends plans and deferrals of what it touches, and a
    letter tells so; a protected address is taken out of sight. To measures of what it touches happens what ruling 21 says.

    Raises:
        Unknown, NotOpened, OwnCase.
        BadInput: a day to come, or no document where claims are filed.
        StatusRuns, StatusUntrue, FilingDeadlineNeeded, FileNotReadable, FileRefused.
    """
    debtor = gate.opened(work, debtor_id)
    _check(work, debtor, order)
    today = work.clock.today()
    row = DebtorStatus(
        debtor_id=debtor_id, kind=order.kind.value, from_day=order.from_day, text=order.text,
        source=order.source, announced_on=order.announced_on, made_by=work.who.name,
        filing_deadline=filing_deadline(
            order.kind, announced=order.announced_on, stated=order.filing_deadline
        ),
    )  # fmt: skip
    if order.document is not None:
        name = f"{order.kind.value}-{debtor_id}-{today.isoformat()}"
        kept = attachments.kept(
            work, order.document, debtor_id=debtor_id, kind="status", day=today, name=name
        )
        row.document_id = kept.id
    work.add(row)
    work.flush()
    row.task_id = ask(work, row).id
    if order.representative is not None:
        letter_recipients.represent(work, debtor_id, order.representative)
    if order.kind in PROTECTED:
        addresses.hide(work, debtor, order.kind)
    if FLOWS[order.kind].ends_agreements:
        status_agreements.end(work, row, _touched(work, row))
    if (event := status_ahead.EVENTS.get(order.kind)) is not None:
        _measures(work, row, event)
    details = {"status": row.id, "kind": row.kind, "from": row.from_day.isoformat()}
    work.note("statuses.register", stream=f"debtor:{debtor_id}", details=details)
    return listed(work, debtor_id)


def end(work: Work, status_id: int, order: EndStatus) -> Statuses:
    """End a status, and ask somebody to see to what is left. It does not hold from its ``to_day``.

    What an estate, a bankruptcy or a debt settlement touched rests until a person has found that
    it still is owed: its end may have taken the debt away. What was filed has a limitation of its
    own from then, the shortest where the outcome is not told. A filing that still waits to go is
    taken back.

    Raises:
        Unknown, NotOpened, OwnCase, Stale, StatusEnded.
        BadInput: before it began, or still to come.
    """
    row = locked(work, status_id, order.version)
    debtor = gate.opened(work, row.debtor_id)
    day = order.to_day or work.clock.today()
    if not row.from_day <= day <= work.clock.today():
        raise BadInput(field="to_day", problem="dagen er før statusen begynte, eller i framtiden")
    close(work, row, order.why)
    row.to_day, row.mistaken = day, order.mistaken
    _take_back(work, row)
    filed_claims.end(work, row, day, order.outcome)
    kind = Status(row.kind)
    if kind in PROTECTED:
        addresses.show(work, debtor)
    if (to := FLOWS[kind].to) is not None:
        _dismiss(work, row.debtor_id, to.value)
    runs = status_agreements.give_back(work, row, order.why) if order.mistaken else set()
    if FLOWS[kind].files_by:
        _rest(work, row, besides=runs)
    if kind in _PROCEEDINGS:
        _measures(work, row, Event.PROCEEDINGS_OVER)
    after = _MISTAKEN if order.mistaken else FLOWS[kind].after
    if after:
        label = STATUSES[kind].label
        text = f"{label} gjelder ikke fra og med {dotted(day)}: {order.why}. {after}"
        asking.task(work, row.debtor_id, WorkKind.FOLLOW_UP, text)
    work.flush()
    details = {"status": row.id, "kind": row.kind, "why": order.why, "mistaken": order.mistaken}
    work.note("statuses.end", stream=f"debtor:{row.debtor_id}", details=details)
    return listed(work, row.debtor_id)


def _take_back(work: Work, row: DebtorStatus) -> None:
    """Take back a filing that waits; one that is leaving the house is told of when it has gone."""
    filed, letter_id = row.filed_on, row.filed_letter_id
    if letter_id is None:
        return
    row.filed_on = row.filed_letter_id = None  # it is not lost: nothing is filed anew
    why = f"{STATUSES[Status(row.kind)].label} er avsluttet før meldingen gikk"
    if not letter_withdraw.withdraw_waiting(work, [letter_id], why):
        row.filed_on, row.filed_letter_id = filed, letter_id


def _rest(work: Work, row: DebtorStatus, *, besides: Collection[int]) -> None:
    today, label = work.clock.today(), STATUSES[Status(row.kind)].label
    for claim_id in sorted(set(_touched(work, row)).difference(besides)):
        work.add(
            Hold(
                debtor_id=row.debtor_id,
                claim_id=claim_id,
                reason=Reason.EXAMINATION.value,
                text=f"{label} er avsluttet: avklar om kravet består",
                owner_id=work.who.person_id,
                from_day=today,
                review_on=today,
                made_by=work.who.name,
                made_at=work.clock.now(),
            )
        )


def _touched(work: Work, row: DebtorStatus) -> list[int]:
    """The open claims that a status touches: of an opening those that arose before it."""
    special = STATUSES[Status(row.kind)]
    query = (
        select(Claim)
        .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
        .where(ClaimDebtor.debtor_id == row.debtor_id, Claim.state == "open")
    )
    return [
        claim.id
        for claim in work.scalars(query.order_by(Claim.id))
        if special.touches(
            arose=arose_on(invoiced=claim.invoice_date, limitation_start=claim.limitation_start),
            since=row.from_day,
        )
    ]


def _measures(work: Work, row: DebtorStatus, event: Event) -> None:
    """Let the measures of the claims it touches do what ruling 21 says."""
    work.flush()
    why = f"{STATUSES[Status(row.kind)].label} fra {dotted(row.from_day)}"
    if event is Event.PROCEEDINGS_OVER:
        why = f"{STATUSES[Status(row.kind)].label} er avsluttet"
    what = Happened(event=event, why=why, claim_ids=_touched(work, row))
    measure_events.happened(work, row.debtor_id, what)


def close(work: Work, row: DebtorStatus, why: str) -> None:
    """Let a status end today, and close what was asked about it."""
    row.to_day, row.ended_by, row.ended_why = work.clock.today(), work.who.name, why
    filed_claims.done(work, row)


def show(work: Work, debtor_id: int) -> Statuses:
    """The statuses of an open debtor, what stops their filing, and where they lived before.

    With what a new one would do to each measure.

    Raises Unknown, NotOpened, OwnCase.
    """
    debtor = gate.opened(work, debtor_id)
    rows = tuple(filing_ahead.told(work, debtor, row) for row in listed(work, debtor_id).rows)
    return Statuses(
        debtor_id=debtor_id, rows=rows, former=addresses.former(work, debtor_id),
        effects=tuple(status_ahead.effects(work, debtor_id)),
    )  # fmt: skip


def locked(work: Work, status_id: int, version: int) -> DebtorStatus:
    """A status that runs, of an open debtor. Raises Unknown, NotOpened, Stale, StatusEnded."""
    row = work.get(DebtorStatus, status_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise Unknown(what="status", id=status_id)
    gate.opened(work, row.debtor_id)
    if row.version != version:
        raise Stale
    if row.to_day is not None and row.to_day <= work.clock.today():
        raise StatusEnded(day=row.to_day.isoformat())
    return row


def running(work: Work, debtor_id: int, *kinds: Status) -> list[DebtorStatus]:
    """The statuses of these kinds that have not ended, the newest first."""
    query = select(DebtorStatus).where(
        DebtorStatus.debtor_id == debtor_id,
        DebtorStatus.kind.in_([kind.value for kind in kinds]),
        or_(DebtorStatus.to_day.is_(None), DebtorStatus.to_day > work.clock.today()),
    )
    return list(work.scalars(query.order_by(DebtorStatus.id.desc())))


def _check(work: Work, debtor: Debtor, order: NewStatus) -> None:
    special, flow = STATUSES[order.kind], FLOWS[order.kind]
    if order.from_day > work.clock.today():
        raise BadInput(field="from_day", problem="dagen kan ikke være i framtiden")
    if found := running(work, debtor.id, order.kind):
        raise StatusRuns(status=special.label, day=found[0].from_day.isoformat())
    if why := _untrue(debtor, order.kind, work.clock.today()):
        raise StatusUntrue(status=special.label, why=why)
    if not flow.files_by:
        return
    if order.document is None:
        raise BadInput(field="document", problem="kunngjøringen eller meldingen mangler")
    if order.kind is not Status.DECEASED and order.filing_deadline is None:
        raise FilingDeadlineNeeded(status=special.label)


def _untrue(debtor: Debtor, kind: Status, today: date) -> str:
    """Why a status cannot be this debtor's; empty where it can."""
    if debtor.kind == "company" and kind not in _OF_COMPANIES:
        return "skyldneren er et foretak"
    born = debtor.birth_date
    if kind is Status.MINOR and born is not None and not is_minor(born, today):
        return "skyldneren er født for mer enn 18 år siden"
    return ""


def ask(work: Work, row: DebtorStatus) -> Task:
    """What must be done about it, by the deadline of the law or within the house's days."""
    kind, today = Status(row.kind), work.clock.today()
    task = Task(
        debtor_id=row.debtor_id, kind=WorkKind.FOLLOW_UP.value,
        text=task_of(kind, deadline=row.filing_deadline)[:300],
        due_on=row.filing_deadline or today + done_within(kind, on=today, rates=work.rates),
        person_id=work.who.person_id, made_by=work.who.name, made_at=work.clock.now(),
    )  # fmt: skip
    work.add(task)
    work.flush()
    return task


def _dismiss(work: Work, debtor_id: int, role: str) -> None:
    today = work.clock.today()
    query = select(Representative).where(
        Representative.debtor_id == debtor_id,
        Representative.role == role,
        Representative.to_day.is_(None),
    )
    for other in work.scalars(query):
        other.to_day = today


def listed(work: Work, debtor_id: int) -> Statuses:
    """The statuses alone, as a deed answers: what it answers is kept, and a former address is not.

    Whoever registers that an address is protected may be one who is not to know it afterwards.
    """
    work.flush()
    query = select(DebtorStatus).where(DebtorStatus.debtor_id == debtor_id)
    rows = work.scalars(query.order_by(DebtorStatus.id.desc())).all()
    return Statuses(debtor_id=debtor_id, rows=tuple(_row(work, row) for row in rows))


def _row(work: Work, row: DebtorStatus) -> StatusRow:
    kind = Status(row.kind)
    runs = row.to_day is None or row.to_day > work.clock.today()
    task = work.get(Task, row.task_id) if row.task_id else None
    letter = work.get(LetterRow, row.filed_letter_id) if row.filed_letter_id else None
    waits = letter is not None and letter.sent_on is None
    asked = task if runs and task is not None and task.state == "open" and not waits else None
    return StatusRow(
        status_id=row.id,
        version=row.version,
        kind=kind,
        label=STATUSES[kind].label,
        warning=STATUSES[kind].warning,
        from_day=row.from_day,
        to_day=row.to_day,
        text=row.text,
        source=row.source,
        task=asked.text if asked else "",
        due_on=asked.due_on if asked else None,
        filing_deadline=row.filing_deadline,
        filed_on=row.filed_on,
        filing_waits=waits,
        may_file=runs and bool(FLOWS[kind].files_by) and row.filed_on is None,
        ends=FLOWS[kind].ends,
    )
