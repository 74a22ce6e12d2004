"""Claims with facts for the tests of the ledger, written straight into the tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from collector_desk.domain.facts import Bucket, Fact, FactKind
from collector_desk.domain.ledger import Statement
from collector_desk.domain.postings import Entry, live
from collector_desk.models import (
    Case,
    Claim,
    ClaimBalance,
    ClaimDebtor,
    CreditorUnit,
    Debtor,
    FactRow,
    Payment,
    PaymentState,
    Posting,
    Row,
)
from collector_desk.service import booking, money_in
from collector_desk.service.clock import Clock, end_of
from collector_desk.service.database import SYSTEM, Database, Work
from collector_desk.service.facts import covering, posted_of, terms_of
from collector_desk.service.money_in import Arrived

DUE = date(2024, 6, 15)
PAYER = "15032080119"
"""The account that money comes from where a test does not say."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A payment and the fact that placed it on a claim."""

    payment_id: int
    fact_id: int


class Books:
    """A database with one debtor, to open claims in and let things happen to them."""

    def __init__(self, db: Database) -> None:
        self.db = db
        with db.write(SYSTEM) as work:
            unit = CreditorUnit(code="BYD03", name="Bydel Øvre By", kind="bydel", client=1003)
            debtor = Debtor(kind="person", name="Lykt, Fager", search_name="lykt fager")
            work.add_all([unit, debtor])
            work.flush()
            self.unit_id, self.debtor_id = unit.id, debtor.id
            case = Case(number="2026-000001", debtor_id=debtor.id, opened_on=DUE)
            work.add(case)
            work.flush()
            self.case_id = case.id

    def today_is(self, day: date) -> None:
        """The desk's day from now on."""
        self.db.clock = Clock(day)

    def claim(
        self,
        principal: int | None = 1_000_000,
        *,
        due: date = DUE,
        interest_from: date | None = DUE,
        kind: str = "kindergarten",
    ) -> int:
        """A new claim with its principal told and booked; without one where it is None."""
        with self.db.write(SYSTEM) as work:
            number = (work.scalar(select(func.max(Claim.id))) or 0) + 1
            claim = Claim(
                number=f"K-2026-{number:06d}",
                kind=kind,
                creditor_unit_id=self.unit_id,
                sender_reference=f"ref {number}",
                invoice_number=f"F{number}",
                invoice_date=due - timedelta(days=21),
                due_date=due,
                description="Barnehage",
                principal=principal or 1,
                interest_from=interest_from,
                interest_basis="agreed" if interest_from else "none",
                interest_rule="forsinkelsesrenteloven §§ 2, 3",
                limitation_start=due,
                kid=f"1003{number:08d}",
                received_on=due,
            )
            work.add(claim)
            work.flush()
            owes = {"debtor_id": self.debtor_id, "case_id": self.case_id}
            work.add(ClaimDebtor(claim_id=claim.id, role="debtor", **owes))
            if principal:
                tell(work, claim.id, FactKind.PRINCIPAL, principal, due)
                booking.book(work, [claim.id])
            return claim.id

    def happens(self, claim_id: int, kind: FactKind, amount: int, on: date, **more: Any) -> int:
        """One fact more, booked; gives its id."""
        with self.db.write(SYSTEM) as work:
            fact_id = tell(work, claim_id, kind, amount, on, **more)
            booking.book(work, [claim_id])
            return fact_id

    def pays(
        self, claim_id: int, amount: int, on: date, account: str = PAYER, **more: Any
    ) -> Taken:
        """Money comes to the bank from an account and is placed whole on the claim."""
        with self.db.write(SYSTEM) as work:
            payment_id = receive(work, amount, on, account)
            fact_id = tell(
                work, claim_id, FactKind.PAYMENT, amount, on, payment_id=payment_id, **more
            )
            work.get_one(PaymentState, payment_id).unplaced -= amount
            booking.book(work, [claim_id])
            return Taken(payment_id, fact_id)

    def pays_back(self, claim_id: int, amount: int, on: date) -> Taken:
        """The bank takes money back, and the claim gives it."""
        with self.db.write(SYSTEM) as work:
            payment_id = receive(work, -amount, on)
            fact_id = tell(work, claim_id, FactKind.PAYBACK, amount, on, payment_id=payment_id)
            work.get_one(PaymentState, payment_id).unplaced += amount
            booking.book(work, [claim_id])
            return Taken(payment_id, fact_id)

    def takes_back(self, claim_id: int, taken: Taken) -> int:
        """The placing was never right: the money is unplaced again."""
        with self.db.write(SYSTEM) as work:
            fact = work.get_one(FactRow, taken.fact_id)
            fact_id = tell(
                work, claim_id, FactKind.REVERSAL, 0, fact.value_date, reverses=taken.fact_id
            )
            sign = 1 if fact.kind == FactKind.PAYMENT else -1
            work.get_one(PaymentState, taken.payment_id).unplaced += sign * fact.amount
            booking.book(work, [claim_id])
            return fact_id

    def live(self, claim_id: int) -> list[Entry]:
        """The claim's postings that neither undo another nor are undone."""
        with self.db.read() as work:
            posted = posted_of(work, [claim_id]).get(claim_id, [])
            return [one.entry for one in live(posted)]

    def statement(self, claim_id: int, on: date, known: date | None = None) -> Statement:
        """What the service says of the claim."""
        with self.db.read() as work:
            moment = None if known is None else end_of(known)
            claim = work.get_one(Claim, claim_id)
            return booking.statements(work, [claim], on=on, known=moment)[claim_id]

    def balance(self, claim_id: int) -> ClaimBalance:
        """The row that lists read."""
        with self.db.read() as work:
            return work.get_one(ClaimBalance, claim_id)

    def book(self, *claim_ids: int) -> int:
        """Book these claims, or all; the number of postings made."""
        with self.db.write(SYSTEM) as work:
            return booking.book(work, claim_ids or work.scalars(select(Claim.id)).all())


def tell(  # the fields of a fact are its arguments
    work: Work,
    claim_id: int,
    kind: FactKind,
    amount: int,
    on: date,
    *,
    bucket: Bucket | None = None,
    reverses: int | None = None,
    order: tuple[Bucket, ...] | None = None,
    payment_id: int | None = None,
    document_id: int | None = None,
    number: int | None = None,
) -> int:
    """Write one fact, known now; it is not booked."""
    fact = FactRow(
        id=number,
        claim_id=claim_id,
        kind=kind.value,
        amount=amount,
        value_date=on,
        known_at=work.clock.now(),
        rule="inkassoforskriften § 1-2",
        source="dokument 7",
        bucket=bucket.value if bucket else None,
        reverses=reverses,
        covering=covering(order),
        payment_id=payment_id,
        document_id=document_id,
        made_by=work.who.name,
    )
    work.add(fact)
    work.flush()
    return fact.id


def tell_all(work: Work, claim_id: int, facts: Iterable[Fact], *, after: int) -> None:
    """Write made-up facts; their ids follow ``after``."""
    for fact in facts:
        tell(
            work,
            claim_id,
            fact.kind,
            fact.amount,
            fact.value_date,
            bucket=fact.bucket,
            reverses=None if fact.reverses is None else fact.reverses + after,
            order=fact.order,
            number=fact.id + after,
        )


def receive(work: Work, amount: int, on: date, account: str = "", text: str = "") -> int:
    """A payment on the bank account, not placed."""
    payment = Payment(
        amount=amount,
        settlement_date=on,
        value_date=on,
        debit_account=account,
        text=text,
        source="OCR 0001874, post 12",
        known_at=work.clock.now(),
    )
    work.add(payment)
    work.flush()
    work.add(PaymentState(payment_id=payment.id, unplaced=amount))
    money_in.receive(
        work, [Arrived(payment_id=payment.id, amount=amount, day=on, source=payment.source)]
    )
    work.flush()
    return payment.id


def wanted(db: Database, claim_id: int, facts: Iterable[Fact], *, on: date) -> list[Entry]:
    """The postings that these facts call for, by the domain alone."""
    from collector_desk.domain.ledger import fold

    with db.read() as work:
        terms = terms_of(work.get_one(Claim, claim_id))
    return list(fold(terms, facts, on=on, rates=db.rates).entries)


def dump(db: Database, *tables: type[Row]) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of these tables, or of all, in one order."""
    every = [one.__table__ for one in tables] or Row.metadata.sorted_tables
    with db.read() as work:
        return {
            str(table): sorted(map(tuple, work.execute(select(table)).all()), key=repr)
            for table in every
        }


def postings(db: Database) -> list[tuple[Any, ...]]:
    """Every posting, oldest first, column by column."""
    with db.read() as work:
        rows = work.execute(select(Posting.__table__).order_by(Posting.id)).all()
        return [tuple(row) for row in rows]
