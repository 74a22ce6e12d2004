"""A lien on an account for parking fines: prepared by one, approved by another, told to the bank."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.models import BookEntry, Measure
from collector_desk.service import relay
from collector_desk.service.database import Database
from collector_desk.ui.enforcement.listing import MeasuresScreen
from collector_desk.ui.enforcement.view import MeasureScreen
from collector_desk.wire.measures import MeasureRow
from tests.flows.enforcement import (
    NEXT,
    approve,
    begin,
    fill_reasons,
    propose,
    queue,
    reckoned,
    told,
    writes,
)
from tests.flows.hands import ALT, change_to, key, letters, night, sign_in, tab_to
from tests.service.enforcing import TODAY, Enforcement
from tests.service.mail import text_of
from tests.ui.shell import Desktop

LAPSES = date(2029, 11, 23)


def only(db: Database) -> Measure:
    with db.read() as work:
        return work.scalars(select(Measure)).one()


def book(db: Database) -> list[str]:
    with db.read() as work:
        return list(work.scalars(select(BookEntry.what).order_by(BookEntry.id)))


def fill_account(desk: Desktop, screen: MeasureScreen) -> None:
    """Which account, what stood on it, when the next income comes, and whose it is."""
    account = screen.form.details
    for field, text in (
        ("bank", "Prøvebanken"), ("number", "69930570044"), ("street", "Bankplassen 4"),
        ("postcode", "0151"), ("city", "Oslo"), ("balance", "90000"),
        ("balance_on", "23.11.2026"), ("income_on", "12.12.2026"), ("document", "dok. 7"),
    ):  # fmt: skip
        writes(desk, getattr(account, field), text)
    tab_to(desk, account.owners.add)  # type: ignore[attr-defined]
    key(desk, Qt.Key.Key_Space)
    (owner,) = account.owners.rows  # type: ignore[attr-defined]
    writes(desk, owner.name, "Lykt, Fager")
    tab_to(desk, owner.debtor)
    key(desk, Qt.Key.Key_Space)


def dropped(db: Database, folder: Path) -> dict[str, str]:
    """The letters that lie ready for the printer: the kind of each, and what it says."""
    list(relay.run(db, folder, None))
    (batch,) = (each for each in folder.iterdir() if each.is_dir())
    lines = (batch / "manifest.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(lines, delimiter=";")
    return {row["kind"]: text_of((batch / row["file"]).read_bytes()) for row in rows}


def test_an_account_lien_from_the_debtor_to_its_three_year_lapse(
    desk: Desktop, db: Database, tmp_path: Path
) -> None:
    case = Enforcement(db)
    sign_in(desk, "kari")
    screen = begin(desk, Qt.Key.Key_Q)
    for fill in (None, None, fill_account, None, fill_reasons):
        if fill is not None:
            fill(desk, screen)
        key(desk, *NEXT)
    reckoned(desk, screen)
    propose(desk, screen)
    row = only(db)
    assert (row.stage, row.kind, row.regime) == ("waiting", "account_lien", "old")
    assert letters(db) == []

    change_to(desk, "per")
    sheet = queue(desk).presenter.sheet
    assert sheet is not None
    assert sheet.needs_password
    approve(desk, case)
    row = only(db)
    assert (row.stage, row.decided_on, row.effect_on) == ("decided", TODAY, None)
    assert {kind for kind, _ in letters(db)} == {"lien_decision", "lien_notice"}
    papers = dropped(db, tmp_path)
    assert set(papers) == {"lien_decision", "lien_notice"}
    assert "Bankplassen 4" in papers["lien_notice"]
    assert "6993.05.70044" in papers["lien_notice"]
    assert "20 401,48" in papers["lien_notice"]

    change_to(desk, "kari")
    shown = told(desk, case, row.id, TODAY)
    row = only(db)
    assert (row.stage, row.effect_on, row.ends_on) == ("in_force", TODAY, LAPSES)
    assert book(db) == ["decided", "letters", "told"]
    assert "Banken fikk melding, pantet har rettsvern 23.11.2026" in shown.form.book.text()
    key(desk, Qt.Key.Key_9, ALT)
    desk.settle()
    listed = desk.main.tabs.current()
    assert isinstance(listed, MeasuresScreen)
    key(desk, Qt.Key.Key_F5)
    desk.settle()
    line = listed.table.current_row()
    assert isinstance(line, MeasureRow)
    assert (line.next_step, line.next_day) == ("Pantet faller bort", LAPSES)

    night(db, LAPSES)
    assert only(db).stage == "in_force"
    night(db, date(2029, 11, 24))
    assert only(db).stage == "lapsed"
