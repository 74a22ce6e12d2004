"""Hands on a measure: its screen reached from the debtor, its steps filled in, its approval."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from collector_desk.domain.affordability import CostKind
from collector_desk.ui.approvals.confirm import ConfirmDialog
from collector_desk.ui.approvals.view import ApprovalsScreen
from collector_desk.ui.enforcement.boxes import ToldBox
from collector_desk.ui.enforcement.presenter import WAIT_MS
from collector_desk.ui.enforcement.view import MeasureScreen
from tests.flows.hands import ALT, CONTROL, SEND, SHIFT, find_debtor, key, put, tab_to, write
from tests.kit import PASSWORD
from tests.service.enforcing import CONSIDERED, REASONS, Enforcement
from tests.ui.shell import Desktop, answering

NEXT = (Qt.Key.Key_Return, CONTROL)


def begin(desk: Desktop, which: Qt.Key) -> MeasureScreen:
    """A measure begun from the debtor by its key; the debtor is found by name."""
    find_debtor(desk, "fager lykt")
    key(desk, which, CONTROL | SHIFT)
    return measure(desk)


def measure(desk: Desktop) -> MeasureScreen:
    """The measure in front, once it has been reckoned."""
    desk.until(lambda: isinstance(desk.main.tabs.current(), MeasureScreen))
    screen = desk.main.tabs.current()
    assert isinstance(screen, MeasureScreen)
    desk.until(lambda: screen.kind is not None)
    reckoned(desk, screen)
    return screen


def reckoned(desk: Desktop, screen: MeasureScreen) -> None:
    """What was typed is reckoned."""
    desk.qtbot.wait(WAIT_MS)
    desk.until(lambda: not screen.presenter.reckoning or screen.presenter.problem)
    desk.settle()


def writes(desk: Desktop, field: QWidget, text: str) -> None:
    """Tab to a field, and write over what stands there."""
    edit = field.edit  # type: ignore[attr-defined]
    tab_to(desk, edit)
    QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(edit, text)
    QApplication.processEvents()


def fill_payer(desk: Desktop, screen: MeasureScreen) -> None:
    """Who pays the wage, and what was found of the debtor's will."""
    payer = screen.form.details
    writes(desk, payer.organisation, "315867592")  # type: ignore[attr-defined]
    writes(desk, payer.name, "Rund Hvalross AS")  # type: ignore[attr-defined]
    writes(desk, payer.street, "Hvalveien 3")  # type: ignore[attr-defined]
    writes(desk, payer.postcode, "0150")  # type: ignore[attr-defined]
    writes(desk, payer.city, "Oslo")  # type: ignore[attr-defined]
    for choice in (payer.does, payer.favours):  # type: ignore[attr-defined]
        tab_to(desk, choice.box)
        key(desk, Qt.Key.Key_End)
    writes(desk, payer.finding, "Betaler andre kreditorer.")  # type: ignore[attr-defined]


def fill_household(desk: Desktop, screen: MeasureScreen) -> None:
    """Wage, tax and rent of somebody who lives alone, each with its paper."""
    home = screen.form.household
    writes(desk, home.gross, "38000")
    writes(desk, home.tax, "9500")
    writes(desk, home.paper, "a-melding 10.2026")
    writes(desk, home.costs[CostKind.HOUSING], "9827")
    writes(desk, home.papers[CostKind.HOUSING], "dok. 4")


def fill_reasons(desk: Desktop, screen: MeasureScreen) -> None:
    """Why, and what was weighed instead."""
    writes(desk, screen.form.reasons, REASONS)
    writes(desk, screen.form.considered, CONSIDERED)


def withholding(desk: Desktop, screen: MeasureScreen) -> None:
    """From the first step to the last one of a withholding, by the keys."""
    for fill in (None, None, fill_payer, fill_household, fill_reasons):
        if fill is not None:
            fill(desk, screen)
        key(desk, *NEXT)
    reckoned(desk, screen)


def propose(desk: Desktop, screen: MeasureScreen) -> None:
    """Put it before a second person, once nothing lacks."""
    assert screen.presenter.why_not == ""
    key(desk, *NEXT)
    desk.until(lambda: screen.presenter.sheet and screen.presenter.sheet.stage == "waiting")
    desk.settle()


def queue(desk: Desktop) -> ApprovalsScreen:
    """What waits, with the first of it read."""
    key(desk, Qt.Key.Key_7, ALT)
    desk.until(lambda: isinstance(desk.main.tabs.current(), ApprovalsScreen))
    screen = desk.main.tabs.current()
    assert isinstance(screen, ApprovalsScreen)
    desk.until(lambda: screen.presenter.sheet is not None)
    desk.settle()
    return screen


def approve(desk: Desktop, case: Enforcement) -> None:
    """Approve what is read, with the password given again."""
    with answering(ConfirmDialog, lambda dialog: write(dialog, PASSWORD, (Qt.Key.Key_Return,))):
        key(desk, *NEXT)
        desk.until(lambda: case.proposal().state == "approved")
    desk.settle()


def told(desk: Desktop, case: Enforcement, number: int, day: date) -> MeasureScreen:
    """Enter from the list the day the payer or the bank had it."""
    key(desk, Qt.Key.Key_9, ALT)
    desk.settle()
    key(desk, Qt.Key.Key_Return)
    screen = measure(desk)

    def fill(box: ToldBox) -> None:
        put(box, box.day.edit, f"{day:%d.%m.%Y}")
        write(box, SEND)

    with answering(ToldBox, fill):
        key(desk, Qt.Key.Key_M, CONTROL)
        desk.until(lambda: case.row(number).stage == "in_force")
    desk.settle()
    return screen
