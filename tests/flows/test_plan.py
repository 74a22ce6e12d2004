"""A plan asked for by telephone: beyond the limits, approved, paid late and broken, by the keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from collector_desk.domain.inquiry import CallOutcome
from collector_desk.domain.rates import Rates
from collector_desk.models import Call, Plan
from collector_desk.service.database import Database
from collector_desk.ui.casework.call import CallBox
from collector_desk.ui.plans.running import RunningScreen
from collector_desk.ui.plans.steps import NoticeBox
from collector_desk.ui.plans.view import PlanScreen
from collector_desk.ui.worklist.view import WorklistScreen
from tests.flows.hands import (
    ALT,
    CONTROL,
    DOWN,
    SEND,
    SHIFT,
    approve,
    change_to,
    focus_of,
    key,
    letters,
    night,
    open_debtor,
    put,
    reach,
    tab_to,
    write,
)
from tests.kit import open_db
from tests.service.agreements import Agreement
from tests.service.casework import proposal
from tests.ui.shell import Desktop, answering

SPACE = (Qt.Key.Key_Space,)
REASONS = "Permittert til sommeren, og tilbyr alt som er til overs."


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    opened = open_db(sqlite_url, rates=Rates.practice())  # the story ends in 2027
    yield opened
    opened.close()


def plan(db: Database) -> Plan:
    with db.read() as work:
        return work.scalars(select(Plan)).one()


def outcomes(db: Database) -> list[str]:
    with db.read() as work:
        return list(work.scalars(select(Call.outcome)))


def tell(box: CallBox) -> None:
    """Two right answers, and what the debtor wants."""
    for control in box.controls[:2]:
        reach(box, control)
        write(box, SPACE)
    reach(box, box.outcome.box)
    while box.outcome.value() != CallOutcome.WANTS_PLAN:
        write(box, DOWN)
    put(box, box.text.edit, "Vil betale 600 kroner i måneden.")
    write(box, SEND)


def worklist(desk: Desktop) -> WorklistScreen:
    key(desk, Qt.Key.Key_1, ALT)
    desk.until(lambda: isinstance(desk.main.tabs.current(), WorklistScreen))
    desk.settle()
    screen = desk.main.tabs.current()
    assert isinstance(screen, WorklistScreen)
    screen.refresh()
    desk.settle()
    return screen


def running(desk: Desktop, case: Agreement) -> RunningScreen:
    open_debtor(desk, case.debtor)
    key(desk, Qt.Key.Key_A, CONTROL | SHIFT)
    desk.until(lambda: isinstance(desk.main.tabs.current(), RunningScreen))
    screen = desk.main.tabs.current()
    assert isinstance(screen, RunningScreen)
    desk.until(lambda: screen.presenter.loaded)
    desk.settle()
    return screen


def telephoned(desk: Desktop, db: Database) -> None:
    with answering(CallBox, tell):
        key(desk, Qt.Key.Key_T, CONTROL | SHIFT)
        desk.until(lambda: outcomes(db))
    desk.settle()
    assert outcomes(db) == ["wants_plan"]


def proposed(desk: Desktop, db: Database) -> None:
    """What was asked is past the limit: reasons, and on to a supervisor."""
    key(desk, Qt.Key.Key_P, CONTROL | SHIFT)
    desk.until(lambda: isinstance(desk.main.tabs.current(), PlanScreen))
    calculator = desk.main.tabs.current()
    assert isinstance(calculator, PlanScreen)
    desk.until(lambda: calculator.presenter.form is not None)
    desk.settle()
    tab_to(desk, calculator.terms.amount.edit)
    QTest.keyClick(focus_of(desk), Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(focus_of(desk), "600")
    desk.until(lambda: calculator.presenter.beyond)
    assert "leder" in calculator.limits.accessibleName().casefold(), "who may go past the limit"
    tab_to(desk, calculator.reasons.edit)
    QTest.keyClicks(focus_of(desk), REASONS)
    key(desk, Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: proposal(db, "plan").state == "waiting")
    assert (plan(db).state, letters(db)) == ("proposed", [])


def approved(desk: Desktop, db: Database) -> None:
    approve(desk, db, "plan")
    assert plan(db).state == "on_track"
    kind, text = letters(db)[-1]
    assert kind == "plan"
    assert text.count(" 600,00 ") >= 18, "every instalment of the plan"


def noticed(desk: Desktop, db: Database, case: Agreement) -> None:
    """The worklist tells; the notice of default is given from the plan."""
    why = [row.why.replace("\u00a0", " ") for row in worklist(desk).presenter.found.rows]
    assert any("600,00 kr mangler" in each for each in why), why
    screen = running(desk, case)
    assert screen.chip.text() == "Misligholdt"
    with answering(NoticeBox, lambda box: write(box, SEND)):
        key(desk, Qt.Key.Key_M, CONTROL | SHIFT)
        desk.until(lambda: plan(db).state == "noticed")
    desk.settle()
    assert letters(db)[-1][0] == "plan_default_notice"


def test_a_plan_by_telephone_is_approved_paid_late_broken_noticed_and_ended(
    desk: Desktop, db: Database
) -> None:
    case = Agreement(db)
    case.books.pays(case.claim, 20_000, date(2026, 10, 1))  # something to be asked about
    case.opened()
    desk.sign_in("kari")
    open_debtor(desk, case.debtor)
    telephoned(desk, db)
    proposed(desk, db)
    change_to(desk, "per")
    approved(desk, db)

    night(db, date(2026, 12, 29))
    assert plan(db).state == "late"
    case.books.pays(case.claim, 60_000, date(2027, 1, 2))
    night(db, date(2027, 1, 6))
    assert plan(db).state == "on_track", "paid late, within the days of grace"
    night(db, date(2027, 2, 3))
    assert plan(db).state == "broken"
    change_to(desk, "kari")
    noticed(desk, db, case)

    night(db, date(2027, 2, 18))
    assert plan(db).state == "noticed", "14 days from the day the letter left"
    night(db, date(2027, 2, 25))
    assert plan(db).state == "ended"
    kind, text = letters(db)[-1]
    assert kind == "plan_ended"
    assert plan(db).number in text
    assert case.proved()
