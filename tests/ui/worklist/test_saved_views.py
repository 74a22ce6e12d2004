"""Saved lists in the real window, by the keys: kept, counted in the side bar, found, removed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from collector_desk.client.connection import new_key
from collector_desk.domain.work import WorkKind
from collector_desk.errors.lists import ListOutdated
from collector_desk.models import SavedList
from collector_desk.service.database import SYSTEM
from collector_desk.ui.history import Place
from collector_desk.ui.worklist.save import SaveBox
from collector_desk.ui.worklist.view import WorklistScreen
from collector_desk.wire.lists import SaveList
from collector_desk.wire.work import AskWork
from tests.flows.hands import focus_of
from tests.service.test_objections import Case
from tests.service.undo_world import signed
from tests.ui.payments.bench import nameless
from tests.ui.shell import Desktop, answering, desktop


@pytest.fixture
def desk(qtbot: QtBot, case: Case) -> Iterator[Desktop]:
    with desktop(qtbot, case.db) as made:
        made.sign_in(stay=True)
        yield made


def press(desk: Desktop, keys: str) -> None:
    combination = QKeySequence(keys)[0]  # type: ignore[index]
    QTest.keyClick(focus_of(desk), combination.key(), combination.keyboardModifiers())
    desk.settle()


def side(desk: Desktop) -> dict[str, int | None]:
    return {entry.text: entry.count for entry in desk.main.side._model.entries}


def screen(desk: Desktop) -> WorklistScreen:
    shown = desk.main.tabs.current()
    assert isinstance(shown, WorklistScreen)
    return shown


def menu(desk: Desktop) -> QMenu:
    desk.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return shown


def _another(before: QMenu) -> bool:
    return QApplication.activePopupWidget() not in {None, before}


def choose(desk: Desktop, *words: str) -> None:
    """Open the views and walk to a line, through the menu in the menu where two are named."""
    press(desk, "Ctrl+Shift+V")
    for word in words:
        shown = menu(desk)
        lines = [action.text() for action in shown.actions() if not action.isSeparator()]
        for _ in range(lines.index(word)):
            QTest.keyClick(shown, Qt.Key.Key_Down)
        active = shown.activeAction()
        assert active is not None
        assert active.text() == word
        QTest.keyClick(shown, Qt.Key.Key_Return)
        if word != words[-1]:
            desk.until(partial(_another, shown))
    desk.settle()


def keep(desk: Desktop, name: str, *, team: bool = False) -> None:
    """Save the filter that stands, from the keys."""

    def write(box: SaveBox) -> None:
        QTest.keyClicks(box.name.edit, name)
        if team:
            QTest.keyClick(box.seen_by.box, Qt.Key.Key_Down)
        assert nameless(box) == []
        QTest.keyClick(box.name.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    with answering(SaveBox, write):
        press(desk, "Ctrl+S")
        desk.until(lambda: name in side(desk))
    desk.settle()


def test_a_filter_is_kept_shared_and_opened_from_the_side_bar(desk: Desktop, case: Case) -> None:
    choose(desk, "Hva slags oppgaver", WorkKind.OBJECTION.label)
    choose(desk, "Hva slags oppgaver", WorkKind.FOLLOW_UP.label)
    choose(desk, "Alle")
    assert screen(desk).views.text() == "Alle · 2 slag ▾"
    keep(desk, "Ring og svar", team=True)
    place = desk.main.tabs.place()
    assert place is not None
    assert place.kind == "list"
    assert side(desk)["Ring og svar"] == 2
    assert screen(desk).title == "Ring og svar"
    kinds = {row.kind for row in screen(desk).presenter.found.rows}
    assert kinds == {WorkKind.OBJECTION, WorkKind.FOLLOW_UP}
    (of_per,) = signed(desk.home.open().url, "per").lists.list().rows
    assert (of_per.name, of_per.team, of_per.count) == ("Ring og svar", "Team Sentrum", 2)


def test_the_counts_follow_ones_own_deed_at_once(desk: Desktop) -> None:
    choose(desk, "Hva slags oppgaver", WorkKind.FOLLOW_UP.label)
    keep(desk, "Oppfølging nå")
    assert side(desk)["Oppfølging nå"] == 1
    before = side(desk)["Min arbeidsliste"]
    press(desk, "Ctrl+Return")
    desk.until(lambda: side(desk)["Oppfølging nå"] is None)
    desk.settle()
    assert side(desk)["Min arbeidsliste"] == (before or 0) - 1
    assert screen(desk).empty.accessibleName().startswith("Ingenting venter i denne visningen")


def test_it_is_found_by_its_name_and_opened(desk: Desktop) -> None:
    choose(desk, "Hva slags oppgaver", WorkKind.HOLD_LAPSES.label)
    keep(desk, "Bero snart ute")
    press(desk, "Ctrl+W")
    assert desk.main.tabs.place() == Place("work")
    press(desk, "Ctrl+K")
    QTest.keyClicks(desk.main.box.edit, "snart bero")
    desk.until(lambda: not desk.main.box.presenter.asking)
    lines = desk.main.box.presenter.lines
    (at,) = [at for at, line in enumerate(lines) if line.title == "Bero snart ute"]
    assert lines[at].right == "1 venter"
    while desk.main.box.presenter.at != at:
        press(desk, "Down")
    press(desk, "Return")
    assert screen(desk).title == "Bero snart ute"
    assert len(screen(desk).presenter.found.rows) == 1


def test_it_is_removed_by_keys_and_comes_back_by_undo(desk: Desktop) -> None:
    keep(desk, "Min & din")
    choose(desk, "Fjern «Min && din»")
    desk.until(lambda: "Min & din" not in side(desk))
    assert desk.main.tabs.place() == Place("work")
    assert "VISNINGER" not in side(desk)
    shown = desk.main.context.desk.undo.show()
    assert shown.sentence == "Visningen «Min & din» er tilbake."


def test_a_list_of_another_offers_no_removal(qtbot: QtBot, case: Case) -> None:
    with desktop(qtbot, case.db) as desk:
        url = desk.home.open().url
        per = signed(url, "per")
        (team,) = per.lists.list().teams
        order = SaveList(name="Pers", place="work", ask=AskWork(scope="all"), team_id=team.team_id)
        kept = per.lists.save(order, key=new_key())
        desk.sign_in(stay=True)
        desk.main.go(Place("list", kept.list_id))
        desk.settle()
        assert len(screen(desk).presenter.found.rows) == 10
        press(desk, "Ctrl+Shift+V")
        words = [action.text() for action in menu(desk).actions()]
        assert "Pers (Team Sentrum)" in words
        assert not any(word.startswith("Fjern") for word in words)
        menu(desk).close()


def test_a_list_gone_bad_says_so_and_can_be_removed(desk: Desktop, case: Case) -> None:
    keep(desk, "Gammel")
    press(desk, "Ctrl+W")
    with case.db.write(SYSTEM) as work:
        work.execute(update(SavedList).values(ask={"kinds": ["a_kind_of_last_year"]}))
    press(desk, "F5")
    assert "Gammel" in side(desk)
    choose(desk, "Gammel")
    assert screen(desk).empty.accessibleName().startswith(ListOutdated().text())
    assert screen(desk).title == "Gammel"
    choose(desk, "Fjern «Gammel»")
    desk.until(lambda: "Gammel" not in side(desk))
    assert len(screen(desk).presenter.found.rows) == 10
