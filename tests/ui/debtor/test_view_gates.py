"""The debtor screen where something stands in the way: a gate, a lost service, a slow one."""

from __future__ import annotations

import itertools
import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from collector_desk.service.database import Database
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.formats import kr
from collector_desk.wire.debtors import Explain
from collector_desk.wire.explanations import Explanation
from tests.service.one_debtor import debtor_with_a_claim
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import sheet_of, shown_texts


def test_outside_the_portfolio_the_reason_is_asked_for_once(
    own: Bench, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QWidget] = []

    def reason(parent: QWidget) -> str:
        asked.append(parent)
        return "skyldneren ringer"

    monkeypatch.setattr("collector_desk.ui.search.reason.ask_reason", reason)
    screen = own.screen(debtor_with_a_claim(db))
    own.settle()
    assert asked == [screen]
    assert screen.title == "Lykt, Fager"


def test_who_gives_no_reason_sees_why_and_can_ask_again(
    own: Bench, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([None, "skyldneren ringer"])
    monkeypatch.setattr("collector_desk.ui.search.reason.ask_reason", lambda _: next(answers))
    screen = own.screen(debtor_with_a_claim(db))
    assert screen.presenter.sheet is None
    assert any("krever en begrunnelse" in text for text in shown_texts(screen.waiting))
    screen.waiting.acted.emit()
    own.settle()
    assert sheet_of(screen).name == "Lykt, Fager"


def test_a_lost_service_keeps_the_screen_and_leaves_telling_of_it_to_the_window(
    bench: Bench, screen: DebtorScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setattr(bench.desk.connection, "_url", "http://127.0.0.1:9")
        screen.refresh()
        bench.settle()
    assert screen.presenter.lost
    assert not screen.bands.isVisible(), "the window's own line says it, and takes no room twice"
    assert screen.head._owed.text() == kr(sheet_of(screen).sums.total)
    screen.refresh()
    bench.settle()
    assert not screen.presenter.lost


def test_an_explanation_that_fails_says_so_in_its_place(
    bench: Bench, screen: DebtorScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = sheet_of(screen).claims[0]
    with monkeypatch.context() as away:
        away.setattr(bench.desk.connection, "_url", "http://127.0.0.1:9")
        screen.pages.claims.table.point_at(Asked(row.claim_id, "fees"))
        bench.settle()
        assert "Tjenesten svarer ikke." in shown_texts(screen.side.explanation)
    screen.side.explanation._warning.acted.emit()
    bench.settle()
    assert "Tjenesten svarer ikke." not in shown_texts(screen.side.explanation)


def test_the_window_never_waits_for_the_service(
    bench: Bench, screen: DebtorScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = bench.desk.debtors.explain

    def slow(debtor_id: int, order: Explain) -> Explanation:
        time.sleep(0.3)
        return real(debtor_id, order)

    monkeypatch.setattr(bench.desk.debtors, "explain", slow)
    ticks: list[float] = []
    clock = QTimer(screen)
    clock.setInterval(5)
    clock.timeout.connect(lambda: ticks.append(time.monotonic()))
    clock.start()
    screen.pages.claims.table.point_at(Asked(sheet_of(screen).claims[0].claim_id, "interest"))
    bench.settle()
    clock.stop()
    longest = max(later - one for one, later in itertools.pairwise(ticks))
    assert longest < 0.2, "a call of 300 ms must not be felt in the window"
