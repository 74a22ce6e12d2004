"""Notes on the debtor screen: by keys alone, never lost, corrected by new ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from collector_desk.service.database import Database
from collector_desk.ui.debtor.view import DebtorScreen
from tests.kit import PASSWORD, add_user
from tests.service.one_debtor import debtor_with_a_claim
from tests.ui.debtor.conftest import TEAM, Bench
from tests.ui.debtor.hands import CONTROL, composer, press, sheet_of, shown_texts, write


def sections(screen: DebtorScreen) -> list[str]:
    bar = screen.pages.bar
    return [bar.tabText(at) for at in range(bar.count())]


def test_a_note_is_written_by_keys_alone(own: Bench, own_screen: DebtorScreen) -> None:
    press(Qt.Key.Key_N, CONTROL)
    assert composer(own_screen).field.edit.hasFocus()
    write("Ringte 23.11.")
    with own.qtbot.waitSignal(own_screen.notes.added):
        press(Qt.Key.Key_Return, CONTROL)
    assert not composer(own_screen).isVisible()
    assert own_screen.pages.claims.table.hasFocus(), "the keys go back to where one was"
    assert own.toasts == ["Merknaden er skrevet."]
    event = sheet_of(own_screen).timeline[0]
    assert (event.text, event.claim_id) == (
        "Ringte 23.11.",
        sheet_of(own_screen).claims[0].claim_id,
    )
    assert "Merknader 1" in sections(own_screen)


def test_escape_puts_a_note_away_and_keeps_it(own: Bench, own_screen: DebtorScreen) -> None:
    press(Qt.Key.Key_N, CONTROL)
    write("halvferdig")
    press(Qt.Key.Key_Escape)
    own.settle()
    assert not composer(own_screen).isVisible()
    assert "Merknader 0 · utkast" in sections(own_screen)
    press(Qt.Key.Key_N, CONTROL)
    assert composer(own_screen).field.edit.toPlainText() == "halvferdig"


def test_a_draft_stands_open_when_the_debtor_opens_again(
    own: Bench, own_screen: DebtorScreen, own_debtor: int
) -> None:
    own_screen.new_note()
    write("før krasjet")
    own_screen.notes.flush()
    own.settle()
    own_screen.hide()
    again = own.screen(own_debtor)
    assert composer(again).isVisible()
    assert composer(again).field.edit.toPlainText() == "før krasjet"


def test_a_note_is_opened_from_the_timeline_and_corrected(
    own: Bench, own_screen: DebtorScreen
) -> None:
    own_screen.new_note()
    write("Ringte 19.11.")
    with own.qtbot.waitSignal(own_screen.notes.added):
        own_screen.notes.send()
    timeline = own_screen.pages.claims.timeline.table
    timeline.setFocus()
    timeline.select_key(sheet_of(own_screen).timeline[0].key)
    press(Qt.Key.Key_Return)
    assert own_screen.pages.current() is own_screen.pages.notes
    assert "Ringte 19.11." in shown_texts(own_screen.pages.notes)
    own_screen.pages.notes._correct.click()
    assert any("Retter merknaden" in text for text in shown_texts(composer(own_screen)))
    write("Ringte 20.11.")
    with own.qtbot.waitSignal(own_screen.notes.added):
        own_screen.notes.send()
    newest = sheet_of(own_screen).timeline[0]
    assert newest.corrects is not None
    own_screen.pages.notes.stand_on(newest)
    assert any("Retter " in text for text in shown_texts(own_screen.pages.notes))


def test_an_unsent_note_holds_the_tab_open(
    own: Bench, own_screen: DebtorScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setattr(own.desk.connection, "_url", "http://127.0.0.1:9")
        own_screen.new_note()
        write("ikke mist meg")
        own_screen.notes.send()
        own.settle()
        assert not own_screen.can_close()
    with own.qtbot.waitSignal(own_screen.notes.added):
        own_screen.notes.try_again()
    assert own_screen.can_close()


def test_a_reader_writes_no_notes_and_is_told_why(
    own: Bench, db: Database, sign_in: Callable[..., object]
) -> None:
    add_user(db, "ola", role="auditor", team=TEAM)
    own.desk.session.sign_in("ola", PASSWORD)
    screen = own.screen(debtor_with_a_claim(db, team=TEAM))
    assert "Ny merknad" not in [action.text() for action in screen.actions()]
    assert any("Bare saksbehandler og leder" in text for text in shown_texts(screen.side.deeds))
