"""«Ny oppgave» and «Jeg er inhabil» from the debtor's screen, by the keys, on the real service."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from collector_desk.models import Disqualification, Task
from collector_desk.ui.casework.habilitet import DisqualifyBox
from collector_desk.ui.casework.task import TaskBox
from collector_desk.ui.debtor.presenter import State
from collector_desk.ui.debtor.view import DebtorScreen
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import CONTROL, press, sheet_of, write
from tests.ui.debtor.test_boxes import open_box, send


def look(box: QWidget, name: str) -> None:
    if folder := os.environ.get("DESK_LOOK"):
        box.grab().save(f"{folder}/{name}.png")


def tasks(own: Bench) -> list[Task]:
    with own.db.read() as work:
        return list(work.scalars(select(Task).where(Task.text == "Ring arbeidsgiveren")))


def test_a_task_is_made_for_today_unless_another_day_is_written(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = cast("TaskBox", open_box(own, own_screen, Qt.Key.Key_N))
    assert box.text.edit.hasFocus()
    assert not box.do.isEnabled()
    write("Ring arbeidsgiveren")
    look(box, "task")
    send(own)
    (made,) = tasks(own)
    assert made.due_on == own_screen.presenter.today
    assert made.debtor_id == sheet_of(own_screen).debtor_id


def test_a_day_too_far_ahead_is_said_before_it_is_sent(
    own: Bench, own_screen: DebtorScreen
) -> None:
    box = cast("TaskBox", open_box(own, own_screen, Qt.Key.Key_N))
    write("Ring arbeidsgiveren")
    far = own_screen.presenter.today + timedelta(days=61)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, CONTROL)
    write(f"{far:%d.%m.%Y}")
    assert box.why.text().startswith("Velg en dag fra i dag og senest ")
    press(Qt.Key.Key_Return, CONTROL)
    own.settle()
    assert tasks(own) == []
    box.reject()


def test_who_is_inhabil_sees_the_case_no_more(own: Bench, own_screen: DebtorScreen) -> None:
    box = cast("DisqualifyBox", open_box(own, own_screen, Qt.Key.Key_K))
    assert box.reason.edit.hasFocus()
    write("min søster")
    look(box, "inhabil")
    send(own)
    own.settle()
    now = own_screen.presenter
    assert now.sheet is None
    assert now.state is State.REFUSED
    assert now.refusal is not None
    assert now.refusal.sentence == "Du har meldt deg inhabil i denne saken."
    look(own_screen, "inhabil-after")
    with own.db.read() as work:
        assert work.scalars(select(Disqualification.reason)).one() == "min søster"


def test_esc_declares_nothing(own: Bench, own_screen: DebtorScreen) -> None:
    open_box(own, own_screen, Qt.Key.Key_K)
    write("min søster")
    press(Qt.Key.Key_Escape)
    own.settle()
    with own.db.read() as work:
        assert work.scalars(select(Disqualification)).all() == []


def test_both_stand_among_what_can_be_done_now(own: Bench, own_screen: DebtorScreen) -> None:
    listed = {
        each.name: each.key
        for each in own.desk.debtors.deeds(sheet_of(own_screen).debtor_id, None).deeds
    }
    assert listed["work.add_task"] == "Ctrl+Shift+N"
    assert listed["debtors.disqualify"] == "Ctrl+Shift+K"
