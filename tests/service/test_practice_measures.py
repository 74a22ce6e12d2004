"""The practice desk has debtors ready for enforcement and measures at every stage, lawfully."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.models import Approval, BookEntry, Debtor, Measure
from collector_desk.service import gate, measure_sheet, practice_ready
from collector_desk.service.database import Database, Who
from collector_desk.service.practice_desk import DAY
from collector_desk.service.verify import verify
from collector_desk.wire.measures import MeasureSheet, Reckoned
from tests.databases import sqlite_address
from tests.service.practice_desks import filled
from tests.service.test_practice import signed_in


@pytest.fixture(scope="module")
def desk(
    migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Database, Who]]:
    path = tmp_path_factory.mktemp("measures") / "desk.db"
    shutil.copyfile(migrated_file, path)
    with filled(sqlite_address(path), debtors=60) as db:
        yield db, signed_in(db)


def sheet(desk: tuple[Database, Who], name: str) -> MeasureSheet:
    """The measure of somebody, as Kari sees it."""
    db, kari = desk
    with db.write(kari) as work:
        number = work.scalars(select(Debtor.id).where(Debtor.name == name)).one()
        gate.open_debtor(work, number, "tvangsinnkreving")
        row = work.scalars(select(Measure).where(Measure.debtor_id == number)).one()
        return measure_sheet.show(work, row.id)


def faults(found: Reckoned) -> list[str]:
    return [f"{one.label}: {one.detail}" for one in found.conditions if not one.holds]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (practice_ready.WAGE, MeasureKind.WITHHOLDING),
        (practice_ready.ACCOUNT, MeasureKind.ACCOUNT_LIEN),
        (practice_ready.PARENT, MeasureKind.REQUEST),
    ],
)
def test_debtors_are_ready_for_each_kind_of_measure(
    desk: tuple[Database, Who], name: str, kind: MeasureKind
) -> None:
    draft = sheet(desk, name)
    found = draft.reckoned
    assert (draft.kind, draft.stage) == (kind, MeasureStage.DRAFT)
    assert faults(found) == []
    assert found.findings == ()
    assert found.may_propose, found.why_not
    assert found.total > 0


def test_measures_stand_at_the_stages_of_the_list(database_url: str) -> None:
    with filled(database_url, debtors=60) as db, db.read() as work:
        query = select(Debtor.name, Measure).join(Measure, Measure.debtor_id == Debtor.id)
        found = dict(iter(work.execute(query)))
        assert {name: row.stage for name, row in found.items()} == {
            practice_ready.WAGE: MeasureStage.DRAFT,
            practice_ready.ACCOUNT: MeasureStage.DRAFT,
            practice_ready.PARENT: MeasureStage.DRAFT,
            practice_ready.WAITS: MeasureStage.WAITING,
            practice_ready.RUNS: MeasureStage.IN_FORCE,
        }
        runs = found[practice_ready.RUNS]
        assert runs.decided_on is not None
        assert runs.decided_on < DAY
        approval = work.get_one(Approval, runs.approval_id)
        assert (approval.proposed_by, approval.decided_by) == ("Kari Nordmann", "Per Dahl")
        told = work.scalars(select(BookEntry.what).where(BookEntry.measure_id == runs.id))
        assert list(told) == ["decided", "letters", "told"]
        assert verify(work).whole


def test_the_one_that_waits_may_be_approved_as_it_stands(desk: tuple[Database, Who]) -> None:
    found = sheet(desk, practice_ready.WAITS).reckoned
    assert faults(found) == []
    assert found.amount == found.largest == 245_000
