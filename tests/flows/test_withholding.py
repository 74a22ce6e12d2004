"""A withholding of the wage: prepared by one, approved by another, told to the employer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.models import BookEntry, Measure, RequestVersion
from collector_desk.service.database import Database
from collector_desk.ui.approvals.confirm import ConfirmDialog
from collector_desk.ui.approvals.send_back import SendBackDialog
from collector_desk.ui.debtor import kept_files
from tests.flows.enforcement import (
    NEXT,
    approve,
    begin,
    propose,
    queue,
    reckoned,
    told,
    withholding,
    writes,
)
from tests.flows.hands import CONTROL, SEND, SHIFT, change_to, key, letters, sign_in, write
from tests.kit import PASSWORD
from tests.service.enforcing import REASONS, TODAY, Enforcement
from tests.service.test_measure_letters import new_rules
from tests.ui.shell import Desktop, answering

COMMENT = "Avtale må vurderes på nytt før trekk."


def only(db: Database) -> Measure:
    with db.read() as work:
        return work.scalars(select(Measure)).one()


def book(db: Database) -> list[str]:
    with db.read() as work:
        return list(work.scalars(select(BookEntry.what).order_by(BookEntry.id)))


def test_an_own_withholding_under_the_old_rules_from_the_debtor_to_the_employer(
    desk: Desktop, db: Database
) -> None:
    case = Enforcement(db)
    sign_in(desk, "kari")
    screen = begin(desk, Qt.Key.Key_W)
    assert screen.head.regime.text() == "Tidligere regelverk"
    withholding(desk, screen)
    propose(desk, screen)
    row = only(db)
    assert (row.stage, row.regime, row.monthly, book(db)) == ("waiting", "old", 728_500, [])

    change_to(desk, "per")
    sheet = queue(desk).presenter.sheet
    assert sheet is not None
    assert sheet.reasons == REASONS
    assert sheet.needs_password
    approve(desk, case)
    row = only(db)
    assert (row.stage, row.decided_on, row.ends_on) == ("decided", TODAY, date(2028, 11, 23))
    assert book(db) == ["decided", "letters"]
    kinds = {kind for kind, _ in letters(db)}
    assert {"withholding_decision", "withholding_order"} <= kinds

    change_to(desk, "kari")
    shown = told(desk, case, row.id, TODAY)
    assert only(db).effect_on == TODAY
    assert book(db) == ["decided", "letters", "told"]
    assert "Trekkpliktig fikk pålegget 23.11.2026" in shown.form.book.text()


def test_an_own_decision_under_the_new_rules_from_the_debtor_to_the_namsmann(
    desk: Desktop, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr(kept_files, "show", show)
    case = Enforcement(db)
    new_rules(case)
    sign_in(desk, "kari")
    screen = begin(desk, Qt.Key.Key_W)
    assert screen.head.regime.text() == "Nytt regelverk"
    withholding(desk, screen)
    propose(desk, screen)
    key(desk, Qt.Key.Key_O, CONTROL | SHIFT)
    desk.settle()
    assert shown == []  # nothing is made before the approval

    change_to(desk, "per")
    sheet = queue(desk).presenter.sheet
    assert sheet is not None
    assert any("skyldner.identifikator" in each for each in sheet.unconfirmed)
    approve(desk, case)
    assert book(db) == ["decided", "letters"]
    assert {kind for kind, _ in letters(db)} == {"trekk_decision"}

    change_to(desk, "kari")
    running = told(desk, case, only(db).id, TODAY)
    assert "Namsmannen fikk beslutningen 23.11.2026" in running.form.book.text()
    words = "Versjon 1 · JSON · Mottatt av namsmannen 23.11.2026, ført av Kari Nordmann"
    assert running.form.versions.text() == words
    assert running.form.versions.why.text().startswith("Ingenting er endret i T-2026-000001")
    key(desk, Qt.Key.Key_O, CONTROL | SHIFT)
    desk.until(lambda: shown)
    with db.read() as work:
        (made,) = work.scalars(select(RequestVersion))
    assert shown[0].read_bytes() == made.content


def test_what_is_sent_back_is_put_right_and_what_changes_meanwhile_is_void(
    desk: Desktop, db: Database
) -> None:
    case = Enforcement(db)
    sign_in(desk, "kari")
    screen = begin(desk, Qt.Key.Key_W)
    withholding(desk, screen)
    propose(desk, screen)

    change_to(desk, "per")
    queue(desk)
    with answering(SendBackDialog, lambda dialog: write(dialog, COMMENT, SEND)):
        key(desk, Qt.Key.Key_Backspace, CONTROL | SHIFT)
        desk.until(lambda: case.proposal().state == "sent_back")
    desk.settle()
    assert only(db).stage == "draft"

    change_to(desk, "kari")
    screen = begin(desk, Qt.Key.Key_W)
    assert COMMENT in screen.head.comment.accessibleName()
    key(desk, Qt.Key.Key_5, CONTROL)
    writes(desk, screen.form.considered, "Avtale ble tilbudt på nytt 20.11., ikke besvart.")
    reckoned(desk, screen)
    key(desk, Qt.Key.Key_6, CONTROL)
    propose(desk, screen)

    change_to(desk, "per")
    read = queue(desk)
    case.books.pays(case.claims[0], 100_000, TODAY)
    with answering(ConfirmDialog, lambda dialog: write(dialog, PASSWORD, (Qt.Key.Key_Return,))):
        key(desk, *NEXT)
        desk.until(lambda: case.proposal().state == "void")
    desk.settle()
    assert read.presenter.problem is not None
    assert "endret" in read.presenter.problem.sentence
    assert (only(db).stage, book(db)) == ("draft", [])
