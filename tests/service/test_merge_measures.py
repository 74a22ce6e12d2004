"""A merge takes along what is being enforced: the measure, its claims and what the book says."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureStage
from collector_desk.models import APPEND_ONLY, BookEntry, Debtor, Measure, Task
from collector_desk.service import measure_run, measure_sheet, merging, moving
from collector_desk.service.database import SYSTEM, Database
from collector_desk.service.verify import verify
from collector_desk.wire.measures import StopMeasure, ToldPayer
from collector_desk.wire.merges import MergeDebtors, MergeRow, SplitDebtors
from tests.service.casework import opens
from tests.service.enforcing import TODAY, Enforcement

WHY = "Skyldneren har betalt arbeidsgiveren."


class World(Enforcement):
    """A withholding is decided and told, and the debtor turns out to be another one too."""

    def __init__(self, db: Database) -> None:
        super().__init__(db)
        self.measure = self.decided().measure_id
        with db.write(self.kari) as work:
            version = work.get_one(Measure, self.measure).version
            measure_run.told(work, self.measure, ToldPayer(version=version, day=TODAY))
        with db.write(SYSTEM) as work:
            row = Debtor(
                kind="person", name="Vik, Sol", search_name="vik sol", street="Bogstadveien 3",
                postcode="0355", city="Oslo",
            )  # fmt: skip
            work.add(row)
            work.flush()
            self.kept = row.id
        opens(db, self.kari, self.kept)

    def merge(self) -> MergeRow:
        with self.db.write(self.kari) as work:
            order = MergeDebtors(gone_id=self.debtor, reasons=WHY)
            return merging.merge(work, self.kept, order).rows[0]

    def stop(self) -> None:
        with self.db.write(self.kari) as work:
            version = work.get_one(Measure, self.measure).version
            measure_run.stop(work, self.measure, StopMeasure(version=version, why=WHY))

    def book(self) -> list[BookEntry]:
        with self.db.read() as work:
            return list(work.scalars(select(BookEntry).order_by(BookEntry.id)))

    def asked(self) -> list[str]:
        with self.db.read() as work:
            return list(work.scalars(select(Task.text).where(Task.state == "open")))

    def proved(self) -> bool:
        with self.db.read() as work:
            return verify(work).whole


@pytest.fixture
def world(db: Database) -> World:
    return World(db)


def test_nothing_that_is_only_added_to_is_moved() -> None:
    assert {table.__tablename__ for table in APPEND_ONLY} & {
        table.name for table, _ in moving.columns()
    } == set()


def test_the_measure_comes_along_and_the_book_is_read_with_it(world: World) -> None:
    written = [(one.id, one.debtor_id) for one in world.book()]
    assert len(written) >= 2
    world.merge()
    assert world.row(world.measure).debtor_id == world.kept
    assert [(one.id, one.debtor_id) for one in world.book()] == written
    with world.db.read(world.kari) as work:
        sheet = measure_sheet.show(work, world.measure)
    assert len(sheet.book) == len(written)
    world.stop()
    assert world.row(world.measure).stage == MeasureStage.STOPPED.value
    assert world.proved()


def test_it_goes_back_when_they_are_split_and_can_be_stopped_there(world: World) -> None:
    row = world.merge()
    assert [text for text in world.asked() if "riktig navn og nummer" in text]
    with world.db.write(world.kari) as work:
        order = SplitDebtors(version=row.version, why="Det var to personer")
        merging.split(work, row.merge_id, order)
    assert world.row(world.measure).debtor_id == world.debtor
    assert not [text for text in world.asked() if "riktig navn og nummer" in text]
    world.stop()
    assert world.row(world.measure).stage == MeasureStage.STOPPED.value
    assert world.proved()
