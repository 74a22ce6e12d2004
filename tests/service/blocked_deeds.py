"""Every way of every deed that could charge, demand, receive or enforce, done on one debtor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from collector_desk.domain.enforcement.account import SaleStep
from collector_desk.domain.letter import LetterKind
from collector_desk.models import (
    FactRow,
    LetterRow,
    Measure,
    PaymentState,
    Plan,
)
from collector_desk.service import (
    forced_sale,
    letter_returns,
    letters,
    measure_again,
    measure_run,
    measures,
    order_stops,
    placing,
    plan_monitor,
    plans,
    requests_out,
    unit_messages,
)
from collector_desk.service.database import SYSTEM, Who
from collector_desk.wire.enforcement_requests import FileRequest
from collector_desk.wire.liens import SaleOrder
from collector_desk.wire.measures import ToldPayer, WriteAnew
from collector_desk.wire.payments import Move, Part, Place
from collector_desk.wire.plans import Accept, NewOffer, NewPlan, PlanStep, Terms
from collector_desk.wire.units import PaidToUnit
from tests.kit import TODAY, add_user
from tests.service import proposing
from tests.service.blockers import drafted
from tests.service.books import receive
from tests.service.casework import approve, opens, proposal
from tests.service.enforcing import bank_file, identified, lien, noticed
from tests.service.mail import Mail
from tests.service.parties import PDF
from tests.service.requesting import Requesting
from tests.service.suing import complained, complaint_filed, complaint_made, may_be_complained_of
from tests.service.test_plan_letters import plan

Deed = Callable[[Mail, Who], None]
FIRST_DUE = TODAY + timedelta(days=28)


def _send(kind: LetterKind) -> Deed:
    def do(mail: Mail, who: Who) -> None:
        with mail.db.write(who) as work:
            letters.send(work, mail.debtor_id, mail.order(kind))

    return do


def _write(mail: Mail, who: Who) -> None:
    order = mail.order(LetterKind.FREE_LETTER, subject="Om saken", text="Vi skriver til deg.")
    with mail.db.write(who) as work:
        letters.send(work, mail.debtor_id, order)


def _offer(mail: Mail, who: Who) -> None:
    order = mail.order(LetterKind.PLAN_OFFER, plan_id=plan(mail, agreed_on=None))
    with mail.db.write(who) as work:
        letters.send(work, mail.debtor_id, order)


def _terms(mail: Mail, *, count: int) -> Terms:
    return Terms(claim_ids=(mail.claim,), first_due=FIRST_DUE, count=count)


def _granted(mail: Mail, who: Who) -> None:
    with mail.db.write(who) as work:
        plans.grant(work, mail.debtor_id, NewPlan(terms=_terms(mail, count=3)))


def _other_terms(mail: Mail, who: Who) -> None:
    order = NewOffer(terms=_terms(mail, count=3), offer_until=FIRST_DUE - timedelta(days=5))
    with mail.db.write(who) as work:
        plans.offer(work, mail.debtor_id, order)


def _accepted(mail: Mail, who: Who) -> None:
    (row,) = mail.rows(Plan)
    with mail.db.write(who) as work:
        plans.accept(work, row.id, Accept(version=row.version))


def _approves(subject: str) -> Deed:
    """As the screen does, the password given again a moment ago."""

    def do(mail: Mail, who: Who) -> None:
        approver = replace(who, confirmed_at=mail.db.clock.wall())
        approve(mail.db, approver, proposal(mail.db, subject))

    return do


def _before(propose: Callable[[Mail], None]) -> Deed:
    return lambda mail, _who: propose(mail)


def _defaulted(mail: Mail, who: Who) -> None:
    request = _terms(mail, count=2).model_dump(mode="json")
    number = plan(mail, state="on_track", request=request)
    with mail.db.write(who) as work:
        plan_monitor.notice_default(work, number, PlanStep(version=1))


def nothing(_mail: Mail, _who: Who) -> None:
    """Most deeds need nothing done before."""


def _place(mail: Mail, who: Who) -> None:
    with mail.db.write(SYSTEM) as work:
        payment_id = receive(work, 1_000, TODAY)
    order = Place(version=1, parts=(Part(claim_id=mail.claim, amount=1_000),))
    with mail.db.write(who) as work:
        placing.place(work, payment_id, order)


def _paid_to_unit(mail: Mail, who: Who) -> None:
    order = PaidToUnit(
        claim_id=mail.claim, amount=1_000, day=TODAY, text="betalt i skranken", document=PDF
    )
    with mail.db.write(who) as work:
        unit_messages.paid(work, mail.debtor_id, order)


def _may_be_taken(mail: Mail) -> None:
    noticed(mail.db, mail.debtor_id, mail.claim)
    identified(mail.db, mail.debtor_id)
    bank_file(mail.db, TODAY)


def _may_be_withheld(mail: Mail, who: Who) -> None:
    _may_be_taken(mail)
    drafted(mail, who)


def _may_be_pledged(mail: Mail, who: Who) -> None:
    _may_be_taken(mail)
    drafted(mail, who, lien(claim_ids=(mail.claim,)))


def _proposed(mail: Mail, who: Who) -> None:
    (draft,) = mail.rows(Measure)
    with mail.db.write(who) as work:
        measures.propose(work, draft.id, version=draft.version)


def _withheld_before(mail: Mail, _who: Who) -> None:
    _may_be_withheld(mail, mail.kari)
    _proposed(mail, mail.kari)


def _pledged_before(mail: Mail, _who: Who) -> None:
    _may_be_pledged(mail, mail.kari)
    _proposed(mail, mail.kari)


def _decided_before(begin: Deed) -> Deed:
    def do(mail: Mail, who: Who) -> None:
        begin(mail, who)
        per = add_user(mail.db, "per", role="supervisor", name="Per Leder", clearance=True)
        opens(mail.db, per, mail.debtor_id)
        _approves("measure")(mail, per)

    return do


def _order_came_back(begin: Deed) -> Deed:
    """It is decided, and the payer or the bank did not get its order."""

    def do(mail: Mail, who: Who) -> None:
        _decided_before(begin)(mail, who)
        with mail.db.write(SYSTEM) as work:
            query = select(LetterRow).where(LetterRow.kind.in_(order_stops.ORDERS))
            letter = work.scalars(query).one()
            letter_returns.failed(work, letter, "adressen er ukjent")

    return do


def _told(mail: Mail, who: Who) -> None:
    (row,) = mail.rows(Measure)
    order = ToldPayer(version=row.version, day=TODAY)
    with mail.db.write(who) as work:
        measure_run.told(work, row.id, order)


def _in_force_for_weeks(mail: Mail, who: Who) -> None:
    """The bank was told of the lien so long ago that tvangsdekning may be requested today."""
    _decided_before(_pledged_before)(mail, who)
    _told(mail, mail.kari)
    with mail.db.write(SYSTEM) as work:
        row = work.scalars(select(Measure)).one()
        weeks = timedelta(days=work.rates["forced_sale_days"].on(TODAY).whole)
        row.decided_on = row.effect_on = TODAY - weeks


def _sold(mail: Mail, who: Who) -> None:
    (row,) = mail.rows(Measure)
    order = SaleOrder(version=row.version, step=SaleStep.REQUESTED, day=TODAY)
    with mail.db.write(who) as work:
        forced_sale.enter(work, row.id, order)


def _written_anew(mail: Mail, who: Who) -> None:
    (row,) = mail.rows(Measure)
    with mail.db.write(who) as work:
        measure_again.write(work, row.id, WriteAnew(version=row.version))


def _request_before(mail: Mail, _who: Who) -> Requesting:
    case = Requesting.of_mail(mail)
    bank_file(mail.db, TODAY)
    case.answered()
    case.propose(case.save(case.request()))
    return case


def _may_be_requested(mail: Mail, who: Who) -> None:
    _request_before(mail, who).approve()


def _requested(mail: Mail, who: Who) -> None:
    (row,) = mail.rows(Measure)
    with mail.db.write(who) as work:
        requests_out.make(work, row.id, version=row.version)


def _may_be_filed(mail: Mail, who: Who) -> None:
    _may_be_requested(mail, who)
    _requested(mail, mail.kari)


def _filed(mail: Mail, who: Who) -> None:
    (row,) = mail.rows(Measure)
    order = FileRequest(version=row.version, day=TODAY, reference="NM-1")
    with mail.db.write(who) as work:
        requests_out.filed(work, row.id, order)


def _placed_elsewhere(mail: Mail, _who: Who) -> None:
    other = mail.owes(50_000)
    with mail.db.write(SYSTEM) as work:
        payment_id = receive(work, 1_000, TODAY)
        order = Place(version=1, parts=(Part(claim_id=other, amount=1_000),))
        placing.place(work, payment_id, order)


def _moved(mail: Mail, who: Who) -> None:
    (fact,) = [row for row in mail.rows(FactRow) if row.payment_id is not None]
    parts = (Part(claim_id=mail.claim, amount=1_000),)
    with mail.db.write(who) as work:
        version = work.get_one(PaymentState, fact.payment_id).version
        order = Move(version=version, placement_id=fact.id, parts=parts, reason="feil krav")
        placing.move(work, fact.payment_id, order)


DOERS: Mapping[str, Mapping[str, Deed]] = {
    "letters.send": {
        "collection notice": _send(LetterKind.COLLECTION_NOTICE),
        "payment demand": _send(LetterKind.PAYMENT_DEMAND),
        "enforcement notice": _send(LetterKind.ENFORCEMENT_NOTICE),
        "own notice": _send(LetterKind.OWN_NOTICE),
        "payoff": _send(LetterKind.PAYOFF),
        "free letter": _write,
        "plan offer": _offer,
    },
    "plans.grant": {"grant": _granted},
    "plans.offer": {"offer other terms": _other_terms},
    "plans.accept": {"accept the offer": _accepted},
    "plans.notice_default": {"notice of default": _defaulted},
    "approvals.approve": {
        "approve a plan": _approves("plan"),
        "approve a deferral": _approves("deferral"),
        "approve a waiver": _approves("relief"),
        "approve a settlement": _approves("relief"),
        "approve a refund": _approves("refund"),
        "approve that an objection is groundless": _approves("objection"),
        "approve a withholding": _approves("measure"),
        "approve a lien": _approves("measure"),
        "approve a request": _approves("measure"),
    },
    "measures.propose": {"propose a withholding": _proposed, "propose a lien": _proposed},
    "measures.told": {"tell the payer": _told, "tell the bank": _told},
    "measures.sale": {"request tvangsdekning": _sold},
    "measures.write_again": {
        "order the payer anew": _written_anew,
        "tell the bank anew": _written_anew,
    },
    "requests.make": {"make a request": _requested},
    "requests.filed": {"file a request": _filed},
    "suits.make": {"make a complaint": complained},
    "suits.filed": {"file a complaint": complaint_filed},
    "payments.place": {"place": _place},
    "payments.move": {"move": _moved},
    "units.paid": {"paid to the unit": _paid_to_unit},
}

BEFORE: Mapping[str, Callable[[Mail, Who], object]] = {
    "accept the offer": _other_terms,
    "approve a plan": _before(proposing.plan),
    "approve a deferral": _before(proposing.deferral),
    "approve a waiver": _before(proposing.waiver),
    "approve a settlement": _before(proposing.settlement),
    "approve a refund": _before(lambda mail: proposing.refund(mail, "13150101837")),
    "approve that an objection is groundless": _before(proposing.groundless),
    "approve a withholding": _withheld_before,
    "approve a lien": _pledged_before,
    "approve a request": _request_before,
    "propose a withholding": _may_be_withheld,
    "propose a lien": _may_be_pledged,
    "tell the payer": _decided_before(_withheld_before),
    "tell the bank": _decided_before(_pledged_before),
    "request tvangsdekning": _in_force_for_weeks,
    "order the payer anew": _order_came_back(_withheld_before),
    "tell the bank anew": _order_came_back(_pledged_before),
    "make a request": _may_be_requested,
    "file a request": _may_be_filed,
    "make a complaint": may_be_complained_of,
    "file a complaint": complaint_made,
    "move": _placed_elsewhere,
}
"""What a deed needs that was done while nothing stood in the way yet."""
