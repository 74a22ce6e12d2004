"""One statement for all the rows of a debtor: each table comes as one list of JSON.

Ten statements cost ten journeys and ten times the ORM's own work; one list of lists is read by
one call. The same statement stands on both databases, by the names each has for these functions.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from collector_desk.domain.objection import State
from collector_desk.models import (
    Case,
    Claim,
    ClaimDebtor,
    CreditorUnit,
    Debtor,
    DebtorStatus,
    Deferral,
    DeferralClaim,
    Dispatch,
    Document,
    FactRow,
    Hold,
    Inquiry,
    LetterClaim,
    LetterRow,
    LimitationEvent,
    Measure,
    Note,
    Notice,
    Objection,
    OutageRow,
    Payment,
    Person,
    Plan,
    PlanClaim,
    PlanInstalment,
    Row,
    Team,
    UnitQuestion,
)
from collector_desk.service import folder_inbox, merged, own_fees, unit_asked
from collector_desk.service.folder_single import single
from collector_desk.service.kept_rows import (
    KeptClaim,
    KeptDeferral,
    KeptDocument,
    KeptFact,
    KeptHold,
    KeptInquiry,
    KeptLetter,
    KeptNote,
    KeptNotice,
    KeptObjection,
    KeptOutage,
    KeptPayment,
    KeptPlan,
    KeptQuestion,
    KeptSentOn,
    KeptStatus,
    KeptStep,
    Liable,
)

_NAMES = {
    "postgresql": (func.json_agg, func.json_build_array),
    "sqlite": (func.json_group_array, func.json_array),
}
_DEBTOR: ColumnElement[int] = literal_column("debtor.id")  # of the row that the lists stand in
_TODAY: BindParameter[date] = bindparam("today", type_=Date())
_SELF = merged.with_former(_DEBTOR)
_OWN = select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == _DEBTOR)


@cache
def statement(dialect: str, *, clearance: bool) -> Select[*tuple[Any, ...]]:
    """The rows of each debtor in the parameter ``debtors``, for the account in ``account``, ``today``.

    A row for each, its number first. Without clearance the names of protected persons do not leave the database.
    """
    lists = {
        KeptClaim: _claims(),
        Liable: _liable(clearance=clearance),
        KeptFact: _facts(),
        KeptNotice: _of(KeptNotice, Notice).where(Notice.debtor_id == _DEBTOR),
        KeptStep: _of(KeptStep, LimitationEvent).where(
            LimitationEvent.claim_id.in_(_OWN), LimitationEvent.debtor_id == _DEBTOR
        ),
        KeptStatus: _of(KeptStatus, DebtorStatus).where(DebtorStatus.debtor_id == _DEBTOR),
        KeptNote: _of(KeptNote, Note).where(Note.debtor_id.in_(_SELF)),
        KeptDocument: _documents(),
        KeptPayment: _payments(),
        KeptObjection: _objections(),
        KeptHold: _holds(),
        KeptInquiry: folder_inbox.waiting(_DEBTOR, _OWN),
        KeptSentOn: _of(KeptSentOn, Inquiry).where(
            Inquiry.debtor_id == _DEBTOR, Inquiry.state == "forwarded"
        ),
        KeptPlan: _plans(),
        KeptDeferral: _deferrals(),
        KeptLetter: _letters(),
        KeptOutage: _of(KeptOutage, OutageRow).where(OutageRow.withdrawn_at.is_(None)),
        KeptQuestion: _of(KeptQuestion, UnitQuestion).where(
            UnitQuestion.debtor_id == _DEBTOR, unit_asked.stands()
        ),
    }
    named = [_as_list(query, dialect).label(kind.__name__) for kind, query in lists.items()]
    query: Select[*tuple[Any, ...]] = select(Debtor.id, *named, *single())
    return (
        query.join_from(Debtor, Team, Team.id == Debtor.team_id, isouter=True)
        .where(Debtor.id.in_(bindparam("debtors", expanding=True)))
        .join(Person, Person.id == Debtor.responsible_id, isouter=True)
    )


def _as_list(query: Select[*tuple[Any, ...]], dialect: str) -> Any:
    together, one = _NAMES[dialect]
    rows = query.subquery()
    return select(cast(together(one(*rows.c)), Text)).select_from(rows).scalar_subquery()


def _of(kind: type[NamedTuple], table: type[Row]) -> Select[*tuple[Any, ...]]:
    return select(*(getattr(table, name) for name in kind._fields))


def _claims() -> Select[*tuple[Any, ...]]:
    also = {
        "case_id": ClaimDebtor.case_id,
        "case_number": Case.number,
        "creditor": CreditorUnit.name,
    }
    columns = [also[name] if name in also else getattr(Claim, name) for name in KeptClaim._fields]
    labelled = [each.label(name) for each, name in zip(columns, KeptClaim._fields, strict=True)]
    return (
        select(*labelled)
        .join_from(ClaimDebtor, Claim, Claim.id == ClaimDebtor.claim_id)
        .join(Case, Case.id == ClaimDebtor.case_id)
        .join(CreditorUnit, CreditorUnit.id == Claim.creditor_unit_id)
        .where(ClaimDebtor.debtor_id == _DEBTOR)
    )


def _liable(*, clearance: bool) -> Select[*tuple[Any, ...]]:
    other = aliased(Debtor)
    name = other.name if clearance else case((other.protection == "open", other.name), else_="")
    return (
        select(
            ClaimDebtor.claim_id,
            ClaimDebtor.debtor_id,
            name.label("name"),
            ClaimDebtor.role,
            ClaimDebtor.share,
            ClaimDebtor.joined_on,
            ClaimDebtor.cap,
        )
        .join_from(ClaimDebtor, other, other.id == ClaimDebtor.debtor_id)
        .where(ClaimDebtor.claim_id.in_(_OWN))
    )


def _facts() -> Select[*tuple[Any, ...]]:
    theirs = case((own_fees.theirs(_DEBTOR), 1), else_=0)
    return _with(KeptFact, FactRow, {"theirs": theirs}).where(FactRow.claim_id.in_(_OWN))


def _documents() -> Select[*tuple[Any, ...]]:
    kept = case((Document.content.is_not(None), 1), else_=0).label("kept")
    columns = [getattr(Document, name) for name in KeptDocument._fields if name != "kept"]
    return select(*columns, kept).where(
        or_(
            Document.debtor_id.in_(_SELF),
            # A letter to one of several who owe a claim is not shown to the others.
            and_(Document.debtor_id.is_(None), Document.claim_id.in_(_OWN)),
        )
    )


def _payments() -> Select[*tuple[Any, ...]]:
    placed = select(FactRow.payment_id).where(FactRow.claim_id.in_(_OWN))
    return _of(KeptPayment, Payment).where(Payment.id.in_(placed))


def _objections() -> Select[*tuple[Any, ...]]:
    columns = [
        Inquiry.text if name == "text" else getattr(Objection, name)
        for name in KeptObjection._fields
    ]
    return (
        select(*columns)
        .join_from(Objection, Inquiry, Inquiry.id == Objection.inquiry_id)
        .where(Objection.debtor_id == _DEBTOR, Objection.state != State.VOID.value)
    )


def _holds() -> Select[*tuple[Any, ...]]:
    named = {"case_number": Case.number, "measure_number": Measure.number}
    columns = [named.get(name) or getattr(Hold, name) for name in KeptHold._fields]
    return (
        select(*columns)
        .join_from(Hold, Case, Case.id == Hold.case_id, isouter=True)
        .join(Measure, Measure.id == Hold.measure_id, isouter=True)
        .where(Hold.debtor_id == _DEBTOR)
    )


def _plans() -> Select[*tuple[Any, ...]]:
    of_plan = PlanInstalment.plan_id == Plan.id
    ahead = select(func.min(PlanInstalment.due)).where(of_plan, PlanInstalment.due >= _TODAY)
    last = select(func.max(PlanInstalment.due)).where(of_plan)
    also = {
        "claims": _numbers(PlanClaim.claim_id, PlanClaim.plan_id == Plan.id),
        "next_due": ahead.scalar_subquery(),
        "last_due": last.scalar_subquery(),
    }
    return _with(KeptPlan, Plan, also).where(Plan.debtor_id == _DEBTOR)


def _deferrals() -> Select[*tuple[Any, ...]]:
    numbers = _numbers(DeferralClaim.claim_id, DeferralClaim.deferral_id == Deferral.id)
    also = {"claims": numbers}
    return _with(KeptDeferral, Deferral, also).where(Deferral.debtor_id == _DEBTOR)


def _letters() -> Select[*tuple[Any, ...]]:
    also = {
        "claims": _numbers(LetterClaim.claim_id, LetterClaim.letter_id == LetterRow.id),
        "channel": Dispatch.channel,
        "fault": Dispatch.fault,
    }
    return (
        _with(KeptLetter, LetterRow, also)
        .join_from(LetterRow, Dispatch, Dispatch.letter_id == LetterRow.id, isouter=True)
        .where(LetterRow.debtor_id == _DEBTOR)
    )


def _with(
    kind: type[NamedTuple], table: type[Row], also: Mapping[str, Any]
) -> Select[*tuple[Any, ...]]:
    """As ``_of``, but for what does not stand in the table."""
    return select(*(also[name] if name in also else getattr(table, name) for name in kind._fields))


def _numbers(claim_id: Any, which: ColumnElement[bool]) -> Any:
    """The numbers of the claims in an agreement or a letter, with spaces between."""
    return (
        select(func.aggregate_strings(Claim.number, " "))
        .where(Claim.id == claim_id, which)
        .scalar_subquery()
    )
