"""Rows on the clipboard: text and HTML that paste right into a spreadsheet or a letter."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from collector_desk.ui.columns import Column, copied

_AS_TEXT = "mso-number-format:'\\@'"
_AS_MONEY = "mso-number-format:'\\#\\,\\#\\#0\\.00'"
_AS_DAY = "mso-number-format:'dd\\.mm\\.yyyy'"


def clipboard_table(columns: Sequence[Column], rows: Sequence[object]) -> QMimeData:
    """The rows with their headers, as tab-separated text and as an HTML table."""
    data = QMimeData()
    data.setText(tab_separated(columns, rows))
    data.setHtml(html_table(columns, rows))
    return data


def tab_separated(columns: Sequence[Column], rows: Sequence[object]) -> str:
    """Rows as text: a line for the headers, a line for each row, tabs between."""
    lines = ["\t".join(_flat(column.title) for column in columns)]
    lines.extend(
        "\t".join(_flat(copied(column.kind, column.read(row))) for column in columns)
        for row in rows
    )
    return "\n".join(lines) + "\n"


def html_table(columns: Sequence[Column], rows: Sequence[object]) -> str:
    """Rows as an HTML table whose cells tell a spreadsheet what they are.

    Amounts carry their value apart from their look, so that they stay numbers whatever the
    machine's language; everything else is marked as text, so that a KID keeps its leading
    zeros and a name that begins with = never becomes a formula.
    """
    head = "".join(f"<th>{escape(column.title)}</th>" for column in columns)
    body = "".join(
        f"<tr>{''.join(_cell(column, column.read(row)) for column in columns)}</tr>" for row in rows
    )
    return (
        '<meta charset="utf-8"><table border="1" style="border-collapse:collapse">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(column: Column, value: object) -> str:
    text = escape(copied(column.kind, value))
    if column.kind == "money" and isinstance(value, int):
        number = copied("money", value).replace(",", ".")
        return (
            f'<td align="right" style="{_AS_MONEY}" x:num="{number}" sdval="{number}">{text}</td>'
        )
    if column.kind == "number" and isinstance(value, int):
        return f'<td align="right" x:num="{value}" sdval="{value}">{text}</td>'
    style = _AS_DAY if column.kind == "date" and value is not None else _AS_TEXT
    return f'<td style="{style}">{text}</td>'


def _flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())
