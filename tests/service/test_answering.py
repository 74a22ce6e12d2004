"""A request for time or a plan is closed by a decision, or by the debtor's words that end it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from collector_desk.domain.deferral import DeferralReason
from collector_desk.domain.delivery import To
from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.errors.inquiries import NotDecided
from collector_desk.errors.objections import NotRegistered
from collector_desk.models import Audit, Inquiry, LetterRow, Plan
from collector_desk.service import deferrals, inquiries, plans
from collector_desk.service.database import Database
from collector_desk.wire.deferrals import RefuseDeferral
from collector_desk.wire.inquiries import Handle, InquiryRow, Register
from collector_desk.wire.plans import EndPlan, NewOffer, RefusePlan
from tests.service.agreements import FIRST, REASONS, TODAY, Agreement
from tests.service.test_plans import accepts, offered

WORDS = "Glem søknaden, jeg betaler alt på fredag."
KINDS = [InquiryKind.PLAN, InquiryKind.DEFERRAL]


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def asks(case: Agreement, kind: InquiryKind) -> InquiryRow:
    order = Register(kind=kind, channel=Channel.EMAIL, text="Kan jeg få betale senere?")
    with case.db.write(case.kari) as work:
        return inquiries.register(work, case.debtor, order)


def closes(
    case: Agreement, asked: InquiryRow, *, forwarded: bool = False, withdrawn: str = ""
) -> None:
    with case.db.write(case.kari) as work:
        version = work.get_one(Inquiry, asked.inquiry_id).version
        order = Handle(
            version=version, outcome="nei", forwarded=forwarded, forwarded_to="NAV",
            no_letter=withdrawn,
        )  # fmt: skip
        inquiries.handle(work, asked.inquiry_id, order)


def state(case: Agreement, asked: InquiryRow) -> str:
    with case.db.read() as work:
        return work.get_one(Inquiry, asked.inquiry_id).state


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_is_not_closed_by_words_alone(case: Agreement, kind: InquiryKind) -> None:
    asked = asks(case, kind)
    with pytest.raises(NotDecided, match="ikke avgjort"):
        closes(case, asked)
    assert state(case, asked) == "open"
    closes(case, asked, forwarded=True)
    assert state(case, asked) == "forwarded"


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_that_the_debtor_takes_back_is_closed_by_those_words(
    case: Agreement, kind: InquiryKind
) -> None:
    asked = asks(case, kind)
    for short in ("", "  Trukket "):
        with pytest.raises(NotDecided) as refused:
            closes(case, asked, withdrawn=short)
    assert "«Trukket av skyldneren», minst 10 tegn" in refused.value.advice()
    closes(case, asked, withdrawn=f" {WORDS} ")
    assert state(case, asked) == "handled"
    with case.db.read() as work:
        assert work.get_one(Inquiry, asked.inquiry_id).no_letter == WORDS
        note = work.scalars(select(Audit).where(Audit.deed == "inquiries.handle")).one()
    assert (note.details or {})["withdrawn"] == WORDS


def test_an_objection_is_not_closed_as_a_request_is(case: Agreement) -> None:
    with case.db.write(case.kari) as work:
        order = Register(kind=InquiryKind.OBJECTION, channel=Channel.EMAIL, text="Ikke mitt krav.")
        asked = inquiries.register(work, case.debtor, order)
    with pytest.raises(NotRegistered):
        closes(case, asked, withdrawn=WORDS)
    assert state(case, asked) == "open"


def _plan(case: Agreement) -> None:
    case.grant()


def _plan_refused(case: Agreement) -> None:
    with case.db.write(case.kari) as work:
        plans.refuse(work, case.debtor, RefusePlan(terms=case.terms(), reasons=REASONS))


def _time(case: Agreement) -> None:
    case.put_off(FIRST - timedelta(days=5))


def _time_refused(case: Agreement) -> None:
    order = RefuseDeferral(
        claim_ids=(case.claim,), until=FIRST, reason=DeferralReason.AWAITS_MONEY, text=REASONS
    )  # fmt: skip
    with case.db.write(case.kari) as work:
        deferrals.refuse(work, case.debtor, order)


@pytest.mark.parametrize("decides", [_plan, _plan_refused, _time, _time_refused])
def test_a_second_message_is_closed_by_the_decision_that_came_since(
    case: Agreement, decides: object
) -> None:
    asked = asks(case, InquiryKind.PLAN)
    assert callable(decides)
    decides(case)
    closes(case, asked)
    assert state(case, asked) == "handled"


def test_a_decision_from_before_the_message_answers_it_not(case: Agreement) -> None:
    _plan_refused(case)
    case.day(TODAY + timedelta(days=2))
    asked = asks(case, InquiryKind.PLAN)
    with pytest.raises(NotDecided):
        closes(case, asked)


@pytest.mark.parametrize("kind", KINDS)
def test_an_older_offer_that_is_accepted_after_the_message_answers_it(
    case: Agreement, kind: InquiryKind
) -> None:
    offer = offered(case)
    asked = asks(case, kind)
    with pytest.raises(NotDecided):
        closes(case, asked)
    accepts(case, offer)
    closes(case, asked)
    assert state(case, asked) == "handled"


def test_an_offer_that_was_accepted_before_the_message_answers_it_not(case: Agreement) -> None:
    accepts(case, offered(case))
    asked = asks(case, InquiryKind.PLAN)
    with pytest.raises(NotDecided):
        closes(case, asked)


def test_an_offer_that_is_accepted_answers_nothing_of_another_claim(case: Agreement) -> None:
    other = case.books.claim(50_000, due=FIRST - timedelta(days=90))
    offer = offered(case)
    asked, beside = _asks_about(case, case.claim), _asks_about(case, other)
    accepts(case, offer)
    closes(case, asked)
    with pytest.raises(NotDecided):
        closes(case, beside)


def test_a_proposal_that_waits_is_no_answer_yet(case: Agreement) -> None:
    asked = asks(case, InquiryKind.PLAN)
    case.grant(amount=60_000, reasons=REASONS)
    with pytest.raises(NotDecided):
        closes(case, asked)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_paid_meanwhile_needs_no_decision(case: Agreement, kind: InquiryKind) -> None:
    asked = asks(case, kind)
    left = case.books.statement(case.claim, TODAY).balance.total
    case.books.pays(case.claim, left - 1, TODAY)
    with pytest.raises(NotDecided):
        closes(case, asked)
    case.books.pays(case.claim, 1, TODAY)
    closes(case, asked)
    assert state(case, asked) == "handled"


def test_a_request_about_one_claim_does_not_wait_for_another(case: Agreement) -> None:
    order = Register(
        kind=InquiryKind.PLAN, channel=Channel.EMAIL, text="Kan jeg dele opp?", claims=(case.claim,)
    )
    with case.db.write(case.kari) as work:
        asked = inquiries.register(work, case.debtor, order)
    case.books.claim(50_000, due=FIRST - timedelta(days=90))
    with pytest.raises(NotDecided):
        closes(case, asked)
    case.books.pays(case.claim, case.books.statement(case.claim, TODAY).balance.total, TODAY)
    closes(case, asked)
    assert state(case, asked) == "handled"


def _asks_about(case: Agreement, *claims: int) -> InquiryRow:
    order = Register(
        kind=InquiryKind.DEFERRAL, channel=Channel.EMAIL, text="Utsettelse, takk.", claims=claims
    )
    with case.db.write(case.kari) as work:
        return inquiries.register(work, case.debtor, order)


def test_a_decision_on_another_claim_answers_nothing(case: Agreement) -> None:
    other = case.books.claim(50_000, due=FIRST - timedelta(days=90))
    asked = _asks_about(case, other)
    _time(case)
    with pytest.raises(NotDecided, match="alle kravene"):
        closes(case, asked)
    case.put_off(FIRST - timedelta(days=5), claim_ids=(other,))
    closes(case, asked)
    assert state(case, asked) == "handled"


def test_two_decisions_answer_together_what_names_two_claims(case: Agreement) -> None:
    other = case.books.claim(50_000, due=FIRST - timedelta(days=90))
    asked = _asks_about(case, case.claim, other)
    _time_refused(case)
    with pytest.raises(NotDecided):
        closes(case, asked)
    case.put_off(FIRST - timedelta(days=5), claim_ids=(other,))
    closes(case, asked)
    assert state(case, asked) == "handled"


def test_a_decision_on_the_request_itself_leaves_it_waiting_for_the_rest(case: Agreement) -> None:
    other = case.books.claim(50_000, due=FIRST - timedelta(days=90))
    asked = _asks_about(case, case.claim, other)
    until = FIRST - timedelta(days=5)
    case.put_off(until, inquiry_id=asked.inquiry_id)
    assert state(case, asked) == "open"
    with pytest.raises(NotDecided):
        closes(case, asked)
    case.put_off(until, claim_ids=(other,), inquiry_id=asked.inquiry_id)
    assert state(case, asked) == "handled"


def test_a_decision_from_earlier_the_same_day_answers_nothing(case: Agreement) -> None:
    _time(case)
    asked = asks(case, InquiryKind.PLAN)
    with pytest.raises(NotDecided):
        closes(case, asked)


@pytest.mark.parametrize("kind", [*KINDS, InquiryKind.QUESTION])
def test_the_debtor_is_told_where_a_message_went(case: Agreement, kind: InquiryKind) -> None:
    asked = asks(case, kind)
    closes(case, asked, forwarded=True)
    with case.db.read() as work:
        (told,) = work.scalars(select(LetterRow).where(LetterRow.recipient == To.DEBTOR.value))
    assert "er sendt videre" in str(told.content)
    assert "videre til NAV" in str(told.content)


def _ends(case: Agreement, plan_id: int, *, taken_back: bool) -> None:
    with case.db.write(case.kari) as work:
        version = work.get_one(Plan, plan_id).version
        order = EndPlan(version=version, why="vilkårene var feil", taken_back=taken_back)
        plans.end(work, plan_id, order)


def _offers(case: Agreement, asked: InquiryRow) -> int:
    order = NewOffer(
        terms=case.terms(), offer_until=FIRST - timedelta(days=7), inquiry_id=asked.inquiry_id
    )
    with case.db.write(case.kari) as work:
        return plans.offer(work, case.debtor, order).id


@pytest.mark.parametrize("named", [False, True])
def test_a_request_waits_again_where_we_take_back_the_offer_that_alone_answered_it(
    case: Agreement, named: bool
) -> None:
    asked = _asks_about(case, case.claim) if named else asks(case, InquiryKind.PLAN)
    _ends(case, _offers(case, asked), taken_back=True)
    assert state(case, asked) == "open"
    with pytest.raises(NotDecided):
        closes(case, asked)
    _plan_refused(case)
    closes(case, asked)
    assert state(case, asked) == "handled"


def test_an_offer_that_the_debtor_refused_has_answered(case: Agreement) -> None:
    asked = asks(case, InquiryKind.PLAN)
    _ends(case, _offers(case, asked), taken_back=False)
    assert state(case, asked) == "handled"


def test_a_request_stays_closed_where_more_than_the_offer_answered_it(case: Agreement) -> None:
    asked = asks(case, InquiryKind.PLAN)
    offer = _offers(case, asked)
    _time_refused(case)
    _ends(case, offer, taken_back=True)
    assert state(case, asked) == "handled"
