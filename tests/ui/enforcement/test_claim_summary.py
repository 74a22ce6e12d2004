"""The claims beside a reckoning: kind by kind, so that the household is seen on the same page."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from collector_desk.ui.enforcement.claims import ClaimSummary
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
