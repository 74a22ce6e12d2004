"""Tab comes through the lines that are added where they stand, and goes on to what stands after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from collector_desk.ui.enforcement import texts
from tests.flows.enforcement import measure
from tests.flows.hands import focus_of, key, tab_to
from tests.kit import open_db
from tests.service.enforcing import Enforcement
from tests.ui.enforcement.test_measure_screen import begun
from tests.ui.shell import Desktop, desktop

CHILD = ("Født", "Samvær", "Over 18 og går på skole", "Ta bort")
OWNER = ("Eier", "Andel, prosent", "Skyldneren", "Ta bort")
INCOME = (
    "Inntekt",
    "Dokument",
    "Brutto per måned",
    "Skatt",
    "Vederlag for oppdrag i egen næring",
    "Ta bort",
)


@pytest.fixture
def case(sqlite_url: str) -> Iterator[Enforcement]:
    opened = open_db(sqlite_url)
    yield Enforcement(opened)
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, case: Enforcement) -> Iterator[Desktop]:
    with desktop(qtbot, case.db) as made:
        made.sign_in()
        yield made


def name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QCheckBox | QPushButton) else ""
    return widget.accessibleName() or text


def around(desk: Desktop) -> Sequence[str]:
    """What Tab comes through from here, once around the window."""
    first, passed = focus_of(desk), []
    while True:
        passed.append(name(focus_of(desk)))
        key(desk, Qt.Key.Key_Tab)
        if focus_of(desk) is first:
            return passed
        assert len(passed) < 100, passed


def test_lines_are_walked_where_they_stand(desk: Desktop, case: Enforcement) -> None:
    screen = begun(desk, case)
    screen.go(texts.RECKONING)
    home = screen.form.household
    desk.settle()
    tab_to(desk, home.adults.box)
    before = list(around(desk))
    for rows, times in ((home.young, 2), (home.incomes, 1)):
        for _ in range(times):
            tab_to(desk, rows.add)
            key(desk, Qt.Key.Key_Space)
    tab_to(desk, home.adults.box)
    child, income = before.index("Legg til barn"), before.index("Legg til inntekt")
    between, after = before[child:income], before[income:]
    assert list(around(desk)) == [
        *before[:child], *CHILD, *CHILD, *between, *INCOME, *after
    ]  # fmt: skip
    tab_to(desk, home.young.rows[0].drop)
    key(desk, Qt.Key.Key_Space)
    desk.settle()
    tab_to(desk, home.adults.box)
    assert list(around(desk)) == [*before[:child], *CHILD, *between, *INCOME, *after]


def test_so_are_those_that_were_kept(desk: Desktop, case: Enforcement) -> None:
    sheet = case.save(case.lien())
    desk.main.context.open_measure("measure", sheet.measure_id)
    screen = measure(desk)
    screen.go(texts.PAYER)
    owners = screen.form.details.owners  # type: ignore[attr-defined]
    desk.settle()
    tab_to(desk, owners.add)
    passed = list(around(desk))
    assert passed[-len(OWNER) :] == list(OWNER)
