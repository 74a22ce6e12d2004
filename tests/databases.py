"""A fresh, migrated database for each test, on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests import postgres
from tests.pool import Pool

BOTH = ("sqlite", "postgresql")
_SHARED: ExitStack = ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of a table marked ``cells``, leave PostgreSQL each row and each column once in a short run.

    The first cell of each value stays; every other one is ``long``. On SQLite the table is whole.
    """
    seen: set[tuple[str, str, str]] = set()
    for item in items:
        if not isinstance(item, pytest.Function) or not item.get_closest_marker("cells"):
            continue
        values = item.callspec.params
        if values["database_url"] == "postgresql":
            table = item.nodeid.split("[")[0]
            met = {(table, name, repr(value)) for name, value in values.items()}
            if met <= seen:
                item.add_marker(pytest.mark.long)
            seen |= met


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Under xdist the controller starts the one server, and tells each worker where it is."""
    config = node.config
    if not hasattr(config, "desk_postgres"):
        try:
            server = _SHARED.enter_context(postgres.running_server())
            config.desk_postgres = [server.host, server.port, server.user, server.password]
        except postgres.NoPostgres as why:
            config.desk_postgres = str(why)
    node.workerinput["desk_postgres"] = config.desk_postgres


def pytest_unconfigure() -> None:
    """Stop the shared server when the controller ends."""
    _SHARED.close()


@pytest.fixture(scope="session")
def postgres_server(request: pytest.FixtureRequest) -> Iterator[postgres.Server]:
    """The PostgreSQL of this run; without one the test fails and says what to install."""
    shared = getattr(request.config, "workerinput", {}).get("desk_postgres")
    if isinstance(shared, str):
        pytest.fail(shared, pytrace=False)
    if shared is not None:
        yield postgres.Server(*shared)
        return
    with postgres.running_server() as server:
        yield server


@contextmanager
def _empty_database(server: postgres.Server) -> Iterator[str]:
    """One PostgreSQL database, dropped at the end even when a connection was left open."""
    name = f"desk_{uuid.uuid4().hex}"
    server.run(f"CREATE DATABASE {name} TEMPLATE template0 OWNER {postgres.OWNER}")
    yield name
    server.run(f"DROP DATABASE {name} WITH (FORCE)")


def sqlite_address(path: Path) -> str:
    """The SQLAlchemy address of a database file."""
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file at the newest revision, to be copied."""
    from collector_desk.migrations import upgrade

    path = tmp_path_factory.mktemp("migrated") / "desk.db"
    upgrade(sqlite_address(path))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture(scope="session")
def migrated_template(postgres_server: postgres.Server) -> Iterator[str]:
    """The name of a PostgreSQL database at the newest revision, to be copied."""
    from collector_desk.migrations import upgrade

    name = f"template_{uuid.uuid4().hex}"
    postgres_server.run(f"CREATE DATABASE {name} TEMPLATE template0 OWNER {postgres.OWNER}")
    url = postgres_server.url(name, user=postgres.OWNER)
    upgrade(url, application_role=postgres.APPLICATION)
    yield name
    postgres_server.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgres_pool(postgres_server: postgres.Server, migrated_template: str) -> Iterator[Pool]:
    """The migrated PostgreSQL databases of this run, each for one test at a time."""
    with closing(Pool(postgres_server, migrated_template)) as pool:
        yield pool


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """A migrated SQLite database of this test's own."""
    path = tmp_path / "desk.db"
    shutil.copyfile(migrated_file, path)
    path.chmod(0o600)
    return sqlite_address(path)


@pytest.fixture
def postgres_url(postgres_server: postgres.Server, postgres_pool: Pool) -> Iterator[str]:
    """A migrated PostgreSQL database of this test's own, reached as the application role.

    ``postgres.as_owner(url)`` is the way of the role that migrates.
    """
    with postgres_pool.database() as name:
        yield postgres_server.url(name, user=postgres.APPLICATION)


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated database of this test's own, once per engine."""
    name = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    url: str = request.getfixturevalue(name)
    return url


@pytest.fixture(params=BOTH)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with nothing in it, for the tests of the migrations themselves."""
    if request.param == "sqlite":
        yield sqlite_address(tmp_path / "empty.db")
        return
    server: postgres.Server = request.getfixturevalue("postgres_server")
    with _empty_database(server) as name:
        yield server.url(name, user=postgres.OWNER)
