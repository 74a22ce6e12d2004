"""The debtor's letters: seen with their state, opened, and registered as returned, by the keys."""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from collector_desk.client.connection import new_key
from collector_desk.domain.delivery import Delivery
from collector_desk.domain.letter import LetterKind
from collector_desk.domain.objection import Ground, Outcome, UnitView
from collector_desk.models import Hold, LetterRow
from collector_desk.service import letter_returns
from collector_desk.service.database import SYSTEM
from collector_desk.ui.casework.letters import LettersBox
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.debtor.pages import LETTERS
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.table import TableView
from collector_desk.ui.theme import Mode, Theme
from collector_desk.wire.letters import Write
from collector_desk.wire.objections import Answer, Ask, Decide, NewObjection
from tests.service.casework import REASONS
from tests.service.mail import leaves
from tests.ui.debtor.conftest import Bench, opened
from tests.ui.debtor.hands import CONTROL, press, sheet_of, write
from tests.ui.debtor.test_boxes import open_box, send


def look(box: QWidget, name: str) -> None:
    if folder := os.environ.get("DESK_LOOK"):
        box.grab().save(f"{folder}/{name}.png")


def written(own: Bench, screen: DebtorScreen) -> LetterRow:
    """A statement is sent; it waits in the house."""
    order = Write(kind=LetterKind.STATEMENT)
    own.desk.letters.send(sheet_of(screen).debtor_id, order, key=new_key())
    return letter(own)


def letter(own: Bench) -> LetterRow:
    with own.db.read() as work:
        return work.scalars(select(LetterRow)).one()


def kept_back(own: Bench, screen: DebtorScreen) -> LetterRow:
    """An objection is answered, and the answer does not go."""
    debtor, desk = sheet_of(screen).debtor_id, own.desk
    claim = sheet_of(screen).claims[0].claim_id
    order = NewObjection(claim_id=claim, ground=Ground.PAID, text="Jeg har betalt dette.")
    number = desk.objections.register(debtor, order, key=new_key()).objection_id
    ask = Ask(version=desk.objections.show(number).version, text="Stemmer dette?")
    desk.objections.ask_unit(number, ask, key=new_key())
    said = Answer(
        version=desk.objections.show(number).version, view=UnitView.UPHOLDS, text="Kravet står."
    )
    desk.objections.answered(number, said, key=new_key())
    decided = Decide(
        version=desk.objections.show(number).version, outcome=Outcome.NOT_UPHELD,
        ground=Ground.PAID, reasons=REASONS,
    )  # fmt: skip
    desk.objections.decide(number, decided, key=new_key())
    with own.db.write(SYSTEM) as work:
        query = select(LetterRow).where(LetterRow.kind == "objection_decision")
        row = work.scalars(query).one()
        letter_returns.kept_back(work, row, "brevet skal nå til: verge")
    return row


def listed(own: Bench, screen: DebtorScreen) -> LettersBox:
    box = cast("LettersBox", open_box(own, screen, Qt.Key.Key_V))
    own.settle()
    return box


def titles(model: TableView) -> list[str]:
    return [column.title for column in model.visible_columns()]


def copied(view: TableView) -> str:
    view.setFocus()
    view.selectAll()
    press(Qt.Key.Key_C, CONTROL)
    return QApplication.clipboard().text()


def test_the_tab_and_the_box_are_one_list(own: Bench, own_screen: DebtorScreen) -> None:
    """The same rows, columns and order, which are kept under one name."""
    written(own, own_screen)
    own_screen.refresh()
    own.settle()
    own_screen.pages.go(LETTERS)
    tab = own_screen.pages.listed(LETTERS).table
    before = copied(tab)
    assert before.splitlines()[0] == "Dato\tBrev\tKrav\tStatus\tFrist\tGebyr"
    assert [line.split("\t")[1] for line in before.splitlines()[1:]] == [
        "Saldooversikt",
        "Inkassovarsel",
    ]
    look(own_screen, "letters-tab")
    tab.horizontalHeader().moveSection(3, 1)
    box = listed(own, own_screen)
    assert (type(box.list), titles(box.table)) == (
        type(own_screen.pages.listed(LETTERS)),
        titles(tab),
    )
    box.table.reset_columns()
    assert copied(box.table) == before
    box.reject()


def test_the_menu_of_the_tab_leads_to_the_letter_it_stands_on(
    own: Bench, own_screen: DebtorScreen
) -> None:
    written(own, own_screen)
    own_screen.refresh()
    own.settle()
    own_screen.pages.go(LETTERS)
    tab = own_screen.pages.listed(LETTERS).table
    tab.select_place(1)
    words = {each.text().split("\t")[0]: each for each in tab.actions()}
    assert list(words) == ["Åpne brevet", "Leveringen og brev i retur …", "Nytt brev …"]
    words["Leveringen og brev i retur …"].trigger()
    own.settle()
    box = own_screen.boxes.box
    assert isinstance(box, LettersBox)
    assert box.row == tab.current_row()
    assert box.why.text().startswith("Brevet ble sendt før kravet kom hit")
    box.reject()


def test_what_the_unit_sent_is_not_here_to_be_opened(own: Bench, own_screen: DebtorScreen) -> None:
    own_screen.pages.go(LETTERS)
    press(Qt.Key.Key_Return)
    said = "Brevet ble sendt før kravet kom hit. Innholdet ligger ikke her."
    assert own.toasts == [said]
    box = listed(own, own_screen)
    press(Qt.Key.Key_F, CONTROL)
    write("purring")
    assert box.list.search.isVisible()
    assert box.table.rows.rowCount() == 0
    box.list.search.clear()
    assert (box.do.isEnabled(), box.read.isEnabled()) == (False, False)
    assert box.read.accessibleDescription() == said
    assert box.told.text().endswith(f"\n{said}")
    box.reject()


def test_the_list_takes_the_height_of_the_box(own: Bench, own_screen: DebtorScreen) -> None:
    box = listed(own, own_screen)
    before = box.list.height()
    box.resize(box.width(), box.height() + 100)
    own.settle()
    assert box.list.height() == before + 100
    assert box.told.y() - box.list.geometry().bottom() <= 13
    box.reject()


def test_a_letter_is_opened_as_it_was_sent(
    own: Bench, own_screen: DebtorScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = written(own, own_screen)
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr(kept_files, "show", show)
    box = listed(own, own_screen)
    assert "Fager Lykt (skyldner). Venter på utsending." in box.told.text()
    assert box.why.text() == "«Venter på utsending»: det kan ikke komme i retur."
    look(box, "letters-waiting")
    assert box.table.hasFocus()
    press(Qt.Key.Key_Return)
    own.settle()
    (path,) = shown
    assert path.read_bytes().startswith(b"%PDF")
    assert path.name == f"dokument-{sent.document_id}.pdf"
    assert own_screen.boxes.box is box


def test_a_letter_that_came_back_is_registered(own: Bench, own_screen: DebtorScreen) -> None:
    written(own, own_screen)
    leaves(own.db)
    box = listed(own, own_screen)
    assert "(skyldner). Sendt." in box.told.text()
    box.envelope.edit.setFocus()
    write("Ukjent på adressen")
    send(own)
    assert own.toasts == ["Brevet er registrert i retur. Finn adressen."]
    assert letter(own).state == "returned"
    with own.db.read() as work:
        assert work.scalars(select(Hold.reason)).all() == ["returned_post"]
    assert own_screen.boxes.box is None

    box = listed(own, own_screen)
    assert "Kom i retur. Ukjent på adressen" in box.told.text()
    look(box, "letters-returned")
    box.envelope.edit.setFocus()
    press(Qt.Key.Key_Return, CONTROL)
    own.settle()
    assert own_screen.boxes.box is box


def test_an_answer_that_was_kept_back_is_written_anew_by_the_keys(
    own: Bench, own_screen: DebtorScreen
) -> None:
    first = kept_back(own, own_screen)
    box = listed(own, own_screen)
    assert box.again.isVisibleTo(box)
    look(box, "letters-kept-back")
    press(Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    own.settle()
    assert own.toasts == ["Brevet er skrevet på nytt, med dato og frist fra i dag."]
    with own.db.read() as work:
        answers = select(LetterRow.state).where(LetterRow.kind == first.kind).order_by(LetterRow.id)
        assert work.scalars(answers).all() == ["withdrawn", "waiting"]
    box = listed(own, own_screen)
    box.table.select_key(f"letter:{first.id}")
    press(Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    own.settle()
    assert "Brevet kan ikke skrives på nytt: det er skrevet på nytt" in box.said.accessibleName()
    box.table.select_place(0)
    assert not box.again.isVisibleTo(box)
    box.reject()


@pytest.mark.parametrize("state", Delivery)
def test_every_state_of_a_letter_is_listed_by_its_name(
    own: Bench, own_screen: DebtorScreen, state: Delivery
) -> None:
    sent = written(own, own_screen)
    with own.db.write(SYSTEM) as work:
        work.get_one(LetterRow, sent.id).state = state.value
    box = listed(own, own_screen)
    assert f"(skyldner). {state.label}." in box.told.text()
    look(box, f"letters-{state.value}")
    box.reject()


def test_what_is_said_of_a_letter_is_seen_with_the_largest_text(
    own: Bench, own_debtor: int, qapp: QApplication
) -> None:
    Theme.apply(qapp, Mode.DARK, scale=200)
    screen = opened(own, own_debtor)
    written(own, screen)
    box = listed(own, screen)
    look(box, "letters-dark-200")
    assert not box.told.visibleRegion().isEmpty()
    box.reject()
