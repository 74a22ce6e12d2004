"""«Finn et annet krav»: by a debtor's name or any words, then among that debtor's open claims."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from collector_desk.errors.service import Unreachable
from collector_desk.models import Audit, Debtor
from collector_desk.service import unplaced
from collector_desk.service.database import SYSTEM, Database
from collector_desk.ui.formats import day, kid, kr
from collector_desk.ui.payments.tables import as_row
from collector_desk.ui.payments.view import UnplacedScreen
from collector_desk.ui.table import TableView
from collector_desk.ui.theme import Mode, Theme
from collector_desk.wire.payments import ClaimsOf
from tests.service.desks import claims_of
from tests.ui.payments.bench import Bench

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def unknown(bench: Bench, screen: UnplacedScreen) -> UnplacedScreen:
    """The payment that nothing is suggested for, the keys in the field."""
    bench.press(Qt.Key.Key_Down)
    screen.find_claim()
    return screen


def _name(db: Database) -> str:
    with db.read() as work:
        return work.scalars(select(Debtor.name)).one()


def test_a_name_and_two_choices_place_the_money(
    bench: Bench, unknown: UnplacedScreen, db: Database
) -> None:
    finder, name = unknown.detail.finder, _name(db)
    payment = as_row(unknown.table.current_row())
    assert payment is not None
    bench.press(name.split()[0].lower())
    assert [hit.title for hit in finder.presenter.hits] == [name]
    bench.press(Qt.Key.Key_Return)  # the only hit: its claims
    assert QApplication.focusWidget() is finder.claims
    assert finder.whose.text() == f"Åpne krav: {name}"
    shown = [row.kid for row in finder.presenter.of.claims]  # type: ignore[union-attr]
    assert shown == [claim.kid for claim in claims_of(db)]
    bench.press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    share = unknown.detail.shares.rows()[0]
    assert QApplication.focusWidget() is share.field.edit
    assert finder.field.text() == ""
    assert finder.claims.isHidden()
    foot = unknown.detail.foot
    foot.reason.setFocus()
    bench.press("ringte og ba om det", CTRL_ENTER)
    with db.read() as work:
        placed = unplaced.show(work, payment.payment_id).placements
    assert [(one.claim_id, one.amount) for one in placed] == [(claims_of(db)[1].id, 250_000)]


def test_each_claim_shows_its_amount_kid_and_age(
    bench: Bench, unknown: UnplacedScreen, db: Database
) -> None:
    bench.press(_name(db), Qt.Key.Key_Return)
    model, first = unknown.detail.finder.claims.rows, claims_of(db)[0]
    row = [model.index(0, at).data() for at in range(len(model.columns))]
    age = (bench.context().house.today - first.due_date).days
    owed = bench.desk.search(first.number).claims[0].owed
    due = day(first.due_date)
    assert row == [first.number, kid(first.kid), due, kr(owed).removesuffix("\xa0kr")]
    assert f"{age} dager" in model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_row_one_stands_on_is_seen_at_double_size(
    bench: Bench, unknown: UnplacedScreen, db: Database, qapp: QApplication
) -> None:
    Theme.apply(qapp, Mode.LIGHT, 200)
    claims, page = unknown.detail.finder.claims, unknown.detail.page.viewport()
    bench.press(_name(db), Qt.Key.Key_Return)
    for place in range(3):
        bench.qtbot.waitUntil(lambda: _seen(claims, page))
        assert claims.currentIndex().row() == place
        bench.press(Qt.Key.Key_Down)


def _seen(table: TableView, page: QWidget) -> bool:
    row = table.visualRect(table.currentIndex())
    top = table.viewport().mapTo(page, row.topLeft()).y()
    return top >= 0 and top + row.height() <= page.height()


def test_escape_goes_back_one_step_at_a_time(
    bench: Bench, unknown: UnplacedScreen, db: Database
) -> None:
    finder = unknown.detail.finder
    bench.press(_name(db), Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is finder.claims
    bench.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is finder.hits
    bench.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is finder.field.edit
    assert finder.field.text() == ""
    bench.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is unknown.table


def test_a_number_still_takes_its_claim_at_once(
    bench: Bench, unknown: UnplacedScreen, db: Database
) -> None:
    bench.press(claims_of(db)[2].kid, Qt.Key.Key_Return)
    assert [row.claim_id for row in unknown.detail.shares.rows()] == [claims_of(db)[2].id]


def test_enter_among_several_goes_to_the_list(
    bench: Bench, unknown: UnplacedScreen, db: Database
) -> None:
    finder = unknown.detail.finder
    bench.press(claims_of(db)[0].number.rsplit("-", 1)[0].removeprefix("K-") + "0000")
    assert len(finder.presenter.hits) > 1
    bench.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is finder.hits
    assert unknown.detail.shares.rows() == []


def test_another_payment_begins_with_an_empty_field(
    bench: Bench, unknown: UnplacedScreen, db: Database
) -> None:
    bench.press(_name(db), Qt.Key.Key_Return)
    unknown.table.setFocus()
    bench.press(Qt.Key.Key_Up)
    finder = unknown.detail.finder
    assert (finder.field.text(), finder.presenter.of, finder.presenter.hits) == ("", None, ())


def test_a_protected_debtor_is_found_by_the_cleared_only(
    bench: Bench, unknown: UnplacedScreen, db: Database
) -> None:
    name = _name(db)
    with db.write(SYSTEM) as work:
        work.get_one(Debtor, 1).protection = "confidential"
    bench.press(name)
    finder = unknown.detail.finder
    assert finder.presenter.hits == ()
    assert finder.words.text() == f"Ingen skyldnere, krav eller saker på «{name}»."
    with db.read() as work:
        noted = select(Audit).where(Audit.deed == "payments.claims_of")
        assert work.scalars(noted).all() == []


def test_claims_that_did_not_come_leave_the_hits_to_try_again(
    bench: Bench, unknown: UnplacedScreen, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = bench.desk.payments.claims_of

    def lost(*_: object) -> ClaimsOf:
        raise Unreachable

    finder = unknown.detail.finder
    monkeypatch.setattr(bench.desk.payments, "claims_of", lost)
    bench.press(_name(db), Qt.Key.Key_Return)
    assert Unreachable.sentence in finder.words.text()
    assert finder.hits.isVisible()
    monkeypatch.setattr(bench.desk.payments, "claims_of", asked)
    bench.press(Qt.Key.Key_Return)
    assert finder.claims.isVisible()
