"""One call for each amount pointed at, kept as long as the sheet, never an older answer."""

from __future__ import annotations

import time
from datetime import date

import pytest

from collector_desk.ui.debtor.explain_presenter import ExplainPresenter
from collector_desk.ui.debtor.presenter import DebtorPresenter
from collector_desk.ui.debtor.texts import PARTS, Asked
from collector_desk.wire.debtors import Explain
from collector_desk.wire.explanations import Explanation
from tests.ui.debtor.conftest import Bench


class Counted:
    """Counts the calls that reach the service, and may hold them up."""

    def __init__(self, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
        self.orders: list[Explain] = []
        self.slow: dict[str, float] = {}
        self._real = bench.desk.debtors.explain
        monkeypatch.setattr(bench.desk.debtors, "explain", self.explain)

    def explain(self, debtor_id: int, order: Explain) -> Explanation:
        self.orders.append(order)
        time.sleep(self.slow.get(order.part, 0))
        return self._real(debtor_id, order)


@pytest.fixture
def counted(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(bench, monkeypatch)


@pytest.fixture
def explain(bench: Bench, debtor_id: int, counted: Counted) -> ExplainPresenter:
    debtor = bench.presenter(debtor_id)
    made = ExplainPresenter(debtor)
    assert debtor.sheet is not None
    made.show_sheet(debtor.sheet)
    bench.settle()
    return made


def _debtor(explain: ExplainPresenter) -> DebtorPresenter:
    found = explain.parent()
    assert isinstance(found, DebtorPresenter)
    return found


def _claim(explain: ExplainPresenter) -> int:
    sheet = _debtor(explain).sheet
    assert sheet is not None
    return sheet.claims[0].claim_id


def test_with_nothing_chosen_the_total_is_explained(explain: ExplainPresenter) -> None:
    assert explain.asked == Asked(None, "total")
    assert explain.explanation is not None
    assert explain.explanation.amount == explain.amount
    assert explain.adds_up
    assert not explain.outdated


@pytest.mark.parametrize("part", PARTS)
def test_each_amount_opens_into_lines_that_add_up_to_it(
    bench: Bench, explain: ExplainPresenter, part: str
) -> None:
    explain.ask(Asked(_claim(explain), part))
    bench.settle()
    assert explain.explanation is not None
    assert explain.explanation.part == part
    assert sum(leaf.amount for leaf in explain.explanation.leaves) == explain.amount


def test_an_amount_is_fetched_once(
    bench: Bench, explain: ExplainPresenter, counted: Counted
) -> None:
    asked = Asked(_claim(explain), "interest")
    for _ in range(3):
        explain.ask(asked)
        bench.settle()
        explain.ask(Asked())
        bench.settle()
    assert [order.part for order in counted.orders] == ["total", "interest"]


def test_an_older_answer_never_covers_a_newer_one(
    bench: Bench, explain: ExplainPresenter, counted: Counted
) -> None:
    counted.slow["interest"] = 0.15
    explain.ask(Asked(_claim(explain), "interest"))
    explain.ask(Asked(_claim(explain), "fees"))
    bench.qtbot.wait(250)
    assert explain.explanation is not None
    assert explain.explanation.part == "fees"


def test_a_new_sheet_forgets_what_was_explained_of_the_old(
    bench: Bench, explain: ExplainPresenter, counted: Counted
) -> None:
    debtor = _debtor(explain)
    debtor.look_at(date(2026, 3, 9), None)
    bench.settle()
    assert debtor.sheet is not None
    explain.show_sheet(debtor.sheet)
    assert explain.explanation is None
    bench.settle()
    assert explain.explanation is not None
    assert explain.explanation.on == date(2026, 3, 9)
    assert len(counted.orders) == 2


def test_an_amount_that_has_changed_at_the_service_is_marked(
    bench: Bench, explain: ExplainPresenter, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = bench.desk.debtors.explain

    def later(debtor_id: int, order: Explain) -> Explanation:
        return real(debtor_id, order.model_copy(update={"on": date(2026, 12, 24)}))

    monkeypatch.setattr(bench.desk.debtors, "explain", later)
    explain.ask(Asked(_claim(explain), "interest"))
    bench.settle()
    assert explain.outdated


def test_deeds_are_asked_once_for_the_claim_and_once_for_the_debtor(
    bench: Bench, explain: ExplainPresenter
) -> None:
    whole = explain.deeds
    assert whole is not None
    assert {deed.name for deed in whole.deeds} >= {"notes.add", "reports.case_summary"}
    explain.ask(Asked(_claim(explain), "fees"))
    bench.settle()
    of_claim = explain.deeds
    assert of_claim is not None
    assert of_claim.claim_id == _claim(explain)
    assert [deed.name for deed in of_claim.deeds if not deed.lawful and not deed.reason] == []
    explain.ask(Asked(_claim(explain), "interest"))
    assert explain.deeds is of_claim


def test_what_has_changed_since_a_day_is_told_with_its_cause(
    bench: Bench, explain: ExplainPresenter
) -> None:
    explain.compare(date(2026, 8, 31))
    bench.settle()
    found = explain.difference
    assert found is not None
    assert found.amount_then == 0
    assert found.amount_now == explain.amount
    assert sum(leaf.amount for leaf in found.leaves) == found.amount_now - found.amount_then
    explain.again()
    assert explain.difference is None
