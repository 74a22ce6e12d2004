"""What the system refuses while the service starts, named as the refusal it is."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from collector_desk.errors import DeskError
from collector_desk.errors.service import HeldByDesk
from collector_desk.errors.start import DatabaseDamaged, DiskFull, FolderClosed

_BY_ERRNO: dict[int, type[DeskError]] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), DiskFull),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST), FolderClosed
    ),
}
_BY_SQLITE: dict[int, type[DeskError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR_SHMSIZE: DiskFull,  # no room for the index of the write-ahead log
    sqlite3.SQLITE_READONLY: FolderClosed,
    sqlite3.SQLITE_CANTOPEN: FolderClosed,
    sqlite3.SQLITE_PERM: FolderClosed,
    sqlite3.SQLITE_BUSY: HeldByDesk,
    sqlite3.SQLITE_NOTADB: DatabaseDamaged,
    sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
}


@contextmanager
def named_faults(folder: Path) -> Iterator[None]:
    """Raise what the system refuses in ``folder`` as what it means to the user.

    Raises:
        DiskFull, FolderClosed, HeldByDesk, DatabaseDamaged: in place of the system's own error;
            an error that is none of these passes unchanged.
    """
    try:
        yield
    except (OSError, sqlite3.Error, DBAPIError) as error:
        kind = _kind(error)
        if kind is None:
            raise
        raise kind(folder=str(folder)) from error


def _kind(error: BaseException) -> type[DeskError] | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError):
        return _BY_ERRNO.get(cause.errno or 0)
    code = getattr(cause, "sqlite_errorcode", 0)
    return _BY_SQLITE.get(code) or _BY_SQLITE.get(code & 0xFF)  # the low byte is the family
