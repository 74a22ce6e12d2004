"""Each who owes a claim has a plan of their own; money from one discharges all (ruling 10)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.phrases import kroner
from collector_desk.errors import DeskError
from collector_desk.errors.plans import PlanClaimTaken
from collector_desk.models import ClaimDebtor, Debtor, Plan
from collector_desk.service import letters, numbers, plan_sheet, plans
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.letters import Write
from collector_desk.wire.plans import NewPlan
from tests.service.agreements import Agreement
from tests.service.casework import opens
from tests.service.desks import Paid
from tests.service.test_plan_payments import bank, kid
from tests.service.test_plan_remade import said

FIRST_DUE = date(2026, 12, 28)


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


@pytest.fixture
def other(case: Agreement) -> int:
    """Another who owes the claim too."""
    with case.db.write(SYSTEM) as work:
        own = work.scalars(select(ClaimDebtor)).one()
        row = Debtor(
            kind="person", name="Vik, Sol", search_name="vik sol", street="Bogstadveien 3",
            postcode="0355", city="Oslo",
        )  # fmt: skip
        work.add(row)
        work.flush()
        shared = ClaimDebtor(
            claim_id=case.claim, debtor_id=row.id, case_id=own.case_id, role="parent"
        )
        work.add(shared)
        number = row.id
    opens(case.db, case.kari, number)
    return number


def theirs(case: Agreement, other: int) -> int:
    """A plan of the other's own for the same claim."""
    with case.db.write(case.kari) as work:
        return plans.grant(work, other, NewPlan(terms=case.terms())).id


def stands(case: Agreement, *plan_ids: int) -> list[tuple[str, int, int]]:
    """State, what is paid of the first instalment, and the number of each plan's instalments."""
    with case.db.read(case.kari) as work:
        sheets = [plan_sheet.show(work, number) for number in plan_ids]
    return [(sheet.stage.value, sheet.rows[0].paid, len(sheet.rows)) for sheet in sheets]


def own_kid(case: Agreement, plan_id: int) -> str:
    with case.db.read() as work:
        return numbers.plan_kid(work.get_one(Plan, plan_id).number)


def test_each_has_a_plan_and_rests_by_it(case: Agreement, other: int) -> None:
    case.grant()
    with pytest.raises(PlanClaimTaken):
        case.grant()
    theirs(case, other)
    assert sorted(hold.debtor_id for hold in case.holds()) == sorted((case.debtor, other))
    order = Write(kind=LetterKind.COLLECTION_NOTICE, claim_ids=(case.claim,))
    for debtor in (case.debtor, other):
        with case.db.write(case.kari) as work, pytest.raises(DeskError):
            letters.send(work, debtor, order)


def test_money_with_a_plans_own_kid_meets_that_plan_and_discharges_both(
    case: Agreement, other: int
) -> None:
    mine, yours = case.grant().plan_id, theirs(case, other)
    before = case.books.statement(case.claim, FIRST_DUE).balance.total
    bank(case, FIRST_DUE, Paid(amount=120_000, kid=own_kid(case, yours)))
    assert case.books.statement(case.claim, FIRST_DUE).balance.total == before - 120_000
    case.opened()
    opens(case.db, case.kari, other)
    assert [paid for _, paid, _ in stands(case, mine, yours)] == [0, 120_000]
    case.day(date(2027, 1, 6))
    opens(case.db, case.kari, other)
    assert [state for state, *_ in stands(case, mine, yours)] == ["broken", "on_track"]
    assert case.proved()


def test_money_with_the_claims_kid_meets_both_for_nobody_knows_who_paid(
    case: Agreement, other: int
) -> None:
    mine, yours = case.grant().plan_id, theirs(case, other)
    bank(case, FIRST_DUE, Paid(amount=120_000, kid=kid(case, case.claim)))
    case.opened()
    opens(case.db, case.kari, other)
    assert [paid for _, paid, _ in stands(case, mine, yours)] == [120_000, 120_000]


def test_when_one_pays_all_both_plans_are_over(case: Agreement, other: int) -> None:
    mine, yours = case.grant().plan_id, theirs(case, other)
    owed = case.books.statement(case.claim, FIRST_DUE).balance.total
    bank(case, FIRST_DUE, Paid(amount=owed, kid=own_kid(case, yours)))
    case.day(date(2026, 12, 29))
    with case.db.read() as work:
        found = {plan.id: (plan.state, plan.ended_why) for plan in work.scalars(select(Plan))}
    assert found[mine] == ("completed", "Det gjenstår ikke noe på kravene i avtalen.")
    assert found[yours][0] == "completed"
    assert case.holds() == []


def test_a_notice_of_default_asks_for_no_more_than_is_owed_after_the_other_paid(
    case: Agreement, other: int
) -> None:
    mine, yours = case.grant().plan_id, theirs(case, other)
    owed = case.books.statement(case.claim, FIRST_DUE).balance.total
    bank(case, FIRST_DUE, Paid(amount=owed - 50_000, kid=own_kid(case, yours)))
    late = date(2027, 1, 6)
    case.day(late)
    left = case.books.statement(case.claim, late).balance.total
    case.notice(mine)
    told = said(case, LetterKind.PLAN_DEFAULT_NOTICE)
    assert f"Betal {kroner(left)} kr innen" in told
    assert "1 200,00" not in told
    assert case.sheet(mine).overdue == left
