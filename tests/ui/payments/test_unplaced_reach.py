"""Everything on the screen of unplaced money is named, reached by the keys, and finds room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from collector_desk.service import payment_signs
from collector_desk.service.database import Database
from collector_desk.ui import theme
from collector_desk.ui.cells import PADDING, fitted
from collector_desk.ui.chips import TEXT
from collector_desk.ui.panels import LinkLabel
from collector_desk.ui.payments.draft import Candidate
from collector_desk.ui.payments.tables import as_row
from collector_desk.ui.payments.view import UnplacedScreen
from collector_desk.wire.payments import Suggestion
from tests.service.desks import Paid, claims_of, read_in
from tests.ui.payments.bench import Bench, nameless, tab_round


def test_every_control_has_a_name_and_tab_comes_back(bench: Bench, screen: UnplacedScreen) -> None:
    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    assert nameless(screen) == []
    assert {screen.table, screen.detail.foot.do} <= tab_round(bench, screen)


@pytest.mark.parametrize(
    "reason",
    [
        payment_signs.NEAR_KID,
        payment_signs.PLAN_KID,
        payment_signs.NEAR_PLAN_KID,
        payment_signs.KID_IN_TEXT,
        payment_signs.CLAIM_IN_TEXT,
        payment_signs.CASE_IN_TEXT,
        payment_signs.INVOICE_IN_TEXT,
        payment_signs.ACCOUNT,
        payment_signs.NAME,
    ],
)
def test_why_a_claim_is_suggested_is_not_cut(screen: UnplacedScreen, reason: str) -> None:
    table = screen.detail.suggestions
    at = [each.key for each in table.rows.columns].index("reason")
    metrics = QFontMetrics(theme.current().font(TEXT))
    room = table.columnWidth(at) - 2 * theme.current().px(PADDING)
    assert not table.rows.columns[at].two_lines, "the reason has both lines"
    assert "…" not in "".join(fitted(reason.capitalize(), room, metrics, two=True))


def test_the_whole_reason_stands_below_with_the_kind(bench: Bench, screen: UnplacedScreen) -> None:
    for row in screen.table.rows.shown_rows():
        screen.table.select_key(as_row(row).payment_id)  # type: ignore[union-attr]
        bench.settle()
        chosen = screen.detail.suggestions.current_row()
        if isinstance(chosen, Suggestion):
            assert screen.detail.reason.text() == f"{chosen.kind_label}: {chosen.reason}"
            return
    pytest.fail("no payment has a suggestion")


def test_where_it_is_narrow_the_list_and_the_payment_take_turns(
    bench: Bench, screen: UnplacedScreen
) -> None:
    screen.resize(760, 560)
    bench.settle()
    assert screen.table.isVisible()
    assert not screen.detail.isVisible()
    screen.table.setFocus()
    bench.press(Qt.Key.Key_Return)
    assert screen.detail.isVisible()
    assert not screen.table.isVisible()
    screen.back_to_list()
    assert screen.table.isVisible()


def test_what_would_only_be_credit_is_taken_off_with_one_key(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    claim = claims_of(db)[0]
    owed = bench.desk.search(claim.number).claims[0].owed
    read_in(db, Paid(amount=2_000_000, order="051026"), number=2)
    screen.refresh()
    bench.settle()
    screen.table.select_place(3)
    bench.settle()
    screen.placing.pick(
        Candidate(
            claim_id=claim.id, number=claim.number, debtor_id=1, about="", owed=owed, strong=True
        )
    )
    bench.settle()
    preview = screen.placing.preview
    assert preview is not None
    over = preview.claims[0].credit_after
    assert over > 0
    (link,) = screen.detail.balances.findChildren(LinkLabel)
    link.setFocus()
    bench.press(Qt.Key.Key_Space)
    assert screen.placing.preview is not None
    assert screen.placing.preview.claims[0].after == 0
    assert screen.placing.preview.claims[0].credit_after == 0
