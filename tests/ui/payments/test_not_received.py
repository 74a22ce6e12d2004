"""Money that may not be received is not offered, and the refusal says what to do with it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from collector_desk.models import DebtorStatus
from collector_desk.service.database import SYSTEM, Database
from collector_desk.ui.payments import texts
from collector_desk.ui.payments.draft import Candidate
from collector_desk.ui.payments.view import UnplacedScreen
from tests.service.desks import Paid, claims_of, read_in
from tests.ui.payments.bench import Bench


@pytest.fixture
def db(db: Database) -> Database:
    """The one debtor negotiates with all his creditors, and pays one of them all the same."""
    with db.write(SYSTEM) as work:
        work.add(
            DebtorStatus(
                debtor_id=1,
                kind="debt_settlement",
                from_day=date(2026, 11, 1),
                source="kunngjøring",
            )
        )
    read_in(db, Paid(amount=123_450, kid=claims_of(db)[0].kid), number=9)
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


def test_what_is_held_says_so_in_the_list_in_the_detail_and_in_the_sum(
    bench: Bench, screen: UnplacedScreen
) -> None:
    held = next(row for row in screen.presenter.rows if row.held)
    assert str(texts.age(held)).endswith("· holdt")
    assert texts.why_in_list(held) == "gjeldsforhandling er åpnet"
    screen.table.select_place(screen.table.rows.shown_rows().index(held))
    bench.settle()
    head = screen.detail.head
    assert head.amount.accessibleName() == "Holdt utenfor 1\u00a0234,50\u00a0kr"
    assert head.why.text().startswith("På egen konto: holdes utenfor kravet")
    assert "av dem 1\u00a0234,50\u00a0kr holdt utenfor" in screen.status
