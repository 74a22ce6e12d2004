"""Two times: what is owed on any day, as it was known on any day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from collector_desk.ui.debtor.parts import lay_out_now
from collector_desk.ui.debtor.texts import Asked
from collector_desk.ui.debtor.view import DebtorScreen
from collector_desk.ui.fields import Field
from collector_desk.ui.formats import kr
from tests.ui.debtor.conftest import Bench
from tests.ui.debtor.hands import CONTROL, days, press, sheet_of, shown_texts, write


def test_another_day_is_chosen_by_keys_and_said_on_a_band(
    bench: Bench, screen: DebtorScreen
) -> None:
    press(Qt.Key.Key_D, CONTROL)
    assert days(screen).isVisible()
    assert days(screen).on.edit.hasFocus()
    write("9.3.2026")
    press(Qt.Key.Key_Return)
    bench.settle()
    assert sheet_of(screen).sums.principal == 1_000_000
    assert screen.bands.day.isVisible()
    assert "09.03.2026" in screen.bands.day.accessibleName()
    press(Qt.Key.Key_Escape)
    assert not days(screen).isVisible()
    assert screen.head.day.hasFocus()
    screen.bands.day.acted.emit()
    bench.settle()
    assert not screen.bands.isVisible()


def test_a_future_day_says_that_its_rate_is_provisional(bench: Bench, screen: DebtorScreen) -> None:
    screen.presenter.look_at(date(2027, 3, 1), None)
    bench.settle()
    assert screen.bands.rate.isVisible()
    assert "Foreløpig sats fra 01.01.2027" in screen.bands.rate.accessibleName()
    screen.pages.claims.table.point_at(Asked(sheet_of(screen).claims[0].claim_id, "interest"))
    bench.settle()
    assert "foreløpig sats" in " ".join(shown_texts(screen.side.explanation))


def test_what_has_changed_since_a_day_is_shown_with_its_cause(
    bench: Bench, screen: DebtorScreen
) -> None:
    screen.choose_day()
    days(screen).since.set_value(date(2026, 8, 31))
    days(screen).since.edit.setFocus()
    press(Qt.Key.Key_Return)
    bench.settle()
    panel = screen.side.explanation
    assert panel.title.text().startswith("Endret siden 31.08.2026:")
    assert any("betalt til virksomheten" in text for text in shown_texts(panel))


def test_a_day_that_is_no_day_is_said_at_the_field(screen: DebtorScreen) -> None:
    screen.choose_day()
    days(screen).on.set_value(None)
    write("31.2.2026")
    places = [each.geometry() for each in days(screen).findChildren(Field)]
    tall, page = days(screen).height(), screen.pages.y()
    press(Qt.Key.Key_Return)
    lay_out_now()
    assert "kalenderen" in days(screen).on.error()
    assert any("kalenderen" in text for text in shown_texts(days(screen)))
    assert [each.geometry() for each in days(screen).findChildren(Field)] == places
    assert (days(screen).height(), screen.pages.y()) == (tall, page), "nothing moved for it"


def test_a_claim_that_was_not_here_yet_is_said_so_and_counts_as_nothing(
    bench: Bench, screen: DebtorScreen
) -> None:
    screen.presenter.look_at(date(2026, 8, 31), date(2026, 8, 31))
    bench.settle()
    table = screen.pages.claims.table
    shown = [table.model().index(0, column).data() for column in range(table.model().columnCount())]
    assert "Ikke mottatt ennå" in shown
    table.let_go()
    assert screen.status == f"0 krav · {kr(0)}"
