"""Daily copies of an embedded database: whole, checked, readable by their owner only."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlalchemy import make_url

from collector_desk.service.database import Database

KEPT = 14
"""How many daily copies are kept."""


def daily(db: Database, folder: Path, *, day: date) -> Path | None:
    """Make the day's copy below ``folder``, and remove those past the fourteen newest.

    None where there is nothing to do: the day has its copy, or the database is a server's,
    which has backups of its own. The key file is not in the copy and is kept apart from it.
    """
    source = make_url(db.url).database
    if not db.sqlite or not source:
        return None
    home = folder / "backups"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = home / f"desk-{day.isoformat()}.db"
    if target.exists():
        return None
    copy(Path(source), target)
    for old in sorted(home.glob("desk-????-??-??.db"))[:-KEPT]:
        old.unlink()
    return target


def copy(source: Path, target: Path) -> None:
    """A consistent copy of a database in use; ``target`` is there whole or not at all.

    Raises sqlite3.DatabaseError where the copy is not sound.
    """
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("VACUUM INTO ?", (str(part),))
    with closing(sqlite3.connect(part)) as connection:
        (said,) = connection.execute("PRAGMA quick_check").fetchone()
    if said != "ok":
        raise sqlite3.DatabaseError(said)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
