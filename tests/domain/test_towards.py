"""A claim towards one of several who owe it: nothing of another's fee, and money discharges all."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.domain.ledger import fold
from collector_desk.domain.rates import Rates
from collector_desk.domain.statement import Balance
from collector_desk.domain.towards import Cap, Towards, fold_towards
from tests.domain.ledger_histories import TERMS, Tale, day, history

RATES = Rates.shipped()
LAST = day("2027-01-20")
RANDOMS = st.builds(Random, st.integers(min_value=0, max_value=10**9))
P = 100_000
FEE = 3_800


def towards(tale: Tale, theirs: set[int], on: str = "2026-06-01") -> Balance:
    return fold_towards(
        TERMS, tale.facts, Towards(theirs=frozenset(theirs)), on=day(on), rates=RATES
    ).balance


def told(*, paid: int = 0, order: tuple[Bucket, ...] | None = None) -> tuple[Tale, set[int]]:
    """A claim with a fee for a letter to another, and money that came."""
    tale = Tale()
    tale.tell(FactKind.PRINCIPAL, P, "2025-06-15")
    fee = tale.tell(FactKind.FEE, FEE, "2025-08-01")
    if paid:
        tale.tell(FactKind.PAYMENT, paid, "2026-03-02", order=order)
    return tale, {fee.id}


def test_it_is_the_claim_without_the_fee_of_another() -> None:
    tale, theirs = told()
    whole = fold(TERMS, tale.facts, on=day("2026-06-01"), rates=RATES).balance
    own = towards(tale, theirs)
    assert (own.principal, own.interest, own.fees) == (whole.principal, whole.interest, 0)
    assert towards(tale, set()) == whole


@pytest.mark.parametrize("order", [None, tuple(Bucket), tuple(reversed(Bucket))])
def test_who_pays_all_that_they_owe_owes_nothing(order: tuple[Bucket, ...] | None) -> None:
    before, theirs = told()
    due = towards(before, theirs, on="2026-03-02").total
    tale, theirs = told(paid=due, order=order)
    assert towards(tale, theirs, on="2026-03-02").total == 0
    whole = fold(TERMS, tale.facts, on=day("2026-03-02"), rates=RATES).balance
    assert whole.total == FEE  # and the other owes the fee alone


def test_the_other_ones_fee_is_no_credit_when_the_other_pays_it() -> None:
    before, _ = told()
    whole = fold(TERMS, before.facts, on=day("2026-03-02"), rates=RATES).balance.total
    tale, theirs = told(paid=whole)
    assert towards(tale, theirs) == Balance()
    tale, theirs = told(paid=whole + 5_000)  # what was really paid too much still shows
    assert towards(tale, theirs) == Balance(credit=5_000)


def test_a_fee_that_fell_is_nobodys() -> None:
    tale, theirs = told()
    (fee,) = theirs
    tale.tell(FactKind.REVERSAL, 0, "2025-09-01", reverses=fee)
    whole = fold(TERMS, tale.facts, on=day("2026-06-01"), rates=RATES).balance
    assert towards(tale, theirs) == whole


@settings(max_examples=150, deadline=None)
@given(RANDOMS)
def test_it_is_never_more_than_the_claim_nor_a_credit_of_its_own(random: Random) -> None:
    facts: list[Fact] = history(random)
    added = [fact.id for fact in facts if fact.kind in {FactKind.FEE, FactKind.COSTS}]
    theirs = set(random.sample(added, random.randint(0, len(added))))
    whole = fold(TERMS, facts, on=LAST, rates=RATES).balance
    own = fold_towards(
        TERMS, facts, Towards(theirs=frozenset(theirs)), on=LAST, rates=RATES
    ).balance
    left_out = sum(fact.amount for fact in facts if fact.id in theirs)
    assert own.total <= max(whole.total, 0)
    assert own.favour <= whole.favour or not theirs
    if whole.total > left_out:
        assert own.total > 0


def test_an_heir_of_a_small_estate_is_asked_for_what_it_had() -> None:
    """10 000 kr owed and 2 000 kr in the estate, of which the heir pays 500 kr: 1 500 kr is left."""
    tale = Tale()
    tale.principal(1_000_000)
    tale.pay(30_000, "2025-01-10")  # by the dead, before the heir was put on
    heir = Towards(cap=Cap(amount=200_000, since=day("2025-03-01")))
    for paid, left in ((0, 200_000), (50_000, 150_000), (150_000, 0)):
        if paid:
            tale.pay(paid, "2025-04-01")
        found = fold_towards(TERMS, tale.facts, heir, on=day("2026-06-01"), rates=RATES)
        assert found.balance.total == sum(leaf.amount for leaf in found.leaves) == left
        assert found.accrual is None  # and no more interest runs
        assert (found.balance.interest, found.balance.fees) == (0, 0)


def test_a_cap_that_does_not_bite_changes_nothing() -> None:
    tale = Tale()
    tale.principal(100_000)
    heir = Towards(cap=Cap(amount=10_000_000, since=day("2025-03-01")))
    whole = fold(TERMS, tale.facts, on=day("2026-06-01"), rates=RATES)
    assert fold_towards(TERMS, tale.facts, heir, on=day("2026-06-01"), rates=RATES) == whole
