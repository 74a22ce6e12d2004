"""What came back from approval waits for its author until it is proposed anew or put away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from collector_desk.client.connection import new_key
from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.objection import Outcome, UnitView
from collector_desk.domain.release import ReleaseGround
from collector_desk.domain.work import WorkKind
from collector_desk.service import (
    approval_sheet,
    approvals,
    deferrals,
    measures,
    plans,
    work_marks,
    worklist,
)
from collector_desk.service.database import Database, Who
from collector_desk.wire.approvals import ApprovalRow
from collector_desk.wire.deferrals import NewDeferral, RefuseDeferral
from collector_desk.wire.parties import NewRelease
from collector_desk.wire.plans import NewOffer, NewPlan, RefusePlan
from collector_desk.wire.work import AskWork, DoneTask, WorkRow
from tests.kit import running
from tests.service.agreements import DUE, TODAY, Agreement
from tests.service.casework import answer, decide, objects, proposal
from tests.service.enforcing import Enforcement
from tests.service.parties import PDF, WHY
from tests.service.regretting import undo
from tests.service.test_objections import Case
from tests.service.undo_world import signed, stands

REASONS = "Lønnen holder ikke til mer."
COMMENT = "Be om lønnsslipp først."
SOON = TODAY + timedelta(days=14)
LATER = TODAY + timedelta(days=50)


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def send_back(db: Database, who: Who, subject: str) -> None:
    row = proposal(db, subject)
    with db.write(who) as work:
        approvals.send_back(work, row.id, version=row.version, comment=COMMENT)


def listed(db: Database, who: Who) -> list[WorkRow]:
    with db.read(who) as work:
        return list(worklist.listed(work, AskWork(kinds=(WorkKind.SENT_BACK,))).rows)


def queued(db: Database, who: Who) -> list[ApprovalRow]:
    with db.read(who) as work:
        return list(approval_sheet.listed(work).sent_back)


def waits(db: Database, who: Who) -> int:
    """How many wait, in the list as in the queue."""
    (found,) = {len(listed(db, who)), len(queued(db, who))}
    return found


def plan(case: Agreement, *claims: int) -> None:
    """A plan beyond what Kari may grant alone."""
    chosen = claims or (case.claim,)
    case.grant(reasons=REASONS, claim_ids=chosen, amount=60_000 * len(chosen))


def test_it_stands_in_the_authors_list_and_queue_until_it_is_put_away(case: Agreement) -> None:
    plan(case)
    send_back(case.db, case.per, "plan")
    (row,) = listed(case.db, case.kari)
    assert row.why.endswith(f"kr på 19 avdrag: «{COMMENT}»")
    assert row.is_task
    assert waits(case.db, case.kari) == 1
    assert waits(case.db, case.per) == 0
    with case.db.write(case.kari) as work:
        work_marks.done(work, row.subject_id, DoneTask(version=row.version))
    assert waits(case.db, case.kari) == 0
    kept = proposal(case.db, "plan")
    assert (kept.state, kept.comment) == ("sent_back", COMMENT)


def test_a_new_plan_for_the_same_claims_takes_its_place(case: Agreement) -> None:
    other = case.books.claim(900_000, due=DUE, interest_from=None)
    plan(case)
    send_back(case.db, case.per, "plan")
    plan(case, other)
    assert waits(case.db, case.kari) == 1
    send_back(case.db, case.per, "plan")
    plan(case, case.claim, other)
    assert waits(case.db, case.kari) == 0


def test_what_fell_away_because_the_matter_changed_waits_too(case: Agreement) -> None:
    plan(case)
    case.books.pays(case.claim, 10_000, date(2026, 11, 20))
    with case.db.write(case.per) as work:
        approvals.void(work, proposal(case.db, "plan").id)
    (row,) = listed(case.db, case.kari)
    assert row.why.endswith(": saken ble endret, og forslaget falt bort")
    assert [one.fell for one in queued(case.db, case.kari)] == [True]


def test_taking_the_new_one_back_leaves_the_first_to_be_gone_on_with(case: Agreement) -> None:
    plan(case)
    send_back(case.db, case.per, "plan")
    before = stands(case.db)
    with running(case.db) as address:
        desk = signed(address)
        order = NewPlan(terms=case.terms(amount=50_000), reasons=REASONS)
        desk.plans.grant(case.debtor, order, key=new_key())
        assert waits(case.db, case.kari) == 0
        undo(desk)
    assert waits(case.db, case.kari) == 1
    assert stands(case.db) == before


@pytest.mark.parametrize("how", ["grant", "offer", "refuse"])
def test_who_decides_on_the_plan_alone_instead_has_gone_on_with_it(
    case: Agreement, how: str
) -> None:
    other = case.books.claim(100_000, due=DUE, interest_from=None)
    plan(case)
    send_back(case.db, case.per, "plan")
    case.grant(claim_ids=(other,), amount=50_000)
    assert waits(case.db, case.kari) == 1
    order = NewPlan(terms=case.terms(), reasons=REASONS)
    with case.db.write(case.kari) as work:
        if how == "grant":
            plans.grant(work, case.debtor, order)
        elif how == "offer":
            until = TODAY + timedelta(days=7)
            plans.offer(work, case.debtor, NewOffer(**dict(order), offer_until=until))
        else:
            plans.refuse(work, case.debtor, RefusePlan(**dict(order)))
    assert waits(case.db, case.kari) == 0


@pytest.mark.parametrize("how", ["grant", "refuse"])
def test_who_decides_on_the_deferral_alone_instead_has_gone_on_with_it(
    case: Agreement, how: str
) -> None:
    case.put_off(LATER, text=REASONS)
    send_back(case.db, case.per, "deferral")
    assert waits(case.db, case.kari) == 1
    if how == "grant":
        case.put_off(SOON)
    else:
        order = RefuseDeferral(
            claim_ids=(case.claim,), until=LATER, reason=DeferralReason.OTHER, text=REASONS
        )
        with case.db.write(case.kari) as work:
            deferrals.refuse(work, case.debtor, order)
    assert waits(case.db, case.kari) == 0


@pytest.mark.parametrize("how", ["grant", "offer", "deferral"])
def test_it_waits_again_when_what_was_decided_alone_is_taken_back(
    case: Agreement, how: str
) -> None:
    if how == "deferral":
        case.put_off(LATER, text=REASONS)
    else:
        plan(case)
    send_back(case.db, case.per, "deferral" if how == "deferral" else "plan")
    before = stands(case.db)
    with running(case.db) as address:
        desk = signed(address)
        order = NewPlan(terms=case.terms(), reasons=REASONS)
        if how == "grant":
            desk.plans.grant(case.debtor, order, key=new_key())
        elif how == "offer":
            until = TODAY + timedelta(days=7)
            offer = NewOffer(**dict(order), offer_until=until)
            desk.plans.offer(case.debtor, offer, key=new_key())
        else:
            put_off = NewDeferral(
                claim_ids=(case.claim,), until=SOON, reason=DeferralReason.AWAITS_MONEY
            )
            desk.deferrals.grant(case.debtor, put_off, key=new_key())
        assert waits(case.db, case.kari) == 0
        undo(desk)
    assert waits(case.db, case.kari) == 1
    assert stands(case.db) == before


def test_an_objection_that_ended_with_its_claim_is_gone_on_with_when_both_are_back(
    case: Agreement,
) -> None:
    number = objects(case.db, case.kari, case.debtor, case.claim)
    decide(case.db, case.kari, number, Outcome.GROUNDLESS)
    send_back(case.db, case.per, "objection")
    before = stands(case.db)
    with running(case.db) as address:
        desk = signed(address)
        order = NewRelease(
            claim_id=case.claim, ground=ReleaseGround.WRONG_DEBTOR, reasons=WHY, document=PDF
        )
        desk.parties.release(case.debtor, order, key=new_key())
        assert waits(case.db, case.kari) == 0
        undo(desk)
    assert waits(case.db, case.kari) == 1
    assert stands(case.db) == before


def test_an_objection_that_is_decided_alone_asks_no_more(db: Database) -> None:
    case = Case(db)
    number = case.objects()
    decide(db, case.kari, number, Outcome.GROUNDLESS)
    send_back(db, case.per, "objection")
    assert waits(db, case.kari) == 1
    answer(db, case.kari, number, UnitView.UPHOLDS)
    decide(db, case.kari, number, Outcome.NOT_UPHELD)
    assert waits(db, case.kari) == 0


@pytest.mark.parametrize("put_away", [True, False])
def test_a_measure_asks_no_more_once_it_is_proposed_anew_or_put_away(
    db: Database, put_away: bool
) -> None:
    case = Enforcement(db)
    sheet = case.propose(case.save())
    send_back(db, case.per, "measure")
    assert waits(db, case.kari) == 1
    draft = case.sheet(sheet.measure_id)
    if put_away:
        with db.write(case.kari) as work:
            measures.discard(work, draft.measure_id, version=draft.version)
    else:
        case.propose(draft)
    assert waits(db, case.kari) == 0


def test_the_queue_of_one_is_not_filled_by_what_others_got_back(
    case: Agreement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(approval_sheet, "_MOST", 1)
    other = case.books.claim(900_000, due=DUE, interest_from=None)
    case.grant(case.per, reasons=REASONS, claim_ids=(other,), amount=60_000)
    with case.db.write(case.kari) as work:
        approvals.lapse(work, proposal(case.db, "plan").id)
    plan(case)
    send_back(case.db, case.per, "plan")
    assert [one.proposed_by for one in queued(case.db, case.kari)] == ["Kari Nordmann"]
    assert [one.proposed_by for one in queued(case.db, case.per)] == ["Per Leder"]
