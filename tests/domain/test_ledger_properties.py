"""What holds for every history of a claim, whatever order it arrives in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desk.domain import interest
from collector_desk.domain.accounts_chart import Account
from collector_desk.domain.facts import Fact, FactKind
from collector_desk.domain.ledger import Balance, Statement, fold
from collector_desk.domain.movements import Move
from collector_desk.domain.postings import Entry, Posted, booking, opposite
from collector_desk.domain.rates import Rates
from collector_desk.domain.standing import standing
from collector_desk.errors.ledger import RepeatedKey
from tests.domain.ledger_histories import DUE, TERMS, Tale, day, history, shuffled
from tests.orders import turning

RATES = turning(Rates.shipped(), date(2025, 6, 1))
"""The covering order changes in the middle of the histories."""
LAST = day("2027-01-20")
RANDOMS = st.builds(Random, st.integers(min_value=0, max_value=10**9))
FEW = settings(max_examples=120, deadline=None)


def at(facts: Iterable[Fact], on: date = LAST) -> Statement:
    return fold(TERMS, facts, on=on, rates=RATES)


def some_day(random: Random, facts: list[Fact]) -> date:
    """A day of the history, or one beside it."""
    return random.choice(facts).value_date + timedelta(days=random.choice((0, 0, 1, 30, 200)))


def in_books(entries: Iterable[Entry]) -> Counter[Account]:
    books: Counter[Account] = Counter()
    for entry in entries:
        books[entry.debit] += entry.amount
        books[entry.credit] -= entry.amount
    return books


def owed_in_books(statement: Statement, entries: Iterable[Entry]) -> Balance:
    """The balance that the books show, with the interest that still runs."""
    books = in_books(entries)
    return Balance(
        principal=books[Account.PRINCIPAL],
        costs=books[Account.COSTS],
        fees=books[Account.FEES],
        interest=books[Account.INTEREST] + statement.open_accrual,
        credit=-books[Account.CREDIT],
    )


@FEW
@given(RANDOMS)
def test_the_order_of_arrival_does_not_matter(random: Random) -> None:
    facts = history(random)
    first, second = at(facts), at(shuffled(facts, random))
    assert first.balance == second.balance
    assert first.entries == second.entries
    assert first.leaves == second.leaves


@FEW
@given(RANDOMS)
def test_ids_given_in_another_order_give_the_same_balance(random: Random) -> None:
    facts = [fact for fact in history(random) if fact.kind is not FactKind.REVERSAL]
    numbers = random.sample(range(1, len(facts) + 1), len(facts))
    renumbered = [replace(fact, id=n) for fact, n in zip(facts, numbers, strict=True)]
    first, second = at(facts), at(renumbered)
    assert first.balance == second.balance
    assert first.paid == second.paid
    assert first.interest_lines == second.interest_lines


@FEW
@given(RANDOMS)
def test_what_was_known_then_is_the_fold_of_what_had_arrived(random: Random) -> None:
    facts = history(random)
    known = random.choice(facts).known_at
    on = some_day(random, facts)
    arrived = [fact for fact in facts if fact.known_at <= known]
    then = fold(TERMS, facts, on=on, known=known, rates=RATES)
    assert (then.balance, then.leaves) == (at(arrived, on).balance, at(arrived, on).leaves)


@FEW
@given(RANDOMS)
def test_the_balance_is_the_sum_of_the_postings_and_the_open_accrual(random: Random) -> None:
    facts = history(random)
    statement = at(facts, some_day(random, facts))
    assert owed_in_books(statement, statement.entries) == statement.balance
    assert statement.open_accrual >= 0


@FEW
@given(RANDOMS)
def test_a_later_fold_has_posted_the_same_up_to_an_earlier_day(random: Random) -> None:
    facts = history(random)
    on = random.choice((some_day(random, facts), day("2025-07-01"), day("2026-01-01")))
    early, late = at(facts, on), at(facts, max(LAST, on))
    assert set(early.entries) == {entry for entry in late.entries if entry.value_date <= on}
    assert owed_in_books(early, early.entries) == early.balance


@FEW
@given(RANDOMS)
def test_the_interest_receivable_is_never_below_zero_in_the_books(random: Random) -> None:
    entries = at(history(random)).entries
    for on in {entry.value_date for entry in entries}:
        books = in_books(entry for entry in entries if entry.value_date <= on)
        owed = (Account.PRINCIPAL, Account.COSTS, Account.FEES, Account.INTEREST)
        assert all(books[account] >= 0 for account in owed)


@FEW
@given(RANDOMS)
def test_interest_is_the_interest_on_the_principal_of_each_day(random: Random) -> None:
    facts = history(random)
    days = sorted({fact.value_date for fact in facts} | {DUE})
    steps = [(on, at(facts, on).balance.principal) for on in days]
    lines = interest.lines(
        [(max(on, DUE), principal) for on, principal in steps],
        start=DUE,
        until=LAST,
        table=RATES["late_interest"],
    )
    assert at(facts).interest_lines == lines


@FEW
@given(RANDOMS)
def test_no_money_is_lost_or_made(random: Random) -> None:
    facts = history(random)
    statement = at(facts)
    counted = [fact for fact in standing(facts) if fact.value_date <= LAST]
    paid = sum(fact.amount for fact in counted if fact.kind is FactKind.PAYMENT)
    back = sum(fact.amount for fact in counted if fact.kind is FactKind.PAYBACK)
    placed = statement.paid.total + statement.balance.credit
    assert placed == paid - back
    assert in_books(statement.entries)[Account.UNPLACED] == paid - back


@FEW
@given(RANDOMS)
def test_no_bucket_falls_below_zero_and_credit_never_stands_beside_a_debt(
    random: Random,
) -> None:
    facts = history(random)
    for on in {fact.value_date for fact in facts} | {LAST}:
        balance = at(facts, on).balance
        buckets = (balance.principal, balance.costs, balance.fees, balance.interest)
        assert min(buckets) >= 0
        assert balance.credit <= 0 or sum(buckets) == 0


@FEW
@given(RANDOMS)
def test_keys_are_unique_and_amounts_positive(random: Random) -> None:
    entries = at(history(random)).entries
    assert len({entry.key for entry in entries}) == len(entries)
    assert all(entry.amount > 0 and entry.debit != entry.credit for entry in entries)


class Books:
    """Postings as a service would keep them: only ever added to."""

    def __init__(self) -> None:
        self.posted: list[Posted] = []

    def book(self, wanted: Iterable[Entry]) -> int:
        to_reverse, to_post = booking(self.posted, list(wanted))
        for old in to_reverse:
            self._add(opposite(old), reverses=old.id)
        for entry in to_post:
            self._add(entry)
        return len(to_reverse) + len(to_post)

    def _add(self, entry: Entry, reverses: int | None = None) -> None:
        self.posted.append(Posted(len(self.posted) + 1, entry, reverses))

    def net(self) -> dict[tuple[Account, date], int]:
        books: Counter[tuple[Account, date]] = Counter()
        for posted in self.posted:
            entry = posted.entry
            books[entry.debit, entry.value_date] += entry.amount
            books[entry.credit, entry.value_date] -= entry.amount
        return {place: amount for place, amount in books.items() if amount}


@FEW
@given(RANDOMS)
def test_booking_after_each_arrival_ends_where_booking_once_does(random: Random) -> None:
    facts = history(random)
    step_by_step, at_once = Books(), Books()
    for count in range(1, len(facts) + 1):
        arrived = sorted(facts, key=lambda fact: fact.known_at)[:count]
        step_by_step.book(at(arrived).entries)
        shown = owed_in_books(at(arrived), [one.entry for one in step_by_step.posted])
        assert shown == at(arrived).balance
    at_once.book(at(facts).entries)
    assert step_by_step.net() == at_once.net()


@FEW
@given(RANDOMS)
def test_booking_night_after_night_ends_where_booking_once_does(random: Random) -> None:
    facts = history(random)
    nightly, at_once = Books(), Books()
    for on in sorted(some_day(random, facts) for _ in range(6)):
        nightly.book(at(facts, on).entries)
    nightly.book(at(facts).entries)
    at_once.book(at(facts).entries)
    assert nightly.net() == at_once.net()
    assert len(nightly.posted) == len(at_once.posted)  # time alone reverses nothing


@FEW
@given(RANDOMS)
def test_booking_twice_posts_nothing(random: Random) -> None:
    books, entries = Books(), at(history(random)).entries
    books.book(entries)
    assert books.book(entries) == 0


def test_a_late_payment_reverses_only_what_it_makes_wrong() -> None:
    tale, books = Tale(), Books()
    tale.principal()
    tale.fee(3_500, "2024-07-01")
    tale.pay(500_000, "2025-03-10")
    books.book(at(tale.facts, day("2025-11-21")).entries)
    tale.pay(200_000, "2024-06-27")
    to_reverse, to_post = booking(books.posted, at(tale.facts, day("2025-11-21")).entries)
    assert [posted.entry.key for posted in to_reverse] == [
        "interest:2024-06-15:2025-03-10",
        "interest:2025-03-10:2025-07-01",
    ]
    assert [(entry.key, entry.amount) for entry in to_post] == [
        ("payment:4:principal", 200_000),
        ("interest:2024-06-15:2024-06-27", 4_098),
        ("interest:2024-06-27:2025-03-10", 69_996),
        ("interest:2025-03-10:2025-07-01", 11_610),
    ]


def test_a_reversed_posting_that_is_right_again_is_posted_anew() -> None:
    tale, books = Tale(), Books()
    tale.principal()
    payment = tale.pay(200_000, "2024-06-27")
    books.book(at(tale.facts).entries)
    reversal = tale.reverse(payment)
    books.book(at(tale.facts).entries)
    tale.reverse(reversal)
    books.book(at(tale.facts).entries)
    once = Books()
    once.book(at(tale.facts).entries)
    assert books.net() == once.net()


def test_a_posting_with_another_amount_is_reversed_by_its_opposite() -> None:
    tale = Tale()
    tale.principal()
    (entry,) = fold(replace(TERMS, interest_from=None), tale.facts, on=DUE, rates=RATES).entries
    wrong = Posted(1, entry._replace(amount=5))
    assert booking([wrong], [entry]) == ((wrong,), (entry,))
    assert opposite(wrong) == wrong.entry._replace(debit=entry.credit, credit=entry.debit)


def test_two_entries_with_one_key_are_refused() -> None:
    tale = Tale()
    tale.principal()
    entry = at(tale.facts, DUE).entries[0]
    with pytest.raises(RepeatedKey):
        booking([], [entry, entry])


def test_the_made_up_histories_move_money_in_every_way() -> None:
    seen = {
        movement.move for seed in range(200) for movement in at(history(Random(seed))).movements
    }
    assert seen == set(Move) - {Move.BEYOND}  # of one heir, never of a claim: test_estates
