"""Draws the debtor screen with ordinary and extreme debtors in each theme: run it, and look.

python -m tests.ui.debtor.shots FOLDER
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from collector_desk.client.desk import Desk
from collector_desk.ui.debtor import pages
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.desk_context import Context
from collector_desk.ui.kept import MemoryStore
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from collector_desk.wire.debtors import DeedsOf, Difference, Explain, Open, Revealed, Sheet
from collector_desk.wire.explanations import Explanation
from collector_desk.wire.presence import Present
from collector_desk.wire.session import Desk as House
from collector_desk.wire.session import User
from tests.ui.debtor import explained, extremes, sheets

HOUSE = House(
    name="Oslo kommune",
    practice=True,
    today=sheets.TODAY,
    embedded=True,
    booked_through=None,
    debtors=1,
    idle_minutes=15,
)
USER = User(
    account_id=1,
    person_id=1,
    name="Kari Nordmann",
    username="kari",
    role="caseworker",
    clearance=False,
    teams=("Team Sentrum",),
    may=sheets.MAY,
)


_SECTIONS = {
    "payments": pages.PAYMENTS,
    "agreements": pages.AGREEMENTS,
    "objections": pages.OBJECTIONS,
}


class Drawn:
    """Answers for one sheet, where only the look of the screen is at stake."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.debtors = self
        self.notes = self
        self.presence = self

    def open(self, _debtor: int, **_order: object) -> Sheet:
        return self.sheet

    def explain(self, _debtor: int, order: Explain) -> Explanation:
        return explained.explanation(self.sheet, order)

    def deeds(self, _debtor: int, claim_id: int | None) -> DeedsOf:
        return explained.deeds(claim_id)

    def difference(self, _debtor: int, order: Explain) -> Difference:
        row = self.sheet.claims[-1]
        change = explained.leaf(row, -120000, "Ny: innbetaling 1 200,00 kr, 14.11.2026")
        now = explained.explanation(self.sheet, order).amount
        return Difference(amount_then=now + 120000, amount_now=now, leaves=(change,))

    def reveal(self, _debtor: int) -> Revealed:
        return Revealed(number="16920612345", kind="fodselsnummer")

    def look(self, _debtor: int) -> Present:
        return Present(names=("Ola Vik",))

    def leave(self, _debtor: int) -> None: ...

    def save_draft(self, _debtor: int, _text: str) -> Open:
        return Open()


def settle(tasks: Tasks, app: QApplication) -> None:
    while tasks.busy():
        app.processEvents()
    for _ in range(4):  # a layout within a layout takes a round for each
        QTest.qWait(5)


def draw(folder: Path, name: str, sheet: Sheet, *, mode: Mode, scale: int, size: QSize) -> None:
    app = cast("QApplication", QApplication.instance() or QApplication([]))
    Theme.apply(app, mode, scale)
    tasks = Tasks()
    desk = cast("Desk", Drawn(sheet))
    screen = DebtorScreen(Context(desk, tasks, MemoryStore(), USER, HOUSE), sheet.debtor_id)
    screen.resize(size)
    screen.show()
    settle(tasks, app)
    _pose(screen, name)
    settle(tasks, app)
    screen.grab().save(str(folder / f"debtor-{name}.png"))
    for each in screen.findChildren(QLabel):
        if each.isVisible() and not each.wordWrap() and each.width() < each.sizeHint().width():
            sys.stdout.write(f"{name}: clipped {each.text()!r}\n")
    tasks.close()
    screen.close()
    screen.deleteLater()
    app.processEvents()


def _pose(screen: DebtorScreen, name: str) -> None:
    if name in {"light", "dark", "contrast"}:
        screen.pages.claims.table.point_at(Asked(1184, "interest"))
        screen.pages.claims.table.setFocus()
    if name == "asof":
        screen.choose_day()
        screen.explain.compare(sheets.TODAY)
    if name == "note":
        screen.new_note()
        screen._composer().field.edit.setPlainText("Ringte 23.11. Ønsker avtale over ni måneder.")
    if name == "total":
        screen.pages.claims.table.let_go()
    if name == "notes":
        screen.pages.go(pages.NOTES)
        screen.pages.notes.stand_on(screen.presenter.sheet.timeline[1])  # type: ignore[union-attr]
    if name == "facts":
        screen.pages.go(pages.FACTS)
    if name in _SECTIONS:
        screen.pages.go(_SECTIONS[name])


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    wide = QSize(1228, 812)  # 1440 × 900 less side bar, header, tabs and status bar
    one = sheets.sheet()
    for name, mode in (("light", Mode.LIGHT), ("dark", Mode.DARK), ("contrast", Mode.CONTRAST)):
        draw(folder, name, one, mode=mode, scale=100, size=wide)
    for name in ("asof", "note", "total", "notes", "facts", *_SECTIONS):
        draw(folder, name, one, mode=Mode.LIGHT, scale=100, size=wide)
    draw(folder, "200", one, mode=Mode.LIGHT, scale=200, size=wide)
    draw(folder, "200-big", one, mode=Mode.LIGHT, scale=200, size=QSize(2456, 1624))
    draw(folder, "crowded", extremes.crowded(), mode=Mode.LIGHT, scale=100, size=wide)
    draw(folder, "protected", extremes.protected(), mode=Mode.LIGHT, scale=100, size=wide)
    draw(folder, "deceased", extremes.deceased(), mode=Mode.LIGHT, scale=100, size=wide)


if __name__ == "__main__":
    main()
