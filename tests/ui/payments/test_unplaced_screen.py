"""Unplaced money from the keys: seen, placed, split, moved, taken back, and never twice."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from collector_desk.client.desk import Desk
from collector_desk.errors.service import Unreachable
from collector_desk.models import FactRow
from collector_desk.service import placing, unplaced
from collector_desk.service.database import SYSTEM, Database
from collector_desk.ui.formats import kr
from collector_desk.ui.payments import texts
from collector_desk.ui.payments.dismiss import DismissBox
from collector_desk.ui.payments.draft import Candidate, Deed
from collector_desk.ui.payments.tables import as_row
from collector_desk.ui.payments.view import UnplacedScreen
from collector_desk.ui.tasks import Tasks
from collector_desk.wire.payments import Part, PaymentSheet, Place, UnplacedRow
from tests.service.desks import Paid, claims_of, counted, read_in
from tests.ui.payments.bench import Bench

CTRL_ENTER = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _rows(screen: UnplacedScreen) -> list[UnplacedRow]:
    return [row for each in screen.table.rows.shown_rows() if (row := as_row(each)) is not None]


def _sheet(db: Database, payment_id: int) -> PaymentSheet:
    with db.read() as work:
        return unplaced.show(work, payment_id)


def _claim(db: Database, place: int) -> Candidate:
    claim = claims_of(db)[place]
    return Candidate(
        claim_id=claim.id, number=claim.number, debtor_id=1, about="", owed=1_250_050, strong=False
    )


def _by_another(db: Database, payment_id: int, amount: int, *, version: int = 1) -> None:
    parts = (Part(claim_id=claims_of(db)[1].id, amount=amount),)
    with db.write(SYSTEM) as work:
        placing.place(work, payment_id, Place(version=version, parts=parts, reason="av en annen"))


def test_the_list_says_how_much_waits_and_how_long(screen: UnplacedScreen) -> None:
    assert screen.status == f"3 innbetalinger · {kr(390_000)} · eldste 3 dager"
    assert [row.unplaced for row in _rows(screen)] == [100_000, 250_000, 40_000]
    assert screen.detail.head.why.text() == "Ikke plassert fordi: KID mangler."


def test_what_another_placed_meanwhile_is_gone_when_the_list_is_seen_again(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    screen.hide()
    _by_another(db, _rows(screen)[0].payment_id, 100_000)
    screen.show()
    bench.settle()
    assert screen.status == f"2 innbetalinger · {kr(290_000)} · eldste 3 dager"


def test_a_filter_says_how_many_of_how_many(bench: Bench, screen: UnplacedScreen) -> None:
    screen.seek()
    bench.press("ukjent avsender")
    assert screen.status.startswith("1 vist av 3 innbetalinger")
    bench.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is screen.table


def test_a_payment_that_the_filter_hides_is_shown_all_the_same(
    bench: Bench, screen: UnplacedScreen
) -> None:
    screen.seek()
    bench.press("ukjent avsender")
    hidden = next(row for row in screen.presenter.rows if "ukjent" not in row.text)
    screen.show_payment(hidden.payment_id)
    bench.settle()
    assert screen.filter.text() == ""
    assert getattr(screen.table.current_row(), "payment_id", None) == hidden.payment_id


def test_three_keys_place_a_payment_and_go_to_the_next(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    first = _rows(screen)[0]
    bench.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.detail.suggestions
    bench.press(Qt.Key.Key_Space, CTRL_ENTER)
    sheet = _sheet(db, first.payment_id)
    assert (sheet.payment.unplaced, [each.amount for each in sheet.placements]) == (0, [100_000])
    current = as_row(screen.table.current_row())
    assert current is not None
    assert current.unplaced == 250_000
    assert QApplication.focusWidget() is screen.table
    assert screen.status == f"2 innbetalinger · {kr(290_000)} · eldste 3 dager"
    assert bench.toasts == [f"{kr(100_000)} er plassert på {claims_of(db)[0].number}."]


def test_the_preview_shows_what_the_placing_then_does(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    preview = screen.placing.preview
    assert preview is not None
    assert (preview.unplaced_before, preview.unplaced_after) == (100_000, 0)
    told = screen.detail.balances.accessibleName()
    after, page = screen.detail.balances, screen.detail.page.viewport()
    bench.qtbot.waitUntil(lambda: after.mapTo(page, after.rect().bottomLeft()).y() <= page.height())
    screen.place()
    bench.settle()
    hits = bench.desk.search(claims_of(db)[0].number).claims
    assert kr(hits[0].owed) in told
    assert hits[0].owed == preview.claims[0].after


def test_a_claim_that_was_not_a_strong_sign_needs_a_reason(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    bench.press(Qt.Key.Key_Down)
    screen.placing.pick(_claim(db, 1))
    bench.settle()
    foot = screen.detail.foot
    assert not foot.do.isEnabled()
    assert foot.do.accessibleDescription() == "Skriv hvorfor, minst fem tegn."
    foot.reason.setFocus()
    bench.press("betaleren ringte", CTRL_ENTER)
    with db.read() as work:
        facts = [fact for fact in work.query(FactRow) if fact.payment_id and fact.reason]
    assert [fact.reason for fact in facts] == ["betaleren ringte"]


def test_a_payment_is_split_and_the_rest_is_counted_live(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    row = _rows(screen)[0]
    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    share = screen.detail.shares.rows()[0]
    share.field.setFocus()
    share.field.edit.selectAll()
    bench.press("600")
    assert screen.detail.foot.left.text() == f"Igjen å plassere: {kr(40_000)}"
    screen.placing.pick(_claim(db, 1))
    bench.settle()
    assert screen.detail.foot.left.text() == "Hele beløpet plasseres"
    screen.placing.give_reason("delt etter avtale")
    screen.place()
    bench.settle()
    amounts = [each.amount for each in _sheet(db, row.payment_id).placements]
    assert sorted(amounts) == [40_000, 60_000]


def test_too_much_is_told_before_it_is_sent(bench: Bench, screen: UnplacedScreen) -> None:
    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    claim_id = screen.detail.shares.rows()[0].claim_id
    screen.placing.type_amount(claim_id, "1000,01")
    assert screen.detail.foot.left.text() == f"{kr(1)} for mye"
    assert not screen.detail.foot.do.isEnabled()
    screen.placing.give_rest(claim_id)
    bench.settle()
    assert screen.detail.foot.do.isEnabled()


def test_what_somebody_else_did_is_shown_and_nothing_typed_is_lost(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    row = _rows(screen)[0]
    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    _by_another(db, row.payment_id, 30_000)
    bench.press(CTRL_ENTER)
    news = screen.detail.head.news.accessibleName()
    assert f"{SYSTEM.name} plasserte {kr(30_000)} på {claims_of(db)[1].number}." in news
    assert f"Uplassert var {kr(100_000)}, nå {kr(70_000)}." in news
    assert screen.detail.shares.rows()[0].field.edit.text() == "1\u00a0000,00"
    assert _sheet(db, row.payment_id).payment.unplaced == 70_000
    assert "for mye" in screen.detail.foot.left.text()


def test_an_order_whose_answer_was_lost_is_carried_out_once(
    bench: Bench, screen: UnplacedScreen, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, carried_out = _rows(screen)[0], bench.desk.payments.place

    def lost(payment_id: int, order: Place, *, key: str) -> PaymentSheet:
        carried_out(payment_id, order, key=key)
        raise Unreachable

    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    monkeypatch.setattr(bench.desk.payments, "place", lost)
    screen.place()
    bench.settle()
    assert screen.detail.foot.do.text() == "Send igjen"
    monkeypatch.setattr(bench.desk.payments, "place", carried_out)
    screen.place()
    bench.settle()
    assert [each.amount for each in _sheet(db, row.payment_id).placements] == [100_000]
    assert screen.placing.problem is None


def test_a_lost_order_that_a_refresh_shows_as_done_is_not_offered_again(
    bench: Bench, screen: UnplacedScreen, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried_out = bench.desk.payments.place

    def lost(payment_id: int, order: Place, *, key: str) -> PaymentSheet:
        carried_out(payment_id, order, key=key)
        raise Unreachable

    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    screen.placing.type_amount(screen.detail.shares.rows()[0].claim_id, "400")
    monkeypatch.setattr(bench.desk.payments, "place", lost)
    screen.place()
    bench.settle()
    screen.refresh()
    bench.settle()
    assert screen.placing.draft is not None
    assert screen.placing.draft.empty
    assert not screen.placing.uncertain
    assert _sheet(db, _rows(screen)[0].payment_id).payment.unplaced == 60_000


def test_placed_money_is_taken_back_with_a_reason(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    row = _rows(screen)[0]
    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    screen.place()
    bench.settle()
    before = counted(db, FactRow)["fact"]
    screen.detail.take_back.click()
    bench.settle()
    foot = screen.detail.foot
    assert QApplication.focusWidget() is foot.reason.edit
    preview = screen.placing.preview
    assert preview is not None
    assert preview.unplaced_after == 100_000
    assert not foot.do.isEnabled()
    bench.press("gjaldt en annen", CTRL_ENTER)
    sheet = _sheet(db, row.payment_id)
    assert (sheet.payment.unplaced, sheet.placements) == (100_000, ())
    assert counted(db, FactRow)["fact"] == before + 1
    assert screen.detail.foot.do.text() == "Plasser"


def test_placed_money_is_moved_to_another_claim(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    row = _rows(screen)[0]
    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    screen.place()
    bench.settle()
    screen.detail.move_on.click()
    bench.settle()
    assert screen.placing.draft is not None
    assert screen.placing.draft.deed is Deed.MOVE
    bench.press(claims_of(db)[2].number, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.detail.shares.rows()[0].field.edit
    screen.placing.give_reason("feil krav i meldingen")
    screen.place()
    bench.settle()
    placed = _sheet(db, row.payment_id).placements
    assert [(each.claim_number, each.amount) for each in placed] == [
        (claims_of(db)[2].number, 100_000)
    ]


def test_esc_leaves_a_move_and_keeps_what_was_written(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    screen.place()
    bench.settle()
    screen.detail.take_back.click()
    bench.press("halvveis")
    screen.back_to_list()
    bench.settle()
    assert screen.placing.draft is not None
    assert screen.placing.draft.deed is Deed.PLACE
    screen.detail.take_back.click()
    bench.settle()
    assert screen.detail.foot.reason.edit.text() == "halvveis"


def test_a_draft_stays_while_another_payment_is_looked_at(
    bench: Bench, screen: UnplacedScreen
) -> None:
    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Space)
    screen.back_to_list()
    bench.press(Qt.Key.Key_Down)
    assert screen.detail.shares.rows() == []
    bench.press(Qt.Key.Key_Up)
    assert [row.field.edit.text() for row in screen.detail.shares.rows()] == ["1\u00a0000,00"]


def test_enter_on_a_suggestion_opens_its_debtor(bench: Bench, screen: UnplacedScreen) -> None:
    suggestion = _rows(screen)[0].suggestions[0]
    bench.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert bench.opened == [suggestion.debtor_id]


def test_money_the_bank_took_back_is_told_in_words_and_raises_the_debt(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    claim = claims_of(db)[0]
    paid, back = Paid(amount=50_000, kid=claim.kid), Paid(amount=20_000, kind=13, sign="-")
    read_in(db, paid, back, number=2)
    screen.refresh()
    bench.settle()
    row = next(row for row in _rows(screen) if row.amount < 0)
    screen.table.select_key(row.payment_id)
    bench.settle()
    assert screen.detail.head.back.isVisible()
    assert kr(20_000) in screen.detail.head.back.accessibleName()
    screen.placing.pick(_claim(db, 0))
    bench.settle()
    preview = screen.placing.preview
    assert preview is not None
    assert preview.claims[0].after > preview.claims[0].before
    screen.placing.give_reason("gjelder betalingen i går")
    screen.place()
    bench.settle()
    assert _sheet(db, row.payment_id).payment.unplaced == 0


def test_what_the_bank_sent_is_folded_and_shown_character_for_character(
    bench: Bench, screen: UnplacedScreen
) -> None:
    told = screen.detail.told
    assert told.raw.isHidden()
    bench.press((Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier))
    assert told.raw.isVisible()
    assert told.raw.toPlainText() == _rows(screen)[0].raw


def test_an_auditor_sees_everything_and_can_place_nothing(
    tasks: Tasks, bench: Bench, sign_in: Callable[..., Desk], db: Database
) -> None:
    other = Bench(bench.qtbot, tasks, sign_in("rune", role="auditor", name="Rune Revisor"), db)
    screen = UnplacedScreen(other.context())
    other.show(screen)
    assert screen.status.startswith("3 innbetalinger")
    foot = screen.detail.foot
    assert foot.role.isVisible()
    assert not foot.do.isVisible()
    assert not screen.detail.finder.isVisible()


def test_an_empty_list_says_why_and_what_fills_it(bench: Bench, screen: UnplacedScreen) -> None:
    for row in _rows(screen):
        _by_another(bench.db, row.payment_id, row.unplaced)
    screen.refresh()
    bench.settle()
    assert screen.status == "Ingen uplasserte innbetalinger"
    assert "OCR-fil" in screen._empty.accessibleName()


def test_a_strong_match_is_greyed_for_who_leads_nobody_and_says_why(
    bench: Bench, screen: UnplacedScreen, db: Database
) -> None:
    read_in(db, Paid(amount=70_000, text="k2026000001"), number=7)
    screen.refresh()
    bench.settle()
    rows = [each for each in _rows(screen) if any(one.strong for one in each.suggestions)]
    screen.show_payment(rows[0].payment_id)
    bench.settle()
    assert screen.detail.dismiss.isVisible()
    assert not screen.detail.dismiss.isEnabled()
    assert "avvises av en leder" in screen.detail.dismiss.accessibleDescription()
    assert screen.detail.kept.isVisible()
    assert "avvises av en leder" in screen.detail.kept.text()


def test_a_match_is_dismissed_with_a_reason_and_stands_as_dismissed(
    bench: Bench, qapp: QApplication, tasks: Tasks, db: Database, sign_in: Callable[..., Desk]
) -> None:
    read_in(db, Paid(amount=70_000, text="k2026000001"), number=7)
    made = UnplacedScreen(
        Bench(bench.qtbot, tasks, sign_in("sif", role="supervisor", name="Sif Lund"), db).context()
    )
    bench.show(made)
    bench.settle()
    row = _rows(made)[0]
    made.detail.dismiss.click()
    box = made.findChild(DismissBox)
    assert box is not None
    assert not box.do.isEnabled()
    of_debtor = [each for each in row.suggestions if each.debtor_id == row.suggestions[0].debtor_id]
    assert box.told.text().count("\n• ") == len(of_debtor)
    assert "av andre som skylder samme krav" in box.told.text()
    if folder := os.environ.get("DESK_LOOK"):
        box.grab().save(f"{folder}/dismiss.png")
    box.reason.edit.setPlainText("Betaleren mente en annen sak.")
    assert box.do.isEnabled()
    box.send()
    bench.settle()
    (first, *_) = _sheet(db, row.payment_id).payment.suggestions
    assert first.dismissed == "Avvist 23.11.2026 av Sif Lund"
    assert made.detail.reason.text().endswith("Avvist 23.11.2026 av Sif Lund.")
    assert not made.detail.dismiss.isEnabled()
    said = made.detail.dismiss.accessibleDescription()
    assert said.startswith("Avvist 23.11.2026 av Sif Lund.")
    assert made.detail.dismiss.toolTip() == said
    assert texts.suggested(_rows(made)[0]) == "avvist"
