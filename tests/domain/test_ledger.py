"""The fold of a claim: the law's own figures, and each thing that can happen to money."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from collector_desk.domain.facts import FactKind
from collector_desk.domain.leaves import LeafKind
from collector_desk.domain.ledger import Accrual, Balance, Statement, Terms, fold
from collector_desk.domain.rates import Rates
from collector_desk.errors.rates import NoRate
from tests.domain.ledger_histories import (
    COSTS,
    FEES,
    INTEREST,
    PRINCIPAL,
    TERMS,
    WITHOUT_INTEREST,
    Tale,
    day,
)
from tests.orders import turning

RATES = Rates.shipped()


def at(tale: Tale, on: str, terms: Terms = TERMS) -> Statement:
    return fold(terms, tale.facts, on=day(on), rates=RATES)


@pytest.fixture
def tale() -> Tale:
    tale = Tale()
    tale.principal()
    return tale


def test_the_interest_lines_of_the_published_example_come_out_to_the_ore(tale: Tale) -> None:
    tale.pay(200_000, "2024-06-27")
    tale.pay(500_000, "2025-03-10")
    statement = at(tale, "2025-11-21")
    assert [line.amount for line in statement.interest_lines] == [4_098, 69_996, 11_610, 14_398]
    assert statement.balance == Balance(principal=300_000, interest=100_102)
    assert statement.balance.total == 400_102
    assert statement.paid == Balance(principal=700_000)


def test_an_untouched_claim_gets_a_new_line_at_each_change_of_rate() -> None:
    tale = Tale()
    tale.principal(on="2025-06-15")
    terms = replace(TERMS, interest_from=day("2025-06-15"))
    statement = at(tale, "2026-08-20", terms)
    assert [line.amount for line in statement.interest_lines] == [5_479, 61_753, 59_507, 16_781]
    assert statement.balance.interest == 143_520


def test_a_payment_that_arrives_late_counts_from_its_value_date(tale: Tale) -> None:
    tale.pay(500_000, "2025-03-10")
    tale.pay(200_000, "2024-06-27")
    assert [line.amount for line in at(tale, "2025-11-21").interest_lines] == [
        4_098,
        69_996,
        11_610,
        14_398,
    ]


def test_a_fact_told_twice_counts_once(tale: Tale) -> None:
    tale.pay(200_000, "2024-06-27")
    tale.facts.append(replace(tale.facts[-1]))
    assert at(tale, "2024-06-27").balance.principal == 800_000


def test_two_equal_payments_on_one_day_both_count(tale: Tale) -> None:
    tale.pay(200_000, "2024-06-27")
    tale.pay(200_000, "2024-06-27")
    assert at(tale, "2024-06-27").balance.principal == 600_000


def test_the_due_day_bears_interest_and_the_day_of_payment_does_not(tale: Tale) -> None:
    tale.pay(1_000_000, "2024-06-16")
    assert at(tale, "2024-06-15").balance.interest == 0
    assert at(tale, "2024-06-16").balance.interest == 342  # one day: 10 000 x 12,5 % / 366
    assert at(tale, "2026-06-16").balance.interest == 342


def test_money_covers_principal_then_costs_then_fees_then_interest(tale: Tale) -> None:
    tale.fee(3_500, "2024-07-01")
    tale.pay(1_010_000, "2024-08-15")
    accrued = 20_833  # 61 days of 10 000 at 12,5 % over 366
    assert at(tale, "2024-08-14").balance.interest < accrued
    assert at(tale, "2024-08-15").balance == Balance(interest=accrued - 6_500)
    assert at(tale, "2024-08-15").paid == Balance(principal=1_000_000, fees=3_500, interest=6_500)


def test_the_debtor_may_choose_what_the_money_covers(tale: Tale) -> None:
    tale.fee(3_500, "2024-07-01")
    tale.pay(10_000, "2024-08-15", order=(FEES, INTEREST))
    statement = at(tale, "2024-08-15")
    assert statement.paid == Balance(fees=3_500, interest=6_500)
    assert statement.balance.principal == 1_000_000


def test_what_a_choice_leaves_out_is_covered_in_the_printed_order(tale: Tale) -> None:
    tale.fee(3_500, "2024-07-01")
    tale.pay(10_000, "2024-08-15", order=(FEES,))
    assert at(tale, "2024-08-15").paid == Balance(principal=6_500, fees=3_500)


def test_two_payments_of_a_day_give_the_same_balance_whichever_came_first() -> None:
    orders = ((PRINCIPAL, COSTS), (PRINCIPAL, FEES), None)
    balances = set()
    for arrival in permutations(orders):
        tale = Tale()
        tale.principal(100)
        tale.tell(FactKind.COSTS, 200, "2024-06-15")
        tale.fee(200, "2024-06-15")
        for order in arrival:
            tale.pay(100, "2024-06-15", order=order)
        balances.add(at(tale, "2024-06-15").balance)
    assert balances == {Balance(costs=100, fees=100)}


def test_the_debtors_own_choice_of_a_day_is_placed_first() -> None:
    tale = Tale()
    tale.principal(100)
    tale.fee(100, "2024-06-15")
    tale.pay(100, "2024-06-15")
    tale.pay(100, "2024-06-15", order=(PRINCIPAL,))
    parts = [(m.fact.id, m.bucket) for m in at(tale, "2024-06-15").movements[2:]]
    assert parts == [(4, PRINCIPAL), (3, FEES)]


def test_a_waiver_comes_before_the_money_of_the_same_day(tale: Tale) -> None:
    tale.fee(3_500, "2024-06-15")
    tale.pay(1_003_500, "2024-06-15")
    tale.waive(FEES, 3_500, "2024-06-15")
    assert at(tale, "2024-06-15").balance == Balance(credit=3_500)


def test_money_that_covers_interest_does_not_break_the_interest_line(tale: Tale) -> None:
    tale.pay(10_000, "2024-08-15", order=(INTEREST,))
    statement = at(tale, "2024-10-15")
    assert len(statement.interest_lines) == 1
    assert statement.balance.interest == statement.interest_lines[0].amount - 10_000


def test_interest_bears_no_interest(tale: Tale) -> None:
    whole = at(tale, "2025-06-30").balance.interest
    tale.pay(10_000, "2024-08-15", order=(INTEREST,))
    assert at(tale, "2025-06-30").balance.interest == whole - 10_000


def test_fees_and_costs_bear_no_interest(tale: Tale) -> None:
    whole = at(tale, "2025-06-30").balance.interest
    tale.fee(100_000, "2024-07-01")
    assert at(tale, "2025-06-30").balance.interest == whole


def test_too_much_money_is_kept_as_credit(tale: Tale) -> None:
    tale.pay(1_020_000, "2024-06-15")
    assert at(tale, "2024-06-15").balance == Balance(credit=20_000)
    assert at(tale, "2026-06-15").balance.total == -20_000


def test_credit_covers_what_becomes_owed_later(tale: Tale) -> None:
    tale.pay(1_020_000, "2024-06-15")
    tale.fee(3_500, "2024-07-01")
    assert at(tale, "2024-06-30").balance == Balance(credit=20_000)
    assert at(tale, "2024-07-01").balance == Balance(credit=16_500)
    assert at(tale, "2024-07-01").paid == Balance(principal=1_000_000, fees=3_500)


def test_credit_is_used_before_the_money_of_the_same_day() -> None:
    tale = Tale()
    tale.pay(100, "2024-06-15")
    tale.principal(100, "2024-07-01")
    tale.fee(100, "2024-07-01")
    tale.tell(FactKind.COSTS, 100, "2024-07-01")
    tale.pay(100, "2024-07-01", order=(PRINCIPAL, FEES))
    assert at(tale, "2024-07-01").balance == Balance(costs=100)


def test_money_before_the_due_date_waits_for_the_principal(tale: Tale) -> None:
    tale.pay(400_000, "2024-06-01")
    assert at(tale, "2024-06-14").balance == Balance(credit=400_000)
    assert at(tale, "2024-06-15").balance == Balance(principal=600_000)
    assert at(tale, "2024-06-27").interest_lines[0].principal == 600_000


def test_costs_and_a_surcharge_have_their_own_buckets(tale: Tale) -> None:
    tale.tell(FactKind.COSTS, 127_700, "2024-07-01")
    tale.tell(FactKind.SURCHARGE, 45_000, "2024-07-01")
    balance = at(tale, "2024-07-01", WITHOUT_INTEREST).balance
    assert balance == Balance(principal=1_000_000, costs=127_700, fees=45_000)
    tale.pay(1_100_000, "2024-07-01")
    assert at(tale, "2024-07-01", WITHOUT_INTEREST).paid == Balance(
        principal=1_000_000, costs=100_000
    )


def test_a_claim_without_interest_has_none(tale: Tale) -> None:
    statement = at(tale, "2026-11-23", WITHOUT_INTEREST)
    assert statement.interest_lines == ()
    assert statement.balance.total == 1_000_000


def test_interest_may_start_after_the_due_date(tale: Tale) -> None:
    terms = replace(TERMS, interest_from=day("2024-07-15"))
    tale.pay(200_000, "2024-07-01")
    lines = at(tale, "2024-07-20", terms).interest_lines
    assert [(line.from_day, line.days, line.principal) for line in lines] == [
        (day("2024-07-15"), 5, 800_000)
    ]


def test_a_future_day_can_be_asked_for_and_is_marked_provisional(tale: Tale) -> None:
    assert not any(line.provisional for line in at(tale, "2027-01-01").interest_lines)
    ahead = at(tale, "2027-02-01")
    assert ahead.interest_lines[-1].provisional
    assert ahead.balance.interest > at(tale, "2027-01-01").balance.interest


def test_a_day_before_the_first_rate_is_refused() -> None:
    tale = Tale()
    tale.principal(on="2014-06-15")
    with pytest.raises(NoRate):
        at(tale, "2016-01-01", replace(TERMS, interest_from=day("2014-06-15")))


def test_facts_after_the_day_do_not_count(tale: Tale) -> None:
    tale.pay(200_000, "2024-06-27")
    assert at(tale, "2024-06-26").balance.principal == 1_000_000
    assert at(tale, "2024-06-14").balance == Balance()


def test_what_was_not_known_yet_does_not_count(tale: Tale) -> None:
    payment = tale.pay(200_000, "2024-06-27")
    unknown = payment.known_at - timedelta(microseconds=1)
    on = day("2024-06-27")
    then = fold(TERMS, tale.facts, on=on, known=unknown, rates=RATES)
    now = fold(TERMS, tale.facts, on=on, known=payment.known_at, rates=RATES)
    assert (then.balance.principal, now.balance.principal) == (1_000_000, 800_000)


def test_each_payment_covers_in_the_order_of_its_own_value_day(tale: Tale) -> None:
    """The published example, the house turning to interest first between the two payments.

    Interest: 10 000 kr for 12 days of 2024 is 40,98, then 8 000 kr to 10.03.2025 is 699,96. The
    2 000 kr of 2024 all went to principal; the 500 kr of 2025 go to interest, of which 240,94 is
    left, and the principal stands at 8 000 kr.
    """
    tale.pay(200_000, "2024-06-27")
    tale.pay(50_000, "2025-03-10")
    rates = turning(RATES, day("2025-01-01"))
    found = fold(TERMS, tale.facts, on=day("2025-03-10"), rates=rates)
    assert found.paid == Balance(principal=200_000, interest=50_000)
    assert found.balance == Balance(principal=800_000, interest=4_098 + 69_996 - 50_000)
    late = fold(TERMS, reversed(tale.facts), on=day("2025-03-10"), rates=rates)
    assert (late.balance, late.entries) == (found.balance, found.entries)
    before = fold(TERMS, tale.facts, on=day("2025-03-10"), rates=turning(RATES, day("2025-03-11")))
    assert before.paid == Balance(principal=250_000)
    covered = "dekker hovedstol, kostnader, gebyr, renter i den rekkefølgen"
    told = [leaf.basis for leaf in found.leaves if leaf.kind is LeafKind.PAYMENT]
    assert told == [
        f"{covered} (gjelder fra 01.01.2015, ikke bekreftet)",
        "dekker renter, gebyr, kostnader, hovedstol i den rekkefølgen (gjelder fra 01.01.2025)",
    ]


def test_an_order_that_was_stated_wins_over_that_of_the_day(tale: Tale) -> None:
    tale.fee(3_500, "2024-07-01")
    tale.pay(10_000, "2025-03-10", order=(FEES,))
    rates = turning(RATES, day("2025-01-01"))
    found = fold(TERMS, tale.facts, on=day("2025-03-10"), rates=rates)
    assert found.paid == Balance(fees=3_500, interest=6_500)  # what it leaves out: as of the day


def test_credit_and_paybacks_follow_the_order_of_the_day_they_count(tale: Tale) -> None:
    rates = turning(RATES, day("2025-01-01"))
    tale.pay(1_060_000, "2024-06-15")
    for on in ("2024-07-01", "2025-02-01"):
        tale.tell(FactKind.COSTS, 40_000, on)
        tale.fee(3_500, on)
    statement = fold(TERMS, tale.facts, on=day("2025-02-01"), rates=rates)
    assert statement.paid == Balance(principal=1_000_000, costs=53_000, fees=7_000)
    tale.pay_back(50_000, "2025-03-01")
    statement = fold(TERMS, tale.facts, on=day("2025-03-01"), rates=rates)
    assert statement.paid == Balance(principal=950_000, costs=53_000, fees=7_000)


def test_the_running_interest_is_told_by_day_principal_and_what_is_booked(tale: Tale) -> None:
    tale.pay(1_000, "2024-08-15", order=(INTEREST,))
    assert at(tale, "2024-06-10").accrual is None
    assert at(tale, "2024-10-15").accrual == Accrual(
        from_day=day("2024-06-15"), principal=1_000_000, booked=20_833
    )
    assert at(tale, "2025-06-30").open_accrual == at(tale, "2025-06-30").balance.interest - 19_833
    assert at(tale, "2025-07-01").accrual == Accrual(
        from_day=day("2025-07-01"), principal=1_000_000, booked=0
    )
    assert at(tale, "2025-07-01").open_accrual == 0


def test_nothing_accrues_without_interest_or_principal(tale: Tale) -> None:
    assert at(tale, "2024-10-15", WITHOUT_INTEREST).accrual is None
    later = replace(TERMS, interest_from=day("2024-12-01"))
    assert at(tale, "2024-10-15", later).accrual == Accrual(
        from_day=day("2024-12-01"), principal=1_000_000, booked=0
    )
    tale.pay(1_000_000, "2024-06-15")
    assert at(tale, "2024-10-15").accrual is None
