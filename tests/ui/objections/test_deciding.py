"""Deciding an objection from the keys: seen before it is done, refused at the field, kept, done once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from collector_desk.client.desk import Desk
from collector_desk.domain.objection import Dismissal, Outcome, UnitView
from collector_desk.errors.service import Unreachable
from collector_desk.ui.casework.letter_pages import FigureLine
from collector_desk.ui.casework.letter_preview import PreviewBox
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.objections.case import Way
from collector_desk.ui.objections.dialogs import AnswerDialog, AskDialog
from collector_desk.ui.objections.draft import Draft
from collector_desk.ui.objections.view import ObjectionsScreen
from collector_desk.ui.panels import LinkLabel
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from collector_desk.wire.objections import Decide, Mark, ObjectionSheet, Preview
from tests.service.casework import REASONS, answer, decide
from tests.service.mail import text_of
from tests.service.test_objections import Case
from tests.ui.debtor.hands import shown_texts
from tests.ui.payments.bench import Bench, nameless, tab_round
from tests.ui.shell import answering

CONTROL = Qt.KeyboardModifier.ControlModifier
CTRL_ENTER = (Qt.Key.Key_Return, CONTROL)


@pytest.fixture
def page(bench: Bench, screen: ObjectionsScreen, withdrawn: int, case: Case) -> ObjectionsScreen:
    """The first objection, the keys on its outcomes."""
    screen.show_objection(withdrawn, case.books.debtor_id)
    bench.settle()
    return screen


def _amounts(screen: ObjectionsScreen) -> dict[str, tuple[str, ...]]:
    return {line.cells[0]: line.cells[1:] for line in screen.page.decision.effects.lines}


def test_the_list_puts_what_must_be_answered_first_at_the_top(
    screen: ObjectionsScreen, withdrawn: int, unheard: int
) -> None:
    rows = [row.objection_id for row in screen.presenter.rows]
    assert set(rows) == {withdrawn, unheard}
    days = [row.answer_by for row in screen.presenter.rows]
    assert days == sorted(days)
    assert screen.status == "2 innsigelser"
    assert QApplication.focusWidget() is screen.table


def test_enter_opens_and_escape_leads_back_to_the_same_row(
    bench: Bench, screen: ObjectionsScreen
) -> None:
    bench.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    second = screen.presenter.rows[1]
    assert screen.presenter.sheet is not None
    assert screen.presenter.sheet.objection_id == second.objection_id
    assert screen.title == f"Innsigelse – {second.debtor_name}"
    assert screen.status.startswith("Innsigelse 2 av 2")
    bench.press(Qt.Key.Key_Escape)
    assert screen.title == "Innsigelser"
    assert screen.table.current_row() == second
    assert QApplication.focusWidget() is screen.table


def test_what_a_decision_does_is_seen_before_it_is_made(
    bench: Bench, page: ObjectionsScreen, case: Case
) -> None:
    before = case.total()
    bench.press(Qt.Key.Key_Space)
    assert page.deciding.draft.outcome == Outcome.UPHELD.value
    shown = _amounts(page)
    assert shown["Rest på kravet"][1] == "0,00"
    assert shown["Til gode for skyldner"] == ("0,00", "200,00")
    assert "200,00" in page.page.decision.said.text()
    assert "leder må godkjenne" in page.page.decision.said.text()
    assert case.total() == before


def test_keys_alone_decide_and_go_to_the_next(
    bench: Bench, page: ObjectionsScreen, case: Case, withdrawn: int, unheard: int
) -> None:
    bench.press(Qt.Key.Key_Space)
    page.page.decision.reasons.setFocus()
    bench.press(REASONS, CTRL_ENTER)
    row = case.row(withdrawn)
    assert (row.outcome, row.reasons) == ("upheld", REASONS)
    assert page.presenter.sheet is not None
    assert page.presenter.sheet.objection_id == unheard
    assert bench.toasts[0].startswith("Medhold: Lykt, Fager")


def read(box: PreviewBox) -> None:
    """Its first page, the size it is read in, and out again by Esc."""
    if folder := os.environ.get("DESK_LOOK"):
        QApplication.processEvents()
        box.grab().save(f"{folder}/decision-letter.png")
    page = box.pages.first
    assert page is not None
    assert page.hasFocus()
    assert REASONS in " ".join(page.accessibleDescription().split())
    QTest.keyClick(page, Qt.Key.Key_Escape)


def closed(bench: Bench) -> None:
    """What came over the screen has been answered."""
    bench.settle()
    bench.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_letter_is_read_in_the_desk_before_it_goes(
    bench: Bench, page: ObjectionsScreen, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr(kept_files, "show", show)
    pane = page.page.decision
    assert not pane.letter.isEnabled()
    bench.press(Qt.Key.Key_Space)
    assert _amounts(page)["Brev: Svar på innsigelse til skyldner"] == ("—", "sendes")
    pane.letter.click()
    bench.settle()
    assert "minst 20 tegn" in pane.reasons.error()
    pane.reasons.setFocus()
    with answering(PreviewBox, read):
        bench.press(REASONS, (Qt.Key.Key_P, CONTROL))
        closed(bench)
    assert pane.reasons.edit.hasFocus()
    assert (pane.reasons.error(), shown) == ("", [])
    with answering(PreviewBox, lambda box: (box.read.click(), box.leave.click())):
        pane.letter.click()
        closed(bench)
    (letter,) = shown
    assert REASONS in text_of(letter.read_bytes())
    assert case.row(1).outcome == ""


def explained(box: PreviewBox) -> None:
    """Each figure adds up from its own lines, those that only the decision would make too."""
    lines = {each.toggle.text(): each for each in box.figures.findChildren(FigureLine)}
    before = next(line for words, line in lines.items() if "å betale før vedtaket" in words.lower())
    after = next(
        line for words, line in lines.items() if "å betale etter vedtaket" in words.lower()
    )
    box.resize(1160, 900)  # a screen with room for both: read without scrolling
    QApplication.processEvents()
    at = before.mapTo(box, before.rect().topLeft())
    assert at.x() > box.pages.mapTo(box, box.pages.rect().topRight()).x()
    assert at.y() < box.height() // 2
    for line in (before, after):
        line.toggle.click()
        QApplication.processEvents()
        assert "Sum av linjene" in shown_texts(line.body)
    if folder := os.environ.get("DESK_LOOK"):
        for area in box.findChildren(QScrollArea):
            area.ensureWidgetVisible(after.body)
        QApplication.processEvents()
        box.grab().save(f"{folder}/decision-figures.png")
    less = "Kravet satt ned av virksomheten fra 11.08.2026"
    assert less in shown_texts(after.body)
    assert less not in shown_texts(before.body)
    assert nameless(box) == []
    QTest.keyClick(box, Qt.Key.Key_Escape)


def test_the_figures_of_the_letter_open_what_they_are_made_of_before_the_decision(
    bench: Bench, page: ObjectionsScreen, case: Case
) -> None:
    bench.press(Qt.Key.Key_Space)
    page.page.decision.reasons.setFocus()
    with answering(PreviewBox, explained):
        bench.press(REASONS, (Qt.Key.Key_P, CONTROL))
        closed(bench)
    assert case.row(1).outcome == ""


def test_without_reasons_the_field_says_so_and_nothing_is_decided(
    bench: Bench, page: ObjectionsScreen, case: Case, withdrawn: int
) -> None:
    bench.press(Qt.Key.Key_Space, CTRL_ENTER)
    assert "minst 20 tegn" in page.page.decision.reasons.error()
    assert not page.page.decision.problem.isVisible()
    assert case.row(withdrawn).outcome == ""
    page.page.decision.reasons.setFocus()
    bench.press("K")
    assert page.page.decision.reasons.error() == ""


def test_a_part_decision_lowers_the_claim_and_is_tried_while_one_types(
    bench: Bench, page: ObjectionsScreen, unheard: int, case: Case
) -> None:
    answer(case.db, case.kari, unheard, UnitView.REDUCES, reduction=100_000)
    page.show_objection(unheard, case.books.debtor_id)
    bench.settle()
    page.deciding.choose(Outcome.PARTLY_UPHELD.value)
    bench.settle()
    field = page.page.decision.reduction
    assert field.isVisible()
    assert field.value() == 100_000, "the unit has said how much"
    assert _amounts(page)["Hovedstol"] == ("5\xa0000,00", "4\xa0000,00")
    assert "Ny betalingsfrist" in _amounts(page)
    field.setFocus()
    field.edit.selectAll()
    bench.press("5000")
    assert page.deciding.preview is None
    assert page.page.decision.problem.isVisible() or field.error()


def test_a_decision_the_unit_has_not_made_is_refused_above_the_fields(
    bench: Bench, page: ObjectionsScreen, unheard: int, case: Case
) -> None:
    page.show_objection(unheard, case.books.debtor_id)
    bench.settle()
    page.deciding.choose(Outcome.NOT_UPHELD.value)
    bench.settle()
    problem = page.deciding.problem
    assert problem is not None
    assert problem.code == "objections.unit_not_heard"
    assert page.page.decision.problem.isVisible()


def test_an_older_preview_never_overwrites_a_newer(
    bench: Bench, page: ObjectionsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = bench.desk.objections.preview

    def slow_first(number: int, order: Decide) -> Preview:
        asked.append(order.outcome.value)
        if len(asked) == 1:
            QTest.qSleep(400)
        return real(number, order)

    monkeypatch.setattr(bench.desk.objections, "preview", slow_first)
    page.deciding.choose(Outcome.WITHDRAWN.value)
    bench.qtbot.waitUntil(lambda: len(asked) == 1, timeout=10_000)
    page.deciding.choose(Outcome.UPHELD.value)
    bench.settle()
    assert asked == ["withdrawn", "upheld"]
    assert _amounts(page)["Rest på kravet"][1] == "0,00"


def test_a_draft_survives_the_program(
    bench: Bench, page: ObjectionsScreen, withdrawn: int, case: Case
) -> None:
    page.deciding.choose(Outcome.UPHELD.value)
    page.page.decision.reasons.setFocus()
    bench.press("Halvferdig begrunnelse")
    context = bench.context()
    context.store = page.presenter.context.store
    again = ObjectionsScreen(context)
    bench.show(again)
    again.show_objection(withdrawn, case.books.debtor_id)
    bench.settle()
    assert again.page.decision.reasons.value() == "Halvferdig begrunnelse"
    assert again.deciding.draft.outcome == Outcome.UPHELD.value


def test_a_draft_that_cannot_be_read_is_begun_anew(page: ObjectionsScreen, withdrawn: int) -> None:
    sheet = page.presenter.sheet
    assert sheet is not None
    context = page.presenter.context
    key = f"draft/{context.user.account_id}/objection/{withdrawn}"
    context.store.setValue(key, '{"outcome": "upheld", "elsewhere": 1}')
    page.deciding.sheet = None
    page.deciding.show(sheet)
    assert page.deciding.draft == Draft.begun(sheet)


def test_a_lost_answer_is_sent_again_and_decides_once(
    bench: Bench, page: ObjectionsScreen, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    keys: list[str] = []
    real = bench.desk.objections.decide

    def lost_first(number: int, order: Decide, *, key: str) -> ObjectionSheet:
        keys.append(key)
        found = real(number, order, key=key)
        if len(keys) == 1:
            raise Unreachable
        return found

    monkeypatch.setattr(bench.desk.objections, "decide", lost_first)
    page.deciding.choose(Outcome.UPHELD.value)
    page.deciding.reason(REASONS)
    page.deciding.send()
    bench.settle()
    assert page.deciding.draft.reasons == REASONS
    page.deciding.send()
    bench.settle()
    assert len(keys) == 2
    assert keys[0] == keys[1]
    assert case.total() == -20_000


def test_another_decided_meanwhile_and_what_is_typed_stays(
    bench: Bench, page: ObjectionsScreen, withdrawn: int, case: Case
) -> None:
    page.deciding.choose(Outcome.UPHELD.value)
    page.deciding.reason(REASONS)
    decide(case.db, case.per, withdrawn, Outcome.UPHELD)
    page.deciding.send()
    bench.settle()
    assert page.presenter.sheet is not None
    assert page.presenter.sheet.state == "decided"
    assert not page.page.decision.do.isVisible()
    assert page.deciding.draft.reasons == REASONS


def test_only_what_the_service_allows_has_a_button(
    bench: Bench, page: ObjectionsScreen, unheard: int, case: Case
) -> None:
    way = page.page.way
    assert [way.acknowledge.isVisible(), way.ask.isVisible()] == [False, True]
    page.show_objection(unheard, case.books.debtor_id)
    bench.settle()
    assert [way.acknowledge.isVisible(), way.remind.isVisible()] == [True, False]
    way.acknowledge.click()
    bench.settle()
    assert not way.acknowledge.isVisible()
    assert case.row(unheard).acknowledged_on is not None


def test_the_unit_is_asked_reminded_and_answers(  # noqa: PLR0917
    bench: Bench,
    page: ObjectionsScreen,
    unheard: int,
    case: Case,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paper = tmp_path / "Svar fra Oslo barnehage.pdf"
    paper.write_bytes(b"%PDF-1.7 svar")
    other = tmp_path / "annet.pdf"
    other.write_bytes(b"%PDF-1.7 annet")
    opened: list[bytes] = []

    def show(path: Path) -> bool:
        opened.append(path.read_bytes())
        return True

    monkeypatch.setattr(kept_files, "show", show)
    page.show_objection(unheard, case.books.debtor_id)
    bench.settle()
    with answering(AskDialog, lambda dialog: dialog.go.click()):
        page.ask()
    bench.settle()
    assert page.presenter.sheet is not None
    assert "Jeg har betalt dette." in page.presenter.sheet.questions[0].text
    page.page.way.remind.click()
    bench.settle()
    assert page.presenter.sheet.questions[0].reminded_on is not None

    def answer_it(dialog: AnswerDialog) -> None:
        dialog.view.set_value(UnitView.UPHOLDS.value)
        dialog.text.set_value("Plassen var i bruk hele måneden.")
        dialog.files.add([paper, other])
        dialog.go.click()
        assert "Legg ved én fil." in dialog.files.error()
        dialog.files.take_one_away()
        dialog.go.click()

    with answering(AnswerDialog, answer_it):
        page.answer()
    bench.settle()
    assert page.presenter.sheet.state == "answered"
    shown = [each.text() for each in page.page.words.findChildren(QLabel)]
    assert "«Plassen var i bruk hele måneden.»" in shown
    (link,) = [
        each for each in page.page.words.findChildren(LinkLabel) if each.text() == paper.name
    ]
    link.click()
    bench.settle()
    assert opened == [b"%PDF-1.7 svar"]


def test_the_letter_that_asked_the_unit_opens_by_key_and_by_its_link(
    bench: Bench,
    page: ObjectionsScreen,
    unheard: int,
    case: Case,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []

    def show(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(kept_files, "show", show)
    page.show_objection(unheard, case.books.debtor_id)
    bench.settle()
    bench.press((Qt.Key.Key_R, CONTROL))
    assert (opened, bench.toasts[-1]) == ([], "Det er ikke sendt noe brev til virksomheten.")

    with answering(AskDialog, lambda dialog: dialog.go.click()):
        page.ask()
    bench.settle()
    assert page.presenter.sheet is not None
    letter = page.presenter.sheet.questions[0].document_id
    with bench.qtbot.waitActive(page):  # there is no window manager here to do it
        page.activateWindow()
    bench.press((Qt.Key.Key_R, CONTROL))
    assert [path.name for path in opened] == [f"dokument-{letter}.pdf"]
    assert opened[0].read_bytes().startswith(b"%PDF")
    page.page.words.findChildren(LinkLabel)[-1].click()
    bench.settle()
    assert [path.name for path in opened] == [f"dokument-{letter}.pdf"] * 2
    assert nameless(page) == []


def test_a_question_begun_and_left_is_there_again(
    bench: Bench, page: ObjectionsScreen, unheard: int, case: Case
) -> None:
    page.show_objection(unheard, case.books.debtor_id)
    bench.settle()

    def begin(dialog: AskDialog) -> None:
        dialog.question.set_value("Halvskrevet spørsmål")
        dialog.reject()

    with answering(AskDialog, begin):
        page.ask()
    seen: list[str] = []

    def look(dialog: AskDialog) -> None:
        seen.append(dialog.question.value())
        dialog.reject()

    with answering(AskDialog, look):
        page.ask()
    assert seen == ["Halvskrevet spørsmål"]


def test_every_control_has_a_name_and_tab_reaches_the_decision(
    bench: Bench, page: ObjectionsScreen
) -> None:
    page.deciding.choose(Outcome.PARTLY_UPHELD.value)
    bench.settle()
    assert nameless(page) == []
    pane = page.page.decision
    pane.reasons.edit.setFocus()
    reached = tab_round(bench, page)
    assert {pane.do, pane.reasons.edit, pane.ground.box, pane.reduction.edit} <= reached


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.CONTRAST])
def test_nothing_is_wider_than_its_pane_at_twice_the_size(
    bench: Bench, page: ObjectionsScreen, qapp: QApplication, mode: Mode
) -> None:
    page.deciding.choose(Outcome.UPHELD.value)
    bench.settle()
    Theme.apply(qapp, mode, 200)
    bench.settle()
    content = page.page.decision.page.widget()
    assert content is not None
    assert content.width() <= page.page.decision.page.viewport().width()
    for words in content.findChildren(QLabel):
        if words.isVisible() and words.text():
            assert words.height() >= words.heightForWidth(words.width()) or not words.wordWrap()
    Theme.apply(qapp, Mode.LIGHT)


def test_with_large_text_it_is_one_page_and_the_last_button_is_reached_on_it(
    bench: Bench, page: ObjectionsScreen, qapp: QApplication
) -> None:
    page.window().resize(1440, 900)
    page.deciding.choose(Outcome.PARTLY_UPHELD.value)
    Theme.apply(qapp, Mode.LIGHT, 200)
    bench.settle()
    areas = [each for each in page.page.findChildren(QScrollArea) if each.isVisible()]
    (whole,) = (each for each in areas if each.verticalScrollBar().maximum())
    pane = page.page.decision
    pane.ground.box.setFocus()
    QTest.keyClick(pane.ground.box, Qt.Key.Key_Tab)
    assert pane.reasons.edit.hasFocus()
    view = whole.viewport()
    assert view.rect().contains(pane.reasons.edit.mapTo(view, pane.reasons.edit.rect().topLeft()))
    whole.ensureWidgetVisible(pane.letter)
    assert view.rect().contains(pane.letter.mapTo(view, pane.letter.rect().bottomLeft()))
    Theme.apply(qapp, Mode.LIGHT)
    bench.settle()
    assert not whole.verticalScrollBar().maximum()


@pytest.mark.parametrize("scale", [100, 200])
def test_a_step_on_three_lines_is_shown_whole(bench: Bench, qapp: QApplication, scale: int) -> None:
    Theme.apply(qapp, Mode.LIGHT, scale)
    due = "Til avgjørelse – svarfrist 26.11.2026 (husregel, ikke bekreftet)"
    way = Way()
    bench.show(way)
    way.resize(206 * scale // 100, 400 * scale // 100)
    way.show_marks((Mark(text=due, state="now"), Mark(text="Svar til skyldner", state="next")))
    bench.settle()
    first, *_ = words = [each for each in way.findChildren(QLabel) if each.wordWrap()]
    assert first.height() >= 3 * first.fontMetrics().lineSpacing()
    assert all(each.height() >= each.heightForWidth(each.width()) for each in words)
    Theme.apply(qapp, Mode.LIGHT)


def test_an_auditor_reads_and_decides_nothing(
    bench: Bench,
    tasks: Tasks,
    case: Case,
    withdrawn: int,
    desk_of: Callable[[str], Desk],
) -> None:
    from tests.kit import add_user

    add_user(case.db, "rune", role="auditor", name="Rune Revisor")
    other = Bench(bench.qtbot, tasks, desk_of("rune"), case.db)
    made = ObjectionsScreen(other.context())
    other.show(made)
    made.show_objection(withdrawn, case.books.debtor_id)
    other.settle()
    assert made.presenter.sheet is not None, "the debtor is opened on the way"
    assert not made.page.decision.do.isVisible()
    assert not made.page.way.ask.isVisible()


def test_withdrawing_asks_for_the_debtors_own_words_and_dismissing_for_why(
    bench: Bench, page: ObjectionsScreen
) -> None:
    pane = page.page.decision
    page.deciding.choose(Outcome.WITHDRAWN.value)
    assert "Før samtalen først" in pane.ending.none.text()
    assert pane.ending.none.isVisible()
    assert not pane.do.isEnabled()
    page.deciding.choose(Outcome.DISMISSED.value)
    assert pane.ending.dismissal.isVisible()
    pane.ending.dismissal.set_value(Dismissal.NOT_OURS.value)
    pane.ending.forward_to.edit.setFocus()
    bench.press("Klagenemnda")
    bench.settle()
    assert pane.do.isEnabled()
    order = page.deciding.draft.order(1)
    assert (order.dismissal, order.forward_to) == (Dismissal.NOT_OURS, "Klagenemnda")
