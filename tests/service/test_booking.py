"""The books follow the facts on both databases: once, by addition only, in any order of arrival."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.domain.postings import Entry
from collector_desk.models import FactRow, Posting
from collector_desk.service import booking
from collector_desk.service.database import SYSTEM, Conflict, Database, again
from tests.domain.ledger_histories import history
from tests.service.books import DUE, Books, postings, tell, tell_all, wanted

RANDOMS = st.builds(Random, st.integers(min_value=0, max_value=10**9))
PER_DATABASE = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def books(db: Database) -> Books:
    return Books(db)


def _interest(entries: list[Entry]) -> list[tuple[str, int]]:
    return sorted((e.value_date.isoformat(), e.amount) for e in entries if "interest:" in e.key)


def test_the_interest_of_the_published_example_is_booked_to_the_ore(books: Books) -> None:
    books.today_is(date(2025, 11, 21))
    claim = books.claim(1_000_000)
    books.pays(claim, 200_000, date(2024, 6, 27))
    books.pays(claim, 500_000, date(2025, 3, 10))
    assert _interest(books.live(claim)) == [
        ("2024-06-27", 4098),
        ("2025-03-10", 69996),
        ("2025-07-01", 11610),
    ]
    statement = books.statement(claim, date(2025, 11, 21))
    assert statement.open_accrual == 14398
    assert statement.balance.interest == 4098 + 69996 + 11610 + 14398


def test_the_second_example_of_the_law_adds_up(books: Books) -> None:
    books.today_is(date(2026, 8, 20))
    claim = books.claim(1_000_000, due=date(2025, 6, 15), interest_from=date(2025, 6, 15))
    assert [amount for _, amount in _interest(books.live(claim))] == [5479, 61753, 59507]
    statement = books.statement(claim, date(2026, 8, 20))
    assert (statement.open_accrual, statement.balance.interest) == (16781, 143520)


def test_lists_keep_what_is_posted_and_how_interest_runs_on(books: Books) -> None:
    books.today_is(date(2025, 11, 21))
    claim = books.claim(1_000_000)
    books.pays(claim, 200_000, date(2024, 6, 27))
    books.pays(claim, 500_000, date(2025, 3, 10))
    kept = books.balance(claim)
    assert (kept.principal, kept.costs, kept.fees, kept.credit) == (300_000, 0, 0, 0)
    assert kept.interest == 4098 + 69996 + 11610
    assert (kept.bearing, kept.accrues_from, kept.accrued) == (300_000, date(2025, 7, 1), 0)


def test_booking_again_posts_nothing(books: Books, db: Database) -> None:
    claim = books.claim()
    books.pays(claim, 200_000, date(2024, 6, 27))
    before = postings(db)
    assert books.book() == 0
    assert books.book(claim, claim) == 0
    assert postings(db) == before


def test_nothing_that_was_posted_is_ever_changed(books: Books, db: Database) -> None:
    claim = books.claim()
    books.pays(claim, 500_000, date(2025, 3, 10))
    before = postings(db)
    books.pays(claim, 200_000, date(2024, 6, 27))
    after = postings(db)
    assert after[: len(before)] == before
    assert len(after) > len(before) + 2


def test_a_late_payment_reverses_what_it_makes_wrong_on_the_same_day(books: Books) -> None:
    claim = books.claim()
    books.pays(claim, 500_000, date(2025, 3, 10))
    old, last = set(books.live(claim)), postings(books.db)[-1][0]
    books.pays(claim, 200_000, date(2024, 6, 27))
    wrong = old - set(books.live(claim))
    assert {entry.key.split(":")[0] for entry in wrong} == {"interest"}
    with books.db.read() as work:
        undoing = work.scalars(
            select(Posting).where(Posting.reverses.is_not(None), Posting.id > last)
        ).all()
        undone = [work.get_one(Posting, one.reverses) for one in undoing]
    assert len(undoing) == len(wrong)
    for new, first in zip(undoing, undone, strict=True):
        assert (new.debit, new.credit) == (first.credit, first.debit)
        assert (new.amount, new.value_date, new.key) == (first.amount, first.value_date, first.key)
        assert new.claim_id == first.claim_id == claim


def test_two_equal_payments_on_one_day_are_both_kept(books: Books) -> None:
    claim = books.claim()
    books.pays(claim, 100_000, date(2024, 6, 27))
    books.pays(claim, 100_000, date(2024, 6, 27))
    assert books.balance(claim).principal == 800_000


def test_a_payment_taken_back_leaves_the_claim_as_it_was(books: Books) -> None:
    claim = books.claim()
    before = set(books.live(claim))
    taken = books.pays(claim, 200_000, date(2024, 6, 27))
    assert set(books.live(claim)) != before
    books.takes_back(claim, taken)
    assert set(books.live(claim)) == before


def test_what_has_a_later_day_is_posted_when_that_day_has_come(books: Books) -> None:
    claim = books.claim(interest_from=None)
    books.happens(claim, FactKind.WAIVER, 5_000, date(2026, 12, 1), bucket=Bucket.PRINCIPAL)
    assert books.balance(claim).principal == 1_000_000
    books.today_is(date(2026, 12, 1))
    assert books.book(claim) == 1
    assert books.balance(claim).principal == 995_000


@PER_DATABASE
@given(random=RANDOMS)
def test_facts_that_arrive_late_or_in_another_order_leave_the_same_books(
    books: Books, random: Random
) -> None:
    facts = _storable(history(random, most=8))
    claim = books.claim(None)
    with books.db.read() as work:
        after = work.scalar(select(func.max(FactRow.id))) or 0
    for some in _arrivals(facts, random):
        with books.db.write(SYSTEM) as work:
            tell_all(work, claim, some, after=after)
            booking.book(work, [claim])
    moved = [
        replace(
            fact,
            claim_id=claim,
            id=fact.id + after,
            reverses=None if fact.reverses is None else fact.reverses + after,
            rule="inkassoforskriften § 1-2",
            source="dokument 7",
        )
        for fact in facts
    ]
    at_once = wanted(books.db, claim, moved, on=books.db.clock.today())
    assert sorted(books.live(claim)) == sorted(at_once)


def _storable(facts: list[Fact]) -> list[Fact]:
    """A fact can be reversed once only: the database sees to it."""
    seen: set[int] = set()
    kept: list[Fact] = []
    for fact in facts:
        if fact.reverses is not None:
            if fact.reverses in seen or fact.reverses not in {one.id for one in kept}:
                continue
            seen.add(fact.reverses)
        kept.append(fact)
    return kept


def _arrivals(facts: list[Fact], random: Random) -> Iterator[list[Fact]]:
    """The facts in another order, one or several at a time; a reversal after what it reverses."""
    left, here = random.sample(facts, len(facts)), set[int]()
    while left:
        ready = [one for one in left if one.reverses is None or one.reverses in here]
        some = ready[: random.randrange(1, 4)]
        yield some
        here |= {one.id for one in some}
        left = [one for one in left if one not in some]


def test_two_bookings_at_once_on_one_claim_leave_one_truth(books: Books, db: Database) -> None:
    claim = books.claim()
    together = threading.Barrier(4)

    def pay(turn: int) -> None:
        together.wait()
        for number in range(3):
            for _ in again():
                try:
                    with db.write(SYSTEM) as work:
                        tell(work, claim, FactKind.PAYMENT, 1_000 + turn, date(2025, 1, 1 + number))
                        booking.book(work, [claim])
                except Conflict:
                    continue
                break

    threads = [threading.Thread(target=pay, args=(turn,)) for turn in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    paid = 3 * (1_000 + 1_001 + 1_002 + 1_003)
    assert books.balance(claim).principal == 1_000_000 - paid
    keys = [entry.key for entry in books.live(claim)]
    assert len(keys) == len(set(keys))
    assert books.book(claim) == 0


def test_a_fact_that_waits_for_the_lock_does_not_lock_the_other_out(postgres_url: str) -> None:
    from tests.kit import open_db

    db = open_db(postgres_url)
    books = Books(db)
    claim = books.claim()
    told, finish = threading.Event(), threading.Event()

    def slow() -> None:
        with db.write(SYSTEM) as work:
            tell(work, claim, FactKind.FEE, 3_800, DUE)
            told.set()
            finish.wait(10)
            booking.book(work, [claim])

    thread = threading.Thread(target=slow)
    thread.start()
    assert told.wait(10)
    with db.write(SYSTEM) as work:
        tell(work, claim, FactKind.FEE, 11_300, DUE)
        booking.book(work, [claim])
    finish.set()
    thread.join()
    assert books.balance(claim).fees == 15_100
    db.close()
