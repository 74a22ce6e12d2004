"""Money with a plan's own KID is held too while debt settlement is negotiated (§ 3-4)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.status import Status
from collector_desk.models import DebtorStatus, PaymentState, Task
from collector_desk.service import placing, statuses, unit_messages
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.plans import PlanSheet
from collector_desk.wire.statuses import NewStatus
from collector_desk.wire.units import Recall
from tests.service.agreements import TODAY, Agreement
from tests.service.desks import Paid, balance, place_order
from tests.service.parties import PDF
from tests.service.test_plan_payments import OTHER, bank, placed

PAID, CLOSED = date(2026, 12, 1), date(2027, 3, 1)


@pytest.fixture
def case(db: Database) -> Agreement:
    made = Agreement(db)
    made.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    return made


def _negotiates(case: Agreement) -> None:
    order = NewStatus(
        kind=Status.DEBT_SETTLEMENT, from_day=TODAY, announced_on=TODAY, source="kunngjøring",
        filing_deadline=CLOSED, document=PDF,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        statuses.register(work, case.debtor, order)


def _paid(case: Agreement, *claims: int) -> PlanSheet:
    """1 200 kr with the KID of a plan that the negotiations ended."""
    sheet = case.grant(claim_ids=claims)
    _negotiates(case)
    bank(case, PAID, Paid(amount=120_000, kid=sheet.kid))
    case.opened()
    return sheet


def _held(case: Agreement) -> tuple[int, int, list[str]]:
    """Øre unplaced and held, and the tasks about what is held."""
    assert case.proved()
    with case.db.read() as work:
        return balance(work, "unplaced"), balance(work, "held"), case.tasks("held_money")


def test_it_is_held_with_its_task_also_when_the_plan_is_over(case: Agreement) -> None:
    _paid(case, case.claim, OTHER)
    unplaced, held, (task,) = _held(case)
    assert (unplaced, held) == (0, -120_000)
    assert "1 200,00 kr for K-2026-000001" in task.replace("\u00a0", " ")
    assert placed(case) == []
    with case.db.read() as work:
        assert "gjeldsordningsloven § 3-4" in work.scalars(select(PaymentState.why)).one()


def test_when_it_is_placed_its_task_is_done(case: Agreement) -> None:
    _paid(case, case.claim, OTHER)
    newer = case.books.claim(200_000, due=date(2026, 12, 20), interest_from=None)
    with case.db.write(SYSTEM) as work:
        placing.place(work, 1, place_order((newer, 120_000)))
    assert _held(case) == (0, 0, [])


def test_what_another_claim_of_the_plan_may_receive_is_placed_there(case: Agreement) -> None:
    """Only the older claim is touched; a plan for both that runs pays the newer."""
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    since = date(2026, 8, 10)
    with case.db.write(SYSTEM) as work:
        work.add(
            DebtorStatus(
                debtor_id=case.debtor, kind="debt_settlement", from_day=since, source="kunngjøring"
            )
        )
    bank(case, PAID, Paid(amount=120_000, kid=sheet.kid))
    assert placed(case) == [(OTHER, "payment", 120_000)]
    assert _held(case) == (0, 0, [])


@pytest.mark.parametrize("claims", [(1,), (1, OTHER)])
def test_a_claim_taken_back_frees_what_no_other_claim_of_the_plan_holds(
    case: Agreement, claims: tuple[int, ...]
) -> None:
    _paid(case, *claims)
    order = Recall(claim_id=case.claim, text="sendt ved en feil", document=PDF)
    with case.db.write(case.kari) as work:
        unit_messages.recall(work, case.debtor, order)
    unplaced, held, tasks = _held(case)
    with case.db.read() as work:
        back = [text for text in work.scalars(select(Task.text)) if "er trukket" in text]
    if len(claims) == 1:
        assert (unplaced, held, tasks) == (-120_000, 0, [])
        assert [text.partition(",")[0].replace("\u00a0", " ") for text in back] == [
            "K-2026-000001 er trukket. Betal tilbake 1 200"
        ]
    else:
        assert (unplaced, held, len(tasks)) == (0, -120_000, 1)
        assert back == []
