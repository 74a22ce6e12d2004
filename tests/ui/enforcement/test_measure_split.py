"""A mixed selection in the window: the boxes that are ticked, and the words beside each claim."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from collector_desk.ui.enforcement.view import MeasureScreen
from tests.flows.enforcement import measure
from tests.flows.hands import CONTROL, SHIFT, key, tab_to
from tests.kit import open_db
from tests.service.mixed import DISPUTED, ON_JUDGMENT, ON_MESSAGE, OWN_ONLY, Mixed
from tests.ui.shell import Desktop, desktop

FITS = "Kan tas med"


@pytest.fixture
def case(sqlite_url: str) -> Iterator[Mixed]:
    opened = open_db(sqlite_url)
    yield Mixed(opened)
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, case: Mixed) -> Iterator[Desktop]:
    with desktop(qtbot, case.db) as made:
        made.sign_in()
        yield made


def begun(desk: Desktop, case: Mixed, which: Qt.Key) -> MeasureScreen:
    desk.main.open_debtor(case.debtor)
    desk.settle()
    key(desk, which, CONTROL | SHIFT)
    return measure(desk)


def told(screen: MeasureScreen) -> dict[int, tuple[bool, bool, str]]:
    """Each claim: whether it is ticked, whether it may be, and what the reader of screens says."""
    return {
        number: (box.isChecked(), box.isEnabled(), box.accessibleDescription())
        for number, box in screen.form.claims.boxes.items()
    }


def seen(screen: MeasureScreen) -> list[str]:
    """What stands beside the claims, from the top."""
    words = {FITS, DISPUTED, ON_JUDGMENT, ON_MESSAGE, OWN_ONLY}
    found = screen.form.claims.findChildren(QLabel)
    return [one.text() for one in found if one.text() in words and one.isVisible()]


def test_a_withholding_takes_the_fine_and_says_where_the_others_go(
    desk: Desktop, case: Mixed
) -> None:
    screen = begun(desk, case, Qt.Key.Key_W)
    assert told(screen) == {
        case.fine: (True, True, FITS),
        case.disputed: (False, True, DISPUTED),
        case.fee: (False, False, ON_MESSAGE),
        case.judged: (False, False, ON_JUDGMENT),
        case.disputed_fee: (False, False, ON_MESSAGE),
    }
    assert seen(screen) == [FITS, DISPUTED, ON_MESSAGE, ON_JUDGMENT, ON_MESSAGE]


def test_a_request_takes_the_fee_and_the_judgment(desk: Desktop, case: Mixed) -> None:
    screen = begun(desk, case, Qt.Key.Key_M)
    assert told(screen) == {
        case.fine: (False, False, OWN_ONLY),
        case.disputed: (False, False, OWN_ONLY),
        case.fee: (True, True, FITS),
        case.judged: (True, True, FITS),
        case.disputed_fee: (False, True, DISPUTED),
    }
    assert seen(screen) == [OWN_ONLY, OWN_ONLY, FITS, FITS, DISPUTED]


def test_what_waits_may_be_ticked_by_the_keys_all_the_same(desk: Desktop, case: Mixed) -> None:
    screen = begun(desk, case, Qt.Key.Key_W)
    box = screen.form.claims.boxes[case.disputed]
    tab_to(desk, box)
    key(desk, Qt.Key.Key_Space)
    assert screen.form.claims.chosen() == (case.fine, case.disputed)
    terms = screen.presenter.terms
    assert terms is not None
    assert terms.claim_ids == (case.fine, case.disputed)
