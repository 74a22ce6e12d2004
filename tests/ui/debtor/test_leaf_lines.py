"""The table of interest in the explanation: each stretch with its first and its last day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from collector_desk.ui.debtor.leaf_lines import InterestLines
from collector_desk.wire.explanations import Leaf


def stretch(first: date, end: date) -> Leaf:
    return Leaf(
        claim_id=1, claim_number="K-2026-000001", kind="interest", amount=100, from_day=first,
        to_day=end, days=(end - first).days, base=100_000, rate="12,25 %", rate_source="",
        provisional=False, rule="", source="", text="Forsinkelsesrente", document_id=None,
    )  # fmt: skip


def test_no_day_stands_in_two_stretches(qtbot: QtBot) -> None:
    leaves = [
        stretch(date(2026, 1, 1), date(2026, 7, 1)),
        stretch(date(2026, 7, 1), date(2026, 11, 23)),
    ]
    table = InterestLines(leaves)
    qtbot.addWidget(table)
    words = [each.text() for each in table.findChildren(QLabel)]
    assert "Fra og med – til og med" in words
    assert [each for each in words if "2026" in each] == ["01.01.–30.06.2026", "01.07.–22.11.2026"]
