"""A leader takes back what came from the namsmann by mistake, by the keys; nobody else may."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.enforcement.request_events import RequestEventKind
from collector_desk.models import RequestEvent
from collector_desk.ui.enforcement.take_back_box import TakeBackBox
from collector_desk.ui.enforcement.view import MeasureScreen
from tests.flows.enforcement import measure
from tests.flows.hands import SEND, key, put, tab_to, write
from tests.kit import open_db
from tests.service.requesting import Requesting
from tests.service.test_request_refused import comes, sent
from tests.ui.payments.bench import nameless
from tests.ui.shell import Desktop, desktop


@pytest.fixture
def case(sqlite_url: str) -> Iterator[Requesting]:
    opened = open_db(sqlite_url)
    yield Requesting(opened)
    opened.close()


@pytest.fixture
def number(case: Requesting) -> int:
    """A request that ended in nothing, as somebody thought."""
    case.answered()
    made = sent(case)
    comes(case, made, RequestEventKind.NOTHING)
    return made


def taking_back(desk: Desktop, number: int) -> tuple[MeasureScreen, TakeBackBox]:
    """The leader opens the box by the keys."""
    desk.sign_in("per")
    desk.main.context.open_measure("measure", number)
    screen = measure(desk)
    tab_to(desk, screen.foot.regret)
    key(desk, Qt.Key.Key_Space)
    desk.until(lambda: screen.box is not None)
    assert isinstance(screen.box, TakeBackBox)
    return screen, screen.box


def test_costs_that_came_with_it_are_taken_back_by_themselves(
    qtbot: QtBot, case: Requesting, number: int
) -> None:
    paper = case.kept("avgjoerelse.pdf")
    comes(case, number, RequestEventKind.COSTS, amount=50_000, document_id=paper)
    with desktop(qtbot, case.db) as desk:
        screen, box = taking_back(desk, number)
        costs = RequestEventKind.COSTS.label
        assert box.which.box.currentText() == f"24.11.2026 · {costs}"
        put(box, box.reason.edit, "Beløpet gjaldt en annen sak.")
        write(box, SEND)
        desk.until(lambda: screen.box is None)
        desk.settle()
        assert screen.presenter.sheet is not None
        came = {one.label: one.may_take_back for one in screen.presenter.sheet.events}
        assert came == {costs: False, RequestEventKind.NOTHING.label: True}


def test_a_leader_takes_it_back_and_says_why(qtbot: QtBot, case: Requesting, number: int) -> None:
    with desktop(qtbot, case.db) as desk:
        screen, box = taking_back(desk, number)
        assert box.which.box.currentText() == "24.11.2026 · Intet til utlegg"
        assert box.why.text() == "Skriv hvorfor, minst ti tegn."
        assert nameless(screen) == []
        put(box, box.reason.edit, "Svaret gjaldt en annen sak.")
        write(box, SEND)
        desk.until(lambda: screen.box is None)
        desk.settle()
        assert screen.presenter.sheet is not None
        assert screen.presenter.sheet.stage is MeasureStage.IN_FORCE
        told = "Intet til utlegg: Tatt tilbake 24.11.2026 av Per Leder: Svaret gjaldt en annen sak."
        assert told in screen.form.events.text()
        assert screen.foot.regret.isHidden()
    with case.db.read() as work:
        (event,) = work.scalars(select(RequestEvent))
        assert (event.taken_back_by, event.kind) == ("Per Leder", "nothing")


def test_a_caseworker_is_shown_no_such_button(qtbot: QtBot, case: Requesting, number: int) -> None:
    with desktop(qtbot, case.db) as desk:
        desk.sign_in()
        desk.main.context.open_measure("measure", number)
        assert measure(desk).foot.regret.isHidden()
