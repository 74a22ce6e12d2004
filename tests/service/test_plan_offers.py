"""A counter-offer beyond somebody's limits: proposed, approved, offered, and running by a yes alone."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.domain.plan_stage import PlanStage
from collector_desk.errors.plans import PlanAcceptedDay, PlanOfferDay, PlanReasonsMissing
from collector_desk.service.database import Database
from tests.service.agreements import REASONS, Agreement
from tests.service.casework import approve, proposal
from tests.service.test_plans import accepts, offered


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def test_an_offer_past_the_limits_is_proposed_and_goes_when_it_is_approved(case: Agreement) -> None:
    """It runs, and acknowledges, by the debtor's yes alone."""
    number = offered(case, amount=60_000, reasons=REASONS)
    assert case.sheet(number).stage is PlanStage.PROPOSED
    assert case.letters() == []
    waiting = proposal(case.db, "plan")
    assert waiting.title.startswith("Motforslag A-2026-000001")
    case.day(date(2026, 11, 25))
    approve(case.db, case.per, waiting)
    assert case.sheet(number).stage is PlanStage.OFFERED
    assert (case.holds(), case.interrupted(), case.letters()) == ([], [], ["plan_offer"])
    with pytest.raises(PlanAcceptedDay):  # before it was offered
        accepts(case, number, date(2026, 11, 24))
    case.day(date(2026, 12, 2))
    accepts(case, number)
    assert case.sheet(number).stage is PlanStage.ON_TRACK
    assert len(case.holds()) == 1
    assert case.interrupted() == [("acknowledgement", date(2026, 12, 2))]


def test_an_offer_past_the_limits_needs_reasons_and_its_day_ahead(case: Agreement) -> None:
    with pytest.raises(PlanReasonsMissing):
        offered(case, amount=60_000)
    offered(case, amount=60_000, reasons=REASONS)
    case.day(date(2026, 12, 7))
    with pytest.raises(PlanOfferDay):
        approve(case.db, case.per, proposal(case.db, "plan"))
    assert case.letters() == []
