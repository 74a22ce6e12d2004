"""A trekk that rests for a notice that came back: a leader may end that, and is told what follows."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from collector_desk.domain.holds import Reason
from collector_desk.ui.casework.hold import EndHoldBox
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.wire.holds import HoldRow
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import sheet_of

TODAY = date(2026, 11, 23)


def rests(*, by_hand: bool, reason: Reason = Reason.NOTICE_LOST) -> HoldRow:
    return HoldRow(
        hold_id=int(by_hand) + 1, version=1, debtor_id=1, debtor_name="Lykt, Fager",
        reach="TT-2026-000001", claim_id=None, reason=reason, reason_label=reason.label, text="",
        from_day=TODAY, until=None, review_on=TODAY, owner="Kari Nordmann", by_hand=by_hand,
    )  # fmt: skip


def box(own: Bench, screen: DebtorScreen, *rows: HoldRow) -> EndHoldBox:
    sheet = sheet_of(screen).model_copy(update={"holds": rows})
    made = EndHoldBox(screen, own.context(), sheet)
    made.show_state()
    return made


def test_a_leader_is_told_what_follows_and_writes_why(own: Bench, own_screen: DebtorScreen) -> None:
    made = box(own, own_screen, rests(by_hand=True))
    assert "beholder prioriteten" in made.after.text()
    assert made.followed.text().endswith("oppheves når tiltaket er over, eller av en leder.")
    made.reason.edit.setText("feil")
    assert (
        "minst ti tegn. Det står i namsboken, og i brevet der skyldneren får et" in made.why_not()
    )
    made.reason.edit.setText("Registrert i retur ved en feil.")
    assert made.why_not() == ""
    made.deleteLater()


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (Reason.NOTICE_LOST, "oppheves når tiltaket er over, eller av en leder"),
        (Reason.PLAN, "ender med det den hviler på"),
    ],
)
def test_others_are_told_who_ends_it(
    own: Bench, own_screen: DebtorScreen, reason: Reason, told: str
) -> None:
    other = rests(by_hand=True, reason=Reason.OTHER)
    made = box(own, own_screen, other, rests(by_hand=False, reason=reason))
    words = [one.text() for one in made.findChildren(QLabel)]
    (said,) = [each for each in words if f"«{reason.label}»" in each]
    assert said.count(told) == 1
    assert ("hviler på" in said) == (reason is Reason.PLAN)  # and nothing against it
    made.deleteLater()


def test_what_others_end_is_seen_without_scrolling(own: Bench, own_screen: DebtorScreen) -> None:
    reasons = (Reason.PLAN, Reason.NOTICE_LOST)
    others = (rests(by_hand=False, reason=reason) for reason in reasons)
    made = box(own, own_screen, rests(by_hand=True), *others)
    made.show()
    own.settle()
    assert made.page.verticalScrollBar().maximum() == 0
    words = [one.text() for one in made.findChildren(QLabel)]
    assert [sum(f"«{each.label}»" in one for each in reasons) for one in words if "«" in one] == [
        1, 1,
    ]  # fmt: skip
    made.close()
