"""A measure before its approver: what is shown of it, and the password again before it is decided."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from collector_desk.client.connection import Connection
from collector_desk.client.desk import Desk
from collector_desk.models import SessionToken
from collector_desk.service.database import SYSTEM, Database
from collector_desk.ui.approvals.confirm import ConfirmDialog
from collector_desk.ui.approvals.view import ApprovalsScreen
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from tests.kit import PASSWORD
from tests.service.enforcing import CONSIDERED, REASONS, Enforcement
from tests.ui.payments.bench import Bench, nameless
from tests.ui.shell import answering

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def case(db: Database) -> Enforcement:
    """A withholding waits for Per."""
    made = Enforcement(db)
    made.propose(made.save())
    return made


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, tasks: Tasks, case: Enforcement, service: str) -> Bench:
    Theme.apply(qapp, Mode.LIGHT)
    desk = Desk(Connection(service))
    desk.session.sign_in("per", PASSWORD)
    return Bench(qtbot, tasks, desk, case.db)


@pytest.fixture
def screen(bench: Bench) -> ApprovalsScreen:
    made = ApprovalsScreen(bench.context())
    bench.show(made)
    made.focus_first()
    bench.settle()
    return made


def test_the_whole_of_the_measure_stands_on_the_page(screen: ApprovalsScreen) -> None:
    pane = screen.sheet
    assert pane.head.title.text() == "Utleggstrekk – Lykt, Fager"
    assert [each.row.subject_label for each in screen.presenter.shown] == ["Utleggstrekk"]
    assert pane.head.amount_label.text() == "Kravet"
    assert pane.head.amount_note.text().startswith("dekket ")
    (queued,) = screen.presenter.shown
    assert (queued.whom, queued.much) == (
        "Lykt, Fager · Rund Hvalross AS", "2\N{NO-BREAK SPACE}450,00\N{NO-BREAK SPACE}kr/mnd"
    )  # fmt: skip
    assert [line.cells[0] for line in pane.worked.lines if line.strong][-1] == "Høyst"
    assert pane.worked.lines[-1].cells[2] == "2\N{NO-BREAK SPACE}450,00"
    assert {"Tvangsgrunnlag", "Betalinger à jour", "Ikke foreldet"} <= {
        each.label for each in pane.conditions.shown
    }
    assert pane.checked.text().startswith("Kontrollert 23.11.2026")
    assert REASONS in pane.reasons.accessibleName()
    assert CONSIDERED in pane.considered.accessibleName()
    assert "Beløpsgrensen er ikke fastsatt" in pane.unconfirmed.accessibleName()
    assert not pane.outcome.months.isVisible()
    pane.outcome.toggle.click()
    assert pane.outcome.months.isVisible()
    assert pane.outcome.months.lines[-1].cells[3] == "0,00"
    assert nameless(screen) == []


def test_a_wrong_password_stays_in_the_box_and_the_right_one_goes_on_with_the_same_approval(
    bench: Bench, screen: ApprovalsScreen, case: Enforcement
) -> None:
    said: list[str] = []

    def answer(dialog: ConfirmDialog) -> None:
        bench.press("feil passord", Qt.Key.Key_Return)
        said.append(dialog.said.accessibleName())
        bench.press(PASSWORD, Qt.Key.Key_Return)

    with answering(ConfirmDialog, answer):
        bench.press(CTRL_ENTER)
        bench.qtbot.waitUntil(lambda: case.proposal().state == "approved", timeout=10_000)
    bench.settle()
    assert said == ["Passordet er feil. Skriv det på nytt. Ingenting er godkjent."]
    assert screen.presenter.rows == ()


def test_esc_in_the_box_approves_nothing(
    bench: Bench, screen: ApprovalsScreen, case: Enforcement
) -> None:
    asked: list[bool] = []

    def leave(dialog: ConfirmDialog) -> None:
        bench.press(Qt.Key.Key_Escape)
        asked.append(dialog.isVisible())

    with answering(ConfirmDialog, leave):
        bench.press(CTRL_ENTER)
        bench.qtbot.waitUntil(lambda: asked == [False], timeout=10_000)
    assert case.proposal().state == "waiting"
    assert screen.sheet.approve.isEnabled()


def test_a_password_that_grew_old_while_it_was_read_is_asked_for_again(
    bench: Bench, screen: ApprovalsScreen, case: Enforcement
) -> None:
    bench.desk.session.confirm(PASSWORD)
    screen.refresh()
    bench.settle()
    assert screen.presenter.sheet is not None
    assert not screen.presenter.sheet.needs_password
    with case.db.write(SYSTEM) as work:
        work.execute(update(SessionToken).values(confirmed_at=None))
    with answering(ConfirmDialog, lambda _dialog: bench.press(PASSWORD, Qt.Key.Key_Return)):
        bench.press(CTRL_ENTER)
        bench.qtbot.waitUntil(lambda: case.proposal().state == "approved", timeout=10_000)
    bench.settle()
