"""The worklist from the keys: read, opened, put off, given away, done, and empty in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from collector_desk.domain.objection import Outcome
from collector_desk.domain.work import WorkKind
from collector_desk.service import approvals
from collector_desk.service.database import SYSTEM
from collector_desk.ui import theme
from collector_desk.ui.cells import PADDING, fitted
from collector_desk.ui.chips import TEXT
from collector_desk.ui.formats import kr
from collector_desk.ui.theme import Mode, Theme
from collector_desk.ui.worklist.view import WorklistScreen
from collector_desk.wire.work import WorkRow
from tests.service.casework import decide, objects, proposal
from tests.service.test_objections import Case
from tests.service.work_world import belongs, task
from tests.ui.payments.bench import Bench, nameless, tab_round

CTRL = Qt.KeyboardModifier.ControlModifier


def _rows(screen: WorklistScreen) -> list[WorkRow]:
    return [row for row in screen.table.rows.shown_rows() if isinstance(row, WorkRow)]


def _stand_on(bench: Bench, screen: WorklistScreen, kind: WorkKind) -> WorkRow:
    row = next(row for row in _rows(screen) if row.kind is kind)
    screen.table.select_key(row.key)
    bench.settle()
    return row


def _menu(bench: Bench, owner: WorklistScreen) -> QMenu:
    bench.qtbot.waitUntil(lambda: any(m.isVisible() for m in owner.findChildren(QMenu)))
    return next(m for m in owner.findChildren(QMenu) if m.isVisible())


def test_the_list_says_what_waits_how_near_and_why(screen: WorklistScreen) -> None:
    rows = _rows(screen)
    assert len(rows) == 10
    assert screen.chips[0].text() == "4 i dag · 1 forfalt"
    assert screen.status.startswith("10 oppgaver · ")
    row = screen.row()
    assert row is not None
    assert screen.detail.why.text() == row.why
    said = [each.text() for each in screen.detail.moves.findChildren(QLabel)]
    assert all(each in said for each in row.moves)


def test_j_goes_on_and_enter_opens_the_debtor(
    bench: Bench, screen: WorklistScreen, case: Case
) -> None:
    first = screen.row()
    bench.press(Qt.Key.Key_J)
    assert screen.row() != first
    _stand_on(bench, screen, WorkKind.HOLD_LAPSES)
    bench.press(Qt.Key.Key_Return)
    assert bench.opened == [case.books.debtor_id]


def test_an_objection_opens_where_it_is_decided(bench: Bench, case: Case) -> None:
    context, opened = bench.context(), list[tuple[int, int]]()
    context.open_objection = lambda *numbers: opened.append(numbers)
    made = WorklistScreen(context)
    bench.show(made)
    row = _stand_on(bench, made, WorkKind.OBJECTION)
    made.open_row()
    assert opened == [(row.subject_id, case.books.debtor_id)]


def test_ctrl_enter_closes_a_task_and_goes_to_the_next(
    bench: Bench, screen: WorklistScreen
) -> None:
    task = _stand_on(bench, screen, WorkKind.FOLLOW_UP)
    bench.press((Qt.Key.Key_Return, CTRL))
    assert bench.toasts == ["Oppgaven er ferdig."]
    assert task.key not in [row.key for row in _rows(screen)]
    assert screen.row() is not None
    assert QApplication.focusWidget() is screen.table


def test_ctrl_enter_on_what_is_no_task_only_goes_on(bench: Bench, screen: WorklistScreen) -> None:
    row = _stand_on(bench, screen, WorkKind.PLAN_NOTICED)
    bench.press((Qt.Key.Key_Return, CTRL))
    assert len(_rows(screen)) == 10
    assert screen.row() != row


def test_ctrl_d_puts_a_row_off_and_the_view_shows_it_again(
    bench: Bench, screen: WorklistScreen
) -> None:
    row = _stand_on(bench, screen, WorkKind.HOLD_LAPSES)
    bench.press((Qt.Key.Key_D, CTRL))
    menu = _menu(bench, screen)
    assert menu.actions()[0].text() == "I morgen, 24.11.2026"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    bench.settle()
    assert bench.toasts == ["Utsatt til 24.11.2026."]
    assert row.key not in [each.key for each in _rows(screen)]
    screen.presenter.with_put_off(shown=True)
    bench.settle()
    assert row.key in [each.key for each in _rows(screen)]


def test_a_deadline_of_the_law_is_refused_in_words(bench: Bench, screen: WorklistScreen) -> None:
    _stand_on(bench, screen, WorkKind.OBJECTION)
    screen.presenter.put_off(screen.row(), screen.presenter.today.replace(day=30))  # type: ignore[arg-type]
    bench.settle()
    assert len(bench.refused) == 1
    assert str(bench.refused[0]).startswith("Fristen er 23.11.2026. Raden kan ikke utsettes")
    assert len(_rows(screen)) == 10


def test_ctrl_g_gives_a_row_to_a_colleague(bench: Bench, screen: WorklistScreen) -> None:
    row = _stand_on(bench, screen, WorkKind.HOLD_LAPSES)
    bench.press((Qt.Key.Key_G, CTRL))
    menu = _menu(bench, screen)
    give = next(action for action in menu.actions() if action.text() == "Per Leder")
    menu.close()
    give.trigger()
    bench.settle()
    assert bench.toasts == ["Gitt til Per Leder."]
    assert row.key not in [each.key for each in _rows(screen)]
    screen.presenter.show("all")
    bench.settle()
    assert next(each for each in _rows(screen) if each.key == row.key).person == "Per Leder"


def test_the_filter_leaves_what_holds_the_words(bench: Bench, screen: WorklistScreen) -> None:
    screen.seek()
    bench.press("bydel øvre")
    assert [row.kind for row in _rows(screen)] == [WorkKind.UNIT_SILENT]
    assert "1 vist" in screen.status


def test_ctrl_b_leaves_what_was_sent_back_and_brings_all_again(
    bench: Bench, screen: WorklistScreen, case: Case
) -> None:
    bench.press((Qt.Key.Key_B, CTRL))
    assert screen.empty.accessibleName().startswith("Ingenting er sendt tilbake")
    bench.press((Qt.Key.Key_B, CTRL))
    assert len(_rows(screen)) == 10

    groundless = objects(case.db, case.kari, case.books.debtor_id, 2)
    decide(case.db, case.kari, groundless, Outcome.GROUNDLESS)
    row = proposal(case.db, "objection")
    with case.db.write(case.per) as work:
        approvals.send_back(work, row.id, version=row.version, comment="Se på saken igjen.")
    bench.press((Qt.Key.Key_B, CTRL))
    assert [each.kind for each in _rows(screen)] == [WorkKind.SENT_BACK]
    assert screen.views.text() == "Mine · Sendt tilbake ▾"
    screen.show_views()
    menu = _menu(bench, screen)
    back = next(each for each in menu.actions() if each.text() == "Bare sendt tilbake")
    assert back.isChecked()
    menu.close()


def test_an_empty_list_says_why_and_what_to_do(bench: Bench, case: Case) -> None:
    belongs(case.db, case.books.debtor_id, protection="confidential")
    made = WorklistScreen(bench.context(), "limitation")
    bench.show(made)
    assert made.empty.accessibleName().startswith("Ingen krav foreldes så snart")
    assert made.status == "Ingen oppgaver"


def test_the_lists_of_one_kind_hold_that_kind_of_everybody(bench: Bench, case: Case) -> None:
    belongs(case.db, case.books.debtor_id, responsible_id=case.per.person_id)
    made = WorklistScreen(bench.context(), "agreements")
    bench.show(made)
    kinds = {row.kind for row in _rows(made)}
    assert kinds == {WorkKind.PLAN_NOTICED, WorkKind.HOLD_LAPSES}


def test_every_control_has_a_name_and_tab_comes_round(bench: Bench, screen: WorklistScreen) -> None:
    assert nameless(screen) == []
    reached = tab_round(bench, screen)
    assert {screen.table, screen.filter, screen.views, screen.detail.open} <= reached


def test_the_bands_tell_rows_and_kroner_and_lead_through_the_list(bench: Bench, case: Case) -> None:
    case.books.claim(300_000, due=date(2023, 12, 10), interest_from=None)
    case.books.claim(400_000, due=date(2024, 9, 10), interest_from=None)
    made = WorklistScreen(bench.context(), "limitation")
    bench.show(made)
    assert [made.bands.tabText(at) for at in range(made.bands.count())] == [
        "Innen 1 md. 1",
        "3 md. 2",
        "6 md. 2",
        "12 md. 3",
        "24 md. 3",
    ]
    assert made.bands.currentIndex() == 2
    assert len(_rows(made)) == 2
    made.focus_first()
    bench.press((Qt.Key.Key_B, CTRL))
    assert len(_rows(made)) == 3
    made.bands.setCurrentIndex(0)
    bench.settle()
    assert [row.debtor_name for row in _rows(made)] == ["Lykt, Fager"]
    assert made.stake.text() == f"Hovedstol som kan gå tapt: {kr(300_000)}"
    assert nameless(made) == []


def test_other_lists_have_no_bands(screen: WorklistScreen) -> None:
    assert not screen.bands.isVisible()


def test_a_sentence_too_long_for_its_row_is_told_whole_when_pointed_at_and_beside_the_list(
    bench: Bench, screen: WorklistScreen, case: Case
) -> None:
    long = (
        "12 500,00 kr for K-2026-000001 (OCR 0000001, post 2) kan ikke mottas: gjeldsforhandling."
        " Finn ut når perioden er over; plasser eller betal tilbake etter utfallet."
    )
    with case.db.write(SYSTEM) as work:
        work.add(task(case.books.debtor_id, WorkKind.HELD_MONEY, long))
    screen.refresh()
    bench.settle()
    _stand_on(bench, screen, WorkKind.HELD_MONEY)
    model = screen.table.rows
    at = [column.key for column in model.columns].index("why")
    cell = model.index(screen.table.currentIndex().row(), at)
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == long
    assert screen.detail.why.text() == long
    assert screen.detail.why.wordWrap()
    room = screen.table.columnWidth(at) - 2 * theme.current().px(PADDING)
    lines = fitted(long, room, QFontMetrics(theme.current().font(TEXT)), two=True)
    assert not model.columns[at].two_lines, "the reason has both lines of its row"
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_at_twice_the_size_the_list_and_the_row_take_turns(
    bench: Bench, screen: WorklistScreen, qapp: QApplication
) -> None:
    Theme.apply(qapp, Mode.LIGHT, 200)
    screen.resize(1000, 560)
    bench.settle()
    assert screen.table.isVisible()
    assert screen.about.isVisible()
    assert screen.about.x() < 60, "no gap is left where the name stood"
    assert not screen.detail.isVisible()
    bench.press((Qt.Key.Key_I, CTRL))
    assert screen.detail.open.hasFocus()
    assert not screen.table.isVisible()
    first = screen.row()
    screen.detail.next.click()
    assert screen.row() != first
    assert screen.detail.isVisible(), "one reads on without the list"
    bench.press(Qt.Key.Key_Escape)
    assert screen.table.hasFocus()
    assert not screen.detail.isVisible()
    Theme.apply(qapp, Mode.LIGHT)


def test_a_filter_that_nothing_has_says_so_and_shows_no_row(screen: WorklistScreen) -> None:
    screen.filter.setText("finnes ikke")
    assert screen.detail.isHidden() or not screen.detail.isVisible()
    screen.filter.clear()
    assert screen.detail.isVisible()
