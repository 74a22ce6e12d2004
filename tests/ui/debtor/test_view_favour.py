"""What is owed and what is in the debtor's favour are two figures, each explained by itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.models import Claim, Debtor, Team
from collector_desk.service.database import SYSTEM
from collector_desk.ui.debtor.parts import PartLink
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.formats import EMPTY, kr
from collector_desk.wire.debtors import ClaimRow
from tests.service.books import Books
from tests.ui.debtor.conftest import TEAM, Bench, opened
from tests.ui.debtor.hands import press, shown_texts

PAID = date(2026, 11, 20)


def _screen(own: Bench, *, owes: bool) -> DebtorScreen:
    books = Books(own.db)
    paid = books.claim(20_000, interest_from=None)
    books.pays(paid, 45_000, PAID)
    if owes:
        owing = books.claim(100_000, interest_from=None)
        books.happens(owing, FactKind.FEE, 3_500, PAID)
    with own.db.write(SYSTEM) as work:
        team = work.scalar(select(Team.id).where(Team.name == TEAM))
        work.get_one(Debtor, books.debtor_id).team_id = team
    return opened(own, books.debtor_id)


def _links(screen: DebtorScreen) -> list[str]:
    return [link.text() for link in screen.head.findChildren(PartLink) if link.isVisible()]


def test_credit_stands_beside_what_is_owed_and_is_not_taken_from_it(own: Bench) -> None:
    screen = _screen(own, owes=True)
    assert screen.head._owed.text() == kr(103_500)
    assert f"Til gode {kr(25_000)}, ikke motregnet" in _links(screen)
    table = screen.pages.claims
    assert "Rest 1\xa0035,00" in table._summed.sums.text()
    assert "Til gode 250,00" in table._summed.sums.text()
    press(Qt.Key.Key_Escape)
    assert screen.status == f"2 krav · {kr(103_500)} · {kr(25_000)} til gode"
    assert screen.explain.adds_up
    assert not screen.explain.outdated
    screen.head._favour.click()
    own.settle()
    assert screen.explain.asked == Asked(None, "credit")
    assert screen.side.explanation.title.text() == f"Forklaring: til gode {kr(25_000)}"
    assert screen.explain.adds_up
    assert not screen.explain.outdated
    assert shown_texts(screen.side.explanation)


def test_what_is_time_barred_is_named_apart_from_what_is_demanded(own: Bench) -> None:
    books = Books(own.db)
    barred = books.claim(30_000, interest_from=None)
    books.claim(100_000, interest_from=None)
    with own.db.write(SYSTEM) as work:
        team = work.scalar(select(Team.id).where(Team.name == TEAM))
        work.get_one(Debtor, books.debtor_id).team_id = team
        work.get_one(Claim, barred).limitation_start = date(2019, 1, 1)
    screen = opened(own, books.debtor_id)
    assert screen.head._owed.text() == kr(130_000)
    assert f"Av dette foreldet – ikke krevd: {kr(30_000)}" in shown_texts(screen.head)


def test_money_paid_back_too_much_is_owed_and_not_taken_from_the_credit_on_another_claim(
    own: Bench,
) -> None:
    books = Books(own.db)
    books.pays(books.claim(20_000, interest_from=None), 45_000, PAID)
    short = books.claim(30_000, interest_from=None)
    books.pays(short, 30_000, PAID)
    books.pays_back(short, 40_000, date(2026, 11, 21))
    with own.db.write(SYSTEM) as work:
        team = work.scalar(select(Team.id).where(Team.name == TEAM))
        work.get_one(Debtor, books.debtor_id).team_id = team
    screen = opened(own, books.debtor_id)
    table = screen.pages.claims
    assert "Til gode 250,00" in table._summed.sums.text()
    assert "Rest 400,00" in table._summed.sums.text()
    assert f"Til gode {kr(25_000)}, ikke motregnet" in _links(screen)
    model = table.table.rows
    cells = {
        (row.sums.total, column.title): column.cell(row)
        for row in model.shown_rows()
        if isinstance(row, ClaimRow)
        for column in model.columns
    }
    assert cells[-25_000, "Til gode"].text == "250,00"
    assert cells[-25_000, "Status"].second == ""
    assert cells[40_000, "Til gode"].text == EMPTY
    assert cells[40_000, "Status"].second == "betalt tilbake for mye"


def test_where_nothing_is_owed_the_credit_is_the_large_figure(own: Bench) -> None:
    screen = _screen(own, owes=False)
    assert screen.head._owed.accessibleName() == f"Til gode {kr(25_000)}"
    assert not any("ikke motregnet" in words for words in _links(screen))
    screen.head._owed.click()
    own.settle()
    assert screen.explain.asked == Asked(None, "credit")
    assert screen.explain.adds_up
