"""What a status would do to a measure stands in the box before it is registered."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from collector_desk.domain.enforcement.event_rows import Thing
from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.status import STATUSES, Status
from collector_desk.ui.casework.status import StatusBox
from tests.flows.hands import CONTROL, SHIFT, key, put
from tests.kit import open_db
from tests.service.eventful import World
from tests.ui.shell import Desktop, answering, desktop


@pytest.fixture
def world(sqlite_url: str) -> Iterator[World]:
    db = open_db(sqlite_url)
    yield World(db, Thing.WITHHOLDING)
    db.close()


@pytest.fixture
def desk(qtbot: QtBot, world: World) -> Iterator[Desktop]:
    with desktop(qtbot, world.db) as made:
        made.sign_in()
        yield made


def test_it_follows_the_status_and_the_day_it_began(desk: Desktop, world: World) -> None:
    desk.main.open_debtor(world.case.debtor)
    desk.settle()
    trekk = f"{world.sheets[MeasureStage.IN_FORCE].number} {MeasureStage.IN_FORCE.is_now.removeprefix('er ')}: "

    over: list[bool] = []

    def seen(box: StatusBox) -> None:
        desk.until(lambda: "Ingen status" in box.told.text() and trekk in box.effect.text())
        box.kind.set_value(Status.DECEASED)
        assert f"{trekk}stanses for disse kravene." in box.effect.text()
        box.kind.set_value(Status.BANKRUPTCY)
        assert "Ikke bekreftet: Loven lar trekket hvile" in box.effect.text()
        assert box.kind.box.accessibleDescription() == box.effect.text()
        if folder := os.environ.get("DESK_LOOK"):
            desk.qtbot.wait(300)
            box.grab().save(f"{folder}/status-effects.png")
        put(box, box.from_day.edit, "01.01.2020")  # the claims are newer than that
        assert box.effect.text() == STATUSES[Status.BANKRUPTCY].warning
        box.reject()
        over.append(True)

    with answering(StatusBox, seen):
        key(desk, Qt.Key.Key_S, CONTROL | SHIFT)
        desk.until(lambda: bool(over))
