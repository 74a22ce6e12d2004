"""What a status registered by mistake had ended comes back as its claims stand by then."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.status import Status
from collector_desk.service.database import Database
from tests.service.agreements import TODAY, Agreement
from tests.service.test_plan_lowered import lower, owed, pays_the_rest
from tests.service.test_plan_remade import OUT, falls_out, plan_of, said, two
from tests.service.test_plan_unit_paid import told as unit_tells
from tests.service.test_status_agreements import mistaken, register, rests

EARLY = date(2026, 10, 5)


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


@pytest.mark.parametrize("how", OUT)
def test_a_claim_that_fell_away_meanwhile_is_not_in_the_plan_that_is_given_back(
    case: Agreement, how: str
) -> None:
    second, plan = two(case)
    row = register(case, Status.DEBT_SETTLEMENT)
    case.goes()
    falls_out(case, how, second)
    mistaken(case, row)
    state, now = plan_of(case, plan)
    left = owed(case)
    assert state == "on_track"
    assert left < sum(now) < left + 50_000
    assert [number for number, reason in rests(case) if reason == "plan"] == [case.claim]
    assert "Dette gjelder igjen: nedbetalingsavtale A-2026-000001" in said(case, "free_letter")
    assert said(case, "plan").count("2 000,00") >= len(now) - 1
    assert owed(case, pays_the_rest(case, plan)) == 0
    assert plan_of(case, plan)[0] == "completed"


def test_what_the_unit_was_paid_before_the_plan_is_not_asked_for_by_it(case: Agreement) -> None:
    second, plan = two(case)
    row = register(case, Status.BANKRUPTCY)
    unit_tells(case, second, 500_000, EARLY)
    mistaken(case, row)
    state, now = plan_of(case, plan)
    left = owed(case)
    assert state == "on_track"
    assert left < sum(now) < left + 50_000


def test_what_the_unit_credited_meanwhile_is_not_asked_for_by_it(case: Agreement) -> None:
    second, plan = two(case)
    row = register(case, Status.BANKRUPTCY)
    lower(case, "credit", 300_000, second)
    mistaken(case, row)
    _, now = plan_of(case, plan)
    left = owed(case) + case.books.statement(second, TODAY).balance.total
    assert left < sum(now) < left + 50_000


def test_a_plan_of_which_every_claim_fell_away_stays_over(case: Agreement) -> None:
    plan = case.grant().plan_id
    case.goes()
    row = register(case, Status.DEBT_SETTLEMENT)
    case.goes()
    falls_out(case, "recall", case.claim)
    mistaken(case, row)
    assert plan_of(case, plan)[0] == "ended"
    assert rests(case) == []
    assert not any("A-2026-000001 på nytt" in task for task in case.tasks("follow_up"))
    assert "gjelder igjen" not in said(case, "free_letter")


def test_a_plan_of_which_nothing_happened_is_given_back_with_its_sums(case: Agreement) -> None:
    _, plan = two(case)
    before = plan_of(case, plan)
    mistaken(case, register(case, Status.DEBT_SETTLEMENT))
    assert plan_of(case, plan) == before
    assert case.letters().count("plan") == 1
