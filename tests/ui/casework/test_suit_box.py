"""The box of complaints at every text size: what is chosen is read in full."""

from __future__ import annotations

import os
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from collector_desk.domain.enforcement.suit import SuitEventKind
from collector_desk.models import Judgment, SuitEvent
from collector_desk.ui.casework.suit import SuitBox
from collector_desk.ui.theme import Mode, Theme
from tests.flows.hands import CONTROL, SEND, SHIFT, key, put, write
from tests.kit import TODAY, open_db
from tests.service.parties import PDF
from tests.service.suing import Suing
from tests.ui.shell import answering, desktop

DEADLINE = date(2026, 12, 24)


@pytest.mark.parametrize(("scale", "cut"), [(100, False), (200, True)])
def test_a_choice_that_is_too_long_for_its_field_stands_under_it_in_full(
    qtbot: QtBot, qapp: QApplication, sqlite_url: str, scale: int, cut: bool
) -> None:
    db = open_db(sqlite_url)
    case = Suing(db)
    row = case.filed(case.make())
    case.comes(row, SuitEventKind.COMPLETION, deadline=DEADLINE, text="Se brevet", document=PDF)
    case.judged(row, TODAY, costs=207_130)
    over: list[bool] = []

    def seen(box: SuitBox) -> None:
        desk.until(lambda: not box.told.text().endswith("…"))
        values = [str(box.do_what.box.itemData(at)) for at in range(box.do_what.box.count())]
        for name in ("open", "paper", "served"):
            box.do_what.set_value(next(one for one in values if one.startswith(name)))
            desk.qtbot.wait(200)
            if folder := os.environ.get("DESK_LOOK"):
                box.grab().save(f"{folder}/suit-{name}-{scale}.png")
            assert box.in_full.isVisible() == (cut and name != "open")
            assert box.in_full.text() == box.do_what.box.currentText()
            assert box.in_full.height() >= box.in_full.heightForWidth(box.in_full.width())
        box.reject()
        over.append(True)

    with desktop(qtbot, db) as desk:
        desk.sign_in()
        Theme.apply(qapp, Mode.LIGHT, scale)
        desk.main.open_debtor(case.debtor)
        desk.settle()
        with answering(SuitBox, seen):
            key(desk, Qt.Key.Key_Z, CONTROL | SHIFT)
            desk.until(lambda: bool(over))
    db.close()


def test_of_a_complaint_that_is_over_one_enters_only_that_the_debtor_disputes_or_accepts(
    qtbot: QtBot, qapp: QApplication, sqlite_url: str
) -> None:
    db = open_db(sqlite_url)
    case = Suing(db)
    over = case.comes(case.make_and_file(), SuitEventKind.CLOSED)
    runs = case.make_and_file()
    offered: dict[int, list[str]] = {}

    def seen(box: SuitBox) -> None:
        desk.until(lambda: not box.told.text().endswith("…"))
        for row in (over, runs, over):
            box.do_what.set_value(f"event:{row.id}")
            kinds = box.came.kind.box
            offered[row.id] = [str(kinds.itemData(at)) for at in range(kinds.count())]
            assert box.came.chosen == SuitEventKind.DISPUTED
        box.reject()

    with desktop(qtbot, db) as desk:
        desk.sign_in()
        desk.main.open_debtor(case.debtor)
        desk.settle()
        with answering(SuitBox, seen):
            key(desk, Qt.Key.Key_Z, CONTROL | SHIFT)
            desk.until(lambda: len(offered) == 2)
    assert offered == {over.id: ["disputed", "accepted"], runs.id: list(SuitEventKind)}
    db.close()


def test_one_ticks_which_claims_of_a_complaint_the_debtor_disputes(
    qtbot: QtBot, qapp: QApplication, sqlite_url: str
) -> None:
    db = open_db(sqlite_url)
    case = Suing(db)
    row = case.make_and_file()
    first, _ = case.claims

    def seen(box: SuitBox) -> None:
        desk.until(lambda: not box.told.text().endswith("…"))
        box.do_what.set_value(f"event:{row.id}")
        box.came.text.edit.setPlainText("Jeg skylder ingenting")
        of = box.came.claims
        assert (of.isVisible(), of.chosen(), box.why_not()) == (True, (), "")
        for claim in case.claims:
            of.boxes[claim].click()
        assert box.why_not() == "Velg kravene det gjelder."
        of.boxes[first].click()
        desk.qtbot.wait(100)
        if folder := os.environ.get("DESK_LOOK"):
            box.grab().save(f"{folder}/suit-said-of.png")
        box.came.kind.set_value(SuitEventKind.CLOSED)
        assert (not of.isVisible(), of.chosen(), box.why_not()) == (True, (), "")
        box.came.kind.set_value(SuitEventKind.DISPUTED)
        box.carry_out()

    with desktop(qtbot, db) as desk:
        desk.sign_in()
        desk.main.open_debtor(case.debtor)
        desk.settle()
        with answering(SuitBox, seen):
            key(desk, Qt.Key.Key_Z, CONTROL | SHIFT)
            desk.until(lambda: bool(case.shown().suits[0].events))
    with db.read() as work:
        assert list(work.scalars(select(SuitEvent.claim_ids))) == [[first]]
    db.close()


@pytest.mark.parametrize("leads", [True, False])
def test_a_leader_takes_back_a_judgment_and_says_why(
    qtbot: QtBot, sqlite_url: str, *, leads: bool
) -> None:
    db = open_db(sqlite_url)
    case = Suing(db)
    case.judged(case.make_and_file(), TODAY, costs=207_130)
    seen: list[str] = []

    def shown(box: SuitBox) -> None:
        desk.until(lambda: not box.told.text().endswith("…"))
        values = [str(box.do_what.box.itemData(at)) for at in range(box.do_what.box.count())]
        seen[:] = [one for one in values if one.startswith("back:")] or ["none"]
        if not leads or "Tatt tilbake" in box.told.text():
            seen.append(box.told.text())
            box.reject()
            return
        box.do_what.set_value(seen[0])
        words = "Ta tilbake: Fraværsdom 23.11.2026, Oslo forliksråd, K-2026-000002 og 1 til"
        assert box.do_what.box.currentText() == words
        assert box.why_not() == "Skriv hvorfor, minst ti tegn."
        put(box, box.back.reason.edit, "Dommen gjaldt en annen skyldner.")
        if folder := os.environ.get("DESK_LOOK"):
            desk.qtbot.wait(300)
            box.grab().save(f"{folder}/suit-back.png")
        write(box, SEND)

    with desktop(qtbot, db) as desk:
        desk.sign_in("per" if leads else "kari")
        desk.main.open_debtor(case.debtor)
        desk.settle()
        for _time in range(2):
            seen.clear()
            with answering(SuitBox, shown):
                key(desk, Qt.Key.Key_Z, CONTROL | SHIFT)
                desk.until(lambda: bool(seen))
            desk.settle()
    assert seen[0] == "none"
    assert ("Tatt tilbake 23.11.2026 av Per Leder: Dommen gjaldt" in seen[-1]) is leads
    with db.read() as work:
        assert all(
            (row.taken_back_by == "Per Leder") is leads for row in work.scalars(select(Judgment))
        )
    db.close()
