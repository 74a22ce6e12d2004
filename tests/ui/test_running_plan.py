"""A plan that exists, by the keys on the real service: as it went, why, and what can be done now."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.domain.inquiry import Channel, InquiryKind
from collector_desk.domain.work import WorkKind
from collector_desk.models import Inquiry, Plan
from collector_desk.service import inquiries, plan_sheet, plans
from collector_desk.service.database import Database
from collector_desk.ui.history import Place
from collector_desk.ui.plans.running import RunningScreen
from collector_desk.ui.plans.steps import AcceptBox, EndBox, NoticeBox, OfferEndBox
from collector_desk.ui.plans.view import PlanScreen
from collector_desk.ui.worklist.view import WorklistScreen
from collector_desk.wire.inquiries import Register
from collector_desk.wire.plans import NewOffer, PlanSheet
from tests.kit import open_db
from tests.service.agreements import Agreement
from tests.ui.payments.bench import nameless
from tests.ui.shell import Desktop, desktop

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFTED = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    opened = open_db(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def case(db: Database) -> Agreement:
    return Agreement(db)


@pytest.fixture
def desk(qtbot: QtBot, db: Database) -> Iterator[Desktop]:
    with desktop(qtbot, db) as made:
        yield made


def press(desk: Desktop, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)
    desk.settle()


def running(desk: Desktop, case: Agreement) -> RunningScreen:
    """The plans as the keys open them, from the debtor."""
    desk.sign_in()
    desk.main.open_debtor(case.debtor)
    desk.settle()
    press(desk, Qt.Key.Key_A, SHIFTED)
    screen = desk.main.tabs.current()
    assert isinstance(screen, RunningScreen)
    desk.until(lambda: screen.presenter.loaded)
    desk.settle()
    return screen


def box_of(desk: Desktop, screen: RunningScreen) -> Any:
    box = screen.box
    assert box is not None
    desk.until(box.isActiveWindow)
    assert nameless(box) == []
    return box


def offered(case: Agreement, *, inquiry_id: int | None = None) -> PlanSheet:
    with case.db.write(case.kari) as work:
        until = date(2026, 12, 7)
        order = NewOffer(terms=case.terms(), offer_until=until, inquiry_id=inquiry_id)
        plan = plans.offer(work, case.debtor, order)
        work.flush()
        return plan_sheet.show(work, plan.id)


def late(case: Agreement, day: date) -> int:
    """A plan with its first instalment paid in part only, looked at on ``day``."""
    number = case.grant().plan_id
    case.books.pays(case.claim, 50_000, date(2026, 12, 20))
    case.day(day)
    return number


def test_a_plan_on_track_says_so_and_refuses_notice_with_the_reason(
    desk: Desktop, case: Agreement
) -> None:
    case.grant()
    screen = running(desk, case)
    assert screen.chip.text() == "I rute"
    assert screen.table.rows.loaded == 10
    assert not screen.notice.isEnabled()
    assert screen.notice.accessibleDescription() == "Avtalen følges."
    assert "Send varsel om mislighold: Avtalen følges." in screen.why_not.text()
    assert "7 dager etter forfall" in screen.rule.text()
    assert "ikke bekreftet" in screen.rule.text()
    assert nameless(screen) == []


def test_what_cannot_be_done_yet_is_away_or_says_why_in_the_page(
    desk: Desktop, case: Agreement
) -> None:
    offered(case)
    screen = running(desk, case)
    shown = {name for name, each in screen.deeds.items() if each.isVisible()}
    assert shown == {"plans.accept", "plans.end", "plans.grant"}
    shut = [screen.deeds[name] for name in sorted(shown) if not screen.deeds[name].isEnabled()]
    assert shut
    assert screen.why_not.text().splitlines() == [
        f"{each.text().removesuffix(' …')}: {each.accessibleDescription()}" for each in shut
    ]


def test_late_within_grace_names_the_day_it_is_broken(desk: Desktop, case: Agreement) -> None:
    late(case, date(2026, 12, 29))
    screen = running(desk, case)
    assert screen.chip.text() == "Sent, innen fristen"
    assert screen.paid.text() == "500,00\u00a0kr"
    assert screen.overdue.text() == "700,00\u00a0kr"
    assert "ikke brutt før etter 04.01.2027" in screen.trouble.accessibleName()
    first = screen.presenter.sheet.rows[0] if screen.presenter.sheet else None
    assert first is not None
    assert first.paid == 50_000
    assert first.met


def test_a_broken_plan_is_noticed_by_the_keys(desk: Desktop, case: Agreement, db: Database) -> None:
    number = late(case, date(2027, 1, 6))
    screen = running(desk, case)
    assert screen.chip.text() == "Misligholdt"
    press(desk, Qt.Key.Key_M, SHIFTED)
    assert isinstance(box_of(desk, screen), NoticeBox)
    press(desk, Qt.Key.Key_Return, CONTROL)
    with db.read() as work:
        assert work.get_one(Plan, number).state == "noticed"
    assert "plan_default_notice" in case.letters()
    desk.until(lambda: screen.chip.text() == "Varslet")
    assert not screen.notice.isEnabled()


def test_an_offer_is_accepted_with_its_day_and_how(
    desk: Desktop, case: Agreement, db: Database
) -> None:
    number = offered(case).plan_id
    case.day(date(2026, 11, 26))
    screen = running(desk, case)
    assert screen.chip.text() == "Tilbudt"
    press(desk, Qt.Key.Key_G, CONTROL)
    box = cast("AcceptBox", box_of(desk, screen))
    box.day.set_value(date(2026, 11, 27))
    assert "senest 26.11.2026" in box.why_not()
    box.day.set_value(date(2026, 11, 25))
    box.how.set_value("email")
    press(desk, Qt.Key.Key_Return, CONTROL)
    with db.read() as work:
        plan = work.get_one(Plan, number)
    assert (plan.state, plan.requested_on) == ("on_track", date(2026, 11, 25))
    assert plan.reasons == "Godtatt på e-post 25.11.2026."
    desk.until(lambda: screen.chip.text() == "I rute")


def test_a_plan_is_ended_and_a_new_one_is_begun(desk: Desktop, case: Agreement) -> None:
    case.grant()
    screen = running(desk, case)
    press(desk, Qt.Key.Key_P, SHIFTED)
    assert desk.main.tabs.current() is screen  # the claims are in this plan still
    press(desk, Qt.Key.Key_L, SHIFTED)
    box = cast("EndBox", box_of(desk, screen))
    assert "minst tre tegn" in box.why_not()
    QTest.keyClicks(box.reason.edit, "vil betale alt")
    press(desk, Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: screen.chip.text() == "Avsluttet")
    assert "Etter ønske: vil betale alt" in screen.decided.text()
    press(desk, Qt.Key.Key_P, SHIFTED)
    assert isinstance(desk.main.tabs.current(), PlanScreen)


@pytest.mark.parametrize(("who", "waits"), [("debtor", "handled"), ("we", "open")])
def test_who_ends_an_offer_is_chosen_and_decides_whether_the_request_waits_again(
    desk: Desktop, case: Agreement, db: Database, who: str, waits: str
) -> None:
    order = Register(kind=InquiryKind.PLAN, channel=Channel.EMAIL, text="Kan jeg dele opp?")
    with db.write(case.kari) as work:
        asked = inquiries.register(work, case.debtor, order).inquiry_id
    offered(case, inquiry_id=asked)
    screen = running(desk, case)
    press(desk, Qt.Key.Key_L, SHIFTED)
    box = cast("OfferEndBox", box_of(desk, screen))
    QTest.keyClicks(box.reason.edit, "vilkårene var feil")
    assert box.why_not() == "Velg hvem som avslutter tilbudet."
    box.who.set_value(who)
    assert box.why_not() == ""
    press(desk, Qt.Key.Key_Return, CONTROL)
    desk.until(lambda: screen.chip.text() != "Tilbudt")
    with db.read() as work:
        assert work.get_one(Inquiry, asked).state == waits


def test_a_plan_is_checked_at_once_when_money_has_come(desk: Desktop, case: Agreement) -> None:
    late(case, date(2027, 1, 6))
    screen = running(desk, case)
    case.books.pays(case.claim, 70_000, date(2027, 1, 6))
    screen.look.click()
    desk.until(lambda: screen.chip.text() == "I rute")
    assert screen.overdue.text() == "0,00\u00a0kr"


def test_who_has_no_plan_is_told_so_by_name_and_a_plan_is_one_key_away(
    desk: Desktop, case: Agreement
) -> None:
    screen = running(desk, case)
    assert not screen.page.isVisible()
    assert screen.empty.isVisible()
    assert screen.empty.accessibleName().startswith("Lykt, Fager har ingen nedbetalingsavtale")
    assert screen.title == "Avtaler – Lykt, Fager"
    if folder := os.environ.get("DESK_LOOK"):
        screen.grab().save(f"{folder}/no-plans.png")
    press(desk, Qt.Key.Key_P, SHIFTED)
    assert isinstance(desk.main.tabs.current(), PlanScreen)


def test_the_worklist_opens_the_plan_in_trouble_and_its_debtor_with_it(
    desk: Desktop, case: Agreement
) -> None:
    late(case, date(2027, 1, 6))
    desk.sign_in()
    desk.main.go(Place("agreements"))
    desk.settle()
    worklist = desk.main.tabs.current()
    assert isinstance(worklist, WorklistScreen)
    kinds = [row.kind for row in worklist.presenter.found.rows]
    worklist.table.select_place(kinds.index(WorkKind.PLAN_TROUBLE))
    press(desk, Qt.Key.Key_Return)
    screen = desk.main.tabs.current()
    assert isinstance(screen, RunningScreen)
    desk.until(lambda: screen.presenter.sheet is not None)
    assert screen.chip.text() == "Misligholdt"
