"""The debtor screen: what is pointed at is explained, and the keyboard reaches everything."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from collector_desk.service.database import Database
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.debtor.as_of import AsOf
from collector_desk.ui.debtor.notes import Composer
from collector_desk.ui.debtor.parts import PartLink, WarningChip
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.formats import kr
from collector_desk.ui.theme import Mode, Theme
from collector_desk.wire.debtors import Explain, Explanation, NewNote, Sheet
from tests.kit import PASSWORD, add_user
from tests.service.test_debtor_sheet import NUMBER, debtor_with_a_claim
from tests.ui.debtor.conftest import TEAM, Bench

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(bench: Bench, debtor_id: int) -> DebtorScreen:
    made = bench.screen(debtor_id)
    made.focus_first()
    bench.settle()
    assert made.pages.claims.table.isVisible()
    return made


@pytest.fixture
def screen(bench: Bench, debtor_id: int) -> DebtorScreen:
    return opened(bench, debtor_id)


@pytest.fixture
def own_screen(own: Bench, own_debtor: int) -> DebtorScreen:
    return opened(own, own_debtor)


def sheet_of(screen: DebtorScreen) -> Sheet:
    assert screen.presenter.sheet is not None
    return screen.presenter.sheet


def days(screen: DebtorScreen) -> AsOf:
    assert screen.as_of is not None
    return screen.as_of


def composer(screen: DebtorScreen) -> Composer:
    assert screen.composer is not None
    return screen.composer


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None, "the keys have nowhere to go"
    QTest.keyClick(focus, key, modifiers)
    QApplication.processEvents()


def write(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def shown_texts(within: QWidget) -> list[str]:
    return [each.text() for each in within.findChildren(QLabel) if each.isVisible()]


# what is shown ----------------------------------------------------------------------------


def test_the_head_says_who_it_is_and_what_is_owed(screen: DebtorScreen) -> None:
    sheet = sheet_of(screen)
    texts = shown_texts(screen.head)
    assert "Lykt, Fager" in texts
    assert sheet.masked in texts
    assert NUMBER not in "".join(texts)
    assert any("Josefines gate 3D" in text for text in texts)
    assert screen.head._owed.text() == kr(sheet.sums.total)
    assert screen.title == "Lykt, Fager"


def test_counts_are_those_of_the_lists_behind_them(own: Bench, own_screen: DebtorScreen) -> None:
    own.desk.notes.add(own_screen.presenter.debtor_id, NewNote(text="en merknad"), key="1" * 36)
    own_screen.refresh()
    own.settle()
    bar = own_screen.pages.bar
    shown = [bar.tabText(at) for at in range(bar.count())]
    counted = {
        "Krav": own_screen.pages.claims.table,
        "Innbetalinger": own_screen.pages.listed(1).table,
        "Brev": own_screen.pages.listed(2).table,
        "Dokumenter": own_screen.pages.listed(3).table,
        "Merknader": own_screen.pages.notes.listed.table,
    }
    assert shown == [
        *(f"{word} {table.rows.rowCount()}" for word, table in counted.items()),
        "Opplysninger",
    ]
    assert shown[4] == "Merknader 1"


def test_the_first_claim_is_explained_when_the_debtor_opens(screen: DebtorScreen) -> None:
    row = sheet_of(screen).claims[0]
    assert screen.explain.asked == Asked(row.claim_id)
    assert screen.side.explanation.title.text() == f"Forklaring: å betale {kr(row.sums.total)}"


def test_pointing_at_an_amount_explains_just_that_amount(
    bench: Bench, screen: DebtorScreen
) -> None:
    row = sheet_of(screen).claims[0]
    for part in ("principal", "interest", "fees", "costs", "credit", "total"):
        screen.pages.claims.table.point_at(Asked(row.claim_id, part))
        bench.settle()
        amount = getattr(row.sums, part)
        assert screen.side.explanation.title.text().endswith(f" {kr(amount)}")
        assert f"{kr(amount)[:-3]}" in shown_texts(screen.side.explanation)[-1]


def test_the_arrow_keys_go_from_amount_to_amount(bench: Bench, screen: DebtorScreen) -> None:
    table = screen.pages.claims.table
    assert table.hasFocus()
    seen = set()
    for _ in table.rows.columns:
        seen.add(screen.explain.asked.part)
        press(Qt.Key.Key_Left)
        bench.settle()
    assert seen == {"principal", "interest", "fees", "total"}


def test_escape_lets_go_of_the_claim_and_explains_the_whole(
    bench: Bench, screen: DebtorScreen
) -> None:
    press(Qt.Key.Key_Escape)
    bench.settle()
    assert screen.explain.asked == Asked()
    assert screen.side.explanation.title.text() == (
        f"Forklaring: å betale {kr(sheet_of(screen).sums.total)}"
    )
    assert screen.pages.claims.table.hasFocus()


def test_each_part_of_what_is_owed_explains_itself(bench: Bench, screen: DebtorScreen) -> None:
    links = screen.head.findChildren(PartLink)
    assert [link.text().split(" ")[0] for link in links] == ["hovedstol", "renter", "gebyr"]
    links[1].click()
    bench.settle()
    assert screen.explain.asked == Asked(None, "interest")
    assert not screen.pages.claims.table.selectionModel().hasSelection()
    screen.head._owed.click()
    bench.settle()
    assert screen.explain.asked == Asked()


def test_the_status_bar_tells_how_many_claims_and_how_much(screen: DebtorScreen) -> None:
    total = kr(sheet_of(screen).sums.total)
    assert screen.status == f"1 krav · 1 valgt · {total}"
    press(Qt.Key.Key_Escape)
    assert screen.status == f"1 krav · {total}"


def test_an_explanation_is_copied_and_so_is_the_text_to_the_debtor(
    bench: Bench, screen: DebtorScreen
) -> None:
    press(Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Forklaring: å betale")
    assert "forsinkelsesrenteloven" in copied
    screen.side.explanation.copy_for_debtor()
    plain = QGuiApplication.clipboard().text()
    assert "OCR 0001874" not in plain, "no internal source in what the debtor gets"
    assert len(bench.toasts) == 2


def test_a_claim_is_copied_as_a_table(screen: DebtorScreen) -> None:
    press(Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Krav\tType\tForfall\tHovedstol")
    assert "8000,00" in lines[1]


# two times --------------------------------------------------------------------------------


def test_another_day_is_chosen_by_keys_and_said_on_a_band(
    bench: Bench, screen: DebtorScreen
) -> None:
    press(Qt.Key.Key_D, CONTROL)
    assert days(screen).isVisible()
    assert days(screen).on.edit.hasFocus()
    write("9.3.2026")
    press(Qt.Key.Key_Return)
    bench.settle()
    assert sheet_of(screen).sums.principal == 1_000_000
    assert screen.bands.day.isVisible()
    assert "09.03.2026" in screen.bands.day.accessibleName()
    press(Qt.Key.Key_Escape)
    assert not days(screen).isVisible()
    assert screen.head.day.hasFocus()
    screen.bands.day.acted.emit()
    bench.settle()
    assert not screen.bands.isVisible()


def test_a_future_day_says_that_its_rate_is_provisional(bench: Bench, screen: DebtorScreen) -> None:
    screen.presenter.look_at(date(2027, 3, 1), None)
    bench.settle()
    assert screen.bands.rate.isVisible()
    assert "Foreløpig sats fra 01.01.2027" in screen.bands.rate.accessibleName()
    screen.pages.claims.table.point_at(Asked(sheet_of(screen).claims[0].claim_id, "interest"))
    bench.settle()
    assert "foreløpig sats" in " ".join(shown_texts(screen.side.explanation))


def test_what_has_changed_since_a_day_is_shown_with_its_cause(
    bench: Bench, screen: DebtorScreen
) -> None:
    screen.choose_day()
    days(screen).since.set_value(date(2026, 8, 31))
    days(screen).since.edit.setFocus()
    press(Qt.Key.Key_Return)
    bench.settle()
    panel = screen.side.explanation
    assert panel.title.text().startswith("Endret siden 31.08.2026:")
    assert any("OCR 0001874" in text for text in shown_texts(panel))


def test_a_day_that_is_no_day_is_said_at_the_field(screen: DebtorScreen) -> None:
    screen.choose_day()
    days(screen).on.set_value(None)
    write("31.2.2026")
    press(Qt.Key.Key_Return)
    assert "kalenderen" in days(screen).on.error()


# notes ------------------------------------------------------------------------------------


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
    assert own_screen.pages.bar.tabText(4) == "Merknader 1"


def test_escape_puts_a_note_away_and_keeps_it(own: Bench, own_screen: DebtorScreen) -> None:
    press(Qt.Key.Key_N, CONTROL)
    write("halvferdig")
    press(Qt.Key.Key_Escape)
    own.settle()
    assert not composer(own_screen).isVisible()
    assert own_screen.pages.bar.tabText(4) == "Merknader 0 · utkast"
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


# the rest of the deeds --------------------------------------------------------------------


def test_the_number_is_revealed_and_masked_when_the_tab_is_left(
    bench: Bench, screen: DebtorScreen
) -> None:
    screen.head._show.click()
    bench.settle()
    assert f"{NUMBER[:6]}\u00a0{NUMBER[6:]}" in shown_texts(screen.head)
    screen.hide()
    assert screen.presenter.revealed == ""


def test_the_case_is_exported_by_keys_and_can_be_opened(
    bench: Bench, screen: DebtorScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def show(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(kept_files, "show", show)
    monkeypatch.setattr(screen.exporting, "choose_folder", lambda _start: tmp_path)
    with bench.qtbot.waitSignal(screen.exporting.presenter.done):
        press(Qt.Key.Key_E, CONTROL)
    toast = screen.exporting.toast
    assert toast is not None
    assert toast.isVisible()
    toast.acted.emit()
    assert load_workbook(opened[0]).sheetnames[0] == "Sammendrag"


def test_enter_on_money_chooses_its_claim(bench: Bench, screen: DebtorScreen) -> None:
    press(Qt.Key.Key_Escape)
    bench.settle()
    timeline = screen.pages.claims.timeline
    money = next(event for event in sheet_of(screen).timeline if event.kind == "money")
    timeline.table.setFocus()
    assert timeline.table.select_key(money.key)
    press(Qt.Key.Key_Return)
    bench.settle()
    assert screen.explain.asked == Asked(money.claim_id)


def test_the_timeline_is_filtered_by_kind_and_by_words(screen: DebtorScreen) -> None:
    timeline = screen.pages.claims.timeline
    events = sheet_of(screen).timeline
    timeline.kinds.setCurrentIndex(1)
    assert timeline.table.rows.rowCount() == sum(event.kind == "money" for event in events)
    timeline.kinds.setCurrentIndex(0)
    press(Qt.Key.Key_F, CONTROL)
    assert timeline.search.hasFocus()
    write("OCR")
    assert 0 < timeline.table.rows.rowCount() < len(events)
    write("finnes ikke")
    assert "Ingen hendelser passer" in shown_texts(timeline)


def test_control_and_a_number_goes_to_a_section(screen: DebtorScreen) -> None:
    for number in range(1, 7):
        press(Qt.Key(Qt.Key.Key_0 + number), CONTROL)
        assert screen.pages.bar.currentIndex() == number - 1
        assert screen.pages.current().isVisible()
        assert QApplication.focusWidget() is not None


def test_fetching_anew_keeps_the_amount_and_the_keys(bench: Bench, screen: DebtorScreen) -> None:
    asked = Asked(sheet_of(screen).claims[0].claim_id, "interest")
    screen.pages.claims.table.point_at(asked)
    bench.settle()
    screen.refresh()
    bench.settle()
    assert screen.pages.claims.table.pointed() == asked
    assert screen.explain.asked == asked
    assert screen.pages.claims.table.hasFocus()


# gates and losses -------------------------------------------------------------------------


def test_outside_the_portfolio_the_reason_is_asked_for_once(
    own: Bench, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QWidget] = []

    def reason(parent: QWidget) -> str:
        asked.append(parent)
        return "skyldneren ringer"

    monkeypatch.setattr("collector_desk.ui.search.reason.ask_reason", reason)
    screen = own.screen(debtor_with_a_claim(db))
    own.settle()
    assert asked == [screen]
    assert screen.title == "Lykt, Fager"


def test_who_gives_no_reason_sees_why_and_can_ask_again(
    own: Bench, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([None, "skyldneren ringer"])
    monkeypatch.setattr("collector_desk.ui.search.reason.ask_reason", lambda _: next(answers))
    screen = own.screen(debtor_with_a_claim(db))
    assert screen.presenter.sheet is None
    assert any("krever en begrunnelse" in text for text in shown_texts(screen.waiting))
    screen.waiting.acted.emit()
    own.settle()
    assert sheet_of(screen).name == "Lykt, Fager"


def test_a_lost_service_marks_the_screen_and_keeps_it(
    bench: Bench, screen: DebtorScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setattr(bench.desk.connection, "_url", "http://127.0.0.1:9")
        screen.refresh()
        bench.settle()
    assert screen.bands.trouble.isVisible()
    assert "slik det sist ble hentet" in screen.bands.trouble.accessibleName()
    assert screen.head._owed.text() == kr(sheet_of(screen).sums.total)
    screen.bands.trouble.acted.emit()
    bench.settle()
    assert not screen.bands.isVisible()


def test_an_explanation_that_fails_says_so_in_its_place(
    bench: Bench, screen: DebtorScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = sheet_of(screen).claims[0]
    with monkeypatch.context() as away:
        away.setattr(bench.desk.connection, "_url", "http://127.0.0.1:9")
        screen.pages.claims.table.point_at(Asked(row.claim_id, "fees"))
        bench.settle()
        assert "Tjenesten svarer ikke." in shown_texts(screen.side.explanation)
    screen.side.explanation._warning.acted.emit()
    bench.settle()
    assert "Tjenesten svarer ikke." not in shown_texts(screen.side.explanation)


def test_the_window_never_waits_for_the_service(
    bench: Bench, screen: DebtorScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = bench.desk.debtors.explain

    def slow(debtor_id: int, order: Explain) -> Explanation:
        time.sleep(0.3)
        return real(debtor_id, order)

    monkeypatch.setattr(bench.desk.debtors, "explain", slow)
    ticks: list[float] = []
    clock = QTimer(screen)
    clock.setInterval(5)
    clock.timeout.connect(lambda: ticks.append(time.monotonic()))
    clock.start()
    screen.pages.claims.table.point_at(Asked(sheet_of(screen).claims[0].claim_id, "interest"))
    bench.settle()
    clock.stop()
    longest = max(later - one for one, later in itertools.pairwise(ticks))
    assert longest < 0.2, "a call of 300 ms must not be felt in the window"


# everybody can use it ---------------------------------------------------------------------


def _reached(screen: DebtorScreen) -> list[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    return [
        each
        for each in screen.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & tab
    ]


@pytest.mark.parametrize("section", range(6))
def test_everything_that_takes_the_keys_has_a_name(
    bench: Bench, screen: DebtorScreen, section: int
) -> None:
    screen.pages.bar.setCurrentIndex(section)
    screen.choose_day()
    screen.new_note()
    screen.pages.claims.timeline.more.setChecked(True)
    QApplication.processEvents()
    nameless = []
    for each in _reached(screen):
        if each.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(each)
        if not interface or not interface.text(QAccessible.Text.Name).strip():
            nameless.append(repr(each))
    assert nameless == []
    assert len(_reached(screen)) <= 60


def test_tab_goes_round_and_is_never_trapped(screen: DebtorScreen) -> None:
    reached = set()
    for _ in range(len(_reached(screen)) + 4):
        press(Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert screen.pages.claims.table in reached
    assert screen.pages.claims.timeline.table in reached
    assert screen.head.day in reached
    assert screen.head._owed in reached


def test_every_deed_that_can_be_done_here_is_done_by_its_button(
    bench: Bench, screen: DebtorScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(screen.exporting, "choose_folder", lambda _start: tmp_path)
    buttons = {
        button.text(): button
        for button in screen.side.deeds.findChildren(QAbstractButton)
        if button.isVisible()
    }
    assert set(buttons) >= {"Skriv merknad", "Eksporter saksoppsummering", "Vis fødselsnummer"}
    buttons["Skriv merknad"].click()
    assert composer(screen).isVisible()
    buttons["Vis fødselsnummer"].click()
    bench.settle()
    assert screen.presenter.revealed == NUMBER
    with bench.qtbot.waitSignal(screen.exporting.presenter.done):
        buttons["Eksporter saksoppsummering"].click()


@pytest.mark.parametrize("scale", [80, 100, 150, 200])
def test_no_text_is_cut_at_any_size(bench: Bench, screen: DebtorScreen, scale: int) -> None:
    Theme.apply(QApplication.instance(), Mode.LIGHT, scale)  # type: ignore[arg-type]
    bench.qtbot.wait(60)
    cut = [
        each.text()
        for each in screen.findChildren(QLabel)
        if each.isVisible() and not each.wordWrap() and each.width() < each.sizeHint().width()
    ]
    Theme.apply(QApplication.instance(), Mode.LIGHT, 100)  # type: ignore[arg-type]
    assert cut == []


def test_the_split_stays_where_it_was_put(bench: Bench, screen: DebtorScreen) -> None:
    handle = screen.split.handle(1)
    screen.split.moveSplitter(handle.pos().x() - 60, 1)
    sizes = screen.split.sizes()
    again = bench.screen(screen.presenter.debtor_id)
    assert again.split.sizes() == sizes


def test_a_narrow_window_puts_the_explanation_under_the_claims(
    bench: Bench, screen: DebtorScreen
) -> None:
    screen.resize(700, 800)
    bench.qtbot.wait(30)
    assert screen.split.orientation() is Qt.Orientation.Vertical
    assert screen.side.height() >= 400
    screen.resize(1228, 812)
    bench.qtbot.wait(30)
    assert screen.split.orientation() is Qt.Orientation.Horizontal


def test_the_explanation_is_never_wider_than_its_pane(bench: Bench, screen: DebtorScreen) -> None:
    row = sheet_of(screen).claims[0]
    for part in ("interest", "total"):
        screen.pages.claims.table.point_at(Asked(row.claim_id, part))
        bench.settle()
        bench.qtbot.wait(30)
        inside = screen.side.area.widget()
        assert inside is not None
        assert inside.width() <= screen.side.area.viewport().width()
        assert inside.height() >= inside.heightForWidth(inside.width()), "no line is squeezed"


def test_a_warning_opens_its_detail_with_the_paragraph(bench: Bench, screen: DebtorScreen) -> None:
    from tests.ui.debtor import sheets

    screen.presenter._show(sheet_of(screen).model_copy(update={"warnings": sheets.WARNINGS}))
    bench.settle()
    chips = screen.head.findChildren(WarningChip)
    assert [chip.text() for chip in chips if chip.isVisible()] == [
        alert.text for alert in sheets.WARNINGS
    ]
    assert chips[-3].toolTip() == sheets.WARNINGS[0].detail
    QTest.mouseClick(chips[-3], Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert sheets.WARNINGS[0].detail in shown_texts(screen.head)
    QTest.mouseClick(chips[-3], Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert sheets.WARNINGS[0].detail not in shown_texts(screen.head)
