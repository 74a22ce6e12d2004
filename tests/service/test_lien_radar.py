"""Months before an account lien lapses, the worklist asks what becomes of it, once."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.domain.work import WorkKind
from collector_desk.models import Task
from collector_desk.service import measure_night, measure_run
from collector_desk.service.database import Database
from collector_desk.wire.measures import MeasureSheet, ToldPayer
from collector_desk.wire.work import WorkRow
from tests.service.enforcing import TODAY, Enforcement
from tests.service.work_world import rows

LAPSES = date(2029, 11, 23)
FIRST = date(2029, 7, 23)  # four months before


@pytest.fixture
def case(db: Database) -> Enforcement:
    return Enforcement(db)


def charged(case: Enforcement, *, told: bool = True) -> MeasureSheet:
    sheet = case.decided(case.lien())
    if told:
        with case.db.write(case.kari) as work:
            measure_run.told(work, sheet.measure_id, ToldPayer(version=sheet.version, day=TODAY))
    return case.sheet(sheet.measure_id)


def night(case: Enforcement, day: date) -> None:
    case.day(day)
    measure_night.check_all(case.db)


def asked(case: Enforcement) -> list[Task]:
    with case.db.read() as work:
        query = select(Task).where(Task.text.contains("pantet faller bort"))
        return list(work.scalars(query))


def listed(case: Enforcement) -> list[WorkRow]:
    found = rows(case.db, case.kari, kinds=[WorkKind.FOLLOW_UP])
    return [row for row in found if "pantet faller bort" in row.why]


def test_it_is_asked_four_months_before_and_not_sooner(case: Enforcement) -> None:
    sheet = charged(case)
    assert sheet.ends_on == LAPSES
    night(case, date(2029, 7, 22))
    assert asked(case) == []
    night(case, FIRST)
    (task,) = asked(case)
    assert (task.due_on, task.state) == (LAPSES, "open")
    assert task.text.startswith(f"{sheet.number}: pantet faller bort 23.11.2029")
    assert "tvangsdekning" in task.text
    (row,) = listed(case)
    assert row.due == LAPSES


def test_it_is_asked_once_also_where_it_was_answered(case: Enforcement) -> None:
    charged(case)
    night(case, FIRST)
    with case.db.write(case.kari) as work:
        work.scalars(
            select(Task).where(Task.text.contains("pantet faller bort"))
        ).one().state = "done"
    night(case, date(2029, 8, 1))
    assert [task.state for task in asked(case)] == ["done"]


def test_the_lien_lapses_on_its_day_all_the_same(case: Enforcement) -> None:
    sheet = charged(case)
    night(case, FIRST)
    night(case, date(2029, 11, 24))
    assert case.row(sheet.measure_id).stage == MeasureStage.LAPSED


def test_one_that_the_bank_never_had_is_not_asked_about(case: Enforcement) -> None:
    charged(case, told=False)
    night(case, FIRST)
    assert asked(case) == []
