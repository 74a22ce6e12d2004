"""Each box of the debtor by Tab: the keys begin at its fields, come to all of it, and Esc closes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from collector_desk.ui.debtor.boxes import Boxes
from tests.ui.debtor.conftest import Bench
from tests.ui.tabbing import backwards, unreached, walked

BOXES = (
    Boxes.call, Boxes.inquiry, Boxes.hold, Boxes.deferral, Boxes.relief, Boxes.status,
    Boxes.language, Boxes.care, Boxes.suit, Boxes.task, Boxes.disqualify, Boxes.letter,
    Boxes.parties, Boxes.merge, Boxes.unit_message, Boxes.unit_question,
)  # fmt: skip


@pytest.mark.parametrize("opens", BOXES, ids=lambda each: each.__name__)
def test_tab_goes_through_a_box_as_one_reads_and_esc_closes_it(
    bench: Bench, debtor_id: int, opens: Callable[[Boxes], None]
) -> None:
    boxes = bench.screen(debtor_id).boxes
    opens(boxes)
    bench.settle()
    box = boxes.box
    assert box is not None
    bench.qtbot.waitUntil(box.isActiveWindow)
    first = box.focusWidget()
    assert first is not None
    assert box.fields.isAncestorOf(first)
    assert not isinstance(first, QAbstractButton)
    seen = walked(box)
    assert unreached(box, seen) == []
    assert backwards(box, seen) == []
    QTest.keyClick(first, Qt.Key.Key_Return)
    bench.settle()
    assert boxes.box is box  # Enter in a field sends nothing
    QTest.keyClick(first, Qt.Key.Key_Escape)
    bench.qtbot.waitUntil(lambda: boxes.box is None)
    assert bench.toasts == []
