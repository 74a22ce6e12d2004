"""Which part money covers first: by the law of its own value day, or as a plan stated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.plan_stage import PlanStage
from collector_desk.domain.rates import Rates
from collector_desk.models import Claim, FactRow, PaymentState, Plan
from collector_desk.service import (
    case_summary,
    nightly,
    ocr_import,
    placing,
    plan_keeping,
    previewing,
)
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.placing_plan import to_place
from collector_desk.service.verify import verify
from collector_desk.wire.payments import Part, Place
from collector_desk.wire.reports import Export
from tests.kit import open_db
from tests.orders import turning
from tests.service.agreements import TODAY, Agreement
from tests.service.books import Books, receive
from tests.service.desks import Paid, ocr

TURN = date(2026, 12, 1)
PLANS_ORDER = "principal,costs,fees,interest"


@pytest.fixture
def turned(database_url: str) -> Iterator[Database]:
    """A database whose house turns to interest first on the first of December."""
    db = open_db(database_url, rates=turning(Rates.shipped(), TURN))
    yield db
    db.close()


@pytest.fixture
def case(turned: Database) -> Agreement:
    return Agreement(turned)


def _whole(db: Database) -> bool:
    with db.read() as work:
        return verify(work).whole


def test_a_payment_before_and_one_after_the_change_are_booked_each_by_its_own_day(
    turned: Database,
) -> None:
    """5 000 kr from 3 August 2026 at 12 %; whichever of the two is told of first, all is equal."""
    days = (TURN - timedelta(days=1), TURN)
    books = Books(turned)
    books.today_is(date(2026, 12, 10))
    found = []
    for order in permutations(days):
        claim = books.claim(500_000, due=date(2026, 8, 3), interest_from=date(2026, 8, 3))
        books.happens(claim, FactKind.FEE, 3_800, date(2026, 9, 1))
        for day in order:
            books.pays(claim, 10_000, day)
        paid = [
            (entry.value_date, entry.credit.value, entry.amount)
            for entry in sorted(books.live(claim), key=lambda entry: entry.value_date)
            if entry.debit.value == "unplaced"
        ]
        found.append((paid, books.statement(claim, date(2026, 12, 10)).balance))
    assert found[0] == found[1]
    assert found[0][0] == [(days[0], "principal", 10_000), (days[1], "interest", 10_000)]
    assert _whole(turned)


def test_the_night_books_anew_when_the_setting_changes(turned: Database, tmp_path: Path) -> None:
    books = Books(turned)
    books.today_is(date(2026, 12, 10))
    claim = books.claim(500_000, due=date(2026, 8, 3), interest_from=date(2026, 8, 3))
    books.pays(claim, 10_000, date(2026, 11, 25))
    list(nightly.run(turned, tmp_path))
    turned.rates = turning(Rates.shipped(), date(2026, 11, 25))
    assert not _whole(turned)
    list(nightly.run(turned, tmp_path))
    assert _whole(turned)
    assert books.statement(claim, date(2026, 12, 10)).paid.interest == 10_000


def _comes(case: Agreement, day: date, amount: int = 10_000) -> FactRow:
    """Money without a KID, placed by hand on the claim; the preview tells what comes of it."""
    with case.db.write(SYSTEM) as work:
        payment = receive(work, amount, day)
    with case.db.write(case.kari) as work:
        version = work.get_one(PaymentState, payment).version
        part = Part(claim_id=case.claim, amount=amount)
        order = Place(version=version, parts=(part,), reason="etter telefon")
        (seen,) = previewing.preview(work, to_place(work, payment, order)).claims
        placing.place(work, payment, order)
    now = case.books.statement(case.claim, case.db.clock.today()).balance
    assert (seen.principal_after, seen.interest_after) == (now.principal, now.interest)
    with case.db.read() as work:
        return work.scalars(select(FactRow).where(FactRow.payment_id == payment)).one()


def test_money_under_a_plan_covers_as_the_plan_says_whatever_changes_meanwhile(
    case: Agreement,
) -> None:
    plan_id = case.grant().plan_id
    case.books.today_is(date(2026, 12, 29))
    case.opened()
    before = case.books.statement(case.claim, date(2026, 12, 29)).balance
    assert _comes(case, date(2026, 12, 28)).covering == PLANS_ORDER
    after = case.books.statement(case.claim, date(2026, 12, 29)).balance
    assert after.principal == before.principal - 10_000
    with case.db.write(SYSTEM) as work:
        plan = work.get_one(Plan, plan_id)
        plan_keeping.finish(work, plan, PlanStage.ENDED, "brutt")
    case.books.today_is(date(2026, 12, 31))
    case.opened()
    assert _comes(case, date(2026, 12, 27)).covering == PLANS_ORDER  # told of late
    assert _comes(case, date(2026, 12, 30)).covering is None
    assert _comes(case, date(2026, 11, 20)).covering is None  # before it was agreed
    assert case.books.statement(case.claim, date(2026, 12, 31)).paid.interest == 10_000
    assert _whole(case.db)


def test_money_by_kid_under_a_plan_covers_as_the_plan_says(case: Agreement) -> None:
    case.grant()
    case.books.today_is(date(2026, 12, 29))
    kid = "100300000018"
    with case.db.write(SYSTEM) as work:
        work.get_one(Claim, case.claim).kid = kid
    file = ocr(Paid(amount=10_000, kid=kid, order="281226"))
    with case.db.write(SYSTEM) as work:
        assert ocr_import.commit(work, "o.txt", file).placed == 1
    with case.db.read() as work:
        fact = work.scalars(select(FactRow).where(FactRow.payment_id.is_not(None))).one()
    assert fact.covering == PLANS_ORDER
    assert _whole(case.db)


def test_the_workbook_says_every_order_that_counted(case: Agreement) -> None:
    export = Export(reason="til skyldneren")
    with case.db.write(case.kari) as work:
        summary = case_summary.case_summary(work, "Oslo kommune", case.debtor, export)
    assert summary.on == TODAY
    assert summary.covering_order == "hovedstol, kostnader, gebyr, renter"
    case.books.today_is(date(2026, 12, 10))
    case.opened()
    case.books.pays(case.claim, 10_000, date(2026, 11, 25))
    case.books.pays(case.claim, 10_000, TURN)
    with case.db.write(case.kari) as work:
        summary = case_summary.case_summary(work, "Oslo kommune", case.debtor, export)
    assert summary.covering_order == (
        "fra 01.01.2015: hovedstol, kostnader, gebyr, renter;"
        " fra 01.12.2026: renter, gebyr, kostnader, hovedstol"
    )
    paid = [leaf.rule for leaf in summary.leaves if leaf.kind == "payment"]
    assert "renter, gebyr, kostnader, hovedstol i den rekkefølgen" in paid[1]
