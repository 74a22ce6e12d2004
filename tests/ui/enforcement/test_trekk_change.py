"""What changed of a trekk that the namsmann has, on its page: opened, and entered when he had it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from collector_desk.models import Claim
from collector_desk.service import measure_claims, measure_run
from collector_desk.ui.approvals.confirm import ConfirmDialog
from collector_desk.ui.enforcement.request_boxes import FiledBox
from collector_desk.ui.enforcement.view import MeasureScreen
from collector_desk.ui.theme import Mode, Theme
from collector_desk.wire.measures import ToldPayer
from tests.flows.enforcement import measure
from tests.flows.hands import CONTROL, SEND, key, tab_to, write
from tests.kit import PASSWORD, open_db
from tests.service.enforcing import TODAY, Enforcement
from tests.service.test_measure_grown import Grown
from tests.service.test_measure_letters import new_rules
from tests.service.test_trekk_message import told
from tests.ui.shell import Desktop, answering, desktop

RETURN = (Qt.Key.Key_Return,)


@pytest.fixture
def case(sqlite_url: str) -> Iterator[Enforcement]:
    opened = open_db(sqlite_url)
    made = Enforcement(opened)
    new_rules(made)
    yield made
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, case: Enforcement) -> Iterator[Desktop]:
    with desktop(qtbot, case.db) as made:
        made.sign_in()
        yield made


def test_the_paper_is_there_and_the_day_he_had_it_is_entered_by_the_keys(
    desk: Desktop, case: Enforcement
) -> None:
    sheet = case.decided()
    desk.main.context.open_measure("measure", sheet.measure_id)
    screen = measure(desk)
    desk.settle()
    assert not screen.foot.filed.isVisible()  # he has nothing yet that could change
    with case.db.write(case.kari) as work:
        measure_run.told(work, sheet.measure_id, ToldPayer(version=sheet.version, day=TODAY))
    with case.db.write(case.kari) as work:
        claim = work.get_one(Claim, case.claims[0])
        measure_claims.let_go(work, case.debtor, claim, "betalt av en annen")
    key(desk, Qt.Key.Key_F5)
    desk.settle()
    waits = "Versjon 2 · papir · Ligger klar til sending"
    assert screen.form.versions.text().endswith(waits)
    assert screen.foot.filed.isVisible()
    key(desk, Qt.Key.Key_M, CONTROL)
    desk.until(lambda: screen.box is not None)
    box = screen.box
    assert isinstance(box, FiledBox)
    QTest.keyClick(box, *SEND)
    desk.until(lambda: screen.box is None)
    desk.settle()
    had = "Versjon 2 · papir · Mottatt av namsmannen 23.11.2026, ført av Kari Nordmann"
    assert screen.form.versions.text().endswith(had)
    assert "Namsmannen fikk melding om endring" in screen.form.book.text()


def test_where_nothing_changed_since_he_was_told_it_is_said_beside_the_button(
    desk: Desktop, case: Enforcement
) -> None:
    sheet = told(case, case.decided())
    desk.main.context.open_measure("measure", sheet.measure_id)
    shown = measure(desk).form.versions
    desk.settle()
    assert (shown.make.text(), shown.make.isEnabled()) == ("Lag melding om endring", False)
    assert shown.why.text() == (
        f"Ingenting er endret i {sheet.number} siden namsmannen fikk melding 23.11.2026."
    )
    case.books.pays(case.claims[0], 100_000, TODAY)
    key(desk, Qt.Key.Key_F5)
    desk.settle()
    assert (shown.make.isEnabled(), shown.why.isVisible()) == (True, False)


def test_more_than_was_approved_is_a_button_of_another_leader(
    qtbot: QtBot, case: Enforcement
) -> None:
    grown = Grown(case)
    sheet = grown.told()
    grown.back()
    for username, may in (("kari", False), ("per", True)):
        with desktop(qtbot, case.db) as desk:
            desk.sign_in(username)
            desk.main.context.open_measure("measure", sheet.measure_id)
            screen = measure(desk)
            desk.settle()
            assert screen.form.versions.make.isEnabled() is may
            assert ("Det trengs to personer" in screen.form.versions.why.text()) is not may
            if may:
                tab_to(desk, screen.form.versions.make)
                makes_with_password(desk, screen)


def makes_with_password(desk: Desktop, screen: MeasureScreen) -> None:
    made = "papir · Ligger klar til sending"

    def answer(box: ConfirmDialog) -> None:
        if folder := os.environ.get("DESK_LOOK"):
            box.grab().save(str(Path(folder) / "confirm-grown.png"))
        assert "Hovedstol på K-2026-000001 er nå 9\xa0700,00 kr" in box.more.text()
        write(box, PASSWORD, RETURN)

    with answering(ConfirmDialog, answer):
        key(desk, Qt.Key.Key_Space)
        desk.until(lambda: screen.form.versions.text().endswith(made))
    desk.settle()


def cut(box: ConfirmDialog) -> list[str]:
    """The lines that are not seen whole, once the box has found its size."""
    QTest.qWait(50)
    return [
        each.text()
        for each in box.findChildren(QLabel)
        if each.isVisible()
        and each.wordWrap()
        and each.height() < each.heightForWidth(each.width())
    ]


def says_it_is_wrong(box: ConfirmDialog) -> None:
    QTest.keyClicks(box.password.edit, "feil")
    QTest.keyClick(box.password.edit, *RETURN)


@pytest.mark.parametrize("scale", [100, 200])
def test_all_that_is_agreed_to_is_read_over_the_password(
    desk: Desktop, qapp: QApplication, scale: int
) -> None:
    Theme.apply(qapp, Mode.LIGHT, scale)
    grown = "Kostnader på K-2026-000002 er nå 1\xa0234,00 kr, og av det som er godkjent, 0,00 kr. "
    box = ConfirmDialog(desk.main, desk.main.context, "Utleggstrekk – Lykt, Fager", grown * 3)
    desk.qtbot.addWidget(box)
    box.open()
    assert cut(box) == []
    assert not box.page.verticalScrollBar().maximum()
    says_it_is_wrong(box)
    desk.until(box.said.isVisible)
    assert cut(box) == []
    assert not box.page.verticalScrollBar().maximum()
    box.reject()
    Theme.apply(qapp, Mode.LIGHT)


def test_what_the_screen_has_no_room_for_is_turned_to_by_the_keys(desk: Desktop) -> None:
    grown = "Kostnader på K-2026-000002 er nå 1\xa0234,00 kr, og av det som er godkjent, 0,00 kr. "
    box = ConfirmDialog(desk.main, desk.main.context, "Utleggstrekk – Lykt, Fager", grown * 60)
    desk.qtbot.addWidget(box)
    box.open()
    assert cut(box) == []
    assert box.height() < box.screen().availableSize().height()
    bar = box.page.verticalScrollBar()
    QTest.keyClick(box.password.edit, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    for _ in range(20):
        QTest.keyClick(box.password.edit, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
    assert box.password.edit.hasFocus()
    assert box.leave.visibleRegion().boundingRect().size() == box.leave.size()
    box.reject()
