"""Is the database as this version needs it?"""

from __future__ import annotations

from sqlalchemy import text

from collector_desk.errors.service import NotReady
from collector_desk.models import triggers
from collector_desk.service.database import Database

REVISION = "2026_11_29_judged_back"


def check(db: Database) -> None:
    """Refuse to work on a database that is behind, ahead, or has lost a trigger.

    Raises:
        NotReady: names what is wrong.
    """
    with db.connection() as connection:
        if not connection.dialect.has_table(connection, "alembic_version"):
            raise NotReady(what="den er tom")
        found = connection.scalar(text("SELECT version_num FROM alembic_version"))
        if found != REVISION:
            raise NotReady(what=f"den står på {found}, programmet trenger {REVISION}")
        missing = triggers.expected(connection.dialect.name) - triggers.present(connection)
        if missing:
            raise NotReady(what=f"{len(missing)} vern mot endring mangler")
        if connection.dialect.name == "sqlite":
            _check_sqlite(connection.scalar(text("PRAGMA synchronous")))


def _check_sqlite(synchronous: int) -> None:
    # 2 is FULL. With NORMAL a power cut loses postings that were answered «saved».
    if synchronous != 2:
        raise NotReady(what="lagringen er ikke trygg mot strømbrudd")
