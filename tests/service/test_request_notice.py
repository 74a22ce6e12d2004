"""The checklist of a request names the letters it rests on, with their days and how long they hold."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.service import judgments, measures
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import JudgmentBoard, JudgmentKind, NewJudgment
from collector_desk.wire.measures import MeasureCondition, MeasureTerms
from tests.service.requesting import Requesting

TOLD = (
    "Betalingsoppfordring 01.10.2026, frist 15.10.2026, holder til 01.04.2027."
    " Varsel etter § 4-18 01.10.2026, frist 15.10.2026, holder til 16.10.2027."
)


@pytest.fixture
def case(db: Database) -> Requesting:
    return Requesting(db)


def notice(case: Requesting, terms: MeasureTerms) -> MeasureCondition:
    with case.db.read(case.kari) as work:
        asked = measures.preview(work, case.debtor, terms).conditions
    return next(one for one in asked if one.code == "notice")


def test_the_letters_and_how_long_they_hold_are_told_once_for_all_claims(case: Requesting) -> None:
    asked = notice(case, case.request())
    assert (asked.holds, asked.detail) == (True, TOLD)


def test_that_six_months_are_a_house_rule_stands_beside_them(case: Requesting) -> None:
    told = "Inkassoloven § 11 gjelder ikke direkte for kommunens egne krav."
    assert notice(case, case.request()).unconfirmed == told


def test_claims_with_letters_of_their_own_are_told_apart(case: Requesting) -> None:
    case.demanded(case.claims[1:], date(2026, 11, 2), date(2026, 11, 16))
    asked = notice(case, case.request())
    assert asked.holds
    first, second = (f"K-2026-{one:06d}" for one in case.claims)
    assert f"{first}: {TOLD}" in asked.detail
    assert f"{second}: Betalingsoppfordring 02.11.2026" in asked.detail


def test_a_judgment_asks_for_no_letter_and_none_is_named(case: Requesting) -> None:
    order = NewJudgment(
        claim_id=case.claims[0], claim_ids=case.claims[1:], what=JudgmentKind.JUDGMENT,
        board=JudgmentBoard.CONCILIATION, board_name="Oslo forliksråd",
        complained_on=date(2026, 10, 20), decided_on=date(2026, 11, 2),
        pay_by=date(2026, 11, 16),
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        judgments.register(work, case.debtor, order)
    asked = notice(case, case.request())
    assert (asked.holds, asked.unconfirmed) == (True, "")
    assert asked.detail.startswith("Dom eller rettsforlik er tvangsgrunnlaget")
