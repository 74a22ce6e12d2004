"""The desk and its own service: a second process, started, lost, started again and ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from subprocess import Popen
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk import __main__ as program
from collector_desk.api.home import open_database
from collector_desk.api.home import settings_of as home_of
from collector_desk.client.desk import Desk
from collector_desk.config import Settings
from collector_desk.errors.service import HeldByDesk, PracticeNotMade
from collector_desk.errors.start import FolderClosed
from collector_desk.paths import NEW_SIDE, SIDES
from collector_desk.ui.app import Program
from collector_desk.ui.home import FirstUser, Watch
from collector_desk.ui.kept import MemoryStore
from collector_desk.ui.line import Line
from tests.kit import PASSWORD, add_user
from tests.ui.shell import Desktop, PointingHome


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A data folder of this test's own, for this process and the service's."""
    monkeypatch.setenv("COLLECTOR_DESK_FOLDER", str(tmp_path))
    return program.settings_of(practice=False)


@pytest.fixture
def home(settings: Settings) -> Iterator[program.OwnHome]:
    """The desk's own service."""
    made = program.OwnHome(settings, practice=False)
    yield made
    made.close()


def _process(home: program.OwnHome) -> Popen[bytes]:
    """The service's own process."""
    assert home._embedded is not None
    return home._embedded._process


def _kill(home: program.OwnHome) -> None:
    _process(home).kill()
    _process(home).wait(5)


def test_a_new_desk_makes_its_administrator_and_serves_that_user(home: program.OwnHome) -> None:
    assert home.needs_administrator()
    home.make_administrator(FirstUser("ada", "Ada Berg", PASSWORD))
    assert not home.needs_administrator()
    desk = Desk(Line(home.open(), Watch()))
    signed = desk.session.sign_in("ada", PASSWORD)
    assert signed.user.role == "administrator"
    assert signed.desk.embedded

    running, line = _process(home), desk.connection
    assert isinstance(line, Line)
    assert home.open().url == line._url  # one that runs is left alone
    assert _process(home) is running
    line.move(home.revive())  # unless one asks for it
    assert running.poll() == 0
    assert desk.session.show().user.username == "ada"

    second = program.OwnHome(home._settings, practice=False)
    with pytest.raises(HeldByDesk):
        second.open()
    last = _process(home)
    home.close()
    assert last.poll() == 0


def test_a_killed_service_is_there_again_at_the_first_try(
    qtbot: QtBot, settings: Settings, home: program.OwnHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_database(settings)) as db:
        add_user(db, "ada", role="administrator", team=None)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    ran = Program(app, home, MemoryStore())
    desk = Desktop(qtbot, ran, cast("PointingHome", home))  # without its power switch
    try:
        ran.start()
        desk.until(ran.sign_in.enter.isEnabled)
        _kill(home)
        desk.sign_in("ada")  # the page starts it again: nobody else would
        monkeypatch.setattr(home, "revive", pytest.fail)  # what is done at the third try
        _kill(home)
        with qtbot.waitSignal(desk.main.reconnect.found, timeout=30_000):
            desk.main.refresh()
        assert desk.main.banner.isHidden()
    finally:
        ran.end()
        ran.window.deleteLater()


def test_the_house_address_is_used_as_it_is() -> None:
    home = program.OwnHome(Settings(service="https://desk.example"), practice=False)
    assert home.open().url == "https://desk.example"
    assert home.name == "https://desk.example"
    assert not home.needs_administrator()


def test_practice_never_reaches_the_service_of_the_house(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLLECTOR_DESK_SERVICE", "https://desk.example")
    monkeypatch.setenv("COLLECTOR_DESK_DATABASE", "postgresql+psycopg://db/desk")
    monkeypatch.setenv("COLLECTOR_DESK_FOLDER", str(tmp_path))
    found = program.settings_of(practice=True)
    assert (found.service, found.database) == ("", "")
    assert Path(found.folder) == tmp_path / "practice"


def test_a_frozen_build_starts_itself_as_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program.sys, "frozen", True, raising=False)  # type: ignore[attr-defined]
    assert program.service_command(practice=True)[1:] == ["--service", "--practice"]
    other = program.service_command(practice=True, side=NEW_SIDE)[2:]
    assert other == ["--practice", "--side", "2027"]


def test_the_practice_desk_of_each_side_of_the_year_end_has_a_folder_of_its_own(
    settings: Settings,
) -> None:
    folders = [program.settings_of(practice=True, side=side).folder for side in SIDES]
    assert [Path(folder).name for folder in folders] == ["practice", "practice-2027"]
    assert folders == [home_of(practice=True, side=side).folder for side in SIDES]


def test_a_faulty_setting_is_said_and_not_thrown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLLECTOR_DESK_IDLE_MINUTES", "fem")
    assert program.main([]) == 1
    assert "idle_minutes" in capsys.readouterr().err


def test_the_service_half_is_reached_through_the_same_program(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(["--service", "migrate"]) == 0
    assert "Databasen står på" in capsys.readouterr().out


def test_a_practice_that_was_not_made_says_why_and_what_now(
    settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    (Path(settings.folder) / "practice").write_text("a file where the folder should be")
    with pytest.raises(PracticeNotMade):
        program.make_practice()
    assert "får ikke skrive i mappen" in capfd.readouterr().err  # the process that failed
    assert program.main(["demo"]) == 1
    said = capfd.readouterr().err
    assert said.endswith(f"{PracticeNotMade.sentence}\n{PracticeNotMade.what_now}\n")


def test_a_folder_that_cannot_be_made_is_left_to_the_service_to_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("a file where the folder should be")
    monkeypatch.setenv("COLLECTOR_DESK_DATA", str(tmp_path / "file" / "desk"))
    settings = program.settings_of(practice=False)
    program.kept_in(settings)
    home = program.OwnHome(settings, practice=False)
    with pytest.raises(FolderClosed):
        home.open()
