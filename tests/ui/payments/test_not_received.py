"""Money that may not be received is not offered, and the refusal says what to do with it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from collector_desk.models import DebtorStatus
from collector_desk.service.database import SYSTEM, Database
from collector_desk.ui.payments.draft import Candidate
from collector_desk.ui.payments.view import UnplacedScreen
from tests.service.desks import claims_of
from tests.ui.payments.bench import Bench


@pytest.fixture
def db(db: Database) -> Database:
    """The one debtor negotiates with all his creditors."""
    with db.write(SYSTEM) as work:
        work.add(
            DebtorStatus(
                debtor_id=1,
                kind="debt_settlement",
                from_day=date(2026, 11, 1),
                source="kunngjøring",
            )
        )
    return db


def test_the_claim_is_not_offered_and_picking_it_is_answered_in_words(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    bench.press(Qt.Key.Key_Return)
    assert screen.placing.sheet is not None
    assert screen.placing.sheet.payment.suggestions == ()
    claim = claims_of(db)[0]
    screen.placing.pick(
        Candidate(
            claim_id=claim.id, number=claim.number, debtor_id=1, about="", owed=1, strong=False
        )
    )
    bench.settle()
    told = screen.detail.head.problem
    assert told.isVisible()
    words = told.accessibleName() + told.accessibleDescription()
    assert f"Innbetalinger på {claim.number} kan ikke mottas (gjeldsordningsloven § 3-4)" in words
    assert "La pengene stå uplassert" in words
