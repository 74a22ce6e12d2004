"""What came after a request was filed: whose account it was is not known, and the debtor is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.event_rows import Thing
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.domain.facts import FactKind
from collector_desk.domain.objection import Outcome, UnitView
from collector_desk.domain.refund import Forced
from collector_desk.domain.release import ReleaseGround
from collector_desk.errors.refunds import AccountNotAskedFor, NothingToRefund
from collector_desk.models import Approval, Document, LetterRow, Refund, ReturnedPayment
from collector_desk.service import (
    approval_sheet,
    refund_form,
    releasing,
    request_events,
    returned_money,
)
from collector_desk.service.database import Database
from collector_desk.wire.enforcement_requests import NewRequestEvent
from collector_desk.wire.parties import NewRelease, PayBack
from tests.service.books import PAYER
from tests.service.casework import answer, approve, decide, objects, proposal
from tests.service.enforcing import TODAY
from tests.service.eventful import World
from tests.service.mail import text_of
from tests.service.parties import PDF, WHY
from tests.service.refunding import STAGE, propose, refunds, upheld

COLLECTED = 245_000
OWN, NAMSMANN = "18130700221", PAYER
BEFORE, TOMORROW = TODAY - timedelta(days=30), TODAY + timedelta(days=1)


@pytest.fixture
def world(db: Database) -> World:
    return World(db, Thing.REQUEST)


def changes(world: World, approval_id: int | None) -> dict[str, tuple[str, str]]:
    """What the approver sees."""
    with world.db.read(world.case.per) as work:
        found = approval_sheet.sheet(work, work.get_one(Approval, approval_id or 0))
        return {one.field: (one.before, one.after) for one in found.changes}


@pytest.mark.parametrize("ended", [False, True])
def test_it_is_not_proposed_back_to_the_account_it_came_from(world: World, ended: bool) -> None:
    """Also once the result is registered: he pays on by the trekk that he set."""
    case, claim = world.case, world.claims[STAGE]
    if ended:
        measure = world.row(world.sheets[STAGE].measure_id)
        order = NewRequestEvent(
            version=measure.version, kind=RequestEventKind.WITHHOLDING, day=TODAY
        )
        with world.db.write(case.kari) as work:
            request_events.register(work, measure.id, order)
    case.books.pays(claim, COLLECTED, TODAY, account=NAMSMANN)
    upheld(world)
    (refund,) = refunds(world)
    assert (refund.amount, refund.state) == (COLLECTED, "no_account")
    assert (refund.payer, refund.account) == ("", "")
    with world.db.read() as work:
        letter = work.scalars(select(LetterRow).where(LetterRow.kind == "free_letter")).one()
        text = text_of(work.get_one(Document, letter.document_id).content or b"")
    assert "etter at kravet var sendt til namsmannen" in text
    assert "ditt eget kontonummer" in text
    assert "trukket" not in text  # nobody knows that
    with world.db.read(case.kari) as work:
        (payee,) = refund_form.form(work, case.debtor, claim).payees
    assert (payee.payer, payee.amount, payee.forced) == ("", COLLECTED, Forced.NAMSMANN)


def test_an_account_that_paid_before_the_request_gets_its_own_back(world: World) -> None:
    claim = world.claims[STAGE]
    world.case.books.pays(claim, 10_000, BEFORE, account=OWN)
    world.case.books.pays(claim, 20_000, TODAY, account=OWN)
    world.case.books.pays(claim, COLLECTED, TODAY, account=NAMSMANN)
    upheld(world)
    found = {(one.account, one.amount, one.state) for one in refunds(world)}
    assert found == {(OWN, 30_000, "proposed"), ("", COLLECTED, "no_account")}


def test_a_claim_whose_request_is_not_filed_is_as_before(world: World) -> None:
    claim = world.claims[MeasureStage.DECIDED]
    world.case.books.pays(claim, COLLECTED, TODAY, account=OWN)
    objection = objects(world.db, world.case.kari, world.case.debtor, claim)
    answer(world.db, world.case.kari, objection, UnitView.WITHDRAWS)
    decide(world.db, world.case.kari, objection, Outcome.UPHELD)
    with world.db.read() as work:
        (refund,) = work.scalars(select(Refund).where(Refund.claim_id == claim))
    assert (refund.account, refund.state) == (OWN, "proposed")


def test_the_account_is_refused_until_the_debtor_is_asked(world: World) -> None:
    """The debtor too may have paid, when the namsmann wrote: the answer may be that account."""
    claim = world.claims[STAGE]
    world.case.books.pays(claim, 1_500_000, TODAY, account=NAMSMANN)
    with pytest.raises(AccountNotAskedFor):
        propose(world, NAMSMANN)
    propose(world, "")
    propose(world, NAMSMANN)
    waits = refunds(world)[-1]
    assert (waits.account, waits.state) == (NAMSMANN, "proposed")
    before, after = changes(world, waits.approval_id)["Konto"]
    assert before == "betalt etter begjæring til namsmannen"
    assert after.endswith("en konto det ble betalt fra (betalt etter begjæring til namsmannen)")


def paid(world: World) -> None:
    per = replace(world.case.per, confirmed_at=world.db.clock.wall())
    approve(world.db, per, proposal(world.db, "refund"))
    assert refunds(world)[-1].state == "paid"


def test_an_answer_of_earlier_money_names_no_account_of_what_came_since(world: World) -> None:
    """The debtor had paid from it then; what the namsmann sends later may be another's."""
    claim = world.claims[STAGE]
    world.case.books.pays(claim, 1_500_000, TODAY, account=NAMSMANN)
    propose(world, "")
    propose(world, NAMSMANN)
    paid(world)
    world.case.day(TOMORROW)
    world.case.books.pays(claim, 50_000, TOMORROW, account=NAMSMANN)
    with pytest.raises(AccountNotAskedFor):
        propose(world, NAMSMANN)
    propose(world, "")
    propose(world, NAMSMANN)
    paid(world)


def test_the_debtor_is_asked_anew_where_money_took_the_place_of_what_was_asked_about(
    world: World,
) -> None:
    """All that stands to credit waits for an account; a cost and as much money come meanwhile."""
    claim = world.claims[STAGE]
    world.case.books.pays(claim, 1_500_000, TODAY, account=OWN)
    propose(world, "")
    (first,) = refunds(world)
    world.case.day(TOMORROW)
    world.case.books.happens(claim, FactKind.COSTS, 92_800, TOMORROW)
    world.case.books.pays(claim, 92_800, TOMORROW, account=NAMSMANN)
    with pytest.raises(AccountNotAskedFor):
        propose(world, OWN)
    propose(world, "")
    assert [one.state for one in refunds(world)] == ["ended", "no_account"]
    assert letters(world) == 2
    with pytest.raises(NothingToRefund):  # once is enough
        propose(world, "")
    assert letters(world) == 2
    propose(world, OWN)
    assert [(one.amount, one.state) for one in refunds(world)][2:] == [(first.amount, "proposed")]
    paid(world)


def letters(world: World) -> int:
    """How many ask for an account."""
    with world.db.read() as work:
        return len(work.scalars(select(LetterRow).where(LetterRow.kind == "free_letter")).all())


def test_what_was_collected_of_the_wrong_debtor_waits_for_an_account(world: World) -> None:
    case, claim = world.case, world.claims[STAGE]
    case.books.pays(claim, COLLECTED, TODAY, account=NAMSMANN)
    order = NewRelease(claim_id=claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF)
    with world.db.write(case.kari) as work:
        releasing.release(work, case.debtor, order)
    with world.db.read() as work:
        row = work.scalars(select(ReturnedPayment)).one()
    assert (row.payer, row.account, row.state) == ("", "", "no_account")
    with world.db.write(case.kari) as work:
        returned_money.pay_back(work, row.id, PayBack(version=row.version, account=OWN))
    with world.db.read() as work:
        row = work.scalars(select(ReturnedPayment)).one()
    before, after = changes(world, row.approval_id)["Konto"]
    assert (before, after) == ("betalt etter begjæring til namsmannen", "1813.07.00221")
