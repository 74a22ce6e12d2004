"""The letter that a plan or a deferral is over demands what is left, but nothing that is stopped (ruling 18)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.holds import Reason
from collector_desk.domain.objection import Outcome, UnitView
from collector_desk.domain.phrases import kroner
from collector_desk.models import Claim, Debtor, Document, Hold, LetterClaim, LetterRow
from collector_desk.service import deferral_end, plans
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.deferrals import EndDeferral
from collector_desk.wire.plans import EndPlan
from tests.service.agreements import Agreement
from tests.service.casework import answer, decide, objects
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


def lifts(case: Agreement, deferral_id: int) -> None:
    """The debtor wishes to pay before the deferral is over."""
    with case.db.write(case.kari) as work:
        deferral_end.end(work, deferral_id, EndDeferral(why="ringte og vil betale alt selv"))


def ore(printed: str) -> int:
    """Øre of an amount as it is printed."""
    return int("".join(sign for sign in printed if sign.isdigit()))


def told(case: Agreement, kind: str = "plan_ended") -> tuple[LetterRow, str, list[int]]:
    """The letter, its words, and the claims that it demands."""
    with case.db.read() as work:
        letter = work.scalars(select(LetterRow).where(LetterRow.kind == kind)).one()
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


def test_the_part_of_a_claim_that_is_disputed_is_named_and_not_demanded(case: Agreement) -> None:
    plan_id = case.grant().plan_id
    whole = case.books.statement(case.claim, NOW).balance.total
    objects(case.db, case.kari, case.debtor, case.claim, disputed=400_000)
    ends(case, plan_id)
    letter, said, asked = told(case)
    (slip,) = letter.content["payment"]["slips"]
    # 4 000 kroner and the interest on them since 3 August; the rest is reckoned as without them.
    assert 400_000 < whole - ore(slip["amount"]) < 420_000
    off = whole - ore(slip["amount"])
    assert f"{kroner(off)} kr som er bestridt".replace("\u00a0", " ") in said[said.index(APART) :]
    assert asked == [case.claim]
    case.goes()
    assert told(case)[0].state == "sent"


@pytest.mark.parametrize("ended", ["plan", "deferral"])
def test_where_all_that_is_left_is_the_disputed_part_nothing_is_demanded(
    case: Agreement, ended: str
) -> None:
    number = case.grant().plan_id if ended == "plan" else case.put_off(date(2026, 12, 20))
    objects(case.db, case.kari, case.debtor, case.claim, disputed=1_000_000)
    ends(case, number) if ended == "plan" else lifts(case, number)
    letter, said, _ = told(case, f"{ended}_ended")
    assert letter.content["payment"] is None
    assert APART in said
    assert "ikke noe igjen å betale" not in said


def test_a_deferral_that_is_over_demands_nothing_that_is_disputed(case: Agreement) -> None:
    other = case.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    number = case.put_off(date(2026, 12, 20), claim_ids=(case.claim, other))
    objects(case.db, case.kari, case.debtor, other)
    lifts(case, number)
    letter, said, asked = told(case, "deferral_ended")
    assert (letter.deadline is not None, asked) == (True, [case.claim])
    assert claim(case, other).number in said[said.index(APART) :]
    assert claim(case, other).kid not in spaced(said)
    assert claim(case, case.claim).kid in spaced(said)


@pytest.mark.parametrize("agreed", ["plan", "deferral", ""])
def test_an_answer_to_an_objection_asks_for_nothing_beside_what_is_agreed(
    case: Agreement, agreed: str
) -> None:
    """Ruling 21: a plan kept or a deferral granted stops new demands of its claims."""
    if agreed == "plan":
        case.grant()
    if agreed == "deferral":
        case.put_off(date(2026, 12, 20))
    number = objects(case.db, case.kari, case.debtor, case.claim)
    answer(case.db, case.kari, number, UnitView.UPHOLDS)
    decide(case.db, case.kari, number, Outcome.NOT_UPHELD)
    letter, said, _ = told(case, "objection_decision")
    assert (letter.content["payment"] is None) is bool(agreed)
    assert ("gjelder som før. Betal som avtalt." in said) is bool(agreed)
    assert ("Kravet er stilt i bero til" in said) is not bool(agreed)


def test_what_falls_away_is_not_to_be_paid_as_agreed(case: Agreement) -> None:
    case.put_off(date(2026, 12, 20))
    number = objects(case.db, case.kari, case.debtor, case.claim)
    answer(case.db, case.kari, number, UnitView.WITHDRAWS)
    decide(case.db, case.kari, number, Outcome.UPHELD)
    assert "Betal som avtalt" not in told(case, "objection_decision")[1]


@pytest.mark.parametrize(
    ("language", "apart", "part"),
    [
        ("nn", "Dette krev vi ikkje no", "kr som er bestridde"),
        ("en", "We do not demand this now", "that is disputed"),
    ],
)
def test_the_debtor_reads_what_is_not_demanded_in_their_own_language(
    case: Agreement, language: str, apart: str, part: str
) -> None:
    with case.db.write(SYSTEM) as work:
        work.get_one(Debtor, case.debtor).language = language
    number = case.put_off(date(2026, 12, 20))
    objects(case.db, case.kari, case.debtor, case.claim, disputed=400_000)
    lifts(case, number)
    _, said, _ = told(case, "deferral_ended")
    assert part in said[said.index(apart) :]


def test_the_notice_of_default_threatens_with_what_is_not_disputed_alone(case: Agreement) -> None:
    plan_id = case.grant().plan_id
    case.day(date(2027, 1, 6))
    objects(case.db, case.kari, case.debtor, case.claim, disputed=400_000)
    case.notice(plan_id)
    letter, _, _ = told(case, "plan_default_notice")
    whole = case.books.statement(case.claim, date(2027, 1, 6)).balance.total
    assert 400_000 < whole - ore(letter.content["remaining"]) < 430_000
