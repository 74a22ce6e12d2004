"""A request that names several claims waits until each of them is decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from collector_desk.client.connection import new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.work import WorkKind
from collector_desk.errors.inquiries import NotDecided
from collector_desk.models import Approval, Claim, Debtor, Inquiry
from collector_desk.service import (
    approvals,
    deferral_form,
    deferrals,
    folder,
    inquiries,
    inquiry_rows,
    plan_sheet,
    plans,
    portal,
    stops,
    worklist,
)
from collector_desk.service.database import Database
from collector_desk.wire.deferrals import NewDeferral, RefuseDeferral
from collector_desk.wire.inquiries import Handle, InquiryRow, Register
from collector_desk.wire.plans import NewOffer, NewPlan, RefusePlan, Terms
from collector_desk.wire.undo import UndoOrder
from collector_desk.wire.work import AskWork
from tests.kit import running
from tests.service.agreements import DUE, FIRST, REASONS, TODAY, Agreement
from tests.service.undo_world import signed

SOON = FIRST - timedelta(days=5)
MOVES = ("Avgjør de kravene som gjenstår",)
FAR = date(2027, 1, 15)
"""Later than a caseworker may put off to."""


class Asking(Agreement):
    """Two claims, and a request in the inbox that names both."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self.other = self.books.claim(500_000, due=DUE, interest_from=DUE)
        self.opened()
        self.request = self.asks(InquiryKind.PLAN, self.claim, self.other)

    def asks(self, kind: InquiryKind, *claims: int) -> int:
        order = Register(kind=kind, channel=Channel.EMAIL, text="Kan jeg vente?", claims=claims)
        with self.db.write(self.kari) as work:
            return inquiries.register(work, self.debtor, order).inquiry_id

    def state(self) -> str:
        with self.db.read() as work:
            return work.get_one(Inquiry, self.request).state

    def row(self) -> InquiryRow:
        with self.db.read(self.kari) as work:
            (found,) = inquiry_rows.listed(work).rows
        return found

    def waits(self) -> tuple[str, tuple[str, ...]]:
        """The end of why the request is in the worklist, and what takes it out."""
        ask = AskWork(scope="all", kinds=(WorkKind.INQUIRY,))
        with self.db.read(self.kari) as work:
            (row,) = worklist.listed(work, ask).rows
        return row.why.rpartition(". ")[2], row.moves

    def rests(self) -> set[int]:
        """The claims on which no fee is charged because the request has no answer yet."""
        with self.db.read() as work:
            rows = folder.read(work, work.get_one(Debtor, self.debtor))
            return {claim.id for claim in rows.claims if stops.asked(rows, claim)}

    def closes(self) -> None:
        with self.db.write(self.kari) as work:
            version = work.get_one(Inquiry, self.request).version
            inquiries.handle(work, self.request, Handle(version=version, outcome="svart"))

    def number(self, claim: int) -> str:
        with self.db.read() as work:
            return work.get_one(Claim, claim).number

    def agreed(self, claim: int) -> Terms:
        """Terms within what a caseworker decides."""
        return self.terms(claim_ids=(claim,))


@pytest.fixture
def case(db: Database) -> Asking:
    return Asking(db)


def _plan(case: Asking, claim: int) -> None:
    order = NewPlan(terms=case.agreed(claim), inquiry_id=case.request)
    with case.db.write(case.kari) as work:
        plans.grant(work, case.debtor, order)


def _offer(case: Asking, claim: int) -> None:
    order = NewOffer(terms=case.agreed(claim), inquiry_id=case.request, offer_until=SOON)
    with case.db.write(case.kari) as work:
        plans.offer(work, case.debtor, order)


def _plan_refused(case: Asking, claim: int) -> None:
    terms = case.terms(claim_ids=(claim,))
    order = RefusePlan(terms=terms, reasons=REASONS, inquiry_id=case.request)
    with case.db.write(case.kari) as work:
        plans.refuse(work, case.debtor, order)


def _time(case: Asking, claim: int) -> None:
    case.put_off(SOON, claim_ids=(claim,), inquiry_id=case.request)


def _time_refused(case: Asking, claim: int) -> None:
    order = RefuseDeferral(
        claim_ids=(claim,), until=FIRST, reason=DeferralReason.AWAITS_MONEY, text=REASONS,
        inquiry_id=case.request,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        deferrals.refuse(work, case.debtor, order)


DECIDES = [_plan, _offer, _plan_refused, _time, _time_refused]


@pytest.mark.parametrize("decides", DECIDES)
def test_a_decision_on_some_of_the_claims_leaves_the_request_open_for_the_rest(
    case: Asking, decides: Callable[[Asking, int], None]
) -> None:
    assert case.rests() == {case.claim, case.other}
    assert "Gjenstår" not in case.waits()[0]
    decides(case, case.other)
    assert case.state() == "open"
    assert case.row().left == (case.number(case.claim),)
    assert case.waits() == (f"Gjenstår å avgjøre: {case.number(case.claim)}", MOVES)
    assert case.rests() == {case.claim}
    with pytest.raises(NotDecided, match="alle kravene"):
        case.closes()
    decides(case, case.claim)
    assert case.state() == "handled"
    assert case.rests() == set()


@pytest.mark.parametrize("decides", DECIDES)
def test_a_decision_on_all_that_is_owed_of_it_closes_it_at_once(
    case: Asking, decides: Callable[[Asking, int], None]
) -> None:
    case.books.pays(case.claim, case.books.statement(case.claim, TODAY).balance.total, TODAY)
    decides(case, case.other)
    assert case.state() == "handled", "nothing is owed on the other, so there is nothing to decide"
    assert case.rests() == set()


def test_the_forms_and_the_portal_tell_what_is_left(case: Asking) -> None:
    _time(case, case.other)
    with case.db.read(case.kari) as work:
        (waits,) = deferral_form.form(work, case.debtor).requests
        asked = plan_sheet.form(work, case.debtor).request
        (told,) = portal._requests(work, case.debtor)
    left = f"Gjenstår å avgjøre: {case.number(case.claim)}."
    assert waits.text.endswith(left)
    assert asked.endswith(left)
    assert told.outcome == "Delvis avgjort, se brevet"


def test_before_anything_is_decided_nothing_is_told_as_left(case: Asking) -> None:
    assert case.row().left == ()
    with case.db.read(case.kari) as work:
        assert "Gjenstår" not in plan_sheet.form(work, case.debtor).request
        assert [one.outcome for one in portal._requests(work, case.debtor)] == [""]


def _proposes(case: Asking, *claims: int) -> int:
    order = NewDeferral(
        claim_ids=claims, until=FAR, reason=DeferralReason.AWAITS_MONEY, text=REASONS,
        inquiry_id=case.request,
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        row = deferrals.grant(work, case.debtor, order)
        assert row.state == "proposed"
        assert row.approval_id is not None
        return row.approval_id


def _decides(case: Asking, approval_id: int) -> None:
    with case.db.write(case.per) as work:
        row = work.get_one(Approval, approval_id)
        approvals.approve(work, approval_id, version=row.version, seen=row.digest)


def test_no_fee_is_charged_while_the_decision_waits_for_a_second_person(case: Asking) -> None:
    waits = _proposes(case, case.claim, case.other)
    assert case.state() == "handled"
    assert case.rests() == {case.claim, case.other}, "it was proposed, and is not decided"
    _decides(case, waits)
    assert case.state() == "handled"
    assert case.rests() == set()


def _told(case: Asking) -> tuple[str, str]:
    """What the debtor reads of the request in the portal."""
    with case.db.read(case.kari) as work:
        (told,) = portal._requests(work, case.debtor)
    return told.state, told.outcome


def test_the_portal_says_decided_of_nothing_that_waits_for_a_second_person(case: Asking) -> None:
    waits = _proposes(case, case.claim, case.other)
    assert _told(case) == ("Til behandling", "")
    _decides(case, waits)
    assert _told(case) == ("Behandlet", "Avgjort, se brevet")


def test_the_portal_says_that_some_is_decided_while_the_rest_waits(case: Asking) -> None:
    _proposes(case, case.other)
    _time_refused(case, case.claim)
    assert case.state() == "handled"
    assert _told(case) == ("Til behandling", "Delvis avgjort, se brevet")


def test_what_is_proposed_for_one_claim_is_still_to_be_decided(case: Asking) -> None:
    waits = _proposes(case, case.other)
    assert case.state() == "open"
    assert case.rests() == {case.claim, case.other}
    _decides(case, waits)
    assert case.state() == "open"
    assert case.rests() == {case.claim}
    assert case.row().left == (case.number(case.claim),)


def test_what_is_sent_back_is_asked_again_and_what_was_decided_is_not(case: Asking) -> None:
    waits = _proposes(case, case.other)
    _time_refused(case, case.claim)
    assert case.state() == "handled"
    with case.db.write(case.kari) as work:
        approvals.withdraw(work, waits, version=work.get_one(Approval, waits).version)
    assert case.state() == "open"
    assert case.rests() == {case.other}
    assert case.row().left == (case.number(case.other),)


def _plan_by_desk(desk: Desk, case: Asking) -> None:
    order = NewPlan(terms=case.agreed(case.other), inquiry_id=case.request)
    desk.plans.grant(case.debtor, order, key=new_key())


def _offer_by_desk(desk: Desk, case: Asking) -> None:
    terms = case.agreed(case.other)
    order = NewOffer(terms=terms, inquiry_id=case.request, offer_until=SOON)
    desk.plans.offer(case.debtor, order, key=new_key())


def _time_by_desk(desk: Desk, case: Asking) -> None:
    order = NewDeferral(
        claim_ids=(case.other,), until=SOON, reason=DeferralReason.AWAITS_MONEY,
        inquiry_id=case.request,
    )  # fmt: skip
    desk.deferrals.grant(case.debtor, order, key=new_key())


@pytest.mark.parametrize("decides", [_plan_by_desk, _offer_by_desk, _time_by_desk])
def test_what_is_taken_back_is_asked_again(
    case: Asking, decides: Callable[[Desk, Asking], None]
) -> None:
    with running(case.db) as address:
        desk = signed(address)
        decides(desk, case)
        assert case.rests() == {case.claim}
        desk.undo.last(UndoOrder(order=desk.undo.show().order), key=new_key())
    assert case.state() == "open"
    assert case.row().left == ()
    assert case.rests() == {case.claim, case.other}
    with pytest.raises(NotDecided):
        case.closes()


def test_a_request_that_names_no_claim_is_answered_by_the_first_decision(case: Asking) -> None:
    _time_refused(case, case.claim)
    _time_refused(case, case.other)
    case.request = case.asks(InquiryKind.DEFERRAL)
    assert case.rests() == {case.claim, case.other}
    _time(case, case.other)
    assert case.state() == "handled"
    assert case.rests() == set()


def test_a_decision_on_a_claim_that_it_does_not_name_closes_nothing(case: Asking) -> None:
    third = case.books.claim(40_000, due=DUE, interest_from=DUE)
    _time(case, third)
    assert case.state() == "open"
    assert case.row().left == ()
    assert case.rests() == {case.claim, case.other}


def test_a_refusal_that_names_no_claim_answers_all_of_it(case: Asking) -> None:
    order = RefusePlan(terms=case.terms(claim_ids=()), reasons=REASONS, inquiry_id=case.request)
    with case.db.write(case.kari) as work:
        plans.refuse(work, case.debtor, order)
    assert case.state() == "handled"
    assert case.rests() == set()
