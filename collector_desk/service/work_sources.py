"""What waits for somebody: objections, silent units, requests, holds, plans and money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select

from collector_desk.domain import objection
from collector_desk.domain.calendar import deadline
from collector_desk.domain.holds import PRIVATE, Reason, told_until
from collector_desk.domain.inquiry import REQUESTS, Channel, InquiryKind
from collector_desk.domain.phrases import dotted, kroner
from collector_desk.domain.work import WorkKind
from collector_desk.models import (
    Claim,
    CreditorUnit,
    Hold,
    Inquiry,
    Objection,
    Payment,
    PaymentState,
    Plan,
    UnitQuestion,
)
from collector_desk.service import outages, placed, request_answers, unit_asked, work_tasks
from collector_desk.service.database import Work
from collector_desk.service.work_found import Found, Source, row

_DAY = timedelta(days=1)


def _as_it_is(_work: Work, found: Found) -> date:
    return found.day


def _ends(due: date, today: date) -> str:
    """When a deadline ends, as it is said on a day."""
    if due <= today:
        return f"gikk ut {dotted(due)}" if due < today else "går ut i dag"
    return "går ut i morgen" if due == today + _DAY else f"går ut {dotted(due)}"


# objections -------------------------------------------------------------------------------


def _objections(_work: Work) -> Select[Any]:
    done = (*objection.CLOSED, objection.State.PROPOSED.value)
    return select(
        *row(
            subject_id=Objection.id,
            day=Objection.answer_by,
            debtor_id=Objection.debtor_id,
            claim_id=Objection.claim_id,
            person_id=Objection.responsible_id,
            since=Objection.received_on,
            code=Objection.state,
        )
    ).where(Objection.state.not_in(done))


def _why_objection(work: Work, found: Found, due: date) -> str:
    days = work.rates["objection_answer_days"].on(found.since or due).whole
    length = "én uke" if days == 7 else f"{days} dager"
    state = objection.State(found.code).label
    return f"Svarfrist {length} {_ends(due, work.clock.today())} – {state[:1].lower()}{state[1:]}"


def _silent_units(work: Work) -> Select[Any]:
    return (
        select(
            *row(
                subject_id=UnitQuestion.id,
                day=UnitQuestion.deadline,
                debtor_id=UnitQuestion.debtor_id,
                claim_id=UnitQuestion.claim_id,
                since=UnitQuestion.reminded_on,
                code=CreditorUnit.name,
            )
        )
        .join(Claim, Claim.id == UnitQuestion.claim_id)
        .join(CreditorUnit, CreditorUnit.id == Claim.creditor_unit_id)
        .join(Objection, Objection.id == UnitQuestion.objection_id, isouter=True)
        .where(
            unit_asked.unanswered(),
            UnitQuestion.deadline < work.clock.today(),
            func.coalesce(Objection.state, "").not_in(objection.CLOSED),
        )
    )


def _why_silent(_work: Work, found: Found, due: date) -> str:
    reminded = f", purret {dotted(found.since)}" if found.since else ""
    return f"{found.code} skulle svart {dotted(due)}{reminded}"


# what came in ------------------------------------------------------------------------------


def _inquiries(_work: Work) -> Select[Any]:
    return _open_inquiries().where(Inquiry.debtor_id.is_not(None))


def _mail(_work: Work) -> Select[Any]:
    return _open_inquiries().where(Inquiry.debtor_id.is_(None))


def _open_inquiries() -> Select[Any]:
    return select(
        *row(
            subject_id=Inquiry.id,
            day=Inquiry.received_on,
            debtor_id=Inquiry.debtor_id,
            code=Inquiry.kind,
            text=Inquiry.channel,
        )
    ).where(Inquiry.state == "open")


def _answer_by(work: Work, found: Found) -> date:
    return deadline(found.day, work.rates["objection_answer_days"].on(found.day).whole)


def _with_left(work: Work, found: Sequence[Found]) -> list[Found]:
    """The rows with what is still to be decided, of the requests that are answered in part."""
    asked = [each.subject_id for each in found if InquiryKind(each.code) in REQUESTS]
    left = request_answers.left_of(work, asked)
    return [replace(each, left=left.get(each.subject_id, ())) for each in found]


def _why_inquiry(work: Work, found: Found, due: date) -> str:
    kind, channel = InquiryKind(found.code).label, Channel(found.text).label
    ends = _ends(due, work.clock.today())
    left = f". Gjenstår å avgjøre: {', '.join(found.left)}" if found.left else ""
    return f"{kind} kom {channel} {dotted(found.day)}; svarfristen {ends}{left}"


def _moves_inquiry(_work: Work, found: Found) -> tuple[str, ...]:
    if found.left:
        return ("Avgjør de kravene som gjenstår",)
    return ("Registrer hva som ble gjort med henvendelsen",)


def _why_mail(work: Work, found: Found, due: date) -> str:
    return f"{_why_inquiry(work, found, due)}. Ingen skyldner er funnet."


# time that was given ----------------------------------------------------------------------


def _holds(work: Work) -> Select[Any]:
    today = work.clock.today()
    soon = today + timedelta(days=work.rates["hold_warning_days"].on(today).whole)
    lapses = and_(Hold.until.is_not(None), Hold.until <= soon)
    until = func.coalesce(Hold.until, Hold.review_on)
    return select(
        *row(
            subject_id=Hold.id,
            # The earlier of the two days; no function for it is common to both databases.
            day=_earlier(Hold.review_on, until),
            debtor_id=Hold.debtor_id,
            claim_id=Hold.claim_id,
            person_id=Hold.owner_id,
            since=Hold.until,
            code=Hold.reason,
        )
    ).where(
        Hold.ended_on.is_(None),
        Hold.from_day <= today,
        or_(Hold.until.is_(None), Hold.until >= today),
        or_(lapses, Hold.review_on <= today),
    )


def _earlier(one: Any, other: Any) -> Any:
    return case((one < other, one), else_=other)


def _why_hold(work: Work, found: Found, _due: date) -> str:
    return f"{Reason(found.code).label}: {_rests(work, found)}"


def _why_hold_closed(work: Work, found: Found, due: date) -> str:
    """The same to who has not opened the debtor: not why, where that is private."""
    if Reason(found.code) not in PRIVATE:
        return _why_hold(work, found, due)
    rests = _rests(work, found)
    return f"{rests[0].upper()}{rests[1:]}"


def _rests(work: Work, found: Found) -> str:
    today = work.clock.today()
    if found.since is None:
        return f"i bero uten sluttdag, skulle vurderes {dotted(found.day)}"
    if found.since == today:
        return "beroet er ute i dag"
    until = told_until(Reason(found.code), found.since) or found.since
    review = f", vurderes igjen {dotted(found.day)}" if found.day < until else ""
    return f"stilt i bero til {dotted(until)}{review}"


def _plans(_work: Work) -> Select[Any]:
    """Plans whose notice of default runs or ran out; what comes before it is a task of the watch."""
    return select(
        *row(
            subject_id=Plan.id,
            day=func.coalesce(Plan.notice_deadline, Plan.noticed_on),
            debtor_id=Plan.debtor_id,
            since=Plan.noticed_on,
            code=Plan.number,
        )
    ).where(Plan.noticed_on.is_not(None), Plan.ended_on.is_(None))


def _mend_by(work: Work, found: Found) -> date:
    return outages.moved(work, found.day, since=found.since) or found.day


def _why_plan(work: Work, found: Found, due: date) -> str:
    sent = dotted(found.since or due)
    return f"Avtale {found.code}: varsel om mislighold {sent}, fristen {_ends(due, work.clock.today())}"


# money -------------------------------------------------------------------------------------


def _unplaced(_work: Work) -> Select[Any]:
    return (
        select(
            *row(
                subject_id=PaymentState.payment_id,
                day=Payment.settlement_date,
                amount=PaymentState.unplaced,
                since=Payment.value_date,
                text=PaymentState.why,
            )
        )
        .join(Payment, Payment.id == PaymentState.payment_id)
        .where(PaymentState.unplaced != 0)
    )


def _place_by(work: Work, found: Found) -> date:
    return deadline(found.day, work.rates["unplaced_days"].on(found.day).whole)


def _why_unplaced(_work: Work, found: Found, _due: date) -> str:
    taken_back = found.text.startswith(placed.TAKEN_BACK)  # after it stands what somebody wrote
    text = placed.TAKEN_BACK if taken_back else found.text
    why = f": {text}" if text else ""
    return f"{kroner(found.amount or 0)} kr er ikke plassert{why}"


def _only(*words: str) -> Any:
    return lambda _work, _found: words


SOURCES: tuple[Source, ...] = (
    Source(
        kind=WorkKind.OBJECTION,
        query=_objections,
        due=_as_it_is,
        why=_why_objection,
        moves=_only("Avgjør innsigelsen", "Spør virksomheten, og svar når den har svart"),
        firm=True,
    ),
    Source(
        kind=WorkKind.UNIT_SILENT,
        query=_silent_units,
        due=_as_it_is,
        why=_why_silent,
        moves=_only("Registrer hva virksomheten svarer", "Purr virksomheten; det gir ny frist"),
    ),
    Source(
        kind=WorkKind.INQUIRY,
        query=_inquiries,
        due=_answer_by,
        why=_why_inquiry,
        moves=_moves_inquiry,
        told=_with_left,
    ),
    Source(
        kind=WorkKind.UNMATCHED_MAIL,
        query=_mail,
        due=_answer_by,
        why=_why_mail,
        moves=_only("Finn skyldneren den gjelder", "Lukk den, eller send den videre"),
    ),
    Source(
        kind=WorkKind.PLAN_NOTICED,
        query=_plans,
        due=_mend_by,
        why=_why_plan,
        moves=_only("Det som er forfalt, betales", "Avtalen avsluttes når fristen er ute"),
    ),
    Source(
        kind=WorkKind.HOLD_LAPSES,
        query=_holds,
        due=_as_it_is,
        why=_why_hold,
        closed=_why_hold_closed,
        moves=_only(
            "Opphev beroet", "Gi ny utsettelse eller nedbetalingsavtale", "Beroet løper ut"
        ),
    ),
    Source(
        kind=WorkKind.UNPLACED,
        query=_unplaced,
        due=_place_by,
        why=_why_unplaced,
        moves=_only("Plasser pengene på et krav"),
    ),
    *work_tasks.SOURCES,
)
