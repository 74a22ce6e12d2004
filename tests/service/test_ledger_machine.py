"""A machine that does to the ledger whatever can be done, beside a plain ledger of its own."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from collector_desk.domain.facts import Bucket, FactKind
from collector_desk.domain.ledger import Balance
from collector_desk.domain.money import Money
from collector_desk.domain.rates import Rates
from collector_desk.errors.base import DeskError
from collector_desk.models import Claim, FactRow, PaymentState
from collector_desk.service import booking, nightly, placing
from collector_desk.service.database import Work
from collector_desk.service.facts import posted_of
from collector_desk.service.verify import verify
from collector_desk.wire.payments import Move, Part, Place, TakeBack
from tests.kit import add_user, open_db
from tests.orders import turning
from tests.service.books import Books, receive
from tests.service.machines import Fresh, quick, run
from tests.service.reference import Reference, Told

FIRST = date(2025, 5, 20)
RATES = turning(Rates.shipped(), date(2025, 4, 1))
ORE = st.one_of(st.sampled_from((1, 3_800, 100_000)), st.integers(1, 2_000_000))
BACK = st.integers(-20, 400).map(lambda days: timedelta(days=days))
BUCKETS = st.sampled_from(list(Bucket))
ORDERS = st.one_of(st.none(), st.permutations(list(Bucket)).map(lambda all_: tuple(all_[:2])))


class LedgerMachine(RuleBasedStateMachine):
    """Deeds in any order on the real service; the reference is told the same."""

    claims: Bundle[int] = Bundle("claims")
    placings: Bundle[tuple[int, int, int]] = Bundle("placings")
    facts: Bundle[tuple[int, int]] = Bundle("facts")

    def __init__(self, fresh: Fresh) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.db = open_db(self.stack.enter_context(fresh()), today=FIRST, rates=RATES)
        self.stack.callback(self.db.close)
        self.folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.books = Books(self.db)
        self.who = add_user(self.db)
        self.reference: dict[int, Reference] = {}

    def teardown(self) -> None:
        self.stack.close()

    @property
    def today(self) -> date:
        return self.db.clock.today()

    def _fact(self, work: Work, number: int) -> FactRow:
        return work.get_one(FactRow, number)

    def _told(self, work: Work, number: int) -> None:
        """Tell the reference what the tables say happened, and nothing that follows from it."""
        fact = self._fact(work, number)
        known = self.reference[fact.claim_id].told
        if fact.kind == FactKind.REVERSAL:
            next(one for one in known if one.number == fact.reverses).gone = fact.known_at
            return
        order = tuple(fact.covering.split(",")) if fact.covering else ()
        known.append(
            Told(
                number=fact.id,
                kind=fact.kind,
                amount=fact.amount,
                day=fact.value_date,
                known=fact.known_at,
                bucket=fact.bucket or "",
                order=order,
            )
        )

    @initialize(target=claims, amount=ORE, back=BACK)
    def first(self, amount: Money, back: timedelta) -> int:
        return self._open(amount, self.today - back, bears=True)

    @rule(target=claims, amount=ORE, back=BACK, bears=st.booleans())
    def open_claim(self, amount: Money, back: timedelta, bears: bool) -> int:
        return self._open(amount, self.today - back, bears=bears)

    def _open(self, amount: Money, due: date, *, bears: bool) -> int:
        claim = self.books.claim(amount, due=due, interest_from=due if bears else None)
        self.reference[claim] = Reference(due if bears else None, self.db.rates)
        with self.db.read() as work:
            for number in work.scalars(_facts_after(0).where(FactRow.claim_id == claim)):
                self._told(work, number)
        return claim

    @rule(target=facts, claim=claims, amount=ORE, back=BACK, what=st.data())
    def something_happens(
        self, claim: int, amount: Money, back: timedelta, what: st.DataObject
    ) -> tuple[int, int]:
        kind = what.draw(
            st.sampled_from((FactKind.FEE, FactKind.COSTS, FactKind.CREDIT, FactKind.WAIVER))
        )
        bucket = what.draw(BUCKETS) if kind is FactKind.WAIVER else None
        number = self.books.happens(claim, kind, amount, self.today - back, bucket=bucket)
        with self.db.read() as work:
            self._told(work, number)
        return claim, number

    @rule(fact=consumes(facts))
    def was_never_true(self, fact: tuple[int, int]) -> None:
        claim, number = fact
        made = self.books.happens(claim, FactKind.REVERSAL, 0, self.today, reverses=number)
        with self.db.read() as work:
            self._told(work, made)

    @rule(target=placings, claim=claims, amount=ORE, back=BACK, order=ORDERS)
    def pays_in_an_order_of_his_own(
        self, claim: int, amount: Money, back: timedelta, order: tuple[Bucket, ...] | None
    ) -> tuple[int, int, int]:
        taken = self.books.pays(claim, amount, self.today - back, order=order)
        with self.db.read() as work:
            self._told(work, taken.fact_id)
        return claim, taken.payment_id, taken.fact_id

    def _by_hand(self, deed: Callable[[Work, int], object], payment: int) -> list[FactRow]:
        """Do a deed of the service on a payment; the facts it made. A refusal makes none."""
        with self.db.read() as work:
            last = max(work.scalars(_facts_after(0)), default=0)
        try:
            with self.db.write(self.who) as work:
                deed(work, work.get_one(PaymentState, payment).version)
        except DeskError:
            return []
        with self.db.read() as work:
            made = list(work.scalars(_facts_after(last)))
            for number in made:
                self._told(work, number)
            return [self._fact(work, number) for number in made]

    @rule(
        target=placings,
        claim=claims,
        amount=ORE,
        share=ORE,
        back=BACK,
        sign=st.sampled_from((1, 1, -1)),
    )
    def money_comes_or_goes(
        self, claim: int, amount: Money, share: Money, back: timedelta, sign: int
    ) -> Any:
        """A payment, or money the bank takes back, placed by a caseworker, in part or whole."""
        with self.db.write(self.who) as work:
            payment = receive(work, sign * amount, self.today - back)
        part = Part(claim_id=claim, amount=min(amount, share))
        made = self._by_hand(
            lambda work, version: placing.place(
                work, payment, Place(version=version, parts=(part,), reason="etter brev")
            ),
            payment,
        )
        return multiple(*((claim, payment, fact.id) for fact in made))

    @rule(placing_=consumes(placings))
    def is_taken_back(self, placing_: tuple[int, int, int]) -> None:
        _, payment, fact = placing_
        self._by_hand(
            lambda work, version: placing.take_back(
                work, payment, TakeBack(version=version, placement_id=fact, reason="feil krav")
            ),
            payment,
        )

    @rule(target=placings, placing_=consumes(placings), claim=claims, share=ORE)
    def is_moved(self, placing_: tuple[int, int, int], claim: int, share: Money) -> Any:
        _, payment, fact = placing_
        with self.db.read() as work:
            amount = self._fact(work, fact).amount
        part = Part(claim_id=claim, amount=min(amount, share))
        made = self._by_hand(
            lambda work, version: placing.move(
                work,
                payment,
                Move(version=version, placement_id=fact, parts=(part,), reason="feil krav"),
            ),
            payment,
        )
        left = [one for one in made if one.kind != FactKind.REVERSAL]
        kept = [(one.claim_id, payment, one.id) for one in left]
        return multiple(*(kept if made else [placing_]))

    @rule(claim=claims)
    def is_booked_again(self, claim: int) -> None:
        self.books.book(claim)
        assert self.books.book(claim) == 0

    @rule(days=st.sampled_from((1, 7, 30, 45, 200)), nights=st.booleans())
    def days_go_by(self, days: int, nights: bool) -> None:
        self.books.today_is(self.today + timedelta(days=days))
        if nights:
            list(nightly.run(self.db, self.folder))

    @rule(claim=claims, away=st.integers(-500, 500), what=st.data())
    def somebody_asks(self, claim: int, away: int, what: st.DataObject) -> None:
        """The balance on any day, past or future, as known at any moment."""
        reference, on = self.reference[claim], self.today + timedelta(days=away)
        moments = sorted({one.known for one in reference.told})
        known = what.draw(st.one_of(st.none(), st.sampled_from(moments)))
        with self.db.read() as work:
            row = work.get_one(Claim, claim)
            said = booking.statements(work, [row], on=on, known=known)[claim]
        assert _as_dict(said.balance) == reference.at(on, known)

    @invariant()
    def each_balance_is_the_references_and_the_postings(self) -> None:
        with self.db.read() as work:
            rows = [work.get_one(Claim, claim) for claim in self.reference]
            today = booking.statements(work, rows, on=self.today)
            posted = posted_of(work, list(self.reference))
            for claim, reference in self.reference.items():
                said = today[claim]
                assert _as_dict(said.balance) == reference.at(self.today)
                books: Counter[str] = Counter()
                for one in posted[claim]:
                    books[one.entry.debit] += one.entry.amount
                    books[one.entry.credit] -= one.entry.amount
                kept = self.books.balance(claim)
                for bucket in Bucket:
                    assert books[bucket] == getattr(kept, bucket) >= 0
                assert -books["credit"] == kept.credit

    @invariant()
    def all_is_whole(self) -> None:
        with self.db.read() as work:
            finding = verify(work)
        assert finding.whole, "\n".join(finding.lines)


def _as_dict(balance: Balance) -> dict[str, int]:
    return {
        "principal": balance.principal,
        "costs": balance.costs,
        "fees": balance.fees,
        "interest": balance.interest,
        "credit": balance.credit,
    }


def _facts_after(last: int) -> Any:
    from sqlalchemy import select

    return select(FactRow.id).where(FactRow.id > last).order_by(FactRow.id)


def test_the_ledger_agrees_with_a_plain_one_whatever_is_done(
    fresh: Fresh, request: pytest.FixtureRequest
) -> None:
    run(LedgerMachine, fresh, examples=6 if quick(request) else 3, steps=14)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_the_ledger_agrees_with_a_plain_one_for_a_long_time(
    fresh: Fresh, request: pytest.FixtureRequest
) -> None:
    run(LedgerMachine, fresh, examples=100 if quick(request) else 30, steps=50)
