"""What a list is called is read in full: on its tab however many there are, and in the side bar."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QTabBar
from pytestqt.qtbot import QtBot

from collector_desk.ui import theme
from collector_desk.ui.desk_context import Screen
from collector_desk.ui.focus import FocusRing
from collector_desk.ui.history import Place
from collector_desk.ui.side_bar import WIDTH, Entry, SideBar
from collector_desk.ui.tabs import Tabs
from collector_desk.ui.theme import Mode, Theme

LISTS = (
    "Min arbeidsliste", "Henvendelser", "Innsigelser", "Utsettelser og avtaler",
    "Stilt i bero", "Tvangsinnkreving", "Til godkjenning", "Uplasserte innbetalinger", "Foreldelsesfrister",
    "Import", "Satser og regler", "Hurtigtaster",
)  # fmt: skip


@pytest.mark.parametrize("scale", [100, 200])
def test_no_tab_of_a_list_is_cut_however_many_there_are(
    qtbot: QtBot, qapp: QApplication, scale: int
) -> None:
    Theme.apply(qapp, Mode.LIGHT, scale)
    tabs = Tabs(lambda _place: Screen(), may_search=True)
    qtbot.addWidget(tabs)
    for at, title in enumerate(LISTS):
        tabs.open(Place("list", at), title, replacing=False)
    tabs.resize(900, 300)
    tabs.show()
    for at, title in enumerate(LISTS):
        room = tabs.bar.tabRect(at).width()
        assert room >= QFontMetrics(tabs.bar.font()).horizontalAdvance(title) + theme.current().px(
            20
        )


@pytest.mark.parametrize("scale", [100, 200])
def test_the_side_bar_cuts_no_list_with_its_count(
    qtbot: QtBot, qapp: QApplication, scale: int
) -> None:
    Theme.apply(qapp, Mode.LIGHT, scale)
    bar = SideBar()
    qtbot.addWidget(bar)
    places = [Place("list", at) for at in range(len(LISTS))]
    bar.set_screens([Entry(each, place, 37) for each, place in zip(LISTS, places, strict=True)])
    bar.resize(theme.current().px(WIDTH), 500)
    bar.show_place(places[LISTS.index("Uplasserte innbetalinger")])
    bar.show()
    if folder := os.environ.get("DESK_LOOK"):
        bar.grab().save(f"{folder}/side-bar-{scale}.png")
    thin = QFontMetrics(theme.current().font(13, 400))
    longest = max(LISTS, key=thin.horizontalAdvance)
    px = theme.current().px
    room = bar.viewport().width() - px(18) - px(14) - px(23) - px(3)
    assert thin.horizontalAdvance(longest) <= room
    model = bar.model()
    tip = model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert tip == LISTS[0]


def test_the_ring_around_a_tab_that_is_scrolled_stays_within_its_bar(
    qtbot: QtBot, qapp: QApplication
) -> None:
    Theme.apply(qapp, Mode.LIGHT)
    bar = QTabBar()
    qtbot.addWidget(bar)
    for title in LISTS:
        bar.addTab(title)
    bar.setUsesScrollButtons(True)
    bar.resize(130, 30)
    bar.show()
    bar.setCurrentIndex(3)
    ring = FocusRing(bar, (theme.current().colour("focus"), theme.current().colour("focus_inner")))
    assert bar.rect().contains(ring._inside())


@pytest.mark.parametrize("scale", [100, 200])
def test_the_ring_around_a_section_lies_over_no_other_ones_words(
    qtbot: QtBot, qapp: QApplication, scale: int
) -> None:
    Theme.apply(qapp, Mode.LIGHT, scale)
    bar = QTabBar()
    bar.setProperty("sections", True)
    bar.setExpanding(False)
    qtbot.addWidget(bar)
    for title in ("Alle 3", "Venter 3", "Sendt tilbake 0"):
        bar.addTab(title)
    bar.resize(600, 60)
    bar.show()
    bar.setCurrentIndex(1)
    ring = FocusRing(bar, (theme.current().colour("focus"), theme.current().colour("focus_inner")))
    words = bar.fontMetrics().horizontalAdvance("Venter 3")
    assert ring._inside().left() + words < ring._inside().right()
    assert ring.geometry().right() < bar.tabRect(2).left()
    Theme.apply(qapp, Mode.LIGHT)
