"""The ground the other tests stand on holds: databases are real, and the guards bite."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import psycopg
import pytest

from collector_desk import paths
from tests import postgres

OUTSIDE = "192.0.2.1"  # TEST-NET-1 of RFC 5737: belongs to nobody


def test_the_owner_of_a_test_database_is_no_superuser(postgres_server: postgres.Server) -> None:
    url = postgres_server.url("postgres", user=postgres.OWNER).replace("+psycopg", "")
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        assert row.fetchone() == (False,)


def test_each_test_gets_an_empty_database(empty_database_url: str) -> None:
    assert empty_database_url.startswith(("sqlite:///", "postgresql+psycopg://"))


def test_the_server_in_the_wheel_starts_where_no_other_is() -> None:
    programs = postgres.bundled()
    assert programs is not None
    with postgres.own_server(programs) as server:
        server.run("SELECT 1")
        port = server.port
    with pytest.raises(psycopg.OperationalError):
        postgres.Server("127.0.0.1", port, "postgres", "").run("SELECT 1")


def test_no_server_at_all_fails_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(postgres.URL_VARIABLE, raising=False)
    monkeypatch.setattr(postgres, "installed", lambda: None)
    monkeypatch.setattr(postgres, "bundled", lambda: None)
    with pytest.raises(postgres.NoPostgres, match="apt-get install"), postgres.running_server():
        pass


def test_the_environment_names_the_server_first(monkeypatch: pytest.MonkeyPatch) -> None:
    address = "postgresql+psycopg://chief:word@127.0.0.1:6000/postgres"
    monkeypatch.setenv(postgres.URL_VARIABLE, address)
    assert postgres.given() == postgres.Server("127.0.0.1", 6000, "chief", "word")


TRESPASSES = f"""
import logging, socket, threading, time
from PySide6.QtCore import QTimer

pytest_plugins = "tests.guards"

def test_connect():
    socket.create_connection(({OUTSIDE!r}, 80), 1)

def test_look_up():
    socket.getaddrinfo("example.org", 80)

def test_warning():
    logging.getLogger("x").warning("smoke over Bryn")

def test_expected_warning(expect_log):
    expect_log("smoke")
    logging.getLogger("x").warning("smoke over Bryn")

def test_silence(expect_log):
    expect_log("fire")

def test_thread():
    threading.Thread(target=time.sleep, args=(2.5,), name="call_1", daemon=True).start()

def test_timer(qapp):
    qapp.clock = QTimer()
    qapp.clock.start(50)
"""


@pytest.fixture
def trespassing(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.RunResult:
    """One run of tests that each do what a guard forbids."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    pytester.makepyprojecttoml("[tool.pytest.ini_options]\nqt_api = 'pyside6'\n")
    pytester.makepyfile(TRESPASSES)
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:xdist")


def test_each_guard_fails_the_test_that_trespasses(trespassing: pytest.RunResult) -> None:
    trespassing.assert_outcomes(passed=5, failed=2, errors=4)
    trespassing.stdout.fnmatch_lines_random(
        [
            f"*only this machine, not {OUTSIDE}*",
            "*only this machine, not example.org*",
            "*WARNING x: smoke over Bryn*",
            "*never seen: *fire*",
            "*still running after the test: *call_1*",
            "*timers still active after the test: *50 ms*",
        ],
    )


def test_the_system_keyring_is_out_of_reach() -> None:
    import keyring

    assert type(keyring.get_keyring()).__module__ == "keyring.backends.fail"


def test_the_data_folder_of_a_test_is_not_the_users() -> None:
    folder = paths.data_folder()
    assert str(folder) == os.environ["COLLECTOR_DESK_DATA"]


def test_only_its_owner_may_enter_the_data_folder(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("COLLECTOR_DESK_DATA", str(tmp_path / "a" / "desk"))
    assert stat.S_IMODE(paths.data_folder().stat().st_mode) == 0o700


def test_a_resource_that_is_not_shipped_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.svg"):
        paths.resource("icons/nowhere.svg")
