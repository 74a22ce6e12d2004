"""One service, two homes: SQLite in the user's data folder, or the house's PostgreSQL."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography.exceptions import InvalidTag
from sqlalchemy import create_engine, inspect, select

from collector_desk import log, migrations
from collector_desk.api.start import named_faults
from collector_desk.config import Settings, load
from collector_desk.domain.rates import Rates
from collector_desk.errors import DeskError
from collector_desk.errors.service import HeldByDesk
from collector_desk.errors.settings import KeyFileWrong
from collector_desk.errors.start import DatabaseNewer, MigrationFailed
from collector_desk.models import House, Identity
from collector_desk.paths import OLD_SIDE, data_folder, practice_folder
from collector_desk.service.clock import Clock
from collector_desk.service.database import Database
from collector_desk.service.house_post import post_of, without_ways_out
from collector_desk.service.vault import Vault, make_key_file, open_vault

PRACTICE = "practice"


def settings_of(*, practice: bool, side: str = OLD_SIDE) -> Settings:
    """The settings, with the data folder filled in; practice has a folder of its own.

    ``side`` of the year end has one too (``paths.SIDES``).
    """
    folder = data_folder()
    settings = load(folder / "desk.toml")
    home = Path(settings.folder) if settings.folder else folder
    if practice:
        own = str(practice_folder(home, side))
        return replace(settings, service="", database="", key_file="", folder=own)
    return replace(settings, folder=str(home))


def open_database(settings: Settings) -> Database:
    """The database of these settings; an embedded one is made or brought up to date first.

    Raises:
        KeyFileWrong: the key file of an existing database is missing, open to others, or another's.
        DatabaseNewer, DatabaseDamaged, MigrationFailed: the embedded database cannot be used.
        DiskFull, FolderClosed: the folder takes no more, or nothing from us.
    """
    with named_faults(Path(settings.folder)):
        return _opened(settings, Path(settings.folder))


def _opened(settings: Settings, folder: Path) -> Database:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key_file = Path(settings.key_file) if settings.key_file else folder / "desk.key"
    file = folder / "desk.db"
    if not settings.database and not file.exists() and not key_file.exists():
        make_key_file(key_file)
    vault = open_vault(key_file)  # before the database is touched
    if not settings.database:
        _bring_up_to_date(file)
    url = settings.database or f"sqlite:///{file}"
    if not _fits(vault, url):
        raise KeyFileWrong(path=key_file.name)
    fixed = _practice_day(url)
    rates = Rates.shipped() if fixed is None else Rates.practice()
    post = post_of(settings) if fixed is None else post_of(without_ways_out(settings))
    return Database(url, vault=vault, clock=Clock(fixed), rates=rates, post=post)


def _bring_up_to_date(file: Path) -> None:
    if not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
    url = f"sqlite:///{file}"
    engine = create_engine(url)
    with engine.connect() as connection:
        found = migrations.current(connection)
    engine.dispose()
    if found == migrations.head():
        return
    if found is None:
        migrations.upgrade(url)
        return
    if not migrations.knows(found):
        raise DatabaseNewer(found=found)
    copy = file.with_name(f"desk-before-{migrations.head()}.db")
    copy_of(file, copy)
    try:
        with named_faults(file.parent):
            migrations.upgrade(url)
    except DeskError:
        raise
    except Exception as error:
        raise MigrationFailed(copy=copy.name, incident=log.incident(error)) from error


def copy_of(file: Path, target: Path) -> None:
    """A whole and consistent copy of an SQLite file, readable by its owner only."""
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as source:
        source.execute("VACUUM INTO ?", (str(part),))
    part.chmod(0o600)
    shutil.move(part, target)


def _practice_day(url: str) -> date | None:
    engine = create_engine(url, hide_parameters=True)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table(House.__tablename__):
                return None
            found = connection.scalar(select(House.value).where(House.key == PRACTICE))
            return date.fromisoformat(found) if found else None
    finally:
        engine.dispose()


def _fits(vault: Vault, url: str) -> bool:
    """Whether the key opens an identity number of this database, where there is one."""
    engine = create_engine(url, hide_parameters=True)
    try:
        with engine.connect() as connection:
            if not inspect(connection).has_table(Identity.__tablename__):
                return True
            one = connection.execute(
                select(Identity.debtor_id, Identity.ciphertext).limit(1)
            ).first()
        if one is not None:
            vault.decrypt(one.ciphertext, place=f"identity:{one.debtor_id}")
    except InvalidTag:
        return False
    finally:
        engine.dispose()
    return True


class Hold(AbstractContextManager["Hold"]):
    """The embedded database belongs to one process at a time.

    Several processes that write one SQLite file can corrupt it on older libraries.
    """

    def __init__(self, settings: Settings) -> None:
        self._file = None if settings.database else Path(settings.folder) / "desk.lock"
        self._handle = -1

    def __enter__(self) -> Self:
        """Take the lock. Raises HeldByDesk where another process has it, DiskFull, FolderClosed."""
        if self._file is None:
            return self
        with named_faults(self._file.parent):
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._handle = os.open(self._file, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            self._handle = -1
            raise HeldByDesk from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the lock back; a killed process gives it back too."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _lock(handle: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
