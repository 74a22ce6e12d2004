"""Many rows into PostgreSQL by COPY: the checks, triggers and defaults of every insert, in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.schema import ScalarElementColumnDefault

WORTH_IT = 50
"""Rows from which COPY is faster than an insert of many rows."""


def copy(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows of the same columns; columns that are left out get the default of their table.

    Raises the same faults as an insert would.
    """
    defaults = _defaults(table, without=rows[0])
    columns = [table.c[name] for name in (*rows[0], *defaults)]
    turns = [each.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
             for each in columns]  # fmt: skip
    named = ", ".join(f'"{each.name}"' for each in columns)
    statement = f'COPY "{table.name}" ({named}) FROM STDIN'
    driver: Any = connection.connection.driver_connection
    faults: Any = connection.dialect.loaded_dbapi.Error
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as into:
            for row in rows:
                values = (*row.values(), *defaults.values())
                into.write_row(
                    [turn(each) if turn else each for turn, each in zip(turns, values, strict=True)]
                )
    except faults as error:
        raise DBAPIError.instance(statement, None, error, faults, hide_parameters=True) from error


def _defaults(table: Table, *, without: Mapping[str, Any]) -> dict[str, Any]:
    """What SQLAlchemy itself would fill in; the database's own defaults need no help."""
    return {
        column.name: column.default.arg
        for column in table.columns
        if isinstance(column.default, ScalarElementColumnDefault) and column.name not in without
    }
