"""Money that the unit got before a plan was agreed, told afterwards: the plan asks for none of it."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.facts import FactKind
from collector_desk.domain.unit_message import UnitMessageKind
from collector_desk.service import unit_messages, unit_preview
from collector_desk.service.database import Database
from collector_desk.wire.units import PaidToUnit, TryUnitMessage
from tests.service.agreements import Agreement
from tests.service.parties import PDF
from tests.service.test_plan_lowered import owed, pays_the_rest
from tests.service.test_plan_remade import plan_of

EARLY, FEE_DAY = date(2026, 10, 5), date(2026, 10, 20)
ANEW = (
    "A-2026-000001 regnes på nytt for det som er igjen, og skyldneren får de nye avdragene i brev."
)


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def with_fee(case: Agreement) -> tuple[int, int]:
    """A plan of a claim of 5 000 with a fee, and of the one of 10 000; gives that claim and the plan."""
    small = case.books.claim(500_000, due=date(2026, 9, 1), interest_from=None)
    case.books.happens(small, FactKind.FEE, 7_000, FEE_DAY)
    plan = case.grant(claim_ids=(case.claim, small), amount=200_000).plan_id
    case.goes()
    return small, plan


def told(case: Agreement, claim: int, amount: int, day: date) -> tuple[str, ...]:
    """The unit tells that it was paid; gives what was said of it before."""
    kind = UnitMessageKind.PAID
    with case.db.read(case.kari) as work:
        order = TryUnitMessage(kind=kind, claim_id=claim, amount=amount, day=day)
        before = unit_preview.preview(work, case.debtor, order).effects
    paid = PaidToUnit(claim_id=claim, amount=amount, day=day, text="betalt", document=PDF)
    with case.db.write(case.kari) as work:
        unit_messages.paid(work, case.debtor, paid)
    return before


def both(case: Agreement, small: int) -> int:
    today = case.db.clock.today()
    return owed(case, today) + case.books.statement(small, today).balance.total


def test_a_plan_asks_for_no_fee_that_fell_as_the_unit_had_been_paid(case: Agreement) -> None:
    small, plan = with_fee(case)
    assert ANEW in told(case, small, 500_000, EARLY)
    state, now = plan_of(case, plan)
    left = both(case, small)
    assert state == "on_track"
    assert left == owed(case, case.db.clock.today())
    assert left < sum(now) < left + 50_000
    assert case.letters().count("plan") == 2
    assert owed(case, pays_the_rest(case, plan)) == 0
    assert plan_of(case, plan)[0] == "completed"


def test_a_plan_asks_for_nothing_the_unit_got_before_it_was_agreed(case: Agreement) -> None:
    small, plan = with_fee(case)
    assert ANEW in told(case, small, 200_000, EARLY)
    _, now = plan_of(case, plan)
    left = both(case, small)
    assert left < sum(now) < left + 50_000


def test_what_the_unit_gets_while_the_plan_runs_meets_its_instalments(case: Agreement) -> None:
    small, plan = with_fee(case)
    _, before = plan_of(case, plan)
    case.day(date(2026, 12, 28))
    assert ANEW not in told(case, small, 200_000, date(2026, 12, 28))
    case.day(date(2027, 1, 4))
    assert plan_of(case, plan) == ("on_track", before)
    assert case.sheet(plan).rows[0].paid == 200_000
    assert case.letters().count("plan") == 1
