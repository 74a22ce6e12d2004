"""The one writer: types of cells, and files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from collector_desk.errors.reports import (
    ReportDiskFull,
    ReportFolderMissing,
    ReportLocked,
    ReportNotWritten,
)
from collector_desk.reports import workbook
from collector_desk.reports.look import Kind, Look
from collector_desk.reports.workbook import Area, Book, Column, Formula, Value, fitted, lines_needed
from tests.reports.payloads import PAYLOADS
from tests.reports.test_inert import as_read

MADE_AT = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


def a_book() -> Book:
    return Book(title="Prøve", creator="Kommunal inkasso", made_at=MADE_AT)


def read_back(path: Path, value: Value, kind: Kind) -> Any:
    book = a_book()
    book.page("Ark").put(1, 1, value, kind, Look.BODY)
    sheet = load_workbook(book.save(path))["Ark"]
    assert isinstance(sheet, Worksheet)
    return sheet["A1"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_lies_still(tmp_path: Path, payload: str) -> None:
    cell = read_back(tmp_path / "a.xlsx", payload, Kind.TEXT)
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert cell.quotePrefix
    assert cell.number_format == "@"


def test_hostile_text_is_not_altered(tmp_path: Path) -> None:
    book = a_book()
    page = book.page("Ark")
    kept = [text for text in PAYLOADS if text.isprintable() and len(text) < 1000]
    for row, text in enumerate(kept, 1):
        page.put(row, 1, text, Kind.TEXT, Look.BODY)
    path = book.save(tmp_path / "a.xlsx")
    sheet = load_workbook(path)["Ark"]
    assert [as_read(str(cell.value)) for cell in sheet["A"]] == kept
    assert len(kept) > 40


def test_text_is_the_same_whichever_xml_writer_is_installed(tmp_path: Path) -> None:
    """The desk runs openpyxl without lxml, the tests with it."""
    from openpyxl.cell import _writer
    from openpyxl.worksheet import _writer as sheet_writer

    found = []
    for write_cell in (_writer.lxml_write_cell, _writer.etree_write_cell):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sheet_writer, "write_cell", write_cell)
            book = a_book()
            page = book.page("Ark")
            for row, text in enumerate(PAYLOADS, 1):
                page.put(row, 1, text, Kind.TEXT, Look.BODY)
            sheet = load_workbook(book.save(tmp_path / "a.xlsx"))["Ark"]
            found.append([cell.value for cell in sheet["A"]])
    assert found[0] == found[1]


def test_kroner_are_numbers_to_the_ore(tmp_path: Path) -> None:
    for ore, kroner in (
        (123_450, "1234.5"),
        (-7, "-0.07"),
        (0, "0"),
        (10**13 + 1, "100000000000.01"),
    ):
        cell = read_back(tmp_path / "a.xlsx", ore, Kind.KRONER)
        assert cell.data_type == "n"
        assert Decimal(str(cell.value)) == Decimal(kroner)
        assert cell.number_format == "#,##0.00"


def test_dates_are_dates(tmp_path: Path) -> None:
    cell = read_back(tmp_path / "a.xlsx", date(2026, 11, 23), Kind.DAY)
    assert cell.is_date
    assert cell.value == datetime(2026, 11, 23)  # noqa: DTZ001 - a cell knows no zone
    assert cell.number_format == "dd.mm.yyyy"


def test_moments_are_shown_as_in_oslo(tmp_path: Path) -> None:
    cell = read_back(tmp_path / "a.xlsx", datetime(2026, 7, 1, 22, 30, tzinfo=UTC), Kind.MOMENT)
    assert cell.value == datetime(2026, 7, 2, 0, 30)  # noqa: DTZ001 - a cell knows no zone


def test_a_date_that_spreadsheets_cannot_hold_is_text(tmp_path: Path) -> None:
    assert read_back(tmp_path / "a.xlsx", date(1, 1, 1), Kind.DAY).value == "01.01.0001"
    assert read_back(tmp_path / "b.xlsx", date(1900, 2, 28), Kind.DAY).value == "28.02.1900"


def test_nothing_is_nothing(tmp_path: Path) -> None:
    assert read_back(tmp_path / "a.xlsx", None, Kind.KRONER).value is None


def test_only_our_own_formulas_are_formulas(tmp_path: Path) -> None:
    assert read_back(tmp_path / "a.xlsx", Formula("=1+1"), Kind.KRONER).data_type == "f"
    assert read_back(tmp_path / "a.xlsx", "=1+1", Kind.KRONER).data_type == "s"


def test_an_area_knows_its_ranges() -> None:
    columns = (Column("a", "A", Kind.TEXT, 5), Column("b", "B", Kind.KRONER, 5))
    area = Area("Krav", columns, 3, left=27)
    assert area.whole("b") == "Krav!$AB$5:$AB$7"
    assert area.box == "$AA$4:$AB$7"
    assert area.printed == "AA1:AB8"
    assert Area("Krav", columns, 0).whole("a") == "Krav!$A$5:$A$5"


def test_a_row_is_as_high_as_its_longest_text(tmp_path: Path) -> None:
    book = a_book()
    page = book.page("Ark")
    area = Area("Ark", (Column("a", "A", Kind.TEXT, 10), Column("b", "B", Kind.TEXT, 40)), 3)
    page.table(area, [("kort", "kort"), ("x" * 30, "y"), ("a\nb\nc", "y" * 9000)], lambda: None)
    heights = [page.sheet.row_dimensions[row].height for row in (5, 6, 7)]
    assert heights[0] < heights[1] < heights[2] == workbook.TALLEST


def test_what_stood_there_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "sak.xlsx"
    path.write_bytes(b"gammel")
    book = a_book()
    book.page("Ark")
    assert book.save(path) == path
    assert zipfile.is_zipfile(path)
    assert [found.name for found in tmp_path.iterdir()] == ["sak.xlsx"]


def test_a_missing_folder_is_refused_by_name(tmp_path: Path) -> None:
    book = a_book()
    book.page("Ark")
    with pytest.raises(ReportFolderMissing) as refused:
        book.save(tmp_path / "borte" / "sak.xlsx")
    assert str(tmp_path / "borte") in refused.value.text()


def test_a_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sak.xlsx").mkdir()
    book = a_book()
    book.page("Ark")
    with pytest.raises(ReportLocked) as refused:
        book.save(tmp_path / "sak.xlsx")
    assert str(tmp_path / "sak.xlsx") in refused.value.text()
    assert [found.name for found in tmp_path.iterdir()] == ["sak.xlsx"]


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("number", "refusal"),
    [
        (errno.ENOSPC, ReportDiskFull),
        (errno.EDQUOT, ReportDiskFull),
        (errno.EACCES, ReportLocked),
        (errno.EROFS, ReportLocked),
        (errno.ENOENT, ReportFolderMissing),
        (errno.EIO, ReportNotWritten),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    refusal: type[Exception],
    step: str,
) -> None:
    path = tmp_path / "sak.xlsx"
    path.write_bytes(b"gammel")
    book = a_book()
    book.page("Ark")
    monkeypatch.setattr(os, step, failing(number))
    with pytest.raises(refusal) as refused:
        book.save(path)
    assert str(tmp_path) in str(refused.value)
    assert path.read_bytes() == b"gammel"
    assert [found.name for found in tmp_path.iterdir()] == ["sak.xlsx"]


def test_the_file_tells_of_itself_and_of_no_person(tmp_path: Path) -> None:
    book = a_book()
    book.page("Ark")
    about = load_workbook(book.save(tmp_path / "a.xlsx")).properties
    assert (about.title, about.creator) == ("Prøve", "Kommunal inkasso")
    assert about.lastModifiedBy == "Kommunal inkasso"
    assert about.created == MADE_AT.replace(tzinfo=None)


def test_a_column_of_kroner_is_wide_enough_for_the_biggest_sum() -> None:
    columns = (Column("a", "A", Kind.TEXT, 5), Column("b", "B", Kind.KRONER, 9))
    assert [column.width for column in fitted(columns, {"b": 99_999})] == [5, 9]
    assert [column.width for column in fitted(columns, {"b": 123_456_789_00})] == [5, 15.5]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("kort", 1),
        ("en to", 1),
        ("tre fire fem seks sju", 3),
        ("x" * 10, 1),
        ("x" * 11, 2),
        ("x" * 31, 4),
        ("a\nb\n", 3),
        ("a " + "x" * 10, 2),
    ],
)
def test_lines_break_between_words_and_inside_long_ones(text: str, lines: int) -> None:
    assert lines_needed(text, 9.6) == lines
