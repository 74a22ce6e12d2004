"""Plans and deferrals over the wire: live while typing, kept once, refused by the same class."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.errors.plans import PlanNeverPaidOff, PlanReasonsMissing
from collector_desk.service.database import Database
from collector_desk.wire.approvals import Approve
from collector_desk.wire.deferrals import NewDeferral
from collector_desk.wire.plans import EndPlan, NewPlan, PlanStep, RefusePlan, Terms
from tests.service.books import Books

TODAY = date(2026, 11, 23)
FIRST = date(2026, 12, 28)


@pytest.fixture
def books(db: Database) -> Books:
    found = Books(db)
    found.today_is(TODAY)
    found.claim(1_000_000, due=date(2026, 8, 3), interest_from=date(2026, 8, 3))
    return found


def opened(books: Books, desk: Desk) -> int:
    desk.debtors.open(books.debtor_id, reason="henvendelse fra skyldneren")
    return books.debtor_id


def test_a_plan_from_the_first_key_to_its_end(books: Books, sign_in: Callable[..., Desk]) -> None:
    desk = sign_in()
    debtor = opened(books, desk)
    form = desk.plans.form(debtor)
    terms = Terms(
        claim_ids=tuple(one.claim_id for one in form.claims), first_due=FIRST, amount=120_000
    )
    found = desk.plans.calculate(debtor, terms)
    assert desk.plans.list().rows == ()
    key = new_key()
    sheet = desk.plans.grant(debtor, NewPlan(terms=terms), key=key)
    assert desk.plans.grant(debtor, NewPlan(terms=terms), key=key) == sheet
    assert [row.amount for row in sheet.rows] == [row.amount for row in found.rows]
    (row,) = desk.plans.list().rows
    assert (row.number, row.stage, row.next_due) == (sheet.number, PlanStage.ON_TRACK, FIRST)
    assert (
        desk.plans.watch(sheet.plan_id, PlanStep(version=sheet.version), key=new_key()).stage
        is PlanStage.ON_TRACK
    )
    version = desk.plans.show(sheet.plan_id).version
    order = EndPlan(version=version, why="vil betale alt nå")
    assert desk.plans.end(sheet.plan_id, order, key=new_key()).stage is PlanStage.ENDED


def test_a_refusal_is_the_same_class_at_the_desk(
    books: Books, sign_in: Callable[..., Desk]
) -> None:
    desk = sign_in()
    debtor = opened(books, desk)
    terms = Terms(claim_ids=(1,), first_due=FIRST, amount=5_000)
    with pytest.raises(PlanNeverPaidOff) as refused:
        desk.plans.calculate(debtor, terms)
    assert "aldri nedbetalt" in refused.value.text()
    with pytest.raises(PlanReasonsMissing):
        desk.plans.refuse(debtor, RefusePlan(terms=terms), key=new_key())


def test_a_supervisor_approves_what_goes_past_the_limit(
    books: Books, sign_in: Callable[..., Desk]
) -> None:
    desk = sign_in()
    debtor = opened(books, desk)
    terms = Terms(claim_ids=(1,), first_due=FIRST, amount=60_000)
    order = NewPlan(terms=terms, reasons="Permittert til sommeren, tilbyr alt som er til overs.")
    sheet = desk.plans.grant(debtor, order, key=new_key())
    assert sheet.stage is PlanStage.PROPOSED
    leader = sign_in("per", role="supervisor", name="Per Leder")
    (row,) = leader.approvals.list().waiting
    waiting = leader.approvals.show(row.approval_id)
    assert {change.field for change in waiting.changes} >= {"Avtale", "Siste avdrag"}
    leader.approvals.approve(
        row.approval_id, Approve(version=waiting.version, digest=waiting.digest), key=new_key()
    )
    assert desk.plans.show(sheet.plan_id).stage is PlanStage.ON_TRACK


def test_a_deferral_shows_its_price_and_is_listed(
    books: Books, sign_in: Callable[..., Desk]
) -> None:
    desk = sign_in()
    debtor = opened(books, desk)
    order = NewDeferral(
        claim_ids=(1,), until=date(2026, 12, 18), reason=DeferralReason.UNEMPLOYMENT
    )
    assert desk.deferrals.preview(debtor, order).interest > 0
    given = desk.deferrals.grant(debtor, order, key=new_key())
    assert given.last_day == date(2026, 12, 18)
    assert [row.deferral_id for row in desk.deferrals.list().rows] == [given.deferral_id]
