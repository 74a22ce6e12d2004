"""The phone desk: who called, with which authority, and what follows from what was said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from collector_desk.domain.calendar import next_working_day
from collector_desk.domain.holds import Reason, longest
from collector_desk.domain.inquiry import (
    ASKED,
    CONTROLS,
    HEARD,
    SPEAKS_BY,
    CallOutcome,
    Channel,
    InquiryKind,
    Sender,
)
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.work import WorkKind
from collector_desk.errors.inquiries import (
    AuthorityMissing,
    CallBackDayMissing,
    FollowUpPassed,
    FollowUpTooFar,
    NotIdentified,
    PromiseIncomplete,
    PromiseTooFar,
)
from collector_desk.models import Call, Representative, Task
from collector_desk.service import gate, holding, inquiries, objections, speaking
from collector_desk.service.database import Work
from collector_desk.wire.holds import NewHold
from collector_desk.wire.inquiries import CallRow, InquiryRow, NewCall, Register, Speaker, Speakers

_UNVERIFIED = "Ikke identifisert, oppgir å være {who}. Kontroller med skyldneren:"
"""Who is said to have called stands before the words, so that nobody takes them for the debtor's."""

PROMISED = "Lovet å betale "
"""How the task of a promise begins."""


def log(work: Work, debtor_id: int, order: NewCall) -> CallRow:
    """Keep a call. «Sier det er betalt» holds the claim at once; a promise is followed up.

    Who objects, or asks for time or a plan, has an inquiry in the inbox: the objection stops what
    it may speak of until it is registered (ruling 18), and each is listed until it is answered.
    So does who is not identified and objects or says that it is paid: to stop tells nothing.

    Raises:
        NotIdentified: too few control questions were answered, and more is asked than to stop.
        AuthorityMissing: so of who speaks for the debtor without anything on file that holds today.
        PromiseIncomplete, PromiseTooFar: a promise without sum or day, or for a day far off.
        CallBackDayMissing, FollowUpPassed, FollowUpTooFar: the day to call again, or to look at it again.
        Unknown: the claim is not this debtor's.
        NotOpened, OwnCase: as for every deed on a debtor.
    """
    gate.opened(work, debtor_id)
    if order.claim_id is not None:
        objections.claim_of(work, debtor_id, order.claim_id)
    _check(work, order)
    on_file = _authority(work, debtor_id, order)
    known = _identified(order, on_file)
    row = Call(
        debtor_id=debtor_id,
        caller=order.caller.value,
        caller_name=order.caller_name,
        authority=(order.authority.strip() or on_file) if known else "",
        controls=order.controls,
        outcome=order.outcome.value,
        text=order.text,
        promised=order.promised,
        promised_by=order.promised_by,
        follow_up_on=order.follow_up_on,
        called_at=work.clock.now(),
        called_on=work.clock.today(),
        taken_by=work.who.name,
    )
    work.add(row)
    work.flush()
    heard = _follow(work, debtor_id, order) if known else _unverified(work, debtor_id, order)
    followed = tuple(heard)
    tasks = [task.id for _, task in followed if task is not None]
    details = {
        "call": row.id, "outcome": row.outcome, "controls": row.controls, "tasks": tasks,
    }  # fmt: skip
    work.note("calls.log", stream=f"debtor:{debtor_id}", details=details)
    return CallRow(
        call_id=row.id,
        outcome_label=order.outcome.label,
        followed=tuple(words for words, _ in followed),
    )


def speakers(work: Work, debtor_id: int) -> Speakers:
    """Who may be told anything on the telephone today besides the debtor, by what is on file.

    Raises:
        Unknown, NotOpened, OwnCase: as for every deed on a debtor.
    """
    gate.opened(work, debtor_id)
    found = ((caller, speaking.on_file(work, debtor_id, caller)) for caller in SPEAKS_BY)
    return Speakers(
        rows=tuple(
            Speaker(
                caller=caller,
                name=row.name,
                on_file=_told(row),
                last_day=row.to_day - timedelta(days=1) if row.to_day else None,
            )
            for caller, row in found
            if row is not None
        )
    )


def _check(work: Work, order: NewCall) -> None:
    today = work.clock.today()
    last = today + timedelta(days=work.rates["put_off_days"].on(today).whole)
    if order.follow_up_on is not None and order.follow_up_on < today:
        raise FollowUpPassed
    if order.follow_up_on is not None and order.follow_up_on > last:
        raise FollowUpTooFar(last=last.isoformat())
    if order.outcome is CallOutcome.NOT_IDENTIFIED:
        return
    if order.controls < CONTROLS and order.outcome not in HEARD:
        raise NotIdentified(needed=CONTROLS)
    if order.outcome is CallOutcome.CALL_BACK and order.follow_up_on is None:
        raise CallBackDayMissing
    if order.outcome is CallOutcome.PROMISED:
        _promise(work, order, today)


def _authority(work: Work, debtor_id: int, order: NewCall) -> str:
    """What on file lets the caller be told anything; nothing that is merely said does."""
    if order.caller is Sender.DEBTOR or order.outcome is CallOutcome.NOT_IDENTIFIED:
        return ""
    found = speaking.on_file(work, debtor_id, order.caller)
    if found is not None:
        return _told(found)
    if order.outcome not in HEARD:
        raise AuthorityMissing(caller=order.caller.label)
    return ""


def _identified(order: NewCall, on_file: str) -> bool:
    """Whether the caller may be told anything."""
    speaks = order.caller is Sender.DEBTOR or bool(on_file)
    return order.controls >= CONTROLS and speaks


def _told(found: Representative) -> str:
    """What shows that somebody speaks for the debtor, as it is kept with a call."""
    return f"{found.name}: {found.source}"[:200]


def _promise(work: Work, order: NewCall, today: date) -> None:
    if order.promised is None or order.promised_by is None or order.promised_by < today:
        raise PromiseIncomplete
    last = today + timedelta(days=work.rates["promise_days"].on(today).whole)
    if order.promised_by > last:
        raise PromiseTooFar(last=last.isoformat())


def _follow(work: Work, debtor_id: int, order: NewCall) -> Iterator[tuple[str, Task | None]]:
    today = work.clock.today()
    if order.outcome is CallOutcome.SAYS_PAID:
        until = today + timedelta(days=longest(Reason.SAYS_PAID, work.rates, today).whole)
        hold = NewHold(reason=Reason.SAYS_PAID, until=until, claim_id=order.claim_id)
        row = holding.put(work, debtor_id, hold)
        words = f"{row.reach} stilt i bero til {dotted(until)}: penger underveis undersøkes"
        yield words, None
    if order.outcome in ASKED:
        yield _ask(work, debtor_id, order, ASKED[order.outcome]), None
    if order.outcome is CallOutcome.PROMISED and order.promised and order.promised_by:
        due = next_working_day(order.promised_by + timedelta(days=1))
        text = f"{PROMISED}{kroner(order.promised)} kr innen {dotted(order.promised_by)}"
        yield _task(work, debtor_id, order.claim_id, text, due)
    yield from _looked_at(work, debtor_id, order)


def _unverified(work: Work, debtor_id: int, order: NewCall) -> Iterator[tuple[str, Task | None]]:
    """What follows where nobody knows who calls: an objection, and what is said to be paid, stops
    as one in writing does until somebody has verified it. Nothing is held for what is only said.
    """
    if order.outcome in HEARD:
        who = f"{order.caller.label.lower()} {order.caller_name}".strip()
        text = f"{_UNVERIFIED.format(who=who)} {order.text.strip() or order.outcome.label}"
        unsure = order.model_copy(update={"text": text, "caller": Sender.UNKNOWN})
        yield _ask(work, debtor_id, unsure, InquiryKind.OBJECTION), None
    yield from _looked_at(work, debtor_id, order)


def _looked_at(work: Work, debtor_id: int, order: NewCall) -> Iterator[tuple[str, Task | None]]:
    if order.follow_up_on is not None:
        words = order.text.strip()[:200] or order.outcome.label
        yield _task(work, debtor_id, order.claim_id, f"Etter samtale: {words}", order.follow_up_on)


def _ask(work: Work, debtor_id: int, order: NewCall, kind: InquiryKind) -> str:
    """Let what was asked on the telephone wait in the inbox, with the claim it is about."""
    asked = Register(
        kind=kind,
        channel=Channel.PHONE,
        sender=order.caller,
        sender_name=order.caller_name,
        text=order.text.strip() or order.outcome.label,
        claims=() if order.claim_id is None else (order.claim_id,),
    )
    return _waits(inquiries.wait(work, debtor_id, asked))


def _waits(row: InquiryRow) -> str:
    words = f"{row.kind_label} ligger i innboksen med svarfrist {dotted(row.answer_by)}"
    if row.kind is not InquiryKind.OBJECTION:
        return words
    stopped = " og ".join(row.claims) or "alle krav"
    return f"{words}, og stanser {stopped} til den er registrert"


def _task(
    work: Work, debtor_id: int, claim_id: int | None, text: str, due: date
) -> tuple[str, Task]:
    task = Task(
        debtor_id=debtor_id,
        claim_id=claim_id,
        kind=WorkKind.FOLLOW_UP.value,
        text=text[:300],
        due_on=due,
        person_id=work.who.person_id,
        made_by=work.who.name,
        made_at=work.clock.now(),
    )
    work.add(task)
    work.flush()
    return f"Følges opp {dotted(due)}: {text}", task
