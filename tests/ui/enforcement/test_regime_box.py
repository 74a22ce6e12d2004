"""The box of the answer to a look-up: asked by a key where it can be, filled in, registered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from collector_desk.domain.enforcement.regime import Question
from collector_desk.models import RegimeAnswer
from collector_desk.ui.enforcement.regime_box import RegimeBox
from collector_desk.ui.enforcement.view import MeasureScreen
from tests.exchange.look_up_server import SOURCE, LookUpService, answering
from tests.flows.enforcement import measure, reckoned
from tests.flows.hands import CONTROL, HOME, SEND, SHIFT, key, put, reach, write
from tests.kit import open_db
from tests.service.enforcing import NUMBER, TODAY, Enforcement
from tests.ui.shell import Desktop, desktop


@pytest.fixture
def there() -> Iterator[LookUpService]:
    with answering() as service:
        yield service


@pytest.fixture
def case(sqlite_url: str, there: LookUpService) -> Iterator[Enforcement]:
    opened = open_db(sqlite_url)
    opened.post = replace(opened.post, look_ups={Question.OWN: there.port()})
    yield Enforcement(opened)
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, case: Enforcement) -> Iterator[Desktop]:
    with desktop(qtbot, case.db) as made:
        made.sign_in()
        yield made


def opened(desk: Desktop, case: Enforcement) -> tuple[MeasureScreen, RegimeBox]:
    desk.main.open_debtor(case.debtor)
    desk.settle()
    key(desk, Qt.Key.Key_W, CONTROL | SHIFT)
    screen = measure(desk)
    reckoned(desk, screen)
    key(desk, Qt.Key.Key_R, CONTROL)
    desk.until(lambda: screen.box is not None)
    assert isinstance(screen.box, RegimeBox)
    return screen, screen.box


def kept(case: Enforcement) -> list[tuple[str, str, object, str]]:
    with case.db.read() as work:
        rows = work.scalars(select(RegimeAnswer).order_by(RegimeAnswer.id))
        return [(row.question, row.answer, row.one_trekk_since, row.source) for row in rows]


def look_up(desk: Desktop, box: RegimeBox) -> None:
    reach(box, box.ask)
    write(box, (Qt.Key.Key_Space,))
    desk.settle()
    desk.until(lambda: box.ask.text() == "Slå opp")


def test_the_answer_is_filled_in_and_stands_when_it_is_registered(
    desk: Desktop, case: Enforcement, there: LookUpService
) -> None:
    there.under_new = {NUMBER}
    screen, box = opened(desk, case)
    assert box.question.value() == Question.OWN.value  # of an own decision this is the question
    assert box.why.text() == "Skriv hvor svaret kommer fra."
    look_up(desk, box)
    assert (box.answer.value(), box.day.value(), box.source.value()) == ("new", TODAY, SOURCE)
    assert box.found.text() == "Oppslaget svarte: nytt regelverk. Registrer svaret, så gjelder det."
    assert kept(case) == []
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    assert kept(case) == [("own", "new", TODAY, SOURCE)]
    reckoned(desk, screen)
    assert screen.presenter.found is not None
    assert screen.presenter.found.estimate


def test_a_fault_says_what_to_do_and_the_answer_can_be_written_by_hand(
    desk: Desktop, case: Enforcement, there: LookUpService
) -> None:
    there.status = 503
    screen, box = opened(desk, case)
    look_up(desk, box)
    assert box.said.isVisible()
    assert box.said.accessibleName().startswith("Oppslaget svarte ikke (svar 503). Slå opp igjen")
    assert (box.source.value(), box.found.isVisible()) == ("", False)
    put(box, box.source.edit, "Skatteetatens nettside")
    write(box, SEND)
    desk.until(lambda: screen.box is None)
    assert kept(case) == [("own", "old", None, "Skatteetatens nettside")]


def test_what_cannot_be_asked_from_here_has_no_button(desk: Desktop, case: Enforcement) -> None:
    _, box = opened(desk, case)
    assert box.ask.isVisible()
    reach(box, box.question.box)
    write(box, HOME)
    assert box.question.value() == Question.REQUEST.value
    assert not box.ask.isVisible()
    write(box, (Qt.Key.Key_Escape,))


def test_no_trekk_has_no_day(desk: Desktop, case: Enforcement) -> None:
    _, box = opened(desk, case)
    put(box, box.source.edit, "oppslag")
    put(box, box.since.edit, "1.11.2026")
    assert box.why.text() == "Ta bort dagen: svaret er at skyldneren ikke har hatt ett trekk."
    assert not box.do.isEnabled()
    write(box, (Qt.Key.Key_Escape,))
