"""A complaint in the list of enforcement opens in its box over the debtor."""

from __future__ import annotations

from PySide6.QtCore import Qt

from collector_desk.service.database import Database
from collector_desk.ui.casework.suit import SuitBox
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.enforcement.listing import MeasuresScreen
from collector_desk.wire.suits import SuitRow
from tests.flows.hands import key
from tests.service.suing import Suing
from tests.ui.shell import Desktop, answering

ALT = Qt.KeyboardModifier.AltModifier


def test_a_complaint_stands_among_the_measures_and_enter_opens_its_box(
    desk: Desktop, db: Database
) -> None:
    case = Suing(db)
    case.save()
    row = case.make(case.claims[1])
    desk.sign_in("kari")
    key(desk, Qt.Key.Key_9, ALT)
    desk.settle()
    listed = desk.main.tabs.current()
    assert isinstance(listed, MeasuresScreen)
    assert listed.words() == "1 tiltak · 1 klage"
    chosen = listed.table.current_row()
    assert isinstance(chosen, SuitRow)
    assert chosen.number == row.number
    for _ in range(2):  # the debtor is fetched for it, and then is open already
        assert enter(desk).startswith(row.number)
        key(desk, Qt.Key.Key_9, ALT)
        desk.settle()


def enter(desk: Desktop) -> str:
    """Enter on the row: what the box that comes tells, before it is closed."""
    told: list[str] = []

    def closes(box: SuitBox) -> None:
        desk.until(lambda: not box.told.text().endswith("…"))
        told.append(box.told.text())
        box.reject()

    with answering(SuitBox, closes):
        key(desk, Qt.Key.Key_Return)
        desk.until(lambda: bool(told))
    screen = desk.main.tabs.current()
    assert isinstance(screen, DebtorScreen)
    desk.until(lambda: screen.boxes.box is None)
    return told[0]
