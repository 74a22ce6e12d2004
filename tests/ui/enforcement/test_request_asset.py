"""What a request names by the keys: only what its kind asks for, and the home first for the approver."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from collector_desk.ui.approvals.view import ApprovalsScreen
from collector_desk.ui.enforcement import texts
from collector_desk.ui.enforcement.asset import AssetFields
from collector_desk.ui.enforcement.details import RequestFields
from collector_desk.ui.enforcement.view import MeasureScreen
from collector_desk.wire.liens import Asset
from tests.flows.enforcement import measure, propose, queue, reckoned, writes
from tests.flows.hands import CONTROL, SHIFT, change_to, key, tab_to
from tests.kit import open_db
from tests.service.requesting import Requesting
from tests.ui.payments.bench import nameless
from tests.ui.shell import Desktop, desktop

WHY = "Skyldneren har ingen inntekt og ikke annet å ta pant i."


@pytest.fixture
def case(sqlite_url: str) -> Iterator[Requesting]:
    opened = open_db(sqlite_url)
    made = Requesting(opened)
    made.answered()
    yield made
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, case: Requesting) -> Iterator[Desktop]:
    with desktop(qtbot, case.db) as made:
        yield made


def look(screen: MeasureScreen | ApprovalsScreen, name: str) -> None:
    if folder := os.environ.get("DESK_LOOK"):
        screen.window().grab().save(str(Path(folder) / f"{name}.png"))


def fields(desk: Desktop, case: Requesting) -> tuple[MeasureScreen, AssetFields]:
    """The third step of a kept draft that names nothing yet."""
    case.save(case.request())
    desk.sign_in()
    desk.main.open_debtor(case.debtor)
    desk.settle()
    key(desk, Qt.Key.Key_M, CONTROL | SHIFT)
    screen = measure(desk)
    screen.go(texts.PAYER)
    details = screen.form.details
    assert isinstance(details, RequestFields)
    return screen, details.asset


def choose(desk: Desktop, asset: AssetFields, down: int) -> None:
    tab_to(desk, asset.kind.box)
    key(desk, Qt.Key.Key_Home)
    for _ in range(down):
        key(desk, Qt.Key.Key_Down)


def seen(asset: AssetFields) -> tuple[bool, bool, bool]:
    return asset.what.isVisible(), asset.worth.isVisible(), asset.proportion.isVisible()


def test_only_what_its_kind_asks_for_is_shown(desk: Desktop, case: Requesting) -> None:
    screen, asset = fields(desk, case)
    found = []
    for down in range(5):
        choose(desk, asset, down)
        title = asset.what.title if asset.what.isVisible() else ""
        found.append((asset.kind.value(), title, *seen(asset)))
    assert found == [
        ("", "", False, False, False),
        ("account", "Hvilken konto?", True, False, False),
        ("vehicle", "Hvilket kjøretøy?", True, True, False),
        ("home", "Hvilken bolig?", True, True, True),
        ("other", "Hvilken gjenstand?", True, True, False),
    ]
    assert nameless(screen) == []


def test_what_was_written_before_a_thing_had_a_kind_is_shown_and_kept(
    desk: Desktop, case: Requesting
) -> None:
    screen, asset = fields(desk, case)
    asset.show_value(Asset(what="Bil EK 12345"))
    assert asset.what.isVisible()
    assert asset.value().what == "Bil EK 12345"
    assert nameless(screen) == []


def test_a_home_is_named_by_the_keys_and_read_first_by_the_approver(
    desk: Desktop, case: Requesting
) -> None:
    screen, asset = fields(desk, case)
    choose(desk, asset, 3)
    reckoned(desk, screen)
    assert screen.head.steps.tabText(texts.PAYER).startswith("3 ")
    writes(desk, asset.what, "Gnr. 12, bnr. 34, snr. 5 i Oslo")
    writes(desk, asset.worth, "3900000")
    writes(desk, asset.encumbrances, "1960000")
    writes(desk, asset.valued_on, "20.11.2026")
    writes(desk, asset.document, "Takst, dok. 3")
    writes(desk, asset.proportion, WHY)
    reckoned(desk, screen)
    assert screen.head.steps.tabText(texts.PAYER).startswith("✓ 3")
    look(screen, "request-home")
    kept = asset.value()
    assert (kept.value, kept.encumbrances, kept.proportion) == (390_000_000, 196_000_000, WHY)
    screen.go(texts.PROPOSAL)
    assert screen.form.checklist.shown[0].label == "Utlegg i bolig: forholdsmessighet"
    propose(desk, screen)
    change_to(desk, "per")
    page = queue(desk)
    tab_to(desk, page.table)
    key(desk, Qt.Key.Key_Return)  # where it is narrow it stands instead of the queue
    desk.settle()
    assert page.sheet.foremost.isVisible()
    said = page.sheet.foremost.accessibleName()
    assert said.startswith("Utlegg i bolig: vurder først om det står i forhold til kravet")
    assert "Gnr. 12, bnr. 34, snr. 5 i Oslo" in said
    assert said.endswith(WHY)
    above = page.sheet.foremost.mapTo(page.sheet, QPoint(0, 0)).y()
    assert above < page.sheet.how.mapTo(page.sheet, QPoint(0, 0)).y()
    look(page, "approval-home")
    assert nameless(page) == []
