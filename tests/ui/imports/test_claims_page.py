"""Claim files on screen: tried without a trace, reported, taken in once, withdrawn with a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea

from collector_desk.client.desk import Desk
from collector_desk.errors.service import Unreachable
from collector_desk.models import Claim, ClaimBatch, Debtor
from collector_desk.service.database import Database
from collector_desk.ui.imports.parts import DropPage
from collector_desk.ui.imports.presenter import LIMIT_MB, Stage
from collector_desk.ui.imports.report_rows import ReportRow
from collector_desk.ui.imports.view import ImportsScreen
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from collector_desk.wire.imports import ClaimReport, FileIn
from tests.exchange.claim_files import document
from tests.service.desks import Paid, claims_of, counted, invoice, read_in, take_in
from tests.ui.payments.bench import Bench, nameless, tab_round

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
NOTHING = {"claim": 0, "claim_batch": 0, "debtor": 0}


def _choose(bench: Bench, screen: ImportsScreen, path: Path) -> None:
    screen.claims.presenter.choose(path)
    bench.settle()


def _take_in(bench: Bench, screen: ImportsScreen, path: Path) -> None:
    _choose(bench, screen, path)
    screen.claims.take_in.do.click()
    bench.settle()


def _shown(screen: ImportsScreen) -> list[ReportRow]:
    rows = screen.claims.report.table.rows.shown_rows()
    return [row for row in rows if isinstance(row, ReportRow)]


def _drop(page: DropPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    where = QPointF(50, 50)
    page.dropEvent(QDropEvent(where, action, data, button, Qt.KeyboardModifier.NoModifier))


def test_nothing_can_be_taken_in_before_a_file_was_checked(screen: ImportsScreen) -> None:
    button = screen.claims.take_in.do
    assert not button.isEnabled()
    assert button.accessibleDescription() == (
        "Velg en fil først. Den kontrolleres før noe tas inn."
    )


def test_the_dry_run_reports_every_line_and_keeps_nothing(
    bench: Bench, screen: ImportsScreen, claims: Path, db: Database
) -> None:
    _choose(bench, screen, claims)
    assert [row.result.word for row in _shown(screen)] == ["klart", "klart", "avvist"]
    refused = _shown(screen)[2]
    assert refused.field == "inkassovarsel_frist"
    assert "14" in refused.fault
    assert refused.advice
    totals = screen.claims.totals.accessibleName()
    assert "Kontrollsum 37\u00a0501,50\u00a0kr, stemmer" in totals
    assert "Avvist 1" in totals
    assert screen.claims.take_in.do.text() == "Ta inn 2 krav"
    assert counted(db, Claim, ClaimBatch, Debtor) == NOTHING


def test_only_the_refused_lines_are_shown_when_wanted(
    bench: Bench, screen: ImportsScreen, claims: Path
) -> None:
    _choose(bench, screen, claims)
    screen.claims.report.only_refused.setChecked(True)
    assert [row.accepted for row in _shown(screen)] == [False]
    assert screen.status == "3 krav · 2 klare · 1 avvist · 1 av 3 linjer vist"
    assert "14" in screen.claims.report.fault.text()


def test_a_file_goes_in_from_the_keys_and_is_listed(
    bench: Bench, screen: ImportsScreen, claims: Path, db: Database
) -> None:
    _choose(bench, screen, claims)
    assert QApplication.focusWidget() is screen.claims.take_in.do
    bench.press(CTRL_ENTER)
    assert [row.result.word for row in _shown(screen)] == ["tatt inn", "tatt inn", "avvist"]
    assert counted(db, Claim, ClaimBatch) == {"claim": 2, "claim_batch": 1}
    (batch,) = screen.claims.batches.rows
    assert (batch.batch_number, batch.count, batch.committed_by) == ("17", 2, "Per Dahl")
    assert screen.claims.take_in.why_not.text() == "Filen er tatt inn."
    assert QApplication.focusWidget() is screen.claims.bar.choose
    assert bench.toasts == ["2 krav er tatt inn."]


def test_a_file_refused_as_a_whole_says_which_and_where(
    bench: Bench, screen: ImportsScreen, claims: Path, db: Database
) -> None:
    claims.write_bytes(claims.read_bytes().replace(b";3750150;", b";3750151;"))
    _choose(bench, screen, claims)
    said = screen.claims.bar.said.accessibleName()
    assert "bunt-17.csv" in said
    assert screen.claims.presenter.stage is Stage.REFUSED
    assert not screen.claims.take_in.do.isEnabled()
    assert "avvist som helhet" in screen.claims.take_in.why_not.text()
    assert counted(db, Claim, ClaimBatch, Debtor) == NOTHING


def test_the_same_file_twice_is_refused_by_name(
    bench: Bench, screen: ImportsScreen, claims: Path, db: Database
) -> None:
    _take_in(bench, screen, claims)
    _choose(bench, screen, claims)
    assert "ble tatt inn 23.11.2026 av Per Dahl" in screen.claims.bar.said.accessibleName()
    assert counted(db, Claim) == {"claim": 2}


def test_a_file_whose_answer_was_lost_comes_in_once(
    bench: Bench,
    screen: ImportsScreen,
    claims: Path,
    db: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken_in = bench.desk.imports.claims

    def lost(file: FileIn, *, key: str) -> ClaimReport:
        taken_in(file, key=key)
        raise Unreachable

    monkeypatch.setattr(bench.desk.imports, "claims", lost)
    _take_in(bench, screen, claims)
    assert screen.claims.presenter.stage is Stage.UNCERTAIN
    assert screen.claims.take_in.do.text() == "Send igjen"
    monkeypatch.setattr(bench.desk.imports, "claims", taken_in)
    screen.claims.take_in.do.click()
    bench.settle()
    assert screen.claims.take_in.why_not.text() == "Filen er tatt inn."
    assert counted(db, Claim, ClaimBatch) == {"claim": 2, "claim_batch": 1}


def test_a_batch_is_withdrawn_with_a_reason_and_its_number(
    bench: Bench, screen: ImportsScreen, claims: Path, db: Database
) -> None:
    _take_in(bench, screen, claims)
    read_in(db, Paid(amount=5_000, kid=claims_of(db)[0].kid))
    earlier = screen.claims.earlier
    assert earlier.row is not None
    assert earlier.row.batch_number == "17"  # what was just taken in
    earlier.wrong.click()
    form = earlier.form
    assert QApplication.focusWidget() is form.reason.edit
    assert "2 krav på 25\u00a0001,00\u00a0kr trekkes" in form.meaning.accessibleName()
    assert "blir uplasserte igjen" in form.meaning.accessibleName()
    bench.press("sendt to ganger")
    assert form.why_not.text() == "Skriv buntnummeret 17 for å bekrefte."
    assert not form.do.isEnabled()
    form.number.setFocus()
    bench.press("17")
    form.do.click()
    bench.settle()
    assert [claim.state for claim in claims_of(db)] == ["withdrawn", "withdrawn"]
    (batch,) = screen.claims.batches.rows
    assert (batch.state, batch.reason, batch.withdrawn_by) == (
        "withdrawn",
        "sendt to ganger",
        "Per Dahl",
    )
    assert claims_of(db)[0].number in earlier.news.accessibleName()
    assert earlier.why_not.text() == "Bunten er alt trukket."


def test_a_withdrawal_thought_better_of_can_be_begun_again(
    bench: Bench, screen: ImportsScreen, claims: Path
) -> None:
    _take_in(bench, screen, claims)
    earlier = screen.claims.earlier
    earlier.wrong.click()
    bench.press("sendt to ganger")
    earlier.form.leave.setFocus()
    bench.press(Qt.Key.Key_Space)
    assert earlier.form.isHidden()
    assert QApplication.focusWidget() is earlier.wrong
    bench.press(Qt.Key.Key_Space)
    assert earlier.form.reason.value() == "sendt to ganger"  # what was written is kept


def test_what_is_taken_in_is_the_batch_one_stands_on(
    bench: Bench, screen: ImportsScreen, claims: Path, db: Database
) -> None:
    take_in(db, {**document(invoice("8001")), "buntnummer": 16})
    screen.refresh()
    bench.settle()
    _take_in(bench, screen, claims)
    row = screen.claims.earlier.row
    assert row is not None
    assert row.batch_number == "17"


def test_others_than_a_supervisor_see_why_they_cannot_withdraw(
    tasks: Tasks, bench: Bench, sign_in: Callable[..., Desk], claims: Path, db: Database
) -> None:
    other = Bench(bench.qtbot, tasks, sign_in("kari"), db)
    screen = ImportsScreen(other.context())
    other.show(screen)
    _take_in(other, screen, claims)
    assert not screen.claims.earlier.wrong.isEnabled()
    assert screen.claims.earlier.why_not.text() == (
        "Bare en leder kan trekke en bunt. Be lederen din om det."
    )


def test_a_file_can_be_dropped_on_the_page(
    bench: Bench, screen: ImportsScreen, claims: Path
) -> None:
    _drop(screen.claims, claims)
    bench.settle()
    assert screen.claims.presenter.stage is Stage.CHECKED
    _drop(screen.claims, claims, claims)
    assert "Du slapp 2 filer." in screen.claims.bar.said.accessibleName()


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "kan ikke åpnes"), (b"", "er tom"), ("big", f"Grensen er {LIMIT_MB} MB")],
)
def test_a_file_that_cannot_be_sent_is_refused_here(
    bench: Bench, screen: ImportsScreen, tmp_path: Path, content: object, words: str
) -> None:
    path = tmp_path / "krav.csv"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        with path.open("wb") as file:
            file.truncate(LIMIT_MB * 1024 * 1024 + 1)
    _choose(bench, screen, path)
    assert words in screen.claims.bar.said.accessibleName()


def test_giving_up_while_a_file_is_checked_leaves_an_empty_page(
    bench: Bench, screen: ImportsScreen, claims: Path
) -> None:
    screen.claims.presenter.choose(claims)
    assert screen.claims.bar.cancel.isVisible()
    screen.claims.bar.cancel.click()
    bench.settle()
    assert screen.claims.presenter.stage is Stage.NONE
    assert screen.claims.presenter.report is None


def test_the_report_is_copied_with_headers(
    bench: Bench, screen: ImportsScreen, claims: Path
) -> None:
    _choose(bench, screen, claims)
    screen.claims.report.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Linje\tReferanse")
    assert len(lines) == 4


def test_the_report_is_written_to_a_workbook_that_does_nothing_by_itself(
    bench: Bench, screen: ImportsScreen, claims: Path, tmp_path: Path
) -> None:
    _choose(bench, screen, claims)
    path = tmp_path / "rapport.xlsx"
    screen.claims.report.write(path)
    bench.settle()
    sheet = openpyxl.load_workbook(path)["Rapport"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows[0][:3] == ("Linje", "Referanse", "Skyldner")
    assert [row[5] for row in rows[1:4]] == ["klart", "klart", "avvist"]
    assert rows[3][6] == "inkassovarsel_frist"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_every_control_has_a_name_and_tab_comes_back(
    bench: Bench, screen: ImportsScreen, claims: Path
) -> None:
    _take_in(bench, screen, claims)
    screen.claims.earlier.wrong.click()
    bench.settle()
    assert nameless(screen) == []
    reached = tab_round(bench, screen)
    assert {screen.claims.bar.choose, screen.claims.earlier.form.leave} <= reached


def test_where_it_is_narrow_the_file_and_the_batches_take_turns(
    bench: Bench, screen: ImportsScreen, claims: Path
) -> None:
    _take_in(bench, screen, claims)
    screen.resize(800, 560)
    bench.settle()
    assert not screen.claims.earlier.isVisible()
    screen.claims._to_earlier.click()
    assert screen.claims.earlier.isVisible()
    assert QApplication.focusWidget() is screen.claims.earlier.table


@pytest.mark.parametrize("section", [0, 1])
def test_at_twice_the_size_one_can_choose_a_file_and_nothing_scrolls_around_the_page(
    bench: Bench, screen: ImportsScreen, claims: Path, qapp: QApplication, section: int
) -> None:
    _choose(bench, screen, claims)
    screen.turn_to(section)
    Theme.apply(qapp, Mode.LIGHT, 200)
    screen.resize(1228, 780)
    bench.settle()
    assert (screen.width(), screen.height()) == (1228, 780), "it asks for no more than there is"
    choose = screen.page.bar.choose
    assert choose.visibleRegion().boundingRect() == choose.rect()
    assert not [each for each in screen.children() if isinstance(each, QScrollArea)]
    around = [each for each in screen.findChildren(QScrollArea) if each.isAncestorOf(choose)]
    assert len(around) <= section, "the file of the claims never scrolls away"
