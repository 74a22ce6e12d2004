"""What a letter and an undone deed say after full medhold is true of who got it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.domain.undo import UNDO
from collector_desk.models import Document, LetterRow, Plan
from collector_desk.service.database import Database
from tests.service.agreements import Agreement
from tests.service.casework import answer, decide, objects
from tests.service.mail import text_of


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def upheld(case: Agreement, claim: int) -> str:
    """The letter of a decision that gives the debtor all that was asked for."""
    number = objects(case.db, case.kari, case.debtor, claim, ground=Ground.WRONG_AMOUNT)
    answer(case.db, case.kari, number, UnitView.WITHDRAWS)
    decide(case.db, case.kari, number, Outcome.UPHELD, ground=Ground.WRONG_AMOUNT)
    with case.db.read() as work:
        query = select(LetterRow).where(LetterRow.kind == "objection_decision")
        kept = work.get_one(Document, work.scalars(query).one().document_id).content
        assert kept is not None
        return " ".join(text_of(kept).split())


def test_who_got_all_is_sent_to_no_board_and_has_nothing_to_do(case: Agreement) -> None:
    text = upheld(case, case.claim)
    assert "Forliksrådet" not in text
    assert "Du har fått medhold, og innsigelsen er ferdig behandlet." in text
    assert "Du trenger ikke gjøre noe." in text


def test_who_pays_a_plan_of_other_claims_is_told_to_go_on(case: Agreement) -> None:
    other = case.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    case.grant()
    case.day(date(2026, 11, 30))  # the wording in force since the 28th
    text = upheld(case, other)
    assert "Du skal ikke betale noe nå." not in text
    assert "Du trenger ikke gjøre noe." not in text
    assert "Avtalen om nedbetaling eller utsettelse gjelder som før. Betal som avtalt." in text


def test_a_plan_whose_claim_falls_away_is_over_though_nothing_was_paid(case: Agreement) -> None:
    case.grant()
    upheld(case, case.claim)
    case.day(date(2026, 11, 24))
    with case.db.read() as work:
        plan = work.scalars(select(Plan)).one()
        assert plan.state == "completed"
        assert plan.ended_why == "Det gjenstår ikke noe på kravene i avtalen."


def test_a_touched_hand_over_is_withdrawn_too_and_undo_says_so() -> None:
    assert "ikke er rørt" not in UNDO["imports.claims"].instead
    assert "blir nevnt" in UNDO["imports.claims"].instead
