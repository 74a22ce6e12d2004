"""Money for a payment plan, whichever of its claims' KID it has, meets the plan's instalments."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.letter import LetterKind
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.errors.payments import MoneyUnplaced
from collector_desk.models import Claim, ClaimDebtor, Debtor, FactRow, Payment, PaymentState, Plan
from collector_desk.service import (
    letter_make,
    letter_plans,
    letters,
    ocr_import,
    plan_keeping,
    plans,
    search,
    suggestions,
    unplaced_match,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.undo_past import WHY
from collector_desk.wire.imports import OcrReport
from collector_desk.wire.letters import Write
from collector_desk.wire.plans import EndPlan
from tests.kit import TODAY
from tests.service.agreements import Agreement
from tests.service.casework import objects
from tests.service.desks import Paid, ocr

FIRST_DUE = date(2026, 12, 28)
OTHER = 2
"""The second claim: 3 000 kr that bear no interest, due a month after the first."""


@pytest.fixture
def case(db: Database) -> Agreement:
    made = Agreement(db)
    made.books.claim(300_000, due=date(2026, 9, 1), interest_from=None)
    return made


def kid(case: Agreement, claim_id: int) -> str:
    with case.db.read() as work:
        return work.get_one(Claim, claim_id).kid


def bank(case: Agreement, day: date, *paid: Paid, number: int = 1) -> OcrReport:
    """The bank's file of a day; what comes is paid that day."""
    case.books.today_is(day)
    stamp = f"{day:%d%m%y}"
    made = tuple(
        Paid(amount=one.amount, kid=one.kid, sign=one.sign, kind=one.kind, order=stamp)
        for one in paid
    )
    with case.db.write(SYSTEM) as work:
        name = f"ocr-{number}.txt"
        return ocr_import.commit(work, name, ocr(*made, number=number, day=stamp))


def placed(case: Agreement) -> list[tuple[int, str, int]]:
    """Claim, kind and øre of what came from the bank, in turn."""
    with case.db.read() as work:
        rows = work.execute(
            select(FactRow.claim_id, FactRow.kind, FactRow.amount)
            .where(FactRow.payment_id.is_not(None))
            .order_by(FactRow.id)
        )
        return [(claim_id, kind, amount) for claim_id, kind, amount in rows]


def met(case: Agreement, plan_id: int) -> list[str]:
    return [row.met for row in case.sheet(plan_id).rows]


def owed(case: Agreement, claim_id: int, on: date) -> tuple[int, int]:
    balance = case.books.statement(claim_id, on).balance
    return balance.total, balance.credit


def test_an_instalment_with_any_kid_of_the_plan_meets_it(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    report = bank(case, FIRST_DUE, Paid(amount=120_000, kid=kid(case, OTHER)))
    case.day(FIRST_DUE)
    assert (report.placed, report.unplaced_total) == (1, 0)
    assert placed(case) == [(OTHER, "payment", 120_000)]
    assert met(case, sheet.plan_id)[0] == "Avdrag 1: betalt 28.12.2026."
    assert case.proved()


def test_what_its_claim_does_not_owe_covers_the_plans_next_claim(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    bank(case, FIRST_DUE, Paid(amount=350_000, kid=kid(case, OTHER)))
    case.day(FIRST_DUE)
    assert placed(case) == [(OTHER, "payment", 300_000), (case.claim, "payment", 50_000)]
    assert owed(case, OTHER, FIRST_DUE) == (0, 0)
    after = case.sheet(sheet.plan_id)
    assert [row.paid for row in after.rows[:3]] == [120_000, 120_000, 110_000]
    assert not any("til gode" in task for task in case.tasks("plan_trouble"))
    assert not any("to ganger" in why for why in after.why)  # one payment, though two facts
    assert case.proved()


def test_a_plan_that_was_taken_back_shares_no_money(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    with case.db.write(SYSTEM) as work:
        plan = work.get_one(Plan, sheet.plan_id)
        plan_keeping.finish(work, plan, PlanStage.LAPSED, WHY)
    bank(case, TODAY, Paid(amount=350_000, kid=kid(case, OTHER)))
    assert placed(case) == [(OTHER, "payment", 350_000)]


def test_two_payments_of_one_file_are_laid_after_one_another(case: Agreement) -> None:
    case.grant(claim_ids=(case.claim, OTHER))
    number = kid(case, OTHER)
    bank(case, FIRST_DUE, Paid(amount=200_000, kid=number), Paid(amount=200_000, kid=number))
    assert placed(case) == [
        (OTHER, "payment", 200_000),
        (OTHER, "payment", 100_000),
        (case.claim, "payment", 100_000),
    ]


def test_a_plan_paid_with_one_kid_alone_is_fulfilled_to_the_last_ore(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER), count=3, amount=None)
    for number, row in enumerate(sheet.rows, 1):
        bank(case, row.day, Paid(amount=row.amount, kid=kid(case, case.claim)), number=number)
        case.day(row.day)
    assert case.sheet(sheet.plan_id).stage is PlanStage.COMPLETED
    last = sheet.rows[-1].day
    assert owed(case, case.claim, last) == owed(case, OTHER, last) == (0, 0)
    assert case.proved()


def test_beyond_the_whole_plan_it_stands_to_credit_where_it_was_paid(case: Agreement) -> None:
    case.grant(claim_ids=(case.claim, OTHER))
    report = bank(case, FIRST_DUE, Paid(amount=1_500_000, kid=kid(case, OTHER)))
    assert report.unplaced == 0
    assert owed(case, case.claim, FIRST_DUE) == (0, 0)
    total, credit = owed(case, OTHER, FIRST_DUE)
    assert (total, credit > 0) == (-credit, True)


def test_early_late_partly_and_double_are_told_apart(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    one, two = kid(case, case.claim), kid(case, OTHER)
    bank(case, date(2026, 12, 10), Paid(amount=120_000, kid=one), number=1)
    bank(case, date(2026, 12, 11), Paid(amount=120_000, kid=two), number=2)  # the same, twice
    bank(case, date(2027, 2, 23), Paid(amount=50_000, kid=one), number=3)
    bank(case, date(2027, 3, 2), Paid(amount=70_000, kid=two), number=4)
    bank(case, date(2027, 3, 20), Paid(amount=20_000, kid=two), number=5)
    case.day(date(2027, 3, 20))
    found = case.sheet(sheet.plan_id)
    assert met(case, sheet.plan_id)[:4] == [
        "Avdrag 1: betalt 10.12.2026.",
        "Avdrag 2: betalt på forskudd 11.12.2026.",
        "Avdrag 3: betalt 02.03.2027, 5 dager etter forfall.",
        "Avdrag 4: delvis betalt, 1\u00a0000,00 kr mangler, forfall 30.03.2027.",
    ]
    assert any("kom to ganger i samme periode (også 10.12.2026)" in one for one in found.why)


def test_paid_before_the_agreement_and_told_of_after_it_counts(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    case.books.today_is(date(2026, 11, 24))
    made = ocr(Paid(amount=120_000, kid=kid(case, case.claim), order="201126"), day="241126")
    with case.db.write(SYSTEM) as work:
        ocr_import.commit(work, "ocr.txt", made)
    case.day(date(2026, 11, 25))
    assert met(case, sheet.plan_id)[0] == "Avdrag 1: betalt 20.11.2026."


def test_a_withdrawn_claims_kid_still_pays_the_plan(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    with case.db.write(SYSTEM) as work:
        work.get_one(Claim, OTHER).state = "withdrawn"
    report = bank(case, FIRST_DUE, Paid(amount=120_000, kid=kid(case, OTHER)))
    case.day(FIRST_DUE)
    assert report.unplaced == 0
    assert placed(case) == [(case.claim, "payment", 120_000)]
    assert met(case, sheet.plan_id)[0] == "Avdrag 1: betalt 28.12.2026."


def test_beyond_the_plan_a_withdrawn_claims_money_is_unplaced_and_says_why(
    case: Agreement,
) -> None:
    case.grant(claim_ids=(case.claim, OTHER))
    with case.db.write(SYSTEM) as work:
        work.get_one(Claim, OTHER).state = "withdrawn"
    report = bank(case, FIRST_DUE, Paid(amount=1_500_000, kid=kid(case, OTHER)))
    with case.db.read() as work:
        state = work.scalars(select(PaymentState)).one()
        assert (report.unplaced, report.unplaced_total) == (1, state.unplaced)
        assert state.why == "kravet er trukket"
        assert state.unplaced == 1_500_000 - placed(case)[0][2] > 0


def test_nothing_goes_on_to_a_claim_that_the_payer_may_not_owe(case: Agreement) -> None:
    case.grant(claim_ids=(case.claim, OTHER))
    with case.db.write(SYSTEM) as work:
        spouse = Debtor(kind="person", name="Lykt, Matt", search_name="lykt matt")
        work.add(spouse)
        work.flush()
        work.add(
            ClaimDebtor(
                claim_id=OTHER, debtor_id=spouse.id, case_id=case.books.case_id, role="joint"
            )
        )
    bank(case, FIRST_DUE, Paid(amount=350_000, kid=kid(case, OTHER)))
    case.day(FIRST_DUE)
    assert placed(case) == [(OTHER, "payment", 350_000)]
    assert any("til gode" in task for task in case.tasks("plan_trouble"))


def test_nothing_goes_on_to_a_disputed_claim(case: Agreement) -> None:
    case.grant(claim_ids=(case.claim, OTHER))
    objects(case.db, case.kari, case.debtor, case.claim)
    bank(case, FIRST_DUE, Paid(amount=350_000, kid=kid(case, OTHER)))
    assert placed(case) == [(OTHER, "payment", 350_000)]


def test_when_the_plan_is_over_a_kid_means_its_claim_alone(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    case.day(date(2026, 12, 1))
    with case.db.write(SYSTEM) as work:
        work.get_one(Plan, sheet.plan_id).ended_on = date(2026, 12, 1)
    bank(case, FIRST_DUE, Paid(amount=350_000, kid=kid(case, OTHER)))
    assert placed(case) == [(OTHER, "payment", 350_000)]


def test_what_the_bank_takes_back_leaves_the_claims_it_was_shared_among(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    number = kid(case, OTHER)
    bank(case, FIRST_DUE, Paid(amount=350_000, kid=number))
    bank(case, date(2026, 12, 29), Paid(amount=350_000, kid=number, kind=18), number=2)
    assert placed(case)[2:] == [(OTHER, "payback", 300_000), (case.claim, "payback", 50_000)]
    case.day(date(2026, 12, 30))
    found = case.sheet(sheet.plan_id)
    assert (found.stage, found.rows[0].paid) == (PlanStage.LATE, 0)
    assert case.proved()


def test_the_notice_of_default_counts_no_money_the_bank_took_back(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    case.books.pays(case.claim, 120_000, FIRST_DUE)
    case.books.pays_back(case.claim, 120_000, date(2026, 12, 29))
    case.day(date(2027, 1, 10))
    with case.db.read(case.kari) as work:
        plan = work.get_one(Plan, sheet.plan_id)
        debtor = work.get_one(Debtor, case.debtor)
        made = letter_plans.plan(work, debtor, plan, LetterKind.PLAN_DEFAULT_NOTICE)
        assert made.deadline is not None


def test_each_payment_that_is_taken_back_is_another(case: Agreement) -> None:
    case.grant(claim_ids=(case.claim, OTHER))
    number = kid(case, OTHER)
    bank(case, FIRST_DUE, Paid(amount=200_000, kid=number), Paid(amount=200_000, kid=number))
    back = Paid(amount=200_000, kid=number, kind=18)
    bank(case, date(2026, 12, 29), back, back, number=2)
    assert placed(case)[3:] == [
        (OTHER, "payback", 100_000),
        (case.claim, "payback", 100_000),
        (OTHER, "payback", 200_000),
    ]
    with case.db.read() as work:
        assert work.scalar(select(Payment.id).order_by(Payment.id.desc())) == 4
    assert case.proved()


def test_the_plans_own_kid_pays_the_oldest_claim_first_and_meets_the_instalment(
    case: Agreement,
) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    assert sheet.kid == "2026000000001004"
    first = owed(case, case.claim, FIRST_DUE)[0]
    report = bank(case, FIRST_DUE, Paid(amount=first + 50_000, kid=sheet.kid))
    case.day(FIRST_DUE)
    assert (report.placed, report.unplaced_total) == (1, 0)
    assert placed(case) == [(case.claim, "payment", first), (OTHER, "payment", 50_000)]
    assert met(case, sheet.plan_id)[0] == "Avdrag 1: betalt 28.12.2026."
    assert case.proved()


def test_beyond_the_plan_its_kid_leaves_money_to_credit_on_what_it_paid_last(
    case: Agreement,
) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    report = bank(case, FIRST_DUE, Paid(amount=1_500_000, kid=sheet.kid))
    assert report.unplaced == 0
    assert owed(case, case.claim, FIRST_DUE) == (0, 0)
    assert owed(case, OTHER, FIRST_DUE)[1] > 0
    assert case.proved()


def test_the_plans_kid_passes_a_disputed_claim_by(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    objects(case.db, case.kari, case.debtor, case.claim)
    bank(case, FIRST_DUE, Paid(amount=120_000, kid=sheet.kid))
    assert placed(case) == [(OTHER, "payment", 120_000)]


def test_when_the_plan_is_over_a_person_looks_at_money_with_its_kid(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    with case.db.write(SYSTEM) as work:
        work.get_one(Plan, sheet.plan_id).ended_on = date(2026, 12, 1)
    report = bank(case, FIRST_DUE, Paid(amount=120_000, kid=sheet.kid))
    assert (report.placed, report.unplaced_total) == (0, 120_000)
    with case.db.read() as work:
        assert work.scalars(select(PaymentState.why)).one().startswith("KID er avtalens")


def test_money_with_the_kid_of_a_plan_that_is_over_stops_a_demand_until_it_is_placed(
    case: Agreement,
) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    with case.db.write(case.kari) as work:
        plans.end(work, sheet.plan_id, EndPlan(version=sheet.version, why="Vil betale alt nå."))
    bank(case, FIRST_DUE, Paid(amount=1_300_000, kid=sheet.kid))
    with case.db.read() as work:
        (match,) = unplaced_match.matches(work, case.debtor)
    assert (match.sign, match.weighed.strong) == ("KID er nedbetalingsavtalens", True)
    case.opened()
    order = Write(kind=LetterKind.COLLECTION_NOTICE, claim_ids=(OTHER,))
    with pytest.raises(MoneyUnplaced), case.db.write(case.kari) as work:
        letters.send(work, case.debtor, order)


@pytest.mark.parametrize("slip", ["wrong", "missing", "more", "swapped"])
@pytest.mark.parametrize("claims", [(1,), (1, OTHER)])
def test_a_slip_away_from_a_plans_kid_is_a_sign_of_its_claims(
    case: Agreement, claims: tuple[int, ...], slip: str
) -> None:
    """Strong where it can only be one claim; a person looks which of several it is for."""
    number = case.grant(claim_ids=claims).kid
    written = {
        "wrong": number[:9] + str((int(number[9]) + 1) % 10) + number[10:],
        "missing": number[:2] + number[3:],
        "more": number[:8] + "7" + number[8:],
        "swapped": number[:12] + number[13] + number[12] + number[14:],
    }[slip]
    assert written != number
    bank(case, FIRST_DUE, Paid(amount=120_000, kid=written))
    with case.db.read() as work:
        (match,) = unplaced_match.matches(work, case.debtor)
        assert case.debtor in unplaced_match.refused(work)
        (payment,) = work.scalars(select(Payment))
        found = suggestions.weigh(work, {payment.id: 120_000}, [payment])[payment.id]
    assert (match.sign, match.weighed.strong) == (
        "KID er ett siffer fra avtalens", len(claims) == 1,
    )  # fmt: skip
    assert {one.claim_id for one in found} == set(claims)


def test_what_the_bank_takes_back_of_the_plans_kid_leaves_its_claims(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    first = owed(case, case.claim, FIRST_DUE)[0]
    bank(case, FIRST_DUE, Paid(amount=first + 50_000, kid=sheet.kid))
    back = Paid(amount=first + 50_000, kid=sheet.kid, kind=18)
    bank(case, date(2026, 12, 29), back, number=2)
    assert placed(case)[2:] == [(case.claim, "payback", first), (OTHER, "payback", 50_000)]
    assert case.proved()


def test_the_plans_letter_prints_its_kid_and_search_finds_its_claims_by_it(
    case: Agreement,
) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    with case.db.write(case.kari) as work:
        plan, debtor = work.get_one(Plan, sheet.plan_id), work.get_one(Debtor, case.debtor)
        made = letter_plans.plan(work, debtor, plan, LetterKind.PLAN)
        (written, *_) = letter_make.write(work, made)
        assert sheet.kid in str(written.rendered.data)
        hits = search.find(work, sheet.kid).claims
    assert {hit.claim_id for hit in hits} == {case.claim, OTHER}
    assert {hit.why for hit in hits} == {f"KID til avtale {sheet.number}"}


def test_what_came_and_went_by_the_plans_kid_in_one_file_leaves_nothing(case: Agreement) -> None:
    sheet = case.grant(claim_ids=(case.claim, OTHER))
    paid = Paid(amount=120_000, kid=sheet.kid)
    bank(case, FIRST_DUE, paid, Paid(amount=120_000, kid=sheet.kid, kind=18))
    assert placed(case) == [
        (case.claim, "payment", 120_000),
        (case.claim, "payback", 120_000),
    ]
    assert case.proved()
