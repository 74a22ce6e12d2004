"""«Stilt i bero» from the keys: what rests, of one team or all, and to the debtor."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import delete, update

from collector_desk.domain.holds import Reason
from collector_desk.errors.session import NotSignedIn
from collector_desk.models import Debtor, Hold, Opening, SessionToken, Team
from collector_desk.service.database import SYSTEM
from collector_desk.ui.holds.presenter import ALL, NONE
from collector_desk.ui.holds.view import HoldsScreen
from collector_desk.wire.holds import HoldRow
from tests.service.test_objections import Case
from tests.service.work_world import hold
from tests.ui.payments.bench import Bench, nameless, tab_round

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def held(bench: Bench, case: Case) -> HoldsScreen:
    """Beside the hold of the work world, one that was to be looked at and has no day."""
    with case.db.write(SYSTEM) as work:
        work.add(hold(case.books.debtor_id, until=None, review=date(2026, 11, 1)))
    made = HoldsScreen(bench.context())
    bench.show(made)
    made.focus_first()
    bench.settle()
    return made


def _rows(screen: HoldsScreen) -> list[HoldRow]:
    return [row for row in screen.table.rows.shown_rows() if isinstance(row, HoldRow)]


def test_what_was_to_be_looked_at_stands_on_top_and_is_counted(held: HoldsScreen) -> None:
    rows = _rows(held)
    assert [row.review_on for row in rows] == sorted(row.review_on for row in rows)
    assert rows[0].review_on == date(2026, 11, 1)
    assert held.status == f"{len(rows)} i bero · 1 skulle vært vurdert"


def test_a_team_is_chosen_by_the_keys_and_those_in_none_are_not_lost(
    bench: Bench, held: HoldsScreen, case: Case
) -> None:
    every = _rows(held)
    assert [held.team.itemData(at) for at in range(held.team.count())] == [ALL, NONE]
    with case.db.write(SYSTEM) as work:
        team = Team(name="Team Sentralt")
        work.add(team)
        work.flush()
        theirs = Debtor.id == case.books.debtor_id
        work.execute(update(Debtor).where(theirs).values(team_id=team.id))
    held.refresh()
    bench.settle()
    assert held.team.itemData(1) == "Team Sentralt"
    bench.press((Qt.Key.Key_B, CTRL))
    assert {row.team for row in _rows(held)} == {"Team Sentralt"}
    assert {row.debtor_id for row in _rows(held)} == {case.books.debtor_id}
    with case.db.write(SYSTEM) as work:
        work.execute(update(Debtor).values(team_id=None))
    held.refresh()
    bench.settle()
    assert held.presenter.team == ALL, "a team that has nothing is not left standing"
    held.team.setCurrentIndex(held.team.findData(NONE))
    assert len(_rows(held)) == len(every)


def test_a_private_reason_is_hidden_until_the_debtor_is_opened(
    bench: Bench, held: HoldsScreen, case: Case
) -> None:
    with case.db.write(SYSTEM) as work:
        private = Reason.SPECIAL_SITUATION.value
        work.execute(update(Hold).values(reason=private, text="Innlagt"))
        work.execute(delete(Opening))
    for label, text in (("Stilt i bero", ""), ("Særlig vanskelig situasjon", "Innlagt")):
        held.refresh()
        bench.settle()
        assert {(row.reason_label, row.text) for row in _rows(held)} == {(label, text)}
        bench.context().desk.debtors.open(case.books.debtor_id, reason="ringer om saken")


def test_enter_opens_the_debtor_and_every_control_has_a_name(
    bench: Bench, held: HoldsScreen
) -> None:
    assert nameless(held) == []
    assert {held.table, held.filter, held.team} <= tab_round(bench, held)
    held.table.setFocus()
    row = held.table.current_row()
    assert isinstance(row, HoldRow)
    bench.press(Qt.Key.Key_Return)
    assert bench.opened == [row.debtor_id]


def test_an_empty_list_says_what_would_fill_it(bench: Bench, held: HoldsScreen, case: Case) -> None:
    with case.db.write(SYSTEM) as work:
        work.execute(update(Hold).values(ended_on=date(2026, 11, 20)))
    held.refresh()
    bench.settle()
    assert "Ingenting er stilt i bero" in held.empty.accessibleName()


def test_a_list_that_cannot_be_fetched_anew_stands_and_says_so(
    bench: Bench, held: HoldsScreen, case: Case
) -> None:
    before = _rows(held)
    with case.db.write(SYSTEM) as work:
        work.execute(delete(SessionToken))
    held.refresh()
    bench.settle()
    assert _rows(held) == before
    assert held.status == NotSignedIn().text()
