"""The walk through the rates: a new value under work with what it moves, and one that waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from collector_desk.client.connection import new_key
from collector_desk.ui.fields import Field
from collector_desk.ui.history import Place
from collector_desk.ui.rates.change import ChangeBox
from collector_desk.ui.rates.view import RatesScreen
from collector_desk.ui.tour.guide import Guide, StepFailed
from collector_desk.wire.rates import RateProposal

_INTEREST, _SETTING = "late_interest", "plan_months"
_SOURCE = "FOR-2026-11-20-1"
_TRIED = 300.0  # seconds at most for every running case to be reckoned anew on a busy machine
_WHY = "Satsen er kunngjort, og skal gjelde fra dagen den trer i kraft."


def interest(guide: Guide) -> RatesScreen:
    """The rates, and of them the interest with its values. Raises StepFailed where there is none."""
    guide.main.go(Place("rates"))
    screen = guide.main.tabs.current()
    assert isinstance(screen, RatesScreen)
    guide.until("satser", lambda: screen.presenter.tables)
    guide.settle("satser")
    if not screen.tables.select_key(_INTEREST):
        raise StepFailed(step="satser")
    guide.settle("satser")
    return screen


def change(guide: Guide) -> ChangeBox:
    """A lower interest from tomorrow, tried on every running case; closed by who opened it."""
    screen = interest(guide)
    screen.change()
    box = screen.box
    if box is None:
        raise StepFailed(step="satser")
    (value,) = box.values.fields.values()
    assert isinstance(value, Field)
    value.edit.setText("10,75")
    value.changed.emit()
    box.since.set_value(guide.main.context.house.today + timedelta(days=1))
    box.since.changed.emit()
    box.next_due.set_text("")
    box.source.edit.setText(_SOURCE)
    box.confirmed.setChecked(True)
    box.reasons.set_value(_WHY)
    box.trying.run()
    guide.until("satser", lambda: box.trying.found is not None, patience=_TRIED)
    guide.settle("satser")
    return box


def to_the_end(guide: Guide) -> ChangeBox:
    """The rest of the box: what moves, case by case."""
    box = change(guide)
    bar = box.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    return box


def propose(guide: Guide) -> None:
    """Put a value before the supervisor, who sees it next."""
    desk, today = guide.main.context.desk, guide.main.context.house.today
    for table, value in ((_INTEREST, Decimal("10.75")), (_SETTING, Decimal(10))):
        order = RateProposal(
            table=table, since=today + timedelta(days=1), values={"": value}, source=_SOURCE,
            confirmed=True, reasons=_WHY,
        )  # fmt: skip
        desk.rates.propose(order, key=new_key())


WAYS: dict[str, Callable[[Guide], object]] = {"box-rate": change, "box-rate-end": to_the_end}
"""What is written about a rate, by the name of its picture."""
