"""Payments are booked up to the newest settlement of the bank's files, whenever those were read."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.errors.enforcement import MeasureGateClosed
from collector_desk.service import measures, ocr_import
from collector_desk.service.database import SYSTEM, Database
from collector_desk.wire.measures import MeasureCondition
from tests.service.desks import Paid, ocr
from tests.service.enforcing import Enforcement

LATER = date(2026, 12, 3)  # ten days after the world's own file, which had no payment


@pytest.fixture
def case(db: Database) -> Enforcement:
    case = Enforcement(db)
    case.books.today_is(LATER)
    case.opened()
    return case


def reads(case: Enforcement, number: int, settled: str) -> None:
    """A file of one payment that nobody's claim is known for, settled on a day (DDMMYY)."""
    file = ocr(Paid(amount=50_000, kid="", order=settled), number=number, day=settled)
    with case.db.write(SYSTEM) as work:
        ocr_import.commit(work, f"ocr-{number}.txt", file)


def reads_empty(case: Enforcement, number: int, settled: str) -> None:
    """A file without a payment whose end tells of a settlement (DDMMYY), or of none."""
    with case.db.write(SYSTEM) as work:
        ocr_import.commit(work, f"ocr-{number}.txt", ocr(number=number, day=settled))


def booked(case: Enforcement) -> MeasureCondition:
    with case.db.read(case.kari) as work:
        asked = measures.preview(work, case.debtor, case.terms()).conditions
    return next(one for one in asked if one.code == "booked")


def test_an_old_file_read_today_books_nothing_up_to_today(case: Enforcement) -> None:
    reads(case, 1, "251126")
    asked = booked(case)
    assert (asked.holds, asked.since) == (False, date(2026, 11, 25))
    assert asked.detail == "Bokført til 25.11.2026: siste oppgjør i bankens filer."
    sheet = case.save()
    with pytest.raises(MeasureGateClosed, match=r"Betalinger à jour: Bokført til 25\.11\.2026"):
        case.propose(sheet)


def test_the_newest_settlement_counts_whatever_was_read_last(case: Enforcement) -> None:
    reads(case, 1, "021226")
    reads(case, 2, "251126")
    asked = booked(case)
    assert (asked.holds, asked.since) == (True, date(2026, 12, 2))


def test_an_old_file_without_a_payment_books_nothing_up_to_today(case: Enforcement) -> None:
    reads_empty(case, 1, "251126")
    asked = booked(case)
    assert (asked.holds, asked.since) == (False, date(2026, 11, 25))


def test_one_that_tells_of_no_settlement_counts_the_day_it_was_read(case: Enforcement) -> None:
    reads_empty(case, 1, "000000")
    asked = booked(case)
    assert (asked.holds, asked.since) == (True, LATER)
