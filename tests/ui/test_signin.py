"""Signing in: errors that say what now, a kept session taken up again, the first user made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from collector_desk.__main__ import OwnHome, settings_of
from collector_desk.api.home import Hold
from collector_desk.client.credentials import Credentials
from collector_desk.errors.service import HeldByDesk
from collector_desk.errors.session import NotSignedIn
from collector_desk.service import users
from collector_desk.service.database import Database
from collector_desk.ui.app import Program
from collector_desk.ui.home import FirstUser
from collector_desk.ui.kept import MemoryStore
from collector_desk.ui.overlays import PracticeFrame
from collector_desk.ui.signin.presenter import Step
from tests.kit import PASSWORD, add_user, open_db
from tests.ui.shell import Desktop, desktop


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    """A desk with one caseworker."""
    opened = open_db(sqlite_url)
    add_user(opened)
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, db: Database) -> Iterator[Desktop]:
    """The program at its sign-in page."""
    with desktop(qtbot, db) as made:
        made.until(made.program.sign_in.enter.isEnabled)
        yield made


def test_the_keys_alone_sign_in(desk: Desktop) -> None:
    view = desk.program.sign_in
    assert QApplication.focusWidget() is view.user.edit
    QTest.keyClicks(view.user.edit, "kari")
    QTest.keyClick(view.user.edit, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.password.edit
    QTest.keyClicks(view.password.edit, PASSWORD)
    QTest.keyClick(view.password.edit, Qt.Key.Key_Return)
    desk.until(lambda: desk.program.main is not None)
    assert "Kari Nordmann · saksbehandler" in desk.main.header.user.text()


def test_a_wrong_password_says_what_is_wrong_and_what_now(desk: Desktop) -> None:
    view = desk.program.sign_in
    view.user.edit.setText("kari")
    view.password.edit.setText("feil passord her")
    view.enter.click()
    desk.until(lambda: not view.said.isHidden())
    assert "Brukernavn eller passord er feil." in view.said.accessibleName()
    assert "Skriv dem på nytt" in view.said.accessibleName()
    assert view.password.edit.selectedText() != ""
    assert view.enter.isEnabled()


def test_an_empty_field_is_named_before_the_service_is_asked(desk: Desktop) -> None:
    view = desk.program.sign_in
    view.enter.click()
    assert "Brukernavn" in view.user.error()
    assert desk.program.tasks.busy() == 0


def test_the_window_answers_while_the_password_is_tried(desk: Desktop) -> None:
    view = desk.program.sign_in
    view.user.edit.setText("kari")
    view.password.edit.setText(PASSWORD)
    view.enter.click()
    assert desk.program.session.step is Step.CHECKING
    assert not view.enter.isEnabled()
    assert view.state.text() == "Logger inn …"


def test_the_password_is_never_shown_and_never_kept_in_the_field(desk: Desktop) -> None:
    view = desk.program.sign_in
    assert view.password.edit.echoMode() == QLineEdit.EchoMode.Password
    desk.sign_in()
    desk.main.sign_out_wanted.emit()
    desk.settle()
    assert desk.program.sign_in.password.edit.text() == ""
    assert desk.program.sign_in.user.text() == ""


def test_a_kept_token_opens_the_desk_without_a_password(
    qtbot: QtBot, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, str] = {}
    monkeypatch.setattr(Credentials, "keep", lambda _, token: kept.update(token=token))
    monkeypatch.setattr(Credentials, "find", lambda _: kept.get("token", ""))
    monkeypatch.setattr(Credentials, "forget", lambda _: kept.clear())
    with desktop(qtbot, db) as first:
        first.sign_in()
        assert kept["token"]
    with desktop(qtbot, db) as second:
        second.until(lambda: second.program.main is not None)
        second.settle()
        second.main.sign_out_wanted.emit()
        assert kept == {}


def test_a_token_that_was_revoked_asks_for_the_password(
    qtbot: QtBot, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Credentials, "find", lambda _: "en-nøkkel-som-ingen-kjenner")
    with desktop(qtbot, db) as desk:
        desk.until(desk.program.sign_in.enter.isEnabled)
        assert desk.program.main is None
        assert desk.program.sign_in.said.isHidden()


def test_signing_out_ends_the_session_at_the_service(desk: Desktop) -> None:
    desk.sign_in()
    before = desk.program.session.desk
    assert before is not None
    token = before.connection.token
    desk.main.sign_out_wanted.emit()
    desk.settle()
    assert desk.program.main is None
    before.connection.token = token
    with pytest.raises(NotSignedIn):
        before.session.show()


def test_a_closed_user_cannot_come_in_again(desk: Desktop, db: Database) -> None:
    with db.write(add_user(db, "sjef", role="administrator")) as work:
        users.revoke(work, 1)
    view = desk.program.sign_in
    view.user.edit.setText("kari")
    view.password.edit.setText(PASSWORD)
    view.enter.click()
    desk.until(lambda: not view.said.isHidden())
    assert desk.program.main is None


def test_a_service_that_does_not_start_can_be_tried_again(qtbot: QtBot, db: Database) -> None:
    with desktop(qtbot, db) as desk:
        desk.until(desk.program.sign_in.enter.isEnabled)
        desk.home.stop()
        view = desk.program.sign_in
        view.user.edit.setText("kari")
        view.password.edit.setText(PASSWORD)
        view.enter.click()
        desk.until(lambda: not view.said.isHidden())
        assert "Tjenesten svarer ikke." in view.said.accessibleName()
        desk.home.start()
        desk.program.session.begin()
        desk.until(view.enter.isEnabled)
        desk.sign_in()


def test_a_new_desk_makes_its_administrator_first(qtbot: QtBot, db: Database) -> None:
    with desktop(qtbot, db) as desk:
        desk.until(desk.program.sign_in.enter.isEnabled)
        desk.home.new = True
        desk.program.session.begin()
        card = desk.program.sign_in.first
        desk.until(card.make.isEnabled)
        card.name.edit.setText("Ada Nordmann")
        card.user.edit.setText("ada")
        card.password.edit.setText("kort")
        card.again.edit.setText("kort")
        card.make.click()
        assert "minst 12 tegn" in card.password.error()
        card.password.edit.setText("en lang setning til")
        card.again.edit.setText("en annen setning til")
        card.make.click()
        assert "ikke like" in card.again.error()
        card.again.edit.setText("en lang setning til")
        card.make.click()
        desk.until(desk.program.sign_in.enter.isEnabled)
        assert desk.home.made == [FirstUser("ada", "Ada Nordmann", "en lang setning til")]
        assert desk.program.sign_in.user.text() == "ada"
        assert desk.program.sign_in.currentIndex() == 0


def test_practice_says_that_it_is_practice_before_anybody_signs_in(
    qtbot: QtBot, db: Database
) -> None:
    with desktop(qtbot, db, practice=True) as desk:
        title = desk.program.window.windowTitle()
        assert title.startswith("ØVELSE")
        assert title.endswith("Kommunal inkasso"), "Qt would add the name of the program again"
        desk.until(desk.program.sign_in.enter.isEnabled)
        frame = desk.program.sign_in.currentWidget()
        assert isinstance(frame, PracticeFrame)
        assert frame.isVisible()


def test_a_service_that_is_held_elsewhere_is_said_with_what_now_and_tried_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLLECTOR_DESK_FOLDER", str(tmp_path))
    settings = settings_of(practice=False)
    home = OwnHome(settings, practice=False)
    home.make_administrator(FirstUser("ada", "Ada Nordmann", PASSWORD))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, home, MemoryStore())
    view = program.sign_in
    with Hold(settings):
        program.start()
        qtbot.waitUntil(lambda: not view.said.isHidden(), timeout=60_000)
        assert HeldByDesk.sentence in view.said.accessibleName()
        assert HeldByDesk.what_now in view.said.accessibleName()
        assert not view.enter.isEnabled()
    view.said.acted.emit()
    qtbot.waitUntil(view.enter.isEnabled, timeout=60_000)
    assert view.said.isHidden()
    program.end()
    program.window.deleteLater()
