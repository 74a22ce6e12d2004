"""The case summary: a real workbook, under a name that tells nobody who it is about."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from collector_desk.models import Audit
from collector_desk.ui.debtor.export_presenter import FOLDER, ExportPresenter, free
from collector_desk.ui.messages import Message
from collector_desk.wire.reports import CaseSummary, Export
from tests.kit import TODAY
from tests.ui.debtor.conftest import Bench


@pytest.fixture
def export(bench: Bench, debtor_id: int) -> ExportPresenter:
    return ExportPresenter(bench.presenter(debtor_id))


def test_the_workbook_stands_in_the_folder_and_the_export_is_noted(
    bench: Bench, export: ExportPresenter, debtor_id: int, tmp_path: Path
) -> None:
    with bench.qtbot.waitSignal(export.done) as came:
        export.export(tmp_path)
    assert came.args is not None
    path = came.args[0]
    assert path.name == f"Saksoppsummering {debtor_id} {TODAY.isoformat()}.xlsx"
    assert "Lykt" not in path.name
    assert "Sammendrag" in load_workbook(path).sheetnames
    with bench.db.read() as work:
        assert "reports.case_summary" in work.scalars(select(Audit.deed)).all()


def test_the_folder_is_remembered_as_long_as_it_is_there(
    bench: Bench, export: ExportPresenter, tmp_path: Path
) -> None:
    assert export.folder() is None
    folder = tmp_path / "Saker"
    folder.mkdir()
    with bench.qtbot.waitSignal(export.done) as came:
        export.export(folder)
    assert export.folder() == folder
    assert came.args is not None
    came.args[0].unlink()
    folder.rmdir()
    assert export.folder() is None
    assert bench.store.value(FOLDER) == str(folder)


def test_an_older_export_is_never_written_over(tmp_path: Path) -> None:
    first = tmp_path / "Saksoppsummering 1 2026-11-23.xlsx"
    assert free(first) == first
    first.write_text("noe noen har skrevet i")
    second = free(first)
    assert second.name == "Saksoppsummering 1 2026-11-23 (2).xlsx"
    second.write_text("og igjen")
    assert free(first).name == "Saksoppsummering 1 2026-11-23 (3).xlsx"


def test_a_cancelled_export_leaves_nothing(
    bench: Bench, export: ExportPresenter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = bench.desk.case_summary

    def slow(debtor_id: int, order: Export) -> CaseSummary:
        time.sleep(0.1)
        return real(debtor_id, order)

    monkeypatch.setattr(bench.desk, "case_summary", slow)
    with bench.qtbot.waitSignal(export.refused) as came:
        export.export(tmp_path)
        assert export.running
        next(iter(bench.tasks._waiting.values())).call.cancel()
    assert came.args is not None
    said = came.args[0]
    assert isinstance(said, Message)
    assert "avbrutt" in said.sentence
    bench.tasks.close()
    assert list(tmp_path.glob("*.xlsx*")) == []


def test_a_folder_that_is_gone_is_refused_in_words(
    bench: Bench, export: ExportPresenter, tmp_path: Path
) -> None:
    with bench.qtbot.waitSignal(export.refused) as came:
        export.export(tmp_path / "borte")
    assert came.args is not None
    assert "Mappen finnes ikke" in came.args[0].sentence
    assert not export.running
