"""Objections on the real service: the claim of look/06 among others, and a caseworker signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from collector_desk.client.connection import Connection
from collector_desk.client.desk import Desk
from collector_desk.domain.objection import Ground, UnitView
from collector_desk.service.database import Database
from collector_desk.ui.objections.view import ObjectionsScreen
from collector_desk.ui.tasks import Tasks
from collector_desk.ui.theme import Mode, Theme
from tests.kit import PASSWORD, open_db
from tests.service.casework import answer, objects
from tests.service.test_objections import Case
from tests.ui.payments.bench import Bench


@pytest.fixture
def db(sqlite_url: str) -> Iterator[Database]:
    """A screen asks the same of both engines; one of them is enough here."""
    opened = open_db(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def case(db: Database) -> Case:
    """One claim of 301 kroner, a part of it paid, and another of 5 000 kroner."""
    made = Case(db)
    made.books.pays(made.claim, 20_000, date(2026, 10, 1))
    return made


@pytest.fixture
def withdrawn(case: Case) -> int:
    """An objection whose unit has withdrawn the claim: ready to be upheld."""
    number = case.objects()
    answer(case.db, case.kari, number, UnitView.WITHDRAWS)
    return number


@pytest.fixture
def unheard(case: Case) -> int:
    """An objection against the claim itself; the unit was never asked."""
    other = case.books.claim(500_000, due=date(2026, 6, 15), interest_from=date(2026, 6, 15))
    return objects(
        case.db,
        case.kari,
        case.books.debtor_id,
        other,
        ground=Ground.NOT_RECEIVED,
        received_on=date(2026, 11, 20),
    )


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def desk_of(service: str) -> Callable[[str], Desk]:
    """The desk of a user that is there already."""

    def signed_in(username: str) -> Desk:
        made = Desk(Connection(service))
        made.session.sign_in(username, PASSWORD)
        return made

    return signed_in


@pytest.fixture
def bench(
    qtbot: QtBot, qapp: QApplication, tasks: Tasks, case: Case, desk_of: Callable[[str], Desk]
) -> Bench:
    """Kari's desk."""
    Theme.apply(qapp, Mode.LIGHT)
    return Bench(qtbot, tasks, desk_of("kari"), case.db)


@pytest.fixture
def screen(bench: Bench, withdrawn: int, unheard: int) -> ObjectionsScreen:
    """The list with two objections, the keys in it."""
    made = ObjectionsScreen(bench.context())
    bench.show(made)
    made.focus_first()
    bench.settle()
    return made
