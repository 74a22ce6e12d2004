"""The plan screen: reckoned while one types, decided by the keyboard, with the limit named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from collector_desk.models import Debtor, Plan
from collector_desk.service.database import SYSTEM, Database
from collector_desk.ui.casework.letter_pages import FigureLine
from collector_desk.ui.casework.letter_preview import PreviewBox
from collector_desk.ui.plans.presenter import WAIT_MS
from collector_desk.ui.plans.view import PlanScreen
from collector_desk.ui.theme import Mode, Theme
from tests.kit import add_user, open_db
from tests.service.books import Books
from tests.service.casework import objects, opens
from tests.ui.debtor.hands import shown_texts
from tests.ui.payments.bench import nameless
from tests.ui.shell import Desktop, desktop


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    opened = open_db(sqlite_url)
    books = Books(opened)
    books.today_is(date(2026, 11, 23))
    books.claim(1_000_000, due=date(2026, 8, 3), interest_from=date(2026, 8, 3))
    books.claim(30_000, due=date(2026, 9, 1), interest_from=None)
    kari = add_user(opened)
    opens(opened, kari, books.debtor_id)
    objects(opened, kari, books.debtor_id, 2)
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, db: Database) -> Iterator[Desktop]:
    with desktop(qtbot, db) as made:
        made.sign_in()
        made.main.open_debtor(1)
        made.settle()
        yield made


def plan_screen(desk: Desktop) -> PlanScreen:
    """The screen as the keys open it, from the debtor."""
    here = desk.main.tabs.current()
    assert here is not None
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(here.focusWidget() or here, Qt.Key.Key_P, keys)
    desk.settle()
    screen = desk.main.tabs.current()
    assert isinstance(screen, PlanScreen)
    return screen


def types(desk: Desktop, screen: PlanScreen, amount: str) -> None:
    screen.terms.amount.edit.selectAll()
    QTest.keyClicks(screen.terms.amount.edit, amount)
    desk.qtbot.wait(WAIT_MS + 50)
    desk.settle()


def empties(screen: PlanScreen) -> None:
    """The instalment is taken away by the keys."""
    screen.terms.amount.edit.selectAll()
    QTest.keyClick(screen.terms.amount.edit, Qt.Key.Key_Delete)


def reckoned(desk: Desktop) -> None:
    desk.qtbot.wait(WAIT_MS + 50)
    desk.settle()


def left(screen: PlanScreen) -> int:
    """What is left a month, øre."""
    found = screen.presenter.found
    assert found is not None
    assert found.budget is not None
    return found.budget.left


def plans(db: Database) -> list[Plan]:
    with db.read() as work:
        return list(work.scalars(select(Plan)))


def test_what_never_pays_off_is_not_said_of_an_instalment_that_was_taken_away(
    desk: Desktop,
) -> None:
    screen = plan_screen(desk)
    types(desk, screen, "10")
    assert screen.presenter.problem is not None
    empties(screen)
    reckoned(desk)
    assert screen.presenter.problem is None
    assert "Ingen avdrag ennå" in shown_texts(screen)


def test_an_answer_to_what_was_taken_away_meanwhile_is_not_shown(desk: Desktop) -> None:
    screen = plan_screen(desk)
    QTest.keyClicks(screen.terms.amount.edit, "500")
    screen.presenter.reckon()
    empties(screen)
    screen.presenter.reckon()
    desk.settle()
    assert screen.presenter.found is None


def test_what_is_typed_is_reckoned_and_decided_from_the_keyboard(
    desk: Desktop, db: Database
) -> None:
    screen = plan_screen(desk)
    assert screen.terms.amount.edit.hasFocus()
    types(desk, screen, "1200")
    assert screen.terms.count.text() == "10"
    assert screen.table.rows.loaded == 10
    assert screen.verdict.isVisible()
    QTest.keyClick(screen.terms.amount.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    (plan,) = plans(db)
    assert (plan.state, plan.instalment, plan.count) == ("on_track", 120_000, 10)


def test_the_confirmation_is_read_and_its_figures_explained_before_the_plan_is_decided(
    desk: Desktop, db: Database
) -> None:
    with db.write(SYSTEM) as work:
        debtor = work.get_one(Debtor, 1)
        debtor.street, debtor.postcode, debtor.city = "Storgata 12 B", "0155", "Oslo"
    screen = plan_screen(desk)
    assert not screen.letter.isEnabled()
    types(desk, screen, "1200")
    screen.letter.click()
    desk.settle()
    box = QApplication.activeModalWidget()
    assert isinstance(box, PreviewBox)
    assert box.pages.first is not None
    assert "1 200,00" in box.pages.first.accessibleDescription().replace("\u00a0", " ")
    line = box.figures.findChildren(FigureLine)[0]
    line.toggle.click()
    desk.settle()
    assert "Sum av linjene" in shown_texts(line.body)
    if folder := os.environ.get("DESK_LOOK"):
        box.grab().save(f"{folder}/plan-letter.png")
        screen.grab().save(f"{folder}/plan-screen.png")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    desk.settle()
    assert plans(db) == []


def letter_behind(desk: Desktop, link: QPushButton) -> str:
    """What the letter behind a link says; the box is closed again."""
    link.click()
    desk.settle()
    box = QApplication.activeModalWidget()
    assert isinstance(box, PreviewBox)
    assert box.pages.first is not None
    words = f"{box.windowTitle()}: {box.pages.first.accessibleDescription()}"
    if folder := os.environ.get("DESK_LOOK"):
        box.grab().save(f"{folder}/plan-{box.windowTitle()[:6].lower()}.png")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    desk.settle()
    return words.replace("\u00a0", " ")


def test_the_offer_and_the_refusal_are_read_before_they_go(desk: Desktop, db: Database) -> None:
    with db.write(SYSTEM) as work:
        debtor = work.get_one(Debtor, 1)
        debtor.street, debtor.postcode, debtor.city = "Storgata 12 B", "0155", "Oslo"
    screen = plan_screen(desk)
    assert not screen.offer_letter.isEnabled()
    types(desk, screen, "1200")
    offered = letter_behind(desk, screen.offer_letter)
    assert "Tilbud om nedbetalingsavtale" in offered
    assert "1 200,00" in offered
    screen.refusal_letter.click()
    assert screen.reasons.error()  # the reasons stand in it
    screen.reasons.edit.setFocus()
    QTest.keyClicks(screen.reasons.edit, "Det er ikke vist at det trengs.")
    assert "Det er ikke vist at det trengs." in letter_behind(desk, screen.refusal_letter)
    with db.read() as work:
        assert work.scalars(select(Plan)).all() == []


def test_before_anything_is_typed_the_figures_stand_in_line_and_a_sentence_says_what_to_fill(
    desk: Desktop,
) -> None:
    screen = plan_screen(desk)
    figures = (screen.total, screen.now, screen.interest, screen.end)
    for typed in ("", "1200"):
        types(desk, screen, typed)
        assert screen.empty.isVisible() is not bool(typed)
        assert screen.empty.accessibleName().startswith("Ingen avdrag ennå")
        assert screen.table.isVisible() is bool(typed)
        assert len({each.mapTo(screen, each.rect().bottomLeft()).y() for each in figures}) == 1


def test_past_a_limit_it_says_who_may_and_wants_reasons(desk: Desktop, db: Database) -> None:
    screen = plan_screen(desk)
    types(desk, screen, "600")
    assert screen.limits.isVisible()
    assert screen.grant.text().startswith("Foreslå for leder")
    screen.grant.click()
    assert screen.reasons.error()
    screen.reasons.set_value("Permittert til sommeren, tilbyr alt som er til overs.")
    screen.grant.click()
    desk.settle()
    assert [plan.state for plan in plans(db)] == ["proposed"]


def test_a_refusal_stands_in_the_page_and_nothing_can_be_decided(desk: Desktop) -> None:
    screen = plan_screen(desk)
    types(desk, screen, "50")
    assert screen.problem.isVisible()
    assert not screen.grant.isEnabled()
    assert not screen.empty.accessibleName()  # it is said above; nothing is left to fill in
    types(desk, screen, "1200")
    assert not screen.problem.isVisible()
    assert screen.grant.isEnabled()


@pytest.mark.parametrize("named", [True, False])
def test_a_refusal_keeps_whether_the_debtor_named_the_first_day(
    desk: Desktop, db: Database, named: bool
) -> None:
    screen = plan_screen(desk)
    screen.reasons.set_value("Det er ikke nok til å dekke rentene.")
    screen.named.setChecked(named)
    screen.refuse.click()
    desk.settle()
    assert [(plan.state, plan.day_named) for plan in plans(db)] == [("refused", named)]


def test_a_disputed_claim_cannot_be_taken_in(desk: Desktop) -> None:
    screen = plan_screen(desk)
    free, disputed = screen.terms.claims.boxes.values()
    assert (free.isChecked(), free.isEnabled()) == (True, True)
    assert (disputed.isChecked(), disputed.isEnabled()) == (False, False)
    assert "innsigelse" in disputed.accessibleDescription()


def test_the_household_says_what_is_left(desk: Desktop) -> None:
    screen = plan_screen(desk)
    screen.budget.income_from.set_text("dok. 2")
    screen.budget.housing_from.set_text("dok. 3")
    QTest.keyClicks(screen.budget.income.edit, "16800")
    QTest.keyClicks(screen.budget.housing.edit, "4100")
    types(desk, screen, "1200")
    assert screen.budget.left.text() == "Til overs: 1\u00a0312,00\u00a0kr"
    assert screen.budget.verdict.isVisible()


def test_children_incomes_and_costs_move_what_is_left(desk: Desktop) -> None:
    screen = plan_screen(desk)
    budget = screen.budget
    budget.income_from.set_text("dok. 2")
    QTest.keyClicks(budget.income.edit, "26800")
    types(desk, screen, "1200")
    before = left(screen)
    budget.young.add.click()
    (child,) = budget.young.rows
    child.born.set_value(date(2021, 5, 5))
    child.changed.emit()
    reckoned(desk)
    with_child = left(screen)
    assert with_child < before
    child.lives.set_value("2")
    reckoned(desk)
    assert with_child < left(screen) < before  # visitation costs less than living here
    child.drop.click()
    reckoned(desk)
    assert left(screen) == before
    budget.incomes.add.click()
    (income,) = budget.incomes.rows
    for field, words in ((income.gross, "3000"), (income.tax, "500")):
        QTest.keyClicks(field.edit, words)
    reckoned(desk)
    assert left(screen) == before + 250_000
    budget.costs.add.click()
    (cost,) = budget.costs.rows
    QTest.keyClicks(cost.amount.edit, "2000")
    reckoned(desk)
    assert left(screen) == before + 250_000  # no document yet
    assert "Barnehage eller AKS" in budget.undocumented.text()
    QTest.keyClicks(cost.document.edit, "dok. 7")
    cost.share.edit.selectAll()
    QTest.keyClicks(cost.share.edit, "50")
    reckoned(desk)
    assert left(screen) == before + 150_000
    assert nameless(budget) == []


def test_the_next_invoice_is_taken_in_and_the_days_can_lie_closer(desk: Desktop) -> None:
    screen = plan_screen(desk)
    types(desk, screen, "1200")
    found = screen.presenter.found
    assert found is not None
    QTest.keyClicks(screen.terms.coming.edit, "3000")
    screen.terms.coming_due.set_value(date(2027, 1, 15))
    screen.terms.coming_due.left.emit()
    reckoned(desk)
    with_it = screen.presenter.found
    assert with_it is not None
    assert with_it.total >= found.total + 300_000
    screen.terms.interval.set_value("fortnightly")
    reckoned(desk)
    closer = screen.presenter.found
    assert closer is not None
    assert closer.count >= with_it.count - 1
    assert closer.last_day < with_it.last_day


def test_the_largest_instalment_is_taken_with_one_key(desk: Desktop) -> None:
    screen = plan_screen(desk)
    screen.budget.income_from.set_text("dok. 2")
    QTest.keyClicks(screen.budget.income.edit, "13000")
    types(desk, screen, "5000")
    assert screen.presenter.found is not None
    budget = screen.presenter.found.budget
    assert budget is not None
    assert budget.leaves_whole is False
    screen.budget.largest.setFocus()
    QTest.keyClick(screen.budget.largest, Qt.Key.Key_Space)
    reckoned(desk)
    assert screen.presenter.asked.amount == budget.largest
    assert screen.presenter.found.budget is not None
    assert screen.presenter.found.budget.leaves_whole is True


def test_the_rates_are_left_with_a_reason_only(desk: Desktop) -> None:
    screen = plan_screen(desk)
    screen.budget.income_from.set_text("dok. 2")
    QTest.keyClicks(screen.budget.income.edit, "16800")
    QTest.keyClicks(screen.budget.deviation.edit, "1000")
    types(desk, screen, "1200")
    assert "fraveket uten begrunnelse" in screen.problem.accessibleName()
    QTest.keyClicks(screen.budget.deviation_why.edit, "Kronisk syk, dyr medisin")
    reckoned(desk)
    assert not screen.problem.isVisible()


def test_the_last_key_wins(desk: Desktop) -> None:
    screen = plan_screen(desk)
    for amount in ("5000", "2000", "1200"):
        screen.terms.amount.edit.selectAll()
        QTest.keyClicks(screen.terms.amount.edit, amount)
        screen.presenter.reckon()
    desk.settle()
    assert screen.presenter.found is not None
    assert screen.presenter.found.amount == 120_000


def test_what_deciding_leads_to_is_shown_only_when_it_is_known(desk: Desktop) -> None:
    screen = plan_screen(desk)
    assert not screen.granted.isVisible()
    types(desk, screen, "1200")
    assert screen.granted.isVisible()
    assert "Bekreftelse" in screen.effects.text()


def test_a_greyed_button_has_its_reason_in_the_page(desk: Desktop) -> None:
    screen = plan_screen(desk)
    assert "«Vedta avtalen» og «Send motforslag»: Fyll ut krav" in screen.shut.text()
    types(desk, screen, "600")
    assert screen.offer.text() == "Foreslå motforslag for leder"
    assert screen.offer.isEnabled()
    types(desk, screen, "310")
    assert "«Foreslå for leder» og «Foreslå motforslag for leder»" not in screen.shut.text()
    assert "«Send motforslag»: Vilkårene er utenfor det som kan avtales." in screen.shut.text()
    types(desk, screen, "1200")
    assert not screen.shut.isVisible()


def test_limits_that_nobody_has_confirmed_are_named_in_a_sentence_and_the_rest_is_asked_for(
    desk: Desktop,
) -> None:
    screen = plan_screen(desk)
    types(desk, screen, "1200")
    assert screen.unsure.text() == (
        "Disse grensene er ikke bekreftet av juridisk avdeling: lengste avtale, største sum i en"
        " avtale, brutte avtaler tidligere om de samme kravene og minste avdrag."
    )
    assert not screen.source.isVisible()
    screen.sources.click()
    assert screen.source.isVisible()
    assert "Største sum i en avtale: husregel. Ingen lov setter grensen" in screen.source.text()


def test_the_figures_stand_on_one_line_of_writing_and_no_day_is_cut(desk: Desktop) -> None:
    screen = plan_screen(desk)
    types(desk, screen, "1200")
    figures = (screen.total, screen.now, screen.interest, screen.end)
    lines = {
        each.mapTo(screen, each.rect().bottomLeft()).y()
        - each.contentsMargins().bottom()
        - QFontMetrics(each.font()).descent()
        for each in figures
    }
    assert len(lines) == 1
    found = screen.presenter.found
    assert found is not None
    assert {row.day_off for row in found.rows} <= {"", "lørdag", "søndag"}
    assert any(row.day_off for row in found.rows)


def test_with_large_text_the_screen_is_one_page_from_the_terms_to_the_decision(
    desk: Desktop, qapp: QApplication
) -> None:
    screen = plan_screen(desk)
    screen.window().resize(1440, 900)
    types(desk, screen, "1200")
    assert len(pages(screen)) == 2
    Theme.apply(qapp, Mode.LIGHT, 200)
    desk.settle()
    (page,) = pages(screen)
    screen.reasons.edit.setFocus()
    for _ in range(4):  # over the day, the tick and the first button
        QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
    assert screen.offer.hasFocus()
    below = screen.offer.mapTo(page.viewport(), screen.offer.rect().bottomLeft())
    assert page.viewport().rect().contains(below)
    assert screen.terms.amount.mapTo(page.viewport(), QPoint()).y() < 0
    Theme.apply(qapp, Mode.LIGHT, 100)
    desk.settle()
    assert len(pages(screen)) == 2
    assert screen.grant.isVisible()


def pages(screen: PlanScreen) -> list[QScrollArea]:
    """The parts that scroll each by itself."""
    return [each for each in screen.findChildren(QScrollArea) if each.isVisible()]
