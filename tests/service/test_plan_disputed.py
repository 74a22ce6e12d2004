"""What was disputed when an instalment fell due is asked for later, however the dispute ends (ruling 18)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.models import Plan
from collector_desk.service import plan_monitor
from collector_desk.service.database import Database
from tests.service.agreements import Agreement
from tests.service.casework import answer, decide, objects
from tests.service.test_plan_lowered import overdue, owed, pays_the_rest, rows
from tests.service.test_plan_remade import OUT, falls_out, plan_of, two

FELL_DUE = date(2026, 12, 28)
AFTER = date(2027, 1, 4)


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def asked(case: Agreement, plan: int) -> int:
    with case.db.read(case.kari) as work:
        return plan_monitor.watched(work, work.get_one(Plan, plan)).instalments[0].agreed.amount


def pays_what_is_asked(case: Agreement, plan: int) -> int:
    """On the day the first instalment falls due; gives what was asked."""
    case.day(FELL_DUE)
    amount = asked(case, plan)
    case.books.pays(case.claim, amount, FELL_DUE)
    case.day(AFTER)
    return amount


def rejected(case: Agreement, number: int) -> date | None:
    """The unit upholds the claim, and so do we; gives the new deadline."""
    answer(case.db, case.kari, number, UnitView.UPHOLDS)
    return decide(case.db, case.kari, number, Outcome.NOT_UPHELD).new_deadline


@pytest.mark.parametrize("how", OUT)
def test_nobody_is_late_with_what_he_disputed_when_its_claim_falls_out(
    case: Agreement, how: str
) -> None:
    second, plan = two(case)
    objects(case.db, case.kari, case.debtor, second)
    paid = pays_what_is_asked(case, plan)
    assert 130_000 < paid < 140_000
    falls_out(case, how, second)
    assert plan_of(case, plan)[0] == "on_track"
    assert overdue(case, plan) == 0
    assert rows(case, plan)[0].amount <= paid
    assert owed(case, pays_the_rest(case, plan)) == 0
    assert plan_of(case, plan)[0] == "completed"
    assert case.proved()


@pytest.mark.parametrize("disputed", [600_000, None])
def test_nobody_is_late_with_what_he_disputed_the_day_it_is_not_upheld(
    case: Agreement, disputed: int | None
) -> None:
    plan = case.grant().plan_id
    case.goes()
    number = objects(case.db, case.kari, case.debtor, case.claim, disputed=disputed)
    case.day(FELL_DUE)
    if disputed:
        case.books.pays(case.claim, asked(case, plan), FELL_DUE)
    case.day(AFTER)
    until = rejected(case, number)
    assert until is not None
    assert until >= AFTER + timedelta(days=14)
    assert (plan_of(case, plan)[0], overdue(case, plan)) == ("on_track", 0)
    left = owed(case, AFTER)
    now = sum(row.amount for row in rows(case, plan) if row.due >= until)
    assert left < now < left + 50_000
    assert case.letters().count("plan") == 2
    assert owed(case, pays_the_rest(case, plan)) == 0
    assert plan_of(case, plan)[0] == "completed"


def test_an_instalment_within_the_new_deadline_asks_for_what_was_not_disputed(
    case: Agreement,
) -> None:
    plan = case.grant().plan_id
    case.goes()
    number = objects(case.db, case.kari, case.debtor, case.claim, disputed=600_000)
    case.day(date(2026, 12, 21))
    before = asked(case, plan)
    until = rejected(case, number)
    assert until is not None
    assert until > FELL_DUE
    assert 0 < before < 120_000
    assert before - 1 <= rows(case, plan)[0].amount <= before
    paid = pays_what_is_asked(case, plan)
    assert (plan_of(case, plan)[0], overdue(case, plan)) == ("on_track", 0)
    assert rows(case, plan)[0].amount == paid
    assert rows(case, plan)[1].amount == 120_000
    assert owed(case, pays_the_rest(case, plan)) == 0


def test_where_every_day_is_over_the_rest_falls_due_after_the_new_deadline(
    case: Agreement,
) -> None:
    plan = case.grant(count=3).plan_id
    case.goes()
    number = objects(case.db, case.kari, case.debtor, case.claim)
    case.day(date(2027, 4, 23))  # the day in April is the 26th
    until = rejected(case, number)
    assert until is not None
    found = rows(case, plan)
    assert found[0].due >= until
    assert len({row.amount for row in found[:-1]}) == 1  # of the size that was agreed
    assert len(found) == 3
    assert found[-1].amount < 420_000
    assert (plan_of(case, plan)[0], overdue(case, plan)) == ("on_track", 0)


def test_what_was_overdue_beside_the_dispute_stays_so(case: Agreement) -> None:
    plan = case.grant().plan_id
    case.goes()
    number = objects(case.db, case.kari, case.debtor, case.claim, disputed=600_000)
    case.day(AFTER)
    was = asked(case, plan)
    rejected(case, number)
    assert was - 1 <= overdue(case, plan) <= was


def test_a_fine_has_no_new_deadline_and_is_asked_for_with_the_instalments_to_come(
    case: Agreement,
) -> None:
    fine = case.books.claim(500_000, due=date(2026, 9, 1), interest_from=None, kind="parking_fine")
    plan = case.grant(claim_ids=(case.claim, fine), amount=200_000).plan_id
    case.goes()
    number = objects(case.db, case.kari, case.debtor, fine, ground=Ground.VEHICLE_SOLD)
    paid = pays_what_is_asked(case, plan)
    assert paid < 200_000
    assert rejected(case, number) is None
    assert (plan_of(case, plan)[0], overdue(case, plan)) == ("on_track", 0)
    assert rows(case, plan)[1].due < AFTER + timedelta(days=31)
