"""The practice desk on the other side of the year end: both rules side by side, lawfully."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from collector_desk.domain.claim import Regime
from collector_desk.domain.enforcement.measure import MeasureKind, MeasureStage
from collector_desk.domain.enforcement.request.decision import Decision
from collector_desk.exchange.enforcement.schema import schema_faults
from collector_desk.models import (
    Approval,
    BankFile,
    BookEntry,
    Debtor,
    House,
    Measure,
    Notice,
    RequestVersion,
)
from collector_desk.paths import NEW_SIDE
from collector_desk.service import measure_sheet, practice_ready, request_drop
from collector_desk.service.database import SYSTEM, Database, Who, Work
from collector_desk.service.practice_desk import NEW_DAY
from collector_desk.service.practice_new_year import NEW_YEAR, NOTICED, PROPOSED
from collector_desk.service.verify import verify
from tests.databases import sqlite_address
from tests.service.practice_desks import filled
from tests.service.test_practice import signed_in
from tests.service.test_practice_measures import faults, sheet

WITHHOLDING, LIEN, REQUEST = MeasureKind


@pytest.fixture(scope="module")
def desk(
    migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Database, Who]]:
    path = tmp_path_factory.mktemp("new-year") / "desk.db"
    shutil.copyfile(migrated_file, path)
    with filled(sqlite_address(path), debtors=60, side=NEW_SIDE) as db:
        yield db, signed_in(db)


def measures(work: Work) -> list[tuple[str, str, str, str]]:
    query = select(Debtor.name, Measure).join(Measure, Measure.debtor_id == Debtor.id)
    rows = work.execute(query.order_by(Measure.id)).all()
    return [(name, row.kind, row.regime, row.stage) for name, row in rows]


def decided(work: Work) -> Measure:
    """The one that was decided by the new rules."""
    query = select(Measure).where(Measure.regime == "new", Measure.stage == "decided")
    return work.scalars(query).one()


def test_measures_of_both_rules_stand_side_by_side(database_url: str) -> None:
    with filled(database_url, debtors=60, side=NEW_SIDE) as db, db.read(SYSTEM) as work:
        old, new = Regime.OLD, Regime.NEW
        stage = MeasureStage
        assert measures(work) == [
            (practice_ready.RUNS, WITHHOLDING, old, stage.IN_FORCE),
            (practice_ready.WAGE, WITHHOLDING, new, stage.DRAFT),
            (practice_ready.ACCOUNT, LIEN, old, stage.DRAFT),
            (practice_ready.PARENT, REQUEST, new, stage.DRAFT),
            (practice_ready.WAITS, WITHHOLDING, old, stage.LAPSED),
            (practice_ready.WAITS, WITHHOLDING, new, stage.DECIDED),
            (practice_ready.NEXT, WITHHOLDING, new, stage.WAITING),
        ]
        assert work.get_one(House, "practice").value == NEW_DAY.isoformat()
        assert verify(work).whole


def test_what_nobody_approved_under_the_old_rules_lapsed_on_new_years_day(
    desk: tuple[Database, Who],
) -> None:
    with desk[0].read() as work:
        row = work.scalars(select(Measure).where(Measure.stage == "lapsed")).one()
        assert (row.ended_on, row.decided_on) == (NEW_YEAR, None)
        assert "før nytt regelverk gjaldt" in row.ended_why
        assert work.get_one(Approval, row.approval_id).state != "approved"


def test_the_notices_were_given_again_with_three_weeks(desk: tuple[Database, Who]) -> None:
    with desk[0].read() as work:
        query = (
            select(Debtor.name, Notice.deadline)
            .join(Notice, Notice.debtor_id == Debtor.id)
            .where(Notice.sent_on == NOTICED, Notice.kind == "enforcement_notice")
        )
        told = dict(iter(work.execute(query)))
        assert told.keys() == {practice_ready.WAGE, practice_ready.WAITS, practice_ready.NEXT}
        assert all(day and (day - NOTICED).days >= 21 for day in told.values())


def test_the_decision_under_the_new_rules_is_two_persons_and_its_message_is_laid(
    desk: tuple[Database, Who], tmp_path: Path
) -> None:
    db, _ = desk
    with db.read() as work:
        row = decided(work)
        approval = work.get_one(Approval, row.approval_id)
        assert (approval.proposed_by, approval.decided_by) == ("Kari Nordmann", "Per Dahl")
        assert (row.made_at.date(), row.decided_on, row.ends_on) == (PROPOSED, NEW_DAY, None)
        book = select(BookEntry.what).where(BookEntry.measure_id == row.id)
        assert list(work.scalars(book)) == ["decided", "letters"]
        (made,) = work.scalars(select(RequestVersion))
        assert made.measure_id == row.id
        assert schema_faults(Decision, made.content) == ()
        number = row.number
    laid_out = [told for told in request_drop.run(db, tmp_path) if not told.startswith("Klage")]
    assert laid_out == [f"Beslutning om trekk: {number}, versjon 1 er lagt klar"]
    (laid,) = tmp_path.rglob("beslutning.json")
    assert laid.read_bytes() == made.content


def test_the_list_says_by_which_rules_and_how_much_where_that_is_ours(
    desk: tuple[Database, Who],
) -> None:
    db, kari = desk
    with db.read(kari) as work:
        rows = {row.number: row for row in measure_sheet.listed(work).rows}
    shown = {
        row.stage: (row.debtor_name, row.regime_label, row.monthly)
        for row in rows.values()
        if row.stage is not MeasureStage.DRAFT
    }
    assert shown == {
        MeasureStage.IN_FORCE: (practice_ready.RUNS, "Tidligere regelverk", 245_000),
        MeasureStage.DECIDED: (practice_ready.WAITS, "Nytt regelverk", None),
        MeasureStage.WAITING: (practice_ready.NEXT, "Nytt regelverk", None),
    }


@pytest.mark.parametrize("name", [practice_ready.WAGE, practice_ready.NEXT])
def test_a_draft_and_one_that_waits_hold_all_conditions_of_the_new_rules(
    desk: tuple[Database, Who], name: str
) -> None:
    found = sheet(desk, name).reckoned
    assert (found.regime, found.regime_label, found.estimate) == (
        Regime.NEW, "Nytt regelverk", True,
    )  # fmt: skip
    assert faults(found) == []
    assert found.findings == ()


def test_the_bank_has_told_of_money_until_the_day_before_the_decision(
    desk: tuple[Database, Who],
) -> None:
    with desk[0].read() as work:
        days = {one.imported_at.date() for one in work.scalars(select(BankFile))}
    assert {NOTICED, PROPOSED} <= {day for day in days if day > date(2026, 11, 23)}
