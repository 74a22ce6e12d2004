"""A settlement proposed, approved, accepted by telephone and paid on its last day, by the keys."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.domain.relief import ReliefKind
from collector_desk.models import Relief
from collector_desk.service.database import Database
from collector_desk.ui.casework.relief import ReliefBox
from collector_desk.ui.casework.relief_answer import ReliefAnswerBox
from tests.flows.hands import (
    CONTROL,
    DOWN,
    SEND,
    SHIFT,
    approve,
    change_to,
    key,
    letters,
    night,
    open_debtor,
    put,
    reach,
    write,
)
from tests.service.agreements import Agreement
from tests.ui.shell import Desktop, answering

LAST = date(2026, 12, 23)  # thirty days, as the box proposes
PAID = 500_000
REASONS = "Gir bedre dekning enn trekk over to år."


def stage(db: Database) -> str:
    with db.read() as work:
        return work.scalars(select(Relief.state)).one_or_none() or ""


def proposed(desk: Desktop, db: Database) -> None:
    def fill(box: ReliefBox) -> None:
        reach(box, box.kind.box)
        while box.kind.value() != ReliefKind.SETTLEMENT:
            write(box, DOWN)
        put(box, box.pay.edit, "5 000")
        put(box, box.reasons.edit, REASONS)
        desk.until(lambda: not box.why_not())
        assert "Etterpå skyldes 5 000,00 kr" in box.told.accessibleName().replace("\u00a0", " ")
        write(box, SEND)

    with answering(ReliefBox, fill):
        key(desk, Qt.Key.Key_G, CONTROL | SHIFT)
        desk.until(lambda: stage(db) == "proposed")
    desk.settle()
    assert letters(db) == [], "nothing is offered before another has approved it"


def approved(desk: Desktop, db: Database) -> None:
    approve(desk, db, "relief")
    assert stage(db) == "offered"


def accepted(desk: Desktop, db: Database) -> None:
    def fill(box: ReliefAnswerBox) -> None:
        desk.until(lambda: box.row is not None)
        assert "07.12.2026" in box.told.text()
        put(box, box.name.edit, "Fager Lykt")
        put(box, box.how.edit, "på telefon")
        write(box, SEND)

    with answering(ReliefAnswerBox, fill):
        key(desk, Qt.Key.Key_J, CONTROL | SHIFT)
        desk.until(lambda: stage(db) == "accepted")
    desk.settle()


def test_a_settlement_paid_on_its_last_day_lets_the_rest_go(desk: Desktop, db: Database) -> None:
    case = Agreement(db)
    desk.sign_in("kari")
    open_debtor(desk, case.debtor)
    proposed(desk, db)
    change_to(desk, "per")
    approved(desk, db)
    ((kind, offer),) = letters(db)
    assert kind == "settlement_offer"
    for told in ("5 000,00 kr", "07.12.2026", "23.12.2026"):
        assert told in offer
    change_to(desk, "kari")
    open_debtor(desk, case.debtor)
    accepted(desk, db)
    assert [hold.reason for hold in case.holds()] == ["settlement"]

    night(db, LAST)
    assert stage(db) == "accepted", "the last day is the debtor's"
    owed = case.books.statement(case.claim, LAST).balance.total
    assert owed > PAID
    case.books.pays(case.claim, PAID, LAST)
    night(db, date(2026, 12, 24))
    assert (stage(db), case.holds()) == ("granted", [])
    assert case.books.statement(case.claim, date(2026, 12, 24)).balance.total == 0
    kind, told = letters(db)[-1]
    assert kind == "relief"
    assert f"K-2026-{case.claim:06d}" in told
    assert case.proved()
