"""Enforcement at the practice desk: notices and demands sent in time, and measures at every stage.

All of it is done by the real deeds, by Kari and Per, on days before the practice day and on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select

from collector_desk.domain.affordability import CostKind
from collector_desk.domain.claim import ClaimKind, Regime
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.letter import LetterKind
from collector_desk.models import Approval, Claim, ClaimDebtor, Debtor, Measure
from collector_desk.service import (
    approvals,
    debtor_statements,
    gate,
    letters,
    measure_run,
    measures,
    practice_post,
)
from collector_desk.service.database import Who, Work
from collector_desk.service.practice_book import Book
from collector_desk.service.practice_desk import DAY, Noon
from collector_desk.service.practice_ready import ACCOUNT, NAMES, PARENT, RUNS, WAGE, WAITS
from collector_desk.wire.household import Child, Cost, HouseholdForm, Income
from collector_desk.wire.letters import Write
from collector_desk.wire.liens import BankAccount, Owner
from collector_desk.wire.measures import (
    ClassE,
    MeasureTerms,
    NewRegimeAnswer,
    NewStatement,
    Payer,
    SaveMeasure,
    ToldPayer,
)

NOTICED, DEMANDED = date(2026, 10, 1), date(2026, 10, 5)
_PROPOSED, _APPROVED, _TOLD = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 12)
OWN = (ClaimKind.PARKING_FINE, ClaimKind.STUDDED_TYRE_FEE)
_REQUESTED = (ClaimKind.KINDERGARTEN,)
_PAYER = Payer(
    name="Rund Hvalross AS", organisation="315867592", street="Hvalveien 3", postcode="0150",
    city="Oslo",
)  # fmt: skip
_HOUSEHOLD = HouseholdForm(
    children=(Child(birth_date=date(2018, 5, 2)),),
    incomes=(Income(text="Lønn", gross=3_800_000, tax=950_000, document="a-melding 10.2026"),),
    costs=(Cost(kind=CostKind.HOUSING, text="Husleie", amount=982_700, document="dok. 4"),),
)
_CLASS_E = ClassE(
    does_what_can=False,
    favours_nobody=False,
    finding="Betaler andre kreditorer, men ikke kommunen.",
)
_ACCOUNT = BankAccount(
    bank="Øvelsesbanken", number="69930570044", balance=4_650_000, balance_on=DAY,
    next_income_on=date(2026, 12, 12), document="saldo oppgitt av banken",
    street="Bankplassen 4", postcode="0151", city="Oslo",
)  # fmt: skip
_DRAFTS = {
    WAGE: MeasureKind.WITHHOLDING,
    ACCOUNT: MeasureKind.ACCOUNT_LIEN,
    PARENT: MeasureKind.REQUEST,
}
_FACTS = "Barnet hadde plass i kommunal barnehage. Foreldrebetalingen er ikke betalt."
_DEMAND = "Skyldneren dømmes til å betale foreldrebetalingen med renter innen to uker."
_REASONS = "Ingen svar på to brev. Fast inntekt, ingen andre trekk."
_CONSIDERED = "Avtale ble tilbudt 12.10., ikke besvart."


def write(work: Work, book: Book, users: Mapping[str, Who]) -> None:
    """Send what must go before enforcement, then leave measures at every stage."""
    before = work.who, work.clock
    work.who = users["kari"]
    for name in NAMES:
        debtor_id = book.named[name]
        write_to(work, debtor_id, LetterKind.PAYMENT_DEMAND, _REQUESTED, DEMANDED)
        write_to(work, debtor_id, LetterKind.OWN_NOTICE, OWN, NOTICED)
    practice_post.go(work)
    _in_force(work, book.named[RUNS], users)
    _say(work, book.named[ACCOUNT])
    _look_up(work, book.named[PARENT])
    for name, kind in _DRAFTS.items():
        draft(work, book.named[name], kind)
    propose(work, book.named[WAITS], DAY)
    work.who, work.clock = before


def claims_of(work: Work, debtor_id: int, kinds: tuple[ClaimKind, ...]) -> tuple[int, ...]:
    """A debtor's claims of some kinds, the oldest first."""
    query = (
        select(Claim.id)
        .join(ClaimDebtor, ClaimDebtor.claim_id == Claim.id)
        .where(ClaimDebtor.debtor_id == debtor_id, Claim.kind.in_([each.value for each in kinds]))
        .order_by(Claim.due_date, Claim.id)
    )
    return tuple(work.scalars(query))


def filled(work: Work, debtor_id: int, kind: MeasureKind) -> MeasureTerms:
    """The terms of a measure for all of a debtor's claims that it may take, filled in."""
    if kind is MeasureKind.REQUEST:
        claims = claims_of(work, debtor_id, _REQUESTED)
        return MeasureTerms(
            kind=kind, claim_ids=claims, conciliation=True, statement_of_claim=_DEMAND,
            facts=_FACTS, reasons=_REASONS, considered=_CONSIDERED,
        )  # fmt: skip
    terms = MeasureTerms(
        kind=kind, claim_ids=claims_of(work, debtor_id, OWN), reasons=_REASONS,
        considered=_CONSIDERED,
    )  # fmt: skip
    if kind is MeasureKind.WITHHOLDING:
        return terms.model_copy(
            update={"payer": _PAYER, "household": _HOUSEHOLD, "class_e": _CLASS_E}
        )
    name = work.get_one(Debtor, debtor_id).name
    owner = Owner(name=name, share=100, debtor=True)
    return terms.model_copy(update={"account": _ACCOUNT.model_copy(update={"owners": (owner,)})})


def at(work: Work, debtor_id: int, day: date, minute: int = 40) -> None:
    """Whoever is at work opens a debtor for enforcement, so late on a day."""
    work.clock = Noon(day, minute)
    gate.open_debtor(work, debtor_id, "tvangsinnkreving")
    work.flush()


def write_to(
    work: Work, debtor_id: int, kind: LetterKind, claims: tuple[ClaimKind, ...], day: date
) -> None:
    """A letter about all claims of some kinds, where there are any."""
    claim_ids = claims_of(work, debtor_id, claims)
    if claim_ids:
        at(work, debtor_id, day)
        letters.send(work, debtor_id, Write(kind=kind, claim_ids=claim_ids))
        work.flush()


def draft(work: Work, debtor_id: int, kind: MeasureKind, day: date = DAY) -> Measure:
    """A measure for all that it may take, prepared on a day."""
    at(work, debtor_id, day)
    return measures.save(work, debtor_id, SaveMeasure(terms=filled(work, debtor_id, kind)))


def again(work: Work, debtor_id: int, day: date) -> None:
    """A withholding that was left as a draft is gone over and kept on a later day."""
    at(work, debtor_id, day)
    query = select(Measure).where(
        Measure.debtor_id == debtor_id, Measure.stage == MeasureStage.DRAFT.value
    )
    row = work.scalars(query).one()
    terms = filled(work, debtor_id, MeasureKind(row.kind))
    order = SaveMeasure(terms=terms, measure_id=row.id, version=row.version)
    measures.save(work, debtor_id, order)


def propose(work: Work, debtor_id: int, day: date) -> Measure:
    """A withholding prepared and put before a second person on a day."""
    row = draft(work, debtor_id, MeasureKind.WITHHOLDING, day)
    row = measures.propose(work, row.id, version=row.version)
    work.flush()
    return row


def approve(work: Work, row: Measure, per: Who, day: date) -> None:
    """Per approves a measure on a day, the password given again a moment before."""
    before = work.who
    work.who = replace(per, confirmed_at=Noon(day, 41).now())
    at(work, row.debtor_id, day, 41)
    waiting = work.get_one(Approval, row.approval_id)
    approvals.approve(work, waiting.id, version=waiting.version, seen=waiting.digest)
    work.flush()
    work.who = before


def _in_force(work: Work, debtor_id: int, users: Mapping[str, Who]) -> None:
    """A withholding that Kari proposed, Per approved, and the employer was told of."""
    row = propose(work, debtor_id, _PROPOSED)
    approve(work, row, users["per"], _APPROVED)
    at(work, debtor_id, _TOLD)
    work.refresh(row)
    measure_run.told(work, row.id, ToldPayer(version=row.version, day=_TOLD))
    work.flush()


def _say(work: Work, debtor_id: int) -> None:
    """What the debtor of the account said to the notice."""
    at(work, debtor_id, date(2026, 10, 20))
    order = NewStatement(
        received_on=date(2026, 10, 19), text="Har ikke lønn nå, lever av sparepengene ut året."
    )
    debtor_statements.said(work, debtor_id, order)


def _look_up(work: Work, debtor_id: int) -> None:
    """Which rules the parent is under was looked up today."""
    at(work, debtor_id, DAY)
    order = NewRegimeAnswer(answer=Regime.NEW, asked_on=DAY, source="Betjeningskartet")
    debtor_statements.answered(work, debtor_id, order)
