"""The way from an empty or older database to this version's, on SQLite and PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine

from collector_desk.models import triggers


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """The revision this version of the program needs."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def knows(revision: str) -> bool:
    """Whether this version of the program has this revision on its line."""
    line = ScriptDirectory.from_config(_config()).walk_revisions()
    return revision in {each.revision for each in line}


def current(connection: Connection) -> str | None:
    """The revision a database is at; None where it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(url: str, *, application_role: str = "", revision: str = "head") -> None:
    """Bring a database to a revision, with its triggers and, on PostgreSQL, its grants.

    Triggers are made anew each time: changing a table on SQLite drops them without a word.
    """
    _run(url, lambda config: command.upgrade(config, revision), application_role)


def downgrade(url: str, *, revision: str) -> None:
    """Take a database back to an older revision; for tests and for a failed roll-out."""
    _run(url, lambda config: command.downgrade(config, revision), "")


def _run(url: str, step: object, application_role: str) -> None:
    engine = _engine(url)
    try:
        with engine.begin() as connection:
            triggers.drop(connection)
            step(_config(connection))  # type: ignore[operator]
            triggers.install(connection)
            if application_role:
                triggers.grant(connection, application_role)
    finally:
        engine.dispose()


def _engine(url: str) -> Engine:
    engine = create_engine(url, hide_parameters=True)
    if url.startswith("sqlite"):

        @event.listens_for(engine, "connect")
        def _connect(connection: object, _record: object) -> None:
            connection.isolation_level = None  # type: ignore[attr-defined]

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
