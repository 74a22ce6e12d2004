"""A new desk knows that it is new, and its first user is made by the service's own command."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from collector_desk.api.first import make_administrator, needs_administrator
from collector_desk.config import Settings
from collector_desk.errors.service import BadInput
from collector_desk.errors.session import BadPassword, UserExists
from collector_desk.errors.start import ServiceDied
from collector_desk.service import users
from collector_desk.service.database import SYSTEM
from tests.kit import PASSWORD, add_user, open_db


def test_a_folder_without_a_database_is_a_new_desk(tmp_path: Path) -> None:
    assert needs_administrator(Settings(folder=str(tmp_path)))


def test_a_database_without_users_is_a_new_desk_until_one_is_made(
    sqlite_url: str, tmp_path: Path
) -> None:
    settings = Settings(folder=str(tmp_path))
    assert needs_administrator(settings)
    db = open_db(sqlite_url)
    who = add_user(db, "ada", role="administrator", team=None)
    assert not needs_administrator(settings)
    with db.write(SYSTEM) as work:
        users.revoke(work, who.account_id or 0)
    db.close()
    assert needs_administrator(settings)


@pytest.mark.parametrize(
    "settings",
    [Settings(service="https://desk.example"), Settings(database="postgresql+psycopg://db/desk")],
)
def test_a_house_with_a_server_makes_its_users_there(settings: Settings) -> None:
    assert not needs_administrator(settings)


@pytest.mark.parametrize("password", ["kort", "adas lange setning"])
def test_a_weak_password_is_refused_before_anything_is_made(password: str) -> None:
    with pytest.raises(BadPassword):
        make_administrator(["false"], username="ada", name="Ada Berg", password=password)


@pytest.mark.parametrize("username", ["a", "Ada", "ada berg", "åse", "ada;rm"])
def test_a_user_name_of_other_letters_is_refused(username: str) -> None:
    with pytest.raises(BadInput):
        make_administrator(["false"], username=username, name="Ada Berg", password=PASSWORD)


def test_the_command_gets_the_password_on_its_standard_input_only(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    program = f"import sys; open({str(heard)!r}, 'w').write(repr((sys.argv[1:], sys.stdin.read())))"
    make_administrator(
        [sys.executable, "-c", program], username="ada", name="Ada Berg", password=PASSWORD
    )
    arguments, told = eval(heard.read_text())
    assert arguments == [
        "--for-window",
        "user",
        "add",
        "ada",
        "--name",
        "Ada Berg",
        "--role",
        "administrator",
    ]
    assert told == f"{PASSWORD}\n"


def test_what_the_command_refuses_is_raised_as_the_same_class(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLLECTOR_DESK_FOLDER", str(tmp_path))
    command = [sys.executable, "-m", "collector_desk.api.cli"]
    make_administrator(command, username="ada", name="Ada Berg", password=PASSWORD)
    with pytest.raises(UserExists) as refused:
        make_administrator(command, username="ada", name="Ada Berg", password=PASSWORD)
    assert "ada" in refused.value.text()
    with pytest.raises(BadInput):
        make_administrator(command, username="eva", name="E" * 500, password=PASSWORD)


def test_a_command_that_dies_says_its_last_words() -> None:
    program = "import sys; sys.exit('libfoo is missing')"
    with pytest.raises(ServiceDied) as refused:
        make_administrator(
            [sys.executable, "-c", program], username="ada", name="Ada Berg", password=PASSWORD
        )
    assert "libfoo is missing" in refused.value.text()


def test_a_damaged_database_is_left_to_the_service_to_name(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"this is not a database" * 100)
    assert not needs_administrator(Settings(folder=str(tmp_path)))
