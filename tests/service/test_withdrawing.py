"""A batch that is withdrawn leaves nothing behind on its claims, and its debtors are told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.holds import Reason
from collector_desk.domain.objection import Outcome, UnitView
from collector_desk.domain.plan_stage import DeferralStage, PlanStage
from collector_desk.errors.parties import ClaimAwaitsApproval
from collector_desk.models import (
    Claim,
    ClaimBatch,
    Deferral,
    Document,
    LetterRow,
    Objection,
    Plan,
    Task,
)
from collector_desk.reports import pdf_pages
from collector_desk.service import holding, measure_run, measures
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.withdrawing import withdraw
from collector_desk.wire.holds import NewHold
from collector_desk.wire.imports import Withdraw
from collector_desk.wire.measures import ToldPayer
from tests.service.agreements import DUE, TODAY, Agreement
from tests.service.casework import REASONS, answer, decide, objects
from tests.service.enforcing import Enforcement

UNTIL = TODAY + timedelta(days=10)


def batch_of(db: Database, *claims: int) -> int:
    """These claims came in one hand-over."""
    with db.write(SYSTEM) as work:
        unit = work.get_one(Claim, claims[0]).creditor_unit_id
        batch = ClaimBatch(
            creditor_unit_id=unit, number="17", name="krav.csv", sha256="0" * 64,
            count=len(claims), total=1, committed_at=work.clock.now(), committed_by="Test",
        )  # fmt: skip
        work.add(batch)
        work.flush()
        work.execute(update(Claim).where(Claim.id.in_(claims)).values(batch_id=batch.id))
        return batch.id


def withdrawn(db: Database, *claims: int) -> None:
    batch = batch_of(db, *claims)
    with db.write(SYSTEM) as work:
        withdraw(work, batch, Withdraw(version=1, reason="feil sats."))


def rows(db: Database, table: Any, **about: Any) -> list[Any]:
    with db.read() as work:
        return list(work.scalars(select(table).filter_by(**about).order_by(table.id)))


def said(db: Database) -> list[str]:
    """The words of the free letters."""
    with db.read() as work:
        kept = select(Document.content).join(LetterRow, LetterRow.document_id == Document.id)
        found = work.scalars(kept.where(LetterRow.kind == "free_letter").order_by(LetterRow.id))
        return [" ".join(" ".join(pdf_pages.texts(one or b"")).split()) for one in found]


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def another(case: Agreement) -> int:
    return case.books.claim(300_000, due=DUE, interest_from=DUE)


def test_a_plan_ends_with_its_holds_and_no_new_one_is_asked_for(case: Agreement) -> None:
    other = another(case)
    case.grant(claim_ids=(case.claim, other), amount=200_000)
    withdrawn(case.db, case.claim, other)
    (plan,) = rows(case.db, Plan)
    assert (plan.state, plan.ended_on) == (PlanStage.ENDED.value, TODAY)
    assert plan.ended_why == "virksomheten har trukket overleveringen: feil sats."
    assert case.holds() == []
    assert case.tasks("follow_up") == []
    assert case.proved()


def test_a_plan_with_a_claim_of_another_batch_goes_on_for_it(case: Agreement) -> None:
    other = another(case)
    case.grant(claim_ids=(case.claim, other), amount=200_000)
    withdrawn(case.db, case.claim)
    (plan,) = rows(case.db, Plan)
    assert plan.state == PlanStage.ON_TRACK.value
    assert [hold.claim_id for hold in case.holds()] == [other]
    assert case.tasks("follow_up") == []


def test_a_deferral_of_several_claims_ends_with_the_last_of_them(case: Agreement) -> None:
    other = another(case)
    case.put_off(UNTIL, claim_ids=(case.claim, other))
    withdrawn(case.db, case.claim, other)
    (row,) = rows(case.db, Deferral)
    assert row.state == DeferralStage.ENDED.value
    assert case.holds() == []


def test_a_deferral_goes_on_for_the_claim_that_was_not_in_the_batch(case: Agreement) -> None:
    other = another(case)
    case.put_off(UNTIL, claim_ids=(case.claim, other))
    withdrawn(case.db, case.claim)
    (row,) = rows(case.db, Deferral)
    assert row.state == DeferralStage.GRANTED.value
    assert [hold.claim_id for hold in case.holds()] == [other]


def test_a_hold_ends_and_an_objection_is_met_and_the_debtor_is_told_once(case: Agreement) -> None:
    other = another(case)
    with case.db.write(case.kari) as work:
        order = NewHold(reason=Reason.EXAMINATION, until=UNTIL, claim_id=other)
        holding.put(work, case.debtor, order)
    objects(case.db, case.kari, case.debtor, case.claim)
    withdrawn(case.db, case.claim, other)
    assert case.holds() == []
    (objection,) = rows(case.db, Objection)
    assert (objection.outcome, objection.decided_on) == (Outcome.UPHELD.value, TODAY)
    (words,) = said(case.db)
    assert "har trukket K-2026-000001, K-2026-000002 tilbake: feil sats. Du skal ikke" in words
    assert "innsigelse mot det er tatt til følge" in words


def test_who_nothing_rested_for_gets_no_letter(case: Agreement) -> None:
    withdrawn(case.db, case.claim)
    assert case.letters() == []


def test_nothing_is_withdrawn_while_a_decision_waits_for_a_second_person(case: Agreement) -> None:
    number = objects(case.db, case.kari, case.debtor, case.claim)
    answer(case.db, case.kari, number, UnitView.UPHOLDS)
    decide(case.db, case.kari, number, Outcome.GROUNDLESS, reasons=REASONS)
    batch = batch_of(case.db, case.claim, other := another(case))
    with pytest.raises(ClaimAwaitsApproval), case.db.write(SYSTEM) as work:
        withdraw(work, batch, Withdraw(version=1, reason="feil sats"))
    assert {claim.state for claim in rows(case.db, Claim)} == {"open"}
    assert case.books.statement(other, TODAY).balance.principal == 300_000


def in_force(case: Enforcement, day: date) -> int:
    sheet = case.decided(case.terms())
    with case.db.write(case.kari) as work:
        measure_run.told(work, sheet.measure_id, ToldPayer(version=sheet.version, day=day))
    return sheet.measure_id


def test_a_trekk_for_the_whole_batch_stops_at_once_and_the_payer_is_told_by_letter(
    db: Database,
) -> None:
    case = Enforcement(db)
    number = in_force(case, TODAY)
    withdrawn(db, *case.claims)
    assert case.row(number).stage == MeasureStage.STOPPED.value
    assert [row.recipient for row in rows(db, LetterRow, kind="order_ended")] == ["payer"]
    assert rows(db, Task, state="open") == []


def test_a_trekk_goes_on_for_the_claim_of_another_batch_alone(db: Database) -> None:
    case = Enforcement(db)
    number = in_force(case, TODAY)
    first, second = case.claims
    withdrawn(db, first)
    assert case.row(number).stage == MeasureStage.IN_FORCE.value
    with db.read() as work:
        assert list(measures.claims_of(work, case.row(number))) == [second]
