"""January 2027: a trekk decided by two persons under the new rules, and told to the namsmann."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.api import letter_ways
from collector_desk.config import Settings
from collector_desk.domain.enforcement.request.decision import Decision
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.rates import Rates
from collector_desk.exchange.enforcement.json_in import read_decision
from collector_desk.exchange.enforcement.schema import schema_faults
from collector_desk.models import BookEntry, Measure
from collector_desk.service.database import Database
from collector_desk.ui.approvals.confirm import ConfirmDialog
from collector_desk.ui.casework.letter import LetterBox
from tests.flows.enforcement import NEXT, begin, propose, queue, told, withholding
from tests.flows.hands import (
    CONTROL,
    SHIFT,
    change_to,
    key,
    letters,
    open_debtor,
    reach,
    sign_in,
    write,
)
from tests.kit import PASSWORD
from tests.service.enforcing import REASONS, Enforcement, noticed
from tests.ui.shell import Desktop, answering

NOTICED, ENDS, DAY = date(2026, 12, 17), date(2027, 1, 7), date(2027, 1, 15)
INTEREST = "Øvelse: Forsinkelsesrente, 12,00 prosent per år fra 01.01.2027, er ikke fastsatt."


@pytest.fixture
def case(db: Database) -> Enforcement:
    """Two fines noticed in December; it is 15 January, and the rates are those of practice."""
    db.rates = Rates.practice()
    made = Enforcement(db)
    for claim in made.claims:
        noticed(db, made.debtor, claim, sent=NOTICED, ends=ENDS)
    made.day(DAY)
    return made


def only(db: Database) -> Measure:
    with db.read() as work:
        return work.scalars(select(Measure)).one()


def book(db: Database) -> list[str]:
    with db.read() as work:
        return list(work.scalars(select(BookEntry.text).order_by(BookEntry.id)))


def approve(desk: Desktop, case: Enforcement) -> None:
    """Approve what is read; nothing is decided by a password that is not the approver's own."""

    def confirm(dialog: ConfirmDialog) -> None:
        write(dialog, "feil passord her", (Qt.Key.Key_Return,))
        desk.until(dialog.said.isVisible)
        assert case.proposal().state == "waiting"
        write(dialog, PASSWORD, (Qt.Key.Key_Return,))

    with answering(ConfirmDialog, confirm):
        key(desk, *NEXT)
        desk.until(lambda: case.proposal().state == "approved")
    desk.settle()


def test_a_trekk_under_the_new_rules_from_the_debtor_to_the_namsmann(
    desk: Desktop, db: Database, case: Enforcement, tmp_path: Path
) -> None:
    sign_in(desk, "kari")
    screen = begin(desk, Qt.Key.Key_W)
    assert screen.head.regime.text() == "Nytt regelverk"
    withholding(desk, screen)
    pane = screen.reckoning
    assert pane.title.text() == "Anslag – namsmannen fastsetter trekket"
    assert "tallet er bare et anslag for oss" in pane.warnings.accessibleName()
    assert INTEREST.removeprefix("Øvelse: ") in pane.practice.text()
    assert "Øvelse" not in pane.unsure.text()
    propose(desk, screen)
    assert (only(db).regime, book(db)) == ("new", [])

    change_to(desk, "per")
    read = queue(desk)
    assert "nytt regelverk: namsmannen fastsetter trekket" in read.sheet.head.about.text()
    assert INTEREST.removeprefix("Øvelse: ") in read.sheet.practice.accessibleName()
    approve(desk, case)
    assert (only(db).stage, only(db).decided_on, only(db).ends_on) == ("decided", DAY, None)

    list(letter_ways.relayed(db, Settings(folder=str(tmp_path))))  # as the service does by itself
    (laid,) = (tmp_path / "letters" / "begjaeringer").rglob("beslutning.json")
    assert schema_faults(Decision, laid.read_bytes()) == ()
    assert len(read_decision(laid.read_bytes()).lines) > 0
    assert b"2450" not in laid.read_bytes()  # the estimate is ours alone (ruling 3)
    ((kind, text),) = letters(db)
    assert kind == LetterKind.TREKK_DECISION
    assert "Det er namsmannen, ikke kommunen, som avgjør hvor mye du skal trekkes" in text
    assert REASONS in text

    decided, written = book(db)
    assert decided.startswith(f"Utleggstrekk besluttet 15.01.2027, {only(db).number}")
    assert "dekkes ved trekk" in decided
    assert "Melding til namsmannen, versjon 1" in written
    change_to(desk, "kari")
    shown = told(desk, case, only(db).id, DAY)
    assert "Namsmannen fikk beslutningen 15.01.2027" in shown.form.book.text()


def test_a_letter_of_the_new_year_says_that_its_rates_are_made_up(
    desk: Desktop, db: Database, case: Enforcement
) -> None:
    seen: list[str] = []

    def read(box: LetterBox) -> None:
        desk.until(lambda: box.letter.choices is not None)
        reach(box, box.kind.box)
        write(box, (Qt.Key.Key_Home,))
        while box.kind.value() != LetterKind.STATEMENT:
            write(box, (Qt.Key.Key_Down,))
        desk.until(lambda: box.letter.shown is not None)
        seen.append(box.made_up.accessibleName() if box.made_up.isVisible() else "")
        write(box, (Qt.Key.Key_Escape,))

    sign_in(desk, "kari")
    open_debtor(desk, case.debtor)
    with answering(LetterBox, read):
        key(desk, Qt.Key.Key_L, CONTROL | SHIFT)
        desk.until(lambda: seen)
    assert INTEREST in seen[0]
