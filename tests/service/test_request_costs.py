"""What the namsmann fixed in costs of a request: owed by its debtor, once, and no more than claimed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.request.claim_lines import court_fee_of
from collector_desk.domain.enforcement.request_events import AFTER, RequestEventKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.rates import Rates
from collector_desk.errors.base import DeskError
from collector_desk.errors.enforcement import MeasureWrongStage
from collector_desk.errors.requests import (
    RequestCostsAbove,
    RequestCostsKnown,
    RequestCostsNoClaim,
    RequestEventLacks,
)
from collector_desk.models import Audit, Claim, ClaimDebtor, Debtor, FactRow, RequestEvent, Task
from collector_desk.service import (
    booking,
    kid_matching,
    measure_run,
    numbers,
    own_fees,
    request_events,
    requests_out,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.kid_matching import REQUEST_OVER, Money, Verdict
from collector_desk.wire.enforcement_requests import FileRequest, NewRequestEvent
from collector_desk.wire.measures import StopMeasure
from tests.service.enforcing import TODAY
from tests.service.parties import PDF
from tests.service.requesting import Requesting

WRITING, COURT_FEE = 67_250, 92_805  # ½ R and 0,69 R of 2026
ALL = WRITING + COURT_FEE
COSTS = RequestEventKind.COSTS


@pytest.fixture
def case(db: Database) -> Requesting:
    """A request for both claims that the namsmann has."""
    made = Requesting(db)
    made.answered()
    number = made.decided(made.request()).measure_id
    with db.write(made.kari) as work:
        requests_out.make(work, number, version=made.row(number).version)
    with db.write(made.kari) as work:
        order = FileRequest(version=made.row(number).version, day=TODAY, reference="NM-1")
        requests_out.filed(work, number, order)
    return made


def comes(case: Requesting, kind: RequestEventKind, **more: Any) -> None:
    order = NewRequestEvent(version=case.row(1).version, kind=kind, day=TODAY, **more)
    with case.db.write(case.kari) as work:
        request_events.register(work, 1, order)


def fixed(case: Requesting, amount: int = ALL, **more: Any) -> None:
    comes(case, COSTS, **({"amount": amount, "document": PDF} | more))


def costs(case: Requesting) -> list[FactRow]:
    with case.db.read() as work:
        return list(work.scalars(select(FactRow).where(FactRow.kind == FactKind.COSTS.value)))


def owed(case: Requesting, claim: int) -> tuple[int, int]:
    """Costs and interest of a claim a year from now."""
    later = TODAY.replace(year=TODAY.year + 1)
    with case.db.read() as work:
        row = work.get_one(Claim, claim)
        balance = booking.statements(work, [row], on=later)[claim].balance
        return balance.costs, balance.interest


def refused(case: Requesting, why: type[DeskError], **more: Any) -> None:
    before = costs(case)
    with pytest.raises(why):
        fixed(case, **more)
    assert [one.id for one in costs(case)] == [one.id for one in before]


def test_the_court_fee_of_a_request_is_that_of_its_filing_day() -> None:
    assert court_fee_of(Rates.shipped(), date(2026, 11, 23)) == COURT_FEE
    assert court_fee_of(Rates.shipped(), date(2025, 3, 1)) == 90_666


@pytest.mark.parametrize(
    "result", [RequestEventKind.NOTHING, RequestEventKind.WITHHOLDING, RequestEventKind.LIEN]
)
def test_costs_that_were_fixed_are_owed_on_the_oldest_claim_and_bear_no_interest(
    case: Requesting, result: RequestEventKind
) -> None:
    comes(case, result, text="Som besluttet")
    first = case.claims[0]
    before = owed(case, first)
    fixed(case)
    (fact,) = costs(case)
    assert (fact.claim_id, fact.amount, fact.value_date) == (first, ALL, TODAY)
    assert fact.rule == "FOR-2020-10-23-2120 § 2, fastsatt av namsmannen"
    assert fact.source == "begjæring T-2026-000001, namsmannen 23.11.2026"
    assert owed(case, first) == (before[0] + ALL, before[1])
    told = case.sheet(1).events[-1]
    assert (told.label, told.text) == ("Kostnader fastsatt av namsmannen", "1\xa0600,55 kr")
    assert told.document_id == fact.document_id
    with case.db.read() as work:
        details = work.scalars(
            select(Audit.details).where(Audit.deed == "requests.event").order_by(Audit.id)
        ).all()
    noted = details[-1] or {}
    assert (noted["kind"], noted["amount"]) == ("costs", ALL)
    assert (noted["claim"], noted["fact"]) == (first, fact.id)


def test_a_claim_that_is_paid_bears_them_only_where_no_other_is_owed(case: Requesting) -> None:
    comes(case, RequestEventKind.NOTHING)
    case.books.pays(case.claims[0], 2_000_000, TODAY)
    fixed(case)
    assert [one.claim_id for one in costs(case)] == [case.claims[1]]


def test_another_who_owes_the_claim_does_not_answer_for_them(case: Requesting) -> None:
    comes(case, RequestEventKind.NOTHING)
    with case.db.write(SYSTEM) as work:
        other = Debtor(kind="person", name="Lykt, Matt", search_name="lykt matt")
        work.add(other)
        work.flush()
        about = {"claim_id": case.claims[0], "case_id": case.books.case_id}
        work.add(ClaimDebtor(**about, debtor_id=other.id, role="joint"))
    fixed(case)
    with case.db.read() as work:
        claim = work.get_one(Claim, case.claims[0])
        own = own_fees.statements(work, case.debtor, [claim], on=TODAY)[claim.id]
        others = own_fees.statements(work, other.id, [claim], on=TODAY)[claim.id]
    assert (own.balance.costs, others.balance.costs) == (ALL, 0)


def test_they_are_posted_once(case: Requesting) -> None:
    comes(case, RequestEventKind.NOTHING)
    fixed(case, WRITING)
    refused(case, RequestCostsKnown, amount=WRITING)


def test_no_more_is_posted_than_the_request_claimed(case: Requesting) -> None:
    comes(case, RequestEventKind.NOTHING)
    refused(case, RequestCostsAbove, amount=ALL + 1)
    fixed(case, ALL)


def test_none_are_posted_without_the_paper_of_the_namsmann(case: Requesting) -> None:
    comes(case, RequestEventKind.NOTHING)
    refused(case, RequestEventLacks, document=None)
    refused(case, RequestEventLacks, amount=None)


def test_a_request_that_runs_bears_none(case: Requesting) -> None:
    """Its next version would claim them twice: as its own, and as earlier costs."""
    refused(case, MeasureWrongStage)
    comes(case, RequestEventKind.NOTHING)
    fixed(case)


def test_a_request_that_was_withdrawn_before_it_was_filed_bears_none(db: Database) -> None:
    case = Requesting(db)
    case.answered()
    number = case.decided(case.request()).measure_id
    with db.write(case.kari) as work:
        order = StopMeasure(version=case.row(number).version, why="Betalt til virksomheten.")
        measure_run.stop(work, number, order)
    refused(case, MeasureWrongStage)


def test_a_claim_that_the_debtor_owes_no_more_is_charged_nothing(case: Requesting) -> None:
    comes(case, RequestEventKind.NOTHING)
    with case.db.write(SYSTEM) as work:
        for number in case.claims:
            work.get_one(Claim, number).state = "withdrawn"
    refused(case, RequestCostsNoClaim)


@pytest.mark.parametrize("kind", [kind for kind in RequestEventKind if kind not in AFTER])
def test_nothing_else_comes_when_the_case_is_over(case: Requesting, kind: RequestEventKind) -> None:
    comes(case, RequestEventKind.NOTHING)
    with pytest.raises(MeasureWrongStage):
        comes(case, kind, text="Igjen", code="KRAV-001", deadline=TODAY)
    with case.db.read() as work:
        assert len(work.scalars(select(RequestEvent)).all()) == 1


def test_the_court_fee_is_invoiced_in_arrears(case: Requesting) -> None:
    comes(case, RequestEventKind.NOTHING)
    comes(case, RequestEventKind.COURT_FEE, amount=COURT_FEE, deadline=TODAY)
    with case.db.read() as work:
        assert any("Betal rettsgebyret" in one for one in work.scalars(select(Task.text)))
    assert costs(case) == []  # what we owe the state is not yet what the debtor owes


def test_what_the_namsmann_pays_for_them_finds_its_claim(case: Requesting) -> None:
    """Until they are posted the money waits, and says what it may be."""
    comes(case, RequestEventKind.WITHHOLDING)
    with case.db.read() as work:
        claims = [work.get_one(Claim, number) for number in case.claims]
        total = sum(
            one.balance.total for one in booking.statements(work, claims, on=TODAY).values()
        )
    assert _matched(case, total + ALL).why == REQUEST_OVER
    fixed(case)
    verdict = _matched(case, total + ALL)
    assert (verdict.placed, verdict.why) == (total + ALL, "")


def _matched(case: Requesting, amount: int) -> Verdict:
    with case.db.read() as work:
        kid = numbers.trekk_kid(case.row(1).number)
        (verdict,) = kid_matching.match(work, [Money(kid, amount, TODAY)])
        return verdict
