"""A withholding of the wage: prepared by one, approved by another, told to the employer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.models import BookEntry, Measure
from collector_desk.service.database import Database
from tests.flows.enforcement import approve, begin, propose, queue, told, withholding
from tests.flows.hands import change_to
from tests.service.enforcing import REASONS, TODAY, Enforcement
from tests.ui.shell import Desktop


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
    desk.sign_in("kari")
    screen = begin(desk, case, Qt.Key.Key_W)
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
    assert book(db) == ["decided"]

    change_to(desk, "kari")
    shown = told(desk, case, row.id, TODAY)
    assert only(db).effect_on == TODAY
    assert book(db) == ["decided", "told"]
    assert "Trekkpliktig fikk pålegget 23.11.2026" in shown.form.book.text()
