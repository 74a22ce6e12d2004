"""What the database itself refuses: changing or removing what was posted or noted."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from collector_desk.models import APPEND_ONLY, seals

_TABLES = tuple(table.__tablename__ for table in APPEND_ONLY)
_REFUSAL = "append-only"


def expected(dialect: str) -> frozenset[str]:
    """The names of the triggers this version needs."""
    deeds = ("update", "delete", "truncate") if dialect == "postgresql" else ("update", "delete")
    kept = frozenset(f"{table}_no_{deed}" for table in _TABLES for deed in deeds)
    return kept | seals.names()


def present(connection: Connection) -> frozenset[str]:
    """The names of our triggers that the database has and that are switched on."""
    if connection.dialect.name == "postgresql":
        query = (
            "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
            " AND tgrelid::regclass::text = ANY(:tables)"
        )
        rows = connection.execute(text(query), {"tables": [*_TABLES, *seals.TABLES]})
    else:
        rows = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    return frozenset(row[0] for row in rows if "_no_" in row[0])


def install(connection: Connection) -> None:
    """Make the triggers of every table that is there."""
    tables = set(inspect(connection).get_table_names())
    dialect = connection.dialect.name
    kept = _statements(dialect, [table for table in _TABLES if table in tables])
    for statement in (*kept, *seals.statements(dialect, tables)):
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Remove our triggers, so that a migration may rebuild tables."""
    tables = set(inspect(connection).get_table_names())
    for name in sorted(present(connection)):
        table = name.rsplit("_no_", 1)[0]
        if table in tables:
            on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
            connection.exec_driver_sql(f"DROP TRIGGER {name}{on}")


def _statements(dialect: str, tables: list[str]) -> list[str]:
    deeds = [(table, deed) for table in tables for deed in ("update", "delete")]
    if dialect != "postgresql":
        return [
            f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL}: {table}'); END"
            for table, deed in deeds
        ]
    function = f"""
        CREATE OR REPLACE FUNCTION desk_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION USING MESSAGE = '{_REFUSAL}: ' || TG_TABLE_NAME; END $$"""
    rows = [
        f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION desk_append_only()"
        for table, deed in deeds
    ]
    whole = [
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION desk_append_only()"
        for table in tables
    ]
    return [function, *rows, *whole]


def grant(connection: Connection, role: str) -> None:
    """On PostgreSQL, let the application role work, but only add to ledger and audit.

    The role's name comes from the settings and is quoted as an identifier.
    """
    if connection.dialect.name != "postgresql":
        return
    quoted = connection.dialect.identifier_preparer.quote_identifier(role)
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA public TO {quoted}")
    connection.exec_driver_sql(
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quoted}"
    )
    connection.exec_driver_sql(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {quoted}")
    for table in (*_TABLES, "alembic_version"):
        connection.exec_driver_sql(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {quoted}")
    connection.exec_driver_sql(f"REVOKE INSERT ON alembic_version FROM {quoted}")
