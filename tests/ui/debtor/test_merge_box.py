"""Two registrations of one person, merged and split again by the keys, on the real service."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from collector_desk.domain.facts import FactKind
from collector_desk.models import Claim, ClaimDebtor, Debtor
from collector_desk.service import booking, numbers
from collector_desk.service.database import SYSTEM
from collector_desk.service.search_index import index_debtor
from collector_desk.ui.casework.merge import MergeBox
from collector_desk.ui.debtor.view import DebtorScreen
from tests.service.books import tell
from tests.service.search_world import Town
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import press, sheet_of, write
from tests.ui.debtor.looking import look
from tests.ui.debtor.test_boxes import open_box, send


@pytest.fixture
def other(own: Bench, own_debtor: int) -> int:
    """The same person under another number, outside the portfolio, with a claim."""
    with own.db.write(SYSTEM) as work:
        row = Debtor(
            kind="person", name="Lykt, Fager Sol", search_name="lykt fager sol",
            street="Bogstadveien 3", postcode="0355", city="Oslo",
        )  # fmt: skip
        work.add(row)
        work.flush()
        index_debtor(work, row)
        numbers.take(work, "case")  # past the case of the first debtor, which bears its number
        return row.id


def opened(own: Bench, screen: DebtorScreen) -> MergeBox:
    box = cast("MergeBox", open_box(own, screen, Qt.Key.Key_X))
    own.settle()
    return box


def picks(own: Bench, box: MergeBox) -> None:
    search = box.other.search
    search.field.edit.setFocus()
    write("Fager Sol")
    own.qtbot.waitUntil(lambda: search.chosen() is not None)
    press(Qt.Key.Key_Return)
    own.settle()
    box.other.take.setFocus()
    press(Qt.Key.Key_Space)
    own.settle()


def owed(own: Bench, debtor_id: int) -> list[int]:
    with own.db.read() as work:
        query = select(ClaimDebtor.claim_id).where(ClaimDebtor.debtor_id == debtor_id)
        return sorted(work.scalars(query))


def test_two_are_merged_and_split_again(
    own: Bench, own_screen: DebtorScreen, own_debtor: int, other: int
) -> None:
    claim = Town(own.db, SYSTEM).claim(other, principal=50_000)
    with own.db.write(SYSTEM) as work:
        tell(work, claim, FactKind.PRINCIPAL, 50_000, date(2025, 6, 16))
        booking.book(work, [claim])
    box = opened(own, own_screen)
    send(own)
    assert "Finn og velg" in box.why.text()
    picks(own, box)
    assert "Lykt, Fager Sol kan ikke lenger søkes opp" in box.effect.text()
    box.reasons.edit.setFocus()
    write("D-nummeret er avløst av fødselsnummeret.")
    look(box, "merge")
    send(own)
    assert own.toasts == ["De to er slått sammen."]
    assert claim in owed(own, own_debtor)
    assert claim in {row.claim_id for row in sheet_of(own_screen).claims}

    box = opened(own, own_screen)
    assert "1 krav fulgte med." in box.told.text()
    box.do_what.set_value(box.do_what.box.itemData(1))
    assert "Ser hva delingen gjør" in box.why.text()
    own.settle()
    with own.db.read() as work:
        number = work.get_one(Claim, claim).number
    assert "Går tilbake til Lykt, Fager Sol:" in box.effect.text()
    assert f"• {number} Barnehage: " in box.effect.text()
    assert "og Lykt, Fager Sol " in box.effect.text()
    assert ("Krav", "1") in {(line.cells[0], line.cells[2]) for line in box.parts.lines}
    box.reasons.edit.setFocus()
    write("Det var to personer")
    look(box, "split")
    send(own)
    assert own.toasts[-1] == "De to er delt igjen."
    assert owed(own, other) == [claim]
    assert claim not in {row.claim_id for row in sheet_of(own_screen).claims}


def test_what_cannot_be_merged_is_said_in_the_box(
    own: Bench, own_screen: DebtorScreen, other: int
) -> None:
    with own.db.write(SYSTEM) as work:
        work.get_one(Debtor, other).kind = "company"
    box = opened(own, own_screen)
    picks(own, box)
    box.reasons.edit.setFocus()
    write("D-nummeret er avløst av fødselsnummeret.")
    send(own)
    assert "kan ikke være samme skyldner" in box.said.accessibleName()
    assert own.toasts == []
