"""One line of revisions for both databases: it ends at the models, and its triggers survive it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from collector_desk import migrations
from collector_desk.models import Row, triggers
from collector_desk.service.ready import REVISION


@contextmanager
def _opened(url: str) -> Iterator[Connection]:
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _drift(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, Row.metadata))


def _tables(url: str) -> set[str]:
    with _opened(url) as connection:
        return set(inspect(connection).get_table_names())


def _watched(url: str) -> bool:
    with _opened(url) as connection:
        return triggers.present(connection) == triggers.expected(connection.dialect.name)


def test_an_empty_database_is_brought_to_exactly_the_models(empty_database_url: str) -> None:
    migrations.upgrade(empty_database_url)
    with _opened(empty_database_url) as connection:
        assert _drift(connection) == []
        assert migrations.current(connection) == migrations.head() == REVISION
        assert triggers.present(connection) == triggers.expected(connection.dialect.name)


def test_the_whole_way_down_and_up_again_ends_where_it_began(empty_database_url: str) -> None:
    migrations.upgrade(empty_database_url)
    migrations.downgrade(empty_database_url, revision="base")
    assert _tables(empty_database_url) == {"alembic_version"}
    with _opened(empty_database_url) as connection:
        assert triggers.present(connection) == frozenset()
    migrations.upgrade(empty_database_url)
    with _opened(empty_database_url) as connection:
        assert _drift(connection) == []
    assert _watched(empty_database_url)


def test_upgrading_what_is_up_to_date_changes_nothing(empty_database_url: str) -> None:
    migrations.upgrade(empty_database_url)
    before = _tables(empty_database_url)
    migrations.upgrade(empty_database_url)
    assert _tables(empty_database_url) == before
    assert _watched(empty_database_url)


def test_a_lost_trigger_is_missed_and_made_again(empty_database_url: str) -> None:
    migrations.upgrade(empty_database_url)
    with _opened(empty_database_url) as connection:
        on = " ON posting" if connection.dialect.name == "postgresql" else ""
        connection.execute(text(f"DROP TRIGGER posting_no_update{on}"))
        assert triggers.present(connection) != triggers.expected(connection.dialect.name)
    migrations.upgrade(empty_database_url)
    assert _watched(empty_database_url)


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(empty_database_url: str) -> None:
    with _opened(empty_database_url) as connection:
        connection.execute(text("CREATE TABLE posting (id INTEGER PRIMARY KEY)"))
    with pytest.raises(Exception, match="posting"):
        migrations.upgrade(empty_database_url)
    assert _tables(empty_database_url) == {"posting"}
