"""Who owes: seen, let out, put back and joined by the keys, on the real service."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.domain.release import ReleaseGround
from collector_desk.models import ClaimDebtor, Debtor, PaymentState, Release, ReturnedPayment
from collector_desk.service import booking, numbers
from collector_desk.service.database import SYSTEM
from collector_desk.service.search_index import index_debtor
from collector_desk.ui.casework.parties import PartiesBox
from collector_desk.ui.debtor.view import DebtorScreen
from tests.service.books import receive, tell
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import press, write
from tests.ui.debtor.looking import look
from tests.ui.debtor.test_boxes import open_box, send

WHY = "Virksomheten har bekreftet at avtalen står på en annen."


@pytest.fixture
def other(own: Bench) -> int:
    """Somebody outside the portfolio who can be found by name."""
    with own.db.write(SYSTEM) as work:
        row = Debtor(
            kind="person", name="Vik, Sol", search_name="vik sol", street="Bogstadveien 3",
            postcode="0355", city="Oslo",
        )  # fmt: skip
        work.add(row)
        work.flush()
        index_debtor(work, row)
        numbers.take(work, "case")  # past the case of the first debtor, which bears its number
        return row.id


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    made = tmp_path / "melding.pdf"
    made.write_bytes(b"%PDF-1.7 melding fra virksomheten")
    return made


def opened(own: Bench, screen: DebtorScreen) -> PartiesBox:
    box = cast("PartiesBox", open_box(own, screen, Qt.Key.Key_R))
    own.settle()
    return box


def told(own: Bench, box: PartiesBox) -> str:
    own.qtbot.waitUntil(lambda: not box.why_not().startswith("Regner"))
    return box.told.accessibleName().replace("\u00a0", " ")


def picks(own: Bench, box: PartiesBox, name: str) -> None:
    """Find somebody by name and open that debtor, saying why."""
    search = box.other.search
    search.field.edit.setFocus()
    write(name)
    own.qtbot.waitUntil(lambda: search.chosen() is not None)
    press(Qt.Key.Key_Return)
    own.settle()
    assert box.other.reason.isVisible()
    box.other.take.setFocus()
    press(Qt.Key.Key_Space)
    own.settle()
    assert box.other.picked is not None


def owing(own: Bench) -> list[int]:
    with own.db.read() as work:
        return sorted(work.scalars(select(ClaimDebtor.debtor_id)))


def reasoned(box: PartiesBox, paper: Path) -> None:
    box.reasons.edit.setFocus()
    write(WHY)
    box.files.add([paper])


def test_who_owes_stands_with_share_notices_holds_and_limitation(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = opened(own, own_screen)
    words = box.owes.text()
    assert words.startswith("Lykt, Fager: skyldner, hele kravet")
    assert "Varsler: Inkassovarsel 10.07.2025, frist 24.07.2025" in words
    assert "I bero: nei. Foreldes 16.06.2028." in words
    press(Qt.Key.Key_Escape)
    assert own_screen.boxes.box is None


def test_it_says_that_it_fetches_until_it_knows_what_can_be_done(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = cast("PartiesBox", open_box(own, own_screen, Qt.Key.Key_R))
    assert box.why.text() == "Henter …"
    own.settle()
    assert box.why.text() != "Henter …"
    assert box.do_what.isVisible()
    press(Qt.Key.Key_Escape)


def test_a_vehicle_is_no_ground_where_no_vehicle_is_behind_the_claim(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = opened(own, own_screen)
    offered = [box.ground.box.itemData(at) for at in range(box.ground.box.count())]
    assert offered == ["wrong_debtor", "identity_theft", "let_go"]
    press(Qt.Key.Key_Escape)


def test_the_wrong_debtor_is_let_out_and_it_is_undone(
    own: Bench, own_screen: DebtorScreen, own_debtor: int, other: int, paper: Path
) -> None:
    box = opened(own, own_screen)
    assert "går tilbake til virksomheten" in told(own, box)
    picks(own, box, "Vik Sol")
    words = told(own, box)
    assert "Vik, Sol begynner på nytt" in words
    assert "Gebyr og kostnader: 35,00 kr før, 0,00 kr etter." in words
    send(own)
    assert owing(own) == [own_debtor]
    assert "begrunnelse" in box.why.text()
    reasoned(box, paper)
    look(box, "parties-release")
    send(own)
    assert own.toasts == ["Lykt, Fager er fri fra kravet."]
    assert owing(own) == [other]

    box = opened(own, own_screen)
    assert "Riktig skyldner: Vik, Sol" in box.before.text()
    assert box.act[0] == "undo"
    assert box.again.isVisible()
    assert box.again.text().splitlines() == [
        "Skyldneren settes på kravet igjen og får brev om det.",
        "Vik, Sol tas av kravet og får brev om det. Gebyrer lagt på siden faller bort.",
        "Det som falt bort ved fritaket, føres tilbake.",
    ]
    box.undo_why.edit.setFocus()
    write("Feil person var valgt")
    look(box, "parties-undo")
    send(own)
    assert own.toasts[-1] == "Fritaket er angret."
    assert owing(own) == [own_debtor]
    with own.db.read() as work:
        assert work.scalars(select(Release)).one().undone_why == "Feil person var valgt"


def test_money_of_who_never_owed_goes_back_to_the_account_that_is_told(
    own: Bench, own_screen: DebtorScreen, other: int, paper: Path
) -> None:
    with own.db.read() as work:
        claim = work.scalars(select(ClaimDebtor.claim_id)).one()
    with own.db.write(SYSTEM) as work:
        payment = receive(work, 40_000, date(2026, 10, 20))
        tell(work, claim, FactKind.PAYMENT, 40_000, date(2026, 10, 20), payment_id=payment)
        work.get_one(PaymentState, payment).unplaced = 0
        booking.book(work, [claim])
    own_screen.refresh()
    own.settle()
    box = opened(own, own_screen)
    picks(own, box, "Vik Sol")
    (tick,) = box.paid.boxes.values()
    tick.setFocus()
    press(Qt.Key.Key_Space)
    assert "400,00 kr betales tilbake" in told(own, box)
    reasoned(box, paper)
    look(box, "parties-paid")
    send(own)
    box = opened(own, own_screen)
    box.do_what.set_value(box.do_what.box.itemData(1))
    box.account.edit.setFocus()
    write("12345678901")
    assert not box.do.isEnabled()
    box.account.edit.clear()
    write("1315.01.01837")
    send(own)
    assert own.toasts[-1] == "Tilbakebetaling til 1315.01.01837 er sendt til godkjenning."
    with own.db.read() as work:
        assert work.scalars(select(ReturnedPayment)).one().state == "proposed"


def test_another_is_put_on_the_claim_with_a_share(
    own: Bench, own_screen: DebtorScreen, own_debtor: int, other: int, paper: Path
) -> None:
    box = opened(own, own_screen)
    box.do_what.set_value("join")
    send(own)
    assert "Finn og velg" in box.why.text()
    picks(own, box, "Vik Sol")
    box.share.edit.setFocus()
    write("2 500")
    reasoned(box, paper)
    assert "Velg om arvingen har overtatt" in box.why.text()
    box.heir.kind.set_value("small")
    assert "hva boet eide" in box.why.text()
    box.heir.worth.set_value(300_000)
    look(box, "parties-join")
    send(own)
    assert own.toasts == ["Den nye skyldneren er satt på kravet."]
    assert owing(own) == [own_debtor, other]
    box = opened(own, own_screen)
    assert "Vik, Sol: arving, andel 2 500,00 kr" in box.owes.text().replace("\u00a0", " ")
    look(box, "parties-two")


def test_the_one_who_owes_alone_is_not_let_go(own: Bench, own_screen: DebtorScreen) -> None:
    box = opened(own, own_screen)
    box.ground.set_value(ReleaseGround.LET_GO)
    assert "Ingen andre skylder" in told(own, box)
    assert not box.do.isEnabled()
    press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
