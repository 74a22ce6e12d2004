"""The confirmation of a plan, seen before the plan is decided."""

from __future__ import annotations

import base64

import pytest
from sqlalchemy import func, select

from collector_desk.errors.plans import PlanReasonsMissing
from collector_desk.models import Document, Hold, LetterRow, LimitationEvent, Plan, PlanInstalment
from collector_desk.service import letters_ahead
from collector_desk.service.database import Database
from collector_desk.wire.letters import LetterPreview
from collector_desk.wire.plans import NewPlan
from tests.service.agreements import REASONS, Agreement
from tests.service.mail import text_of


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def shown(case: Agreement, reasons: str = "", **more: object) -> LetterPreview:
    with case.db.write(case.kari) as work:
        return letters_ahead.plan(
            work, case.debtor, NewPlan(terms=case.terms(**more), reasons=reasons)
        )


def kept(case: Agreement) -> list[int]:
    tables = (Plan, PlanInstalment, Hold, LimitationEvent, LetterRow, Document)
    with case.db.read() as work:
        return [work.scalar(select(func.count()).select_from(one)) or 0 for one in tables]


def test_the_confirmation_is_seen_word_for_word_and_nothing_of_it_is_kept(case: Agreement) -> None:
    before = kept(case)
    found = shown(case)
    assert kept(case) == before
    assert case.noted("plans.%") == ["plans.preview_letter"]
    assert sum(each.amount for each in found.figures if each.part == "total") == found.total > 0
    case.grant()
    with case.db.read() as work:
        sent = work.scalars(
            select(Document.content)
            .join(LetterRow, LetterRow.document_id == Document.id)
            .where(LetterRow.kind == "plan")
        ).one()
    assert text_of(base64.b64decode(found.content)) == text_of(sent or b"")
    assert case.proved()


def test_beyond_the_limits_the_confirmation_needs_the_reasons_of_the_proposal(
    case: Agreement,
) -> None:
    with pytest.raises(PlanReasonsMissing):
        shown(case, amount=60_000)
    assert "A-2026-" in text_of(base64.b64decode(shown(case, REASONS, amount=60_000).content))
    assert kept(case)[:2] == [0, 0]
