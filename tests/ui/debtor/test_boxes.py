"""Calls, inquiries and holds from the debtor screen, by the keys, on the real service."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import select

from collector_desk.domain.holds import Reason
from collector_desk.domain.inquiry import CallOutcome, Sender
from collector_desk.domain.refund import Forced
from collector_desk.errors.service import Unreachable
from collector_desk.models import (
    Call,
    Document,
    FactRow,
    Hold,
    Inquiry,
    InquiryClaim,
    Refund,
    Representative,
    Task,
)
from collector_desk.service import booking
from collector_desk.service.database import SYSTEM
from collector_desk.ui import theme
from collector_desk.ui.casework.call import CallBox
from collector_desk.ui.casework.hold import EndHoldBox, HoldBox
from collector_desk.ui.casework.refund import RefundBox
from collector_desk.ui.casework.register import RegisterBox
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.objections.texts import goes_to
from collector_desk.ui.theme import Mode, Theme
from collector_desk.wire.refunds import Payee, RefundForm
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import CONTROL, press, sheet_of, write
from tests.ui.payments.bench import nameless

SHIFTED = CONTROL | Qt.KeyboardModifier.ShiftModifier


def calls(own: Bench) -> list[Call]:
    with own.db.read() as work:
        return list(work.scalars(select(Call)))


def holds(own: Bench) -> list[Hold]:
    with own.db.read() as work:
        return list(work.scalars(select(Hold)))


def open_box(own: Bench, screen: DebtorScreen, key: Qt.Key) -> object:
    own.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(key, SHIFTED)
    own.qtbot.waitUntil(lambda: screen.boxes.box is not None)  # some are fetched for first
    box = screen.boxes.box
    assert box is not None
    own.qtbot.waitUntil(box.isActiveWindow)
    assert nameless(box) == []
    return box


def send(own: Bench) -> None:
    press(Qt.Key.Key_Return, CONTROL)
    own.settle()


def call_box(own: Bench, screen: DebtorScreen) -> CallBox:
    return cast("CallBox", open_box(own, screen, Qt.Key.Key_T))


def test_a_call_is_entered_only_after_two_right_answers(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = call_box(own, own_screen)
    send(own)
    assert calls(own) == []
    assert not box.do.isEnabled()
    for control in box.controls[:2]:
        control.setFocus()
        press(Qt.Key.Key_Space)
    box.text.edit.setFocus()
    write("Spurte om renter.")
    send(own)
    (call,) = calls(own)
    assert (call.controls, call.text, call.outcome) == (2, "Spurte om renter.", "informed")
    assert own_screen.boxes.box is None
    assert own.toasts == ["Samtalen er ført."]


def test_who_is_on_file_to_speak_for_the_debtor_stands_there_with_the_last_day(
    own: Bench, own_screen: DebtorScreen
) -> None:
    with own.db.write(SYSTEM) as work:
        work.add(
            Representative(
                debtor_id=sheet_of(own_screen).debtor_id, role="lawyer", authority="case",
                name="Dag Dal", street="Torget 1", postcode="0155", city="Oslo",
                from_day=date(2026, 11, 1), to_day=date(2027, 1, 1), source="fullmakt 1.11.2026",
                added_by="Kari",
            )
        )  # fmt: skip
    box = call_box(own, own_screen)
    own.settle()
    for control in box.controls[:2]:
        control.click()
    box.caller.set_value(Sender.ADVISER.value)
    assert box.why_not().startswith("Ingen «Rådgiver i NAV» er registrert")
    assert not box.authority.isVisible()
    box.caller.set_value(Sender.LAWYER.value)
    if folder := os.environ.get("DESK_LOOK"):
        box.grab().save(f"{folder}/call-lawyer.png")
    assert (box.name.value(), box.authority.value()) == ("Dag Dal", "Dag Dal: fullmakt 1.11.2026")
    assert box.on_file.text() == "Registrert i saken, og gjelder til og med 31.12.2026."
    assert box.why_not() == ""
    box.caller.set_value(Sender.DEBTOR.value)
    assert (box.name.value(), box.on_file.isVisible()) == ("", False)
    box.caller.set_value(Sender.LAWYER.value)
    send(own)
    (kept,) = calls(own)
    assert (kept.caller_name, kept.authority) == ("Dag Dal", "Dag Dal: fullmakt 1.11.2026")


@pytest.mark.parametrize("scale", [100, 200])
def test_the_phone_box_cuts_no_amount_and_no_answer(
    own: Bench, own_screen: DebtorScreen, qapp: QApplication, scale: int
) -> None:
    Theme.apply(qapp, Mode.LIGHT, scale)
    box = call_box(own, own_screen)
    own.settle()
    inside, page = box.page.widget(), box.page.viewport().width()
    assert inside is not None
    for field in (box.caller, box.outcome, box.claim, box.promised, *box.controls):
        end = field.mapTo(inside, QPoint(field.width(), 0)).x()
        assert end <= page
    shown = box.claim.box.currentText()
    assert shown.endswith("kr")
    if scale == 100:
        room = box.claim.box.width() - theme.current().px(40)
        assert box.claim.box.fontMetrics().horizontalAdvance(shown) <= room
    said = {each.text() for each in box.fields.findChildren(QLabel) if each.isVisible()}
    assert {each.answer for each in box.presenter.questions} <= said


def test_a_click_on_the_answer_ticks_its_question(own: Bench, own_screen: DebtorScreen) -> None:
    box = call_box(own, own_screen)
    said = {each.text(): each for each in box.fields.findChildren(QLabel)}
    control, answer = box.controls[1], said[box.presenter.questions[1].answer]
    QTest.mouseClick(answer, Qt.MouseButton.LeftButton)
    assert [each.isChecked() for each in box.controls[:2]] == [False, True]
    assert control.hasFocus()
    QTest.mouseClick(answer, Qt.MouseButton.RightButton)
    assert control.isChecked()
    QTest.mouseClick(answer, Qt.MouseButton.LeftButton)
    assert not control.isChecked()


def test_a_promise_is_entered_without_scrolling(own: Bench, own_screen: DebtorScreen) -> None:
    box = call_box(own, own_screen)
    for control in box.controls[:2]:
        control.setChecked(True)
    box.outcome.set_value(CallOutcome.PROMISED)
    box.promised.edit.setFocus()
    write("1 500")
    box.promised_by.edit.setFocus()
    write("+7d")
    own.settle()
    own.qtbot.waitUntil(box.follows.isVisible)
    QApplication.processEvents()
    assert box.page.verticalScrollBar().maximum() == 0


def test_escape_leaves_the_call_and_nothing_is_kept(own: Bench, own_screen: DebtorScreen) -> None:
    box = call_box(own, own_screen)
    box.text.edit.setFocus()
    write("Hemmelig")
    press(Qt.Key.Key_Escape)
    own.settle()
    assert calls(own) == []
    assert own_screen.boxes.box is None
    assert call_box(own, own_screen).text.value() == ""


def test_says_paid_holds_the_claim_at_once_and_the_screen_shows_it(
    own: Bench, own_screen: DebtorScreen
) -> None:
    claim = sheet_of(own_screen).claims[0]
    own_screen.pages.claims.table.point_at(Asked(claim.claim_id))
    own.settle()
    box = call_box(own, own_screen)
    for control in box.controls[:2]:
        control.setChecked(True)
    box.outcome.set_value(CallOutcome.SAYS_PAID)
    assert "Kravet stilles i bero til 07.12.2026." in box.follows.accessibleName()
    send(own)
    assert [hold.claim_id for hold in holds(own)] == [claim.claim_id]
    (shown,) = sheet_of(own_screen).holds
    assert (shown.reason, shown.until) == (Reason.SAYS_PAID, date(2026, 12, 7))
    assert "stilt i bero til 07.12.2026" in own.toasts[0]


def test_a_promise_needs_its_sum_and_day_and_is_followed_up(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = call_box(own, own_screen)
    for control in box.controls[:2]:
        control.setChecked(True)
    assert box.promised.isHidden() or not box.promised.isVisible()
    box.outcome.set_value(CallOutcome.PROMISED)
    assert "hvor mye som er lovet" in box.why.text()
    box.promised.edit.setFocus()
    write("1 500")
    box.promised_by.edit.setFocus()
    write("+7d")
    send(own)
    with own.db.read() as work:
        tasks = list(work.scalars(select(Task.text)))
    assert tasks == ["Lovet å betale 1\u00a0500,00 kr innen 30.11.2026"]


def test_an_order_without_an_answer_is_sent_again_under_the_same_key(
    own: Bench, own_screen: DebtorScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = call_box(own, own_screen)
    for control in box.controls[:2]:
        control.setChecked(True)
    real = own.desk.calls.log

    def lost(*args: object, **more: object) -> object:
        real(*args, **more)  # type: ignore[arg-type]
        raise Unreachable

    monkeypatch.setattr(own.desk.calls, "log", lost)
    send(own)
    assert (box.do.text(), box.fields.isEnabled()) == ("Send igjen", False)
    monkeypatch.setattr(own.desk.calls, "log", real)
    send(own)
    assert len(calls(own)) == 1


def test_something_is_put_in_bero_by_the_keys_and_ended_again(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = cast("HoldBox", open_box(own, own_screen, Qt.Key.Key_B))
    assert "Senest 07.12.2026 (14 dager, husregel)" in box.rule.text()
    assert "Ikke bekreftet" in box.rule.text()
    assert "Ikke bekreftet" in box.rule.text()
    box.until.set_value(date(2026, 12, 8))
    box.until.edit.setFocus()
    assert "senest 07.12.2026" in box.why_not()
    box.until.set_value(date(2026, 12, 1))
    case = sheet_of(own_screen).claims[0].case_id
    box.where.set_value(f"case:{case}")
    send(own)
    (hold,) = holds(own)
    assert (hold.case_id, hold.claim_id, hold.until) == (case, None, date(2026, 12, 1))
    end = cast("EndHoldBox", open_box(own, own_screen, Qt.Key.Key_O))
    assert end.followed.text() == (
        "Ansvarlig: Kari Nordmann. Vurderes igjen 28.11.2026. Varer til 01.12.2026."
    )
    end.reason.setFocus()
    write("betalt")
    send(own)
    assert [hold.ended_why for hold in holds(own)] == ["betalt"]
    assert sheet_of(own_screen).holds == ()


def test_there_is_nothing_to_end_where_nothing_rests(own: Bench, own_screen: DebtorScreen) -> None:
    press(Qt.Key.Key_O, SHIFTED)
    assert own_screen.boxes.box is None
    assert own.toasts == ["Ingenting som kan oppheves, er stilt i bero."]


def test_a_letter_is_registered_with_its_scan_and_its_claims(
    own: Bench, own_screen: DebtorScreen, tmp_path: Path
) -> None:
    scan, song = tmp_path / "brev fra skyldner.pdf", tmp_path / "sang.mp3"
    scan.write_bytes(b"%PDF-1.7 brev")
    song.write_bytes(b"ID3")
    box = cast("RegisterBox", open_box(own, own_screen, Qt.Key.Key_H))
    box.files.add([song, scan])
    assert "sang.mp3" in box.files.error()
    box.text.edit.setFocus()
    write("Ber om mer tid.")
    press(Qt.Key.Key_Escape)
    box = cast("RegisterBox", open_box(own, own_screen, Qt.Key.Key_H))
    assert box.text.value() == "Ber om mer tid."
    box.choose_claim(sheet_of(own_screen).claims[0].claim_id)
    send(own)
    with own.db.read() as work:
        (row,) = work.scalars(select(Inquiry)).all()
        claims = work.scalars(select(InquiryClaim.claim_id)).all()
        titles = work.scalars(select(Document.title).where(Document.kind == "inquiry")).all()
    assert (row.text, row.channel, row.debtor_id) == (
        "Ber om mer tid.",
        "post",
        own_screen.presenter.debtor_id,
    )
    assert list(claims) == [sheet_of(own_screen).claims[0].claim_id]
    assert list(titles) == ["brev fra skyldner.pdf"]


def test_the_commands_are_offered_with_their_keys_and_as_deeds(
    own: Bench, own_screen: DebtorScreen
) -> None:
    offered = {
        action.text(): action.shortcut().toString()
        for action in own_screen.actions()
        if action.text().endswith("…")
    }
    assert offered["Telefon …"] == "Ctrl+Shift+T"
    deeds = own_screen.explain.deeds
    assert deeds is not None
    told = {deed.label: deed.key for deed in deeds.deeds}
    assert {told[words] == offered[words] for words in offered if words in told} == {True}
    assert {"Telefon …", "Registrer henvendelse …", "Still i bero …", "Opphev bero …"} <= set(told)
    assert QApplication.focusWidget() is not None


def test_what_is_to_credit_is_proposed_back_to_the_account_that_is_given(
    own: Bench, own_screen: DebtorScreen
) -> None:
    claim = sheet_of(own_screen).claims[0]
    with own.db.write(SYSTEM) as work:
        work.add(
            FactRow(
                claim_id=claim.claim_id, kind="credit", amount=950_000,
                value_date=date(2025, 6, 16), known_at=work.clock.now(), rule="avtale",
                source="kreditnota", made_by="System",
            )
        )  # fmt: skip
        booking.book(work, [claim.claim_id])
    own_screen.presenter.refresh()
    own.settle()
    own_screen.pages.claims.table.point_at(Asked(claim.claim_id))
    own.settle()
    own_screen.boxes.refund()
    own.settle()
    box = own_screen.boxes.box
    assert isinstance(box, RefundBox)
    own.qtbot.waitUntil(box.isActiveWindow)
    assert nameless(box) == []
    assert (box.account.value(), box.do.text()) == ("", "Spør om kontoen")
    box.account.edit.setFocus()
    write("1503.20.80118")
    assert "kontrollsifferet" in box.why.text()
    box.account.set_text("1503.20.80119")
    box.reason.edit.setFocus()
    write("kreditnota etter betaling")
    send(own)
    with own.db.read() as work:
        row = work.scalars(select(Refund)).one()
    assert (row.account, row.state) == ("15032080119", "proposed")
    assert "til godkjenning" in own.toasts[0]


@pytest.mark.parametrize(
    ("forced", "whose"), [(Forced.TREKK, "Trukket i lønn"), (Forced.NAMSMANN, "etter begjæringen")]
)
def test_the_box_says_by_what_force_the_money_came(
    own: Bench, own_screen: DebtorScreen, forced: Forced, whose: str
) -> None:
    payee = Payee(payer="", amount=20_000, forced=forced)
    form = RefundForm(claim_id=1, claim_number="2026-1", payees=(payee,), rows=())
    box = RefundBox(own_screen, own.context(), sheet_of(own_screen), form)
    assert whose in box.known.text()
    assert "blir spurt i brev" in box.known.text()
    box.open()
    own.qtbot.waitUntil(box.isActiveWindow)
    box.account.edit.setFocus()
    write("1503.20.80119")
    assert whose in box.known.text()
    assert box.known.text().endswith("Kontroller at kontoen er skyldnerens egen.")
    assert f"kr er {forced.words}. Skyldneren blir spurt" in goes_to(payee)
    box.reject()


def test_a_box_that_is_kept_grows_with_the_text(
    own: Bench, own_screen: DebtorScreen, qapp: QApplication
) -> None:
    box = cast("RegisterBox", open_box(own, own_screen, Qt.Key.Key_H))
    room, before = box.screen().availableSize().width() - 40, box.width()
    assert before < room
    box.reject()
    own.settle()
    Theme.apply(qapp, Mode.LIGHT, 200)
    assert open_box(own, own_screen, Qt.Key.Key_H) is box
    assert box.width() == min(2 * before, room)
