"""Who else has a debtor open, in the head of its screen: two windows on one service."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from collector_desk.client.desk import Desk
from collector_desk.models import Audit, Opening, Person, Presence
from collector_desk.service.database import SYSTEM, Database
from collector_desk.ui.debtor.presence import EVERY_MS, words
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from tests.service.one_debtor import another_debtor
from tests.ui.debtor.conftest import TEAM, Bench


@pytest.fixture
def ola(
    qtbot: QtBot, qapp: QApplication, sign_in: Callable[..., Desk], db: Database
) -> Iterator[Bench]:
    """A colleague at another desk."""
    Theme.apply(qapp, Mode.LIGHT)
    tasks = Tasks()
    yield Bench(qtbot, tasks, sign_in("ola", name="Ola Vik", team=TEAM), db)
    tasks.close()


def _here(db: Database) -> list[str]:
    with db.read() as work:
        return list(work.scalars(select(Person.name).join(Presence).order_by(Person.name)))


def _noted(db: Database) -> list[str]:
    with db.read() as work:
        return list(work.scalars(select(Audit.outcome).where(Audit.deed == "presence.look")))


def _said(screen: DebtorScreen) -> str:
    line = screen.head._others
    return line.text() if line.isVisible() else ""


def _ask_again(bench: Bench, screen: DebtorScreen) -> None:
    screen.presence._timer.timeout.emit()
    bench.settle()


def test_the_other_is_named_as_long_as_the_debtor_is_in_front_there(
    own: Bench, own_debtor: int, ola: Bench
) -> None:
    mine = own.screen(own_debtor)
    assert _said(mine) == ""
    theirs = ola.screen(own_debtor)
    assert _said(theirs) == "Kari Nordmann ser også på saken"
    _ask_again(own, mine)
    assert _said(mine) == "Ola Vik ser også på saken"
    theirs.hide()
    ola.settle()
    assert _here(own.db) == ["Kari Nordmann"]
    _ask_again(own, mine)
    assert _said(mine) == ""
    theirs.show()
    ola.settle()
    assert _said(theirs) == "Kari Nordmann ser også på saken"


def test_it_is_told_each_minute_and_only_while_it_is_seen(own: Bench, own_debtor: int) -> None:
    screen = own.screen(own_debtor)
    timer = screen.presence._timer
    assert (timer.isActive(), timer.interval()) == (True, EVERY_MS)
    screen.hide()
    own.settle()
    assert not timer.isActive()
    screen.refresh()
    own.settle()
    assert not timer.isActive(), "a debtor fetched behind another tab is not looked at"
    assert _here(own.db) == []


def test_another_tab_in_front_takes_the_name_away(own: Bench, own_debtor: int) -> None:
    tabs = QStackedWidget()
    own.qtbot.addWidget(tabs)
    context, other = own.context(), another_debtor(own.db, team=TEAM)
    first, second = DebtorScreen(context, own_debtor), DebtorScreen(context, other)
    tabs.addWidget(first)
    tabs.addWidget(second)
    tabs.show()
    own.settle()
    with own.db.read() as work:
        assert work.scalars(select(Presence.debtor_id)).all() == [own_debtor]
    tabs.setCurrentWidget(second)
    own.settle()
    with own.db.read() as work:
        assert work.scalars(select(Presence.debtor_id)).all() == [other]


def test_a_refusal_is_asked_about_no_more_until_the_debtor_is_opened_anew(
    own: Bench, own_debtor: int
) -> None:
    screen = own.screen(own_debtor)
    with own.db.write(SYSTEM) as work:
        work.execute(update(Opening).values(opened_at=work.clock.wall() - timedelta(hours=13)))
    _ask_again(own, screen)
    assert not screen.presence._timer.isActive()
    own.qtbot.waitUntil(lambda: _noted(own.db) == ["refused:access.not_opened"])  # after the answer
    screen.refresh()
    own.settle()
    assert screen.presence._timer.isActive()


def test_a_lost_service_names_nobody_and_is_asked_again(
    own: Bench, own_debtor: int, ola: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    ola.screen(own_debtor)
    mine = own.screen(own_debtor)
    assert _said(mine) == "Ola Vik ser også på saken"
    with monkeypatch.context() as away:
        away.setattr(own.desk.connection, "_url", "http://127.0.0.1:9")
        _ask_again(own, mine)
        assert _said(mine) == ""
    _ask_again(own, mine)
    assert _said(mine) == "Ola Vik ser også på saken"


class Wire:
    """A desk whose calls about presence reach the service when they are let through."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.through, self.on_way = Event(), Event()
        self.held = ""
        self.heard: list[str] = []
        for name in ("look", "leave"):
            monkeypatch.setattr(desk.presence, name, self._slow(name, getattr(desk.presence, name)))

    def _slow(self, name: str, call: Callable[[int], object]) -> Callable[[int], object]:
        def made(debtor_id: int) -> object:
            if name == self.held:
                self.on_way.set()
                assert self.through.wait(30)
            answer = call(debtor_id)
            self.heard.append(name)
            return answer

        return made

    def hold(self, name: str) -> None:
        """Keep the calls of this name on their way."""
        self.held = name
        self.through.clear()
        self.heard.clear()


def test_a_look_on_its_way_when_the_tab_closes_is_heard_before_the_leave(
    own: Bench, own_debtor: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = Wire(own.desk, monkeypatch)
    screen = own.screen(own_debtor)
    wire.hold("look")
    screen.presence.look()
    own.qtbot.waitUntil(wire.on_way.is_set)
    screen.hide()
    own.qtbot.wait(300)  # the leave would be heard by now
    wire.through.set()
    own.qtbot.waitUntil(lambda: len(wire.heard) == 2, timeout=30_000)
    own.settle()
    assert wire.heard == ["look", "leave"]
    assert _here(own.db) == []


def test_a_leave_on_its_way_takes_nobody_away_who_has_come_back(
    own: Bench, own_debtor: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the tab was closed, and the debtor is opened in another."""
    wire = Wire(own.desk, monkeypatch)
    first = own.screen(own_debtor)
    second = DebtorScreen(own.context(), own_debtor)
    own.qtbot.addWidget(second)
    wire.hold("leave")
    first.hide()
    own.qtbot.waitUntil(wire.on_way.is_set)
    second.show()
    own.qtbot.waitUntil(second.presence._timer.isActive, timeout=30_000)
    own.qtbot.wait(300)  # the look would be heard by now
    wire.through.set()
    own.qtbot.waitUntil(lambda: len(wire.heard) == 2, timeout=30_000)
    own.settle()
    assert wire.heard == ["leave", "look"]
    assert _here(own.db) == ["Kari Nordmann"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("Kari Nordmann",), "Kari Nordmann ser også på saken"),
        (("Kari Nordmann", "Ola Vik"), "Kari Nordmann og Ola Vik ser også på saken"),
        (("Kari", "Ola", "Per"), "Kari, Ola og én til ser også på saken"),
        (("Kari", "Ola", "Per", "Rita"), "Kari, Ola og 2 til ser også på saken"),
    ],
)
def test_two_are_named_and_the_rest_counted(names: tuple[str, ...], said: str) -> None:
    assert words(names) == said
