"""The administrator makes and closes users, and nothing is made twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from collector_desk.service.database import Database
from collector_desk.ui.fields import Field
from collector_desk.ui.history import Place
from collector_desk.ui.users.change import ChangeBox
from collector_desk.ui.users.outages import OutagesBox
from collector_desk.ui.users.stand_ins import StandInsBox
from collector_desk.ui.users.view import UsersScreen
from tests.kit import TODAY, add_user, open_db
from tests.ui.shell import Desktop, answering, desktop


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    opened = open_db(sqlite_url)
    add_user(opened)
    add_user(opened, "ada", role="administrator", name="Ada Berg", team=None)
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, db: Database) -> Iterator[Desktop]:
    """The administrator's desk with the users open."""
    with desktop(qtbot, db) as made:
        made.sign_in("ada")
        made.main.go(Place("users"))
        made.settle()
        yield made


def _screen(desk: Desktop) -> UsersScreen:
    screen = desk.main.tabs.current()
    assert isinstance(screen, UsersScreen)
    return screen


def _fill(screen: UsersScreen, *, username: str = "per", password: str = "en lang setning") -> None:
    screen.name.edit.setText("Per Dahl")
    screen.user.edit.setText(username)
    screen.role.set_value("supervisor")
    screen.password.edit.setText(password)


def _names(screen: UsersScreen) -> list[str]:
    return [row.username for row in screen.presenter.users]


def test_where_it_is_narrow_the_form_stands_under_the_list(desk: Desktop) -> None:
    screen = _screen(desk)
    screen.resize(1100, 640)
    assert screen.table.mapTo(screen, QPoint(0, 0)).y() == screen.form.mapTo(screen, QPoint()).y()
    screen.resize(690, 640)
    QApplication.processEvents()
    below = screen.table.mapTo(screen, QPoint(0, screen.table.height())).y()
    assert screen.form.mapTo(screen, QPoint()).y() >= below
    assert screen.table.width() == screen.form.width()


def test_the_list_scrolls_not_sideways_where_it_is_narrow(desk: Desktop) -> None:
    screen = _screen(desk)
    screen.resize(470, 640)  # as wide as it is at double size, in pixels at 100 percent
    QApplication.processEvents()
    assert screen.table.horizontalScrollBar().maximum() == 0


def test_a_new_user_stands_in_the_list_and_the_form_is_empty_again(desk: Desktop) -> None:
    screen = _screen(desk)
    _fill(screen)
    screen.add.click()
    desk.settle()
    assert _names(screen) == ["ada", "kari", "per"]
    assert screen.user.text() == screen.password.text() == ""
    assert "per" in desk.main.toast.accessibleName()


def test_a_taken_name_is_said_over_the_form_and_nothing_typed_is_lost(desk: Desktop) -> None:
    screen = _screen(desk)
    _fill(screen, username="kari")
    screen.add.click()
    desk.settle()
    assert "kari er i bruk" in screen.said.accessibleName()
    assert screen.name.text() == "Per Dahl"


def test_a_short_password_and_odd_letters_are_said_at_the_field(desk: Desktop) -> None:
    screen = _screen(desk)
    _fill(screen, password="kort")
    screen.add.click()
    assert "minst 12 tegn" in screen.password.error()
    _fill(screen, username="per dahl")
    screen.add.click()
    assert "a–z" in screen.user.error()
    assert desk.program.tasks.busy() == 0


def test_enter_asks_for_the_superior_and_the_teams_and_the_list_shows_them(
    desk: Desktop, db: Database
) -> None:
    add_user(db, "per", role="supervisor", name="Per Dahl")
    screen = _screen(desk)
    screen.refresh()
    desk.settle()
    screen.table.select_key(1)

    def answer(box: ChangeBox) -> None:
        offered = [box.superior.box.itemText(at) for at in range(box.superior.box.count())]
        assert offered == ["—", "Ada Berg", "Per Dahl"], "nobody answers to oneself"
        assert box.teams.value() == "Team Sentrum"
        assert QApplication.focusWidget() is box.superior.box
        box.superior.box.setCurrentIndex(2)
        box.teams.set_value("Team Sentrum\nTeam Øst, Grorud og Stovner\n")
        QTest.keyClick(box.teams.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    with answering(ChangeBox, answer):
        QTest.keyClick(screen.table, Qt.Key.Key_Return)
    desk.settle()
    kari = next(row for row in screen.presenter.users if row.username == "kari")
    east = "Team Øst, Grorud og Stovner"
    assert (kari.superior, kari.teams) == ("Per Dahl", ("Team Sentrum", east))
    assert "kari er endret" in desk.main.toast.accessibleName()


def test_a_team_with_a_comma_in_its_name_is_not_torn_apart(desk: Desktop) -> None:
    screen = _screen(desk)
    _, kari = screen.presenter.users
    screen.presenter.change(kari, None, ("Team Øst, Grorud og Stovner",))
    desk.settle()
    screen.table.select_key(1)

    def answer(box: ChangeBox) -> None:
        box.go.click()

    with answering(ChangeBox, answer):
        screen.change()
    desk.settle()
    assert screen.presenter.users[1].teams == ("Team Øst, Grorud og Stovner",)


def test_a_circle_of_superiors_is_said_and_changes_nothing(desk: Desktop) -> None:
    screen = _screen(desk)
    ada, kari = screen.presenter.users
    screen.presenter.change(kari, ada.person_id, kari.teams)
    desk.settle()
    ada, kari = screen.presenter.users
    screen.presenter.change(ada, kari.person_id, ada.teams)
    desk.settle()
    assert "kan ikke være nærmeste leder" in desk.main.alert.accessibleName()
    assert [row.superior for row in screen.presenter.users] == ["", "Ada Berg"]


@pytest.mark.parametrize(("button", "active"), [("Steng", False), ("Avbryt", True)])
def test_a_user_is_closed_only_when_that_is_confirmed(
    desk: Desktop, button: str, active: bool
) -> None:
    screen = _screen(desk)
    screen.table.select_key(1)

    def answer(asked: QMessageBox) -> None:
        assert asked.defaultButton().text() == "Avbryt"
        next(each for each in asked.buttons() if each.text() == button).click()

    with answering(QMessageBox, answer):
        screen.close_user.trigger()
    desk.settle()
    assert [row.active for row in screen.presenter.users if row.username == "kari"] == [active]


def test_a_stand_in_is_registered_shown_and_ended(desk: Desktop, db: Database) -> None:
    add_user(db, "per", role="supervisor", name="Per Leder")
    screen = _screen(desk)
    screen.refresh()
    desk.settle()
    seen: list[object] = []

    def answer(box: StandInsBox) -> None:
        desk.settle()
        seen.append(len(box.rows))
        box.go.click()
        seen.append(bool(box.last.error()))
        box.last.set_text("+13d")
        box.go.click()
        desk.settle()
        seen.append([(row.name, row.for_name, row.ended) for row in box.rows])
        box.first.set_text("-1d")
        box.last.set_text("+13d")
        box.go.click()
        desk.settle()
        seen.append("før i dag" in box.said.accessibleName())
        box.ends[0].click()  # type: ignore[attr-defined]
        desk.settle()
        seen.append([row.ended for row in box.rows])
        box.leave.click()

    with answering(StandInsBox, answer):
        screen.to_stand_ins.click()
    assert seen == [0, True, [("Kari Nordmann", "Per Leder", False)], True, [True]]


def _is_whole(field: Field) -> bool:
    """Whether the field has room for what is in it."""
    edit = field.edit
    inside = QRect(edit.mapTo(field, QPoint()), edit.size())
    return field.rect().contains(inside) and edit.height() >= edit.sizeHint().height()


def test_an_outage_is_kept_ended_and_taken_back_with_a_reason(desk: Desktop) -> None:
    screen = _screen(desk)
    seen: list[object] = []

    def answer(box: OutagesBox) -> None:
        desk.settle()
        seen.append((len(box.rows), box.why.isVisible(), "Ikke bekreftet" in box.rule.text()))
        box.go.click()
        seen.append((bool(box.source.error()), bool(box.first.error())))
        box.source.set_text("Driftsmelding 41")
        box.first.set_text("-2d")
        box.go.click()
        desk.settle()
        seen.append([(row.to_day, row.made_by) for row in box.rows])
        seen.append(all(map(_is_whole, (box.why, box.source, box.first, box.last))))
        box.source.set_text("Driftsmelding 42")
        box.first.set_text("i dag")
        box.go.click()
        desk.settle()
        seen.append("fra før" in box.said.accessibleName())
        box.ends[0].click()
        desk.settle()
        seen.append((box.rows[0].to_day == TODAY, len(box.ends)))
        box.takes[0].click()
        seen.append("hvorfor" in box.why.error())
        box.why.set_text("Feil dager")
        box.takes[0].click()
        desk.settle()
        seen.append([(row.withdrawn_by, row.withdrawn_why) for row in box.rows])
        seen.append((len(box.takes), box.why.isVisible()))
        box.leave.click()

    with answering(OutagesBox, answer):
        screen.to_outages.click()
    assert seen == [
        (0, False, True),
        (True, True),
        [(None, "Ada Berg")],
        True,
        True,
        (True, 0),
        True,
        [("Ada Berg", "Feil dager")],
        (0, False),
    ]
