"""Payment files on screen: tried, read in once, listed with what is unplaced now."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from collector_desk.models import BankFile, Payment
from collector_desk.service.database import Database
from collector_desk.ui.imports.presenter import Stage
from collector_desk.ui.imports.view import ImportsScreen
from collector_desk.ui.theme import Mode, Theme
from tests.exchange.claim_files import document
from tests.service.desks import Paid, claims_of, counted, invoice, ocr, take_in
from tests.ui.payments.bench import Bench, nameless

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
CTRL_2 = (Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def file(tmp_path: Path, db: Database) -> Path:
    """One payment that its KID places, two that nobody can place."""
    take_in(db, document(invoice("9001")))
    path = tmp_path / "OCR.D231126.txt"
    known = Paid(amount=50_000, kid=claims_of(db)[0].kid)
    path.write_bytes(ocr(known, Paid(amount=1_000), Paid(amount=2_000, kid="2345676")))
    return path


def _choose(bench: Bench, screen: ImportsScreen, path: Path) -> None:
    screen.focus_first()
    bench.press(CTRL_2)
    screen.ocr.presenter.choose(path)
    bench.settle()


def test_the_dry_run_says_what_would_be_placed_and_keeps_nothing(
    bench: Bench, screen: ImportsScreen, file: Path, db: Database
) -> None:
    _choose(bench, screen, file)
    assert screen.ocr.totals.accessibleName() == (
        "Forsendelser 1; Innbetalinger 3; Sum 530,00\u00a0kr, stemmer;"
        " Plasseres 1 · 500,00\u00a0kr; Blir uplassert 2 · 30,00\u00a0kr"
    )
    assert screen.ocr.take_in.do.text() == "Les inn 3 innbetalinger"
    assert counted(db, BankFile, Payment) == {"bank_file": 0, "payment": 0}
    assert screen.status == "3 innbetalinger · 530,00\u00a0kr"


def test_a_payment_file_is_read_in_from_the_keys_and_listed(
    bench: Bench, screen: ImportsScreen, file: Path, db: Database
) -> None:
    _choose(bench, screen, file)
    bench.press(CTRL_ENTER)
    assert screen.ocr.presenter.stage is Stage.DONE
    assert counted(db, BankFile, Payment) == {"bank_file": 1, "payment": 3}
    (row,) = screen.ocr.files.rows
    assert (row.name, row.unplaced, row.unplaced_total) == ("OCR.D231126.txt", 2, 3_000)
    assert bench.toasts == ["3 innbetalinger er lest inn, 1 plassert."]


def test_the_same_payments_are_never_read_in_twice(
    bench: Bench, screen: ImportsScreen, file: Path, db: Database
) -> None:
    _choose(bench, screen, file)
    bench.press(CTRL_ENTER)
    _choose(bench, screen, file)
    said = screen.ocr.bar.said.accessibleName()
    assert "OCR.D231126.txt: denne OCR-filen ble lest inn 23.11.2026 av Per Dahl" in said
    assert not screen.ocr.take_in.do.isEnabled()
    assert counted(db, Payment) == {"payment": 3}


def test_a_file_refused_as_a_whole_names_line_and_field(
    bench: Bench, screen: ImportsScreen, file: Path, db: Database
) -> None:
    lines = file.read_bytes().split(b"\n")
    lines[2] = lines[2][:-1]
    file.write_bytes(b"\n".join(lines))
    _choose(bench, screen, file)
    said = screen.ocr.bar.said.accessibleName()
    assert said.startswith("OCR.D231126.txt, linje 3,")
    assert counted(db, BankFile, Payment) == {"bank_file": 0, "payment": 0}


def test_every_control_has_a_name(bench: Bench, screen: ImportsScreen, file: Path) -> None:
    _choose(bench, screen, file)
    bench.press(CTRL_ENTER)
    assert nameless(screen) == []


def test_an_empty_page_says_what_a_file_leads_to(bench: Bench, screen: ImportsScreen) -> None:
    screen.turn_to(1)
    assert "uplasserte" in screen.ocr.after.accessibleName()
    assert "Ingen OCR-filer er lest inn" in screen.ocr._empty.accessibleName()


def test_what_is_said_of_a_file_is_seen_at_twice_the_size(
    bench: Bench, qapp: QApplication, file: Path
) -> None:
    Theme.apply(qapp, Mode.LIGHT, 200)
    screen = ImportsScreen(bench.context())
    bench.show(screen)
    screen.resize(1228, 812)
    screen.turn_to(1)
    page = screen.ocr
    bench.qtbot.waitUntil(lambda: _seen(page.after))
    _choose(bench, screen, file)
    assert "2 innbetalinger" in page.after.accessibleName()
    bench.qtbot.waitUntil(lambda: _seen(page.after))


def _seen(part: QWidget) -> bool:
    """Whether nothing of it is scrolled out of sight."""
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect()
