"""Nothing is decided for more than is lawful on the day it is decided, whatever was proposed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from collector_desk.domain.affordability import CostKind
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.phrases import kroner
from collector_desk.domain.rate_overlay import members
from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.models import Approval, Measure
from collector_desk.service import approvals, measure_approval
from collector_desk.service.clock import Clock
from collector_desk.service.database import Database
from collector_desk.wire.household import Child, Cost, Deviation, HouseholdForm, Income
from collector_desk.wire.measures import MeasureSheet, MeasureTerms
from tests.service.enforcing import TODAY, Enforcement
from tests.service.test_rate_changes import Leaders, confirmed, order

NEXT_DAY = date(2026, 11, 24)
TURNS_ELEVEN = Child(birth_date=date(2015, 11, 24))  # from that day the household needs more
INCOME = Income(text="Lønn", gross=3_800_000, tax=950_000, document="a-melding 10.2026")
MOST = 71_000
"""What may be withheld from that day on, øre a month."""


def home(rent: int = 1_030_000, **more: Any) -> HouseholdForm:
    more.setdefault("incomes", (INCOME,))
    housing = Cost(kind=CostKind.HOUSING, text="Husleie", amount=rent, document="dok. 4")
    return HouseholdForm(children=(TURNS_ELEVEN,), costs=(housing,), **more)


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def small(case: Enforcement, **more: Any) -> MeasureTerms:
    """A withholding for a claim that one month covers, fee and interest and all, by today's room."""
    more.setdefault("household", home())
    return case.terms(claim_ids=(case.owes("parking_fine", 90_000),), **more)


def refused(case: Enforcement, sheet: MeasureSheet, today: int) -> None:
    """It is not decided, and told with both amounts; the page of the approver says the same."""
    proposed = sheet.reckoned.amount
    assert proposed is not None
    assert proposed > today
    with case.db.read(case.per) as work:
        shown = approvals.shown(work, work.get_one(Approval, case.proposal().id))
    with pytest.raises(MeasureGateClosed) as refusal:
        case.approve()
    for said in (str(refusal.value), shown.why_not):
        assert f"{kroner(today)} kr" in said
        assert f"{kroner(proposed)} kr" in said
        assert "foreslås på nytt" in said
    assert case.row(sheet.measure_id).stage == MeasureStage.WAITING


def test_a_debt_that_a_month_covered_is_not_withheld_from_less_room(case: Enforcement) -> None:
    sheet = case.propose(case.save(small(case)))
    found = sheet.reckoned
    assert found.amount == found.largest
    assert MOST < (found.amount or 0) < 131_300  # all that is owed, less than the room of today
    case.day(NEXT_DAY)
    refused(case, sheet, MOST)


def test_sent_back_it_is_decided_for_what_is_lawful_then(case: Enforcement) -> None:
    sheet = case.propose(case.save(small(case)))
    case.day(NEXT_DAY)
    waiting = case.proposal()
    with case.db.write(case.per) as work:
        approvals.send_back(work, waiting.id, version=waiting.version, comment="Regn på nytt.")
    case.propose(case.sheet(sheet.measure_id))
    case.approve()
    row = case.row(sheet.measure_id)
    assert (row.stage, row.monthly) == (MeasureStage.DECIDED, MOST)


def test_what_was_sent_back_is_decided_however_its_interest_ran(case: Enforcement) -> None:
    """It is frozen with the interest of the day it is proposed again, not of the first."""
    sheet = case.propose(case.save())
    waiting = case.proposal()
    with case.db.write(case.per) as work:
        approvals.send_back(work, waiting.id, version=waiting.version, comment="Se på leien.")
    case.day(NEXT_DAY)
    case.propose(case.sheet(sheet.measure_id))
    case.approve()
    assert case.row(sheet.measure_id).stage == MeasureStage.DECIDED


def test_a_draft_that_lay_over_a_birthday_is_kept_for_what_is_proposed(case: Enforcement) -> None:
    draft = case.save(small(case))
    case.day(NEXT_DAY)
    waits = case.propose(draft)
    assert case.row(waits.measure_id).monthly == waits.reckoned.amount == MOST


def test_what_is_owed_may_grow_with_its_interest(case: Enforcement) -> None:
    sheet = case.propose(case.save(small(case, household=home(900_000))))
    case.day(NEXT_DAY)
    assert (case.save(sheet.terms).reckoned.amount or 0) > (sheet.reckoned.amount or 0)
    case.approve()
    assert case.row(sheet.measure_id).stage == MeasureStage.DECIDED


def test_an_amount_that_was_chosen_stands_while_it_is_lawful(case: Enforcement) -> None:
    sheet = case.propose(case.save(small(case, amount=MOST)))
    case.day(NEXT_DAY)
    case.approve()
    assert case.row(sheet.measure_id).monthly == MOST


@pytest.mark.parametrize("departs", [0, -5_000, 20_000])
def test_a_departure_from_the_rates_gives_its_own_amount_of_each_day(
    case: Enforcement, departs: int
) -> None:
    by = (Deviation(amount=departs, reason="Medisiner etter resept."),) if departs else ()
    sheet = case.propose(case.save(small(case, household=home(deviations=by))))
    case.day(NEXT_DAY)
    refused(case, sheet, MOST - departs)


FEES = {
    "self_employed": True,
    "household": home(incomes=(INCOME.model_copy(update={"fee": True}),)),
}


def test_by_the_rule_of_fees_the_largest_of_the_day_binds_too(case: Enforcement) -> None:
    """With no amount chosen it is the room, a fifth of the fees at most, on each day."""
    sheet = case.propose(case.save(small(case, **FEES)))
    case.day(NEXT_DAY)
    refused(case, sheet, MOST)


def test_by_the_rule_of_fees_what_was_chosen_with_reasons_stands(case: Enforcement) -> None:
    """Within a fifth of gross on both days: subsistence gives way to it, with reasons."""
    filled = small(case, **FEES, amount=90_000, deviation="Ingen andre utgifter er oppgitt.")
    sheet = case.propose(case.save(filled))
    case.day(NEXT_DAY)
    case.approve()
    assert case.row(sheet.measure_id).monthly == 90_000


def lien(case: Enforcement) -> MeasureTerms:
    """All of what is owed, of an account with 11 000 more than two months' need."""
    filled = case.lien(claim_ids=case.claims[:1], household=home(982_700))
    need = 2 * -sum(line.amount or 0 for line in case.save(case.terms(
        household=home(982_700))).reckoned.lines if (line.amount or 0) < 0)  # fmt: skip
    account = filled.account.model_copy(
        update={"balance": need + 1_100_000, "next_income_on": None}
    )
    return filled.model_copy(update={"account": account})


def test_a_lien_leaves_what_two_months_need_on_the_day_it_is_decided(case: Enforcement) -> None:
    sheet = case.propose(case.save(lien(case)))
    found = sheet.reckoned
    assert found.amount == found.total == 1_020_074  # all that is owed
    case.day(NEXT_DAY)
    with case.db.read(case.per) as work:
        today = measure_approval.now(work, work.get_one(Measure, sheet.measure_id)).amount
    assert today == 846_600
    refused(case, sheet, today)


@pytest.mark.parametrize("kind", [MeasureKind.WITHHOLDING, MeasureKind.ACCOUNT_LIEN])
def test_a_rate_that_two_persons_raised_meanwhile_binds_the_approval(
    case: Enforcement, kind: MeasureKind
) -> None:
    trekk = kind is MeasureKind.WITHHOLDING
    sheet = case.propose(case.save(small(case) if trekk else lien(case)))
    raised(case, "subsistence_adult", by=40_000)  # beside the birthday
    case.day(NEXT_DAY)
    refused(case, sheet, MOST - 40_000 if trekk else 846_600 - 80_000)


def raised(case: Enforcement, name: str, *, by: int) -> None:
    """Two leaders raise every value of a table from the next day on."""
    leaders = Leaders.__new__(Leaders)
    leaders.db, leaders.kari, leaders.per = case.db, case.kari, confirmed(case.db, case.per)
    with case.db.read() as work:
        now = {key: table.on(TODAY).value for key, table in members(work.rates, name).items()}
    values = {key: value + by for key, value in now.items()}
    given = order(table=name, since=NEXT_DAY, values=values, next_due=date(2028, 1, 1))
    leaders.approve(leaders.propose(given))
    case.db.clock = Clock(TODAY)
