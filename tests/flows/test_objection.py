"""An objection from the portal to the money paid back, in the real window, by the keys alone."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from collector_desk.client.connection import Connection, new_key
from collector_desk.client.desk import Desk
from collector_desk.domain.claim import ClaimKind
from collector_desk.domain.inquiry import InquiryKind
from collector_desk.domain.objection import About, Ground, onward
from collector_desk.domain.phrases import kroner
from collector_desk.models import Identity, Objection
from collector_desk.service.database import SYSTEM, Database
from collector_desk.ui.objections.dialogs import AnswerDialog, AskDialog
from collector_desk.ui.objections.view import ObjectionsScreen
from collector_desk.wire.inquiries import FromPortal, Received
from tests.flows.hands import (
    ALT,
    CONTROL,
    DOWN,
    SEND,
    TAB,
    approve,
    change_to,
    focus_of,
    key,
    letters,
    tab_to,
    write,
)
from tests.kit import PASSWORD, TODAY, add_user
from tests.service.casework import objects, proposal
from tests.service.test_objections import Case
from tests.ui.shell import Desktop, answering

NUMBER = "01819012345"  # month + 80: nobody's
REASONS = "Kortbetalingen er funnet. Kravet er feil, og du skylder ikke noe."


def plain(ore: int) -> str:
    """Kroner as they are read from the PDF."""
    return kroner(ore).replace("\u00a0", " ")


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


def portal_tells(desk: Desktop, db: Database, debtor_id: int) -> Received:
    """The portal's own user sends what the debtor wrote there, over the wire."""
    with db.write(SYSTEM) as work:
        index = db.vault.blind_index(NUMBER)
        work.add(
            Identity(debtor_id=debtor_id, kind="fodselsnummer", ciphertext=b"", blind_index=index)
        )
    add_user(db, "portal", role="integration", name="Portalen", team=None)
    machine = Connection(desk.home.open().url)
    Desk(machine).session.sign_in("portal", PASSWORD)
    order = FromPortal(
        external="P-2026-00000017", kind=InquiryKind.OBJECTION, debtor=NUMBER,
        claims=("K-2026-000001",), ground=Ground.PAID, text="Betalt med kort samme kveld.",
    )  # fmt: skip
    return machine.call("inquiries.from_portal", Received, order, key=new_key())


def test_an_objection_from_the_portal_is_heard_upheld_and_the_money_approved(
    desk: Desktop, db: Database
) -> None:
    case = Case(db)
    case.books.pays(case.claim, 20_000, date(2026, 10, 1))
    before = case.books.statement(case.claim, TODAY).balance
    told = portal_tells(desk, db, case.books.debtor_id)
    assert (told.matched, told.objections) == (True, ("K-2026-000001",))
    with db.read() as work:
        row = work.scalars(select(Objection)).one()
    assert (row.ground, row.stops) == (Ground.PAID.value, True)

    desk.sign_in("kari")
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
    kind, text = letters(db)[-1]
    assert kind == "objection_decision"
    assert "Du får medhold." in text
    assert REASONS in text
    assert before.fees == 3_800
    for part, then, now in (
        ("Hovedstol", before.principal, 0),
        ("Rente", before.interest, 0),
        ("Gebyr", before.fees, 0),
        ("Til sammen", before.total, case.total()),
    ):
        assert f"K-2026-000001 {part} {plain(then)} {plain(now)}" in text
    assert f"Du har betalt {plain(20_000)} kr for mye. Vi betaler det tilbake" in text
    assert "Du skal ikke betale noe nå." in text
    assert case.row(row.id).new_deadline is None
    assert "ny betalingsfrist" not in text.casefold()

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
    assert plain(owed) in text
    assert "ny betalingsfrist" not in text.casefold()
