"""A PostgreSQL database that served a test is as fresh for the next one, or is not used again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import psycopg
import pytest
from sqlalchemy import select, text

from collector_desk.models import Audit
from collector_desk.service.database import SYSTEM
from tests import pool, postgres
from tests.kit import TODAY, open_db
from tests.pool import Pool
from tests.service.books import Books

_PICTURE = (
    "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger",
    (
        "SELECT relname, relkind, relowner, relacl::text, relhastriggers FROM pg_class"
        " WHERE relnamespace = 'public'::regnamespace"
    ),
    "SELECT conname, contype, convalidated, pg_get_constraintdef(oid) FROM pg_constraint",
    "SELECT attrelid::regclass::text, attname, atttypid, attnotnull FROM pg_attribute",
    "SELECT proname, prosrc, proacl::text FROM pg_proc",
    "SELECT extname, extversion FROM pg_extension",
    "SELECT nspname, nspacl::text FROM pg_namespace",
    "SELECT rolname, rolsuper, rolcanlogin FROM pg_roles",
    "SELECT setdatabase, setrole, setconfig::text FROM pg_db_role_setting",
    "SELECT sequencename, last_value, start_value, increment_by FROM pg_sequences",
    "SELECT mode, locktype FROM pg_locks WHERE locktype = 'advisory'",
)


@pytest.fixture(scope="module")
def own(postgres_server: postgres.Server, migrated_template: str) -> Iterator[Pool]:
    """A pool of these tests' own, to be dirtied."""
    with closing(Pool(postgres_server, migrated_template)) as made:
        yield made


def _oid(server: postgres.Server, name: str) -> int:
    with closing(server.connect()) as chief:
        row = chief.execute("SELECT oid FROM pg_database WHERE datname = %s", (name,)).fetchone()
    assert row is not None
    oid: int = row[0]
    return oid


def _picture(server: postgres.Server, name: str) -> list[list[Any]]:
    """All that a test could see of a database: its catalogs, sequences, locks and every row."""
    with closing(server.connect(name)) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        rows = [f"SELECT '{table}', t::text FROM {table} t" for (table,) in sorted(tables)]
        return [sorted(map(str, connection.execute(q.encode()))) for q in (*_PICTURE, *rows)]


def _dirty(url: str) -> None:
    """Leave claims, money, an audit, and another revision in the database."""
    db = open_db(url)
    books = Books(db)
    books.pays(books.claim(), 5_000, TODAY)
    with db.write(SYSTEM) as work:
        work.note("notes.add", stream="debtor:1", details={"note": 5})
        work.execute(text("UPDATE alembic_version SET version_num = 'another'"))
    db.close()


def test_what_one_test_wrote_the_next_one_does_not_see(
    postgres_server: postgres.Server, own: Pool
) -> None:
    with own.database() as name:
        fresh, oid = _picture(postgres_server, name), _oid(postgres_server, name)
        _dirty(postgres_server.url(name, user=postgres.OWNER))
        assert _picture(postgres_server, name) != fresh
    with own.database() as again:
        assert _oid(postgres_server, again) == oid
        assert _picture(postgres_server, again) == fresh


def test_the_first_of_everything_has_the_number_it_has_in_a_fresh_database(
    postgres_server: postgres.Server, own: Pool
) -> None:
    for _ in range(2):
        with own.database() as name:
            db = open_db(postgres_server.url(name, user=postgres.APPLICATION))
            assert Books(db).claim() == 1
            with db.write(SYSTEM) as work:
                work.note("notes.add", stream="debtor:1")
            with db.read() as work:
                assert work.scalars(select(Audit.seq)).all()[-1] == 1
            db.close()


def test_who_was_left_connected_reaches_no_other_tests_database(
    postgres_server: postgres.Server, own: Pool
) -> None:
    with own.database() as name:
        url = postgres_server.url(name, user=postgres.APPLICATION).replace("+psycopg", "")
        left = psycopg.connect(url)
        left.execute("SELECT pg_advisory_lock(7)")
    with own.database() as again:
        assert again != name
        with pytest.raises(psycopg.OperationalError):
            left.execute("SELECT 1")
        with pytest.raises(psycopg.OperationalError, match="does not exist"):
            psycopg.connect(url)
        assert _picture(postgres_server, again)[len(_PICTURE) - 1] == []
    left.close()


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE audit DISABLE TRIGGER audit_no_delete",
        "DROP TRIGGER audit_no_delete ON audit",
        (
            "CREATE OR REPLACE FUNCTION desk_append_only() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN RETURN OLD; END $$"
        ),
        "GRANT DELETE ON audit TO desk_application",
        "ALTER TABLE claim ADD COLUMN colour text",
        "ALTER TABLE claim ALTER COLUMN state SET DEFAULT 'lost'",
        "CREATE TABLE left_behind (id integer)",
        "CREATE TEMPORARY TABLE left_behind (id integer)",
        "CREATE INDEX left_behind ON claim (state)",
        "CREATE SCHEMA left_behind",
        "ALTER SEQUENCE claim_id_seq INCREMENT BY 2",
        "TRUNCATE work_mark",
        "COMMENT ON TABLE claim IS 'left behind'",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO public",
        "SELECT lo_create(0)",
        (
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ''Asia/Tokyo''',"
            " current_database()); END $$"
        ),
        (
            "DO $$ BEGIN EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM public',"
            " current_database()); END $$"
        ),
    ],
)
def test_a_database_that_was_changed_is_not_used_again(
    postgres_server: postgres.Server, own: Pool, change: str
) -> None:
    with own.database() as name:
        oid = _oid(postgres_server, name)
        with closing(postgres_server.connect(name)) as connection:
            connection.execute(change.encode())
    with own.database() as again:
        assert _oid(postgres_server, again) != oid


def test_a_change_that_was_taken_back_is_none(postgres_server: postgres.Server, own: Pool) -> None:
    with own.database() as name:
        oid = _oid(postgres_server, name)
        with closing(postgres_server.connect(name)) as connection:
            connection.execute("BEGIN")
            connection.execute("DROP TRIGGER audit_no_delete ON audit")
            connection.execute("ROLLBACK")
    with own.database() as again:
        assert _oid(postgres_server, again) == oid


def test_a_database_that_a_test_dropped_is_made_again(
    postgres_server: postgres.Server, own: Pool
) -> None:
    with own.database() as name:
        postgres_server.run(f"DROP DATABASE {name}")
    with own.database() as again:
        assert _picture(postgres_server, again)


def test_two_at_once_have_each_their_own(own: Pool) -> None:
    with own.database() as one, own.database() as other:
        assert one != other


@pytest.mark.parametrize(("limit", "value"), [("USES", 1), ("ROWS", 3)])
def test_a_database_that_was_much_used_is_replaced(
    monkeypatch: pytest.MonkeyPatch,
    postgres_server: postgres.Server,
    own: Pool,
    limit: str,
    value: int,
) -> None:
    monkeypatch.setattr(pool, limit, value)
    with own.database() as name:
        oid = _oid(postgres_server, name)
        _dirty(postgres_server.url(name, user=postgres.OWNER))
    with own.database() as again:
        assert _oid(postgres_server, again) != oid


def test_nothing_is_left_when_the_pool_closes(
    postgres_server: postgres.Server, migrated_template: str
) -> None:
    with closing(Pool(postgres_server, migrated_template)) as made, made.database() as name:
        oid = _oid(postgres_server, name)
    with closing(postgres_server.connect()) as chief:
        query = "SELECT count(*) FROM pg_database WHERE oid = %s"
        assert chief.execute(query, (oid,)).fetchone() == (0,)
