"""The one search box: the newest answer only, why it matched, commands in the same box, keys alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.client.desk import Desk
from collector_desk.service.database import Database
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.formats import kr
from collector_desk.ui.history import Place
from collector_desk.ui.search.lines import of_debtor
from collector_desk.ui.search.presenter import SearchPresenter
from collector_desk.ui.search.reason import ReasonDialog, ask_reason
from collector_desk.ui.search.view import Palette
from collector_desk.wire.debtors import ClaimRow
from collector_desk.wire.search import DebtorHit, Hits
from tests.kit import add_user, open_db
from tests.ui import town
from tests.ui.shell import Desktop, answering, desktop

SPACE = "\u00a0"


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    """A town with three debtors called Lykt."""
    opened = open_db(sqlite_url)
    town.build(opened, add_user(opened))
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, db: Database) -> Iterator[Desktop]:
    """A caseworker's desk."""
    with desktop(qtbot, db) as made:
        made.sign_in()
        yield made


def _open(desk: Desktop) -> Palette:
    QTest.keyClick(desk.program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = desk.main.box
    assert box.isVisible()
    return box


def _type(desk: Desktop, text: str) -> SearchPresenter:
    box = _open(desk)
    QTest.keyClicks(box.edit, text)
    desk.until(lambda: not box.presenter.asking)
    return box.presenter


def _titles(presenter: SearchPresenter) -> list[str]:
    return [line.title for line in presenter.lines]


def test_hits_come_in_groups_with_why_and_amount(desk: Desktop) -> None:
    presenter = _type(desk, "fager")
    assert _titles(presenter)[:2] == ["SKYLDNERE", "Lykt, Fager"]
    line = presenter.lines[1]
    assert line.about == "født 16.09.2006 · Josefines gate 3D, 0351 Oslo"
    assert line.why == "navn"
    assert line.right == f"2 krav · 12{SPACE}694,11{SPACE}kr"
    assert presenter.count == "2 treff · 3 skyldnere"


def test_a_claim_number_finds_the_claim(desk: Desktop) -> None:
    presenter = _type(desk, "K-2026-002210")
    at = _titles(presenter).index("KRAV OG SAKER")
    assert presenter.lines[at + 1].title == "K-2026-002210"


@pytest.mark.parametrize("already_open", [False, True])
def test_a_claim_that_was_found_is_the_one_explained(desk: Desktop, already_open: bool) -> None:
    for text in ["lykt fager", "K-2026-002210"] if already_open else ["K-2026-002210"]:
        _type(desk, text)
        QTest.keyClick(desk.main.box.edit, Qt.Key.Key_Return)
        desk.settle()
    screen = desk.main.tabs.current()
    assert isinstance(screen, DebtorScreen)
    assert desk.main.tabs.places() == [Place("debtor", 1)]
    row = screen.pages.claims.table.current_row()
    assert isinstance(row, ClaimRow)
    assert row.number == "K-2026-002210"
    assert screen.explain.asked == Asked(row.claim_id)


def test_who_is_outside_the_portfolio_is_marked_and_said_aloud(desk: Desktop) -> None:
    presenter = _type(desk, "lykt")
    own = {line.title: line.locked for line in presenter.lines if line.debtor_id}
    assert own == {"Lykt, Fager": False, "Lykte, Fagert": True, "Lykt Regnskap AS": True}
    locked = next(line for line in presenter.lines if line.locked)
    assert "krever begrunnelse" in locked.spoken


def test_no_hits_says_what_to_try(desk: Desktop) -> None:
    presenter = _type(desk, "zzxq")
    assert _titles(presenter)[0] == "Ingen treff på «zzxq»."
    assert "Prøv" in _titles(presenter)[1]
    assert presenter.current() is None


def test_where_only_commands_match_they_come_first_and_nothing_is_missed(desk: Desktop) -> None:
    presenter = _type(desk, "satser")
    assert _titles(presenter)[0] == "KOMMANDOER"
    assert not any("Ingen treff" in title for title in _titles(presenter))
    current = presenter.current()
    assert current is not None
    assert current.action is not None


def test_an_empty_box_offers_recent_debtors_and_commands(desk: Desktop) -> None:
    desk.main.go(Place("debtor", 1))
    desk.settle()
    box = _open(desk)
    desk.until(lambda: "SIST ÅPNET" in _titles(box.presenter))
    titles = _titles(box.presenter)
    assert titles[1] == "Lykt, Fager"
    assert "KOMMANDOER" in titles
    current = box.presenter.current()
    assert current is not None
    assert current.title == "Lykt, Fager", "Enter opens the last one, also when it came late"


def test_a_command_is_found_by_its_words_and_shows_its_keys(desk: Desktop) -> None:
    presenter = _type(desk, "satser regler")
    line = next(line for line in presenter.lines if line.title == "Satser og regler")
    assert line.why == "Alt+4"
    presenter.stand_on(presenter.lines.index(line))
    QTest.keyClick(desk.main.box.edit, Qt.Key.Key_Return)
    assert desk.main.tabs.place() == Place("rates")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("importer", "Import"),
        ("importere", "Import"),
        ("import", "Import"),
        ("impo", "Import"),
        ("innsigelsen", "Innsigelser"),
        ("satsen regler", "Satser og regler"),
        ("foreldelsesfristen", "Foreldelsesfrister"),
    ],
)
def test_a_command_is_found_whatever_the_ending(desk: Desktop, written: str, found: str) -> None:
    assert found in _titles(_type(desk, written))


@pytest.mark.parametrize("written", ["lykt fager", "imperator", "innside", "regn"])
def test_a_word_that_only_begins_alike_finds_no_command(desk: Desktop, written: str) -> None:
    assert not [line for line in _type(desk, written).lines if line.action]


def test_the_shown_screen_adds_its_own_commands(desk: Desktop) -> None:
    desk.main.go(Place("debtor", 1))
    desk.settle()
    presenter = _type(desk, "eksporter")
    found = {line.title: line.why for line in presenter.lines if line.action}
    assert found["Eksporter saksoppsummering"] == "Ctrl+E"


def test_the_service_is_asked_once_when_the_keys_rest(
    desk: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    search = Desk.search

    def noted(self: Desk, text: str, *, limit: int = 20) -> Hits:
        asked.append(text)
        return search(self, text, limit=limit)

    monkeypatch.setattr(Desk, "search", noted)
    _type(desk, "lykt fager")
    assert asked == ["lykt fager"]


def test_an_older_answer_never_overwrites_a_newer_one(
    desk: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    search = Desk.search

    def slow_first(self: Desk, text: str, *, limit: int = 20) -> Hits:
        found = search(self, text, limit=limit)
        if text == "regnskap":
            gate.wait(5)
        return found

    monkeypatch.setattr(Desk, "search", slow_first)
    box = _open(desk)
    QTest.keyClicks(box.edit, "regnskap")
    desk.until(lambda: desk.program.tasks.busy() == 1)
    box.edit.selectAll()
    presenter = box.presenter
    QTest.keyClicks(box.edit, "fager")
    desk.until(lambda: not presenter.asking)
    shown = _titles(presenter)
    gate.set()
    desk.settle()
    desk.qtbot.wait(50)
    assert _titles(presenter) == shown
    assert "Lykt, Fager" in shown


def test_enter_before_the_answer_opens_what_the_answer_puts_first(desk: Desktop) -> None:
    box = _open(desk)
    QTest.keyClicks(box.edit, "fager lykt")
    QTest.keyClick(box.edit, Qt.Key.Key_Return)
    assert desk.main.tabs.place() is None
    desk.until(lambda: desk.main.tabs.place() == Place("debtor", 1))


def test_arrows_choose_and_enter_opens_in_the_same_tab(desk: Desktop) -> None:
    for keys, places in (
        (Qt.KeyboardModifier.NoModifier, [Place("debtor", 1)]),
        (Qt.KeyboardModifier.ControlModifier, [Place("debtor", 1), Place("debtor", 1)]),
    ):
        presenter = _type(desk, "lykt fager")
        QTest.keyClick(desk.main.box.edit, Qt.Key.Key_Down)
        QTest.keyClick(desk.main.box.edit, Qt.Key.Key_Up)
        assert presenter.at == 1
        QTest.keyClick(desk.main.box.edit, Qt.Key.Key_Return, keys)
        desk.settle()
        assert desk.main.tabs.places() == places[:1]


def test_control_enter_opens_beside_and_enter_in_place(desk: Desktop, qtbot: QtBot) -> None:
    desk.main.go(Place("debtor", 1))
    desk.settle()
    _type(desk, "K-2026-002210")
    QTest.keyClick(desk.main.box.edit, Qt.Key.Key_Return)
    assert desk.main.tabs.places() == [Place("debtor", 1)]
    desk.main._found(2, None, True)
    _give_up(desk)
    assert desk.main.tabs.places() == [Place("debtor", 1), Place("debtor", 2)]
    desk.main._found(3, None, False)
    _give_up(desk)
    assert desk.main.tabs.places() == [Place("debtor", 1), Place("debtor", 3)]


def _give_up(desk: Desktop) -> None:
    """Wait for the question why, and leave it."""
    seen: list[bool] = []

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReasonDialog):
            dialog.reject()
            seen.append(True)

    timer = QTimer()
    timer.timeout.connect(leave)
    timer.start(20)
    desk.until(lambda: seen)
    timer.stop()
    desk.settle()


def test_esc_closes_and_gives_the_keys_back(desk: Desktop) -> None:
    desk.main.go(Place("rates"))
    desk.settle()
    before = QApplication.focusWidget()
    box = _open(desk)
    QTest.keyClick(box.edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is box.edit
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    assert box.isHidden()
    assert QApplication.focusWidget() is before


def test_a_lost_service_says_so_in_the_box(desk: Desktop) -> None:
    desk.home.stop()
    presenter = _type(desk, "lykt")
    assert _titles(presenter)[0] == "Tjenesten svarer ikke."
    desk.main.reconnect.stop()


def test_more_is_written_after_a_common_reason(desk: Desktop) -> None:
    answers: list[str | None] = []

    def answer(dialog: ReasonDialog) -> None:
        dialog.common[0].setFocus()
        QTest.keyClick(dialog.common[0], Qt.Key.Key_Space)
        QTest.keyClicks(dialog.focusWidget(), " om avtalen")
        dialog.go.click()

    with answering(ReasonDialog, answer):
        answers.append(ask_reason(desk.main))
    assert answers == ["Henvendelse fra skyldner om avtalen"]


def test_a_reason_needs_five_characters(desk: Desktop) -> None:
    answers: list[str | None] = []

    def answer(dialog: ReasonDialog) -> None:
        dialog.reason.edit.setText("abc")
        assert not dialog.go.isEnabled()
        assert dialog.why.text() == "Skriv hvorfor, minst fem tegn."
        dialog.common[0].click()
        assert dialog.go.isEnabled()
        assert dialog.why.text() == ""
        dialog.go.click()

    with answering(ReasonDialog, answer):
        answers.append(ask_reason(desk.main))
    with answering(ReasonDialog, lambda dialog: dialog.leave.click()):
        answers.append(ask_reason(desk.main))
    assert answers == ["Henvendelse fra skyldner", None]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_and_enter_open_with_the_reason_as_in_other_boxes(desk: Desktop, key: Qt.Key) -> None:
    answers: list[str | None] = []

    def answer(dialog: ReasonDialog) -> None:
        QTest.keyClick(dialog.reason.edit, key, Qt.KeyboardModifier.ControlModifier)
        assert "fem tegn" in dialog.reason.error()
        QTest.keyClicks(dialog.reason.edit, "ringer om sak")
        QTest.keyClick(dialog.reason.edit, key, Qt.KeyboardModifier.ControlModifier)

    with answering(ReasonDialog, answer):
        answers.append(ask_reason(desk.main))
    assert answers == ["ringer om sak"]


def test_a_hit_shows_what_is_in_the_debtors_favour_beside_what_is_owed() -> None:
    hit = DebtorHit(
        debtor_id=1, name="Lykt, Fager", kind="person", about="", why="navn", claims=2,
        owed=103_500, credit=25_000, own_portfolio=True, warnings=(),
    )  # fmt: skip
    assert of_debtor(hit).right == f"2 krav · {kr(103_500)} · {kr(25_000)} til gode"
    assert of_debtor(hit.model_copy(update={"owed": 0})).right == f"2 krav · {kr(25_000)} til gode"


def test_a_hit_says_what_its_screen_warns_of() -> None:
    hit = DebtorHit(
        debtor_id=1, name="Lykt, Fager", kind="person", about="født 16.09.1992", why="navn",
        claims=1, owed=100, own_portfolio=True, warnings=("objection", "deceased"),
    )  # fmt: skip
    assert of_debtor(hit).about == "Åpen innsigelse · Død · født 16.09.1992"
