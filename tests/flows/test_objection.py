"""An objection from its registration to the money paid back, in the real window, by the keys alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.objection import About, Ground, onward
from collector_desk.domain.phrases import kroner
from collector_desk.models import Objection
from collector_desk.service.database import Database
from collector_desk.ui.objections.dialogs import AnswerDialog, AskDialog
from collector_desk.ui.objections.registering import RegisterDialog
from collector_desk.ui.objections.view import ObjectionsScreen
from tests.flows.hands import (
    ALT,
    CONTROL,
    DOWN,
    SEND,
    SHIFT,
    TAB,
    approve,
    change_to,
    focus_of,
    key,
    letters,
    open_debtor,
    tab_to,
    write,
)
from tests.service.casework import objects, proposal
from tests.service.test_objections import Case
from tests.ui.shell import Desktop, answering

REASONS = "Kortbetalingen er funnet. Kravet er feil, og du skylder ikke noe."


def objections(desk: Desktop) -> ObjectionsScreen:
    key(desk, Qt.Key.Key_6, ALT)
    desk.until(lambda: isinstance(desk.main.tabs.current(), ObjectionsScreen))
    desk.settle()
    screen = desk.main.tabs.current()
    assert isinstance(screen, ObjectionsScreen)
    return screen


def previewed(desk: Desktop, screen: ObjectionsScreen) -> dict[str, tuple[str, ...]]:
    desk.until(lambda: screen.deciding.preview is not None)
    return {line.cells[0]: line.cells[1:] for line in screen.page.decision.effects.lines}


def test_an_objection_is_registered_heard_upheld_and_the_money_approved(
    desk: Desktop, db: Database
) -> None:
    case = Case(db)
    case.books.pays(case.claim, 20_000, date(2026, 10, 1))
    desk.sign_in("kari")
    open_debtor(desk, case.books.debtor_id)
    with answering(
        RegisterDialog, lambda each: write(each, TAB, TAB, "Betalt med kort samme kveld.", SEND)
    ):
        key(desk, Qt.Key.Key_I, CONTROL | SHIFT)
    desk.settle()
    with db.read() as work:
        row = work.scalars(select(Objection)).one()
    assert (row.ground, row.stops) == (Ground.PAID.value, True)

    screen = objections(desk)
    key(desk, Qt.Key.Key_Return)
    desk.until(lambda: screen.presenter.sheet is not None)
    desk.settle()
    tab_to(desk, screen.page.way.ask)
    with answering(AskDialog, lambda each: write(each, SEND)):
        key(desk, Qt.Key.Key_Space)
    desk.until(screen.page.way.answer.isVisible)
    desk.settle()
    tab_to(desk, screen.page.way.answer)
    with answering(
        AnswerDialog, lambda each: write(each, DOWN, DOWN, TAB, "Betalingen er funnet.", SEND)
    ):
        key(desk, Qt.Key.Key_Space)
    desk.until(lambda: not screen.page.way.answer.isVisible())
    desk.settle()

    tab_to(desk, screen.page.decision.outcomes.radios["upheld"])
    key(desk, Qt.Key.Key_Space)
    assert previewed(desk, screen)["Til gode for skyldner"][1] == "200,00"
    tab_to(desk, screen.page.decision.reasons.edit)
    QTest.keyClicks(focus_of(desk), REASONS)
    key(desk, Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: case.row(row.id).outcome == "upheld")
    desk.settle()
    assert case.total() == -20_000
    assert proposal(db, "refund").state == "waiting"

    change_to(desk, "per")
    approve(desk, db, "refund")
    assert case.proved()


def test_a_parking_fine_stays_when_the_car_was_not_sold(desk: Desktop, db: Database) -> None:
    case = Case(db, kind="parking_fine")
    number = objects(db, case.kari, case.books.debtor_id, case.claim, ground=Ground.VEHICLE_SOLD)
    owed = case.total()
    desk.sign_in("kari")
    key(desk, Qt.Key.Key_Tab)
    screen = objections(desk)
    key(desk, Qt.Key.Key_Return)
    desk.until(lambda: screen.presenter.sheet is not None)
    desk.settle()
    tab_to(desk, screen.page.decision.outcomes.radios["upheld"])
    key(desk, Qt.Key.Key_Space)  # Qt's arrows take an outcome only from one that is taken
    for _ in screen.page.decision.outcomes.radios:
        if screen.deciding.draft.outcome != "not_upheld":
            key(desk, Qt.Key.Key_Down)
    assert screen.deciding.draft.outcome == "not_upheld"
    assert "Ny betalingsfrist" not in previewed(desk, screen), "ruling 19: no 14 days"
    tab_to(desk, screen.page.decision.reasons.edit)
    QTest.keyClicks(focus_of(desk), "Motorvognregisteret viser at bilen var din den dagen.")
    key(desk, Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: case.row(number).outcome == "not_upheld")
    desk.settle()
    assert case.row(number).new_deadline is None
    assert (case.holds(), case.total()) == ([], owed)
    assert screen.status == "Ingen åpne innsigelser"
    kind, text = letters(db)[-1]
    assert kind == "objection_decision"
    assert "Motorvognregisteret viser at bilen var din den dagen." in text
    assert onward(ClaimKind.PARKING_FINE, About(case.row(number).about)) in text
    assert "K-2026-000001" in text
    assert kroner(owed).replace("\u00a0", " ") in text
    assert "ny betalingsfrist" not in text.casefold()
