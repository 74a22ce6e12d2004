"""The approval queue from the keys: read, approved as shown, sent back, and never one's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from collector_desk.client.connection import Connection
from collector_desk.client.desk import Desk
from collector_desk.domain.objection import Outcome, UnitView
from collector_desk.service.database import Database
from collector_desk.ui import layout, theme
from collector_desk.ui.approvals.send_back import SendBackDialog
from collector_desk.ui.approvals.view import COLUMNS, ApprovalsScreen
from collector_desk.ui.cells import PADDING
from collector_desk.ui.chips import TEXT
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from tests.kit import PASSWORD
from tests.service.casework import answer, decide, objects, proposal
from tests.service.test_objections import Case
from tests.ui.payments.bench import Bench, nameless
from tests.ui.shell import answering

CONTROL = Qt.KeyboardModifier.ControlModifier
CTRL_ENTER = (Qt.Key.Key_Return, CONTROL)
BACK = (Qt.Key.Key_Backspace, CONTROL | Qt.KeyboardModifier.ShiftModifier)


@pytest.fixture
def case(db: Database) -> Case:
    """Kari has proposed two things: to call an objection groundless, and to pay 200 kroner back."""
    made = Case(db)
    made.books.pays(made.claim, 20_000, date(2026, 10, 1))
    other = made.books.claim(500_000, due=date(2026, 6, 15), interest_from=date(2026, 6, 15))
    groundless = objects(db, made.kari, made.books.debtor_id, other)
    decide(db, made.kari, groundless, Outcome.GROUNDLESS)
    upheld = made.objects()
    answer(db, made.kari, upheld, UnitView.WITHDRAWS)
    decide(db, made.kari, upheld, Outcome.UPHELD)
    return made


@pytest.fixture
def bench_of(
    qtbot: QtBot, qapp: QApplication, tasks: Tasks, case: Case, service: str
) -> Callable[[str], Bench]:
    """The desk of a user."""
    Theme.apply(qapp, Mode.LIGHT)

    def made(username: str) -> Bench:
        desk = Desk(Connection(service))
        desk.session.sign_in(username, PASSWORD)
        return Bench(qtbot, tasks, desk, case.db)

    return made


@pytest.fixture
def bench(bench_of: Callable[[str], Bench]) -> Bench:
    """The supervisor's desk."""
    return bench_of("per")


@pytest.fixture
def screen(bench: Bench) -> ApprovalsScreen:
    return shown(bench)


def shown(bench: Bench) -> ApprovalsScreen:
    """The queue, the keys in it."""
    made = ApprovalsScreen(bench.context())
    bench.show(made)
    made.focus_first()
    bench.settle()
    return made


def test_the_oldest_stands_first_and_is_read_at_once(screen: ApprovalsScreen) -> None:
    assert [each.row.subject.value for each in screen.presenter.rows] == ["objection", "refund"]
    sheet = screen.presenter.sheet
    assert sheet is not None
    assert screen.sheet.head.title.text() == "Innsigelse, åpenbart grunnløs – Lykt, Fager"
    assert "uendret" in screen.sheet.head.proposed.text()
    assert screen.sheet.worked.lines[-1].strong
    assert all(each.holds for each in screen.sheet.conditions.shown)
    assert screen.sheet.changes.lines[0].cells[2] == "Åpenbart grunnløs"
    assert screen.status == "2 venter · eldste fra i dag"


def test_the_keys_approve_and_go_to_the_next(
    bench: Bench, screen: ApprovalsScreen, case: Case
) -> None:
    bench.press(CTRL_ENTER)
    assert proposal(case.db, "objection").state == "approved"
    assert screen.presenter.sheet is not None
    assert screen.presenter.sheet.subject.value == "refund"
    assert QApplication.focusWidget() is screen.table
    bench.press(CTRL_ENTER)
    assert proposal(case.db, "refund").state == "approved"
    assert screen.presenter.rows == ()
    assert screen.status == "Ingenting venter på godkjenning"


def test_sending_back_needs_a_comment_and_keeps_what_was_begun(
    bench: Bench, screen: ApprovalsScreen, case: Case
) -> None:
    errors: list[str] = []

    def give_up(dialog: SendBackDialog) -> None:
        dialog.go.click()
        errors.append(dialog.comment.error())
        dialog.comment.set_value("Se på saken en gang til")
        dialog.reject()

    with answering(SendBackDialog, give_up):
        bench.press(BACK)
    assert errors[0]
    assert proposal(case.db, "objection").state == "waiting"
    with answering(SendBackDialog, lambda dialog: dialog.go.click()):
        screen.send_back()
    bench.settle()
    row = proposal(case.db, "objection")
    assert (row.state, row.comment) == ("sent_back", "Se på saken en gang til")


def test_ones_own_is_marked_and_cannot_be_approved_but_withdrawn(
    bench_of: Callable[[str], Bench], case: Case
) -> None:
    bench = bench_of("kari")
    screen = shown(bench)
    assert [str(each.state) for each in screen.presenter.rows] == ["Ditt forslag"] * 2
    assert not screen.sheet.approve.isVisible()
    assert not screen.sheet.send_back.isVisible()
    assert screen.sheet.why_not.text()
    bench.press(CTRL_ENTER)
    assert proposal(case.db, "objection").state == "waiting"
    screen.sheet.withdraw.click()
    bench.settle()
    assert proposal(case.db, "objection").state == "withdrawn"


def test_what_came_back_stands_in_the_authors_queue_with_the_comment(
    bench_of: Callable[[str], Bench], bench: Bench, screen: ApprovalsScreen
) -> None:
    screen.presenter.send_back("Kvitteringen mangler i saken")
    bench.settle()
    kari = shown(bench_of("kari"))
    back = [each for each in kari.presenter.rows if each.sent_back]
    assert len(back) == 1
    kari.table.select_key(back[0].approval_id)
    bench.settle()
    assert kari.sheet.comment.isVisible()
    assert "Kvitteringen mangler i saken" in kari.sheet.comment.accessibleName()


def test_ctrl_b_shows_only_what_came_back_and_then_all_again(
    bench_of: Callable[[str], Bench], bench: Bench, screen: ApprovalsScreen
) -> None:
    screen.presenter.send_back("Kvitteringen mangler i saken")
    bench.settle()
    kari = bench_of("kari")
    queue = shown(kari)

    def parts() -> list[str]:
        return [queue.parts.tabText(at) for at in range(queue.parts.count())]

    def listed() -> list[str]:
        return [each.state for each in queue.presenter.shown]

    assert parts() == ["Alle 2", "Venter 1", "Sendt tilbake 1"]
    waiting = queue.presenter.chosen
    kari.press((Qt.Key.Key_B, CONTROL))
    assert listed() == ["Ditt forslag"]
    assert queue.presenter.chosen == waiting, "what is read stays where it stands in the part too"
    kari.press((Qt.Key.Key_B, CONTROL))
    assert listed() == ["Sendt tilbake"]
    assert queue.presenter.sheet is not None
    assert queue.presenter.sheet.comment == "Kvitteringen mangler i saken"
    assert not queue.table.rows.marked(0), "a choice is not a change"
    assert QApplication.focusWidget() is queue.table
    kari.press((Qt.Key.Key_B, CONTROL))
    assert listed() == ["Ditt forslag", "Sendt tilbake"]
    assert nameless(queue) == []


def test_a_part_with_nothing_in_it_says_so(bench: Bench, screen: ApprovalsScreen) -> None:
    bench.press((Qt.Key.Key_B, CONTROL), (Qt.Key.Key_B, CONTROL))
    assert not screen.table.isVisible()
    assert screen.presenter.sheet is None
    assert "Ingenting er sendt tilbake til deg" in screen._empty.accessibleName()
    assert QApplication.focusWidget() is screen.parts, "the keys are not lost with the list"
    bench.press((Qt.Key.Key_B, CONTROL))
    assert screen.presenter.sheet is not None
    assert QApplication.focusWidget() is screen.table


def test_a_changed_matter_is_said_plainly_and_has_no_button_to_approve(
    bench: Bench, screen: ApprovalsScreen, case: Case
) -> None:
    sheet = screen.presenter.sheet
    assert sheet is not None
    case.books.pays(2, 1_000, date(2026, 11, 1))
    screen.refresh()
    bench.settle()
    assert screen.sheet.moved.isVisible()
    assert not screen.sheet.approve.isVisible()
    assert screen.sheet.send_back.isVisible()
    assert [each.label for each in screen.sheet.conditions.shown if not each.holds] == [
        "Saken er uendret siden forslaget"
    ]


def test_what_changed_after_it_was_read_is_not_approved(
    bench: Bench, screen: ApprovalsScreen, case: Case
) -> None:
    case.books.pays(2, 1_000, date(2026, 11, 1))
    bench.press(CTRL_ENTER)
    assert proposal(case.db, "objection").state == "void"
    assert screen.presenter.problem is not None
    assert screen.presenter.problem.code == "approvals.changed"
    assert screen.sheet.problem.isVisible()


def test_the_case_opens_and_every_control_has_a_name(
    bench: Bench, screen: ApprovalsScreen, case: Case
) -> None:
    assert nameless(screen) == []
    bench.press((Qt.Key.Key_O, CONTROL))
    assert bench.opened == [case.books.debtor_id]


def test_a_small_window_with_large_letters_is_never_widened(
    bench: Bench, qapp: QApplication
) -> None:
    Theme.apply(qapp, Mode.LIGHT, 200)
    made = ApprovalsScreen(bench.context())
    window = QWidget()
    window.setLayout(layout.column(made))
    bench.qtbot.addWidget(window)
    window.resize(760, 640)
    window.show()
    bench.settle()
    assert made.table.isVisible()
    assert not made.sheet.isVisible()
    made.seek()
    made._turn_to(sheet=True)
    assert window.size() == QSize(760, 640)
    Theme.apply(qapp, Mode.LIGHT)


def test_what_is_proposed_and_how_much_a_month_are_read_in_full(screen: ApprovalsScreen) -> None:
    """In the window of the pictures; the queue has the room it is given until somebody moves it."""
    now = theme.current()
    bold = QFontMetrics(now.font(TEXT, weight=600)).horizontalAdvance
    plain = QFontMetrics(now.font(TEXT)).horizontalAdvance
    room = [screen.table.columnWidth(at) - 2 * now.px(PADDING) for at in range(len(COLUMNS))]
    longest = max((each.row.subject_label for each in screen.presenter.shown), key=len)
    assert longest == "Innsigelse, åpenbart grunnløs"
    assert room[1] >= bold(longest)
    assert room[2] >= plain("12 450,00 kr/mnd")


def test_at_twice_the_size_the_queue_and_the_proposal_take_turns(
    bench: Bench, screen: ApprovalsScreen, qapp: QApplication
) -> None:
    Theme.apply(qapp, Mode.LIGHT, 200)
    bench.settle()
    assert screen.width() == 1228, "it fits where it was"
    assert screen.table.isVisible()
    assert not screen.sheet.isVisible()
    bench.press(Qt.Key.Key_Return)
    assert screen.sheet.isVisible()
    assert not screen.table.isVisible()
    assert screen.case.isVisible()
    assert not screen.sheet.open_case.isVisible(), "the foot leaves room to read"
    foot = screen.sheet.approve.parentWidget()
    assert foot is not None
    assert screen.sheet.page.height() > 2 * foot.height()
    bench.press(Qt.Key.Key_Escape)
    assert screen.table.isVisible()
    Theme.apply(qapp, Mode.LIGHT)
