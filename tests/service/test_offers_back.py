"""An offer that ends before it is accepted: who has its letter is told, else the letter does not go."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.models import Debtor, LetterRow, Plan
from collector_desk.service import plans
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.plans import EndPlan
from tests.service.agreements import Agreement
from tests.service.test_plan_lowered import lower
from tests.service.test_plan_remade import OUT, falls_out, plan_of, said
from tests.service.test_plans import accepts, offered
from tests.service.test_reliefs import accept, granted, offer
from tests.service.test_reliefs import end as ends_settlement


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def ends(case: Agreement, plan_id: int) -> None:
    with case.db.write(case.kari) as work:
        version = work.get_one(Plan, plan_id).version
        plans.end(work, plan_id, EndPlan(version=version, why="vilkårene var feil"))


def letters(case: Agreement) -> list[tuple[str, str]]:
    with case.db.read() as work:
        rows = work.scalars(select(LetterRow).order_by(LetterRow.id)).all()
    return [(row.kind, row.state) for row in rows]


def test_who_has_the_offer_of_a_plan_is_told_that_it_no_longer_stands(case: Agreement) -> None:
    plan = offered(case)
    case.goes()
    case.day(date(2026, 11, 26))
    ends(case, plan)
    assert letters(case) == [("plan_offer", "sent"), ("offer_ended", "waiting")]
    told = said(case, "offer_ended")
    assert "Vi skrev til deg 23.11.2026 med tilbud om nedbetalingsavtale A-2026-000001." in told
    assert "Tilbudet gjelder ikke lenger fra 26.11.2026." in told
    assert "Du skal ikke betale avdragene i tilbudet." in told
    assert "krever ingen betaling" in told
    assert "vilkårene var feil" not in told  # why is for the desk


def test_an_offer_that_waits_does_not_go_and_nothing_is_told(case: Agreement) -> None:
    ends(case, offered(case))
    assert letters(case) == [("plan_offer", "withdrawn")]


def test_a_plan_that_was_accepted_ends_by_its_own_letter(case: Agreement) -> None:
    plan = offered(case)
    case.goes()
    accepts(case, plan)
    ends(case, plan)
    assert [kind for kind, _ in letters(case)] == ["plan_offer", "plan", "plan_ended"]


@pytest.mark.parametrize("accepted", [False, True])
def test_who_has_the_offer_of_a_settlement_is_told(case: Agreement, accepted: bool) -> None:
    number = granted(case, offer(case))
    case.goes()
    if accepted:
        accept(case, number)
    ends_settlement(case, number)
    assert letters(case) == [("settlement_offer", "sent"), ("offer_ended", "waiting")]
    told = said(case, "offer_ended")
    assert "med tilbud om oppgjør. Tilbudet gjelder ikke lenger fra 23.11.2026." in told
    assert "Vi ettergir ikke noe etter tilbudet." in told


def test_a_settlement_whose_offer_waits_is_withdrawn_with_its_letter(case: Agreement) -> None:
    ends_settlement(case, granted(case, offer(case)))
    assert letters(case) == [("settlement_offer", "withdrawn")]


@pytest.mark.parametrize("how", ["credit", "objection"])
def test_an_offer_of_more_than_is_owed_ends(case: Agreement, how: str) -> None:
    plan = offered(case)
    case.goes()
    lower(case, how, 300_000)
    assert plan_of(case, plan)[0] == "lapsed"
    assert "Krav i tilbudet er satt ned." in said(case, "offer_ended")
    asked = "Tilbudet A-2026-000001 gjelder ikke lenger fordi kravet er satt ned. Vurder nytt."
    assert asked in case.tasks("follow_up")


@pytest.mark.parametrize("how", OUT)
def test_an_offer_whose_claim_falls_out_does_not_go(case: Agreement, how: str) -> None:
    """It would offer instalments on what is not owed; who has it is told with the claim."""
    second = case.books.claim(500_000, due=date(2026, 9, 1), interest_from=None)
    plan = offered(case, claim_ids=(case.claim, second))
    falls_out(case, how, second)
    assert plan_of(case, plan)[0] == "lapsed"
    assert ("plan_offer", "withdrawn") in letters(case)
    assert "offer_ended" not in case.letters()


def test_an_offer_that_went_is_told_to_be_over_with_its_claim(case: Agreement) -> None:
    plan = offered(case)
    case.goes()
    falls_out(case, "recall", case.claim)
    assert plan_of(case, plan)[0] == "lapsed"
    assert letters(case) == [("plan_offer", "sent"), ("free_letter", "waiting")]
    assert "Tilbudet vårt om nedbetalingsavtale A-2026-000001 gjelder ikke lenger." in said(
        case, "free_letter"
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nn", "Du skal ikkje betale avdraga i tilbodet."),
        ("en", "You are not to pay the instalments in the offer."),
    ],
)
def test_it_is_told_in_the_language_of_the_debtor(
    case: Agreement, language: str, words: str
) -> None:
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.debtor).language = language
    plan = offered(case)
    case.goes()
    ends(case, plan)
    told = said(case, "offer_ended")
    assert words in told
    assert "Tilbudet" not in told
