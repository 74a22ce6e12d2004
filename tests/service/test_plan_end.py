"""The letter that a plan is over demands what is left, but nothing that is stopped (ruling 18)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.holds import Reason
from collector_desk.models import Claim, Document, Hold, LetterClaim, LetterRow
from collector_desk.service import plans
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.plans import EndPlan
from tests.service.agreements import Agreement
from tests.service.casework import objects
from tests.service.mail import text_of

NOW = date(2026, 11, 30)
APART = "Dette krever vi ikke nå"


@pytest.fixture
def case(db: Database) -> Agreement:
    made = Agreement(db)
    made.day(NOW)
    return made


def ends(case: Agreement, plan_id: int) -> None:
    """The debtor wishes the plan to end."""
    order = EndPlan(version=case.sheet(plan_id).version, why="ringte og vil betale alt selv")
    with case.db.write(case.kari) as work:
        plans.end(work, plan_id, order)


def told(case: Agreement) -> tuple[LetterRow, str, list[int]]:
    """The letter, its words, and the claims that it demands."""
    with case.db.read() as work:
        letter = work.scalars(select(LetterRow).where(LetterRow.kind == "plan_ended")).one()
        content = work.get_one(Document, letter.document_id).content
        assert content is not None
        asked = select(LetterClaim.claim_id).where(LetterClaim.letter_id == letter.id)
        return letter, text_of(content), sorted(work.scalars(asked))


def claim(case: Agreement, claim_id: int) -> Claim:
    with case.db.read() as work:
        return work.get_one(Claim, claim_id)


def spaced(kid: str) -> str:
    return kid.replace(" ", "")


def test_a_claim_that_is_disputed_is_named_and_not_demanded(case: Agreement) -> None:
    other = case.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    plan_id = case.grant(claim_ids=(case.claim, other)).plan_id
    objects(case.db, case.kari, case.debtor, other)
    ends(case, plan_id)
    letter, said, asked = told(case)
    assert (letter.deadline is not None, asked) == (True, [case.claim])
    named = said[said.index(APART) :]
    assert claim(case, other).number in named
    assert "Restbeløpet" in said
    whole = spaced(said)
    assert claim(case, case.claim).kid in whole
    assert claim(case, other).kid not in whole
    left = case.books.statement(case.claim, NOW).balance.total
    assert f"{left // 100:,}".replace(",", " ") in said


def test_where_all_rests_nothing_is_demanded_and_it_is_not_called_paid(case: Agreement) -> None:
    plan_id = case.grant().plan_id
    with case.db.write(SYSTEM) as work:
        hold = Hold(
            debtor_id=case.debtor, claim_id=None, reason=Reason.SAYS_PAID.value, from_day=NOW,
            review_on=NOW, until=date(2027, 1, 30), made_by="prøve", made_at=work.clock.now(),
        )  # fmt: skip
        work.add(hold)
    ends(case, plan_id)
    letter, said, _ = told(case)
    assert letter.deadline is None
    for words in (APART, "bedt om at den avsluttes", "Du skal ikke betale noe nå"):
        assert words in said
    for words in ("betalt som avtalt", "ikke noe igjen å betale", "Restbeløpet"):
        assert words not in said
    assert claim(case, case.claim).kid not in spaced(said)


def test_without_a_stop_all_that_is_left_is_demanded(case: Agreement) -> None:
    ends(case, case.grant().plan_id)
    letter, said, asked = told(case)
    assert (letter.deadline is not None, asked, APART in said) == (True, [case.claim], False)


def test_an_objection_before_the_letter_goes_keeps_it_back(case: Agreement) -> None:
    ends(case, case.grant().plan_id)
    objects(case.db, case.kari, case.debtor, case.claim)
    case.goes()
    letter, _, _ = told(case)
    assert (letter.state, letter.sent_on) == ("withdrawn", None)
    assert any("Nedbetalingsavtale avsluttet" in text for text in case.tasks("follow_up"))
