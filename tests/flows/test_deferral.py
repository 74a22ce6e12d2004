"""Payment put off from the box to its lapse in the worklist, in the real window, by the keys."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.domain.phrases import kroner
from collector_desk.models import Deferral
from collector_desk.service.database import Database
from collector_desk.ui.casework.deferral import DeferralBox
from collector_desk.ui.worklist.view import WorklistScreen
from tests.flows.hands import (
    ALT,
    CONTROL,
    SEND,
    SHIFT,
    key,
    letters,
    night,
    open_debtor,
    put,
    write,
)
from tests.service.agreements import Agreement
from tests.ui.shell import Desktop, answering

LAST = date(2026, 12, 18)


def state(db: Database) -> str:
    with db.read() as work:
        return work.scalars(select(Deferral.state)).one()


def fill(desk: Desktop, box: DeferralBox) -> None:
    """Put off to the last day, and send it once it is reckoned."""
    desk.until(lambda: box.presenter.form is not None)
    put(box, box.until.edit, "18.12.2026")
    desk.until(lambda: box.presenter.asked.until == LAST and not box.why_not())
    write(box, SEND)


def test_payment_is_put_off_written_about_and_lapses_into_the_worklist(
    desk: Desktop, db: Database
) -> None:
    case = Agreement(db)
    due = case.books.statement(case.claim, LAST).balance.total
    desk.sign_in("kari")
    open_debtor(desk, case.debtor)
    with answering(DeferralBox, lambda box: fill(desk, box)):
        key(desk, Qt.Key.Key_U, CONTROL | SHIFT)
        desk.until(lambda: case.letters() == ["deferral"])
    desk.settle()
    assert [(hold.reason, hold.until) for hold in case.holds()] == [
        ("deferral", date(2026, 12, 19))
    ]
    ((_, text),) = letters(db)
    assert "betalingsutsettelse til 18.12.2026" in text
    assert kroner(due).replace("\u00a0", " ") in text

    night(db, LAST)
    assert state(db) == "granted", "the last day is the debtor's"
    night(db, date(2026, 12, 19))
    assert (state(db), case.holds()) == ("lapsed", [])

    desk.main.sign_out_wanted.emit()  # by hand: the worklist is to stay
    desk.until(lambda: desk.program.main is None)
    desk.sign_in("kari", stay=True)
    key(desk, Qt.Key.Key_1, ALT)
    desk.settle()
    worklist = desk.main.tabs.current()
    assert isinstance(worklist, WorklistScreen)
    assert [row.why for row in worklist.presenter.found.rows] == [
        "Utsettelsen løp ut 18.12.2026: se om kravene er betalt, eller gå videre",
        "Inkassovarsel kan sendes fra 04.08.2026: kravet er forfalt",
    ]
    assert case.proved()
