"""Payment put off by the keys on the real service: live, granted, proposed, refused, ended."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.models import Claim, Deferral, DeferralClaim, Hold
from collector_desk.service import last_days
from collector_desk.service.database import SYSTEM
from collector_desk.ui.casework.deferral import DeferralBox
from collector_desk.ui.casework.deferral_presenter import WAIT_MS
from collector_desk.ui.casework.hold import EndHoldBox
from collector_desk.ui.casework.letter_pages import FigureLine
from collector_desk.ui.casework.letter_preview import PreviewBox
from collector_desk.ui.debtor import kept_files
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.wire.debtors import Sheet
from collector_desk.wire.inquiries import Register
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import press, sheet_of, shown_texts, write
from tests.ui.debtor.test_boxes import open_box, send

REASONS = "Venter på arveoppgjøret i januar."


def asks_for_time(own: Bench, debtor_id: int) -> int:
    order = Register(
        kind=InquiryKind.DEFERRAL, channel=Channel.EMAIL, text="Kan jeg vente til lønn?",
        received_on=date(2026, 11, 20),
    )  # fmt: skip
    return own.desk.inquiries.register(debtor_id, order, key="k" * 20).inquiry_id


def deferral_box(own: Bench, screen: DebtorScreen) -> DeferralBox:
    box = cast("DeferralBox", open_box(own, screen, Qt.Key.Key_U))
    own.settle()
    reckoned(own)
    return box


def reckoned(own: Bench) -> None:
    own.qtbot.wait(WAIT_MS + 50)
    own.settle()


def deferrals(own: Bench) -> list[Deferral]:
    with own.db.read() as work:
        return list(work.scalars(select(Deferral)))


def held(own: Bench) -> list[Hold]:
    with own.db.read() as work:
        return list(work.scalars(select(Hold).where(Hold.ended_on.is_(None))))


def until(own: Bench, box: DeferralBox, text: str) -> None:
    box.until.edit.setFocus()
    box.until.edit.selectAll()
    press(Qt.Key.Key_Delete)
    write(text)
    press(Qt.Key.Key_Tab)
    reckoned(own)


def warnings(sheet: Sheet) -> list[str]:
    return [each.text for each in sheet.warnings]


def test_payment_is_put_off_by_the_keys_and_the_screen_tells_until_when(
    own: Bench, own_screen: DebtorScreen
) -> None:
    asked = asks_for_time(own, own_screen.presenter.debtor_id)
    box = deferral_box(own, own_screen)
    assert box.until.edit.hasFocus()
    assert "Kan jeg vente til lønn?" in box.answers.box.currentText()
    until(own, box, "18.12.2026")
    told = {line.cells[0]: line.cells[2] for line in box.changes.lines}
    assert told["Kravene"] == "stilt i bero til 18.12.2026"
    assert told["Renter"].startswith("løper fortsatt")
    assert box.verdict.isVisible()
    send(own)
    (row,) = deferrals(own)
    assert (row.state, row.inquiry_id, row.until) == ("granted", asked, date(2026, 12, 19))
    assert own.toasts == ["Stilt i bero til 18.12.2026. Bekreftelsen sendes."]
    assert "Stilt i bero til 18.12.2026: utsettelse er gitt" in warnings(sheet_of(own_screen))


def test_beyond_the_limit_it_names_it_and_waits_for_a_supervisor(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = deferral_box(own, own_screen)
    until(own, box, "15.01.2027")
    said = box.beyond.accessibleName()
    assert "Grensen er 30 dager; leder kan godkjenne til" in said
    assert "Til godkjenning" in said
    assert box.do.text() == "Foreslå for leder"
    assert "minst ti tegn" in box.why_not()
    send(own)
    assert deferrals(own) == []
    box.text.edit.setFocus()
    write(REASONS)
    send(own)
    assert [row.state for row in deferrals(own)] == ["proposed"]
    assert held(own) == []
    assert own.toasts == ["Utsettelsen venter i «Til godkjenning»."]


def test_what_nobody_may_give_can_only_be_refused_with_reasons(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = deferral_box(own, own_screen)
    until(own, box, "23.11.2027")
    assert not box.do.isEnabled()
    box.refuse.click()
    assert "minst ti tegn" in box.text.error()
    write(REASONS)
    box.refuse.click()
    own.settle()
    assert [row.state for row in deferrals(own)] == ["refused"]


def test_a_refusal_keeps_whether_the_debtor_named_the_day(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = deferral_box(own, own_screen)
    box.text.edit.setFocus()
    write(REASONS)
    press(Qt.Key.Key_Tab)
    assert box.named.hasFocus()
    press(Qt.Key.Key_Space)
    box.refuse.click()
    own.settle()
    assert [(row.state, row.day_named) for row in deferrals(own)] == [("refused", True)]


def test_what_is_barred_can_be_refused_though_it_cannot_be_put_off(
    own: Bench, own_screen: DebtorScreen
) -> None:
    with own.db.write(SYSTEM) as work:
        for claim in work.scalars(select(Claim)):
            claim.limitation_start = date(2020, 1, 15)
        last_days.keep(work, list(work.scalars(select(Claim.id))))
    box = deferral_box(own, own_screen)
    assert box.claims.chosen() == frozenset()
    assert box.why_not() == "Velg minst ett krav."
    box.text.edit.setFocus()
    write(REASONS)
    box.refuse.click()
    own.settle()
    assert [(row.state, row.day_named) for row in deferrals(own)] == [("refused", False)]
    with own.db.read() as work:
        assert work.scalars(select(DeferralClaim.claim_id)).all() != []


def test_no_claim_or_no_day_is_told_and_nothing_is_sent(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = deferral_box(own, own_screen)
    (claim,) = box.claims.boxes.values()
    claim.setFocus()
    press(Qt.Key.Key_Space)
    assert box.why_not() == "Velg minst ett krav."
    press(Qt.Key.Key_Space)
    until(own, box, "")
    assert "hvilken dag" in box.why_not()
    send(own)
    assert deferrals(own) == []


def test_the_letter_is_read_before_it_is_sent(
    own: Bench, own_screen: DebtorScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr(kept_files, "show", show)
    box = deferral_box(own, own_screen)
    box.letter.click()
    own.settle()
    seen = QApplication.activeModalWidget()
    assert isinstance(seen, PreviewBox)
    assert "utsettelse" in seen.windowTitle().lower()
    assert shown == []
    line = seen.figures.findChildren(FigureLine)[0]
    line.toggle.click()
    own.settle()
    assert "Sum av linjene" in shown_texts(line.body)
    seen.read.click()
    seen.reject()
    own.settle()
    assert own_screen.boxes.box is box
    (path,) = shown
    assert path.read_bytes().startswith(b"%PDF")
    assert deferrals(own) == []


def test_the_refusal_is_read_before_it_is_sent(own: Bench, own_screen: DebtorScreen) -> None:
    box = deferral_box(own, own_screen)
    box.refusal_letter.click()
    assert "minst ti tegn" in box.text.error()
    write(REASONS)
    box.refusal_letter.click()
    own.settle()
    seen = QApplication.activeModalWidget()
    assert isinstance(seen, PreviewBox)
    assert seen.pages.first is not None
    assert REASONS in seen.pages.first.accessibleDescription()
    seen.reject()
    own.settle()
    assert own_screen.boxes.box is box
    assert deferrals(own) == []


def test_a_deferral_is_ended_before_its_day_with_a_reason_for_the_letter(
    own: Bench, own_screen: DebtorScreen
) -> None:
    deferral_box(own, own_screen)
    send(own)
    box = cast("EndHoldBox", open_box(own, own_screen, Qt.Key.Key_O))
    assert box.which.box.currentText().startswith("Utsettelse til 07.12.2026: K-")
    assert "Skyldneren får brev" in box.after.text()
    box.reason.setFocus()
    write("betalt")
    assert "minst ti tegn" in box.why_not()
    write(" i dag, sier banken")
    send(own)
    assert [row.state for row in deferrals(own)] == ["stopped"]
    assert [hold.reason for hold in held(own)] == ["new_deadline"]
    assert own.toasts[-1] == "Utsettelsen er opphevet."
