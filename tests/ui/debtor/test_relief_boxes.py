"""Proposing to give a claim up, and the debtor's answer, by the keys, on the real service."""

from __future__ import annotations

import os
from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from collector_desk.domain.relief import ReliefGround, ReliefKind
from collector_desk.models import Approval, Relief
from collector_desk.service import approvals
from collector_desk.ui.casework.letter_pages import FigureLine
from collector_desk.ui.casework.letter_preview import PreviewBox
from collector_desk.ui.casework.relief import ReliefBox
from collector_desk.ui.casework.relief_answer import ReliefAnswerBox
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.theme import Mode, Theme
from tests.kit import add_user
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import sheet_of, shown_texts, write
from tests.ui.debtor.test_boxes import open_box, send


def look(box: QWidget, name: str) -> None:
    if folder := os.environ.get("DESK_LOOK"):
        box.grab().save(f"{folder}/{name}.png")


def reliefs(own: Bench) -> list[Relief]:
    with own.db.read() as work:
        return list(work.scalars(select(Relief)))


def reckoned(own: Bench, box: ReliefBox) -> str:
    own.qtbot.waitUntil(lambda: box.told.isVisible() and not box.why_not().startswith("Regner"))
    return box.told.accessibleName().replace("\u00a0", " ")


def proposing(own: Bench, screen: DebtorScreen) -> ReliefBox:
    return cast("ReliefBox", open_box(own, screen, Qt.Key.Key_G))


def approved(own: Bench) -> None:
    per = add_user(own.db, "per", role="supervisor", name="Per Leder")
    with own.db.write(per) as work:
        row = work.scalars(select(Approval)).one()
        approvals.approve(work, row.id, version=row.version, seen=row.digest)


@pytest.mark.parametrize("scale", [100, 200])
def test_the_claims_to_choose_from_are_shown_whole(
    own: Bench, own_screen: DebtorScreen, qapp: QApplication, scale: int
) -> None:
    Theme.apply(qapp, Mode.LIGHT, scale)
    sheet = sheet_of(own_screen)
    five = sheet.model_copy(update={"claims": sheet.claims * 5})
    box = ReliefBox(own_screen, own_screen.presenter.context, five, None)
    box.show()
    own.settle()
    assert box.claims.count() == 5
    assert box.claims.verticalScrollBar().maximum() == 0
    box.close()
    Theme.apply(qapp, Mode.LIGHT)


def test_the_letter_is_read_before_it_is_proposed(own: Bench, own_screen: DebtorScreen) -> None:
    box = proposing(own, own_screen)
    box.ground.set_value(ReliefGround.CIRCUMSTANCES)
    reckoned(own, box)
    assert not box.letter.isEnabled()
    assert "begrunnelse" in box.letter.accessibleDescription()
    box.reasons.edit.setFocus()
    write("Boden ble sagt opp i tide.")
    box.letter.click()
    own.settle()
    seen = QApplication.activeModalWidget()
    assert isinstance(seen, PreviewBox)
    assert "ettergi" in seen.windowTitle().lower()
    line = seen.figures.findChildren(FigureLine)[0]
    line.toggle.click()
    own.settle()
    assert "Sum av linjene" in shown_texts(line.body)
    look(seen, "relief-letter")
    look(box, "relief-box")
    seen.reject()
    own.settle()
    assert own_screen.boxes.box is box
    assert reliefs(own) == []
    box.kind.set_value(ReliefKind.WRITE_OFF)
    assert box.letter.isHidden()  # nobody gets a letter of it


def test_interest_is_proposed_with_what_it_does_beside_it(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = proposing(own, own_screen)
    box.ground.set_value(ReliefGround.CIRCUMSTANCES)
    words = reckoned(own, box)
    assert words.startswith("Gis opp: ")
    assert "innkrevingsloven § 20 som mønster" in words
    assert "Ikke bekreftet: Kommunens egne regler" in words
    send(own)
    assert (reliefs(own), box.do.isEnabled()) == ([], False)
    box.reasons.edit.setFocus()
    write("Sen behandling hos oss gjennom hele 2025.")
    look(box, "waiver")
    send(own)
    (row,) = reliefs(own)
    assert (row.kind, row.ground, row.state) == ("waiver", "circumstances", "proposed")
    assert f"{row.amount // 100}" in words.replace(" ", "")
    assert own.toasts == ["Forslaget er sendt til godkjenning."]


def test_a_refusal_is_told_while_one_writes(own: Bench, own_screen: DebtorScreen) -> None:
    box = proposing(own, own_screen)
    box.kind.set_value(ReliefKind.REMOVAL)
    assert "ikke foreldet" in reckoned(own, box)
    box.kind.set_value(ReliefKind.SETTLEMENT)
    assert "Oppgjøret må være under" in reckoned(own, box)
    assert not box.do.isEnabled()


def test_an_offer_is_approved_shown_and_accepted(own: Bench, own_screen: DebtorScreen) -> None:
    box = proposing(own, own_screen)
    box.kind.set_value(ReliefKind.SETTLEMENT)
    box.pay.edit.setFocus()
    write("5 000")
    box.reasons.edit.setFocus()
    write("Gir bedre dekning enn trekk over to år.")
    assert "Etterpå skyldes 5 000,00 kr" in reckoned(own, box)
    look(box, "settlement")
    send(own)
    approved(own)
    answer = cast("ReliefAnswerBox", open_box(own, own_screen, Qt.Key.Key_J))
    own.qtbot.waitUntil(lambda: answer.row is not None)
    assert "Skyldneren må svare innen 07.12.2026" in answer.told.text()
    answer.name.edit.setFocus()
    write("Ola Nordmann")
    answer.how.edit.setFocus()
    write("på telefon")
    look(answer, "answer")
    send(own)
    (row,) = reliefs(own)
    assert (row.state, row.accepted_on) == ("accepted", date(2026, 11, 23))
    assert row.accepted_by == "Skyldneren: Ola Nordmann, på telefon"


def test_where_nothing_was_proposed_there_is_nothing_to_answer(
    own: Bench, own_screen: DebtorScreen
) -> None:
    own_screen.boxes.relief_answer()
    own.settle()
    assert own_screen.boxes.box is None
    assert own.toasts == ["Ingenting er foreslått eller tilbudt."]


@pytest.mark.parametrize("scale", [100, 200])
def test_the_claims_stand_flush_with_the_other_fields(
    own: Bench, own_screen: DebtorScreen, qapp: QApplication, scale: int
) -> None:
    Theme.apply(qapp, Mode.LIGHT, scale)
    box = ReliefBox(own_screen, own_screen.presenter.context, sheet_of(own_screen), None)
    box.show()
    own.settle()
    drawn = box.claims.grab().toImage()
    row = box.claims.visualItemRect(box.claims.item(0)).center().y()
    at = next(x for x in range(60) if drawn.pixelColor(x, row) != drawn.pixelColor(300, 2))
    assert at == 0
    box.close()
    Theme.apply(qapp, Mode.LIGHT)
