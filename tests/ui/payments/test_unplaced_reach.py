"""Everything on the screen of unplaced money is named, reached by the keys, and finds room."""

from __future__ import annotations

from PySide6.QtCore import Qt

from collector_desk.service.database import Database
from collector_desk.ui.panels import LinkLabel
from collector_desk.ui.payments.draft import Candidate
from collector_desk.ui.payments.view import UnplacedScreen
from tests.service.desks import Paid, claims_of, read_in
from tests.ui.payments.bench import Bench, nameless, tab_round


def test_every_control_has_a_name_and_tab_comes_back(bench: Bench, screen: UnplacedScreen) -> None:
    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    assert nameless(screen) == []
    assert {screen.table, screen.detail.foot.do} <= tab_round(bench, screen)


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
