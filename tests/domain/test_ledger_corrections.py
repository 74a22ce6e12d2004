"""What takes money and claims away again: reversals, paybacks, waivers and lowered claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from collector_desk.domain.facts import FactKind
from collector_desk.domain.ledger import Balance, Statement, Terms, fold
from collector_desk.domain.rates import Rates
from collector_desk.errors.ledger import BrokenFact, WrongClaim
from tests.domain.ledger_histories import (
    FEES,
    INTEREST,
    PRINCIPAL,
    TERMS,
    WITHOUT_INTEREST,
    Tale,
    day,
)

RATES = Rates.shipped()


def at(tale: Tale, on: str, terms: Terms = TERMS) -> Statement:
    return fold(terms, tale.facts, on=day(on), rates=RATES)


@pytest.fixture
def tale() -> Tale:
    tale = Tale()
    tale.principal()
    return tale


def test_a_reversed_payment_never_was(tale: Tale) -> None:
    before = at(tale, "2025-11-21").balance
    payment = tale.pay(200_000, "2024-06-27")
    reversal = tale.reverse(payment, on="2025-10-01")
    assert at(tale, "2025-11-21").balance == before
    known = reversal.known_at - timedelta(seconds=1)
    earlier = fold(TERMS, tale.facts, on=day("2025-11-21"), known=known, rates=RATES)
    assert earlier.balance.principal == 800_000


def test_a_reversal_counts_for_days_before_it_was_made(tale: Tale) -> None:
    tale.reverse(tale.pay(200_000, "2024-06-27"), on="2025-10-01")
    assert at(tale, "2024-06-27").balance.principal == 1_000_000


def test_a_reversed_reversal_lets_the_payment_stand(tale: Tale) -> None:
    tale.reverse(tale.reverse(tale.pay(200_000, "2024-06-27")))
    assert at(tale, "2024-06-27").balance.principal == 800_000


def test_money_paid_back_raises_the_principal_from_that_day_on(tale: Tale) -> None:
    tale.pay(200_000, "2024-06-27")
    tale.pay_back(200_000, "2024-07-11")
    statement = at(tale, "2024-08-01")
    assert [(line.from_day, line.principal) for line in statement.interest_lines] == [
        (day("2024-06-15"), 1_000_000),
        (day("2024-06-27"), 800_000),
        (day("2024-07-11"), 1_000_000),
    ]
    assert statement.paid == Balance()


def test_a_payback_uncovers_in_the_reverse_order(tale: Tale) -> None:
    tale.fee(3_500, "2024-07-01")
    tale.pay(1_030_000, "2024-08-15")
    assert at(tale, "2024-08-15").balance == Balance(credit=5_667)
    tale.pay_back(5_667 + 20_833 + 1_000, "2024-08-20")
    assert at(tale, "2024-08-20").balance == Balance(fees=1_000, interest=20_833)
    tale.pay_back(2_500 + 400, "2024-08-21")
    assert at(tale, "2024-08-21").balance == Balance(principal=400, fees=3_500, interest=20_833)


def test_more_paid_back_than_was_ever_paid_is_owed_and_filled_first(tale: Tale) -> None:
    tale.pay(1_000, "2024-06-15")
    tale.pay_back(1_500, "2024-06-15")
    assert at(tale, "2024-06-15").balance == Balance(principal=1_000_000, credit=-500)
    assert at(tale, "2024-06-15").balance.total == 1_000_500
    tale.pay(700, "2024-06-16")
    assert at(tale, "2024-06-16", WITHOUT_INTEREST).balance == Balance(principal=999_800)


def test_a_waiver_gives_up_what_is_owed_from_its_day(tale: Tale) -> None:
    tale.fee(3_500, "2024-07-01")
    tale.waive(FEES, 3_500, "2024-07-10")
    assert at(tale, "2024-07-09").balance.fees == 3_500
    assert at(tale, "2024-07-10").balance.fees == 0


def test_waived_principal_bears_interest_only_until_it_is_waived(tale: Tale) -> None:
    tale.waive(PRINCIPAL, 1_000_000, "2024-06-27")
    assert at(tale, "2025-06-27").balance == Balance(interest=4_098)


def test_a_waiver_takes_no_more_than_is_owed_and_says_what_lapsed(tale: Tale) -> None:
    waiver = tale.waive(INTEREST, 5_000, "2024-06-27")
    statement = at(tale, "2024-06-27")
    assert statement.balance.interest == 0
    assert [(lapse.fact, lapse.amount) for lapse in statement.lapses] == [(waiver, 902)]
    assert at(tale, "2024-06-28").balance.interest == 4_440 - 4_098


def test_a_principal_lowered_from_the_due_date_bears_less_interest_from_day_one(
    tale: Tale,
) -> None:
    tale.lower(400_000, "2024-06-15")
    statement = at(tale, "2024-06-27")
    assert statement.balance == Balance(principal=600_000, interest=2_459)
    assert [line.principal for line in statement.interest_lines] == [600_000]


def test_a_claim_lowered_to_nothing_frees_all_that_was_paid(tale: Tale) -> None:
    tale.fee(3_500, "2024-07-01")
    tale.pay(900_000, "2024-07-10")
    tale.lower(1_000_000, "2024-06-15")
    assert at(tale, "2025-01-01").balance == Balance(credit=900_000 - 3_500)
    assert at(tale, "2025-01-01").interest_lines == ()


def test_money_freed_by_a_lowered_principal_covers_what_else_is_owed(tale: Tale) -> None:
    tale.fee(3_500, "2024-07-01")
    tale.pay(1_000_000, "2024-06-27")
    tale.lower(100_000, "2024-07-10")
    assert at(tale, "2024-07-09").balance == Balance(fees=3_500, interest=4_098)
    assert at(tale, "2024-07-10").balance == Balance(credit=100_000 - 3_500 - 4_098)


def test_a_lowering_beyond_the_whole_claim_gives_no_credit(tale: Tale) -> None:
    tale.pay(1_000, "2024-06-15")
    tale.lower(1_200_000, "2024-06-15")
    statement = at(tale, "2024-06-15")
    assert statement.balance == Balance(credit=1_000)
    assert [lapse.amount for lapse in statement.lapses] == [200_000]


def test_a_lowering_dated_before_the_due_date_counts_from_the_due_date(tale: Tale) -> None:
    tale.lower(400_000, "2024-05-01")
    assert at(tale, "2024-06-14").balance == Balance()
    assert at(tale, "2024-06-15").balance == Balance(principal=600_000)


def test_a_fact_of_another_claim_is_refused(tale: Tale) -> None:
    tale.facts.append(replace(tale.facts[0], id=2, claim_id=8))
    with pytest.raises(WrongClaim):
        at(tale, "2024-06-27")


@pytest.mark.parametrize("amount", [0, -1])
def test_a_fact_without_a_positive_amount_is_refused(tale: Tale, amount: int) -> None:
    tale.pay(amount, "2024-06-27")
    with pytest.raises(BrokenFact):
        at(tale, "2024-06-27")


def test_a_waiver_must_say_what_is_waived(tale: Tale) -> None:
    tale.tell(FactKind.WAIVER, 100, "2024-06-27")
    with pytest.raises(BrokenFact):
        at(tale, "2024-06-27")


@pytest.mark.parametrize("reverses", [None, 2, 3])
def test_a_reversal_must_name_an_earlier_fact(tale: Tale, reverses: int | None) -> None:
    tale.tell(FactKind.REVERSAL, 0, "2024-06-27", reverses=reverses)
    with pytest.raises(BrokenFact):
        at(tale, "2024-06-27")


def test_one_fact_told_in_two_ways_is_refused(tale: Tale) -> None:
    tale.facts.append(replace(tale.facts[0], amount=5))
    with pytest.raises(BrokenFact):
        at(tale, "2024-06-27")
