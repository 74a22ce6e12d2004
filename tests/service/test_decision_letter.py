"""The letter of a decision, seen before it goes."""

from __future__ import annotations

import base64
from datetime import date

import pytest
from sqlalchemy import func, select

from collector_desk.domain.objection import Ground, Outcome, State, UnitView
from collector_desk.errors.objections import ReasonsMissing
from collector_desk.models import Document, FactRow, Hold, LetterRow, Refund
from collector_desk.service import deciding
from collector_desk.service.database import Database
from collector_desk.wire.objections import Decide
from tests.service.casework import REASONS, answer
from tests.service.mail import text_of
from tests.service.test_objections import Case


@pytest.fixture
def case(db: Database) -> Case:
    return Case(db)


def _all_of(case: Case) -> list[int]:
    with case.db.read() as work:
        tables = (LetterRow, FactRow, Refund, Hold)
        return [work.scalar(select(func.count()).select_from(one)) or 0 for one in tables]


@pytest.mark.parametrize(
    ("view", "outcome"), [(UnitView.WITHDRAWS, "upheld"), (UnitView.UPHOLDS, "not_upheld")]
)
def test_the_letter_is_seen_as_it_will_go_and_nothing_of_it_is_kept(
    case: Case, view: UnitView, outcome: str
) -> None:
    case.books.pays(case.claim, 20_000, date(2026, 10, 1))
    number = case.objects()
    answer(case.db, case.kari, number, view)
    before, total = _all_of(case), case.total()
    order = Decide(
        version=case.row(number).version, outcome=Outcome(outcome), ground=Ground.PAID,
        reasons=REASONS,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        shown = deciding.letter(work, number, order)
    assert (_all_of(case), case.total()) == (before, total)
    assert case.row(number).state == State.ANSWERED
    sums = [each for each in shown.figures if each.part == "total"]
    assert [each.when for each in sums] == ["før vedtaket", "etter vedtaket"]
    assert sums[0].amount == total
    for each in shown.figures:
        assert each.told is not None
        assert sum(leaf.amount for leaf in each.told.leaves) == each.amount
    assert [reader.to_label for reader in shown.readers] == ["Skyldner"]
    with case.db.write(case.kari) as work:
        deciding.decide(work, number, order)
    assert case.total() == sums[1].amount
    with case.db.read() as work:
        sent = work.scalars(
            select(Document.content)
            .join(LetterRow, LetterRow.document_id == Document.id)
            .where(LetterRow.kind == "objection_decision")
        ).one()
    assert text_of(base64.b64decode(shown.content)) == text_of(sent or b"")
    assert case.proved()


def test_the_letter_without_reasons_is_not_shown(case: Case) -> None:
    number = case.objects()
    answer(case.db, case.kari, number, UnitView.WITHDRAWS)
    order = Decide(version=case.row(number).version, outcome=Outcome.UPHELD, ground=Ground.PAID)
    with case.db.write(case.kari) as work, pytest.raises(ReasonsMissing):
        deciding.letter(work, number, order)
