"""Payment plans: what they come to, who may grant them, what rests, and how they end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from collector_desk.domain.affordability import CostKind
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.domain.status import Status
from collector_desk.errors.approvals import ProposalChanged, SuperiorDisqualified
from collector_desk.errors.inquiries import InquiryClosed
from collector_desk.errors.plans import (
    PlanAcceptedDay,
    PlanBeyondEverybody,
    PlanClaimStopped,
    PlanClaimTaken,
    PlanDatesPassed,
    PlanNeverPaidOff,
    PlanNotBroken,
    PlanOfferDay,
    PlanOfferExpired,
    PlanReasonsMissing,
    PlanRequestDay,
    PlanWrongStage,
)
from collector_desk.errors.service import Stale, Unknown
from collector_desk.errors.session import NotOpened, OwnCase
from collector_desk.models import (
    Claim,
    DebtorStatus,
    Identity,
    Inquiry,
    LimitationEvent,
    Person,
    Plan,
)
from collector_desk.service import approvals, habilitet, numbers, plan_sheet, plans
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.household import Cost, HouseholdForm, Income
from collector_desk.wire.plans import (
    Accept,
    Calculated,
    Coming,
    EndPlan,
    NewOffer,
    NewPlan,
    RefusePlan,
)
from collector_desk.wire.work import Disqualify
from tests.kit import add_user
from tests.service.agreements import DUE, FIRST, REASONS, TODAY, Agreement
from tests.service.casework import approve, objects, proposal


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


def calculated(case: Agreement, **more: object) -> Calculated:
    with case.db.read(case.kari) as work:
        return plans.calculate(work, case.debtor, case.terms(**more))


def test_one_of_three_gives_the_others_and_the_schedule_pays_all(case: Agreement) -> None:
    found = calculated(case)
    owed = case.books.statement(case.claim, TODAY).balance.total
    assert (found.count, found.pay_now) == (10, owed)
    assert (found.first_day, found.moved) == (
        date(2026, 12, 28),
        "25.12.2026 er første juledag – flyttet",
    )
    assert sum(row.amount for row in found.rows) == found.total == owed + found.interest
    assert [row.amount for row in found.rows[:-1]] == [120_000] * 9
    assert found.rows[-1].left == 0
    assert all(row.principal + row.interest + row.additions == row.amount for row in found.rows)
    assert found.verdict == ("Innenfor grensene – du kan vedta selv",)
    assert calculated(case, count=10, amount=None).count == 10
    assert calculated(case, end=found.last_day).count == 10


def test_reckoning_keeps_nothing(case: Agreement) -> None:
    calculated(case)
    with case.db.read() as work:
        assert work.scalars(select(Plan.id)).all() == []
    assert case.holds() == []


def test_the_household_says_what_leaves_subsistence_whole(case: Agreement) -> None:
    # look/07: 16 800 in, 11 388 to live on, 4 100 for housing leaves 1 312 a month.
    form = HouseholdForm(
        incomes=(Income(text="Lønn", gross=1_680_000, document="dok. 2"),),
        costs=(Cost(kind=CostKind.HOUSING, text="Hybel", amount=410_000, document="dok. 3"),),
    )
    budget = calculated(case, form=form).budget
    assert budget is not None
    assert (budget.left, budget.largest, budget.leaves_whole) == (131_200, 131_200, True)
    assert budget.text == "1\u00a0200,00 kr lar livsoppholdet være helt"
    above = calculated(case, form=form, amount=150_000).budget
    assert above is not None
    assert not above.leaves_whole


def test_a_coming_invoice_is_paid_by_the_plan_too(case: Agreement) -> None:
    coming = (Coming(title="Barnehage desember", amount=300_000, due=date(2026, 12, 10)),)
    assert calculated(case, coming=coming).pay_now == calculated(case).pay_now + 300_000


def test_a_plan_that_never_ends_is_refused(case: Agreement) -> None:
    with pytest.raises(PlanNeverPaidOff):
        calculated(case, amount=5_000)


def test_within_the_limits_the_caseworker_decides(case: Agreement) -> None:
    sheet = case.grant()
    assert (sheet.stage, sheet.agreed_on, sheet.number) == (
        PlanStage.ON_TRACK, TODAY, "A-2026-000001",
    )  # fmt: skip
    assert len(sheet.rows) == 10
    (hold,) = case.holds()
    assert (hold.reason, hold.claim_id, hold.plan_id, hold.until) == (
        "plan", case.claim, sheet.plan_id, None,
    )  # fmt: skip
    assert case.interrupted() == [("acknowledgement", TODAY)]
    assert case.noted("plans.") == ["plans.grant"]
    assert case.letters() == ["plan"]
    assert sheet.message == "Vedtatt 23.11.2026 av Kari Nordmann"


def test_limitation_is_interrupted_towards_this_debtor_alone(case: Agreement) -> None:
    case.grant()
    with case.db.read() as work:
        (event,) = work.scalars(select(LimitationEvent))
        assert event.debtor_id == case.debtor
        assert event.source == "nedbetalingsavtale A-2026-000001, foreldelsesloven §§ 14 og 20"


def test_beyond_the_limits_it_waits_and_the_limit_is_named(case: Agreement) -> None:
    with pytest.raises(PlanReasonsMissing):
        case.grant(amount=60_000)
    sheet = case.grant(amount=60_000, reasons=REASONS)
    assert sheet.stage is PlanStage.PROPOSED
    assert "Grensen er 12 måneder; leder kan godkjenne til 24 måneder" in sheet.message
    assert case.holds() == []
    assert case.interrupted() == []
    waiting = proposal(case.db, "plan")
    assert waiting.why == sheet.message
    approve(case.db, case.per, waiting)
    after = case.sheet(sheet.plan_id)
    assert after.stage is PlanStage.ON_TRACK
    assert after.message.endswith("foreslått av Kari Nordmann, godkjent av Per Leder")
    assert len(case.holds()) == 1


@pytest.mark.parametrize(
    "forced",
    [{"state": "on_track"}, {"state": "noticed"}, {"state": "on_track", "approval_id": None}],
)
def test_the_database_lets_no_unapproved_plan_run(case: Agreement, forced: dict[str, Any]) -> None:
    sheet = case.grant(amount=60_000, reasons=REASONS)
    with pytest.raises(DBAPIError, match="four-eyes"), case.db.write(SYSTEM) as work:
        work.execute(update(Plan).where(Plan.id == sheet.plan_id).values(**forced))
    assert case.sheet(sheet.plan_id).stage is PlanStage.PROPOSED


def test_nobody_goes_past_the_last_limit(case: Agreement) -> None:
    with pytest.raises(PlanBeyondEverybody) as refused:
        case.grant(amount=31_000, reasons=REASONS)
    assert "heller ikke leder kan gå forbi 24 måneder" in str(refused.value)
    assert ".." not in str(refused.value)


def test_nobody_offers_past_the_last_limit(case: Agreement) -> None:
    with pytest.raises(PlanBeyondEverybody, match="leder"):
        offered(case, amount=31_000)
    assert case.letters() == []


def test_money_that_comes_meanwhile_makes_the_proposal_void(case: Agreement) -> None:
    case.grant(amount=60_000, reasons=REASONS)
    waiting = proposal(case.db, "plan")
    case.books.pays(case.claim, 100_000, TODAY)
    with pytest.raises(ProposalChanged):
        approve(case.db, case.per, waiting)


def test_interest_that_only_runs_on_does_not(case: Agreement) -> None:
    case.grant(amount=60_000, reasons=REASONS)
    case.day(date(2026, 12, 14))
    approve(case.db, case.per, proposal(case.db, "plan"))
    assert len(case.holds()) == 1


def test_it_is_not_approved_when_its_first_day_has_passed(case: Agreement) -> None:
    case.grant(amount=60_000, reasons=REASONS)
    case.day(date(2026, 12, 29))
    with pytest.raises(PlanDatesPassed):
        approve(case.db, case.per, proposal(case.db, "plan"))


def test_a_disputed_claim_is_in_no_plan(case: Agreement) -> None:
    objects(case.db, case.kari, case.debtor, case.claim)
    with pytest.raises(PlanClaimStopped):
        case.grant()
    with case.db.read(case.kari) as work:
        (claim,) = plan_sheet.form(work, case.debtor).claims
    assert claim.why_not


def test_a_time_barred_claim_is_never_offered(case: Agreement) -> None:
    old = case.books.claim(50_000, due=date(2020, 1, 15), interest_from=None)
    with pytest.raises(PlanClaimStopped) as refused:
        case.grant(claim_ids=(case.claim, old))
    assert "foreld" in str(refused.value)


def test_debt_settlement_stops_a_plan(case: Agreement) -> None:
    with case.db.write(case.kari) as work:
        work.add(
            DebtorStatus(
                debtor_id=case.debtor, kind=Status.DEBT_SETTLEMENT.value, from_day=TODAY,
                source="kunngjøring",
            )
        )  # fmt: skip
    with pytest.raises(PlanClaimStopped):
        case.grant()


def test_a_withdrawn_claim_is_in_no_plan(case: Agreement) -> None:
    with case.db.write(case.kari) as work:
        work.execute(update(Claim).values(state="withdrawn"))
    with pytest.raises(PlanClaimStopped):
        case.grant()


def test_a_claim_is_in_one_plan_at_a_time(case: Agreement) -> None:
    case.grant()
    with pytest.raises(PlanClaimTaken):
        case.grant()


def test_another_debtors_claim_is_unknown(case: Agreement) -> None:
    with pytest.raises(Unknown):
        case.grant(claim_ids=(999,))


def test_the_debtor_must_be_opened_and_be_somebody_else(case: Agreement) -> None:
    anne = add_user(case.db, "anne", name="Anne Berg")
    with pytest.raises(NotOpened):
        case.grant(anne)
    with case.db.write(case.kari) as work:
        work.get_one(Person, case.kari.person_id).blind_index = "1" * 64
        work.add(
            Identity(
                debtor_id=case.debtor, kind="fodselsnummer", blind_index="1" * 64,
                ciphertext=b"x",
            )
        )  # fmt: skip
    with pytest.raises(OwnCase):
        case.grant()


def asked(case: Agreement) -> int:
    with case.db.write(case.kari) as work:
        inquiry = Inquiry(
            journal=numbers.journalled(work), debtor_id=case.debtor, kind="plan", channel="portal", sender="debtor",
            received_on=date(2026, 11, 22), text="Jeg kan betale 1 200 kr den 25. hver måned",
            registered_at=work.clock.now(), registered_by="portalen",
        )  # fmt: skip
        work.add(inquiry)
        work.flush()
        return inquiry.id


def answered(case: Agreement, number: int) -> tuple[str, str]:
    with case.db.read() as work:
        row = work.get_one(Inquiry, number)
        return row.state, row.outcome


def test_the_request_is_answered_by_the_plan(case: Agreement) -> None:
    number = asked(case)
    with case.db.read(case.kari) as work:
        form = plan_sheet.form(work, case.debtor)
    assert "22.11.2026: «Jeg kan betale 1 200 kr den 25. hver måned»" in form.request
    assert form.inquiry_id == number
    with case.db.write(case.kari) as work:
        order = NewPlan(terms=case.terms(), inquiry_id=number, requested_on=form.requested_on)
        plans.grant(work, case.debtor, order)
    assert case.interrupted() == [("acknowledgement", date(2026, 11, 22))]
    assert answered(case, number)[0] == "handled"


def test_what_was_answered_is_not_answered_anew(case: Agreement) -> None:
    number = asked(case)
    with case.db.write(case.kari) as work:
        refusal = RefusePlan(terms=case.terms(), reasons=REASONS, inquiry_id=number)
        plans.refuse(work, case.debtor, refusal)
    before = answered(case, number)
    with case.db.write(case.kari) as work, pytest.raises(InquiryClosed):
        plans.grant(work, case.debtor, NewPlan(terms=case.terms(), inquiry_id=number))
    assert (answered(case, number), case.holds()) == (before, [])


def test_a_request_waits_again_when_its_proposal_is_sent_back(case: Agreement) -> None:
    number = asked(case)
    with case.db.write(case.kari) as work:
        order = NewPlan(terms=case.terms(amount=60_000), reasons=REASONS, inquiry_id=number)
        plans.grant(work, case.debtor, order)
    assert answered(case, number)[0] == "handled"
    row = proposal(case.db, "plan")
    with case.db.write(case.per) as work:
        approvals.send_back(work, row.id, version=row.version, comment="Be om lønnsslipp først.")
    assert answered(case, number) == ("open", "")


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 11, 24),  # to come
        date(2026, 11, 21),  # before the request came in
    ],
)
def test_a_request_has_a_day_on_which_it_can_have_been_made(case: Agreement, day: date) -> None:
    order = NewPlan(terms=case.terms(), inquiry_id=asked(case), requested_on=day)
    with case.db.write(case.kari) as work, pytest.raises(PlanRequestDay):
        plans.grant(work, case.debtor, order)
    assert (case.holds(), case.interrupted()) == ([], [])


def test_nobody_asks_before_there_is_a_claim(case: Agreement) -> None:
    invoiced = DUE - timedelta(days=21)
    order = NewPlan(terms=case.terms(), requested_on=invoiced - timedelta(days=1))
    with case.db.write(case.kari) as work, pytest.raises(PlanRequestDay):
        plans.grant(work, case.debtor, order)
    younger = case.books.claim(50_000, due=date(2026, 11, 20))
    with case.db.write(case.kari) as work:
        order = NewPlan(terms=case.terms(claim_ids=(case.claim, younger)), requested_on=invoiced)
        plans.grant(work, case.debtor, order)
    with case.db.read() as work:
        found = work.scalars(select(LimitationEvent)).all()
    assert [(one.claim_id, one.day) for one in found] == [(case.claim, invoiced)]


def test_a_request_at_the_namsmann_is_recalled_by_a_task(case: Agreement) -> None:
    with case.db.write(case.kari) as work:
        work.add(
            LimitationEvent(
                claim_id=case.claim, debtor_id=case.debtor, step="enforcement_request",
                day=date(2026, 11, 1), source="begjæring",
            )
        )  # fmt: skip
    case.grant()
    assert any("begjæringen om utlegg" in text for text in case.tasks("follow_up"))


def offered(
    case: Agreement,
    until: date = date(2026, 12, 7),
    *,
    amount: int = 150_000,
    reasons: str = "",
    claim_ids: tuple[int, ...] = (),
) -> int:
    with case.db.write(case.kari) as work:
        terms = case.terms(amount=amount, claim_ids=claim_ids or (case.claim,))
        order = NewOffer(terms=terms, offer_until=until, reasons=reasons)
        return plans.offer(work, case.debtor, order).id


def accepts(case: Agreement, plan_id: int, on: date | None = None) -> Plan:
    with case.db.write(case.kari) as work:
        order = Accept(version=work.get_one(Plan, plan_id).version, accepted_on=on)
        return plans.accept(work, plan_id, order)


def test_an_offer_stops_nothing_until_it_is_accepted(case: Agreement) -> None:
    number = offered(case)
    assert (case.holds(), case.interrupted(), case.letters()) == ([], [], ["plan_offer"])
    case.day(date(2026, 12, 2))
    accepts(case, number)
    assert len(case.holds()) == 1
    assert case.interrupted() == [("acknowledgement", date(2026, 12, 2))]


def test_an_offer_is_too_late_after_its_day_and_lapses(case: Agreement) -> None:
    number = offered(case)
    case.books.today_is(date(2026, 12, 8))
    case.opened()
    with pytest.raises(PlanOfferExpired):
        accepts(case, number)
    case.night()
    assert case.sheet(number).stage is PlanStage.LAPSED
    with pytest.raises(PlanWrongStage):
        accepts(case, number)


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2026, 12, 3)])
def test_an_offer_is_accepted_between_its_day_and_today(case: Agreement, day: date) -> None:
    number = offered(case)
    case.day(date(2026, 12, 2))
    with pytest.raises(PlanAcceptedDay):
        accepts(case, number, day)
    assert case.holds() == []
    accepts(case, number, TODAY)
    assert case.interrupted() == [("acknowledgement", TODAY)]


def test_whose_superior_is_disqualified_lets_no_offer_run(case: Agreement) -> None:
    number = offered(case)
    with case.db.write(SYSTEM) as work:
        work.get_one(Person, case.kari.person_id).superior_id = case.per.person_id
    with case.db.write(case.per) as work:
        habilitet.disqualify(work, case.debtor, Disqualify(reason="søster av skyldneren"))
    with pytest.raises(SuperiorDisqualified):
        accepts(case, number, TODAY)
    assert case.holds() == []


@pytest.mark.parametrize("until", [TODAY, date(2026, 12, 28)])
def test_an_offer_needs_a_day_before_the_first_due(case: Agreement, until: date) -> None:
    with pytest.raises(PlanOfferDay):
        offered(case, until)


def test_a_refusal_says_why_and_keeps_what_was_asked(case: Agreement) -> None:
    order = RefusePlan(terms=case.terms(amount=5_000))
    with case.db.write(case.kari) as work, pytest.raises(PlanReasonsMissing):
        plans.refuse(work, case.debtor, order)
    with case.db.write(case.kari) as work:
        order = RefusePlan(terms=case.terms(amount=5_000), reasons="Renten er større enn avdraget.")
        plan = plans.refuse(work, case.debtor, order)
    sheet = case.sheet(plan.id)
    assert (sheet.stage, sheet.terms.amount, sheet.rows) == (PlanStage.REFUSED, 5_000, ())
    assert case.holds() == []
    case.grant()


def test_the_debtor_may_end_it(case: Agreement) -> None:
    sheet = case.grant()
    with case.db.write(case.kari) as work, pytest.raises(Stale):
        plans.end(work, sheet.plan_id, EndPlan(version=sheet.version + 9, why="vil betale alt"))
    with case.db.write(case.kari) as work:
        plans.end(work, sheet.plan_id, EndPlan(version=sheet.version, why="vil betale alt"))
    assert case.sheet(sheet.plan_id).stage is PlanStage.ENDED
    assert case.holds() == []
    case.grant()  # the debtor's own wish is no default


def test_kept_to_the_end_it_is_fulfilled_to_the_last_ore(case: Agreement) -> None:
    sheet = case.grant(count=2, amount=None)
    for row in sheet.rows:
        case.day(row.day)
        case.books.pays(case.claim, row.amount, row.day)
        case.night()
    after = case.sheet(sheet.plan_id)
    assert after.stage is PlanStage.COMPLETED
    assert case.books.statement(case.claim, sheet.rows[-1].day).balance.total == 0
    assert case.holds() == []
    assert case.proved()


def test_money_that_stands_on_a_paid_claim_is_moved_to_the_next(case: Agreement) -> None:
    case.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    case.grant(claim_ids=(case.claim, 2))
    case.books.pays(case.claim, 1_100_000, date(2026, 12, 1))
    case.day(date(2026, 12, 2))
    assert case.tasks("plan_trouble") == [
        "A-2026-000001: Flytt det som står til gode på et betalt krav, til neste krav i avtalen"
    ]


def test_money_the_bank_took_back_does_not_count(case: Agreement) -> None:
    sheet = case.grant()
    case.books.pays(case.claim, 120_000, date(2026, 12, 28))
    case.books.pays_back(case.claim, 120_000, date(2026, 12, 29))
    case.day(date(2026, 12, 30))
    assert case.sheet(sheet.plan_id).stage is PlanStage.LATE


def test_a_notice_needs_a_broken_instalment(case: Agreement) -> None:
    sheet = case.grant()
    case.day(date(2026, 12, 29))
    assert case.sheet(sheet.plan_id).stage is PlanStage.LATE
    with pytest.raises(PlanNotBroken):
        case.notice(sheet.plan_id)


def test_paid_within_the_notice_it_goes_on(case: Agreement) -> None:
    sheet = case.grant()
    case.day(date(2027, 1, 6))
    case.notice(sheet.plan_id)
    case.books.pays(case.claim, 120_000, date(2027, 1, 14))
    case.day(date(2027, 1, 15))
    after = case.sheet(sheet.plan_id)
    assert after.stage is PlanStage.ON_TRACK
    assert len(case.holds()) == 1
    assert case.tasks("plan_trouble") == []


def test_by_phone_beyond_limits_approved_paid_late_noticed_broken_and_ended(
    case: Agreement,
) -> None:
    sheet = case.grant(amount=60_000, reasons=REASONS)
    approve(case.db, case.per, proposal(case.db, "plan"))
    case.books.pays(case.claim, 60_000, date(2026, 12, 30))  # two days late, within the grace
    case.day(date(2026, 12, 31))
    assert case.sheet(sheet.plan_id).stage is PlanStage.ON_TRACK
    case.day(date(2027, 1, 26))
    assert case.sheet(sheet.plan_id).stage is PlanStage.LATE
    case.day(date(2027, 2, 3))
    case.night()  # twice on one day changes nothing
    broken = case.sheet(sheet.plan_id)
    assert (broken.stage, broken.overdue) == (PlanStage.BROKEN, 60_000)
    assert "plans.notice_default" in broken.may
    assert case.tasks("plan_trouble") == [
        "A-2026-000001: Send varsel om mislighold, 600,00 kr mangler"
    ]
    plan = case.notice(sheet.plan_id)
    assert (plan.noticed_on, plan.notice_deadline) == (None, None)  # it has not gone yet
    case.goes()
    noticed = case.sheet(sheet.plan_id)
    assert (noticed.noticed_on, noticed.notice_deadline) == (date(2027, 2, 3), date(2027, 2, 19))
    case.day(date(2027, 2, 19))
    assert case.sheet(sheet.plan_id).stage is PlanStage.NOTICED
    assert len(case.holds()) == 1
    case.day(date(2027, 2, 20))
    case.night()
    ended = case.sheet(sheet.plan_id)
    assert ended.stage is PlanStage.ENDED
    assert ended.ended_why.startswith("Avtalen er falt bort: varselet om mislighold 03.02.2027")
    assert case.holds() == []
    (task,) = case.tasks("plan_trouble")
    assert task.startswith("A-2026-000001: Fortsett innkrevingen av hele restkravet")
    assert case.noted("plans.") == [
        "plans.propose", "plans.grant", "plans.watch", "plans.watch", "plans.notice_default",
        "plans.defaulted",
    ]  # fmt: skip
    assert case.letters() == ["plan", "plan_default_notice"]
    (unsent,) = case.tasks("follow_up")  # the whole rest is not demanded on an unknown rate
    assert unsent.startswith("Nedbetalingsavtale avsluttet er ikke sendt: ")
    assert case.books.statement(case.claim, date(2027, 2, 20)).balance.principal == 940_000
    assert case.proved()
    again = case.grant(first_due=date(2027, 3, 15), reasons=REASONS)
    assert again.stage is PlanStage.PROPOSED  # a plan broken earlier: not alone
    assert DUE < FIRST


def test_a_fault_in_one_plan_is_noted_and_the_others_are_looked_at(
    case: Agreement, expect_log: Callable[[str], None]
) -> None:
    other = case.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    first = case.grant()
    second = case.grant(claim_ids=(other,))
    with case.db.write(SYSTEM) as work:  # terms that nobody can read
        work.get_one(Plan, first.plan_id).request = {"claim_ids": "ødelagt"}
    expect_log("was not looked at")
    case.day(date(2026, 12, 30))
    with case.db.read() as work:
        states = [work.get_one(Plan, one.plan_id).state for one in (first, second)]
    assert states == ["on_track", "late"]
    (told,) = case.tasks("follow_up")
    assert told == "A-2026-000001 er ikke gjennomgått (ValidationError): se på avtalen"


@pytest.mark.parametrize(("disputed", "pays"), [(500_000, 62_000), (None, 0)])
def test_a_plan_is_not_broken_by_what_is_disputed(
    case: Agreement, disputed: int | None, pays: int
) -> None:
    number = case.grant().plan_id
    case.day(date(2026, 12, 1))
    objects(
        case.db, case.kari, case.debtor, case.claim, disputed=disputed,
        received_on=date(2026, 12, 1),
    )  # fmt: skip
    if pays:
        case.books.pays(case.claim, pays, date(2026, 12, 28))
    case.day(date(2027, 1, 6))  # the days of grace of 28 December are over
    sheet = case.sheet(number)
    assert (sheet.stage, sheet.overdue) == (PlanStage.ON_TRACK, 0)
    assert "er bestridt: avdrag fra 01.12.2026 regnes uten den delen." in sheet.why[-1]


def test_what_is_not_disputed_is_watched_on(case: Agreement) -> None:
    number = case.grant().plan_id
    case.day(date(2026, 12, 1))
    objects(
        case.db, case.kari, case.debtor, case.claim, disputed=500_000,
        received_on=date(2026, 12, 1),
    )  # fmt: skip
    case.day(date(2027, 1, 6))
    sheet = case.sheet(number)
    assert sheet.stage is PlanStage.BROKEN
    assert 55_000 < sheet.overdue < 65_000  # about half of 1 200 kroner
