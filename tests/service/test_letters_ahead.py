"""The letters of plans, deferrals and reliefs are read, word for word, before anything is decided."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select

from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.relief import ReliefGround, ReliefKind
from collector_desk.errors.letter_post import LetterLacks
from collector_desk.errors.plans import PlanOfferDay, PlanReasonsMissing
from collector_desk.models import (
    Approval,
    Deferral,
    Document,
    FactRow,
    Hold,
    LetterRow,
    Plan,
    PlanInstalment,
    Relief,
    Task,
)
from collector_desk.service import deferrals, letters_ahead, plans
from collector_desk.service.database import Database, Work
from collector_desk.wire.deferrals import RefuseDeferral
from collector_desk.wire.letters import LetterPreview
from collector_desk.wire.plans import NewOffer, RefusePlan
from tests.service.agreements import REASONS, Agreement
from tests.service.mail import text_of
from tests.service.test_reliefs import granted
from tests.service.test_reliefs import offer as settlement
from tests.service.test_reliefs import order as waiver

UNTIL = date(2026, 12, 7)
_TABLES = (
    Plan, PlanInstalment, Deferral, Relief, Approval, Hold, FactRow, LetterRow, Document, Task
)  # fmt: skip


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def kept(case: Agreement) -> list[int]:
    with case.db.read() as work:
        return [work.scalar(select(func.count()).select_from(one)) or 0 for one in _TABLES]


def seen(case: Agreement, ask: Callable[[Work], LetterPreview]) -> LetterPreview:
    """The preview, that leaves nothing behind but that it was looked at."""
    before = kept(case)
    with case.db.write(case.kari) as work:
        found = ask(work)
    assert kept(case) == before
    return found


def words(found: LetterPreview) -> str:
    return text_of(base64.b64decode(found.content))


def sent(case: Agreement, kind: str) -> str:
    """The text of the one letter of a kind, as it was sent."""
    with case.db.read() as work:
        query = select(Document.content).join(LetterRow, LetterRow.document_id == Document.id)
        return text_of(work.scalars(query.where(LetterRow.kind == kind)).one() or b"")


def approved(text: str) -> str:
    """As it is once the other person has approved it: that person answers for it."""
    assert "Kari Nordmann" in text
    return text.replace("Kari Nordmann", "Per Leder")


def opened_up(found: LetterPreview) -> None:
    """Each figure with its working, to the øre."""
    assert found.figures
    for each in found.figures:
        assert each.told is not None
        assert sum(leaf.amount for leaf in each.told.leaves) == each.amount


def an_offer(case: Agreement, until: date = UNTIL, reasons: str = "", **more: int) -> NewOffer:
    return NewOffer(terms=case.terms(**more), offer_until=until, reasons=reasons)


def test_an_offer_is_seen_as_it_will_go(case: Agreement) -> None:
    found = seen(case, lambda work: letters_ahead.offer(work, case.debtor, an_offer(case)))
    opened_up(found)
    assert case.noted("plans.%") == ["plans.preview_offer"]
    with case.db.write(case.kari) as work:
        plans.offer(work, case.debtor, an_offer(case))
    assert words(found) == sent(case, "plan_offer")
    assert case.proved()


def test_an_offer_that_could_not_be_made_is_not_seen(case: Agreement) -> None:
    for order, why in (
        (an_offer(case, amount=60_000), PlanReasonsMissing),
        (an_offer(case, date(2026, 12, 28)), PlanOfferDay),
    ):
        with case.db.write(case.kari) as work, pytest.raises(why):
            letters_ahead.offer(work, case.debtor, order)
    far = an_offer(case, amount=60_000, reasons=REASONS)
    assert "A-2026-" in words(seen(case, lambda work: letters_ahead.offer(work, case.debtor, far)))


@pytest.mark.parametrize("named", [False, True])
def test_the_refusal_of_a_plan_is_seen_as_it_will_go(case: Agreement, named: bool) -> None:
    order = RefusePlan(terms=case.terms(), reasons=REASONS, day_named=named)
    found = seen(case, lambda work: letters_ahead.plan_refusal(work, case.debtor, order))
    assert (found.figures, found.total) == ((), 0)  # it demands nothing
    assert case.noted("plans.%") == ["plans.preview_refusal"]
    with case.db.write(case.kari) as work:
        plans.refuse(work, case.debtor, order)
    assert REASONS in " ".join(words(found).split())
    assert words(found) == sent(case, "plan_refused")


def test_a_refusal_without_reasons_is_not_seen(case: Agreement) -> None:
    plan = RefusePlan(terms=case.terms(), reasons="nei")
    late = RefuseDeferral(
        claim_ids=(case.claim,), until=UNTIL, reason=DeferralReason.OTHER, text="nei"
    )
    with case.db.write(case.kari) as work, pytest.raises(PlanReasonsMissing):
        letters_ahead.plan_refusal(work, case.debtor, plan)
    with case.db.write(case.kari) as work, pytest.raises(PlanReasonsMissing):
        letters_ahead.deferral_refusal(work, case.debtor, late)


def test_the_refusal_of_more_time_is_seen_as_it_will_go(case: Agreement) -> None:
    order = RefuseDeferral(
        claim_ids=(case.claim,), until=UNTIL, reason=DeferralReason.OTHER, text=REASONS,
        day_named=True,
    )  # fmt: skip
    found = seen(case, lambda work: letters_ahead.deferral_refusal(work, case.debtor, order))
    assert found.figures == ()
    assert case.noted("deferrals.%") == ["deferrals.preview_refusal"]
    with case.db.write(case.kari) as work:
        deferrals.refuse(work, case.debtor, order)
    assert words(found) == sent(case, "deferral_refused")


def test_the_offer_of_a_settlement_is_seen_as_it_will_go(case: Agreement) -> None:
    order = settlement(case)
    found = seen(case, lambda work: letters_ahead.relief(work, case.debtor, order))
    opened_up(found)
    assert case.noted("reliefs.%") == ["reliefs.preview_letter"]
    granted(case, order)
    assert approved(words(found)) == sent(case, "settlement_offer")
    assert case.proved()


def test_what_is_waived_is_seen_as_it_will_be_told(case: Agreement) -> None:
    order = waiver(case)
    found = seen(case, lambda work: letters_ahead.relief(work, case.debtor, order))
    opened_up(found)
    granted(case, order)
    assert approved(words(found)) == sent(case, "relief")


def test_what_gets_no_letter_has_none_to_be_seen(case: Agreement) -> None:
    order = waiver(case, kind=ReliefKind.WRITE_OFF, ground=ReliefGround.NO_MEANS)
    with case.db.write(case.kari) as work, pytest.raises(LetterLacks):
        letters_ahead.relief(work, case.debtor, order)
