"""Money that came with the KID of a plan while it was over: placed or held once that changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from collector_desk.domain.plan_stage import PlanStage
from collector_desk.models import DebtorStatus, FactRow, PaymentState
from collector_desk.service import nightly, placing, plans
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.plans import EndPlan, PlanSheet
from tests.service.agreements import Agreement
from tests.service.desks import Paid, balance, place_order
from tests.service.test_plan_payments import FIRST_DUE, OTHER, bank, placed
from tests.service.test_release_undo import release, undo

LATER = date(2026, 12, 29)
TAKEN = "Avtalenes KID: 1 uplasserte innbetalinger plassert"
NONE = "Avtalenes KID: 0 uplasserte innbetalinger plassert"


@pytest.fixture
def case(db: Database) -> Agreement:
    made = Agreement(db)
    made.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    return made


def _while_it_was_over(case: Agreement) -> tuple[PlanSheet, str]:
    """The debtor is let out of the plan's claim by mistake, pays, and owes it after all."""
    sheet = case.grant(claim_ids=(case.claim,))
    row = release(case)
    bank(case, FIRST_DUE, Paid(amount=120_000, kid=sheet.kid))
    case.opened()
    assert placed(case) == []
    undo(case, row)
    with case.db.read() as work:
        return sheet, work.scalars(select(PaymentState.why)).one()


def test_the_night_places_it_before_it_looks_whether_the_plan_is_kept(
    case: Agreement, tmp_path: Path
) -> None:
    sheet, why = _while_it_was_over(case)
    assert why.startswith("KID er avtalens")
    case.books.today_is(date(2027, 1, 10))
    assert TAKEN in list(nightly.run(case.db, tmp_path))
    assert placed(case) == [(case.claim, "payment", 120_000)]
    assert NONE in list(nightly.run(case.db, tmp_path))
    found = case.sheet(sheet.plan_id)
    assert (found.stage, found.rows[0].met) == (
        PlanStage.ON_TRACK, "Avdrag 1: betalt 28.12.2026."
    )  # fmt: skip
    with case.db.read() as work:
        fact = work.scalars(select(FactRow).where(FactRow.payment_id.is_not(None))).one()
    assert (fact.rule, fact.made_by) == ("avtalens KID på innbetalingen", "System")
    assert case.proved()


def test_while_the_plan_is_over_it_stays_with_who_looks_at_it(
    case: Agreement, tmp_path: Path
) -> None:
    sheet = case.grant(claim_ids=(case.claim,))
    release(case)
    bank(case, FIRST_DUE, Paid(amount=120_000, kid=sheet.kid))
    assert NONE in list(nightly.run(case.db, tmp_path))
    assert placed(case) == []


def test_what_somebody_has_placed_a_part_of_is_left_to_people(
    case: Agreement, tmp_path: Path
) -> None:
    _while_it_was_over(case)
    with case.db.write(SYSTEM) as work:
        placing.place(work, 1, place_order((OTHER, 20_000)))
    assert NONE in list(nightly.run(case.db, tmp_path))
    assert placed(case) == [(OTHER, "payment", 20_000)]


def test_it_is_held_where_negotiations_are_told_of_afterwards(
    case: Agreement, tmp_path: Path
) -> None:
    sheet = case.grant(claim_ids=(case.claim,))
    with case.db.write(case.kari) as work:
        plans.end(work, sheet.plan_id, EndPlan(version=sheet.version, why="Vil betale alt nå."))
    bank(case, FIRST_DUE, Paid(amount=120_000, kid=sheet.kid))
    with case.db.write(SYSTEM) as work:
        assert balance(work, "unplaced") == -120_000
        work.add(
            DebtorStatus(
                debtor_id=case.debtor, kind="debt_settlement", from_day=FIRST_DUE,
                source="kunngjøring",
            )
        )  # fmt: skip
    case.books.today_is(LATER)
    list(nightly.run(case.db, tmp_path))
    with case.db.read() as work:
        assert (balance(work, "unplaced"), balance(work, "held")) == (0, -120_000)
    assert len(case.tasks("held_money")) == 1
    assert case.proved()
