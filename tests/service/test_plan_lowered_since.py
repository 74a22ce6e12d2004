"""Money that moves after the sums of a plan were changed: nobody is late for what we paid back."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.models import Claim
from collector_desk.service import refunds
from collector_desk.service.database import Database
from tests.service.agreements import Agreement
from tests.service.casework import approve, proposal
from tests.service.test_plan_lowered import lower
from tests.service.test_plan_remade import two

FIRST = date(2026, 12, 28)
PAID = 200_000


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def overdue(case: Agreement, plan: int, day: date) -> tuple[int, int]:
    """What is overdue on a day, and what was paid of the first instalment."""
    case.day(day)
    sheet = case.sheet(plan)
    return sheet.overdue, sheet.rows[0].paid


def test_a_refund_of_what_was_credited_makes_no_instalment_unpaid(case: Agreement) -> None:
    second, plan = two(case)
    case.day(FIRST)
    case.books.pays(second, PAID, FIRST)
    case.day(date(2027, 1, 4))
    lower(case, "credit", 400_000, second)
    approve(case.db, case.per, proposal(case.db, "refund"))
    assert overdue(case, plan, date(2027, 1, 20)) == (0, PAID)
    assert case.sheet(plan).stage == "on_track"


def test_what_the_bank_takes_back_is_unpaid_again(case: Agreement) -> None:
    second, plan = two(case)
    lower(case, "credit", 400_000, second)
    case.day(FIRST)
    case.books.pays(second, 100_000, FIRST)
    case.books.pays_back(second, 40_000, FIRST)
    assert overdue(case, plan, date(2027, 1, 4)) == (140_000, 60_000)


@pytest.mark.parametrize("changed", [False, True])
def test_money_that_was_placed_wrongly_is_off_the_instalments_too(
    case: Agreement, changed: bool
) -> None:
    plan = case.grant().plan_id
    case.goes()
    case.day(FIRST)
    taken = case.books.pays(case.claim, 120_000, FIRST)
    case.day(date(2027, 1, 4))
    if changed:
        lower(case, "credit", 300_000)
    assert overdue(case, plan, date(2027, 1, 4)) == (0, 120_000)
    case.books.takes_back(case.claim, taken)
    assert overdue(case, plan, date(2027, 1, 5)) == (120_000, 0)


def test_a_refund_of_what_was_credited_on_a_paid_claim_makes_none_unpaid_either(
    case: Agreement,
) -> None:
    second = case.books.claim(200_000, due=date(2026, 9, 1), interest_from=None)
    plan = case.grant(claim_ids=(case.claim, second), amount=PAID).plan_id
    case.goes()
    case.day(FIRST)
    case.books.pays(second, PAID, FIRST)
    case.day(date(2027, 1, 4))
    lower(case, "credit", 50_000, second)
    approve(case.db, case.per, proposal(case.db, "refund"))
    assert overdue(case, plan, date(2027, 1, 20)) == (0, PAID)


def test_a_refund_of_what_was_paid_beyond_a_claim_is_off_the_instalments(case: Agreement) -> None:
    second = case.books.claim(100_000, due=date(2026, 9, 1), interest_from=None)
    plan = case.grant(claim_ids=(case.claim, second), amount=PAID).plan_id
    case.goes()
    case.day(FIRST)
    case.books.pays(second, PAID, FIRST)
    case.day(date(2027, 1, 4))
    with case.db.write(case.kari) as work:
        claim = work.get_one(Claim, second)
        refunds.propose_all(work, debtor_id=case.debtor, claim=claim, reason="betalt for mye")
    approve(case.db, case.per, proposal(case.db, "refund"))
    assert overdue(case, plan, date(2027, 1, 20)) == (100_000, 100_000)
