"""What stands in the way of the embedded service, provoked for real, is raised in the window."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from collector_desk import migrations
from collector_desk.api.home import PRACTICE, Hold, open_database
from collector_desk.api.start import named_faults
from collector_desk.client.embedded import Embedded
from collector_desk.config import Settings
from collector_desk.domain.letter import LetterKind
from collector_desk.errors import DeskError
from collector_desk.errors.service import Broken, HeldByDesk
from collector_desk.errors.settings import KeyFileWrong
from collector_desk.errors.start import (
    DatabaseDamaged,
    DatabaseNewer,
    DiskFull,
    FolderClosed,
    MigrationFailed,
    NoPort,
    ServiceDied,
)
from collector_desk.service.vault import open_vault
from tests.kit import TODAY
from tests.service.mail import Mail
from tests.service.one_debtor import NUMBER

SERVE = (sys.executable, "-m", "collector_desk.api.cli", "serve", "--embedded")
FIRST = "2026_11_23_first"
# The owner of the machine may write anywhere: what the right to do so rests on is taken away.
BOUND = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
APART = ("unshare", "--map-root-user")  # a corner of the system of its own, without being root
ON_A_TINY_DISK = (
    *APART,
    "--mount",
    "sh",
    "-c",
    'mount -t tmpfs -o size=100k none "$0" && exec "$@"',
)
TAKE_EVERY_PORT = """
import os, socket, sys
open("/proc/sys/net/ipv4/ip_local_port_range", "w").write("40000 40001")
for port in (40000, 40001):
    taken = socket.socket()
    taken.bind(("127.0.0.1", port))
    taken.listen()
    taken.set_inheritable(True)
    taken.detach()
os.execv(sys.argv[1], sys.argv[1:])
"""


def _may(*command: str) -> bool:
    """Whether this system lets us set up the trouble."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of the service's own process."""
    made = tmp_path / "desk"
    made.mkdir(mode=0o700)
    monkeypatch.setenv("COLLECTOR_DESK_FOLDER", str(made))
    return made


@pytest.fixture
def desk(folder: Path) -> Path:
    """A whole desk in the data folder."""
    open_database(Settings(folder=str(folder))).close()
    return folder


def _refused(command: Sequence[str] = SERVE) -> DeskError:
    """What the window is told, after looking that both halves are whole."""
    with pytest.raises(DeskError) as refused:
        Embedded(command)
    told = refused.value
    assert "?" not in told.text() + told.advice()  # every value the sentence names came over
    return told


def _told(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as opened:
        return list(opened.iterdump())


def _sql(database: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(database)) as opened, opened:
        opened.execute(statement, values)


def test_a_whole_desk_starts_again_after_each_refusal(desk: Path) -> None:
    (desk / "desk.key").rename(desk / "away")
    assert isinstance(_refused(), KeyFileWrong)
    (desk / "away").rename(desk / "desk.key")
    started = Embedded(SERVE)
    assert started.url.startswith("http://127.0.0.1:")
    started.close()


def test_the_service_of_the_practice_desk_lays_its_letters_in_its_own_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The courier of the real process, with a folder of the house set up beside."""
    house, practice = tmp_path / "house", folder / PRACTICE
    monkeypatch.setenv("COLLECTOR_DESK_LETTERS_FOLDER", str(house))
    open_database(Settings(folder=str(practice))).close()
    day = TODAY.isoformat()
    _sql(practice / "desk.db", "INSERT INTO house (key, value) VALUES (?, ?)", PRACTICE, day)
    db = open_database(Settings(folder=str(practice)))
    mail = Mail(db)
    mail.send(mail.order(LetterKind.STATEMENT))
    db.close()
    started = Embedded([*SERVE[:-2], "--practice", *SERVE[-2:]])
    for _ in range(100):
        if laid := list(practice.rglob("*.pdf")):
            break
        time.sleep(0.3)
    started.close()
    assert [path.relative_to(practice).parts[0] for path in laid] == ["letters"]
    assert not house.exists()


@pytest.mark.parametrize("fault", ["missing", "short", "open to others", "closed to us"])
def test_a_key_file_that_is_missing_or_wrong(desk: Path, fault: str) -> None:
    key = desk / "desk.key"
    if fault == "missing":
        key.unlink()
    elif fault == "short":
        key.write_bytes(b"short")
    else:
        key.chmod(0o644 if fault == "open to others" else 0)
    told = _refused([*BOUND, *SERVE])
    assert isinstance(told, KeyFileWrong)
    assert told.params == {"path": "desk.key"}


def test_a_key_of_another_desk(desk: Path) -> None:
    key = desk / "desk.key"
    sealed = open_vault(key).encrypt(NUMBER, place="identity:1")
    _sql(
        desk / "desk.db",
        "INSERT INTO identity (debtor_id, kind, ciphertext, blind_index) VALUES (1, 'x', ?, 'x')",
        sealed,
    )
    Embedded(SERVE).close()
    key.write_bytes(b"k" * 32)
    assert isinstance(_refused(), KeyFileWrong)


def test_a_database_that_another_process_holds(desk: Path) -> None:
    with Hold(Settings(folder=str(desk))):
        assert isinstance(_refused(), HeldByDesk)


def test_a_database_that_another_program_is_writing(desk: Path) -> None:
    _older(desk)
    with closing(sqlite3.connect(desk / "desk.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert isinstance(_refused(), HeldByDesk)


def test_a_database_from_the_future_is_not_touched(desk: Path) -> None:
    _sql(desk / "desk.db", "UPDATE alembic_version SET version_num = '2031_01_01_next'")
    before = _told(desk / "desk.db")
    told = _refused()
    assert isinstance(told, DatabaseNewer)
    assert "2031_01_01_next" in told.text()
    assert _told(desk / "desk.db") == before
    assert list(desk.glob("desk-before-*")) == []


def _older(desk: Path) -> None:
    """Put a database of the first version in place of this one's."""
    for file in desk.glob("desk.db*"):
        file.unlink()
    migrations.upgrade(f"sqlite:///{desk / 'desk.db'}", revision=FIRST)


def test_a_migration_that_fails_leaves_the_database_as_it_was_and_names_the_copy(
    desk: Path,
) -> None:
    _older(desk)
    file = desk / "desk.db"
    _sql(file, "CREATE TABLE approval (in_the_way)")  # met after other tables were made
    before = _told(file)
    told = _refused()
    assert isinstance(told, MigrationFailed)
    copy = desk / told.params["copy"]
    assert copy.name in told.text()
    assert told.params["incident"] in (desk / "service.log").read_text()
    assert sorted(_told(file)) == sorted(_told(copy)) == sorted(before)


def test_a_file_that_is_no_database(desk: Path) -> None:
    (desk / "desk.db").write_bytes(b"this is not a database" * 100)
    assert isinstance(_refused(), DatabaseDamaged)


@pytest.mark.skipif(
    not _may(*ON_A_TINY_DISK, "/mnt", "true"), reason="this system lets nobody make a small disk"
)
def test_a_full_disk(folder: Path) -> None:
    told = _refused([*ON_A_TINY_DISK, str(folder), *SERVE])
    assert isinstance(told, DiskFull)
    assert str(folder) in told.text()


def test_what_the_system_says_of_a_full_disk(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "small.db")) as small:
        small.execute("CREATE TABLE one (text)")
        small.execute("PRAGMA max_page_count = 2")
        with pytest.raises(DiskFull), named_faults(tmp_path):
            small.execute("INSERT INTO one VALUES (zeroblob(100000))")
    with pytest.raises(DiskFull), named_faults(tmp_path):
        raise OSError(errno.ENOSPC, "no space")


@pytest.mark.skipif(not _may(*BOUND, "true"), reason="root may write anywhere on this system")
@pytest.mark.parametrize("closed", ["folder", "desk.db", "desk.lock"])
def test_a_folder_or_a_file_in_it_that_may_not_be_written(desk: Path, closed: str) -> None:
    with Hold(Settings(folder=str(desk))):
        pass
    path = desk if closed == "folder" else desk / closed
    for file in desk.glob("desk.db-*"):
        file.unlink()
    path.chmod(0o500 if closed == "folder" else 0o400)
    told = _refused([*BOUND, *SERVE])
    path.chmod(0o700)
    assert isinstance(told, FolderClosed)
    assert str(desk) in told.text()


@pytest.mark.skipif(not _may(*APART, "--net", "true"), reason="no network of one's own here")
def test_no_port_is_left(desk: Path) -> None:
    told = _refused([*APART, "--net", sys.executable, "-c", TAKE_EVERY_PORT, *SERVE])
    assert isinstance(told, NoPort)


def test_a_fault_of_ours_has_its_number_in_the_log(desk: Path) -> None:
    _sql(desk / "desk.db", "INSERT INTO house (key, value) VALUES ('practice', 'no date')")
    told = _refused()
    assert isinstance(told, Broken)
    assert told.params["incident"] in (desk / "service.log").read_text()


def test_a_process_that_is_killed_dies_without_a_word() -> None:
    told = _refused(["sh", "-c", "kill -9 $$"])
    assert isinstance(told, ServiceDied)
    assert "sa ikke hvorfor (kode -9)" in told.text()


def test_a_process_that_stumbles_says_its_last_words() -> None:
    told = _refused([sys.executable, "-c", "import no_such_library"])
    assert isinstance(told, ServiceDied)
    assert "no_such_library" in told.text()
