"""What a creditor unit tells later, registered by the keys, on the real service."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from collector_desk.domain.unit_message import UnitMessageKind
from collector_desk.models import Claim, Debtor, UnitMessage
from collector_desk.ui.casework.parties import PartiesBox
from collector_desk.ui.casework.unit_message import UnitMessageBox
from collector_desk.ui.debtor.view import DebtorScreen
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import press, write
from tests.ui.debtor.looking import look
from tests.ui.debtor.test_boxes import open_box, send


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    made = tmp_path / "melding.pdf"
    made.write_bytes(b"%PDF-1.7 melding fra virksomheten")
    return made


def opened(own: Bench, screen: DebtorScreen) -> UnitMessageBox:
    box = cast("UnitMessageBox", open_box(own, screen, Qt.Key.Key_F))
    own.settle()
    return box


def told(own: Bench, box: UnitMessageBox) -> str:
    own.qtbot.waitUntil(lambda: not box.why_not().startswith("Regner"))
    return box.told.accessibleName().replace("\u00a0", " ")


def rows(own: Bench) -> list[UnitMessage]:
    with own.db.read() as work:
        return list(work.scalars(select(UnitMessage).order_by(UnitMessage.id)))


def test_a_credit_note_is_registered_with_the_claim_before_and_after(
    own: Bench, own_screen: DebtorScreen, paper: Path
) -> None:
    box = opened(own, own_screen)
    box.amount.edit.setFocus()
    write("2 000")
    box.day.edit.setFocus()
    box.day.edit.clear()
    write("16.06.2025")
    words = told(own, box)
    assert "Hovedstol: 8 000,00 kr før, 6 000,00 kr etter." in words
    assert "Alle som skylder kravet, får brev om det, med virksomhetens ord." in words
    box.reference.edit.setFocus()
    write("KN-17")
    box.text.edit.setFocus()
    write("Plassen var sagt opp")
    send(own)
    assert rows(own) == []
    assert "Legg ved" in box.why.text()
    box.files.add([paper])
    look(box, "unit-credit")
    send(own)
    (row,) = rows(own)
    assert (row.kind, row.amount, row.text) == (
        "credit",
        200_000,
        "Plassen var sagt opp (ref. KN-17)",
    )
    after = words.split(" før, ")[1].split(" etter")[0]
    assert own.toasts[0].replace("\u00a0", " ").endswith(f"Det gjenstår {after}.")


def test_money_the_unit_was_paid_and_then_a_recall(
    own: Bench, own_screen: DebtorScreen, paper: Path
) -> None:
    box = opened(own, own_screen)
    box.kind.set_value(UnitMessageKind.PAID)
    box.amount.edit.setFocus()
    write("100 000")
    assert "er for mye. Du får en oppgave om det." in told(own, box)
    box.amount.edit.clear()
    write("1 000")
    assert "for mye" not in told(own, box)
    box.text.edit.setFocus()
    write("Betalt til barnehagen")
    box.files.add([paper])
    send(own)
    assert [row.kind for row in rows(own)] == ["paid"]

    box = opened(own, own_screen)
    box.kind.set_value(UnitMessageKind.RECALL)
    assert "Hele kravet faller bort." in told(own, box)
    assert box.amount.isHidden() or not box.amount.isVisible()
    box.text.edit.setFocus()
    write("Sendt ved en feil")
    box.files.add([paper])
    look(box, "unit-recall")
    send(own)
    assert [row.kind for row in rows(own)] == ["paid", "recall"]
    with own.db.read() as work:
        assert work.scalars(select(Claim)).one().state == "withdrawn"


def test_a_note_of_the_whole_claim_is_refused_while_one_writes(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = opened(own, own_screen)
    box.amount.edit.setFocus()
    write("10 000")
    assert "ikke mindre enn hovedstolen" in told(own, box)
    assert not box.do.isEnabled()


def test_a_corrected_address_is_registered(own: Bench, own_screen: DebtorScreen) -> None:
    box = opened(own, own_screen)
    box.kind.set_value("address")
    for field, words in (
        (box.address.street, "Nygata 4"),
        (box.address.postcode, "5003"),
        (box.address.city, "Bergen"),
        (box.address.source, "Bydel Gamle Oslo"),
    ):
        field.edit.setFocus()
        write(words)
    look(box, "unit-address")
    send(own)
    assert own.toasts == ["Adressen er registrert."]
    with own.db.read() as work:
        assert work.scalars(select(Debtor)).one().street == "Nygata 4"


def test_a_corrected_debtor_leads_to_the_parties(own: Bench, own_screen: DebtorScreen) -> None:
    box = opened(own, own_screen)
    box.kind.set_value("debtor")
    look(box, "unit-debtor")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    own.qtbot.waitUntil(lambda: isinstance(own_screen.boxes.box, PartiesBox))
    own.settle()
    assert isinstance(QApplication.activeModalWidget(), PartiesBox)
