"""What is reckoned, sorted, drawn and written while somebody waits: a plan, a list, a summary."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from bench.measure import Report, Result, Times, side_by_side, timed
from collector_desk.reports.case_summary import write
from tests.domain.plan_cases import claim, plan
from tests.reports.test_case_summary import big

AREA = "While one waits"
TIMES = 10
SORTED, DRAWN = 10_000, 5_000
FRAME, GUI, SORT, WRITTEN = 20.0, 50.0, 3.0, 3.0  # ms, ms, ratio, ratio


@dataclass(frozen=True)
class Row:
    """A row of a list."""

    id: int
    name: str
    rest: int


def run(report: Report) -> None:
    """A plan as one types, a list sorted and drawn, a case summary of a usual debtor."""
    _goal(report, "a plan of 12 claims and 36 instalments, as one types", _plans(), FRAME)
    _lists(report)
    _summary(report)


def _plans() -> Times:
    many = [
        claim(400_000 + 7_919 * n, number=n, fees=18_900, due=date(2026, 1 + n % 9, 1))
        for n in range(12)
    ]
    plan(*many, count=36)  # the rates are read once
    return timed([lambda: plan(*many, count=36)] * TIMES)


def _lists(report: Report) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from collector_desk.ui.table import Column, RowsModel, TableView
    from collector_desk.ui.theme import Mode, Theme

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    Theme.apply(app, Mode.LIGHT)
    rows = [Row(at, f"Navn {at % 977}", (at * 7919) % 100_003) for at in range(SORTED)]
    columns = (Column("name", "Navn", stretch=True), Column("rest", "Rest", "money", total=True))
    model = RowsModel(columns)
    model.set_rows(rows)
    ours, plain = side_by_side(
        [lambda: model.sort(1)] * TIMES,
        [lambda: sorted(rows, key=lambda row: (row.rest, row.id))] * TIMES,
    )
    _ratio(report, f"a list of {SORTED:,} rows sorted, beside sorted()", ours, plain, SORT)
    model.set_rows(rows[:DRAWN])
    view = TableView(model, name="Krav")
    view.resize(1400, 900)
    view.show()
    view.grab()
    drawn = timed([lambda: view.viewport().grab()] * TIMES)
    _goal(report, f"a window of a list of {DRAWN:,} rows drawn", drawn, GUI)
    view.close()


def _summary(report: Report) -> None:
    summary = big(20, 500)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "summary.xlsx")
        write(summary, made)
        cells = [
            [list(row) for row in sheet.iter_rows(values_only=True)]
            for sheet in load_workbook(made)
        ]
        ours, plain = side_by_side(
            [lambda: write(summary, made)] * TIMES,
            [lambda: _plain(cells, Path(folder, "plain.xlsx"))] * TIMES,
        )
    what = "a case summary of 20 claims and 500 postings, beside the same cells plain"
    _ratio(report, what, ours, plain, WRITTEN)


def _plain(sheets: Sequence[Sequence[Sequence[object]]], path: Path) -> None:
    book = Workbook(write_only=True)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)


def _goal(report: Report, what: str, times: Times, most: float) -> None:
    report.add(Result(AREA, what, times.text(), f"p95 <= {most:g} ms", times.p95 <= most))


def _ratio(report: Report, what: str, ours: Times, plain: Times, most: float) -> None:
    found = ours.p50 / plain.p50
    told = f"{ours.text()} and {plain.text()} ms: {found:.1f}x"
    report.add(Result(AREA, what, told, f"<= {most:g}x", found <= most))
