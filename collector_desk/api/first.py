"""A new desk: whether anybody can sign in yet, and its first administrator.

Runs in the window's process before the service is started, so nothing heavy is imported.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from collector_desk.config import Settings
from collector_desk.errors.service import BadInput
from collector_desk.errors.session import BadPassword
from collector_desk.errors.start import refusal_of

_CAN_SIGN_IN = "SELECT 1 FROM account WHERE active = 1 LIMIT 1"
_SHORTEST = 12
_USERNAME = re.compile(r"[a-z0-9._-]{2,80}")


def needs_administrator(settings: Settings) -> bool:
    """Whether the desk's own SQLite file is missing, or has no user who can sign in.

    A house with a database server makes its users by command, before anybody starts a window.
    """
    if settings.service or settings.database:
        return False
    file = Path(settings.folder) / "desk.db"
    try:
        if not file.exists():
            return True
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(_CAN_SIGN_IN).fetchone() is None
    except (OSError, sqlite3.DatabaseError):
        return False  # older, newer, busy, damaged, closed: the service says what is the matter


def make_administrator(command: Sequence[str], *, username: str, name: str, password: str) -> None:
    """Make the first user by the command line of the service, which also makes the database.

    ``command`` is the program and its arguments up to the name of the command.

    Raises:
        BadPassword: shorter than 12 characters, or it holds the user name.
        BadInput: the user name has characters other than a–z, 0–9, dot, dash and underscore.
        DeskError: the refusal of the command, as it was raised there; ServiceDied where it has none.
    """
    if not _USERNAME.fullmatch(username):
        raise BadInput(field="Brukernavn", problem="bare bokstaver, tall, punktum og strek")
    if len(password) < _SHORTEST or username in password.lower():
        raise BadPassword
    done = subprocess.run(  # noqa: S603  our own program, no shell
        [
            *command,
            "--for-window",
            "user",
            "add",
            username,
            "--name",
            name,
            "--role",
            "administrator",
        ],
        input=f"{password}\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        raise refusal_of(done.stdout, words=done.stderr, ended=done.returncode)
