"""What the debtor screen knows, asked of the real service without a window."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desk.errors.rates import NoRate
from collector_desk.errors.service import Unreachable
from collector_desk.service.database import Database
from collector_desk.ui.debtor.presenter import REVEALED_MS, State
from collector_desk.wire.debtors import Looks
from tests.kit import TODAY
from tests.service.one_debtor import NUMBER, debtor_with_a_claim
from tests.ui.debtor.conftest import Bench


def test_a_debtor_of_ones_own_portfolio_opens_at_once(bench: Bench, debtor_id: int) -> None:
    found = bench.presenter(debtor_id)
    assert found.state is State.SHOWN
    assert found.sheet is not None
    assert found.sheet.sums.principal == 800_000
    assert found.is_today


def test_outside_the_portfolio_a_reason_is_asked_for_and_then_it_opens(
    own: Bench, db: Database
) -> None:
    found = own.presenter(debtor_with_a_claim(db))
    assert (found.state, found.sheet) == (State.REASON, None)
    found.open("skyldneren ringer om saken")
    own.settle()
    assert found.sheet is not None
    found.refresh()
    own.settle()
    assert found.refusal is None, "the reason is given once, not at every refresh"


def test_without_a_reason_the_screen_still_says_why(own: Bench, db: Database) -> None:
    found = own.presenter(debtor_with_a_claim(db))
    found.give_up_reason()
    assert found.state is State.REASON
    assert found.refusal is not None
    assert "begrunnelse" in found.refusal.sentence


def test_any_day_can_be_looked_at_and_left_again(bench: Bench, debtor_id: int) -> None:
    found = bench.presenter(debtor_id)
    assert found.sheet is not None
    owed_now = found.sheet.sums.total
    found.look_at(date(2026, 3, 9), None)
    bench.settle()
    assert found.sheet.sums.principal == 1_000_000
    assert not found.is_today
    found.look_at(date(2026, 3, 9), date(2026, 8, 31))
    bench.settle()
    assert (found.sheet.known, found.sheet.sums.total) == (date(2026, 8, 31), 0)
    found.refresh()
    bench.settle()
    assert found.sheet.known == date(2026, 8, 31), "F5 stays on the day that is shown"
    found.back_to_today()
    bench.settle()
    assert found.is_today
    assert found.sheet.sums.total == owed_now


def test_a_day_that_cannot_be_answered_leaves_what_is_shown(
    bench: Bench, debtor_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = bench.presenter(debtor_id)
    shown = found.sheet

    def refuse(*_: object, **__: object) -> None:
        raise NoRate(table="Forsinkelsesrente", day="1990-01-01", first="2015-01-01")

    monkeypatch.setattr(bench.desk.debtors, "open", refuse)
    found.look_at(date(1990, 1, 1), None)
    bench.settle()
    assert found.sheet is shown
    assert found.refusal is not None
    assert not found.lost
    found.dismiss()
    assert found.refusal is None


def test_a_lost_service_is_told_and_what_is_there_stays(
    bench: Bench, debtor_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = bench.presenter(debtor_id)
    with monkeypatch.context() as away:
        away.setattr(bench.desk.connection, "_url", "http://127.0.0.1:9")
        found.refresh()
        bench.settle()
        assert found.lost
        assert found.sheet is not None
    found.refresh()
    bench.settle()
    assert not found.lost
    assert found.refusal is None


def test_the_identity_number_is_shown_for_a_minute_and_then_masked(
    bench: Bench, debtor_id: int
) -> None:
    found = bench.presenter(debtor_id)
    assert found.sheet is not None
    assert NUMBER not in found.sheet.model_dump_json()
    found.reveal()
    bench.settle()
    assert found.revealed == NUMBER
    assert found._mask_again.isActive()
    assert REVEALED_MS == 60_000
    with bench.qtbot.waitSignal(found.identity_changed):
        found._mask_again.setInterval(1)
        found._mask_again.start()
    assert found.revealed == ""


def test_pressing_again_masks_the_number_at_once(bench: Bench, debtor_id: int) -> None:
    found = bench.presenter(debtor_id)
    found.reveal()
    bench.settle()
    found.reveal()
    assert found.revealed == ""
    assert not found._mask_again.isActive()


def test_a_call_beside_the_sheet_that_fails_says_so_and_changes_nothing(
    bench: Bench, debtor_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = bench.presenter(debtor_id)

    def lost(*_: object) -> Looks:
        raise Unreachable

    monkeypatch.setattr(bench.desk.debtors, "reveal", lost)
    found.reveal()
    bench.settle()
    assert found.lost
    assert found.revealed == ""
    assert found.sheet is not None
    assert found.today == TODAY
