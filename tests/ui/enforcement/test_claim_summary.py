"""The claims beside a reckoning: kind by kind, so that the household is seen on the same page."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from collector_desk.ui.enforcement.claims import ClaimLines, ClaimSummary
from collector_desk.wire.measures import MeasureCandidate

_SPACE = "\N{NO-BREAK SPACE}"


def candidate(claim: int, kind: str, owed: int, why_not: str = "") -> MeasureCandidate:
    return MeasureCandidate(
        claim_id=claim, number=f"K-2026-{claim:06}", kind_label=kind, owed=owed,
        way="request" if why_not else "own", way_label=why_not, why_not=why_not,
    )  # fmt: skip


def test_what_goes_together_is_one_line_with_its_sum(qtbot: QtBot) -> None:
    shown = ClaimSummary()
    qtbot.addWidget(shown)
    shown.show_claims(
        [
            candidate(3, "Barnehage", 143_018, "Går til namsmannen"),
            candidate(7, "Parkeringsgebyr", 98_582),
            candidate(4, "Parkeringsgebyr", 101_418),
            candidate(5, "Parkeringsgebyr", 90_000),
        ],
        ticked=(4, 7),
    )
    assert [line.cells for line in shown.lines] == [
        ("Barnehage\nK-2026-000003", f"1{_SPACE}430,18", "Går til namsmannen"),
        (
            "Parkeringsgebyr · 2 krav\nK-2026-000004 … K-2026-000007",
            f"2{_SPACE}000,00",
            "Tas med",
        ),
        ("Parkeringsgebyr\nK-2026-000005", "900,00", "Ikke med"),
    ]


def test_the_number_and_the_kind_of_a_claim_stand_together_beside_many_words(qtbot: QtBot) -> None:
    shown = ClaimLines()
    qtbot.addWidget(shown)
    stops = "Ikke nå: skyldneren sier det er betalt, stilt i bero til 05.12.2026 (god inkassoskikk)"
    waits = candidate(1, "Barnehage", 143_018).model_copy(update={"blocked": stops})
    shown.offer([waits], ticked=())
    shown.resize(400, 300)
    shown.show()
    QTest.qWait(20)
    found = {each.text(): each for each in shown.findChildren(QLabel)}
    number, kind, way = (found[words] for words in ("K-2026-000001", "Barnehage", stops))
    assert way.height() > number.height() + kind.height()
    assert kind.geometry().top() == number.geometry().bottom() + 1
