"""Credit on one claim is not set off against another: owed and til gode are two figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from collector_desk.client.desk import Desk
from collector_desk.domain.facts import FactKind
from collector_desk.service.database import Database
from collector_desk.service.owed import of_cases, of_debtors
from collector_desk.wire.debtors import Explain
from collector_desk.wire.reports import Export
from tests.kit import TODAY
from tests.service.books import Books

SignIn = Callable[..., Desk]
PAID = date(2026, 11, 20)
LATER = date(2026, 11, 22)
PARTS = ("total", "principal", "interest", "fees", "costs", "credit")


@pytest.fixture
def books(db: Database) -> Books:
    """10 000 kr owed with interest, a fee, a claim paid 2 500 kr too much, and a claim paid."""
    made = Books(db)
    made.today_is(PAID)
    made.claim(1_000_000)
    made.happens(1, FactKind.FEE, 3_500, date(2024, 7, 10))
    made.claim(100_000, interest_from=None)
    made.pays(2, 350_000, PAID)
    made.claim(40_000, interest_from=None)
    made.pays(3, 40_000, PAID)
    made.today_is(TODAY)
    return made


def test_the_sheet_shows_what_is_owed_and_what_is_in_favour(books: Books, sign_in: SignIn) -> None:
    desk = sign_in("kari")
    sheet = desk.debtors.open(books.debtor_id, reason="telefon fra skyldner")
    sums = sheet.sums
    owing = sheet.claims[0].sums
    assert (sums.total, sums.credit) == (owing.total, 250_000)
    assert sums.total == sums.principal + sums.interest + sums.fees + sums.costs > 1_000_000
    for part in PARTS:
        explained = desk.debtors.explain(books.debtor_id, Explain(part=part))
        assert explained.amount == getattr(sums, part), part
        assert explained.amount == sum(leaf.amount for leaf in explained.leaves), part
    whole = desk.debtors.explain(books.debtor_id, Explain())
    assert "K-2026-000002" not in {leaf.claim_number for leaf in whole.leaves}
    assert "2 500,00" not in whole.for_debtor.replace("\xa0", " ")


def test_a_claim_by_itself_still_says_that_it_is_in_favour(books: Books, sign_in: SignIn) -> None:
    desk = sign_in("kari")
    sheet = desk.debtors.open(books.debtor_id, reason="telefon fra skyldner")
    explained = desk.debtors.explain(books.debtor_id, Explain(claim_id=2))
    assert sheet.claims[1].sums.total == explained.amount == -250_000
    assert sum(leaf.amount for leaf in explained.leaves) == -250_000
    assert sheet.claims[1].state == "Til gode"


@pytest.mark.parametrize("part", PARTS)
def test_a_claim_that_turned_into_credit_is_explained_to_the_ore(
    books: Books, sign_in: SignIn, part: str
) -> None:
    """On 22 November 5 000 kr more was paid on the claim that was paid too much already."""
    books.today_is(LATER)
    books.claim(90_000, interest_from=None)
    books.today_is(TODAY)
    books.pays(4, 120_000, LATER)
    books.pays(2, 500_000, LATER)
    desk = sign_in("kari")
    desk.debtors.open(books.debtor_id, reason="telefon fra skyldner")
    order = Explain(part=part, on=TODAY, known=LATER)
    found = desk.debtors.difference(books.debtor_id, order)
    assert found.amount_now - found.amount_then == sum(leaf.amount for leaf in found.leaves)
    if part == "total":
        assert found.amount_now - found.amount_then == -90_000
        assert {leaf.claim_number for leaf in found.leaves} == {"K-2026-000004"}
    if part == "credit":
        assert found.amount_now - found.amount_then == 530_000


def test_more_paid_back_than_was_paid_is_owed_and_takes_no_credit_of_others(
    books: Books, sign_in: SignIn
) -> None:
    books.claim(60_000, interest_from=None)
    books.pays_back(4, 10_000, PAID)
    desk = sign_in("kari")
    sheet = desk.debtors.open(books.debtor_id, reason="telefon fra skyldner")
    assert sheet.sums.credit == 250_000
    assert sheet.sums.total == sheet.claims[0].sums.total + 70_000
    for part in PARTS:
        explained = desk.debtors.explain(books.debtor_id, Explain(part=part))
        assert explained.amount == getattr(sheet.sums, part), part
        assert explained.amount == sum(leaf.amount for leaf in explained.leaves), part


def test_the_search_and_its_sums_show_both(books: Books, sign_in: SignIn) -> None:
    with books.db.read() as work:
        debtor = of_debtors(work, [books.debtor_id])[books.debtor_id]
        case = of_cases(work, [books.case_id])[books.case_id]
    assert debtor == case
    assert (debtor.claims, debtor.credit) == (2, 250_000)
    found = sign_in("kari").search("K-2026-000002").claims[0]
    assert (found.owed, found.credit) == (0, 250_000)


def test_the_case_summary_sets_nothing_off(books: Books, sign_in: SignIn) -> None:
    desk = sign_in("kari")
    sheet = desk.debtors.open(books.debtor_id, reason="telefon fra skyldner")
    summary = desk.case_summary(books.debtor_id, Export(reason="innsyn"))
    assert summary.sums == sheet.sums
    assert sum(leaf.amount for leaf in summary.leaves) == sheet.sums.total - sheet.sums.credit
