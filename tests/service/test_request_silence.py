"""A judgment that nobody wrote of for a year carries no request before a new letter (K16)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import update

from collector_desk.domain.delivery import Delivery, To
from collector_desk.domain.letter import LetterKind
from collector_desk.models import LetterRow
from collector_desk.service import judgments, letters, measures
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.enforcement_requests import JudgmentBoard, JudgmentKind, NewJudgment
from collector_desk.wire.letters import Write
from collector_desk.wire.measures import MeasureCondition
from tests.service.enforcing import TODAY
from tests.service.mail import leaves
from tests.service.requesting import Requesting

A_YEAR_AGO = date(TODAY.year - 1, TODAY.month, TODAY.day)


@pytest.fixture
def case(db: Database) -> Requesting:
    return Requesting(db)


def judged(case: Requesting, day: date, *claims: int) -> None:
    first, *others = claims or case.claims
    order = NewJudgment(
        claim_id=first, claim_ids=tuple(others), what=JudgmentKind.SETTLEMENT,
        board=JudgmentBoard.CONCILIATION, board_name="Oslo forliksråd",
        complained_on=date(2024, 10, 20), decided_on=day, pay_by=day,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        judgments.register(work, case.debtor, order)


def told(case: Requesting, *claims: int) -> MeasureCondition | None:
    terms = case.request(claim_ids=claims or case.claims)
    with case.db.read(case.kari) as work:
        asked = measures.preview(work, case.debtor, terms).conditions
    return next((one for one in asked if one.code == "silence"), None)


def holds(case: Requesting, *claims: int) -> bool | None:
    found = told(case, *claims)
    return found.holds if found else None


def became(case: Requesting, **what: Any) -> None:
    with case.db.write(SYSTEM) as work:
        work.execute(update(LetterRow).where(LetterRow.kind == "statement").values(**what))


def test_only_a_judgment_asks_for_it(case: Requesting) -> None:
    assert told(case) is None


@pytest.mark.parametrize(("day", "heard"), [(A_YEAR_AGO, True), (date(2025, 11, 22), False)])
def test_a_judgment_is_heard_of_for_a_year(case: Requesting, day: date, heard: bool) -> None:
    judged(case, day)
    asked = told(case)
    assert asked is not None
    assert (asked.holds, asked.since, asked.who_clears) == (heard, day, "saksbehandler")
    assert asked.unconfirmed == "Ingen lov krever nytt brev når dom er tvangsgrunnlaget."
    assert heard or f"siden {day:%d.%m.%Y}. Send et nytt brev." in asked.detail


def test_a_letter_that_has_gone_ends_the_silence_of_its_claims(case: Requesting) -> None:
    judged(case, date(2025, 2, 3))
    first, second = case.claims
    with case.db.write(case.kari) as work:
        letters.send(work, case.debtor, Write(kind=LetterKind.STATEMENT, claim_ids=(first,)))
    assert not holds(case, first)  # it waits to be sent
    leaves(case.db)
    assert (holds(case, first), holds(case, second)) == (True, False)
    became(case, state=Delivery.RETURNED.value)
    assert not holds(case, first)
    became(case, state=Delivery.DELIVERED.value)
    assert holds(case, first)
    became(case, recipient=To.LAWYER.value)  # a copy is not the letter to the debtor
    assert not holds(case, first)
