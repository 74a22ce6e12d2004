"""Costs that were entered by mistake are reversed by a leader, and a new version may be made."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.errors.requests import (
    RequestCostsKnown,
    RequestCostsWaived,
    RequestEventStands,
)
from collector_desk.models import Audit, FactRow, PlanInstalment, RequestEvent, Task
from collector_desk.service import plans
from collector_desk.service.database import Database
from collector_desk.service.verify import verify
from collector_desk.wire.plans import NewPlan, Terms
from tests.service.agreements import FIRST
from tests.service.requesting import Requesting
from tests.service.test_request_refused import (
    AFTER,
    TOMORROW,
    comes,
    day,
    file,
    make,
    sent,
    stop,
    versions,
)
from tests.service.test_request_taken_back import WHY, taken_back

COSTS, NOTHING = RequestEventKind.COSTS, RequestEventKind.NOTHING
AMOUNT = 50_000
SOURCE = "begjæring T-2026-000001, namsmannen 24.11.2026"


@pytest.fixture
def case(db: Database) -> Requesting:
    made = Requesting(db)
    made.answered()
    return made


def fixed(case: Requesting, measure: int, amount: int = AMOUNT) -> None:
    comes(case, measure, COSTS, amount=amount, document_id=case.kept("avgjoerelse.pdf"))


def owed(case: Requesting) -> int:
    """Costs of the claim that bears them."""
    on = case.db.clock.today()
    return case.books.statement(case.claims[0], on).balance.costs


def facts(case: Requesting, kind: FactKind) -> list[FactRow]:
    with case.db.read() as work:
        query = select(FactRow).where(FactRow.kind == kind.value).order_by(FactRow.id)
        return list(work.scalars(query))


@pytest.mark.parametrize("order", [(COSTS, NOTHING), (NOTHING, COSTS)])
def test_the_costs_and_the_result_are_taken_back_and_a_new_version_is_told(
    case: Requesting, order: tuple[RequestEventKind, ...]
) -> None:
    measure, before = sent(case), owed(case)
    comes(case, measure, NOTHING)
    fixed(case, measure)
    assert owed(case) == before + AMOUNT
    for kind in order:
        with pytest.raises((RequestCostsKnown, RequestEventStands)):
            make_once(case, measure)
        taken_back(case, measure, kind)
    assert (owed(case), case.row(measure).stage) == (before, MeasureStage.IN_FORCE)
    case.books.pays(case.claims[0], 100_000, TOMORROW)
    day(case, AFTER)
    make(case, measure)
    file(case, measure)
    assert [one.filed_on for one in versions(case)][1:] == [AFTER]


def make_once(case: Requesting, measure: int) -> None:
    """No version may be made while the case is over or its costs are posted."""
    if case.row(measure).stage == MeasureStage.ENDED:
        raise RequestEventStands(number=case.row(measure).number)
    make(case, measure)


def test_the_posting_is_reversed_with_why_and_never_changed(case: Requesting) -> None:
    measure = sent(case)
    comes(case, measure, NOTHING)
    fixed(case, measure)
    taken_back(case, measure, COSTS)
    (posted,), (back,) = facts(case, FactKind.COSTS), facts(case, FactKind.REVERSAL)
    assert (posted.amount, posted.source) == (AMOUNT, SOURCE)
    assert (back.reverses, back.claim_id, back.value_date) == (posted.id, case.claims[0], TOMORROW)
    assert (back.rule, back.source) == ("ført ved en feil", f"{SOURCE}, tatt tilbake")
    assert (back.reason, back.made_by) == (WHY, "Per Leder")
    shown = case.sheet(measure).events[-1]
    assert f"Tatt tilbake 24.11.2026 av Per Leder: {WHY}" in shown.text
    assert (shown.may_take_back, case.row(measure).stage) == (False, MeasureStage.ENDED)
    with case.db.read() as work:
        (noted,) = work.scalars(select(Audit).where(Audit.deed == "requests.take_back"))
    told = noted.details or {}
    assert (told["kind"], told["claim"], told["fact"]) == ("costs", case.claims[0], posted.id)
    assert (told["amount"], told["why"]) == (AMOUNT, WHY)


def test_the_right_costs_are_entered_after_it_and_once(case: Requesting) -> None:
    measure, before = sent(case), owed(case)
    comes(case, measure, NOTHING)
    fixed(case, measure)
    taken_back(case, measure, COSTS)
    fixed(case, measure, 40_000)
    assert owed(case) == before + 40_000
    with pytest.raises(RequestCostsKnown, match="legges ikke på to ganger"):
        fixed(case, measure)
    taken_back(case, measure, COSTS)
    assert owed(case) == before
    assert len(facts(case, FactKind.REVERSAL)) == 2
    with pytest.raises(RequestEventStands):
        taken_back(case, measure, COSTS)


def test_those_of_one_request_are_not_those_of_another(case: Requesting) -> None:
    """Their papers, days and sums may be the same."""
    first, second = (case.decided(case.request(claim_ids=(one,))).measure_id for one in case.claims)
    for measure in (first, second):
        make(case, measure)
        file(case, measure)
    paper = case.kept("avgjoerelse.pdf")
    for measure in (first, second):
        comes(case, measure, NOTHING)
        comes(case, measure, COSTS, amount=AMOUNT, document_id=paper)
    taken_back(case, second, COSTS)
    one, other = facts(case, FactKind.COSTS)
    assert [back.reverses for back in facts(case, FactKind.REVERSAL)] == [other.id]
    assert (one.claim_id, other.claim_id) == case.claims


def test_also_where_the_request_was_stopped(case: Requesting) -> None:
    measure, before = sent(case), owed(case)
    stop(case, measure)
    fixed(case, measure)
    taken_back(case, measure, COSTS)
    assert (owed(case), case.row(measure).stage) == (before, MeasureStage.STOPPED)


def test_what_was_paid_of_them_is_placed_on_the_rest(case: Requesting) -> None:
    measure = sent(case)
    comes(case, measure, NOTHING)
    before = case.books.statement(case.claims[0], TOMORROW).balance.total
    fixed(case, measure)
    case.books.pays(case.claims[0], 30_000, TOMORROW)
    taken_back(case, measure, COSTS)
    assert case.books.statement(case.claims[0], TOMORROW).balance.total == before - 30_000
    with case.db.read() as work:
        assert verify(work).whole


def test_not_where_costs_of_the_claim_were_given_up_since(case: Requesting) -> None:
    measure = sent(case)
    comes(case, measure, NOTHING)
    fixed(case, measure)
    case.books.happens(case.claims[0], FactKind.WAIVER, 100, TOMORROW, bucket=Bucket.COSTS)
    with pytest.raises(RequestCostsWaived):
        taken_back(case, measure, COSTS)
    assert facts(case, FactKind.REVERSAL) == []
    with case.db.read() as work:
        assert {one.taken_back_on for one in work.scalars(select(RequestEvent))} == {None}


def test_a_plan_asks_for_no_more_than_is_owed_without_them(case: Requesting) -> None:
    measure = sent(case)
    comes(case, measure, NOTHING)
    fixed(case, measure)
    terms = Terms(claim_ids=(case.claims[0],), first_due=FIRST, amount=120_000)
    with case.db.write(case.kari) as work:
        plan = plans.grant(work, case.debtor, NewPlan(terms=terms)).id
    before = asked(case, plan)
    taken_back(case, measure, COSTS)
    assert asked(case, plan) <= before - AMOUNT


@pytest.mark.parametrize("before", [0, 20_000])
def test_it_is_asked_to_give_back_what_was_paid_of_them_and_is_owed_no_more(
    case: Requesting, before: int
) -> None:
    measure = sent(case)
    comes(case, measure, NOTHING)
    fixed(case, measure)
    owes = case.books.statement(case.claims[0], TOMORROW).balance.total
    case.books.pays(case.claims[0], owes + before, TOMORROW)
    taken_back(case, measure, COSTS)
    balance = case.books.statement(case.claims[0], TOMORROW).balance
    assert (balance.owed, balance.credit) == (0, AMOUNT + before)
    with case.db.read() as work:
        asked_for = select(Task.text).where(Task.text.endswith("Foreslå tilbakebetaling."))
        (told,) = work.scalars(asked_for)
        assert told == (
            "500,00 kr er betalt for mye på K-2026-000001: kostnader i T-2026-000001 er tatt"
            " tilbake. Foreslå tilbakebetaling."
        )
        assert verify(work).whole


def asked(case: Requesting, plan: int) -> int:
    """Øre that the instalments of a plan come to."""
    with case.db.read() as work:
        query = select(PlanInstalment.amount).where(PlanInstalment.plan_id == plan)
        return sum(work.scalars(query))
